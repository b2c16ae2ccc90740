//! The kitchen's acts. Each is harmless twice: two cooks who tap the same line mean the same thing.

use crate::act::{Act, Desk};
use crate::answers::Done;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{LineId, TicketId};
use goimon_domain::refusal::Refusal;
use serde::Serialize;

/// A ticket, or one line of it, is taken in hand; or it was said by mistake.
#[derive(Clone, Debug, Serialize)]
pub struct Cook {
    /// Which ticket.
    pub ticket: TicketId,
    /// Which line; all that nobody has begun when none is said.
    pub line: Option<LineId>,
    /// Whether they begin, or take that back.
    pub begin: bool,
}

impl Act for Cook {
    type Answer = Done;
    const NAME: &'static str = "cook";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        let fact = if self.begin {
            desk.house.begin_cooking(self.ticket, self.line)?
        } else {
            desk.house.call_off_cooking(self.ticket, self.line)?
        };
        Ok(fact.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// One line is done; the last one bumps the ticket.
#[derive(Clone, Debug, Serialize)]
pub struct FinishLine {
    /// On which ticket.
    pub ticket: TicketId,
    /// Which line.
    pub line: LineId,
}

impl Act for FinishLine {
    type Answer = Done;
    const NAME: &'static str = "finish_line";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.finish_line(self.ticket, self.line)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// A done mark is taken back.
#[derive(Clone, Debug, Serialize)]
pub struct UnfinishLine {
    /// On which ticket.
    pub ticket: TicketId,
    /// Which line.
    pub line: LineId,
}

impl Act for UnfinishLine {
    type Answer = Done;
    const NAME: &'static str = "unfinish_line";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.unfinish_line(self.ticket, self.line)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// The kitchen is done with a ticket.
#[derive(Clone, Debug, Serialize)]
pub struct Bump {
    /// Which.
    pub ticket: TicketId,
}

impl Act for Bump {
    type Answer = Done;
    const NAME: &'static str = "bump";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.bump(self.ticket)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// A ticket comes back as it was.
#[derive(Clone, Debug, Serialize)]
pub struct Recall {
    /// Which.
    pub ticket: TicketId,
}

impl Act for Recall {
    type Answer = Done;
    const NAME: &'static str = "recall";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.recall(self.ticket)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}
