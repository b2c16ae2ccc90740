//! The floor and the kitchen as places: areas with tables, stations with screens.

use crate::ids::{AreaId, RatePlanId, StationId, TableId};
use crate::lang::Named;
use serde::{Deserialize, Serialize};

/// A zone of the floor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// Its id.
    pub id: AreaId,
    /// Its name.
    pub name: Named,
    /// Its place among the tabs.
    pub position: i32,
}

/// A table, bar seat or room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Its id.
    pub id: TableId,
    /// The area it stands in.
    pub area: AreaId,
    /// What people call it: `12`, `P2`.
    pub label: String,
    /// How many can sit at it.
    pub seats: u16,
    /// Its place in the area.
    pub position: i32,
    /// What an hour in it costs, when it is a room let by the hour.
    #[serde(default)]
    pub plan: Option<RatePlanId>,
}

/// Where items are made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Station {
    /// Its id.
    pub id: StationId,
    /// The word by which menu files name it (`grill`); unique in the venue.
    pub code: String,
    /// Its name on the screens.
    pub name: Named,
    /// Its place among the stations.
    pub position: i32,
    /// After how many minutes a ticket is about to be late.
    pub warn_minutes: u16,
    /// After how many minutes it is late.
    pub late_minutes: u16,
}
