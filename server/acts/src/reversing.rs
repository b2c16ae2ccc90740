//! Money that goes back, and closed checks that are opened again.

use crate::act::{Act, Ask, Desk, customer_of};
use crate::answers::Billed;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::CheckId;
use goimon_domain::refusal::Refusal;
use goimon_domain::reopening::ReopenDraft;
use goimon_domain::reversing::{RefundDraft, VoidDraft};
use serde::Serialize;

/// Takes a payment off that was entered wrongly.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct VoidPayment(pub VoidDraft);

impl Act for VoidPayment {
    type Answer = Billed;
    const NAME: &'static str = "void_payment";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.void_payment(&self.0, desk.by, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, _: &[Fact], house: &House) -> Billed {
        Billed::of(self.0.check, house)
    }

    fn asks(&self, house: &House) -> Vec<Ask> {
        customer_of(self.0.check, house).into_iter().collect()
    }
}

/// Gives money back for a check that was paid.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Refund(pub RefundDraft);

impl Act for Refund {
    type Answer = Billed;
    const NAME: &'static str = "refund";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.refund(&self.0, desk.by, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, _: &[Fact], house: &House) -> Billed {
        Billed::of(self.0.check, house)
    }

    fn needs(&self) -> Option<CheckId> {
        Some(self.0.check)
    }

    fn asks(&self, house: &House) -> Vec<Ask> {
        customer_of(self.0.check, house).into_iter().collect()
    }
}

/// Opens a closed check again.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Reopen(pub ReopenDraft);

impl Act for Reopen {
    type Answer = Billed;
    const NAME: &'static str = "reopen";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.reopen(&self.0, desk.by, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, _: &[Fact], house: &House) -> Billed {
        Billed::of(self.0.check, house)
    }

    fn needs(&self) -> Option<CheckId> {
        Some(self.0.check)
    }

    fn asks(&self, house: &House) -> Vec<Ask> {
        customer_of(self.0.check, house).into_iter().collect()
    }
}
