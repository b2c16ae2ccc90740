//! What is agreed for an order at the counter before it is paid, as its page asks for it: customers are found, what was typed
//! as a discount is read and tried on the order. Nothing happens here; the sale carries it.

use super::customers::make;
use super::discounts::off;
use crate::web::Answer;
use crate::web::approval;
use crate::web::fields::{Fields, decoded};
use crate::web::oops::Oops;
use crate::web::routes::{Entry, Rule, TAKING, at};
use crate::web::visit::Visit;
use actix_web::HttpResponse;
use actix_web::http::Method;
use goimon_acts::quote_sale;
use goimon_domain::approval::{ApprovalFor, Approved};
use goimon_domain::check::Check;
use goimon_domain::counter::{Sale, SaleDiscount, sale_as_check};
use goimon_views::cashier::{CounterCustomer, counter_discount};
use serde_json::json;

/// The addresses of these calls.
pub fn routes() -> Vec<Entry> {
    vec![
        at(Method::GET, "/counter/customers", Rule::Staff(TAKING), find),
        at(Method::POST, "/counter/customers", Rule::Staff(TAKING), add),
        at(Method::POST, "/counter/discount", Rule::Staff(TAKING), discount),
    ]
}

/// What an order would come to, for its page.
pub async fn tried(visit: &Visit, sale: &Sale) -> Result<Check, Oops> {
    let quoted = quote_sale(&visit.app.store, &visit.house, sale, &visit.me.actor, visit.app.now()).await?;
    quoted.map_err(|refusal| Oops::Refused(Box::new(refusal), visit.currency()))
}

/// Whoever fits what was typed.
async fn find(visit: Visit) -> Answer {
    let typed = visit.query("q").map(decoded).unwrap_or_default();
    let found = visit.app.store.find_customers(visit.me.venue, &typed).await?;
    let ctx = visit.ctx();
    let shown: Vec<_> = found.iter().take(8).map(|known| CounterCustomer::of(&ctx, &visit.house, known)).collect();
    Ok(HttpResponse::Ok().json(shown))
}

/// Somebody new.
async fn add(visit: Visit, fields: Fields) -> Answer {
    let id = make(&visit, &fields).await?;
    let known = visit.app.store.customer(visit.me.venue, id).await?.ok_or(Oops::NotFound)?;
    Ok(HttpResponse::Created().json(CounterCustomer::of(&visit.ctx(), &visit.house, &known)))
}

/// A discount as it was typed, if the order may have it; with the word of the manager whose PIN was typed beside it.
async fn discount(mut visit: Visit, fields: Fields) -> Answer {
    let mut sale: Sale = serde_json::from_str(fields.need("sale")?).map_err(|_| Oops::BadField("sale"))?;
    let reason = fields.get("words").or(fields.get("reason")).unwrap_or_default().to_owned();
    let mut given = SaleDiscount { off: off(&visit, &fields)?, reason, approval: None };
    if fields.get("pin").is_some() {
        let amount = tried(&visit, &sale).await?.would_take(None, given.off);
        let what = ApprovalFor { act: Approved::Discount, check: sale_as_check(sale.id), line: None, amount };
        given.approval = approval::typed(&visit, &fields, what).await?;
        // The word was given just now.
        visit.find(|house| house.approvals.get(&given.approval?).map(drop)).await?;
    }
    // How long the word holds from now on, so that the page can say when it is gone.
    let word = given.approval.and_then(|id| visit.house.approvals.get(&id));
    let holds = word.map(|word| word.until.since(visit.app.now()));
    sale.discounts.push(given.clone());
    let after = tried(&visit, &sale).await?;
    let label = counter_discount(&visit.ctx(), &visit.house, &after);
    Ok(HttpResponse::Ok().json(json!({ "discount": given, "label": label, "holds": holds })))
}
