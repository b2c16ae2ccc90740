//! How a house is run: numbers that its manager chooses.

use goimon_domain::menu::Menu;
use goimon_domain::patience;
use goimon_domain::reservation;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// After how many minutes the floor says that somebody waits; 0 is never.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Patience {
    /// Guests who sit and have not ordered.
    #[schema(maximum = 240)]
    pub order: u16,
    /// Food that stands at the pass.
    #[schema(maximum = 240)]
    pub service: u16,
    /// Guests who have asked for the bill.
    #[schema(maximum = 240)]
    pub bill: u16,
    /// From when on what stands at the pass is everybody's to carry.
    #[schema(maximum = 240)]
    pub everyone: u16,
}

/// How a kitchen is told what to begin.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Kitchen {
    /// Whether the lines of a course reach their stations at different times, by how long each takes to make, so that they are
    /// done together.
    pub by_prep: bool,
}

/// How a house takes reservations.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Booking {
    /// For how many minutes a table is held for guests.
    #[schema(minimum = 15, maximum = 1440)]
    pub stay: u16,
    /// How many minutes before they come the floor shows it.
    #[schema(maximum = 1440)]
    pub ahead: u16,
}

/// What the kitchen counts apart in what is still to make.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AllDay {
    /// The groups of choices, by their names in Vietnamese.
    pub groups: Vec<String>,
}

impl AllDay {
    /// The groups of a menu that are counted apart.
    pub fn of(menu: &Menu) -> Self {
        let groups = menu.items.iter().flat_map(|item| &item.groups).filter(|group| group.counts);
        let names: BTreeSet<&str> = groups.map(|group| group.name.vi.as_str()).collect();
        Self { groups: names.into_iter().map(str::to_owned).collect() }
    }
}

impl From<patience::Patience> for Patience {
    fn from(patience: patience::Patience) -> Self {
        let patience::Patience { order, service, bill, everyone } = patience;
        Self { order, service, bill, everyone }
    }
}

impl From<Patience> for patience::Patience {
    fn from(patience: Patience) -> Self {
        let Patience { order, service, bill, everyone } = patience;
        Self { order, service, bill, everyone }
    }
}

impl From<reservation::Booking> for Booking {
    fn from(booking: reservation::Booking) -> Self {
        let reservation::Booking { stay, ahead } = booking;
        Self { stay, ahead }
    }
}

impl From<Booking> for reservation::Booking {
    fn from(booking: Booking) -> Self {
        let Booking { stay, ahead } = booking;
        Self { stay, ahead }
    }
}
