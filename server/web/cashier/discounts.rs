//! Discounts by hand, as the till's form asks for them.

use super::shown_again;
use crate::web::Answer;
use crate::web::approval;
use crate::web::fields::Fields;
use crate::web::manager::percent;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use goimon_acts::{GiveDiscount, WithdrawDiscount};
use goimon_domain::approval::{ApprovalFor, Approved};
use goimon_domain::discount::{DiscountDraft, Off};
use goimon_domain::ids::{ActKey, CheckId};
use goimon_domain::money::Rate;
use goimon_views::cashier::{self, Side};
use uuid::Uuid;

/// The bill, and beside it what may come off.
pub async fn discounting(mut visit: Visit) -> Answer {
    let check = visit.check(visit.id("check")?).await?;
    page(cashier::beside(&visit.ctx(), &visit.house, Some(&check), Side::Discount))
}

/// Takes something off.
pub async fn give(mut visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let key = fields.maybe::<Uuid>("key")?.map(ActKey);
    let given = match allowed(&mut visit, check, &fields).await {
        Ok(draft) => visit.act(key, GiveDiscount(draft)).await,
        Err(oops) => Err(oops),
    };
    match given {
        Ok(_) => visit.done(format!("/checkout/{check}")),
        Err(oops) => shown_again(&visit, check, oops, Side::Discount),
    }
}

/// Takes a discount back.
pub async fn withdraw(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let key = fields.maybe::<Uuid>("key")?.map(ActKey);
    let act = WithdrawDiscount { check, version: fields.parse("version")?, discount: visit.id("discount")? };
    match visit.act(key, act).await {
        Ok(_) => visit.done(format!("/checkout/{check}/discount")),
        Err(oops) => shown_again(&visit, check, oops, Side::Discount),
    }
}

/// The discount, with the word of the manager whose PIN was typed beside it.
async fn allowed(visit: &mut Visit, check: CheckId, fields: &Fields) -> Result<DiscountDraft, Oops> {
    let mut draft = draft(visit, check, fields)?;
    if fields.get("pin").is_some() {
        let found = visit.check(check).await?;
        let amount = found.would_take(draft.line, draft.off);
        let what = ApprovalFor { act: Approved::Discount, check, line: draft.line, amount };
        draft.approval = approval::typed(visit, fields, what).await?;
    }
    Ok(draft)
}

/// How much comes off, as it was typed or tapped.
pub(super) fn off(visit: &Visit, fields: &Fields) -> Result<Off, Oops> {
    match (fields.get("off"), fields.maybe::<u32>("percent")?) {
        (Some(text), _) if text.contains('%') => Ok(Off::Percent(Rate(percent(text).ok_or(Oops::BadOff)?))),
        (Some(text), _) => Ok(Off::Amount(visit.currency().typed(text).map_err(|_| Oops::BadOff)?)),
        (None, Some(percent)) => Ok(Off::Percent(Rate(percent.saturating_mul(100)))),
        (None, None) => Err(Oops::BadOff),
    }
}

/// What was typed counts before what was tapped: who types has thought about it.
fn draft(visit: &Visit, check: CheckId, fields: &Fields) -> Result<DiscountDraft, Oops> {
    let off = off(visit, fields)?;
    let reason = fields.get("words").or(fields.get("reason")).unwrap_or_default().to_owned();
    Ok(DiscountDraft {
        check,
        version: fields.parse("version")?,
        line: fields.maybe("line")?,
        off,
        reason,
        approval: None,
    })
}
