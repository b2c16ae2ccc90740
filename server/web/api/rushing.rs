//! Rush: what goes before all else in the kitchen.

use super::call::{Answer, Call};
use super::shapes::answers::Done;
use super::spec::{ActKeyHeader, Problems};
use crate::web::routes::{ANYBODY, Entry, MAKING, Rule, at};
use actix_web::http::{Method, StatusCode};
use goimon_acts::Rush;
use goimon_domain::rushing::Hurry;

/// The addresses of what is in a hurry.
pub fn table() -> Vec<Entry> {
    let (staff, makers) = (|| Rule::BearerStaff(ANYBODY), || Rule::BearerStaff(MAKING));
    vec![
        at(Method::POST, "/api/v1/tickets/{id}/rush", makers(), ticket).taking(super::BODY),
        at(Method::DELETE, "/api/v1/tickets/{id}/rush", makers(), ticket_off),
        at(Method::POST, "/api/v1/checks/{id}/rush", staff(), check).taking(super::BODY),
        at(Method::DELETE, "/api/v1/checks/{id}/rush", staff(), check_off),
        at(Method::POST, "/api/v1/checks/{id}/rounds/{round}/rush", staff(), round).taking(super::BODY),
        at(Method::DELETE, "/api/v1/checks/{id}/rounds/{round}/rush", staff(), round_off),
    ]
}

/// A ticket goes before all others of its station.
#[utoipa::path(post, path = "/api/v1/tickets/{id}/rush", tag = "kitchen", operation_id = "rushTicket",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The ticket"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn ticket(call: Call) -> Answer {
    let (ticket, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), Rush { hurry: Hurry::Ticket(ticket), on: true }, StatusCode::OK).await
}

/// A ticket is not so urgent after all. It stays where it is.
#[utoipa::path(delete, path = "/api/v1/tickets/{id}/rush", tag = "kitchen", operation_id = "callOffTicketRush",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The ticket")),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn ticket_off(call: Call) -> Answer {
    let ticket = call.id("id")?;
    call.act(None, Rush { hurry: Hurry::Ticket(ticket), on: false }, StatusCode::OK).await
}

/// All that is still to make for a check goes first, at every station.
#[utoipa::path(post, path = "/api/v1/checks/{id}/rush", tag = "kitchen", operation_id = "rushCheck",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn check(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), Rush { hurry: Hurry::Check(check), on: true }, StatusCode::OK).await
}

/// A check is not so urgent after all.
#[utoipa::path(delete, path = "/api/v1/checks/{id}/rush", tag = "kitchen", operation_id = "callOffCheckRush",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check")),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn check_off(call: Call) -> Answer {
    let check = call.id("id")?;
    call.act(None, Rush { hurry: Hurry::Check(check), on: false }, StatusCode::OK).await
}

/// All that is still to make of a round goes first, with whatever else stands on the same tickets.
#[utoipa::path(post, path = "/api/v1/checks/{id}/rounds/{round}/rush", tag = "kitchen", operation_id = "rushRound",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"),
        ("round" = uuid::Uuid, Path, description = "The round"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn round(call: Call) -> Answer {
    let (check, round, key) = (call.id("id")?, call.id("round")?, call.key()?);
    call.act(Some(key), Rush { hurry: Hurry::Round(check, round), on: true }, StatusCode::OK).await
}

/// A round is not so urgent after all.
#[utoipa::path(delete, path = "/api/v1/checks/{id}/rounds/{round}/rush", tag = "kitchen",
    operation_id = "callOffRoundRush", security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"),
        ("round" = uuid::Uuid, Path, description = "The round")),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn round_off(call: Call) -> Answer {
    let (check, round) = (call.id("id")?, call.id("round")?);
    call.act(None, Rush { hurry: Hurry::Round(check, round), on: false }, StatusCode::OK).await
}
