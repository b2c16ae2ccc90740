//! What customers owe, put right by a manager or paid by a step outside the house.

use crate::act::{Act, Ask, Desk};
use crate::answers::Done;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{CustomerId, EntryId};
use goimon_domain::loyalty::{CorrectionDraft, DebtDraft};
use goimon_domain::refusal::Refusal;
use serde::Serialize;

/// A manager puts a customer's points or debt right.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct CorrectAccount(pub CorrectionDraft);

impl Act for CorrectAccount {
    type Answer = Done;
    const NAME: &'static str = "correct_account";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.correct(&self.0, desk.by, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }

    fn asks(&self, _: &House) -> Vec<Ask> {
        vec![Ask::Customer(self.0.customer)]
    }
}

/// A debt is about to be paid by card, transfer or wallet.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct BeginDebt(pub DebtDraft);

impl Act for BeginDebt {
    type Answer = Done;
    const NAME: &'static str = "begin_debt";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.begin_debt(&self.0, desk.by, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }

    fn asks(&self, _: &House) -> Vec<Ask> {
        vec![Ask::Customer(self.0.customer)]
    }
}

/// Somebody has looked whether it came.
#[derive(Clone, Debug, Serialize)]
pub struct DebtLooked {
    /// Whose debt.
    pub customer: CustomerId,
    /// Which payment of it.
    pub intent: EntryId,
    /// Whether it came.
    pub came: bool,
}

impl Act for DebtLooked {
    type Answer = Done;
    const NAME: &'static str = "debt_looked";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        let fact = match self.came {
            true => desk.house.debt_arrived(self.customer, self.intent, desk.by, desk.now),
            false => desk.house.debt_missed(self.customer, self.intent),
        };
        fact.map(|fact| vec![fact])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }

    fn asks(&self, _: &House) -> Vec<Ask> {
        vec![Ask::Customer(self.customer)]
    }
}
