//! Reservations: writing one down, changing it, seating the guests, and saying that they won't come.

use crate::act::{Act, Desk};
use crate::answers::{Booked, Done, Opened};
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, ReservationId, TableId};
use goimon_domain::refusal::Refusal;
use goimon_domain::reservation::{ReservationFact, Wanted};
use serde::Serialize;
use uuid::Uuid;

/// Guests said that they will come.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Book(pub Wanted);

impl Act for Book {
    type Answer = Booked;
    const NAME: &'static str = "book";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.book(&self.0, desk.by, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Booked {
        let id = match facts {
            [Fact::Reservation(ReservationFact::Booked { reservation }), ..] => reservation.id,
            // `decide` gives that fact, or a refusal.
            _ => ReservationId(Uuid::nil()),
        };
        Booked { reservation: id, version: 1, seq: house.seq }
    }
}

/// Another time, place or number of guests.
#[derive(Clone, Debug, Serialize)]
pub struct Rebook {
    /// Which.
    pub reservation: ReservationId,
    /// Its version, as the person saw it.
    pub version: u32,
    /// How it is now.
    pub wanted: Wanted,
}

impl Act for Rebook {
    type Answer = Booked;
    const NAME: &'static str = "rebook";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.rebook(self.reservation, self.version, &self.wanted, desk.now)?.into_iter().collect())
    }

    fn answer(&self, _: &[Fact], house: &House) -> Booked {
        let version = house.reservation(self.reservation).map_or(self.version, |known| known.version);
        Booked { reservation: self.reservation, version, seq: house.seq }
    }
}

/// They came and sit down.
#[derive(Clone, Debug, Serialize)]
pub struct SeatReserved {
    /// Which.
    pub reservation: ReservationId,
    /// Where, when not at the table that was promised.
    pub table: Option<TableId>,
    /// Whether they sit there although others are expected soon.
    pub despite: bool,
}

impl Act for SeatReserved {
    type Answer = Opened;
    const NAME: &'static str = "seat_reserved";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.seat_reserved(self.reservation, self.table, self.despite, desk.by, desk.now, desk.mint)
    }

    fn answer(&self, facts: &[Fact], _: &House) -> Opened {
        match facts {
            [Fact::CheckOpened { check }, ..] => {
                Opened { check: check.id, number: check.number, version: check.version }
            }
            // `decide` gives that fact first, or a refusal.
            _ => Opened { check: CheckId(Uuid::nil()), number: 0, version: 0 },
        }
    }
}

/// They never came.
#[derive(Clone, Debug, Serialize)]
pub struct NoShow {
    /// Which.
    pub reservation: ReservationId,
}

impl Act for NoShow {
    type Answer = Done;
    const NAME: &'static str = "no_show";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.no_show(self.reservation)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// They called it off.
#[derive(Clone, Debug, Serialize)]
pub struct CancelReservation {
    /// Which.
    pub reservation: ReservationId,
}

impl Act for CancelReservation {
    type Answer = Done;
    const NAME: &'static str = "cancel_reservation";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.cancel_reservation(self.reservation)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}
