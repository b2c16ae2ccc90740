//! A check's story: its own events and those of the checks that became a part of it, and everything that was ever on it, so
//! that what has long gone to another table still has its name here.

use goimon_domain::check::Check;
use goimon_domain::coursing::CourseFact;
use goimon_domain::edits::Part;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::LineId;
use goimon_domain::line::Line;
use goimon_domain::ticket::Ticket;
use goimon_domain::transfer::Transfer;

/// The events of a check in order, with those of each check that was merged into it until it came, as its lines have their
/// story there. A check that was parted and merged again counts until it came the last time.
pub fn story(own: Vec<Event>, merged: Vec<Vec<Event>>) -> Vec<Event> {
    let mut events = own;
    for before in merged {
        let came = before.iter().rfind(|event| matches!(event.fact, Fact::CheckMerged { .. })).map(|event| event.seq);
        events.extend(before.into_iter().filter(|event| came.is_none_or(|came| event.seq < came)));
    }
    events.sort_by_key(|event| event.seq);
    events
}

/// The check with everything on it that its events speak of, also what has gone elsewhere since.
pub(super) fn as_told(house: &House, check: &Check, events: &[Event]) -> Check {
    let mut told = Told { check: check.clone(), house };
    events.iter().for_each(|event| told.hear(&event.fact));
    told.check
}

struct Told<'a> {
    check: Check,
    house: &'a House,
}

impl Told<'_> {
    fn hear(&mut self, fact: &Fact) {
        match fact {
            Fact::RoundSent { lines, tickets, .. } => {
                lines.iter().for_each(|line| self.line(line));
                tickets.iter().for_each(|ticket| self.ticket(ticket));
            }
            Fact::LineChanged { with: line, .. } => self.line(line),
            Fact::LineRemade { line, ticket, .. } => {
                self.line(line);
                ticket.iter().for_each(|ticket| self.ticket(ticket));
            }
            Fact::LineVoided { line, part, .. } | Fact::LineComped { line, part, .. } => self.part(*line, *part),
            Fact::Course(CourseFact::Held { tickets, .. }) => tickets.iter().for_each(|ticket| self.ticket(ticket)),
            Fact::Course(CourseFact::Fired { later, .. }) => {
                later.iter().flat_map(|later| &later.tickets).for_each(|ticket| self.ticket(ticket));
            }
            Fact::CheckMerged { transfer, .. }
            | Fact::CheckParted { transfer, .. }
            | Fact::LinesMoved { transfer, .. } => self.transfer(transfer),
            Fact::LinesCame { lines, .. } => lines.iter().for_each(|line| self.elsewhere(*line)),
            _ => {}
        }
    }

    fn line(&mut self, line: &Line) {
        if self.check.line(line.id).is_none() {
            self.check.lines.push(line.clone());
        }
    }

    fn ticket(&mut self, ticket: &Ticket) {
        if self.check.ticket(ticket.id).is_none() {
            self.check.tickets.push(ticket.clone());
        }
    }

    fn part(&mut self, of: LineId, part: Option<Part>) {
        if let Some((part, of)) = part.and_then(|part| Some((part, self.check.line(of)?))) {
            let part = Line { id: part.id, quantity: part.quantity, ..of.clone() };
            self.line(&part);
        }
    }

    fn transfer(&mut self, transfer: &Transfer) {
        for moving in &transfer.lines {
            self.part(moving.line, moving.part);
        }
        for split in &transfer.tickets {
            if let Some(of) = self.check.ticket(split.of) {
                let ticket = Ticket { id: split.id, ..of.clone() };
                self.ticket(&ticket);
            }
        }
    }

    /// It came from another check, and may have gone on to a third one.
    fn elsewhere(&mut self, line: LineId) {
        if self.check.line(line).is_some() {
            return;
        }
        let found = self.house.checks.values().find_map(|check| Some((check, check.line(line)?)));
        if let Some((check, line)) = found {
            let ticket = check.ticket(line.ticket);
            self.line(line);
            ticket.into_iter().for_each(|ticket| self.ticket(ticket));
        }
    }
}
