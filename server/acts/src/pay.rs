//! Taking a payment against the bill that the cashier saw.

use crate::act::{Act, Ask, Desk, customer_of};
use crate::answers::Taken;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::refusal::Refusal;
use goimon_domain::settling::PaymentDraft;
use serde::Serialize;

/// Takes a payment.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Pay(pub PaymentDraft);

impl Act for Pay {
    type Answer = Taken;
    const NAME: &'static str = "pay";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.pay(&self.0, desk.by, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Taken {
        Taken::of(self.0.check, facts, house)
    }

    fn asks(&self, house: &House) -> Vec<Ask> {
        customer_of(self.0.check, house).into_iter().collect()
    }
}
