//! Reservations: who comes, when, how many, and where they will sit.
//!
//! A reservation is booked, and then seated, cancelled, or nobody came; who did that and when stays with it. It holds a
//! table, or any table of an area, for as long as guests stay ([`Booking`]). What could go wrong: two phones book one
//! table (the stream decides, the second is refused and told who has it); an area has fewer tables than guests were
//! promised ([`crate::booking`]); guests walk in and sit on a table that is promised soon (that needs a yes). The house
//! holds today's and those to come, never last year's.

use crate::ids::{AreaId, CheckId, ReservationId, TableId};
use crate::lang::Named;
use crate::line::Stamp;
use crate::refusal::Word;
use crate::time::At;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How a house takes reservations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Booking {
    /// For how many minutes a table is held for guests.
    pub stay: u16,
    /// How many minutes before they come the floor shows it.
    pub ahead: u16,
}

impl Default for Booking {
    fn default() -> Self {
        Self { stay: 120, ahead: 60 }
    }
}

impl Booking {
    /// Neither shorter than a coffee nor longer than a day.
    pub fn is_sound(&self) -> bool {
        (15..=1_440).contains(&self.stay) && self.ahead <= 1_440
    }

    /// How long a table is held, in milliseconds.
    pub fn stay_ms(&self) -> i64 {
        i64::from(self.stay) * 60_000
    }

    /// From how long before the floor shows it, in milliseconds.
    pub fn ahead_ms(&self) -> i64 {
        i64::from(self.ahead) * 60_000
    }
}

/// Who comes, when and where: what a person types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The name to ask for.
    pub name: String,
    /// Their phone number.
    pub phone: Option<String>,
    /// How many.
    pub covers: u16,
    /// When they come.
    pub due: At,
    /// Where they will sit.
    pub place: Place,
    /// What was said or paid of a deposit, in words; it is no payment.
    pub deposit: Option<String>,
    /// Anything else: “birthday, by the window”.
    pub note: Option<String>,
}

/// Where guests will sit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// At this table.
    Table(TableId),
    /// At any table of this area.
    Area(AreaId),
    /// That is settled when they come.
    Anywhere,
}

impl Place {
    /// The table, where one was promised.
    pub fn table(self) -> Option<TableId> {
        if let Place::Table(table) = self { Some(table) } else { None }
    }
}

/// One reservation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reservation {
    /// Its id.
    pub id: ReservationId,
    /// Grows whenever it changes; whoever changes it carries the one that they saw.
    pub version: u32,
    /// The business day on which they come.
    pub day: Date,
    /// Who, when, where.
    pub wanted: Wanted,
    /// When and by whom it was written down.
    pub booked: Stamp,
    /// How it stands.
    pub state: ReservationState,
}

/// How a reservation stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ReservationState {
    /// They are expected.
    Booked,
    /// They came.
    Seated {
        /// Their check.
        check: CheckId,
        /// When and by whom they were seated.
        stamp: Stamp,
    },
    /// They never came.
    NoShow {
        /// When and by whom that was said.
        stamp: Stamp,
    },
    /// They called it off.
    Cancelled {
        /// When and by whom that was written down.
        stamp: Stamp,
    },
}

impl ReservationState {
    /// The word in the database, in JSON and in message keys.
    pub fn word(&self) -> &'static str {
        match self {
            ReservationState::Booked => "booked",
            ReservationState::Seated { .. } => "seated",
            ReservationState::NoShow { .. } => "no_show",
            ReservationState::Cancelled { .. } => "cancelled",
        }
    }

    /// When and by whom it left being booked.
    pub fn stamp(&self) -> Option<&Stamp> {
        match self {
            ReservationState::Booked => None,
            ReservationState::Seated { stamp, .. }
            | ReservationState::NoShow { stamp }
            | ReservationState::Cancelled { stamp } => Some(stamp),
        }
    }

    /// The check of those who came.
    pub fn check(&self) -> Option<CheckId> {
        if let ReservationState::Seated { check, .. } = self { Some(*check) } else { None }
    }
}

/// What happened to a reservation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ReservationFact {
    /// It was written down.
    Booked {
        /// The new reservation.
        reservation: Box<Reservation>,
    },
    /// It is another time, place or number now.
    Changed {
        /// Which.
        reservation: ReservationId,
        /// How it is now.
        wanted: Box<Wanted>,
        /// The business day of it.
        day: Date,
        /// The table it was for before, if it was for one.
        left: Option<TableId>,
    },
    /// They came and sit.
    Seated {
        /// Which.
        reservation: ReservationId,
        /// Their check.
        check: CheckId,
        /// The name that was asked for.
        name: String,
        /// The table that was promised.
        table: Option<TableId>,
    },
    /// They never came.
    NoShow {
        /// Which.
        reservation: ReservationId,
        /// The table that was promised.
        table: Option<TableId>,
    },
    /// They called it off.
    Cancelled {
        /// Which.
        reservation: ReservationId,
        /// The table that was promised.
        table: Option<TableId>,
    },
}

