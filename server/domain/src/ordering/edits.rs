//! What can happen to a line after it was sent. None of it rewrites the line: it is struck through, given away, or has
//! another one beside it, and says so; and what a cook has to know of it stays marked until the cook has said so too.

use crate::approval::Sanction;
use crate::check::Check;
use crate::house::Touched;
use crate::ids::LineId;
use crate::line::{Line, Stamp};
use crate::reason::Reason;
use crate::room_time::TimeBill;
use serde::{Deserialize, Serialize};

/// What has happened to a line besides being made and carried out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edits {
    /// Which line it comes from, if it was not sent by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// That it is given away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comp: Option<Comp>,
    /// That another one is made again by it, for nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remake: Option<Remake>,
    /// What the kitchen must know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    /// That the guests have been shown a bill with it on: less of it takes a reason from then on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub billed: bool,
    /// The place in the stream of the change that it came of: a screen that has painted up to here has shown it. 0 for what was
    /// sent so, and for what was changed before screens were asked.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub changed: u64,
    /// That it was not sent at all: it is the time in a room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Box<TimeBill>>,
}

fn is_zero(seq: &u64) -> bool {
    *seq == 0
}

impl Check {
    /// The guests are shown what is on it.
    pub(crate) fn show_on_bill(&mut self, touched: &mut Touched) {
        for line in self.lines.iter_mut().filter(|line| !line.is_voided() && !line.edits.billed) {
            line.edits.billed = true;
            touched.lines.insert((self.id, line.id));
        }
    }
}

/// Which line a line comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// It is a part of that line: their quantities together are what was sent.
    Part(LineId),
    /// It is what that line was changed to.
    Change(LineId),
}

/// A line that is given away: it stays on the bill, for nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comp {
    /// When and by whom.
    pub stamp: Stamp,
    /// Why.
    pub reason: Reason,
    /// By which manager's word, where it took one.
    pub sanction: Option<Sanction>,
}

/// A line that is made again instead of another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remake {
    /// The one that was not good.
    pub of: LineId,
    /// Why.
    pub reason: Reason,
    /// Its own place in the stream: a screen that has painted up to here has shown it. Set when the event is applied; 0 for what
    /// was made again before screens were asked.
    #[serde(default)]
    pub seq: u64,
}

/// How a line was taken off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Void {
    /// When and by whom.
    pub stamp: Stamp,
    /// Why; before anybody cooked nobody has to say.
    pub reason: Option<Reason>,
    /// By which manager's word, where it took one.
    pub sanction: Option<Sanction>,
    /// How far it was.
    pub was: Reached,
    /// The line that it was changed to.
    pub instead: Option<LineId>,
}

/// How far a line was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reached {
    /// On its station's screen.
    Queued,
    /// In the cook's hands.
    Cooking,
    /// At the pass.
    Ready,
    /// With the guest.
    Served,
}

/// Something that the kitchen must know of a line on its screen, until somebody there says that they do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What.
    pub kind: MarkKind,
    /// When and by whom it was done.
    pub stamp: Stamp,
    /// When and by whom it was acknowledged.
    pub known: Option<Stamp>,
}

/// What the kitchen must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkKind {
    /// Don't make it.
    Voided,
    /// Make this one instead.
    Changed,
    /// Make it again, first of all.
    Remade,
}

impl Edits {
    /// Whether nothing has happened to the line.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Marks the line for the kitchen.
    pub(crate) fn mark(&mut self, kind: MarkKind, stamp: &Stamp) {
        self.mark = Some(Mark { kind, stamp: stamp.clone(), known: None });
    }

    /// Somebody in the kitchen has seen the mark.
    pub(crate) fn know(&mut self, stamp: &Stamp) {
        if let Some(mark) = self.mark.as_mut().filter(|mark| mark.known.is_none()) {
            mark.known = Some(stamp.clone());
        }
    }
}

/// What an act on a line concerns: the line, or a part of its quantity that becomes a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The id of the part.
    pub id: LineId,
    /// How many.
    pub quantity: u32,
}

/// Makes a part of a line's quantity a line of its own, and says which line the act is about: the part, or the whole line.
/// What the kitchen did for the line it did for the part.
pub(crate) fn split(check: &mut Check, line: LineId, part: Option<Part>, touched: &mut Touched) -> LineId {
    let Some(part) = part else { return line };
    let Some(whole) = check.lines.iter_mut().find(|other| other.id == line) else { return line };
    whole.quantity = whole.quantity.saturating_sub(part.quantity);
    whole.version += 1;
    let origin = Some(Origin::Part(whole.root()));
    let edits = Edits { origin, ..whole.edits.clone() };
    let fresh = Line { id: part.id, quantity: part.quantity, version: 1, edits, ..whole.clone() };
    check.lines.push(fresh);
    touched.lines.insert((check.id, line));
    touched.lines.insert((check.id, part.id));
    part.id
}

/// The lines of some place in the order in which people read them: what comes from a line stands right behind it.
pub fn in_order<'a>(lines: impl Iterator<Item = &'a Line>) -> Vec<&'a Line> {
    let mut rows: Vec<&Line> = Vec::new();
    for line in lines {
        let from = match line.edits.origin {
            Some(Origin::Part(of) | Origin::Change(of)) => Some(of),
            None => line.edits.remake.as_ref().map(|remake| remake.of),
        };
        match from.and_then(|of| rows.iter().rposition(|other| other.id == of || other.root() == of)) {
            Some(place) => rows.insert(place + 1, line),
            None => rows.push(line),
        }
    }
    rows
}
