//! The waiter's acts after sending: carrying out, asking for the bill.

use crate::act::{Act, Desk};
use crate::answers::Done;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, LineId};
use goimon_domain::refusal::Refusal;
use serde::Serialize;

/// Lines were carried out.
#[derive(Clone, Debug, Serialize)]
pub struct Serve {
    /// On which check.
    pub check: CheckId,
    /// Which.
    pub lines: Vec<LineId>,
}

impl Act for Serve {
    type Answer = Done;
    const NAME: &'static str = "serve";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.serve(self.check, &self.lines)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// “Served” was tapped by mistake.
#[derive(Clone, Debug, Serialize)]
pub struct Unserve {
    /// On which check.
    pub check: CheckId,
    /// Which.
    pub lines: Vec<LineId>,
}

impl Act for Unserve {
    type Answer = Done;
    const NAME: &'static str = "unserve";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.unserve(self.check, &self.lines)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// The guests want to pay.
#[derive(Clone, Debug, Serialize)]
pub struct AskBill {
    /// Whose.
    pub check: CheckId,
}

impl Act for AskBill {
    type Answer = Done;
    const NAME: &'static str = "ask_bill";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.ask_bill(self.check)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// The guests stay after all.
#[derive(Clone, Debug, Serialize)]
pub struct CallOffBill {
    /// Whose.
    pub check: CheckId,
}

impl Act for CallOffBill {
    type Answer = Done;
    const NAME: &'static str = "call_off_bill";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.call_off_bill(self.check)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}
