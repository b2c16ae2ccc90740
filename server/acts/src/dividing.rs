//! Dividing a check, and what the till says of one while and after it is settled.

use crate::act::{Act, Desk};
use crate::answers::{Billed, Done};
use goimon_domain::division::DivisionDraft;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::CheckId;
use goimon_domain::refusal::Refusal;
use serde::Serialize;

/// Divides a check, or makes it one again.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Divide(pub DivisionDraft);

impl Act for Divide {
    type Answer = Billed;
    const NAME: &'static str = "divide";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.divide(&self.0, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, _: &[Fact], house: &House) -> Billed {
        Billed::of(self.0.check, house)
    }
}

/// Stops the clock of a room and divides its check, in one.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct StopAndDivide(pub DivisionDraft);

impl Act for StopAndDivide {
    type Answer = Billed;
    const NAME: &'static str = "stop_and_divide";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.stop_and_divide(&self.0, desk.by, desk.now, desk.mint)
    }

    fn answer(&self, _: &[Fact], house: &House) -> Billed {
        Billed::of(self.0.check, house)
    }
}

/// Somebody at the till begins to settle a check, or leaves it.
#[derive(Clone, Debug, Serialize)]
pub struct Settle {
    /// Which.
    pub check: CheckId,
    /// Whether they begin.
    pub began: bool,
}

impl Act for Settle {
    type Answer = Done;
    const NAME: &'static str = "settle";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.settle(self.check, self.began, desk.now)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// A receipt goes to paper; every one after the first is a copy.
#[derive(Clone, Debug, Serialize)]
pub struct PrintReceipt {
    /// Of which check.
    pub check: CheckId,
    /// Of which part of a divided one, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<usize>,
}

impl Act for PrintReceipt {
    type Answer = Done;
    const NAME: &'static str = "print_receipt";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.take_to_paper(self.check, self.part).map(|fact| fact.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }

    fn needs(&self) -> Option<CheckId> {
        Some(self.check)
    }
}
