//! Whose a check is, and what they pay of their debt.

use crate::act::{Act, Ask, Desk};
use crate::answers::{Billed, Done};
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, CustomerId};
use goimon_domain::loyalty::DebtDraft;
use goimon_domain::refusal::Refusal;
use serde::Serialize;

/// Says whose a check is, or that it is nobody's.
#[derive(Clone, Debug, Serialize)]
pub struct Attach {
    /// Which.
    pub check: CheckId,
    /// The version of the bill that was seen.
    pub version: u32,
    /// Whose; nobody's without one.
    pub customer: Option<CustomerId>,
}

impl Act for Attach {
    type Answer = Billed;
    const NAME: &'static str = "attach_customer";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.attach(self.check, self.version, self.customer).map(|fact| fact.into_iter().collect())
    }

    fn answer(&self, _: &[Fact], house: &House) -> Billed {
        Billed::of(self.check, house)
    }

    fn asks(&self, _: &House) -> Vec<Ask> {
        self.customer.map(Ask::Customer).into_iter().collect()
    }
}

/// A customer pays what they owe, or some of it.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct SettleDebt(pub DebtDraft);

impl Act for SettleDebt {
    type Answer = Done;
    const NAME: &'static str = "settle_debt";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.settle_debt(&self.0, desk.by, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }

    fn asks(&self, _: &House) -> Vec<Ask> {
        vec![Ask::Customer(self.0.customer)]
    }
}
