//! Taking reservations: no table is promised twice, no area more often than it has tables.
//!
//! Two reservations meet when they begin less than a stay apart. A table takes none that meets another one of it. Of an
//! area every reservation without a table must find more tables that are promised to nobody it meets than there are
//! other such reservations it meets: then, seated one after the other in any order, each finds a table (a list longer
//! than the number of neighbours). Guests who are seated hold their table while their check is open.

use crate::event::{Event, Fact};
use crate::guests::LONGEST_NAME;
use crate::house::{House, Touched};
use crate::ids::{AreaId, CheckId, Mint, ReservationId, TableId};
use crate::line::Stamp;
use crate::opening::MOST_COVERS;
use crate::refusal::Refusal;
use crate::reservation::{Place, Reservation, ReservationFact, ReservationRefusal as No, ReservationState, Wanted};
use crate::sending::{LONGEST_NOTE, tidy};
use crate::staff::Actor;
use crate::time::At;
use jiff::civil::Date;
use std::sync::Arc;

/// Whoever is written down for a quarter of an hour ago is just coming in.
const GRACE_MS: i64 = 15 * 60_000;
/// Nobody reserves for later than in a year.
const FAR_MS: i64 = 366 * 24 * 3_600_000;

impl House {
    /// A reservation of today or later.
    pub fn reservation(&self, id: ReservationId) -> Result<&Arc<Reservation>, Refusal> {
        self.reservations.get(&id).ok_or(Refusal::Reservation(No::NoSuchReservation))
    }

    /// The reservations of a business day, in the order in which they come.
    pub fn reservations_on(&self, day: Date) -> Vec<&Arc<Reservation>> {
        let mut found: Vec<_> = self.reservations.values().filter(|other| other.day == day).collect();
        found.sort_by_key(|other| (other.wanted.due, other.id));
        found
    }

    /// Who is expected at a table, the soonest first.
    pub fn expected_at(&self, table: TableId) -> Vec<&Arc<Reservation>> {
        let mut found: Vec<_> = self.reservations.values().filter(|other| is_expected(other, table)).collect();
        found.sort_by_key(|other| (other.wanted.due, other.id));
        found
    }

    /// Writes a reservation down.
    pub fn book(&self, wanted: &Wanted, by: &Actor, now: At, mint: &mut dyn Mint) -> Result<Fact, Refusal> {
        let wanted = self.sound(wanted, now)?;
        self.fits(&wanted, None)?;
        let reservation = Reservation {
            id: ReservationId(mint.id()),
            version: 1,
            day: self.day_of(&wanted),
            wanted,
            booked: Stamp { at: now, by: by.name.clone() },
            state: ReservationState::Booked,
        };
        Ok(Fact::Reservation(ReservationFact::Booked { reservation: Box::new(reservation) }))
    }

    /// Another time, place or number of guests; nothing happens when it is so already.
    pub fn rebook(&self, id: ReservationId, seen: u32, wanted: &Wanted, now: At) -> Result<Option<Fact>, Refusal> {
        let known = self.expected(id)?;
        if known.version != seen {
            let name = known.wanted.name.clone();
            return Err(Refusal::Reservation(No::Changed { name, version: known.version }));
        }
        let wanted = if wanted.due == known.wanted.due { self.tidied(wanted)? } else { self.sound(wanted, now)? };
        if wanted == known.wanted {
            return Ok(None);
        }
        self.fits(&wanted, Some(id))?;
        let (day, left) = (self.day_of(&wanted), known.wanted.place.table());
        let left = left.filter(|table| wanted.place.table() != Some(*table));
        Ok(Some(Fact::Reservation(ReservationFact::Changed { reservation: id, wanted: Box::new(wanted), day, left })))
    }

    /// They came: a check with their number and name is opened at their table, or at the one that is chosen now. With
    /// `despite` also at a table where others are expected soon.
    pub fn seat_reserved(
        &self,
        id: ReservationId,
        at: Option<TableId>,
        despite: bool,
        by: &Actor,
        now: At,
        mint: &mut dyn Mint,
    ) -> Result<Vec<Fact>, Refusal> {
        let known = self.expected(id)?;
        let wanted = &known.wanted;
        let table = at.or(wanted.place.table()).ok_or(Refusal::Reservation(No::WhichTable))?;
        self.may_sit(table, despite, Some(id), now)?;
        let mut opened = self.seat(Some(table), wanted.covers, false, by, now, mint)?;
        let Fact::CheckOpened { check } = &mut opened else { return Ok(vec![opened]) };
        let words = [Some(wanted.name.clone()), wanted.deposit.clone(), wanted.note.clone()];
        let note = words.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        check.note = Some(note.chars().take(LONGEST_NOTE).collect());
        let seated = ReservationFact::Seated {
            reservation: id,
            check: check.id,
            name: wanted.name.clone(),
            table: wanted.place.table(),
        };
        Ok(vec![opened, Fact::Reservation(seated)])
    }

