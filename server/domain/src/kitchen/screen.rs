//! Kitchen screens as the manager wants them: which stations and orders each shows, how large, how loud, by which keys.
//!
//! A station has a screen of its own without anybody defining one. A defined screen shows one station, several or all, of
//! all orders or only some. When a station's screen is down another takes its tickets over until it is back.
//!
//! What could go wrong: a screen that shows only takeaway says that it has painted a table's order (it never does: who has
//! seen what is asked of [`Scope::shows`]); a screen that was redefined keeps tickets it must not show (its views start
//! anew with the reference); two screens take the same station over (the last one has it); a station's own screen comes
//! back unnoticed (whatever it paints gives the station back).

mod keys;
mod scope;

pub use keys::{KeyChange, KitchenKey};
pub use scope::{Place, Scope};

use crate::check::Check;
use crate::ids::{ScreenId, StationId};
use crate::line::Stamp;
use serde::{Deserialize, Serialize};

/// The narrowest and the widest grid, in columns.
pub const COLUMNS: std::ops::RangeInclusive<u8> = 2..=8;
/// A name is not longer than this.
const LONGEST_NAME: usize = 60;
/// Nobody waits longer for a ticket, in minutes.
const LONGEST_WAIT: u16 = 240;

/// A screen that the manager defined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Its id.
    pub id: ScreenId,
    /// What people call it.
    pub name: String,
    /// Its place among the screens.
    pub position: i32,
    /// What it shows, and how.
    pub setup: Setup,
}

/// What a screen shows, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// What it shows of the kitchen's work.
    #[serde(default)]
    pub level: Level,
    /// The stations; none stands for all of them, also those to come.
    pub stations: Vec<StationId>,
    /// The orders.
    pub orders: Vec<OrderKind>,
    /// How many columns; as many as fit when nobody said.
    #[serde(default)]
    pub columns: Option<u8>,
    /// How large its text is.
    #[serde(default)]
    pub text: TextSize,
    /// Whether it may be heard.
    pub sound: bool,
    /// After how many minutes a ticket is about to be late, and late; as its station says when nobody said.
    #[serde(default)]
    pub limits: Option<(u16, u16)>,
    /// What its keys send other than usual.
    #[serde(default)]
    pub keys: Vec<KeyChange>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            level: Level::default(),
            stations: Vec::new(),
            orders: OrderKind::ALL.to_vec(),
            columns: None,
            text: TextSize::default(),
            sound: true,
            limits: None,
            keys: Vec::new(),
        }
    }
}

/// Where in the work a screen stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Where it is made: tickets of stations.
    #[default]
    Tickets,
    /// Where it is put together: checks with all their parts.
    Pass,
    /// Where it waits to be carried out: what the pass has handed over.
    Runner,
}

impl Level {
    /// Every level, in the order of the work.
    pub const ALL: [Level; 3] = [Level::Tickets, Level::Pass, Level::Runner];

    /// The word in forms, in JSON and in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Level::Tickets => "tickets",
            Level::Pass => "pass",
            Level::Runner => "runner",
        }
    }

    /// The level of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.word() == word)
    }
}

/// How an order leaves the kitchen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderKind {
    /// To a table.
    DineIn,
    /// In a bag.
    Takeaway,
    /// By a driver.
    Delivery,
}

impl OrderKind {
    /// Every kind.
    pub const ALL: [OrderKind; 3] = [OrderKind::DineIn, OrderKind::Takeaway, OrderKind::Delivery];

    /// The kind of a check's orders.
    pub fn of(check: &Check) -> Self {
        match (check.table, &check.away) {
            (Some(_), _) => OrderKind::DineIn,
            (None, Some(away)) if away.delivery => OrderKind::Delivery,
            (None, _) => OrderKind::Takeaway,
        }
    }

