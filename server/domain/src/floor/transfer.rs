//! Carrying lines from one check to another, with their rounds and tickets.

use crate::agreed::{self, SplitDiscount, settle_lines};
use crate::check::{Check, Round, RoundOrigin};
use crate::edits::{Edits, Origin, Part};
use crate::house::{House, REMEMBERED, Touched};
use crate::ids::{CheckId, LineId, RoundId, TicketId};
use crate::line::{Line, Stamp};
use crate::ticket::{Bump, Moved, Ticket};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// Which lines go, and where they stand on the other check.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// Which lines.
    pub lines: Vec<Moving>,
    /// Under which rounds they stand there.
    pub rounds: Vec<RoundPath>,
    /// Tickets of which only a part goes; a ticket whose lines all go, goes itself.
    pub tickets: Vec<SplitTicket>,
    /// Discounts of lines of which only a part goes; those of lines that go whole go themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub discounts: Vec<SplitDiscount>,
}

/// A line that goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moving {
    /// Which.
    pub line: LineId,
    /// How much of it, when not all.
    pub part: Option<Part>,
}

/// The round of a line here, and there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundPath {
    /// Here.
    pub from: RoundId,
    /// There: a new one, unless some of it went there before.
    pub to: RoundId,
}

/// The ticket on which lines of another one go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitTicket {
    /// The one that stays.
    pub of: TicketId,
    /// The new one.
    pub id: TicketId,
    /// Its place on the screen; none when there is nothing to make on it.
    pub slot: Option<u16>,
}

/// Carries lines over. What stands on a screen is marked as moved when somebody did it (else it is only tried out).
/// Says which tickets went whole.
pub(crate) fn carry(from: &mut Check, to: &mut Check, transfer: &Transfer, by: Option<&Stamp>) -> Vec<TicketId> {
    let (left, here) = (from.called(), to.called());
    let mut went = Vec::new();
    settle_lines(from);
    for moving in &transfer.lines {
        let Some(place) = from.lines.iter().position(|line| line.id == moving.line) else { continue };
        let whole = from.lines[place].quantity;
        agreed::follow(from, to, moving, whole, &transfer.discounts);
        let mut line = match moving.part {
            Some(part) => {
                let whole = &mut from.lines[place];
                whole.quantity = whole.quantity.saturating_sub(part.quantity);
                whole.version += 1;
                let edits = Edits { origin: Some(Origin::Part(whole.root())), ..whole.edits.clone() };
                Line { id: part.id, quantity: part.quantity, version: 1, edits, ..whole.clone() }
            }
            None => from.lines.remove(place),
        };
        if let Some(path) = transfer.rounds.iter().find(|path| path.from == line.round) {
            follow(from, to, *path, &left);
            line.round = path.to;
        }
        match transfer.tickets.iter().find(|split| split.of == line.ticket) {
            Some(split) => {
                beside(from, to, split, moving.line, line.id, by);
                line.ticket = split.id;
            }
            None => {
                if let Some(place) = from.tickets.iter().position(|ticket| ticket.id == line.ticket) {
                    let ticket = from.tickets.remove(place);
                    went.push(ticket.id);
                    to.tickets.push(ticket);
                }
            }
        }
        // What would make the bill of those less who have paid already.
        line.promo.late |= to.is_paid_into();
        to.lines.push(line);
    }
    if let Some(by) = by {
        let came = |id: TicketId| went.contains(&id) || transfer.tickets.iter().any(|split| split.id == id);
        for ticket in to.tickets.iter_mut().filter(|ticket| ticket.is_open() && came(ticket.id)) {
            ticket.mark_moved(&left, &here, by);
        }
    }
    from.version += 1;
    to.version += 1;
    to.bill_asked = None;
    went
}

