//! The takeaway counter: order and money in one call.

use super::call::{Answer, Call};
use super::shapes::check::Line;
use super::shapes::counter::{NewOrder, NewSale, Quoted, Sold};
use super::spec::{ActKeyHeader, Problems};
use crate::web::routes::{Entry, Rule, TAKING, at};
use actix_web::http::{Method, StatusCode};
use goimon_acts::{Sell, quote_sale};
use goimon_domain::counter::CounterRefusal;
use goimon_domain::ids::RoundId;

/// The addresses of these calls; bodies up to so many bytes.
pub fn routes(body: usize) -> Vec<Entry> {
    vec![
        at(Method::POST, "/api/v1/counter", Rule::BearerStaff(TAKING), sell).taking(body),
        at(Method::POST, "/api/v1/counter/quote", Rule::BearerStaff(TAKING), quote).taking(body),
    ]
}

/// With which status a refusal is answered.
pub fn status(refusal: &CounterRefusal) -> StatusCode {
    match refusal {
        CounterRefusal::TotalChanged { .. } => StatusCode::CONFLICT,
        CounterRefusal::NotPaidInFull { .. } | CounterRefusal::TooManyPayments { .. } => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

/// Sells something to take away: opens a check, takes the money for it and sends it to the kitchen, in one act.
///
/// All of it happens or nothing: what is not paid in full is not cooked. The Idempotency-Key is the round's id: make it once
/// (UUIDv7), keep it until there is an answer, and send it again as often as needed. The answer carries the number that is
/// called out.
#[utoipa::path(post, path = "/api/v1/counter", tag = "counter", operation_id = "sell", security(("bearer" = [])),
    params(ActKeyHeader), request_body = NewSale,
    responses((status = 201, description = "It is paid, and the kitchen has it", body = Sold), Problems))]
pub async fn sell(call: Call) -> Answer {
    let key = call.key()?;
    let sale: NewSale = call.body()?;
    call.act(Some(key), Sell(sale.draft(RoundId(key.0))), StatusCode::CREATED).await
}

/// What an order at the counter would come to now. Nothing happens.
#[utoipa::path(post, path = "/api/v1/counter/quote", tag = "counter", operation_id = "quoteSale", security(("bearer" = [])),
    request_body = NewOrder, responses((status = 200, description = "What it comes to", body = Quoted), Problems))]
pub async fn quote(call: Call) -> Answer {
    let order: NewOrder = call.body()?;
    let (house, by, now) = (call.house()?, &call.person()?.actor, call.app().now());
    let sale = order.sale();
    let quoted = call.read(quote_sale(call.store(), &house, &sale, by, now).await)?;
    let check = quoted.map_err(|refusal| call.refused(&refusal))?;
    let lines = check.lines.iter().map(|line| Line::of(line, &check)).collect();
    call.json(&Quoted { total: check.due(), totals: check.totals().into(), lines })
}
