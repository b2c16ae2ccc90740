//! Lines that were sent: taking off, giving away, changing, having made again; and a manager's word where it takes one.

use super::call::{Answer, Call};
use super::problem::Why;
use super::shapes::answers::{Allowed, Edited};
use super::shapes::edits::{NewApproval, NewChange, NewEdit};
use super::spec::{ActKeyHeader, Problems};
use actix_web::http::StatusCode;
use goimon_acts::{Approve, ChangeLine, CompLine, RemakeLine, VoidLine};
use goimon_domain::approval::Approved;
use goimon_domain::house::House;
use goimon_domain::ids::StaffId;
use uuid::Uuid;

/// Takes a line off, or a part of it.
///
/// Free while it is queued. After that a reason is needed, and where the venue wants it a manager's approval for exactly
/// this line and amount. It carries the version of the line that was seen.
#[utoipa::path(post, path = "/api/v1/checks/{id}/lines/{line}/void", tag = "lines", operation_id = "voidLine",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"),
        ("line" = uuid::Uuid, Path, description = "The line"), ActKeyHeader),
    request_body = NewEdit, responses((status = 200, description = "Taken off", body = Edited), Problems))]
pub async fn void(call: Call) -> Answer {
    let (check, line, key) = (call.id("id")?, call.id("line")?, call.key()?);
    let edit: NewEdit = call.body()?;
    call.act(Some(key), VoidLine(edit.edit(check, line)), StatusCode::OK).await
}

/// Gives a line away, or a part of it: it stays on the bill, for nothing.
#[utoipa::path(post, path = "/api/v1/checks/{id}/lines/{line}/comp", tag = "lines", operation_id = "compLine",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"),
        ("line" = uuid::Uuid, Path, description = "The line"), ActKeyHeader),
    request_body = NewEdit, responses((status = 200, description = "Given away, or before", body = Edited), Problems))]
pub async fn comp(call: Call) -> Answer {
    let (check, line, key) = (call.id("id")?, call.id("line")?, call.key()?);
    let edit: NewEdit = call.body()?;
    call.act(Some(key), CompLine(edit.edit(check, line)), StatusCode::OK).await
}

/// Changes a line that nobody has made yet.
///
/// The line is struck through and another one stands beside it on the same ticket, until the kitchen has acknowledged it.
#[utoipa::path(post, path = "/api/v1/checks/{id}/lines/{line}/change", tag = "lines", operation_id = "changeLine",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"),
        ("line" = uuid::Uuid, Path, description = "The line"), ActKeyHeader),
    request_body = NewChange, responses((status = 200, description = "Changed, or so already", body = Edited), Problems))]
pub async fn change(call: Call) -> Answer {
    let (check, line, key) = (call.id("id")?, call.id("line")?, call.key()?);
    let change: NewChange = call.body()?;
    call.act(Some(key), ChangeLine(change.change(check, line)), StatusCode::OK).await
}

/// Has a line that was made already, or a part of it, made again for nothing.
#[utoipa::path(post, path = "/api/v1/checks/{id}/lines/{line}/remake", tag = "lines", operation_id = "remakeLine",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"),
        ("line" = uuid::Uuid, Path, description = "The line"), ActKeyHeader),
    request_body = NewEdit, responses((status = 200, description = "To be made again", body = Edited), Problems))]
pub async fn remake(call: Call) -> Answer {
    let (check, line, key) = (call.id("id")?, call.id("line")?, call.key()?);
    let edit: NewEdit = call.body()?;
    call.act(Some(key), RemakeLine(edit.edit(check, line)), StatusCode::OK).await
}

/// A manager allows one act of whoever calls.
///
/// The PIN is checked on the device of the session. The approval holds for exactly this act, target and amount, once, for
/// a minute; wrong PINs lock the device as at signing in.
#[utoipa::path(post, path = "/api/v1/approvals", tag = "lines", operation_id = "approve",
    security(("bearer" = [])), params(ActKeyHeader),
    request_body = NewApproval, responses((status = 201, description = "Allowed", body = Allowed), Problems))]
pub async fn approve(call: Call) -> Answer {
    let key = call.key()?;
    let wanted: NewApproval = call.body()?;
    let what = wanted.what();
    // What is not there needs nobody's PIN.
    let is_there = |house: &House| {
        let check = house.check(what.check).ok()?;
        what.line.is_none_or(|line| check.line(line).is_some()).then_some(())
    };
    // An order at the counter is no check yet: a word for its discount names the sale.
    if what.act != Approved::Discount || what.line.is_some() {
        call.find(is_there).await?.ok_or_else(|| call.problem(Why::NotFound))?;
    }
    // A name that nobody has is as wrong as a PIN, and counts like one.
    let manager = call.staff(&wanted.manager).await?.unwrap_or(StaffId(Uuid::nil()));
    let actor = &call.person()?.actor;
    let word = call.door().managers_word(call.venue()?, actor, manager, &wanted.pin).await;
    let word = word.map_err(|error| call.shut(&error))?;
    call.act(Some(key), Approve { what, word }, StatusCode::CREATED).await
}
