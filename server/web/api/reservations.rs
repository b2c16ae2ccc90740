//! Reservations: who comes when, seating them, and guests who won't come.

use super::BODY;
use super::call::{Answer, Call};
use super::problem::Why;
use super::shapes::answers::{Done, Opened};
use super::shapes::reservations::{Booked, ChangedReservation, NewReservation, NewSeating, Reservation};
use super::spec::{ActKeyHeader, Problems};
use crate::web::routes::{Entry, Rule, SERVING, at};
use actix_web::http::{Method, StatusCode};
use goimon_acts::{Book, CancelReservation, NoShow, Rebook, SeatReserved};
use goimon_domain::refusal::Refusal;
use goimon_domain::reservation::ReservationRefusal;

/// The addresses of reservations.
pub fn entries() -> Vec<Entry> {
    let serving = Rule::BearerStaff(SERVING);
    vec![
        at(Method::GET, "/api/v1/reservations", serving, list),
        at(Method::POST, "/api/v1/reservations", serving, book).taking(BODY),
        at(Method::GET, "/api/v1/reservations/{id}", serving, read),
        at(Method::POST, "/api/v1/reservations/{id}", serving, change).taking(BODY),
        at(Method::POST, "/api/v1/reservations/{id}/seat", serving, seat).taking(BODY),
        at(Method::POST, "/api/v1/reservations/{id}/no-show", serving, no_show).taking(BODY),
        at(Method::POST, "/api/v1/reservations/{id}/cancel", serving, cancel).taking(BODY),
    ]
}

/// The reservations of a business day, in the order in which the guests come.
///
/// Today's and later ones; those of past days are in the events.
#[utoipa::path(get, path = "/api/v1/reservations", tag = "reservations", operation_id = "listReservations",
    security(("bearer" = [])),
    params(("day" = Option<String>, Query, description = "The business day, `2026-11-25`; today unless said otherwise")),
    responses((status = 200, description = "The reservations", body = Vec<Reservation>), Problems))]
pub async fn list(call: Call) -> Answer {
    let house = call.house()?;
    let day = match call.query("day") {
        Some(day) => day.parse().map_err(|_| call.problem(Why::BadQuery(format!("day={day}"))))?,
        None => house.reference.venue.clock.business_day(call.app().now()),
    };
    call.json(&house.reservations_on(day).into_iter().map(|it| Reservation::of(it)).collect::<Vec<_>>())
}

/// A reservation of today or later.
#[utoipa::path(get, path = "/api/v1/reservations/{id}", tag = "reservations", operation_id = "readReservation",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The reservation")),
    responses((status = 200, description = "The reservation", body = Reservation), Problems))]
pub async fn read(call: Call) -> Answer {
    let id = call.id("id")?;
    let found = call.find(|house| house.reservation(id).ok().cloned()).await?;
    let found = found.ok_or_else(|| call.refused(&Refusal::Reservation(ReservationRefusal::NoSuchReservation)))?;
    call.json(&Reservation::of(&found))
}

/// Guests say that they will come.
#[utoipa::path(post, path = "/api/v1/reservations", tag = "reservations", operation_id = "book",
    security(("bearer" = [])), params(ActKeyHeader), request_body = NewReservation,
    responses((status = 201, description = "It is written down", body = Booked), Problems))]
pub async fn book(call: Call) -> Answer {
    let key = call.key()?;
    let wanted: NewReservation = call.body()?;
    call.act(Some(key), Book(wanted.wanted()), StatusCode::CREATED).await
}

/// Another time, place or number of guests.
#[utoipa::path(post, path = "/api/v1/reservations/{id}", tag = "reservations", operation_id = "changeReservation",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The reservation"), ActKeyHeader),
    request_body = ChangedReservation,
    responses((status = 200, description = "It is so now", body = Booked), Problems))]
pub async fn change(call: Call) -> Answer {
    let (reservation, key) = (call.id("id")?, call.key()?);
    let ChangedReservation { version, wanted } = call.body()?;
    call.act(Some(key), Rebook { reservation, version, wanted: wanted.wanted() }, StatusCode::OK).await
}

/// They came: opens a check with their number, name and note.
#[utoipa::path(post, path = "/api/v1/reservations/{id}/seat", tag = "reservations", operation_id = "seatReserved",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The reservation"), ActKeyHeader),
    request_body = NewSeating, responses((status = 201, description = "The check is open", body = Opened), Problems))]
pub async fn seat(call: Call) -> Answer {
    let (reservation, key) = (call.id("id")?, call.key()?);
    let NewSeating { table, despite } = call.body()?;
    call.act(Some(key), SeatReserved { reservation, table, despite }, StatusCode::CREATED).await
}

/// They never came.
#[utoipa::path(post, path = "/api/v1/reservations/{id}/no-show", tag = "reservations", operation_id = "noShow",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The reservation"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn no_show(call: Call) -> Answer {
    let (reservation, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), NoShow { reservation }, StatusCode::OK).await
}

/// They called it off.
#[utoipa::path(post, path = "/api/v1/reservations/{id}/cancel", tag = "reservations", operation_id = "cancelReservation",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The reservation"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn cancel(call: Call) -> Answer {
    let (reservation, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), CancelReservation { reservation }, StatusCode::OK).await
}