    /// They never came. Nothing happens when that was said already.
    pub fn no_show(&self, id: ReservationId) -> Result<Option<Fact>, Refusal> {
        let known = self.reservation(id)?;
        if matches!(known.state, ReservationState::NoShow { .. }) {
            return Ok(None);
        }
        let table = self.expected(id)?.wanted.place.table();
        Ok(Some(Fact::Reservation(ReservationFact::NoShow { reservation: id, table })))
    }

    /// They called it off. Nothing happens when that was written down already.
    pub fn cancel_reservation(&self, id: ReservationId) -> Result<Option<Fact>, Refusal> {
        let known = self.reservation(id)?;
        if matches!(known.state, ReservationState::Cancelled { .. }) {
            return Ok(None);
        }
        let table = self.expected(id)?.wanted.place.table();
        Ok(Some(Fact::Reservation(ReservationFact::Cancelled { reservation: id, table })))
    }

    /// Whether guests may sit down at a table now: where others are expected soon (or should be here) it takes a yes.
    pub fn may_sit(&self, table: TableId, despite: bool, own: Option<ReservationId>, now: At) -> Result<(), Refusal> {
        let booking = self.reference.venue.booking;
        let (from, until) = (now.plus_ms(-booking.stay_ms()), now.plus_ms(booking.ahead_ms()));
        let soon = self
            .expected_at(table)
            .into_iter()
            .find(|other| Some(other.id) != own && other.wanted.due > from && other.wanted.due <= until);
        match soon {
            Some(other) if !despite => {
                let (table, name, covers, time) = self.named(table, other);
                Err(Refusal::Reservation(No::ReservedSoon { table, name, covers, time }))
            }
            _ => Ok(()),
        }
    }

    /// A reservation whose guests are still expected.
    fn expected(&self, id: ReservationId) -> Result<&Arc<Reservation>, Refusal> {
        let known = self.reservation(id)?;
        if known.state == ReservationState::Booked {
            return Ok(known);
        }
        Err(Refusal::Reservation(No::Over { name: known.wanted.name.clone(), state: known.state.word() }))
    }

    fn day_of(&self, wanted: &Wanted) -> Date {
        self.reference.venue.clock.business_day(wanted.due).max(self.numbers.day)
    }

    /// The same with a time that is neither over nor too far.
    fn sound(&self, wanted: &Wanted, now: At) -> Result<Wanted, Refusal> {
        if wanted.due < now.plus_ms(-GRACE_MS) {
            return Err(Refusal::Reservation(No::InPast));
        }
        if wanted.due > now.plus_ms(FAR_MS) {
            return Err(Refusal::Reservation(No::TooFar));
        }
        self.tidied(wanted)
    }

    fn tidied(&self, wanted: &Wanted) -> Result<Wanted, Refusal> {
        let text = |text: &Option<String>, most: usize| -> Result<Option<String>, Refusal> {
            let clean = text.as_deref().map(tidy).filter(|text| !text.is_empty());
            match clean {
                Some(clean) if clean.chars().count() > most => Err(Refusal::TooLong { most }),
                other => Ok(other),
            }
        };
        let name = text(&Some(wanted.name.clone()), LONGEST_NAME)?.ok_or(Refusal::Reservation(No::NoName))?;
        if !(1..=MOST_COVERS).contains(&wanted.covers) {
            return Err(Refusal::BadCovers);
        }
        match wanted.place {
            Place::Table(table) => {
                self.reference.table(table).ok_or(Refusal::NoSuchTable)?;
            }
            Place::Area(area) if !self.reference.areas.iter().any(|other| other.id == area) => {
                return Err(Refusal::Reservation(No::NoSuchArea));
            }
            Place::Area(_) | Place::Anywhere => {}
        }
        Ok(Wanted {
            name,
            phone: text(&wanted.phone, LONGEST_NAME)?,
            deposit: text(&wanted.deposit, LONGEST_NOTE)?,
            note: text(&wanted.note, LONGEST_NOTE)?,
            ..wanted.clone()
        })
    }

