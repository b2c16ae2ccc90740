//! Vouchers, as the till's form asks for them.

use super::shown_again;
use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::visit::Visit;
use goimon_acts::{Redeem, WithdrawVoucher};
use goimon_domain::ids::ActKey;
use goimon_domain::promotion::RedeemDraft;
use goimon_views::cashier::Side;
use uuid::Uuid;

/// Redeems a code.
pub async fn redeem(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let key = fields.maybe::<Uuid>("key")?.map(ActKey);
    let draft = RedeemDraft { check, version: fields.parse("version")?, code: fields.need("code")?.to_owned() };
    match visit.act(key, Redeem(draft)).await {
        Ok(_) => visit.done(format!("/checkout/{check}/discount")),
        Err(oops) => shown_again(&visit, check, oops, Side::Discount),
    }
}

/// Takes a voucher back.
pub async fn withdraw_voucher(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let key = fields.maybe::<Uuid>("key")?.map(ActKey);
    let act = WithdrawVoucher { check, version: fields.parse("version")?, redemption: visit.id("redemption")? };
    match visit.act(key, act).await {
        Ok(_) => visit.done(format!("/checkout/{check}/discount")),
        Err(oops) => shown_again(&visit, check, oops, Side::Discount),
    }
}
