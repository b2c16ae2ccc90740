//! Vouchers: redeeming a code on a check, and taking it back.

use crate::act::{Act, Ask, Desk};
use crate::answers::Billed;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, RedemptionId};
use goimon_domain::promotion::{self, RedeemDraft};
use goimon_domain::refusal::Refusal;
use serde::Serialize;

/// Redeems a code. How often it was used is read where the house stands, so that its last use is made once.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Redeem(pub RedeemDraft);

impl Act for Redeem {
    type Answer = Billed;
    const NAME: &'static str = "redeem_voucher";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.redeem(&self.0, desk.by, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, _: &[Fact], house: &House) -> Billed {
        Billed::of(self.0.check, house)
    }

    fn asks(&self, _: &House) -> Vec<Ask> {
        promotion::code(&self.0.code).map(Ask::Coupon).into_iter().collect()
    }
}

/// Takes a voucher back: its code is free again.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawVoucher {
    /// On which check.
    pub check: CheckId,
    /// The version of the bill that was seen.
    pub version: u32,
    /// Which.
    pub redemption: RedemptionId,
}

impl Act for WithdrawVoucher {
    type Answer = Billed;
    const NAME: &'static str = "withdraw_voucher";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.withdraw_voucher(self.check, self.version, self.redemption).map(|fact| vec![fact])
    }

    fn answer(&self, _: &[Fact], house: &House) -> Billed {
        Billed::of(self.check, house)
    }
}
