//! Taking a payment against the bill that the cashier saw.

use crate::act::{Act, Desk};
use crate::answers::Taken;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::PaymentId;
use goimon_domain::money::Money;
use goimon_domain::refusal::Refusal;
use goimon_domain::settling::PaymentDraft;
use serde::Serialize;
use uuid::Uuid;

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
        let check = house.checks.get(&self.0.check);
        let (payment, change, closed) = match facts {
            [Fact::Paid { payment, closed, .. }] => (payment.id, payment.change(), *closed),
            // `decide` gives that one fact or a refusal.
            _ => (PaymentId(Uuid::nil()), Money::ZERO, false),
        };
        Taken {
            payment,
            change,
            due: check.map_or(Money::ZERO, |check| check.due()),
            version: check.map_or(0, |check| check.version),
            closed,
        }
    }
}
