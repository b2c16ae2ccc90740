//! Guests sit elsewhere, two tables become one, somebody's drinks go on another bill, another waiter takes over.
//!
//! Nothing that was sent is written anew: a ticket that moves keeps its slot, its age and its done marks, and says where
//! it came from until somebody in the kitchen knows. Where only some lines of a ticket go, they get a ticket of the same
//! number and age beside it.

use crate::agreed::{self, may_go_up, may_shift, splits};
use crate::check::{Check, Merged};
use crate::edits::{Origin, Part};
use crate::event::{Event, Fact};
use crate::house::{House, Touched};
use crate::ids::{CheckId, LineId, Mint, RoundId, StaffId, TableId, TicketId};
use crate::line::{Line, Stamp};
use crate::refusal::Refusal;
use crate::room_acts::stopped;
use crate::staff::{Actor, Role};
use crate::ticket::free_slot;
use crate::time::At;
use crate::transfer::{Moving, RoundPath, SplitTicket, Transfer, carry};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Lines that somebody wants on another check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinesDraft {
    /// From which check.
    pub check: CheckId,
    /// The version of it that the person saw.
    pub version: u32,
    /// Which lines, and how many of each; all of one when nothing is said.
    pub lines: Vec<(LineId, Option<u32>)>,
    /// Where to.
    pub to: Goal,
}

/// Where lines go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Goal {
    /// To a check that is open.
    Check(CheckId),
    /// To a new check on a table, beside those that are there.
    Table(TableId),
}

impl House {
    /// The check on which somebody's is now: itself, or the one into which it was merged.
    pub fn standing(&self, id: CheckId) -> CheckId {
        let mut at = id;
        while let Some(into) = self.checks.get(&at).and_then(|check| check.merged_into) {
            at = into;
        }
        at
    }

    /// The guests sit down elsewhere. `seen` is where the person saw them; `alongside` says that they share a table that
    /// is taken. Nothing happens when they sit there.
    pub fn move_check(
        &self,
        id: CheckId,
        table: TableId,
        seen: Option<TableId>,
        alongside: bool,
    ) -> Result<Option<Fact>, Refusal> {
        let check = self.open_check(id)?;
        let goal = self.reference.table(table).ok_or(Refusal::NoSuchTable)?;
        if check.table == Some(table) {
            return Ok(None);
        }
        if check.table != seen {
            return Err(Refusal::MovedMeanwhile { number: check.number, place: check.called() });
        }
        if let (Some(taken), false) = (self.checks_at(table).next(), alongside) {
            return Err(Refusal::TableTaken { table: goal.label.clone(), check: taken.id });
        }
        check.may_become(&Check { table: Some(table), ..Check::clone(check) })?;
        Ok(Some(Fact::CheckMoved {
            check: id,
            table,
            label: goal.label.clone(),
            from: check.called(),
            left: check.table,
        }))
    }

    /// Two bills become one: everything of `id` goes on `into`.
    pub fn merge(&self, id: CheckId, into: CheckId, version: u32, mint: &mut dyn Mint) -> Result<Vec<Fact>, Refusal> {
        let (from, to) = (self.seen(id, version)?, self.open_check(into)?);
        if id == into {
            return Err(Refusal::SameCheck);
        }
        stopped(from)?;
        if let Some(paid) = [from, to].into_iter().find(|check| check.has_money()) {
            return Err(Refusal::HasPayments { number: paid.number });
        }
        may_shift(from, to)?;
        may_go_up(from)?;
        let all = from.lines.iter().map(|line| Moving { line: line.id, part: None }).collect();
        let transfer = self.transfer(from, to, all, mint);
        let lines: Vec<LineId> = from.lines.iter().map(|line| line.id).collect();
        let merged =
            Merged { check: id, number: from.number, from: from.called(), covers: from.covers, lines: lines.clone() };
        Ok(vec![
            Fact::CheckMerged { check: id, into, place: to.called(), merged, transfer },
            Fact::LinesCame { check: into, from: from.called(), lines },
        ])
    }