    /// The word in forms and in message keys.
    pub fn word(self) -> &'static str {
        match self {
            OrderKind::DineIn => "dine-in",
            OrderKind::Takeaway => "takeaway",
            OrderKind::Delivery => "delivery",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// How large a screen's text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextSize {
    /// To be read from two metres away.
    #[default]
    Normal,
    /// From three.
    Large,
    /// From across the room.
    Largest,
}

impl TextSize {
    /// Every size.
    pub const ALL: [TextSize; 3] = [TextSize::Normal, TextSize::Large, TextSize::Largest];

    /// The word in forms, stylesheets and message keys.
    pub fn word(self) -> &'static str {
        match self {
            TextSize::Normal => "normal",
            TextSize::Large => "large",
            TextSize::Largest => "largest",
        }
    }

    /// The size of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.word() == word)
    }
}

/// That a screen shows the tickets of a station whose own screen is down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// Whose tickets.
    pub station: StationId,
    /// Where they are shown.
    pub place: Place,
    /// Since when, and who said so.
    pub stamp: Stamp,
}

/// Why a screen can't be as somebody wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadScreen {
    /// No name, or one that no button holds.
    #[error("a screen has a name of at most 60 letters")]
    Name,
    /// A station that is none of this house.
    #[error("there is no such station")]
    Station,
    /// No orders at all.
    #[error("a screen shows at least one kind of order")]
    Orders,
    /// No such level.
    #[error("a screen shows tickets, checks at the pass, or what waits for runners")]
    Level,
    /// No such size of text.
    #[error("text is normal, large or largest")]
    Text,
    /// Too few or too many columns.
    #[error("a screen has 2 to 8 columns")]
    Columns,
    /// Minutes that make no sense.
    #[error("a ticket is about to be late before it is late, within 240 minutes")]
    Limits,
    /// A key that is no key, or means two things.
    #[error("each key means one thing")]
    Keys,
}

impl Setup {
    /// Whether a screen can be so, in a house with these stations.
    ///
    /// # Errors
    /// [`BadScreen`] says what is wrong first.
    pub fn check(&self, name: &str, is_station: impl Fn(StationId) -> bool) -> Result<(), BadScreen> {
        let length = name.trim().chars().count();
        if !(1..=LONGEST_NAME).contains(&length) || name.chars().any(char::is_control) {
            return Err(BadScreen::Name);
        }
        if !self.stations.iter().all(|station| is_station(*station)) {
            return Err(BadScreen::Station);
        }
        if self.orders.is_empty() {
            return Err(BadScreen::Orders);
        }
        if self.columns.is_some_and(|columns| !COLUMNS.contains(&columns)) {
            return Err(BadScreen::Columns);
        }
        if self.limits.is_some_and(|(warn, late)| warn == 0 || warn >= late || late > LONGEST_WAIT) {
            return Err(BadScreen::Limits);
        }
        keys::check(&self.keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn bad(change: impl FnOnce(&mut Setup)) -> BadScreen {
        let mut setup = Setup::default();
        change(&mut setup);
        setup.check("Bếp", |_| false).unwrap_err()
    }

    #[test]
    fn what_a_screen_can_not_be_is_said() {
        assert_eq!(Setup::default().check("Bếp", |_| false), Ok(()));
        assert_eq!(Setup::default().check("  ", |_| true), Err(BadScreen::Name));
        assert_eq!(bad(|setup| setup.stations.push(StationId(Uuid::nil()))), BadScreen::Station);
        assert_eq!(bad(|setup| setup.orders.clear()), BadScreen::Orders);
        assert_eq!(bad(|setup| setup.columns = Some(9)), BadScreen::Columns);
        for limits in [(0, 5), (5, 5), (10, 5), (5, 241)] {
            assert_eq!(bad(|setup| setup.limits = Some(limits)), BadScreen::Limits);
        }
        let key = |pressed: &str, key| KeyChange { pressed: pressed.into(), key };
        assert_eq!(bad(|setup| setup.keys = vec![key("", KitchenKey::Bump)]), BadScreen::Keys);
        assert_eq!(
            bad(|setup| setup.keys = vec![key("F1", KitchenKey::Bump), key("F1", KitchenKey::Done)]),
            BadScreen::Keys
        );
    }
}
