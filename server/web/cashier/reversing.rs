//! Money that goes back, as the till's forms ask for it.

use super::{amount, shown_again};
use crate::web::Answer;
use crate::web::approval;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use goimon_acts::{Refund, Reopen, VoidPayment};
use goimon_domain::approval::{ApprovalFor, Approved};
use goimon_domain::check::Check;
use goimon_domain::ids::{ActKey, ApprovalId, CheckId, LineId};
use goimon_domain::money::Money;
use goimon_domain::reopening::ReopenDraft;
use goimon_domain::reversing::{Back, RefundDraft, VoidDraft};
use goimon_views::cashier::{self, Side};
use uuid::Uuid;

/// The bill, and beside it what came in.
pub async fn money(mut visit: Visit) -> Answer {
    let check = visit.check(visit.id("check")?).await?;
    page(cashier::beside(&visit.ctx(), &visit.house, Some(&check), Side::Money))
}

/// Takes a payment off that was entered wrongly.
pub async fn void(mut visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let done = match void_draft(&mut visit, check, &fields).await {
        Ok(draft) => visit.act(key(&fields)?, VoidPayment(draft)).await,
        Err(oops) => Err(oops),
    };
    match done {
        Ok(_) => visit.done(format!("/checkout/{check}")),
        Err(oops) => shown_again(&visit, check, oops, Side::Money),
    }
}

/// Gives money back.
pub async fn refund(mut visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let done = match refund_draft(&mut visit, check, &fields).await {
        Ok(draft) => visit.act(key(&fields)?, Refund(draft)).await,
        Err(oops) => Err(oops),
    };
    match done {
        Ok(_) => visit.done(format!("/checkout/{check}/money")),
        Err(oops) => shown_again(&visit, check, oops, Side::Money),
    }
}

/// Opens a closed check again.
pub async fn reopen(mut visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let done = match allowed(&mut visit, check, &fields, Approved::Reopen, |check| check.totals().total).await {
        Ok(approval) => {
            let draft = ReopenDraft { check, reason: words(&fields), approval };
            visit.act(key(&fields)?, Reopen(draft)).await
        }
        Err(oops) => Err(oops),
    };
    match done {
        Ok(_) => visit.done(format!("/checkout/{check}")),
        Err(oops) => shown_again(&visit, check, oops, Side::Money),
    }
}

/// The word of the manager whose PIN was typed beside it: for just this act and as much as it comes to.
async fn allowed(
    visit: &mut Visit,
    check: CheckId,
    fields: &Fields,
    act: Approved,
    amount: impl FnOnce(&Check) -> Money,
) -> Result<Option<ApprovalId>, Oops> {
    if fields.get("pin").is_none() {
        return Ok(None);
    }
    let amount = amount(&*visit.check(check).await?);
    approval::typed(visit, fields, ApprovalFor { act, check, line: None, amount }).await
}

async fn void_draft(visit: &mut Visit, check: CheckId, fields: &Fields) -> Result<VoidDraft, Oops> {
    let (payment, version, reason) = (visit.id("payment")?, fields.parse("version")?, words(fields));
    let amount = |check: &Check| {
        let found = check.payments.iter().find(|other| other.id == payment);
        // One that is not there is refused by the house, in its words.
        found.map_or(Money::ZERO, |payment| check.left_of(payment))
    };
    let approval = allowed(visit, check, fields, Approved::Payment, amount).await?;
    Ok(VoidDraft { check, version, payment, reason, approval })
}

async fn refund_draft(visit: &mut Visit, check: CheckId, fields: &Fields) -> Result<RefundDraft, Oops> {
    let mut draft = draft(visit, check, fields)?;
    // What can't be given back at all is refused by the house, in its words.
    let amount = |check: &Check| check.gives_back(&draft.back).unwrap_or(Money::ZERO);
    draft.approval = allowed(visit, check, fields, Approved::Refund, amount).await?;
    Ok(draft)
}

/// Lines that were counted, or an amount.
fn draft(visit: &Visit, check: CheckId, fields: &Fields) -> Result<RefundDraft, Oops> {
    let mut lines: Vec<(LineId, u32)> = Vec::new();
    for (name, count) in fields.starting("line-") {
        let line = name.parse().map_err(|_| Oops::BadField("line"))?;
        let count = count.parse().map_err(|_| Oops::BadField("quantity"))?;
        if count > 0 {
            lines.push((line, count));
        }
    }
    if !lines.is_empty() && fields.get("amount").is_some() {
        return Err(Oops::BothWays);
    }
    let back = if lines.is_empty() {
        Back::Amount(amount(visit, fields.need("amount").map_err(|_| Oops::BadAmount)?)?)
    } else {
        Back::Lines(lines)
    };
    Ok(RefundDraft {
        check,
        version: fields.parse("version")?,
        payment: visit.id("payment")?,
        back,
        reason: words(fields),
        approval: None,
    })
}

fn words(fields: &Fields) -> String {
    fields.get("reason").unwrap_or_default().to_owned()
}

fn key(fields: &Fields) -> Result<Option<ActKey>, Oops> {
    Ok(fields.maybe::<Uuid>("key")?.map(ActKey))
}