    /// They want two bills after all: what came with a merged check and is still here goes back on it.
    pub fn part(&self, id: CheckId, again: CheckId, version: u32, mint: &mut dyn Mint) -> Result<Vec<Fact>, Refusal> {
        let from = self.seen(id, version)?;
        let merged = from.merged.iter().find(|merged| merged.check == again).ok_or(Refusal::NotMerged)?;
        let waits = |check: &&Arc<Check>| check.merged_into == Some(id) && check.closed.is_none();
        let to = self.checks.get(&again).filter(waits).ok_or(Refusal::NotMerged)?;
        may_shift(from, to)?;
        let lines: Vec<LineId> =
            from.lines.iter().filter(|line| comes_from(from, &merged.lines, line)).map(|line| line.id).collect();
        let moving = lines.iter().map(|line| Moving { line: *line, part: None }).collect();
        let transfer = self.transfer(from, to, moving, mint);
        self.still_covers(from, &transfer)?;
        Ok(vec![
            Fact::CheckParted { check: id, again, place: to.called(), transfer },
            Fact::LinesCame { check: again, from: from.called(), lines },
        ])
    }

    /// Lines, or parts of them, go on another check.
    pub fn move_lines(
        &self,
        draft: &LinesDraft,
        by: &Actor,
        now: At,
        mint: &mut dyn Mint,
    ) -> Result<Vec<Fact>, Refusal> {
        let from = self.seen(draft.check, draft.version)?;
        let mut facts = Vec::new();
        let opened;
        let to: &Check = match draft.to {
            Goal::Check(id) if id == draft.check => return Err(Refusal::SameCheck),
            Goal::Check(id) => self.open_check(id)?,
            Goal::Table(table) => {
                let fact = self.seat(Some(table), 1, true, by, now, mint)?;
                let Fact::CheckOpened { check } = &fact else { return Err(Refusal::NoSuchTable) };
                opened = check.clone();
                facts.push(fact);
                &opened
            }
        };
        may_shift(from, to)?;
        let moving = wanted(from, &draft.lines, mint)?;
        let transfer = self.transfer(from, to, moving, mint);
        self.still_covers(from, &transfer)?;
        let came = transfer.lines.iter().map(|moving| moving.part.map_or(moving.line, |part| part.id)).collect();
        facts.push(Fact::LinesMoved { check: draft.check, to: to.id, place: to.called(), transfer });
        facts.push(Fact::LinesCame { check: to.id, from: from.called(), lines: came });
        Ok(facts)
    }

    /// Another waiter takes over.
    pub fn hand_over(&self, id: CheckId, to: StaffId) -> Result<Option<Fact>, Refusal> {
        let check = self.open_check(id)?;
        let person = self.reference.person(to).filter(|person| person.active && person.role != Role::Kitchen);
        person.ok_or(Refusal::NoSuchPerson)?;
        Ok((check.waiter != Some(to)).then_some(Fact::CheckHandedOver { check: id, to }))
    }

    /// Somebody in the kitchen knows where a ticket belongs now.
    pub fn know_move(&self, id: TicketId) -> Result<Option<Fact>, Refusal> {
        let (check, ticket) = self.ticket(id)?;
        Ok(ticket.moved.as_ref().map(|_| Fact::MoveKnown { check: check.id, ticket: id }))
    }

    /// An open check, if its bill is as the person saw it.
    fn seen(&self, id: CheckId, version: u32) -> Result<&Check, Refusal> {
        let check = self.open_check(id)?;
        if check.version == version {
            Ok(check)
        } else {
            Err(Refusal::Stale { version: check.version, due: check.due() })
        }
    }

    /// Refuses what would leave less owed than was paid: money goes back by a refund.
    fn still_covers(&self, from: &Check, transfer: &Transfer) -> Result<(), Refusal> {
        if !from.has_money() {
            return Ok(());
        }
        let (mut rest, mut gone) = (from.clone(), from.bare());
        carry(&mut rest, &mut gone, transfer, None);
        if rest.totals().total < rest.claimed() { Err(Refusal::PaidAlready { paid: from.claimed() }) } else { Ok(()) }
    }

