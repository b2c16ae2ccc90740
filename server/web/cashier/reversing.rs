//! Money that goes back, as the till's forms ask for it.

use super::{amount, shown_again};
use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use goimon_acts::{Refund, Reopen, VoidPayment};
use goimon_domain::ids::{ActKey, CheckId, LineId};
use goimon_domain::reversing::{Back, RefundDraft, VoidDraft};
use goimon_views::cashier::{self, Side};
use uuid::Uuid;

/// The bill, and beside it what came in.
pub async fn money(mut visit: Visit) -> Answer {
    let check = visit.check(visit.id("check")?).await?;
    page(cashier::beside(&visit.ctx(), &visit.house, Some(&check), Side::Money))
}

/// Takes a payment off that was entered wrongly.
pub async fn void(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let (payment, version, reason) = (visit.id("payment")?, fields.parse("version")?, words(&fields));
    match visit.act(key(&fields)?, VoidPayment(VoidDraft { check, version, payment, reason })).await {
        Ok(_) => visit.done(format!("/checkout/{check}")),
        Err(oops) => shown_again(&visit, check, oops, Side::Money),
    }
}

/// Gives money back.
pub async fn refund(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let done = match draft(&visit, check, &fields) {
        Ok(draft) => visit.act(key(&fields)?, Refund(draft)).await,
        Err(oops) => Err(oops),
    };
    match done {
        Ok(_) => visit.done(format!("/checkout/{check}/money")),
        Err(oops) => shown_again(&visit, check, oops, Side::Money),
    }
}

/// Opens a closed check again.
pub async fn reopen(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    match visit.act(key(&fields)?, Reopen { check, reason: words(&fields) }).await {
        Ok(_) => visit.done(format!("/checkout/{check}")),
        Err(oops) => shown_again(&visit, check, oops, Side::Money),
    }
}

/// Lines that were counted go before an amount.
fn draft(visit: &Visit, check: CheckId, fields: &Fields) -> Result<RefundDraft, Oops> {
    let mut lines: Vec<(LineId, u32)> = Vec::new();
    for (name, count) in fields.starting("line-") {
        let line = name.parse().map_err(|_| Oops::BadField("line"))?;
        let count = count.parse().map_err(|_| Oops::BadField("quantity"))?;
        if count > 0 {
            lines.push((line, count));
        }
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
    })
}

fn words(fields: &Fields) -> String {
    fields.get("reason").unwrap_or_default().to_owned()
}

fn key(fields: &Fields) -> Result<Option<ActKey>, Oops> {
    Ok(fields.maybe::<Uuid>("key")?.map(ActKey))
}
