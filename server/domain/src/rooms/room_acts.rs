//! What people do with a room's clock: start, pause, go on, stop, take back, put right.

use crate::check::Check;
use crate::discount::reason;
use crate::event::Fact;
use crate::house::{House, Touched};
use crate::ids::{CheckId, LineId, Mint, StayId, TableId};
use crate::line::Stamp;
use crate::money::Rate;
use crate::refusal::Refusal;
use crate::room::{RoomFact, RoomRefusal, Stay, take};
use crate::room_time::{Pause, RoomUse};
use crate::staff::{Actor, Role};
use crate::time::At;
use crate::voiding::still_covered;
use serde::{Deserialize, Serialize};

/// So many minutes after it was started anybody may take a clock back.
const SLIP_MINUTES: u32 = 5;
/// Nobody wants a room for longer, in milliseconds.
const LONGEST_BOOKING: i64 = 24 * 3_600_000;

/// Times as a manager puts them right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// On which check.
    pub check: CheckId,
    /// The version of the bill that was seen.
    pub version: u32,
    /// When each room was entered, in order.
    pub rooms: Vec<At>,
    /// Each pause, in order; the last one may still last. Fewer than there were take the last ones away.
    pub pauses: Vec<(At, Option<At>)>,
    /// When it ended; nothing while it runs.
    pub ended: Option<At>,
    /// Why.
    pub reason: String,
}

/// Refuses what cannot be done while the clock runs.
pub(crate) fn stopped(check: &Check) -> Result<(), Refusal> {
    match check.running() {
        Some(stay) => {
            let room = stay.room().map_or_else(String::new, |room| room.label.clone());
            Err(RoomRefusal::Running { room }.into())
        }
        None => Ok(()),
    }
}

impl House {
    /// The use of a room that is let by the hour, from now on; nothing for any other table.
    fn room_use(&self, table: TableId, now: At) -> Option<RoomUse> {
        let table = self.reference.table(table)?;
        let tariff = self.reference.rates.told(table.plan?, &self.reference.venue.clock, now)?;
        Some(RoomUse { table: table.id, label: table.label.clone(), tariff, from: now })
    }

    /// Starts the clock of a check that sits in a room; nothing happens when it runs.
    pub fn start_room(
        &self,
        check: CheckId,
        by: &Actor,
        now: At,
        mint: &mut dyn Mint,
    ) -> Result<Option<Fact>, Refusal> {
        let check = self.open_check(check)?;
        if check.running().is_some() {
            return Ok(None);
        }
        let no_plan = || RoomRefusal::NoPlan { table: check.called() };
        self.started(check, by, now, mint).ok_or_else(|| no_plan().into()).map(Some)
    }

    /// The clock of a check in a room starts. A further check in a room whose clock runs has none of its own.
    pub fn started(&self, check: &Check, by: &Actor, now: At, mint: &mut dyn Mint) -> Option<Fact> {
        let room = self.room_use(check.table?, now)?;
        let class = room.tariff.plan.tax_class.clone();
        let rate = self.reference.menu.tax_class(&class).map_or(Rate::ZERO, |class| class.rate_on(check.business_day));
        let stay = Stay {
            id: StayId(mint.id()),
            started: Stamp { at: now, by: by.name.clone() },
            rooms: vec![room],
            pauses: Vec::new(),
            ended: None,
            line: None,
            booked: None,
            tax_class: class,
            tax_rate: rate,
        };
        Some(Fact::Room(RoomFact::Started { check: check.id, stay: Box::new(stay) }))
    }

    /// The clock stands still; nothing happens when it does.
    pub fn pause_room(&self, check: CheckId) -> Result<Option<Fact>, Refusal> {
        let stay = self.on(check)?;
        Ok(stay.paused().is_none().then_some(Fact::Room(RoomFact::Paused { check })))
    }

    /// The clock goes on; nothing happens when it does.
    pub fn resume_room(&self, check: CheckId) -> Result<Option<Fact>, Refusal> {
        let stay = self.on(check)?;
        Ok(stay.paused().map(|_| Fact::Room(RoomFact::Resumed { check })))
    }

    /// What a move to another table means for the clock: it goes on in a room, and is stopped anywhere else; for guests who
    /// had none it starts, as it does when a room is opened. Whoever shares a room that is taken has that one's clock.
    pub fn room_follows(
        &self,
        check: CheckId,
        table: TableId,
        by: &Actor,
        now: At,
        mint: &mut dyn Mint,
    ) -> Option<Fact> {
        let found = self.check(check).ok()?;
        let Some(stay) = found.running() else {
            let taken = self.checks_at(table).any(|other| other.id != check && other.running().is_some());
            let moved = Check { table: Some(table), ..Check::clone(found) };
            // Whose time was stopped and is on the bill has paid for a room: only somebody starts another one.
            let begins = !taken && found.stay.is_none();
            return if begins { self.started(&moved, by, now, mint) } else { None };
        };
        match self.room_use(table, now) {
            Some(room) => Some(Fact::Room(RoomFact::Moved { check, room: Box::new(room) })),
            None => Some(self.stop(check, stay, by, now, mint)),
        }
    }

    /// Stops the clock: the time is on the bill. Nothing happens when it is stopped already.
    pub fn stop_room(&self, check: CheckId, by: &Actor, now: At, mint: &mut dyn Mint) -> Result<Option<Fact>, Refusal> {
        let found = self.open_check(check)?;
        match found.running() {
            Some(stay) => Ok(Some(self.stop(check, stay, by, now, mint))),
            None if found.stay.is_some() => Ok(None),
            None => Err(RoomRefusal::NoClock.into()),
        }
    }

