//! Changing what was sent before anybody has made it, and having something made again after.
//!
//! A changed line is struck through and has its replacement beside it, on the same ticket, at the prices that were told
//! the guest; a remade one stays as it is, and the new one costs nothing.

use crate::check::Check;
use crate::edits::{Edits, MarkKind, Origin, Remake};
use crate::event::{Event, Fact};
use crate::house::{House, Touched};
use crate::ids::{CheckId, LineId, Mint, ModifierId};
use crate::line::{Line, LineState, Stamp};
use crate::reason::Reason;
use crate::refusal::Refusal;
use crate::room::RoomRefusal;
use crate::sending::{MOST_OF_ONE, NewTickets, choices, note};
use crate::ticket::Ticket;
use crate::time::At;
use crate::timing::{Timing, Wait};
use crate::voiding::{LineEdit, Struck, seen, still_covered, strike};
use serde::{Deserialize, Serialize};

/// What a line is to be instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LineChange {
    /// On which check.
    pub check: CheckId,
    /// Which line.
    pub line: LineId,
    /// The version of the line that the person saw.
    pub version: u32,
    /// How many now.
    pub quantity: u32,
    /// Choices and how many of each on one, all of them.
    #[serde(default)]
    pub chosen: Vec<(ModifierId, u32)>,
    /// In words.
    #[serde(default)]
    pub note: Option<String>,
}

impl House {
    /// Changes quantity, choices or note of a line that nobody has made yet; nothing happens when it is so already.
    pub fn change_line(&self, change: &LineChange, now: At, mint: &mut dyn Mint) -> Result<Option<Fact>, Refusal> {
        let (check, line) = seen(self, change.check, change.line, change.version)?;
        if !line.is_free() {
            return Err(Refusal::AlreadyMade { item: line.name.clone() });
        }
        if !(1..=MOST_OF_ONE).contains(&change.quantity) {
            return Err(Refusal::BadQuantity { line: 1 });
        }
        let item = self.reference.menu.item(line.item).ok_or(Refusal::NoSuchItem { line: 1 })?;
        if change.quantity > line.quantity {
            let day = self.reference.venue.clock.business_day(now).max(self.numbers.day);
            self.can_have(item, u64::from(change.quantity - line.quantity), 1, day)?;
        }
        let mut chosen = choices(item, 1, &change.chosen)?;
        for choice in &mut chosen {
            // What the guest was told stays so.
            if let Some(before) = line.chosen.iter().find(|before| before.modifier == choice.modifier) {
                choice.name.clone_from(&before.name);
                choice.delta = before.delta;
            }
        }
        let note = note(1, change.note.as_deref())?;
        if (change.quantity, &chosen, &note) == (line.quantity, &line.chosen, &line.note) {
            return Ok(None);
        }
        let edits = Edits { origin: Some(Origin::Change(line.id)), mark: None, ..line.edits.clone() };
        let id = LineId(mint.id());
        let with = Line { id, quantity: change.quantity, chosen, note, version: 1, edits, ..line.clone() };
        let stamp = Stamp { at: now, by: String::new() };
        if line.edits.billed && with.amount() < line.amount() {
            return Err(Refusal::OnTheBill { item: line.name.clone() });
        }
        if line.edits.comp.is_some() && with.worth() > line.worth() {
            return Err(Refusal::GivenAway { item: line.name.clone() });
        }
        still_covered(check, |check| exchange(check, line.id, &with, &stamp, &mut Touched::default()))?;
        Ok(Some(Fact::LineChanged { check: check.id, line: line.id, with: Box::new(with) }))
    }

    /// Has a line, or a part of it, made again for nothing.
    pub fn remake_line(&self, edit: &LineEdit, now: At, mint: &mut dyn Mint) -> Result<Fact, Refusal> {
        let (check, line) = edit.seen(self)?;
        if line.edits.time.is_some() {
            return Err(RoomRefusal::NotCooked.into());
        }
        if line.is_to_make() {
            return Err(Refusal::NotMade { item: line.name.clone() });
        }
        let quantity = edit.quantity.unwrap_or(line.quantity);
        if !(1..=line.quantity).contains(&quantity) {
            return Err(Refusal::NotSoMany { most: line.quantity });
        }
        let reason = Reason::tidy(edit.reason.as_ref())?.ok_or(Refusal::ReasonNeeded)?;
        let day = self.reference.venue.clock.business_day(now).max(self.numbers.day);
        if let Some(item) = self.reference.menu.item(line.item) {
            self.can_have(item, u64::from(quantity), 1, day)?;
        }
        let at_once = Timing::none(now);
        let mut tickets = NewTickets::of(self, check, &at_once, day);
        let ticket = tickets.at(line.station, line.course, Wait::No, mint);
        let remake = Remake { of: line.id, reason, seq: 0 };
        let again = Line {
            id: LineId(mint.id()),
            ticket,
            quantity,
            state: LineState::Queued,
            version: 1,
            edits: Edits { remake: Some(remake), ..Edits::default() },
            began: None,
            passed: None,
            target: None,
            ..line.clone()
        };
        Ok(Fact::LineRemade { check: check.id, line: Box::new(again), ticket: tickets.made.pop(), day })
    }
}

/// Strikes a line through and puts another beside it.
pub(crate) fn exchange(check: &mut Check, line: LineId, with: &Line, stamp: &Stamp, touched: &mut Touched) {
    strike(check, line, Struck { reason: None, sanction: None, instead: Some(with.id) }, stamp, touched);
    add(check, with, MarkKind::Changed, stamp, touched);
    check.version += 1;
    touched.checks.insert(check.id);
}

/// Puts a line that is made again on its ticket.
pub(crate) fn again(check: &mut Check, line: &Line, ticket: Option<&Ticket>, event: &Event, touched: &mut Touched) {
    if let Some(ticket) = ticket {
        check.tickets.push(ticket.clone());
        touched.tickets.insert((check.id, ticket.id));
    }
    let mut line = line.clone();
    if let Some(remake) = &mut line.edits.remake {
        remake.seq = event.seq;
    }
    add(check, &line, MarkKind::Remade, &event.stamp(), touched);
}

fn add(check: &mut Check, line: &Line, kind: MarkKind, stamp: &Stamp, touched: &mut Touched) {
    let mut line = line.clone();
    line.edits.mark(kind, stamp);
    touched.lines.insert((check.id, line.id));
    check.lines.push(line);
}