    /// How lines go from one check to another: under which rounds and on which tickets they stand there.
    fn transfer(&self, from: &Check, to: &Check, lines: Vec<Moving>, mint: &mut dyn Mint) -> Transfer {
        let whole = |line: LineId| lines.iter().any(|moving| moving.line == line && moving.part.is_none());
        let moves = |line: LineId| lines.iter().any(|moving| moving.line == line);
        let mut rounds: Vec<RoundPath> = Vec::new();
        let mut tickets: Vec<SplitTicket> = Vec::new();
        let mut taken: BTreeMap<_, Vec<u16>> = BTreeMap::new();
        for line in from.lines.iter().filter(|line| moves(line.id)) {
            if !rounds.iter().any(|path| path.from == line.round) {
                let origin = from.round(line.round).map_or(line.round, |round| round.source());
                let known = to.rounds.iter().find(|round| round.source() == origin).map(|round| round.id);
                rounds.push(RoundPath { from: line.round, to: known.unwrap_or_else(|| RoundId(mint.id())) });
            }
            let Some(ticket) = from.ticket(line.ticket) else { continue };
            let all_go = from.lines_on(ticket.id).all(|line| whole(line.id));
            if all_go || tickets.iter().any(|split| split.of == ticket.id) {
                continue;
            }
            // What is made already, and of which a cook has nothing to know, needs no place on the screen.
            let to_make =
                from.lines_on(ticket.id).any(|line| moves(line.id) && (line.is_to_make() || line.pending().is_some()));
            let slot = (ticket.is_open() && to_make).then(|| {
                let slots = taken
                    .entry(ticket.station)
                    .or_insert_with(|| self.tickets_at(ticket.station).iter().map(|(_, other)| other.slot).collect());
                let slot = free_slot(slots.iter().copied());
                slots.push(slot);
                slot
            });
            tickets.push(SplitTicket { of: ticket.id, id: TicketId(mint.id()), slot });
        }
        let discounts = splits(from, &lines, mint);
        Transfer { lines, rounds, tickets, discounts }
    }
}

/// What a draft wants of a check's lines.
fn wanted(from: &Check, lines: &[(LineId, Option<u32>)], mint: &mut dyn Mint) -> Result<Vec<Moving>, Refusal> {
    let mut moving: Vec<Moving> = Vec::with_capacity(lines.len());
    for (id, quantity) in lines {
        let line = from.line(*id).filter(|line| !line.is_voided()).ok_or(Refusal::NoSuchLine)?;
        let quantity = quantity.unwrap_or(line.quantity);
        if !(1..=line.quantity).contains(&quantity) || moving.iter().any(|other| other.line == *id) {
            return Err(Refusal::NotSoMany { most: line.quantity });
        }
        let part = (quantity < line.quantity).then(|| Part { id: LineId(mint.id()), quantity });
        moving.push(Moving { line: *id, part });
    }
    if moving.is_empty() {
        return Err(Refusal::NothingToMove);
    }
    // What was taken off a ticket of which all else goes, goes with it.
    let goes = |line: &Line| moving.iter().any(|other| other.line == line.id && other.part.is_none());
    let rest = |line: &Line| from.lines_on(line.ticket).any(|other| !other.is_voided() && !goes(other));
    let left = |line: &Line| from.lines_on(line.ticket).any(goes);
    let struck: Vec<Moving> = from
        .lines
        .iter()
        .filter(|line| line.is_voided() && left(line) && !rest(line))
        .map(|line| Moving { line: line.id, part: None })
        .collect();
    moving.extend(struck);
    Ok(moving)
}

