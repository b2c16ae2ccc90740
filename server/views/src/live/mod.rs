//! Live views: what a screen shows, as elements that are replaced by their id.
//!
//! Every element is one HTML tag with an `id`. Its root tag carries:
//! - `data-into`: the id of the container it belongs in; `data-order`: a whole number by which it is sorted there;
//! - `data-v`: the fingerprint of its own HTML, put in by [`Element::new`].
//!
//! A view's fingerprint (`sum` of a beat) is the wrapping 32-bit sum of FNV-1a over `id:v` of all its elements, in hex, so
//! that a browser can reckon it from what it really shows. Elements know no user, no request and no clock: ages are
//! reckoned in the browser from `data-since`, personal touches are made there too.

pub(crate) mod afterwards;
mod board;
mod check;
pub(crate) mod checkout;
pub(crate) mod counted;
pub(crate) mod courses;
pub(crate) mod dark;
pub(crate) mod day;
mod expo;
mod floor;
pub(crate) mod handed;
mod look;
mod pass;
mod prints;
mod sent;
pub(crate) mod station;
mod taking;

pub(crate) use check::part;
pub use look::Look;
pub(crate) use sent::SENT;

use dark::DARK;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, LineId, RoundId, ScreenId, StationId, TableId, TicketId};
use goimon_domain::lang::Lang;
use goimon_domain::screen::{Level, Place, Scope};
use goimon_domain::transfer::Moving;
use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// What a screen can show live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum View {
    /// All tables.
    Floor,
    /// One station's tickets.
    Station(StationId),
    /// Every check with all its stations' parts.
    Expo,
    /// The till's list of open checks.
    Checkout,
    /// One check.
    Check(CheckId),
    /// What waits at the pass.
    Pass,
    /// What has run out or is counted down.
    SoldOut,
    /// The tickets of a kitchen screen that the manager defined.
    Screen(ScreenId),
    /// Whose food is being made, and whose is ready to be fetched: the customers' board.
    Board,
    /// The same for whoever hands it over, with what the takeaway counter must know of its menu.
    Counter,
    /// The reservations of a day.
    Reservations(Date),
}

/// Names an element of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A fixed piece: a header, a count, the totals.
    Part(&'static str),
    /// A table's tile.
    Table(TableId),
    /// A ticket.
    Ticket(CheckId, TicketId),
    /// A ticket that can be recalled.
    Bumped(CheckId, TicketId),
    /// Something of a check that was handed over and can be taken back, by the least of its lines.
    Handed(CheckId, LineId),
    /// A check's card or row.
    Check(CheckId),
    /// A line.
    Line(CheckId, LineId),
    /// A round with its lines.
    Round(CheckId, RoundId),
}

impl fmt::Display for Key {
    /// The element's id in the page, also when it is gone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Part(name) => f.write_str(name),
            Key::Table(id) => write!(f, "table-{id}"),
            Key::Ticket(_, id) => write!(f, "ticket-{id}"),
            Key::Bumped(_, id) => write!(f, "bumped-{id}"),
            Key::Handed(_, id) => write!(f, "handed-{id}"),
            Key::Check(id) => write!(f, "check-{id}"),
            Key::Line(_, id) => write!(f, "line-{id}"),
            Key::Round(_, id) => write!(f, "round-{id}"),
        }
    }
}

/// One element, rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its id in the page.
    pub id: String,
    /// Its tag, fingerprint included.
    pub html: String,
    /// What it adds to the view's fingerprint.
    pub weight: u32,
}

impl Element {
    /// Takes rendered HTML whose first tag has the given id, and puts its fingerprint into that tag.
    pub fn new(id: String, html: &str) -> Self {
        let html = html.trim();
        let v = format!("{:08x}", fnv1a(html.as_bytes()));
        let name_end = html.find([' ', '>', '\n']).unwrap_or(html.len());
        let marked = format!("{} data-v=\"{v}\"{}", &html[..name_end], &html[name_end..]);
        let weight = fnv1a(format!("{id}:{v}").as_bytes());
        Self { id, html: marked, weight }
    }
}

/// FNV-1a, 32 bits: small enough to be the same in the browser in five lines.
pub fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            View::Floor => f.write_str("floor"),
            View::Station(id) => write!(f, "station:{id}"),
            View::Expo => f.write_str("expo"),
            View::Checkout => f.write_str("checkout"),
            View::Check(id) => write!(f, "check:{id}"),
            View::Pass => f.write_str("pass"),
            View::SoldOut => f.write_str("sold-out"),
            View::Board => f.write_str("board"),
            View::Counter => f.write_str("counter"),
            View::Reservations(day) => write!(f, "reservations:{day}"),
            View::Screen(id) => write!(f, "screen:{id}"),
        }
    }
}

/// Not the name of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchView;

