//! Kitchen screens and stations, as programs see and define them.

use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, ScreenId, StationId};
use goimon_domain::screen::{self, BadScreen, KeyChange, KitchenKey, Level, OrderKind, Setup, TextSize};
use goimon_domain::time::At;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A kitchen screen that the manager defined.
#[derive(Serialize, ToSchema)]
pub struct Screen<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: ScreenId,
    /// What people call it.
    pub name: &'a str,
    /// What it shows: `tickets` of stations, checks at the `pass`, or what waits for a `runner`.
    #[schema(example = "tickets")]
    pub level: &'static str,
    /// Its stations; none stands for all of them, also those to come.
    #[schema(value_type = Vec<Uuid>)]
    pub stations: &'a [StationId],
    /// The orders: `dine-in`, `takeaway`, `delivery`.
    pub orders: Vec<&'static str>,
    /// How many columns; as many as fit when nobody said.
    pub columns: Option<u8>,
    /// How large its text is: `normal`, `large` or `largest`.
    #[schema(example = "normal")]
    pub text: &'static str,
    /// Whether it may be heard.
    pub sound: bool,
    /// After how many minutes a ticket is about to be late, and late; as its station says when nobody said.
    pub limits: Option<(u16, u16)>,
    /// What other keys do.
    pub keys: Vec<Key>,
}

/// That another key does what a usual one does.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// What the bump bar sends, as browsers name it.
    #[schema(example = "F1")]
    pub pressed: String,
    /// The usual key that it stands for.
    #[schema(example = "Enter")]
    pub usual: String,
}

impl<'a> Screen<'a> {
    /// A screen.
    pub fn of(screen: &'a screen::Screen) -> Self {
        let setup = &screen.setup;
        let key = |change: &KeyChange| Key { pressed: change.pressed.clone(), usual: change.key.usual().to_owned() };
        Self {
            id: screen.id,
            name: &screen.name,
            level: setup.level.word(),
            stations: &setup.stations,
            orders: setup.orders.iter().map(|kind| kind.word()).collect(),
            columns: setup.columns,
            text: setup.text.word(),
            sound: setup.sound,
            limits: setup.limits,
            keys: setup.keys.iter().map(key).collect(),
        }
    }
}

/// How a screen is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScreenWanted {
    /// What people call it.
    name: String,
    /// What it shows: `tickets` of stations, checks at the `pass`, or what waits for a `runner`.
    #[serde(default)]
    level: Option<String>,
    /// Its stations; none stands for all of them, also those to come.
    #[schema(value_type = Vec<Uuid>)]
    #[serde(default)]
    stations: Vec<StationId>,
    /// The orders: `dine-in`, `takeaway`, `delivery`; all of them when nothing is said.
    #[serde(default)]
    orders: Option<Vec<String>>,
    /// How many columns, 2 to 8; as many as fit when nothing is said.
    #[serde(default)]
    columns: Option<u8>,
    /// How large its text is: `normal`, `large` or `largest`.
    #[serde(default)]
    text: Option<String>,
    /// Whether it may be heard; yes when nothing is said.
    #[serde(default)]
    sound: Option<bool>,
    /// After how many minutes a ticket is about to be late, and late.
    #[serde(default)]
    limits: Option<(u16, u16)>,
    /// What other keys do.
    #[serde(default)]
    keys: Vec<Key>,
}

impl ScreenWanted {
    /// Its name and setup.
    pub fn setup(self) -> Result<(String, Setup), BadScreen> {
        let order = |word: String| OrderKind::from_word(&word).ok_or(BadScreen::Orders);
        let key = |key: Key| {
            let usual = KitchenKey::from_usual(&key.usual).ok_or(BadScreen::Keys)?;
            Ok(KeyChange { pressed: key.pressed, key: usual })
        };
        let usual = Setup::default();
        let setup = Setup {
            level: self.level.map_or(Ok(usual.level), |word| Level::from_word(&word).ok_or(BadScreen::Level))?,
            stations: self.stations,
            orders: match self.orders {
                Some(words) => words.into_iter().map(order).collect::<Result<_, _>>()?,
                None => usual.orders,
            },
            columns: self.columns,
            text: self.text.map_or(Ok(usual.text), |word| TextSize::from_word(&word).ok_or(BadScreen::Text))?,
            sound: self.sound.unwrap_or(usual.sound),
            limits: self.limits,
            keys: self.keys.into_iter().map(key).collect::<Result<_, BadScreen>>()?,
        };
        Ok((self.name, setup))
    }
}

/// Where a station's tickets are to stand.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeOver {
    /// The screen: `station:<id>`, `screen:<id>` or `expo`.
    #[schema(example = "expo")]
    pub at: String,
}

/// A station as it is now.
#[derive(Serialize, ToSchema)]
pub struct StationNow<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: StationId,
    /// The word by which menu files name it.
    pub code: &'a str,
    /// How many tickets stand there.
    pub tickets: usize,
    /// The screen that shows it for its own, while one does: `station:<id>`, `screen:<id>` or `expo`.
    pub shown_at: Option<String>,
    /// Since when its orders wait for a screen to show them; nothing while they are shown.
    #[schema(value_type = Option<i64>)]
    pub dark_since: Option<At>,
    /// The checks whose orders no screen of it has shown.
    #[schema(value_type = Vec<Uuid>)]
    pub not_shown: Vec<CheckId>,
}

impl<'a> StationNow<'a> {
    /// The stations of a house, in order.
    pub fn all(house: &'a House) -> Vec<Self> {
        let dark = house.dark_stations();
        let reference = &house.reference;
        let stations = reference.stations.iter().map(|station| {
            let cover = reference.covers.iter().find(|cover| cover.station == station.id);
            let dark = dark.iter().find(|dark| dark.station.id == station.id);
            Self {
                id: station.id,
                code: &station.code,
                tickets: house.tickets_at(station.id).len(),
                shown_at: cover.map(|cover| cover.place.to_string()),
                dark_since: dark.map(|dark| dark.since),
                not_shown: dark.map(|dark| dark.checks.iter().map(|check| check.id).collect()).unwrap_or_default(),
            }
        });
        stations.collect()
    }
}
