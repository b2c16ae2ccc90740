//! Rush: a ticket that goes before all others, because somebody at the table or in the kitchen says so.
//!
//! It moves to the first slots of its station's screen, behind those that were rushed before it; whoever stood there stands in
//! its place. It keeps its age and its done marks, and stays rushed until it leaves or somebody says that it is not so urgent.
//! The three seconds in which one can think better of it are the browser's: nobody else hears before they are over.
//!
//! What could go wrong: everything is rushed (then nothing is: they stand in the order in which they were said to be);
//! something that waits for its course is rushed (it is not: firing comes first; what waits for its time is fired by it); a
//! ticket is rushed twice (harmless).

use crate::check::Check;
use crate::event::{Event, Fact};
use crate::house::{House, Touched};
use crate::ids::{CheckId, RoundId, StationId, TicketId};
use crate::line::Line;
use crate::refusal::Refusal;
use crate::ticket::Ticket;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is in a hurry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hurry {
    /// One ticket.
    Ticket(TicketId),
    /// All tickets on which something of a round stands.
    Round(CheckId, RoundId),
    /// All tickets of a check.
    Check(CheckId),
}

/// What was said about a hurry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum RushFact {
    /// Tickets go first.
    Rushed {
        /// Whose.
        check: CheckId,
        /// Which.
        tickets: Vec<TicketId>,
        /// Who stands where from now on, those included that made room.
        slots: Vec<(CheckId, TicketId, u16)>,
    },
    /// They are not so urgent after all; each stays where it is.
    CalledOff {
        /// Whose.
        check: CheckId,
        /// Which.
        tickets: Vec<TicketId>,
    },
}

impl RushFact {
    /// The word by which the events table and the timeline know it.
    pub fn word(&self) -> &'static str {
        match self {
            RushFact::Rushed { .. } => "rushed",
            RushFact::CalledOff { .. } => "rush_called_off",
        }
    }

    /// The check whose timeline it belongs on.
    pub fn check(&self) -> CheckId {
        match self {
            RushFact::Rushed { check, .. } | RushFact::CalledOff { check, .. } => *check,
        }
    }

    /// The tickets that it is about.
    pub fn tickets(&self) -> &[TicketId] {
        match self {
            RushFact::Rushed { tickets, .. } | RushFact::CalledOff { tickets, .. } => tickets,
        }
    }

    /// All tickets that stand or look otherwise by it, with their checks.
    pub fn shown(&self) -> Vec<(CheckId, TicketId)> {
        let own = self.tickets().iter().map(|ticket| (self.check(), *ticket));
        match self {
            RushFact::Rushed { slots, .. } => own.chain(slots.iter().map(|(check, id, _)| (*check, *id))).collect(),
            RushFact::CalledOff { .. } => own.collect(),
        }
    }
}

impl Check {
    /// Whether something of a round stands on a ticket that is in a hurry.
    pub fn is_rushed(&self, round: RoundId) -> bool {
        self.lines_of(round).any(|line| self.is_line_rushed(line))
    }

    /// Whether a line is to be made before others.
    pub fn is_line_rushed(&self, line: &Line) -> bool {
        line.is_queued() && self.ticket(line.ticket).is_some_and(|ticket| ticket.is_open() && ticket.rush.is_some())
    }
}

impl House {
    /// Something goes first; what of it waits for its time does not wait any more. Nothing happens when it goes first already.
    pub fn rush(&self, hurry: Hurry) -> Result<Vec<Fact>, Refusal> {
        let (check, found) = self.in_a_hurry(hurry)?;
        if found.is_empty() {
            return Err(Refusal::NothingToRush);
        }
        let waits: Vec<TicketId> = found.iter().map(|ticket| ticket.id).collect();
        let mut facts: Vec<Fact> = check.fire_timed(&waits).into_iter().map(Fact::Course).collect();
        let new: Vec<&Ticket> = found.into_iter().filter(|ticket| ticket.rush.is_none()).collect();
        if !new.is_empty() {
            let slots = self.first_slots(&new);
            let tickets = new.iter().map(|ticket| ticket.id).collect();
            facts.push(Fact::Rush(RushFact::Rushed { check: check.id, tickets, slots }));
        }
        Ok(facts)
    }