impl FromStr for View {
    type Err = NoSuchView;
    fn from_str(text: &str) -> Result<Self, NoSuchView> {
        match text.split_once(':') {
            None => match text {
                "floor" => Ok(View::Floor),
                "expo" => Ok(View::Expo),
                "checkout" => Ok(View::Checkout),
                "pass" => Ok(View::Pass),
                "sold-out" => Ok(View::SoldOut),
                "board" => Ok(View::Board),
                "counter" => Ok(View::Counter),
                _ => Err(NoSuchView),
            },
            Some(("station", id)) => id.parse().map(View::Station).map_err(|_| NoSuchView),
            Some(("reservations", day)) => day.parse().map(View::Reservations).map_err(|_| NoSuchView),
            Some(("screen", id)) => id.parse().map(View::Screen).map_err(|_| NoSuchView),
            Some(("check", id)) => id.parse().map(View::Check).map_err(|_| NoSuchView),
            Some(_) => Err(NoSuchView),
        }
    }
}

/// The two checks between which an event carried lines: from, to, which.
fn carried(fact: &Fact) -> Option<(CheckId, CheckId, &[Moving])> {
    match fact {
        Fact::CheckMerged { check, into: to, transfer, .. }
        | Fact::CheckParted { check, again: to, transfer, .. }
        | Fact::LinesMoved { check, to, transfer, .. } => Some((*check, *to, &transfer.lines)),
        _ => None,
    }
}

impl From<Place> for View {
    fn from(place: Place) -> Self {
        match place {
            Place::Station(id) => View::Station(id),
            Place::Screen(id) => View::Screen(id),
            Place::Expo => View::Expo,
        }
    }
}

impl View {
    /// Which kitchen screen it is, if it is one.
    pub fn place(self) -> Option<Place> {
        match self {
            View::Station(id) => Some(Place::Station(id)),
            View::Screen(id) => Some(Place::Screen(id)),
            View::Expo => Some(Place::Expo),
            View::Floor
            | View::Checkout
            | View::Check(_)
            | View::Pass
            | View::SoldOut
            | View::Board
            | View::Counter
            | View::Reservations(_) => None,
        }
    }

    /// What it shows in this house, if it is a kitchen screen that is there.
    pub fn scope(self, house: &House) -> Option<Scope<'_>> {
        Scope::of(self.place()?, &house.reference)
    }

    /// Every element that the view shows now, in order.
    pub fn keys(self, house: &House) -> Vec<Key> {
        let mut keys = self.own_keys(house);
        keys.extend(dark::concerns(self).then_some(DARK));
        keys
    }

    fn own_keys(self, house: &House) -> Vec<Key> {
        match self {
            View::Floor => floor::keys(house),
            View::Station(_) | View::Screen(_) | View::Expo => match self.scope(house) {
                Some(scope) if scope.level() == Level::Tickets => station::keys(scope, house),
                Some(scope) => expo::keys(scope, house),
                None => Vec::new(),
            },
            View::Checkout => checkout::keys(house),
            View::Check(id) => check::keys(id, house),
            View::Pass => pass::keys(house),
            View::SoldOut => vec![counted::COUNTED],
            View::Board => board::keys(house),
            View::Counter => board::counter_keys(house),
            View::Reservations(_) => day::keys(),
        }
    }

    /// The elements that an event may have changed. `house` is as it stood right after the event's commit: a check
    /// that was just closed is still in it.
    pub fn affected(self, event: &Event, house: &House) -> Vec<Key> {
        let mut keys = self.own_affected(event, house);
        // Seldom anything is dark: then whatever happens may have changed what is said of it.
        if !house.dark.is_empty() && dark::concerns(self) && !keys.contains(&DARK) {
            keys.push(DARK);
        }
        keys
    }

    fn own_affected(self, event: &Event, house: &House) -> Vec<Key> {
        match self {
            View::Floor => floor::affected(event, house),
            View::Station(_) | View::Screen(_) | View::Expo => match self.scope(house) {
                Some(scope) if scope.level() == Level::Tickets => station::affected(scope, event, house),
                Some(scope) => expo::affected(scope, event, house),
                None => Vec::new(),
            },
            View::Checkout => checkout::affected(event, house),
            View::Check(id) => check::affected(id, event, house),
            View::Pass => pass::affected(event, house),
            View::SoldOut => counted::affected(event),
            View::Board => board::affected(event, house),
            View::Counter => board::counter_affected(event, house),
            View::Reservations(_) => day::affected(event),
        }
    }

    /// One element; nothing when the view does not show it (any more).
    pub fn render(self, key: Key, house: &House, lang: Lang) -> Option<Element> {
        if key == DARK {
            return dark::concerns(self).then(|| dark::render(self, house, lang))?;
        }
        match self {
            View::Floor => floor::render(key, house, lang),
            View::Station(_) | View::Screen(_) | View::Expo => {
                let scope = self.scope(house)?;
                match scope.level() {
                    Level::Tickets => station::render(scope, key, house, lang),
                    Level::Pass | Level::Runner => expo::render(scope, key, house, lang),
                }
            }
            View::Checkout => checkout::render(key, house, lang),
            View::Check(id) => check::render(id, key, house, lang),
            View::Pass => pass::render(key, house, lang),
            View::SoldOut => counted::render(key, house, lang),
            View::Board => board::render(key, house, lang),
            View::Counter => board::counter_render(key, house, lang),
            View::Reservations(of) => day::render(of, key, house, lang),
        }
    }

    /// All elements, in order, as the page starts with them.
    pub fn whole(self, house: &House, lang: Lang) -> Vec<Element> {
        self.keys(house).into_iter().filter_map(|key| self.render(key, house, lang)).collect()
    }
}
