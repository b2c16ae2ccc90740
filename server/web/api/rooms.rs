//! Rooms by the hour: the clock of a check, and what rooms cost.

use super::call::{Answer, Call};
use super::shapes::answers::Done;
use super::shapes::rooms::{NewBooking, NewCancel, NewTimes, Rates, Room};
use super::spec::{ActKeyHeader, Problems};
use crate::web::routes::{ANYBODY, Entry, RUNNING, Rule, SERVING, at};
use actix_web::http::{Method, StatusCode};
use goimon_acts::{BookRoom, CancelRoom, CorrectRoom, GoOnRoom, PauseRoom, ResumeRoom, StartRoom, StopRoom};
use goimon_domain::ids::CheckId;
use goimon_domain::refusal::Refusal;
use goimon_domain::room::RoomRefusal;

/// The addresses of rooms.
pub fn table(most: usize) -> Vec<Entry> {
    use Rule::BearerStaff;
    let post = || Method::POST;
    vec![
        at(Method::GET, "/api/v1/rates", BearerStaff(ANYBODY), rates),
        at(Method::GET, "/api/v1/checks/{id}/room", BearerStaff(SERVING), room),
        at(post(), "/api/v1/checks/{id}/room/start", BearerStaff(SERVING), start).taking(most),
        at(post(), "/api/v1/checks/{id}/room/pause", BearerStaff(SERVING), pause).taking(most),
        at(post(), "/api/v1/checks/{id}/room/resume", BearerStaff(SERVING), resume).taking(most),
        at(post(), "/api/v1/checks/{id}/room/stop", BearerStaff(SERVING), stop).taking(most),
        at(post(), "/api/v1/checks/{id}/room/go-on", BearerStaff(SERVING), go_on).taking(most),
        at(post(), "/api/v1/checks/{id}/room/cancel", BearerStaff(SERVING), cancel).taking(most),
        at(post(), "/api/v1/checks/{id}/room/booked", BearerStaff(SERVING), book).taking(most),
        at(post(), "/api/v1/checks/{id}/room/times", BearerStaff(RUNNING), correct).taking(most),
    ]
}

/// With which status a refusal about a room is answered.
pub fn status(refusal: &RoomRefusal) -> StatusCode {
    match refusal {
        RoomRefusal::Running { .. } | RoomRefusal::NoClock | RoomRefusal::NoPlan { .. } | RoomRefusal::NotCooked => {
            StatusCode::CONFLICT
        }
        RoomRefusal::TooLateToCancel { .. } | RoomRefusal::OnlyManager => StatusCode::FORBIDDEN,
        RoomRefusal::BadTimes => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// What rooms cost by the hour, and which rooms do.
#[utoipa::path(get, path = "/api/v1/rates", tag = "rooms", operation_id = "readRates", security(("bearer" = [])),
    responses((status = 200, description = "The plans", body = Rates), Problems))]
pub async fn rates(call: Call) -> Answer {
    let house = call.house()?;
    call.json(&Rates::of(&house))
}

/// The clock of a check's room, and what its time costs now.
///
/// While it runs nothing can be paid on the check, and its totals leave the time out.
#[utoipa::path(get, path = "/api/v1/checks/{id}/room", tag = "rooms", operation_id = "readRoom", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The check")),
    responses((status = 200, description = "The room", body = Room), Problems))]
pub async fn room(call: Call) -> Answer {
    let id: CheckId = call.id("id")?;
    let house = call.house()?;
    let found = match house.check(id) {
        Ok(check) => Some(std::sync::Arc::clone(check)),
        Err(_) => call.read(call.store().load_check(call.venue()?, id).await)?.map(std::sync::Arc::new),
    };
    let check = found.ok_or_else(|| call.refused(&Refusal::NoSuchCheck))?;
    let (clock, now) = (&house.reference.venue.clock, call.app().now());
    let bill = check.stay.as_deref().map(|stay| stay.bill(clock, now)).unwrap_or_default();
    call.json(&Room::of(&check, &bill, check.as_of(clock, now).totals().total, now))
}

/// The clock starts. Opening a check in a room that is let by the hour starts it too.
#[utoipa::path(post, path = "/api/v1/checks/{id}/room/start", tag = "rooms", operation_id = "startRoom", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    responses((status = 200, description = "It runs, or ran before", body = Done), Problems))]
pub async fn start(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), StartRoom { check }, StatusCode::OK).await
}

/// The clock stands still.
#[utoipa::path(post, path = "/api/v1/checks/{id}/room/pause", tag = "rooms", operation_id = "pauseRoom", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    responses((status = 200, description = "It stands still", body = Done), Problems))]
pub async fn pause(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), PauseRoom { check }, StatusCode::OK).await
}

/// The clock goes on after a pause.
#[utoipa::path(post, path = "/api/v1/checks/{id}/room/resume", tag = "rooms", operation_id = "resumeRoom", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    responses((status = 200, description = "It runs", body = Done), Problems))]
pub async fn resume(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), ResumeRoom { check }, StatusCode::OK).await
}

/// The clock stops: the time is a line of the check, and the check can be paid.
#[utoipa::path(post, path = "/api/v1/checks/{id}/room/stop", tag = "rooms", operation_id = "stopRoom", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    responses((status = 200, description = "It is stopped", body = Done), Problems))]
pub async fn stop(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), StopRoom { check }, StatusCode::OK).await
}

/// A stop is taken back: the clock runs as if it had never been stopped.
#[utoipa::path(post, path = "/api/v1/checks/{id}/room/go-on", tag = "rooms", operation_id = "goOnRoom", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    responses((status = 200, description = "It runs", body = Done), Problems))]
pub async fn go_on(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), GoOnRoom { check }, StatusCode::OK).await
}

/// The clock should never have started: nothing is billed. After five minutes only a manager may.
#[utoipa::path(post, path = "/api/v1/checks/{id}/room/cancel", tag = "rooms", operation_id = "cancelRoom", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader), request_body = NewCancel,
    responses((status = 200, description = "There is no clock", body = Done), Problems))]
pub async fn cancel(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let NewCancel { reason } = call.body()?;
    call.act(Some(key), CancelRoom { check, reason }, StatusCode::OK).await
}

/// The guests say until when they want the room.
#[utoipa::path(post, path = "/api/v1/checks/{id}/room/booked", tag = "rooms", operation_id = "bookRoom", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader), request_body = NewBooking,
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn book(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let NewBooking { until } = call.body()?;
    call.act(Some(key), BookRoom { check, until }, StatusCode::OK).await
}

/// A manager puts times right. The timeline tells from what to what, and why.
#[utoipa::path(post, path = "/api/v1/checks/{id}/room/times", tag = "rooms", operation_id = "correctRoom", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader), request_body = NewTimes,
    responses((status = 200, description = "Done, or so before", body = Done), Problems))]
pub async fn correct(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let times: NewTimes = call.body()?;
    call.act(Some(key), CorrectRoom(times.correction(check)), StatusCode::OK).await
}
