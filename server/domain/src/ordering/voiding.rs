//! Taking a sent line off the bill, or giving it away: whole, or a part of its quantity.
//!
//! Before the kitchen has made it, taking off is free. After that, or after the guests were shown a bill with it on, somebody
//! must say why, and the venue may want a manager's word for it; so it is for whatever is given away.

use crate::approval::{ApprovalFor, Approved, Sanction};
use crate::check::Check;
use crate::edits::{Comp, MarkKind, Part, Reached, Void, split};
use crate::event::Fact;
use crate::house::{House, Touched};
use crate::ids::{ApprovalId, CheckId, LineId, Mint};
use crate::line::{Line, LineState, Stamp};
use crate::money::Money;
use crate::reason::Reason;
use crate::refusal::Refusal;
use crate::staff::Actor;
use crate::time::At;
use crate::venue::Undoing;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What somebody wants to take off, give away or have made again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LineEdit {
    /// On which check.
    pub check: CheckId,
    /// Which line.
    pub line: LineId,
    /// The version of the line that the person saw.
    pub version: u32,
    /// How many of it; all when it says nothing.
    pub quantity: Option<u32>,
    /// Why.
    pub reason: Option<Reason>,
    /// A manager's word. Not part of what is asked: the same act is the same with another one.
    #[serde(skip)]
    pub approval: Option<ApprovalId>,
}

impl LineEdit {
    /// The line as it stands, if it is as the person saw it.
    pub(crate) fn seen<'a>(&self, house: &'a House) -> Result<(&'a Arc<Check>, &'a Line), Refusal> {
        seen(house, self.check, self.line, self.version)
    }

    /// How many, and the part that they become, if it is not all.
    pub(crate) fn part(&self, line: &Line, mint: &mut dyn Mint) -> Result<(u32, Option<Part>), Refusal> {
        let quantity = self.quantity.unwrap_or(line.quantity);
        if !(1..=line.quantity).contains(&quantity) {
            return Err(Refusal::NotSoMany { most: line.quantity });
        }
        let part = (quantity < line.quantity).then(|| Part { id: LineId(mint.id()), quantity });
        Ok((quantity, part))
    }

    fn what(&self, act: Approved, amount: Money) -> ApprovalFor {
        ApprovalFor { act, check: self.check, line: Some(self.line), amount }
    }
}

/// A line of an open check, if it is as the person saw it.
pub(crate) fn seen(house: &House, check: CheckId, line: LineId, version: u32) -> Result<(&Arc<Check>, &Line), Refusal> {
    let check = house.open_check(check)?;
    let line = check.line(line).ok_or(Refusal::NoSuchLine)?;
    if line.version != version || line.is_voided() {
        return Err(Refusal::LineStale {
            id: line.id,
            version: line.version,
            quantity: line.quantity,
            item: line.name.clone(),
            state: line.state_word(),
        });
    }
    Ok((check, line))
}

impl House {
    /// Takes a line off, or a part of it.
    pub fn void_line(&self, edit: &LineEdit, by: &Actor, now: At, mint: &mut dyn Mint) -> Result<Fact, Refusal> {
        let (check, line) = edit.seen(self)?;
        let (quantity, part) = edit.part(line, mint)?;
        let reason = Reason::tidy(edit.reason.as_ref())?;
        let mut sanction = None;
        if !line.may_go() {
            if reason.is_none() {
                return Err(Refusal::ReasonNeeded);
            }
            let what = edit.what(Approved::Void, line.takes_off(quantity));
            sanction = self.undoing(&what, edit.approval, by, now)?;
        }
        still_covered(check, |check| void(check, edit.line, part, None, None, &nobody(now), &mut Touched::default()))?;
        Ok(Fact::LineVoided { check: edit.check, line: edit.line, part, reason, sanction })
    }

