//! Editing what was sent: taking off, giving away, changing, having made again; and the kitchen's “I have seen it”.
//!
//! The edits carry the version of the line that the person saw. Each is a new fact; the line itself stays.

use crate::act::{Act, Desk};
use crate::answers::{Done, Edited};
use goimon_domain::changing::LineChange;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::TicketId;
use goimon_domain::refusal::Refusal;
use goimon_domain::voiding::LineEdit;
use serde::Serialize;

/// A line is taken off, or a part of it.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct VoidLine(pub LineEdit);

impl Act for VoidLine {
    type Answer = Edited;
    const NAME: &'static str = "void_line";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.void_line(&self.0, desk.by, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Edited {
        Edited::from(self.0.check, facts, house)
    }
}

/// A line is given away, or a part of it.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct CompLine(pub LineEdit);

impl Act for CompLine {
    type Answer = Edited;
    const NAME: &'static str = "comp_line";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.comp_line(&self.0, desk.by, desk.now, desk.mint)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Edited {
        Edited::from(self.0.check, facts, house)
    }
}

/// A line that nobody has made yet is replaced by another.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct ChangeLine(pub LineChange);

impl Act for ChangeLine {
    type Answer = Edited;
    const NAME: &'static str = "change_line";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.change_line(&self.0, desk.now, desk.mint)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Edited {
        Edited::from(self.0.check, facts, house)
    }
}

/// A line, or a part of it, is made again for nothing.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct RemakeLine(pub LineEdit);

impl Act for RemakeLine {
    type Answer = Edited;
    const NAME: &'static str = "remake_line";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.remake_line(&self.0, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Edited {
        Edited::from(self.0.check, facts, house)
    }
}

/// The kitchen has seen what was taken off, changed or sent back on a ticket. Harmless twice.
#[derive(Clone, Debug, Serialize)]
pub struct Acknowledge {
    /// Which.
    pub ticket: TicketId,
}

impl Act for Acknowledge {
    type Answer = Done;
    const NAME: &'static str = "acknowledge";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.acknowledge(self.ticket)
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}
