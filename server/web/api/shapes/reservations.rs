//! Reservations, as programs see and send them.

use goimon_domain::ids::{AreaId, CheckId, ReservationId, TableId};
use goimon_domain::reservation;
use goimon_domain::reservation::{Place, Wanted};
use goimon_domain::time::At;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Who comes when, and how it stands.
#[derive(Serialize, ToSchema)]
pub struct Reservation<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: ReservationId,
    /// Its version; whoever changes it says the one that they saw.
    pub version: u32,
    /// The business day, `2026-11-25`.
    pub day: String,
    /// `booked`, `seated`, `no_show` or `cancelled`.
    pub state: &'a str,
    /// The name to ask for.
    pub name: &'a str,
    /// Their phone number.
    pub phone: Option<&'a str>,
    /// How many.
    pub covers: u16,
    /// When they come.
    #[schema(value_type = i64)]
    pub due: At,
    /// The table that was promised.
    #[schema(value_type = Option<Uuid>)]
    pub table: Option<TableId>,
    /// The area that was promised, when it may be any table of it.
    #[schema(value_type = Option<Uuid>)]
    pub area: Option<AreaId>,
    /// What was said of a deposit.
    pub deposit: Option<&'a str>,
    /// Anything else.
    pub note: Option<&'a str>,
    /// When it was written down.
    #[schema(value_type = i64)]
    pub booked_at: At,
    /// By whom.
    pub booked_by: &'a str,
    /// When they were seated, called off, or did not come.
    #[schema(value_type = Option<i64>)]
    pub ended_at: Option<At>,
    /// Who said so.
    pub ended_by: Option<&'a str>,
    /// Their check.
    #[schema(value_type = Option<Uuid>)]
    pub check: Option<CheckId>,
}

impl<'a> Reservation<'a> {
    /// A reservation of the house.
    pub fn of(it: &'a reservation::Reservation) -> Self {
        let (wanted, ended) = (&it.wanted, it.state.stamp());
        Self {
            id: it.id,
            version: it.version,
            day: it.day.to_string(),
            state: it.state.word(),
            name: &wanted.name,
            phone: wanted.phone.as_deref(),
            covers: wanted.covers,
            due: wanted.due,
            table: wanted.place.table(),
            area: if let Place::Area(area) = wanted.place { Some(area) } else { None },
            deposit: wanted.deposit.as_deref(),
            note: wanted.note.as_deref(),
            booked_at: it.booked.at,
            booked_by: &it.booked.by,
            ended_at: ended.map(|stamp| stamp.at),
            ended_by: ended.map(|stamp| stamp.by.as_str()),
            check: it.state.check(),
        }
    }
}

/// Guests who say that they will come.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReservation {
    /// The name to ask for.
    #[schema(max_length = 60)]
    pub name: String,
    /// Their phone number.
    #[schema(max_length = 60)]
    pub phone: Option<String>,
    /// How many.
    #[schema(minimum = 1, maximum = 500)]
    pub covers: u16,
    /// When they come, in milliseconds.
    #[schema(value_type = i64)]
    pub due: At,
    /// At which table.
    #[schema(value_type = Option<Uuid>)]
    pub table: Option<TableId>,
    /// In which area, where no table is promised.
    #[schema(value_type = Option<Uuid>)]
    pub area: Option<AreaId>,
    /// What was said or paid of a deposit, in words.
    #[schema(max_length = 140)]
    pub deposit: Option<String>,
    /// Anything else.
    #[schema(max_length = 140)]
    pub note: Option<String>,
}

impl NewReservation {
    /// The same in the trade's own words.
    pub fn wanted(self) -> Wanted {
        let NewReservation { name, phone, covers, due, table, area, deposit, note } = self;
        let place = match (table, area) {
            (Some(table), _) => Place::Table(table),
            (None, Some(area)) => Place::Area(area),
            (None, None) => Place::Anywhere,
        };
        Wanted { name, phone, covers, due, place, deposit, note }
    }
}

/// How a reservation is from now on: everything of it, not only what changes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedReservation {
    /// Its version, as it was seen.
    pub version: u32,
    /// How it is now.
    pub wanted: NewReservation,
}

/// Where the guests sit down.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSeating {
    /// At which table, when not at the one that was promised.
    #[schema(value_type = Option<Uuid>)]
    pub table: Option<TableId>,
    /// Whether they sit there although others are expected soon.
    #[serde(default)]
    pub despite: bool,
}

/// A reservation is written down, or changed.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Booked {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub reservation: ReservationId,
    /// Its version now.
    pub version: u32,
    /// How far the venue's stream is.
    pub seq: u64,
}