/// Whether a line is one of these, or was made of one: a part of it, what it was changed to, or what is made again.
pub(crate) fn comes_from(check: &Check, lines: &[LineId], line: &Line) -> bool {
    let mut at = line;
    loop {
        if lines.contains(&at.id) {
            return true;
        }
        let from = match at.edits.origin {
            Some(Origin::Part(of) | Origin::Change(of)) => of,
            None => match &at.edits.remake {
                Some(remake) => remake.of,
                None => return false,
            },
        };
        match check.line(from) {
            Some(before) if before.id != at.id => at = before,
            _ => return lines.contains(&from),
        }
    }
}

impl House {
    /// Takes in what moved.
    pub(crate) fn shift(&mut self, event: &Event, touched: &mut Touched) {
        let stamp = event.stamp();
        match &event.fact {
            Fact::CheckMoved { check, table, label, from, .. } => self.edit(*check, |check| {
                let before = check.reckoned_by();
                check.table = Some(*table);
                check.reckoned_anew(before);
                check.table_label.clone_from(label);
                touched.checks.insert(check.id);
                for ticket in check.tickets.iter_mut().filter(|ticket| ticket.is_open()) {
                    ticket.mark_moved(from, label, &stamp);
                    touched.tickets.insert((check.id, ticket.id));
                }
            }),
            Fact::CheckMerged { check, into, merged, transfer, .. } => {
                self.carry(*check, *into, transfer, &stamp, touched);
                self.agree(*check, *into, |from, into| agreed::merge(from, into, &merged.lines));
                self.edit(*check, |check| check.merged_into = Some(*into));
                self.edit(*into, |into| {
                    into.covers = into.covers.saturating_add(merged.covers);
                    into.merged.push(merged.clone());
                });
            }
            Fact::CheckParted { check, again, transfer, .. } => {
                self.carry(*check, *again, transfer, &stamp, touched);
                self.edit(*again, |again| again.merged_into = None);
                self.edit(*check, |check| {
                    let gone = check.merged.iter().position(|merged| merged.check == *again);
                    let covers = gone.map_or(0, |place| check.merged.remove(place).covers);
                    check.covers = check.covers.saturating_sub(covers).max(1);
                });
                let with = self.merged_below(*again);
                self.agree(*check, *again, |from, again| agreed::part(from, again, &with));
            }
            Fact::LinesMoved { check, to, transfer, .. } => self.carry(*check, *to, transfer, &stamp, touched),
            Fact::CheckHandedOver { check, to } => self.edit(*check, |check| {
                check.waiter = Some(*to);
                touched.checks.insert(check.id);
            }),
            Fact::MoveKnown { check, ticket } => self.edit(*check, |check| {
                for found in check.tickets.iter_mut().filter(|other| other.id == *ticket) {
                    found.moved = None;
                    touched.tickets.insert((check.id, *ticket));
                }
            }),
            _ => {}
        }
    }

    /// What was agreed for either of two bills is sorted out.
    fn agree(&mut self, one: CheckId, other: CheckId, sort: impl FnOnce(&mut Check, &mut Check)) {
        let (Some(left), Some(here)) = (self.checks.get(&one), self.checks.get(&other)) else { return };
        let (mut left, mut here) = ((**left).clone(), (**here).clone());
        sort(&mut left, &mut here);
        self.checks.insert(one, Arc::new(left));
        self.checks.insert(other, Arc::new(here));
    }

    /// A check, and all that were merged into it.
    fn merged_below(&self, id: CheckId) -> Vec<CheckId> {
        let mut all = vec![id];
        let mut place = 0;
        while let Some(found) = all.get(place).and_then(|id| self.checks.get(id)) {
            all.extend(found.merged.iter().map(|merged| merged.check));
            place += 1;
        }
        all
    }

    /// A bill is closed, and with it those that were merged into it.
    pub(crate) fn close_merged(&mut self, id: CheckId, stamp: &Stamp, touched: &mut Touched) {
        let merged: Vec<CheckId> =
            self.checks.get(&id).into_iter().flat_map(|check| check.merged.iter().map(|merged| merged.check)).collect();
        for id in merged {
            self.edit(id, |check| {
                check.closed = Some(stamp.clone());
                touched.checks.insert(id);
            });
            self.close_merged(id, stamp, touched);
        }
    }
}
