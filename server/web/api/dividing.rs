//! Divided checks, and what the till says of one while and after it is settled.

use super::call::{Answer, Call};
use super::shapes::answers::{Billed, Done};
use super::shapes::wanted::NewDivision;
use super::spec::{ActKeyHeader, Problems};
use super::why::Why;
use actix_web::http::StatusCode;
use goimon_acts::{Divide, PrintReceipt, Settle, StopAndDivide};

/// Divides a check among those who pay; no parts make it one again.
///
/// A line goes to the parts by weights, what is not named by the parts' own; a part may bear a fixed amount instead. Until
/// something is paid it can be done as often as needed. The parts and their bills are read with the check.
#[utoipa::path(post, path = "/api/v1/checks/{id}/division", tag = "payments", operation_id = "divideCheck",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = NewDivision, responses((status = 200, description = "It is divided so", body = Billed), Problems))]
pub async fn divide(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let division: NewDivision = call.body()?;
    if division.stop_clock {
        return call.act(Some(key), StopAndDivide(division.draft(check)), StatusCode::OK).await;
    }
    call.act(Some(key), Divide(division.draft(check)), StatusCode::OK).await
}

/// Somebody at the till begins to settle a check: waiters see it.
#[utoipa::path(post, path = "/api/v1/checks/{id}/settling", tag = "payments", operation_id = "beginSettling",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn begin(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), Settle { check, began: true }, StatusCode::OK).await
}

/// They leave it again.
#[utoipa::path(delete, path = "/api/v1/checks/{id}/settling", tag = "payments", operation_id = "endSettling",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check")),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn end(call: Call) -> Answer {
    let check = call.id("id")?;
    call.act(None, Settle { check, began: false }, StatusCode::OK).await
}

/// A receipt goes to paper; every one after the first is marked as a copy. An open check's bill is provisional: the guests
/// have asked for it then.
#[utoipa::path(post, path = "/api/v1/checks/{id}/prints", tag = "payments", operation_id = "printReceipt",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"),
        ("part" = Option<usize>, Query, description = "Which part of a divided check, from 1"), ActKeyHeader),
    responses((status = 201, description = "It counts", body = Done), Problems))]
pub async fn print(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let part =
        call.query("part").map(|part| part.parse().map_err(|_| call.problem(Why::BadQuery(format!("part={part}")))));
    let part = part.transpose()?;
    call.act(Some(key), PrintReceipt { check, part }, StatusCode::CREATED).await
}
