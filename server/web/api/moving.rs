//! Moving checks and lines, merging and parting, handing over, and what is to know of the guests.

use super::call::{Answer, Call};
use super::shapes::answers::{Done, Shifted};
use super::shapes::moving::{NewAway, NewLines, NewMerge, NewNote, NewPart, NewTable, NewWaiter};
use super::spec::{ActKeyHeader, Problems};
use actix_web::http::StatusCode;
use goimon_acts::{HandOver, Merge, MoveCheck, MoveLines, PartChecks, SetAway, SetNote};

/// The guests sit down elsewhere.
///
/// Tickets keep their places, ages and done marks, and say on the screens where they came from.
#[utoipa::path(post, path = "/api/v1/checks/{id}/move", tag = "moving", operation_id = "moveCheck",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = NewTable, responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn move_check(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let NewTable { table, seen, alongside, despite } = call.body()?;
    call.act(Some(key), MoveCheck { check, table, seen, alongside, despite }, StatusCode::OK).await
}

/// Two bills become one: everything of this check goes on another.
#[utoipa::path(post, path = "/api/v1/checks/{id}/merge", tag = "moving", operation_id = "mergeChecks",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check that goes"), ActKeyHeader),
    request_body = NewMerge, responses((status = 200, description = "They are one", body = Shifted), Problems))]
pub async fn merge(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let NewMerge { into, version } = call.body()?;
    call.act(Some(key), Merge { check, into, version }, StatusCode::OK).await
}

/// What was merged is parted again: what came with a check and is still here goes back on it.
#[utoipa::path(post, path = "/api/v1/checks/{id}/part", tag = "moving", operation_id = "partChecks",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check that stays"), ActKeyHeader),
    request_body = NewPart, responses((status = 200, description = "They are two", body = Shifted), Problems))]
pub async fn part(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let NewPart { check: again, version } = call.body()?;
    call.act(Some(key), PartChecks { check, again, version }, StatusCode::OK).await
}

/// Lines, or parts of them, go on another check, or on a new one beside it.
#[utoipa::path(post, path = "/api/v1/checks/{id}/lines", tag = "moving", operation_id = "moveLines",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check they leave"), ActKeyHeader),
    request_body = NewLines, responses((status = 200, description = "They are there", body = Shifted), Problems))]
pub async fn move_lines(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let wanted: NewLines = call.body()?;
    let despite = wanted.despite;
    call.act(Some(key), MoveLines { draft: wanted.draft(check), despite }, StatusCode::OK).await
}

/// Another waiter takes over.
#[utoipa::path(post, path = "/api/v1/checks/{id}/waiter", tag = "moving", operation_id = "handOver",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = NewWaiter, responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn hand_over(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let NewWaiter { staff } = call.body()?;
    call.act(Some(key), HandOver { check, to: staff }, StatusCode::OK).await
}

/// Who takes a check away that has no table: name, phone, address, and when it was promised.
#[utoipa::path(post, path = "/api/v1/checks/{id}/away", tag = "checks", operation_id = "setAway",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = NewAway, responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn away(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let away: NewAway = call.body()?;
    call.act(Some(key), SetAway { check, away: away.away() }, StatusCode::OK).await
}

/// A quick note on the table: “birthday”.
#[utoipa::path(post, path = "/api/v1/checks/{id}/note", tag = "checks", operation_id = "setNote",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = NewNote, responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn note(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let NewNote { note } = call.body()?;
    call.act(Some(key), SetNote { check, note }, StatusCode::OK).await
}
