//! How the house is run: how long guests may wait, and how it takes reservations.

use super::call::{Answer, Call};
use super::problem::Why;
use super::shapes::settings::{Booking, Patience};
use super::spec::Problems;
use crate::web::routes::{Entry, RUNNING, Rule, SERVING, at};
use actix_web::http::Method;
use goimon_domain::patience;
use goimon_domain::reservation;
use goimon_store::Change;

/// The addresses of these calls; bodies up to so many bytes.
pub fn routes(body: usize) -> Vec<Entry> {
    use Rule::BearerStaff;
    vec![
        at(Method::GET, "/api/v1/settings/patience", BearerStaff(SERVING), read_patience),
        at(Method::PUT, "/api/v1/settings/patience", BearerStaff(RUNNING), set_patience).taking(body),
        at(Method::GET, "/api/v1/settings/booking", BearerStaff(SERVING), read_booking),
        at(Method::PUT, "/api/v1/settings/booking", BearerStaff(RUNNING), set_booking).taking(body),
    ]
}

/// How long guests may wait before the floor says so.
#[utoipa::path(get, path = "/api/v1/settings/patience", tag = "settings", operation_id = "readPatience",
    security(("bearer" = [])), responses((status = 200, description = "The minutes", body = Patience), Problems))]
pub async fn read_patience(call: Call) -> Answer {
    call.json(&Patience::from(call.house()?.reference.venue.patience))
}

/// Changes how long guests may wait before the floor says so. The same request twice is the same as once.
#[utoipa::path(put, path = "/api/v1/settings/patience", tag = "settings", operation_id = "setPatience",
    security(("bearer" = [])), request_body = Patience,
    responses((status = 200, description = "The minutes now", body = Patience), Problems))]
pub async fn set_patience(call: Call) -> Answer {
    let wanted: Patience = call.body()?;
    let wanted = patience::Patience::from(wanted);
    if !wanted.is_sane() {
        return Err(call.problem(Why::BadBody(format!("minutes must be from 0 to {}", patience::LONGEST))));
    }
    change(&call, Change::Patience(wanted)).await?;
    read_patience(call).await
}

/// How the house takes reservations.
#[utoipa::path(get, path = "/api/v1/settings/booking", tag = "settings", operation_id = "readBooking",
    security(("bearer" = [])), responses((status = 200, description = "The minutes", body = Booking), Problems))]
pub async fn read_booking(call: Call) -> Answer {
    call.json(&Booking::from(call.house()?.reference.venue.booking))
}

/// Changes how the house takes reservations. The same request twice is the same as once.
#[utoipa::path(put, path = "/api/v1/settings/booking", tag = "settings", operation_id = "setBooking",
    security(("bearer" = [])), request_body = Booking,
    responses((status = 200, description = "The minutes now", body = Booking), Problems))]
pub async fn set_booking(call: Call) -> Answer {
    let wanted: Booking = call.body()?;
    let wanted = reservation::Booking::from(wanted);
    if !wanted.is_sound() {
        return Err(call.problem(Why::BadBody("stay must be from 15 to 1440 minutes, ahead at most 1440".to_owned())));
    }
    change(&call, Change::Booking(wanted)).await?;
    read_booking(call).await
}

async fn change(call: &Call, change: Change) -> Result<(), super::problem::Problem> {
    let by = &call.person()?.actor;
    let done = call.door().change(call.venue()?, by, change).await;
    call.read(done).map(|_| ())
}
