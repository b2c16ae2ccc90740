//! What a screen shows: by its definition, and because it took a station over.

use super::{Cover, Level, OrderKind, Setup};
use crate::check::Check;
use crate::ids::{ScreenId, StationId};
use crate::places::Station;
use crate::venue::Reference;
use std::fmt;
use std::str::FromStr;

/// A kitchen screen: a station's own, or one that the manager defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A station's own.
    Station(StationId),
    /// A defined one.
    Screen(ScreenId),
    /// The pass: it has no tickets of its own, but may take a station over.
    Expo,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Station(id) => write!(f, "station:{id}"),
            Place::Screen(id) => write!(f, "screen:{id}"),
            Place::Expo => f.write_str("expo"),
        }
    }
}

/// Not the name of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchPlace;

impl FromStr for Place {
    type Err = NoSuchPlace;
    fn from_str(text: &str) -> Result<Self, NoSuchPlace> {
        match text.split_once(':') {
            None if text == "expo" => Ok(Place::Expo),
            Some(("station", id)) => id.parse().map(Place::Station).map_err(|_| NoSuchPlace),
            Some(("screen", id)) => id.parse().map(Place::Screen).map_err(|_| NoSuchPlace),
            _ => Err(NoSuchPlace),
        }
    }
}

/// What a screen shows.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    place: Place,
    setup: Option<&'a Setup>,
    reference: &'a Reference,
}

impl<'a> Scope<'a> {
    /// What a screen of a house shows; nothing when there is no such screen.
    pub fn of(place: Place, reference: &'a Reference) -> Option<Self> {
        let setup = match place {
            Place::Station(id) => reference.station(id).map(|_| None)?,
            Place::Screen(id) => Some(&reference.screen(id)?.setup),
            Place::Expo => None,
        };
        Some(Self { place, setup, reference })
    }

    /// Which screen it is.
    pub fn place(&self) -> Place {
        self.place
    }

    /// What people call it, if it was defined; a station's own is called as the station is.
    pub fn name(&self) -> Option<&'a str> {
        match self.place {
            Place::Station(_) | Place::Expo => None,
            Place::Screen(id) => self.reference.screen(id).map(|screen| screen.name.as_str()),
        }
    }

    /// How it was defined, if it was.
    pub fn setup(&self) -> Option<&'a Setup> {
        self.setup
    }

    /// Where in the work it stands.
    pub fn level(&self) -> Level {
        match (self.place, self.setup) {
            (Place::Expo, _) => Level::Pass,
            (_, Some(setup)) => setup.level,
            (_, None) => Level::Tickets,
        }
    }

    /// Whether what it hands over waits for runners.
    pub fn has_runners(&self) -> bool {
        self.reference.has_runners()
    }

    /// Whether what a station has made for a check is put together here.
    pub fn gathers(&self, check: &Check, station: StationId) -> bool {
        let wanted = |setup: &Setup| {
            let here = setup.stations.is_empty() || setup.stations.contains(&station);
            here && setup.orders.contains(&OrderKind::of(check))
        };
        self.level() != Level::Tickets && self.setup.is_none_or(wanted)
    }

    /// Whether tickets of a station stand on it because that is what it is for.
    pub fn owns(&self, station: StationId) -> bool {
        match (self.place, self.setup) {
            (_, Some(Setup { level: Level::Pass | Level::Runner, .. })) => false,
            (Place::Station(own), _) => own == station,
            (Place::Screen(_), Some(setup)) => setup.stations.is_empty() || setup.stations.contains(&station),
            (Place::Screen(_), None) | (Place::Expo, _) => false,
        }
    }

    /// What it took over.
    pub fn covers(&self) -> impl Iterator<Item = &'a Cover> {
        let place = self.place;
        self.reference.covers.iter().filter(move |cover| cover.place == place)
    }

    /// Whether it shows tickets of a station at all.
    pub fn has(&self, station: StationId) -> bool {
        self.owns(station) || self.covers().any(|cover| cover.station == station)
    }

    /// Whether it shows what a station has to do for a check.
    pub fn shows(&self, check: &Check, station: StationId) -> bool {
        let takes = || self.setup.is_none_or(|setup| setup.orders.contains(&OrderKind::of(check)));
        (self.owns(station) && takes()) || self.covers().any(|cover| cover.station == station)
    }

    /// The stations whose tickets it shows, in the order of the house.
    pub fn stations(self) -> impl Iterator<Item = &'a Station> {
        self.reference.stations.iter().filter(move |station| self.has(station.id))
    }

    /// The one station of which it shows every ticket and nothing else: such a screen has the house's own slots.
    pub fn whole_of(&self) -> Option<StationId> {
        let all = self.level() == Level::Tickets
            && self.setup.is_none_or(|setup| OrderKind::ALL.iter().all(|kind| setup.orders.contains(kind)));
        let mut stations = self.stations();
        let one = stations.next().filter(|_| all)?;
        stations.next().is_none().then_some(one.id)
    }

    /// After how many minutes a station's ticket is about to be late here, and late.
    pub fn limits(&self, station: &Station) -> (u16, u16) {
        let own = self.setup.and_then(|setup| setup.limits);
        own.unwrap_or((station.warn_minutes, station.late_minutes))
    }
}
