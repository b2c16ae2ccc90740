//! Payments: money comes in against the bill that was seen.

use super::call::{Answer, Call};
use super::shapes::answers::{Billed, Taken};
use super::shapes::wanted::{NewPayment, NewRefund, NewReopening, NewVoid};
use super::spec::{ActKeyHeader, Problems};
use actix_web::http::StatusCode;
use goimon_acts::{Pay, Refund, Reopen, VoidPayment};
use goimon_domain::reopening::ReopenDraft;
use goimon_domain::reversing::VoidDraft;

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

/// Takes a payment off an open check: it was entered wrongly.
///
/// It stays, with an entry below zero beside it. Whoever took it may do so the same day; else it takes a manager, or
/// a manager's approval for just this (`payment`).
#[utoipa::path(post, path = "/api/v1/checks/{id}/payments/{payment}/void", tag = "payments", operation_id = "voidPayment",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"),
        ("payment" = uuid::Uuid, Path, description = "The payment"), ActKeyHeader),
    request_body = NewVoid, responses((status = 201, description = "It is owed again", body = Billed), Problems))]
pub async fn void(call: Call) -> Answer {
    let (check, payment, key) = (call.id("id")?, call.id("payment")?, call.key()?);
    let NewVoid { version, reason, approval } = call.body()?;
    call.act(Some(key), VoidPayment(VoidDraft { check, version, payment, reason, approval }), StatusCode::CREATED).await
}

/// Gives money back for a closed check, by the tender by which it came. A manager does, or who has a manager's
/// approval for just this amount (`refund`).
///
/// By amount, or by lines with their share of discount, service, tax and rounding.
#[utoipa::path(post, path = "/api/v1/checks/{id}/payments/{payment}/refund", tag = "payments", operation_id = "refund",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"),
        ("payment" = uuid::Uuid, Path, description = "The payment"), ActKeyHeader),
    request_body = NewRefund, responses((status = 201, description = "It went back", body = Billed), Problems))]
pub async fn refund(call: Call) -> Answer {
    let (check, payment, key) = (call.id("id")?, call.id("payment")?, call.key()?);
    let refund: NewRefund = call.body()?;
    call.act(Some(key), Refund(refund.draft(check, payment)), StatusCode::CREATED).await
}

/// Opens a closed check again. A manager does, or who has a manager's approval for its total (`reopen`); what was
/// paid stays paid, what was refunded is owed again.
#[utoipa::path(post, path = "/api/v1/checks/{id}/reopen", tag = "payments", operation_id = "reopenCheck",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = NewReopening, responses((status = 200, description = "It is open", body = Billed), Problems))]
pub async fn reopen(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let NewReopening { reason, approval } = call.body()?;
    call.act(Some(key), Reopen(ReopenDraft { check, reason, approval }), StatusCode::OK).await
}
