//! Tickets: what a station has to make, and its saying that it is done.

use super::call::{Answer, Call};
use super::shapes::answers::Done;
use super::shapes::ticket::Ticket;
use super::spec::{ActKeyHeader, Problems};
use actix_web::http::StatusCode;
use goimon_acts::{Acknowledge, Bump, Cook, FinishLine, Recall, UnfinishLine};
use goimon_domain::refusal::Refusal;

/// The tickets on a station's screen, by slot.
#[utoipa::path(get, path = "/api/v1/stations/{id}/tickets", tag = "kitchen", operation_id = "listTickets",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The station")),
    responses((status = 200, description = "The tickets", body = Vec<Ticket>), Problems))]
pub async fn list(call: Call) -> Answer {
    let id = call.id("id")?;
    let station = call.find(|house| house.reference.station(id).map(|station| station.id)).await?;
    let station = station.ok_or_else(|| call.refused(&Refusal::NoSuchStation))?;
    let house = call.house()?;
    let tickets = house.tickets_at(station);
    call.json(&tickets.into_iter().map(|(check, ticket)| Ticket::of(check, ticket)).collect::<Vec<_>>())
}

/// The station is done with a ticket.
#[utoipa::path(post, path = "/api/v1/tickets/{id}/bump", tag = "kitchen", operation_id = "bumpTicket",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The ticket"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn bump(call: Call) -> Answer {
    let (ticket, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), Bump { ticket }, StatusCode::OK).await
}

/// The station takes a ticket in hand: all of it that nobody has begun.
///
/// What is in hand can't be changed any more, and taking it off needs a reason. Nobody has to say it: a ticket can be bumped
/// without.
#[utoipa::path(post, path = "/api/v1/tickets/{id}/cooking", tag = "kitchen", operation_id = "beginCooking",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The ticket"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn cook(call: Call) -> Answer {
    let (ticket, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), Cook { ticket, line: None, begin: true }, StatusCode::OK).await
}

/// Nobody has begun with the ticket after all.
#[utoipa::path(delete, path = "/api/v1/tickets/{id}/cooking", tag = "kitchen", operation_id = "callOffCooking",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The ticket")),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn call_off(call: Call) -> Answer {
    let ticket = call.id("id")?;
    call.act(None, Cook { ticket, line: None, begin: false }, StatusCode::OK).await
}

/// The station takes one line of a ticket in hand.
#[utoipa::path(post, path = "/api/v1/tickets/{id}/lines/{line}/cooking", tag = "kitchen", operation_id = "beginLine",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The ticket"),
        ("line" = uuid::Uuid, Path, description = "The line"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn cook_line(call: Call) -> Answer {
    let (ticket, line, key) = (call.id("id")?, Some(call.id("line")?), call.key()?);
    call.act(Some(key), Cook { ticket, line, begin: true }, StatusCode::OK).await
}

/// Nobody has begun with the line after all.
#[utoipa::path(delete, path = "/api/v1/tickets/{id}/lines/{line}/cooking", tag = "kitchen", operation_id = "callOffLine",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The ticket"),
        ("line" = uuid::Uuid, Path, description = "The line")),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn call_off_line(call: Call) -> Answer {
    let (ticket, line) = (call.id("id")?, Some(call.id("line")?));
    call.act(None, Cook { ticket, line, begin: false }, StatusCode::OK).await
}

/// The kitchen has seen what was taken off, changed or sent back on a ticket.
///
/// Where nothing is left to make, the ticket leaves the screen.
#[utoipa::path(post, path = "/api/v1/tickets/{id}/known", tag = "kitchen", operation_id = "acknowledgeEdits",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The ticket"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn know(call: Call) -> Answer {
    let (ticket, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), Acknowledge { ticket }, StatusCode::OK).await
}

/// A bumped ticket comes back to the screen.
#[utoipa::path(post, path = "/api/v1/tickets/{id}/recall", tag = "kitchen", operation_id = "recallTicket",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The ticket"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn recall(call: Call) -> Answer {
    let (ticket, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), Recall { ticket }, StatusCode::OK).await
}

/// One line of a ticket is done.
#[utoipa::path(post, path = "/api/v1/tickets/{id}/lines/{line}/done", tag = "kitchen", operation_id = "finishLine",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The ticket"),
        ("line" = uuid::Uuid, Path, description = "The line"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn finish_line(call: Call) -> Answer {
    let (ticket, line, key) = (call.id("id")?, call.id("line")?, call.key()?);
    call.act(Some(key), FinishLine { ticket, line }, StatusCode::OK).await
}

/// It was not done after all.
#[utoipa::path(delete, path = "/api/v1/tickets/{id}/lines/{line}/done", tag = "kitchen", operation_id = "unfinishLine",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The ticket"),
        ("line" = uuid::Uuid, Path, description = "The line")),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn unfinish_line(call: Call) -> Answer {
    let (ticket, line) = (call.id("id")?, call.id("line")?);
    call.act(None, UnfinishLine { ticket, line }, StatusCode::OK).await
}