    fn stop(&self, check: CheckId, stay: &Stay, by: &Actor, now: At, mint: &mut dyn Mint) -> Fact {
        let bill = stay.bill(&self.reference.venue.clock, now);
        let line = stay.line(LineId(mint.id()), bill, &Stamp { at: now, by: by.name.clone() });
        Fact::Room(RoomFact::Stopped { check, at: now, line: Box::new(line) })
    }

    /// The clock was stopped too soon: it goes on as if it had not been. What was taken off or given away stays so.
    pub fn go_on_room(&self, check: CheckId, now: At) -> Result<Option<Fact>, Refusal> {
        let found = self.open_check(check)?;
        let stay = found.stay.as_deref().ok_or(RoomRefusal::NoClock)?;
        if stay.is_on() {
            return Ok(None);
        }
        let billed = stay.line.and_then(|line| found.line(line)).filter(|line| line.is_charged());
        let line = billed.ok_or(RoomRefusal::NoClock)?.id;
        if found.has_standing_part() {
            return Err(Refusal::PartPaid);
        }
        let fact = RoomFact::WentOn { check, line };
        covered(found, &fact, now)?;
        Ok(Some(Fact::Room(fact)))
    }

    /// The clock should never have started. Right after, anybody may say so; later a manager.
    pub fn cancel_room(&self, check: CheckId, why: &str, by: &Actor, now: At) -> Result<Fact, Refusal> {
        let stay = self.on(check)?;
        let reason = reason(why)?;
        if by.role != Role::Manager && now.since(stay.began()) > i64::from(SLIP_MINUTES) * 60_000 {
            return Err(RoomRefusal::TooLateToCancel { minutes: SLIP_MINUTES }.into());
        }
        Ok(Fact::Room(RoomFact::Cancelled { check, reason }))
    }

    /// The guests said until when they want the room.
    pub fn book_room(&self, check: CheckId, until: Option<At>) -> Result<Option<Fact>, Refusal> {
        let stay = self.on(check)?;
        let fits = |until: At| until > stay.began() && until.since(stay.began()) <= LONGEST_BOOKING;
        if until.is_some_and(|until| !fits(until)) {
            return Err(RoomRefusal::BadTimes.into());
        }
        Ok((stay.booked != until).then_some(Fact::Room(RoomFact::Booked { check, until })))
    }

    /// A manager puts times right: from what to what is told in the timeline. Nothing happens when they were so.
    pub fn correct_room(
        &self,
        draft: &Correction,
        by: &Actor,
        now: At,
        mint: &mut dyn Mint,
    ) -> Result<Option<Fact>, Refusal> {
        let check = self.bill_as_seen(draft.check, draft.version)?;
        let before = check.stay.as_deref().ok_or(RoomRefusal::NoClock)?;
        if by.role != Role::Manager {
            return Err(RoomRefusal::OnlyManager.into());
        }
        let reason = reason(&draft.reason)?;
        let mut after = before.clone();
        if draft.rooms.len() != before.rooms.len() || draft.ended.is_some() != before.ended.is_some() {
            return Err(RoomRefusal::BadTimes.into());
        }
        for (room, from) in after.rooms.iter_mut().zip(&draft.rooms) {
            room.from = *from;
        }
        after.pauses = draft.pauses.iter().map(|(from, to)| Pause { from: *from, to: *to }).collect();
        after.ended = draft.ended;
        if !makes_sense(&after, now) {
            return Err(RoomRefusal::BadTimes.into());
        }
        if after == *before {
            return Ok(None);
        }
        let mut line = None;
        if let (Some(ended), Some(old)) = (after.ended, before.line) {
            check.line(old).filter(|line| line.is_charged()).ok_or(RoomRefusal::NoClock)?;
            if check.has_standing_part() {
                return Err(Refusal::PartPaid);
            }
            let id = LineId(mint.id());
            let bill = after.bill(&self.reference.venue.clock, ended);
            line = Some(Box::new(after.line(id, bill, &Stamp { at: now, by: by.name.clone() })));
            after.line = Some(id);
        }
        let fact = RoomFact::Corrected {
            check: check.id,
            before: Box::new(before.clone()),
            after: Box::new(after),
            reason,
            line,
        };
        covered(check, &fact, now)?;
        Ok(Some(Fact::Room(fact)))
    }

    /// The stay of an open check whose clock runs or is paused.
    fn on(&self, check: CheckId) -> Result<&Stay, Refusal> {
        Ok(self.open_check(check)?.running().ok_or(RoomRefusal::NoClock)?)
    }
}

/// Refuses what would leave less owed than was paid.
fn covered(check: &Check, fact: &RoomFact, now: At) -> Result<(), Refusal> {
    let nobody = Stamp { at: now, by: String::new() };
    still_covered(check, |check| take(check, fact, &nobody, &mut Touched::default()))
}

/// Whether times follow one another, pauses lie within the stay and apart, and nothing is in the future.
fn makes_sense(stay: &Stay, now: At) -> bool {
    let end = stay.ended.unwrap_or(now);
    let mut at = stay.began();
    let rooms = stay.rooms.windows(2).all(|pair| pair[0].from <= pair[1].from);
    let last = stay.rooms.last().is_some_and(|room| room.from <= end);
    let count = stay.pauses.len();
    let pauses = stay.pauses.iter().enumerate().all(|(place, pause)| {
        let lasts = pause.to.is_none();
        // Only the last one may still last, and only while the stay does.
        let may_last = place + 1 == count && stay.ended.is_none();
        let to = pause.to.unwrap_or(end);
        let fits = pause.from >= at && to >= pause.from && to <= end && (!lasts || may_last);
        at = to;
        fits
    });
    rooms && last && pauses && end <= now
}
