//! Money on its way: a step outside the house begins, and somebody says whether it came.

use crate::act::{Act, Ask, Desk, customer_of};
use crate::answers::{Begun, Billed, Taken};
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, PaymentId};
use goimon_domain::intent::{IntentDraft, IntentFact};
use goimon_domain::money::Money;
use goimon_domain::refusal::Refusal;
use serde::Serialize;
use uuid::Uuid;

/// Writes down what is about to be asked for at a terminal, a bank or a wallet.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct BeginIntent(pub IntentDraft);

impl Act for BeginIntent {
    type Answer = Begun;
    const NAME: &'static str = "begin_intent";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.begin(&self.0, desk.by, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Begun {
        let intent = match facts {
            [Fact::Intent(IntentFact::Begun { intent, .. })] => intent.id,
            // `decide` gives that one fact or a refusal.
            _ => PaymentId(Uuid::nil()),
        };
        let check = house.checks.get(&self.0.check);
        Begun {
            intent,
            due: check.map_or(Money::ZERO, |check| check.due()),
            on_its_way: check.map_or(Money::ZERO, |check| check.on_its_way()),
            version: check.map_or(0, |check| check.version),
        }
    }
}

/// It came.
#[derive(Clone, Debug, Serialize)]
pub struct IntentArrived {
    /// For which check.
    pub check: CheckId,
    /// Which.
    pub intent: PaymentId,
    /// What the terminal or bank calls it.
    pub reference: Option<String>,
}

impl Act for IntentArrived {
    type Answer = Taken;
    const NAME: &'static str = "intent_arrived";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        let fact = desk.house.arrived(self.check, self.intent, self.reference.as_deref(), desk.by, desk.now);
        fact.map(|fact| vec![fact])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Taken {
        Taken::of(self.check, facts, house)
    }

    fn asks(&self, house: &House) -> Vec<Ask> {
        customer_of(self.check, house).into_iter().collect()
    }
}

/// It did not come.
#[derive(Clone, Debug, Serialize)]
pub struct IntentMissed {
    /// For which check.
    pub check: CheckId,
    /// Which.
    pub intent: PaymentId,
}

impl Act for IntentMissed {
    type Answer = Billed;
    const NAME: &'static str = "intent_missed";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.missed(self.check, self.intent).map(|fact| vec![fact])
    }

    fn answer(&self, _: &[Fact], house: &House) -> Billed {
        Billed::of(self.check, house)
    }
}
