//! Payments: money comes in against the bill that was seen.

use super::call::{Answer, Call};
use super::shapes::answers::Taken;
use super::shapes::wanted::NewPayment;
use super::spec::{ActKeyHeader, Problems};
use actix_web::http::StatusCode;
use goimon_acts::Pay;

/// Takes a payment.
///
/// It carries the version of the check that was seen: a stale one is refused and told what is due now. The payment
/// that leaves nothing due closes the check.
#[utoipa::path(post, path = "/api/v1/checks/{id}/payments", tag = "payments", operation_id = "pay",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = NewPayment, responses((status = 201, description = "The money is taken", body = Taken), Problems))]
pub async fn pay(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let payment: NewPayment = call.body()?;
    call.act(Some(key), Pay(payment.draft(check)), StatusCode::CREATED).await
}