    /// It is not so urgent after all. Nothing happens when nobody had said that it is.
    pub fn call_off_rush(&self, hurry: Hurry) -> Result<Option<RushFact>, Refusal> {
        let (check, found) = self.in_a_hurry(hurry)?;
        let rushed = found.into_iter().filter(|ticket| ticket.rush.is_some());
        let tickets: Vec<TicketId> = rushed.map(|ticket| ticket.id).collect();
        Ok((!tickets.is_empty()).then_some(RushFact::CalledOff { check: check.id, tickets }))
    }

    /// The tickets that a hurry is about: those that stand and on which something is to make.
    fn in_a_hurry(&self, hurry: Hurry) -> Result<(&Check, Vec<&Ticket>), Refusal> {
        let check = match hurry {
            Hurry::Ticket(ticket) => self.ticket(ticket)?.0,
            Hurry::Round(check, _) | Hurry::Check(check) => self.check(self.standing(check))?,
        };
        let concerned = |ticket: &Ticket| match hurry {
            Hurry::Ticket(id) => ticket.id == id,
            Hurry::Round(_, round) => check.lines_on(ticket.id).any(|line| line.round == round && line.is_to_make()),
            Hurry::Check(_) => true,
        };
        let waits = |ticket: &Ticket| ticket.is_held() && ticket.due().is_none();
        let live = |ticket: &&Ticket| {
            ticket.is_open() && !waits(ticket) && check.lines_on(ticket.id).any(Line::is_to_make) && concerned(ticket)
        };
        Ok((check, check.tickets.iter().filter(live).collect()))
    }

    /// Where tickets stand when these go first.
    fn first_slots(&self, rushed: &[&Ticket]) -> Vec<(CheckId, TicketId, u16)> {
        let mut moved = BTreeMap::new();
        let mut stations: Vec<StationId> = rushed.iter().map(|ticket| ticket.station).collect();
        stations.sort_unstable();
        stations.dedup();
        for station in stations {
            let there = self.tickets_at(station);
            let mut at: BTreeMap<u16, (CheckId, &Ticket)> =
                there.into_iter().map(|(check, ticket)| (ticket.slot, (check.id, ticket))).collect();
            let mut first = 0;
            for ticket in rushed.iter().filter(|ticket| ticket.station == station) {
                let Some(from) = at.iter().find(|(_, (_, other))| other.id == ticket.id).map(|(slot, _)| *slot) else {
                    continue;
                };
                let before = |(_, other): &(CheckId, &Ticket)| {
                    other.rush.is_some() || rushed.iter().any(|one| one.id == other.id && other.id != ticket.id)
                };
                while first < from && at.get(&first).is_some_and(before) {
                    first += 1;
                }
                if first >= from {
                    continue;
                }
                let (check, own) = at[&from];
                at.remove(&from);
                if let Some((other_check, other)) = at.insert(first, (check, own)) {
                    at.insert(from, (other_check, other));
                    moved.insert(other.id, (other_check, from));
                }
                moved.insert(own.id, (check, first));
                first += 1;
            }
        }
        moved.into_iter().map(|(ticket, (check, slot))| (check, ticket, slot)).collect()
    }

    /// Takes in what was said about a hurry.
    pub(crate) fn apply_rush(&mut self, event: &Event, fact: &RushFact, touched: &mut Touched) {
        let stamp = matches!(fact, RushFact::Rushed { .. }).then(|| event.stamp());
        for id in fact.tickets() {
            self.edit_ticket(fact.check(), *id, touched, |ticket| ticket.rush.clone_from(&stamp));
        }
        if let RushFact::Rushed { slots, .. } = fact {
            for (check, id, slot) in slots {
                self.edit_ticket(*check, *id, touched, |ticket| ticket.slot = *slot);
            }
        }
    }

    fn edit_ticket(&mut self, check: CheckId, id: TicketId, touched: &mut Touched, change: impl FnOnce(&mut Ticket)) {
        self.edit(check, |check| {
            if let Some(ticket) = check.tickets.iter_mut().find(|ticket| ticket.id == id) {
                change(ticket);
                touched.tickets.insert((check.id, id));
            }
        });
    }
}
