//! Serving: carrying out, and asking for the bill.

use super::call::{Answer, Call};
use super::shapes::answers::Done;
use super::shapes::wanted::SomeLines;
use super::spec::{ActKeyHeader, Problems};
use actix_web::http::StatusCode;
use goimon_acts::{AskBill, CallOffBill, Serve, Unserve};

/// Lines were carried out.
#[utoipa::path(post, path = "/api/v1/checks/{id}/served", tag = "serving", operation_id = "serveLines",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = SomeLines, responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn serve(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let SomeLines { lines } = call.body()?;
    call.act(Some(key), Serve { check, lines }, StatusCode::OK).await
}

/// “Served” was a mistake.
#[utoipa::path(delete, path = "/api/v1/checks/{id}/served", tag = "serving", operation_id = "unserveLines",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check")),
    request_body = SomeLines, responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn unserve(call: Call) -> Answer {
    let check = call.id("id")?;
    let SomeLines { lines } = call.body()?;
    call.act(None, Unserve { check, lines }, StatusCode::OK).await
}

/// The guests want to pay.
#[utoipa::path(post, path = "/api/v1/checks/{id}/bill", tag = "serving", operation_id = "askBill",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn ask_bill(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), AskBill { check }, StatusCode::OK).await
}

/// The guests stay after all.
#[utoipa::path(delete, path = "/api/v1/checks/{id}/bill", tag = "serving", operation_id = "callOffBill",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check")),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn call_off_bill(call: Call) -> Answer {
    let check = call.id("id")?;
    call.act(None, CallOffBill { check }, StatusCode::OK).await
}