    /// Gives a line away, or a part of it.
    pub fn comp_line(
        &self,
        edit: &LineEdit,
        by: &Actor,
        now: At,
        mint: &mut dyn Mint,
    ) -> Result<Option<Fact>, Refusal> {
        let (check, line) = edit.seen(self)?;
        if !line.is_charged() {
            return Ok(None);
        }
        let (quantity, part) = edit.part(line, mint)?;
        let reason = Reason::tidy(edit.reason.as_ref())?.ok_or(Refusal::ReasonNeeded)?;
        let what = edit.what(Approved::Comp, line.takes_off(quantity));
        let sanction = self.undoing(&what, edit.approval, by, now)?;
        let given = Comp { stamp: nobody(now), reason: reason.clone(), sanction: None };
        still_covered(check, |check| comp(check, edit.line, part, given, &mut Touched::default()))?;
        Ok(Some(Fact::LineComped { check: edit.check, line: edit.line, part, reason, sanction }))
    }

    /// By whose word what was made already is undone, as the venue wants it.
    fn undoing(
        &self,
        what: &ApprovalFor,
        approval: Option<ApprovalId>,
        by: &Actor,
        now: At,
    ) -> Result<Option<Sanction>, Refusal> {
        match self.reference.venue.undoing {
            Undoing::Reason => Ok(None),
            Undoing::Manager => self.sanction(what, approval, by, now),
        }
    }
}

/// For trying out what an act would come to.
fn nobody(now: At) -> Stamp {
    Stamp { at: now, by: String::new() }
}

/// Refuses what would leave less owed than was paid: money goes back by a refund, not by an edit.
pub(crate) fn still_covered(check: &Check, change: impl FnOnce(&mut Check)) -> Result<(), Refusal> {
    if !check.has_money() {
        return Ok(());
    }
    let mut after = check.clone();
    change(&mut after);
    if after.totals().total < after.claimed() { Err(Refusal::PaidAlready { paid: check.claimed() }) } else { Ok(()) }
}

/// Strikes a line, or a part of it, through. The kitchen must acknowledge that, also after its ticket has left.
pub(crate) fn void(
    check: &mut Check,
    line: LineId,
    part: Option<Part>,
    reason: Option<Reason>,
    sanction: Option<Sanction>,
    stamp: &Stamp,
    touched: &mut Touched,
) {
    let id = split(check, line, part, touched);
    strike(check, id, Struck { reason, sanction, instead: None }, stamp, touched);
    check.version += 1;
    touched.checks.insert(check.id);
}

/// Why a line is struck through, and what stands instead.
pub(crate) struct Struck {
    pub reason: Option<Reason>,
    pub sanction: Option<Sanction>,
    pub instead: Option<LineId>,
}

pub(crate) fn strike(check: &mut Check, id: LineId, why: Struck, stamp: &Stamp, touched: &mut Touched) {
    let (check_id, tickets) = (check.id, &check.tickets);
    let Some(line) = check.lines.iter_mut().find(|other| other.id == id) else { return };
    let was = match line.state {
        LineState::Queued if line.began.is_some() => Reached::Cooking,
        LineState::Held | LineState::Queued => Reached::Queued,
        LineState::Ready { .. } => Reached::Ready,
        LineState::Served { .. } => Reached::Served,
        LineState::Voided { .. } => return,
    };
    let Struck { reason, sanction, instead } = why;
    line.state = LineState::Voided { void: Box::new(Void { stamp: stamp.clone(), reason, sanction, was, instead }) };
    line.version += 1;
    if tickets.iter().any(|ticket| ticket.id == line.ticket) {
        line.edits.mark(MarkKind::Voided, stamp);
    }
    touched.lines.insert((check_id, id));
}

/// Gives a line, or a part of it, away.
pub(crate) fn comp(check: &mut Check, line: LineId, part: Option<Part>, given: Comp, touched: &mut Touched) {
    let id = split(check, line, part, touched);
    let Some(found) = check.lines.iter_mut().find(|other| other.id == id) else { return };
    found.edits.comp = Some(given);
    found.version += 1;
    check.version += 1;
    touched.lines.insert((check.id, id));
    touched.checks.insert(check.id);
}
