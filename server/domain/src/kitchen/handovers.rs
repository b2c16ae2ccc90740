//! What was handed over last: at the pass, and by the runners. Either can take back the last, or one of the last fifty.
//!
//! A hand-over is no row of its own: it is the lines of a check that went on in one act, and so have one stamp. Whatever
//! happens to them later (a runner carries them out, they move to another table, one is taken off) they are where they are.
//!
//! What could go wrong: a paid check leaves the house while its hand-over can still be taken back (it stays for as long); a
//! waiter carried out what stood at the pass (that is a hand-over too, by that waiter); the same one is taken back on two
//! screens (once is enough, and it never goes back two steps); a room's time is a line that nobody carries.

use crate::check::Check;
use crate::event::{Event, Fact};
use crate::handing::HandingFact;
use crate::house::{House, RECALLABLE};
use crate::ids::{CheckId, LineId};
use crate::line::{Line, LineState, Stamp};
use crate::refusal::Refusal;
use crate::screen::Level;
use crate::time::At;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many are remembered of each kind: more than can be taken back, so that screens can be told which went out of reach.
pub const KEPT: usize = RECALLABLE + 30;

/// When something of which check went on, the last [`KEPT`] times.
type Times = BTreeSet<(At, CheckId)>;

/// The last hand-overs of an evening, by how far they went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandOvers {
    /// From the pass straight to the guests.
    served: Times,
    /// From the pass to the runners, wherever it is now.
    passed: Times,
    /// From the runners to the guests.
    carried: Times,
}

/// Lines of one check that went on in one act.
#[derive(Debug)]
pub struct HandOver<'a> {
    /// Whose.
    pub check: &'a Arc<Check>,
    /// When and by whom.
    pub stamp: &'a Stamp,
    /// Which, in the order of the check; never none.
    pub lines: Vec<&'a Line>,
}

impl HandOver<'_> {
    /// The line by which the hand-over is known for as long as it is one.
    pub fn mark(&self) -> Option<LineId> {
        self.lines.iter().map(|line| line.id).min()
    }
}

/// When a line went to the guests, if somebody carried it.
fn served(line: &Line) -> Option<&Stamp> {
    match &line.state {
        LineState::Served { served, .. } if line.edits.time.is_none() => Some(served),
        LineState::Served { .. }
        | LineState::Held
        | LineState::Queued
        | LineState::Ready { .. }
        | LineState::Voided { .. } => None,
    }
}

/// When a line went to the runners, if it is past the pass.
fn passed(line: &Line) -> Option<&Stamp> {
    let beyond = line.ready().is_some() || line.is_served();
    line.passed.as_ref().filter(|_| beyond)
}

impl HandOvers {
    /// What these checks know of.
    pub fn of(checks: &BTreeMap<CheckId, Arc<Check>>) -> Self {
        let mut found = Self::default();
        for (check, line) in checks.values().flat_map(|check| check.lines.iter().map(move |line| (check.id, line))) {
            if let Some(stamp) = passed(line) {
                found.passed.insert((stamp.at, check));
            }
            if let Some(stamp) = served(line) {
                let to = if line.passed.is_some() { &mut found.carried } else { &mut found.served };
                to.insert((stamp.at, check));
            }
        }
        found.forget();
        found
    }

    /// Whether something of a check can still be taken back.
    pub fn knows(&self, check: CheckId) -> bool {
        self.all().any(|(_, known)| *known == check)
    }

    fn all(&self) -> impl Iterator<Item = &(At, CheckId)> {
        self.served.iter().chain(&self.passed).chain(&self.carried)
    }

    fn forget(&mut self) {
        for times in [&mut self.served, &mut self.passed, &mut self.carried] {
            while times.len() > KEPT {
                times.pop_first();
            }
        }
    }
}