/// The round of a line is there too, as it was sent.
fn follow(from: &Check, to: &mut Check, path: RoundPath, left: &str) {
    let Some(round) = from.round(path.from) else { return };
    if to.round(path.to).is_none() {
        let origin = Some(RoundOrigin { round: round.source(), from: left.to_owned() });
        let number = to.rounds.len() as u32 + 1;
        to.rounds.push(Round { id: path.to, number, sent: round.sent.clone(), seq: round.seq, origin });
    }
}

/// A ticket beside the one that stays: as old, as far, with the lines that go.
fn beside(from: &Check, to: &mut Check, split: &SplitTicket, was: LineId, is: LineId, by: Option<&Stamp>) {
    let Some(of) = from.ticket(split.of) else { return };
    if to.ticket(split.id).is_none() {
        let bumped = match (&of.bumped, split.slot) {
            (Some(bump), _) => Some(Bump { lines: Vec::new(), ..bump.clone() }),
            (None, Some(_)) => None,
            // All of it is made: it never was on the screen, and is nothing to recall.
            (None, None) => {
                let stamp = by.cloned().unwrap_or(Stamp { at: of.opened_at, by: String::new() });
                Some(Bump { stamp, lines: Vec::new(), seq: 0 })
            }
        };
        let slot = split.slot.unwrap_or(of.slot);
        to.tickets.push(Ticket { id: split.id, slot, bumped, ..of.clone() });
    }
    let made = of.bumped.as_ref().is_some_and(|bump| bump.lines.contains(&was));
    if let Some(bump) = to.tickets.iter_mut().find(|other| other.id == split.id).and_then(|other| other.bumped.as_mut())
        && made
    {
        bump.lines.push(is);
    }
}

impl Ticket {
    /// It belongs elsewhere now. Back where the kitchen knows it, there is nothing to know.
    pub(crate) fn mark_moved(&mut self, left: &str, here: &str, by: &Stamp) {
        let from = self.moved.take().map_or_else(|| left.to_owned(), |moved| moved.from);
        if from != here {
            self.moved = Some(Moved { from, stamp: by.clone() });
        }
    }
}

impl House {
    /// Carries lines over, and keeps what the house knows of their tickets true.
    pub(crate) fn carry(&mut self, from: CheckId, to: CheckId, transfer: &Transfer, by: &Stamp, touched: &mut Touched) {
        let (Some(left), Some(here)) = (self.checks.get(&from), self.checks.get(&to)) else { return };
        let (mut left, mut here) = ((**left).clone(), (**here).clone());
        let known: BTreeSet<RoundId> = here.rounds.iter().map(|round| round.id).collect();
        let went = carry(&mut left, &mut here, transfer, Some(by));
        touched
            .rounds
            .extend(here.rounds.iter().filter(|round| !known.contains(&round.id)).map(|round| (to, round.id)));
        for id in [from, to] {
            touched.checks.insert(id);
            touched.rewritten.insert(id);
        }
        self.checks.insert(from, Arc::new(left));
        self.checks.insert(to, Arc::new(here));
        for bumped in self.bumped.values_mut() {
            for entry in bumped.iter_mut().filter(|entry| went.contains(&entry.1)) {
                entry.0 = to;
            }
            let beside: Vec<_> = transfer.tickets.iter().filter(|split| bumped.contains(&(from, split.of))).collect();
            bumped.extend(beside.into_iter().map(|split| (to, split.id)));
            sort(bumped, &self.checks);
        }
    }
}

/// In the order in which they left; what left together, in the order of checks and of their tickets.
fn sort(bumped: &mut VecDeque<(CheckId, TicketId)>, checks: &BTreeMap<CheckId, Arc<Check>>) {
    bumped.make_contiguous().sort_by_cached_key(|(check, ticket)| {
        let tickets = checks.get(check).map(|check| &check.tickets);
        let place = tickets.and_then(|tickets| tickets.iter().position(|other| other.id == *ticket));
        let seq = tickets.zip(place).and_then(|(tickets, place)| Some(tickets[place].bumped.as_ref()?.seq));
        (seq, *check, place)
    });
    while bumped.len() > REMEMBERED {
        bumped.pop_front();
    }
}
