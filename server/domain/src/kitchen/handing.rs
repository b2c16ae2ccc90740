//! Handing over at the pass. In most houses whoever takes a plate from the pass carries it out. Where the manager has defined a
//! screen for runners, what the pass hands over waits there until somebody has carried it out.
//!
//! What could go wrong: the runners' screen is removed while plates wait on it (they stand at the pass again, because nobody
//! asks any more whether they were handed over); the kitchen takes back what was handed over (it is not ready any more, and
//! leaves the runners' screen); two people hand the same plate over (once is enough).

use crate::event::{Event, Fact};
use crate::house::{House, Touched};
use crate::ids::{CheckId, LineId};
use crate::line::Line;
use crate::refusal::Refusal;
use crate::screen::Level;
use crate::venue::Reference;
use serde::{Deserialize, Serialize};

/// What happened between the pass and the runners.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum HandingFact {
    /// Plates wait for a runner.
    HandedOver {
        /// Whose.
        check: CheckId,
        /// Which.
        lines: Vec<LineId>,
    },
    /// They stand at the pass again.
    HandedBack {
        /// Whose.
        check: CheckId,
        /// Which.
        lines: Vec<LineId>,
    },
}

impl HandingFact {
    /// The word by which the events table and the timeline know it.
    pub fn word(&self) -> &'static str {
        match self {
            HandingFact::HandedOver { .. } => "handed_over",
            HandingFact::HandedBack { .. } => "handed_back",
        }
    }

    /// The check whose timeline it belongs on.
    pub fn check(&self) -> CheckId {
        match self {
            HandingFact::HandedOver { check, .. } | HandingFact::HandedBack { check, .. } => *check,
        }
    }

    /// The lines that it is about.
    pub fn lines(&self) -> &[LineId] {
        match self {
            HandingFact::HandedOver { lines, .. } | HandingFact::HandedBack { lines, .. } => lines,
        }
    }
}

impl Reference {
    /// Whether plates wait for runners after the pass.
    pub fn has_runners(&self) -> bool {
        self.screens.iter().any(|screen| screen.setup.level == Level::Runner)
    }
}

impl Line {
    /// Whether it waits for a runner.
    pub fn is_passed(&self) -> bool {
        self.ready().is_some() && self.passed.is_some()
    }
}

impl House {
    /// The pass hands plates over: to a runner where there are some, else to whoever takes them out. Nothing happens to what
    /// is not ready, or was handed over.
    pub fn hand_on(&self, check: CheckId, lines: &[LineId]) -> Result<Option<Fact>, Refusal> {
        let ready = self.some(check, lines, |line| line.ready().is_some() && !line.is_passed())?;
        if !self.reference.has_runners() {
            return self.serve(check, &ready);
        }
        let fact = || Fact::Handing(HandingFact::HandedOver { check, lines: ready.clone() });
        Ok((!ready.is_empty()).then(fact))
    }

    /// It was a slip of the finger: what a runner has not carried out stands at the pass again, what somebody has is brought
    /// back to where it stood before.
    pub fn hand_back(&self, check: CheckId, lines: &[LineId]) -> Result<Vec<Fact>, Refusal> {
        let served = self.some(check, lines, |line| line.is_served() && line.edits.time.is_none())?;
        let passed = self.some(check, lines, Line::is_passed)?;
        let back = |lines| Fact::Handing(HandingFact::HandedBack { check, lines });
        let mut facts = Vec::new();
        facts.extend((!served.is_empty()).then_some(Fact::LinesUnserved { check, lines: served }));
        facts.extend((!passed.is_empty()).then(|| back(passed)));
        Ok(facts)
    }

    fn some(&self, check: CheckId, ids: &[LineId], wanted: impl Fn(&Line) -> bool) -> Result<Vec<LineId>, Refusal> {
        let check = self.check(check)?;
        let found = ids.iter().map(|id| check.line(*id).ok_or(Refusal::NoSuchLine)).collect::<Result<Vec<_>, _>>()?;
        Ok(found.into_iter().filter(|line| wanted(line)).map(|line| line.id).collect())
    }

    /// Takes in what happened between the pass and the runners.
    pub(crate) fn apply_handing(&mut self, event: &Event, fact: &HandingFact, touched: &mut Touched) {
        let stamp = matches!(fact, HandingFact::HandedOver { .. }).then(|| event.stamp());
        self.edit(fact.check(), |check| {
            for line in check.lines.iter_mut().filter(|line| fact.lines().contains(&line.id)) {
                line.passed.clone_from(&stamp);
                line.version += 1;
                touched.lines.insert((fact.check(), line.id));
            }
        });
    }
}
