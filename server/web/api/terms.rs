//! What bills are reckoned by, and what receipts tell of the house.

use super::call::{Answer, Call};
use super::problem::Why;
use super::shapes::terms::{Receipt, Terms};
use super::spec::Problems;
use crate::web::manager::MOST_SERVICE;
use crate::web::routes::{Entry, RUNNING, Rule, SERVING, at};
use actix_web::http::Method;
use goimon_domain::letterhead::Letterhead;
use goimon_domain::venue;
use goimon_store::Change;

/// The addresses of these calls; bodies up to so many bytes.
pub fn routes(body: usize) -> Vec<Entry> {
    use Rule::BearerStaff;
    vec![
        at(Method::GET, "/api/v1/settings/terms", BearerStaff(SERVING), read_terms),
        at(Method::PUT, "/api/v1/settings/terms", BearerStaff(RUNNING), set_terms).taking(body),
        at(Method::GET, "/api/v1/settings/receipt", BearerStaff(SERVING), read_receipt),
        at(Method::PUT, "/api/v1/settings/receipt", BearerStaff(RUNNING), set_receipt).taking(body),
    ]
}

/// What bills are reckoned by that are opened from now on.
#[utoipa::path(get, path = "/api/v1/settings/terms", tag = "settings", operation_id = "readTerms",
    security(("bearer" = [])), responses((status = 200, description = "The terms", body = Terms), Problems))]
pub async fn read_terms(call: Call) -> Answer {
    call.json(&Terms::from(call.house()?.reference.venue.terms))
}

/// Changes what bills are reckoned by that are opened from now on. The same request twice is the same as once.
#[utoipa::path(put, path = "/api/v1/settings/terms", tag = "settings", operation_id = "setTerms",
    security(("bearer" = [])), request_body = Terms,
    responses((status = 200, description = "The terms now", body = Terms), Problems))]
pub async fn set_terms(call: Call) -> Answer {
    let wanted: Terms = call.body()?;
    let terms = venue::Terms::from(wanted);
    if terms.service.0 > MOST_SERVICE || terms.cash_step.is_negative() {
        let limits = format!("service is from 0 to {MOST_SERVICE} basis points, cash_step not below 0");
        return Err(call.problem(Why::BadBody(limits)));
    }
    change(&call, Change::Terms(terms)).await?;
    read_terms(call).await
}

/// What receipts tell of the house besides its name.
#[utoipa::path(get, path = "/api/v1/settings/receipt", tag = "settings", operation_id = "readReceipt",
    security(("bearer" = [])), responses((status = 200, description = "What they tell", body = Receipt), Problems))]
pub async fn read_receipt(call: Call) -> Answer {
    call.json(&Receipt::from(call.house()?.reference.venue.letterhead.clone()))
}

/// Changes what receipts tell of the house, also those of bills that are paid. The same request twice is the same as once.
#[utoipa::path(put, path = "/api/v1/settings/receipt", tag = "settings", operation_id = "setReceipt",
    security(("bearer" = [])), request_body = Receipt,
    responses((status = 200, description = "What they tell now", body = Receipt), Problems))]
pub async fn set_receipt(call: Call) -> Answer {
    let wanted: Receipt = call.body()?;
    let letterhead = Letterhead::from(wanted).tidy().map_err(|why| call.problem(Why::BadBody(why.to_string())))?;
    change(&call, Change::Letterhead(letterhead)).await?;
    read_receipt(call).await
}

async fn change(call: &Call, change: Change) -> Result<(), super::problem::Problem> {
    let done = call.door().change(call.venue()?, &call.person()?.actor, change).await;
    call.read(done).map(|_| ())
}