impl ReservationFact {
    /// The word by which the events table knows it.
    pub fn word(&self) -> &'static str {
        match self {
            ReservationFact::Booked { .. } => "reservation_booked",
            ReservationFact::Changed { .. } => "reservation_changed",
            ReservationFact::Seated { .. } => "reservation_seated",
            ReservationFact::NoShow { .. } => "reservation_no_show",
            ReservationFact::Cancelled { .. } => "reservation_cancelled",
        }
    }

    /// The check on whose timeline it belongs.
    pub fn check(&self) -> Option<CheckId> {
        if let ReservationFact::Seated { check, .. } = self { Some(*check) } else { None }
    }

    /// The tables of the floor on which it shows.
    pub fn tables(&self) -> Vec<TableId> {
        match self {
            ReservationFact::Booked { reservation } => reservation.wanted.place.table().into_iter().collect(),
            ReservationFact::Changed { wanted, left, .. } => wanted.place.table().into_iter().chain(*left).collect(),
            ReservationFact::Seated { table, .. }
            | ReservationFact::NoShow { table, .. }
            | ReservationFact::Cancelled { table, .. } => table.iter().copied().collect(),
        }
    }
}

/// Why a reservation was not taken, changed or seated.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReservationRefusal {
    /// No such reservation in this venue, or its day is over.
    #[error("there is no such reservation any more")]
    NoSuchReservation,
    /// No such area in this venue.
    #[error("there is no such area")]
    NoSuchArea,
    /// Nobody to ask for.
    #[error("write down the name they will give")]
    NoName,
    /// The time is over.
    #[error("that time is over; choose a later one")]
    InPast,
    /// More than a year from now.
    #[error("that is more than a year away")]
    TooFar,
    /// The table is promised at that time.
    #[error("table {table} is reserved at {time} for {name} ({covers}); choose another table or time")]
    TableBooked {
        /// What the table is called.
        table: String,
        /// For whom.
        name: String,
        /// How many they are.
        covers: u16,
        /// When they come, on the venue's wall.
        time: String,
    },
    /// As many are promised as there are tables.
    #[error("all tables of {} are reserved around {time}; choose another area or time", area.en)]
    AreaFull {
        /// Which area.
        area: Named,
        /// Around when, on the venue's wall.
        time: String,
    },
    /// Somebody changed it meanwhile.
    #[error("the reservation of {name} was changed meanwhile; look at it again")]
    Changed {
        /// Whose.
        name: String,
        /// Its version now.
        version: u32,
    },
    /// It is seated, called off, or nobody came.
    #[error("the reservation of {name} is {state} already")]
    Over {
        /// Whose.
        name: String,
        /// How it stands: `seated`, `no_show`, `cancelled`.
        state: &'static str,
    },
    /// A table must be chosen for them.
    #[error("choose the table at which they sit")]
    WhichTable,
    /// Guests walk in where others are expected.
    #[error(
        "table {table} is reserved at {time} for {name} ({covers}); choose another table, or confirm that these guests sit here"
    )]
    ReservedSoon {
        /// What the table is called.
        table: String,
        /// For whom.
        name: String,
        /// How many they are.
        covers: u16,
        /// When they come, on the venue's wall.
        time: String,
    },
}

impl ReservationRefusal {
    /// The sentence's name in the language files, and in JSON.
    pub fn key(&self) -> &'static str {
        match self {
            ReservationRefusal::NoSuchReservation => "no-such-reservation",
            ReservationRefusal::NoSuchArea => "no-such-area",
            ReservationRefusal::NoName => "no-name",
            ReservationRefusal::InPast => "in-past",
            ReservationRefusal::TooFar => "too-far",
            ReservationRefusal::TableBooked { .. } => "table-booked",
            ReservationRefusal::AreaFull { .. } => "area-full",
            ReservationRefusal::Changed { .. } => "reservation-changed",
            ReservationRefusal::Over { .. } => "reservation-over",
            ReservationRefusal::WhichTable => "which-table",
            ReservationRefusal::ReservedSoon { .. } => "reserved-soon",
        }
    }

    /// What fills the sentence's blanks.
    pub fn words(&self) -> Vec<(&'static str, Word)> {
        let text = |name: &'static str, text: &str| (name, Word::Text(text.to_owned()));
        match self {
            ReservationRefusal::TableBooked { table, name, covers, time }
            | ReservationRefusal::ReservedSoon { table, name, covers, time } => vec![
                text("table", table),
                text("guest", name),
                ("covers", Word::Number(u64::from(*covers))),
                text("time", time),
            ],
            ReservationRefusal::AreaFull { area, time } => {
                vec![("area", Word::Name(area.clone())), text("time", time)]
            }
            ReservationRefusal::Changed { name, .. } => vec![text("guest", name)],
            ReservationRefusal::Over { name, state } => vec![text("guest", name), text("state", state)],
            ReservationRefusal::NoSuchReservation
            | ReservationRefusal::NoSuchArea
            | ReservationRefusal::NoName
            | ReservationRefusal::InPast
            | ReservationRefusal::TooFar
            | ReservationRefusal::WhichTable => vec![],
        }
    }
}
