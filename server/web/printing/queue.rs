//! What goes to printers, and what to do about it when it does not get there.

use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::visit::{Visit, page};
use goimon_acts::{DiscardJob, OpenDrawer, PrintBill, RetryJob};
use goimon_domain::ids::{ActKey, CheckId};
use goimon_views::printing;
use uuid::Uuid;

/// Where the queue is.
const QUEUE: &str = "/print-jobs";

/// What waits, what failed, what was printed lately.
pub async fn queue(visit: Visit) -> Answer {
    page(printing::queue(&visit.ctx(), &visit.house))
}

/// Once more, by the same printer or by another one.
pub async fn retry(visit: Visit, fields: Fields) -> Answer {
    let (job, to) = (visit.id("id")?, fields.maybe("to")?);
    match visit.act(None, RetryJob { job, to }).await {
        Ok(_) => visit.done(QUEUE),
        Err(oops) => visit.again(oops, |ctx| printing::queue(ctx, &visit.house)),
    }
}

/// Nobody wants it any more.
pub async fn discard(visit: Visit) -> Answer {
    match visit.act(None, DiscardJob { job: visit.id("id")? }).await {
        Ok(_) => visit.done(QUEUE),
        Err(oops) => visit.again(oops, |ctx| printing::queue(ctx, &visit.house)),
    }
}

/// A check's bill on paper.
pub async fn bill(visit: Visit, fields: Fields) -> Answer {
    let check: CheckId = visit.id("id")?;
    let (key, part) = (fields.maybe::<Uuid>("key")?.map(ActKey), fields.maybe("part")?);
    visit.act(key, PrintBill { check, part }).await?;
    visit.done(format!("/checkout/{check}"))
}

/// The drawer springs open.
pub async fn drawer(visit: Visit, fields: Fields) -> Answer {
    let key = fields.maybe::<Uuid>("key")?.map(ActKey);
    let reason = fields.get("reason").unwrap_or_default().to_owned();
    match visit.act(key, OpenDrawer { reason }).await {
        Ok(_) => visit.done(QUEUE),
        Err(oops) => visit.again(oops, |ctx| printing::queue(ctx, &visit.house)),
    }
}
