//! Handing over at the pass, and taking that back. Each is harmless twice.

use crate::act::{Act, Desk};
use crate::answers::Done;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, LineId};
use goimon_domain::refusal::Refusal;
use goimon_domain::screen::Level;
use serde::Serialize;

/// The pass hands plates over: to a runner where there are some, else they are out.
#[derive(Clone, Debug, Serialize)]
pub struct HandOn {
    /// Of which check.
    pub check: CheckId,
    /// Which.
    pub lines: Vec<LineId>,
}

impl Act for HandOn {
    type Answer = Done;
    const NAME: &'static str = "hand_on";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.hand_on(self.check, &self.lines)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// Handing over, or carrying out, was a slip of the finger.
#[derive(Clone, Debug, Serialize)]
pub struct HandBack {
    /// Of which check.
    pub check: CheckId,
    /// Which.
    pub lines: Vec<LineId>,
    /// Where they are to stand again; a step back from wherever each is when nobody says.
    pub to: Option<Level>,
}

impl Act for HandBack {
    type Answer = Done;
    const NAME: &'static str = "hand_back";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        match self.to {
            Some(level) => desk.house.bring_back(self.check, &self.lines, level),
            None => desk.house.hand_back(self.check, &self.lines),
        }
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}
