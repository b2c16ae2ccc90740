//! The kitchen's acts: a line is done, a ticket is bumped, either is taken back.
//!
//! Each is harmless twice: two cooks who tap the same line mean the same thing.

use crate::event::Fact;
use crate::house::House;
use crate::ids::{CheckId, LineId, TicketId};
use crate::line::Line;
use crate::refusal::Refusal;
use crate::sending::slot_again;

impl House {
    /// The kitchen takes a ticket in hand, or one line of it. Nothing happens when it has, or when the ticket has left.
    pub fn begin_cooking(&self, ticket: TicketId, line: Option<LineId>) -> Result<Option<Fact>, Refusal> {
        let (check, lines) = self.in_hand(ticket, line, Line::is_untouched)?;
        Ok((!lines.is_empty()).then_some(Fact::CookingBegun { check, ticket, lines }))
    }

    /// It was said by mistake: nobody has begun.
    pub fn call_off_cooking(&self, ticket: TicketId, line: Option<LineId>) -> Result<Option<Fact>, Refusal> {
        let (check, lines) = self.in_hand(ticket, line, Line::is_cooking)?;
        Ok((!lines.is_empty()).then_some(Fact::CookingCalledOff { check, ticket, lines }))
    }

    /// The lines of a ticket that stands, or the one of them, of which something is true.
    fn in_hand(
        &self,
        ticket: TicketId,
        line: Option<LineId>,
        which: fn(&Line) -> bool,
    ) -> Result<(CheckId, Vec<LineId>), Refusal> {
        let (check, found) = self.ticket(ticket)?;
        if line.is_some_and(|line| check.lines_on(ticket).all(|other| other.id != line)) {
            return Err(Refusal::NoSuchLine);
        }
        let wanted = |other: &&Line| found.is_open() && which(other) && line.is_none_or(|line| line == other.id);
        Ok((check.id, check.lines_on(ticket).filter(wanted).map(|line| line.id).collect()))
    }

    /// The kitchen says that one line is done. The last one of a ticket bumps it. Nothing happens when it was done.
    pub fn finish_line(&self, ticket: TicketId, line: LineId) -> Result<Option<Fact>, Refusal> {
        let (check, found) = self.ticket(ticket)?;
        let wanted = check.lines_on(ticket).find(|other| other.id == line).ok_or(Refusal::NoSuchLine)?;
        if !found.is_open() || !wanted.is_queued() {
            return Ok(None);
        }
        // What was taken off keeps the ticket on the screen until somebody has seen that.
        let stays = |other: &Line| other.is_to_make() || (other.is_voided() && other.pending().is_some());
        let others = check.lines_on(ticket).any(|other| other.id != line && stays(other));
        Ok(Some(if others {
            Fact::LineDone { check: check.id, ticket, line }
        } else {
            Fact::TicketBumped { check: check.id, ticket, lines: vec![line] }
        }))
    }

    /// The kitchen takes a done mark back, while the ticket stands and the waiter has not carried the line out.
    pub fn unfinish_line(&self, ticket: TicketId, line: LineId) -> Result<Option<Fact>, Refusal> {
        let (check, found) = self.ticket(ticket)?;
        let wanted = check.lines_on(ticket).find(|other| other.id == line).ok_or(Refusal::NoSuchLine)?;
        let takes_back = found.is_open() && wanted.ready().is_some();
        Ok(takes_back.then_some(Fact::LineUndone { check: check.id, ticket, line }))
    }

    /// The kitchen is done with a whole ticket. Nothing happens when it has left already.
    pub fn bump(&self, ticket: TicketId) -> Result<Option<Fact>, Refusal> {
        let (check, found) = self.ticket(ticket)?;
        // What waits for its course is not begun, and stays where it is.
        if !found.is_open() || check.lines_on(ticket).any(Line::is_held) {
            return Ok(None);
        }
        let lines = check.lines_on(ticket).filter(|line| line.is_queued()).map(|line| line.id).collect();
        Ok(Some(Fact::TicketBumped { check: check.id, ticket, lines }))
    }

    /// The kitchen has seen what was taken off, changed or sent back on a ticket, and where it belongs now. Where nothing is left to make, the ticket
    /// leaves. Nothing happens when all of it was known.
    pub fn acknowledge(&self, ticket: TicketId) -> Result<Vec<Fact>, Refusal> {
        let (check, found) = self.ticket(ticket)?;
        let lines: Vec<_> =
            check.lines_on(ticket).filter(|line| line.pending().is_some()).map(|line| line.id).collect();
        let mut facts: Vec<Fact> = self.know_move(ticket)?.into_iter().collect();
        if lines.is_empty() {
            return Ok(facts);
        }
        facts.push(Fact::EditsKnown { check: check.id, ticket, lines });
        if found.is_open() && !check.lines_on(ticket).any(Line::is_to_make) {
            facts.push(Fact::TicketBumped { check: check.id, ticket, lines: Vec::new() });
        }
        Ok(facts)
    }

    /// The ticket comes back as it was before the bump: same age, same done marks, the same slot if it is free.
    pub fn recall(&self, ticket: TicketId) -> Result<Option<Fact>, Refusal> {
        let (check, found) = self.ticket(ticket)?;
        let Some(bump) = &found.bumped else { return Ok(None) };
        let lines = check
            .lines_on(ticket)
            .filter(|line| bump.lines.contains(&line.root()) || bump.lines.contains(&line.id))
            .filter(|line| line.ready().is_some())
            .map(|line| line.id)
            .collect();
        Ok(Some(Fact::TicketRecalled { check: check.id, ticket, slot: slot_again(self, found), lines }))
    }
}