impl House {
    /// What went on from a level of the work, the latest first: [`KEPT`] at most, of which [`RECALLABLE`] can be taken back.
    pub fn handed_over(&self, level: Level) -> Vec<HandOver<'_>> {
        let times = self.times(level);
        times.iter().rev().take(KEPT).filter_map(|(at, check)| self.gone_on(level, *at, *check)).collect()
    }

    /// The hand-over to which a line belongs, while it can be taken back.
    pub fn hand_over_of(&self, level: Level, check: CheckId, line: LineId) -> Option<HandOver<'_>> {
        let at = self.went(level, self.checks.get(&check)?.line(line)?)?.at;
        let within = self.times(level).iter().rev().take(RECALLABLE).any(|time| *time == (at, check));
        if within { self.gone_on(level, at, check) } else { None }
    }

    /// When something went on from a level. Without runners whatever leaves the pass is out.
    fn times(&self, level: Level) -> Times {
        let HandOvers { served, passed, carried } = &self.handed;
        match level {
            Level::Tickets => Times::new(),
            Level::Runner => carried.clone(),
            Level::Pass if self.reference.has_runners() => served.union(passed).copied().collect(),
            Level::Pass => served.union(carried).copied().collect(),
        }
    }

    /// When a line went on from a level, if it did.
    fn went<'a>(&self, level: Level, line: &'a Line) -> Option<&'a Stamp> {
        match level {
            Level::Tickets => None,
            Level::Runner => served(line).filter(|_| line.passed.is_some()),
            Level::Pass if self.reference.has_runners() => passed(line).or(served(line)),
            Level::Pass => served(line),
        }
    }

    /// What of a check went on at that moment.
    fn gone_on(&self, level: Level, at: At, check: CheckId) -> Option<HandOver<'_>> {
        let check = self.checks.get(&check)?;
        let then = |line: &&Line| self.went(level, line).is_some_and(|stamp| stamp.at == at);
        let lines: Vec<_> = check.lines.iter().filter(then).collect();
        let stamp = self.went(level, lines.first()?)?;
        Some(HandOver { check, stamp, lines })
    }

    /// What went on from a level stands there again, as old as it was. Nothing happens to what stands there already: two
    /// people who take the same back mean the same.
    pub fn bring_back(&self, check: CheckId, lines: &[LineId], level: Level) -> Result<Vec<Fact>, Refusal> {
        let found = self.check(check)?;
        let lines = lines.iter().map(|id| found.line(*id).ok_or(Refusal::NoSuchLine)).collect::<Result<Vec<_>, _>>()?;
        let some = |wanted: &dyn Fn(&Line) -> bool| -> Vec<LineId> {
            lines.iter().filter(|line| wanted(line)).map(|line| line.id).collect()
        };
        let (out, over) = match level {
            Level::Tickets => (Vec::new(), Vec::new()),
            Level::Runner => (some(&|line| served(line).is_some() && line.passed.is_some()), Vec::new()),
            Level::Pass => {
                let runners = self.reference.has_runners();
                (some(&|line| served(line).is_some()), some(&|line| runners && passed(line).is_some()))
            }
        };
        let mut facts = Vec::new();
        facts.extend((!out.is_empty()).then_some(Fact::LinesUnserved { check, lines: out }));
        let back = |lines| Fact::Handing(HandingFact::HandedBack { check, lines });
        facts.extend((!over.is_empty()).then(|| back(over)));
        Ok(facts)
    }

    /// Keeps up with what went on, and what came back or went elsewhere.
    pub(crate) fn remember_hand_over(&mut self, event: &Event) {
        match &event.fact {
            // Most of an evening; all else is seldom, and looked up.
            Fact::LinesServed { check, lines } => {
                let Some(found) = self.checks.get(check) else { return };
                for line in lines.iter().filter_map(|id| found.line(*id)) {
                    let to = if line.passed.is_some() { &mut self.handed.carried } else { &mut self.handed.served };
                    to.insert((event.at, *check));
                }
                self.handed.forget();
            }
            Fact::Handing(HandingFact::HandedOver { check, .. }) if self.checks.contains_key(check) => {
                self.handed.passed.insert((event.at, *check));
                self.handed.forget();
            }
            Fact::LinesUnserved { .. }
            | Fact::Handing(_)
            | Fact::LineVoided { .. }
            | Fact::LineUndone { .. }
            | Fact::TicketRecalled { .. }
            | Fact::CheckMerged { .. }
            | Fact::CheckParted { .. }
            | Fact::LinesMoved { .. }
            | Fact::CheckReopened { .. } => self.handed = HandOvers::of(&self.checks),
            _ => {}
        }
    }
}
