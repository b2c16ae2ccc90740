//! Discounts by hand: giving them, and taking them back.

use crate::act::{Act, Desk};
use crate::answers::Billed;
use goimon_domain::discount::DiscountDraft;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, DiscountId};
use goimon_domain::refusal::Refusal;
use serde::Serialize;

/// Takes something off a line or a check.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct GiveDiscount(pub DiscountDraft);

impl Act for GiveDiscount {
    type Answer = Billed;
    const NAME: &'static str = "give_discount";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.discount(&self.0, desk.by, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, _: &[Fact], house: &House) -> Billed {
        Billed::of(self.0.check, house)
    }
}

/// Takes a discount back.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawDiscount {
    /// On which check.
    pub check: CheckId,
    /// The version of the bill that was seen.
    pub version: u32,
    /// Which.
    pub discount: DiscountId,
}

impl Act for WithdrawDiscount {
    type Answer = Billed;
    const NAME: &'static str = "withdraw_discount";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.withdraw_discount(self.check, self.version, self.discount).map(|fact| vec![fact])
    }

    fn answer(&self, _: &[Fact], house: &House) -> Billed {
        Billed::of(self.check, house)
    }
}
