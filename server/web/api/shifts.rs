//! Shifts: the drawer of the till whose token asks.

use super::call::{Answer, Call};
use super::problem::Why;
use super::shapes::answers::Done;
use super::shapes::shifts::{OutsideShown, ShiftAct, ShiftShown};
use super::spec::{ActKeyHeader, Problems};
use actix_web::http::StatusCode;
use goimon_acts::{PrintShift, Tend};
use goimon_domain::ids::ShiftId;
use goimon_domain::shift::By;

/// The open shift of this till.
///
/// Its figures are a manager's until the drawer is counted, where the house counts blind.
#[utoipa::path(get, path = "/api/v1/shift", tag = "payments", operation_id = "readShift", security(("bearer" = [])),
    responses((status = 200, description = "The shift", body = ShiftShown), Problems))]
pub async fn own(call: Call) -> Answer {
    let (house, person) = (call.house()?, call.person()?);
    let counting = house.reference.venue.till.counting;
    let shift = house.shift_at(person.actor.device).ok_or_else(|| call.problem(Why::NotFound))?;
    call.json(&ShiftShown::of(shift, person.actor.role, counting))
}

/// What was taken where no shift was open, and no shift carries yet: the next one that is opened does.
#[utoipa::path(get, path = "/api/v1/shift/outside", tag = "payments", operation_id = "readOutside", security(("bearer" = [])),
    responses((status = 200, description = "It, or null when there is nothing", body = Option<OutsideShown>), Problems))]
pub async fn outside(call: Call) -> Answer {
    let house = call.house()?;
    call.json(&house.outside.as_deref().map(OutsideShown::of))
}

/// Does something with the drawer of this till.
#[utoipa::path(post, path = "/api/v1/shift", tag = "payments", operation_id = "tendShift", security(("bearer" = [])),
    params(ActKeyHeader), request_body = ShiftAct,
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn tend(call: Call) -> Answer {
    let key = call.key()?;
    let act: ShiftAct = call.body()?;
    call.act(Some(key), Tend(act.draft()), StatusCode::OK).await
}

/// A shift, open or closed.
#[utoipa::path(get, path = "/api/v1/shifts/{id}", tag = "payments", operation_id = "readShiftById",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The shift")),
    responses((status = 200, description = "The shift", body = ShiftShown), Problems))]
pub async fn read(call: Call) -> Answer {
    let id: ShiftId = call.id("id")?;
    let found = call.read(call.store().shift(call.venue()?, id).await)?;
    let shift = found.ok_or_else(|| call.problem(Why::NotFound))?;
    let counting = call.house()?.reference.venue.till.counting;
    call.json(&ShiftShown::of(&shift, call.person()?.actor.role, counting))
}

/// Prints an X of a shift that goes on, or the Z of one that is closed, on the printer for bills. Every print of a Z after the
/// first is marked as a copy.
#[utoipa::path(post, path = "/api/v1/shifts/{id}/paper", tag = "printing", operation_id = "printShift",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The shift"), ActKeyHeader),
    responses((status = 201, description = "It is in the queue", body = Done), Problems))]
pub async fn paper(call: Call) -> Answer {
    let (shift, key) = (call.id::<ShiftId>("id")?, call.key()?);
    let found = call.read(call.store().shift(call.venue()?, shift).await)?;
    found.ok_or_else(|| call.problem(Why::NotFound))?;
    call.act(Some(key), PrintShift { shift, by: By::Printer }, StatusCode::CREATED).await
}