    /// Whether a reservation can be had beside the others, of which `own` is not one.
    fn fits(&self, wanted: &Wanted, own: Option<ReservationId>) -> Result<(), Refusal> {
        let stay = self.reference.venue.booking.stay_ms();
        let others: Vec<&Reservation> = self
            .reservations
            .values()
            .map(Arc::as_ref)
            .filter(|other| Some(other.id) != own && self.holds(other))
            .collect();
        if let Place::Table(table) = wanted.place {
            let taken =
                others.iter().find(|other| self.sits_at(other) == Some(table) && meet(&other.wanted, wanted, stay));
            if let Some(other) = taken {
                let (table, name, covers, time) = self.named(table, other);
                return Err(Refusal::Reservation(No::TableBooked { table, name, covers, time }));
            }
        }
        let area = match wanted.place {
            Place::Table(table) => self.reference.table(table).map(|table| table.area),
            Place::Area(area) => Some(area),
            Place::Anywhere => None,
        };
        let Some(area) = area else { return Ok(()) };
        let mut pinned: Vec<(TableId, At)> =
            others.iter().filter_map(|other| Some((self.sits_at(other)?, other.wanted.due))).collect();
        let mut loose: Vec<At> =
            others.iter().filter(|other| self.is_loose(other, area)).map(|other| other.wanted.due).collect();
        match wanted.place {
            Place::Table(table) => pinned.push((table, wanted.due)),
            Place::Area(_) | Place::Anywhere => loose.push(wanted.due),
        }
        // Those that were too many before (tables went, stays grew) are no reason to refuse one that they do not meet.
        let concerned = loose.iter().filter(|due| near(**due, wanted.due, stay));
        let full = concerned.copied().any(|due| {
            let is_free = |table: TableId| !pinned.iter().any(|(other, at)| *other == table && near(*at, due, stay));
            let free = self.reference.tables_in(area).filter(|table| is_free(table.id)).count();
            free < loose.iter().filter(|other| near(**other, due, stay)).count()
        });
        if full {
            let found = self.reference.areas.iter().find(|other| other.id == area);
            let named = found.map(|area| area.name.clone()).ok_or(Refusal::Reservation(No::NoSuchArea))?;
            let time = self.reference.venue.clock.wall(wanted.due);
            return Err(Refusal::Reservation(No::AreaFull { area: named, time }));
        }
        Ok(())
    }

    /// Whether a reservation takes a place: its guests are expected, or sit there.
    fn holds(&self, other: &Reservation) -> bool {
        match &other.state {
            ReservationState::Booked => true,
            ReservationState::Seated { check, .. } => self.open_check(*check).is_ok(),
            ReservationState::NoShow { .. } | ReservationState::Cancelled { .. } => false,
        }
    }

    /// The table that a reservation takes: where its guests sit, else what they were promised.
    fn sits_at(&self, other: &Reservation) -> Option<TableId> {
        let seated = other.state.check().and_then(|check| self.open_check(check).ok()?.table);
        seated.or(other.wanted.place.table())
    }

    /// Whether a reservation waits for any table of an area.
    fn is_loose(&self, other: &Reservation, area: AreaId) -> bool {
        self.sits_at(other).is_none() && other.wanted.place == Place::Area(area)
    }

    fn named(&self, table: TableId, other: &Reservation) -> (String, String, u16, String) {
        let label = self.reference.table(table).map_or(String::new(), |table| table.label.clone());
        let time = self.reference.venue.clock.wall(other.wanted.due);
        (label, other.wanted.name.clone(), other.wanted.covers, time)
    }

    pub(crate) fn apply_reservation(&mut self, event: &Event, fact: &ReservationFact, touched: &mut Touched) {
        match fact {
            ReservationFact::Booked { reservation } => {
                touched.reservations.insert(reservation.id);
                self.reservations.insert(reservation.id, Arc::new((**reservation).clone()));
            }
            ReservationFact::Changed { reservation, wanted, day, .. } => {
                self.mark(*reservation, touched, |known| {
                    known.wanted = (**wanted).clone();
                    known.day = *day;
                });
            }
            ReservationFact::Seated { reservation, check, .. } => {
                let state = ReservationState::Seated { check: *check, stamp: event.stamp() };
                self.mark(*reservation, touched, |known| known.state = state);
            }
            ReservationFact::NoShow { reservation, .. } => {
                let state = ReservationState::NoShow { stamp: event.stamp() };
                self.mark(*reservation, touched, |known| known.state = state);
            }
            ReservationFact::Cancelled { reservation, .. } => {
                let state = ReservationState::Cancelled { stamp: event.stamp() };
                self.mark(*reservation, touched, |known| known.state = state);
            }
        }
    }

    fn mark(&mut self, id: ReservationId, touched: &mut Touched, change: impl FnOnce(&mut Reservation)) {
        if let Some(known) = self.reservations.get_mut(&id) {
            let known = Arc::make_mut(known);
            change(known);
            known.version += 1;
            touched.reservations.insert(id);
        }
    }

    /// The reservation whose guests sit at a check.
    pub fn reserved_by(&self, check: CheckId) -> Option<&Arc<Reservation>> {
        self.reservations.values().find(|other| other.state.check() == Some(check))
    }
}

fn is_expected(other: &Reservation, table: TableId) -> bool {
    other.state == ReservationState::Booked && other.wanted.place == Place::Table(table)
}

/// Whether two begin less than a stay apart.
fn near(one: At, other: At, stay: i64) -> bool {
    (one.0 - other.0).abs() < stay
}

fn meet(one: &Wanted, other: &Wanted, stay: i64) -> bool {
    near(one.due, other.due, stay)
}
