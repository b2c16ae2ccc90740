//! How the house is run: how long guests may wait, how it takes reservations, how the kitchen is told what to begin, and what it
//! counts apart.

use super::call::{Answer, Call};
use super::problem::Why;
use super::shapes::settings::{AllDay, Booking, Kitchen, Patience};
use super::spec::Problems;
use crate::web::routes::{ANYBODY, Entry, RUNNING, Rule, SERVING, at};
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
        at(Method::GET, "/api/v1/settings/all-day", BearerStaff(ANYBODY), read_all_day),
        at(Method::PUT, "/api/v1/settings/all-day", BearerStaff(RUNNING), set_all_day).taking(body),
        at(Method::GET, "/api/v1/settings/kitchen", BearerStaff(SERVING), read_kitchen),
        at(Method::PUT, "/api/v1/settings/kitchen", BearerStaff(RUNNING), set_kitchen).taking(body),
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

/// How the kitchen is told what to begin.
#[utoipa::path(get, path = "/api/v1/settings/kitchen", tag = "settings", operation_id = "readKitchen",
    security(("bearer" = [])), responses((status = 200, description = "How it is", body = Kitchen), Problems))]
pub async fn read_kitchen(call: Call) -> Answer {
    call.json(&Kitchen { by_prep: call.house()?.reference.venue.by_prep })
}

/// Changes how the kitchen is told what to begin. What waits already keeps its time. The same request twice is the same as once.
#[utoipa::path(put, path = "/api/v1/settings/kitchen", tag = "settings", operation_id = "setKitchen",
    security(("bearer" = [])), request_body = Kitchen,
    responses((status = 200, description = "How it is now", body = Kitchen), Problems))]
pub async fn set_kitchen(call: Call) -> Answer {
    let Kitchen { by_prep } = call.body()?;
    change(&call, Change::ByPrep(by_prep)).await?;
    read_kitchen(call).await
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

/// The groups of choices that the kitchen counts apart in what is still to make.
#[utoipa::path(get, path = "/api/v1/settings/all-day", tag = "settings", operation_id = "readAllDay",
    security(("bearer" = [])), responses((status = 200, description = "The groups", body = AllDay), Problems))]
pub async fn read_all_day(call: Call) -> Answer {
    call.json(&AllDay::of(&call.house()?.reference.menu))
}

/// Changes which groups of choices the kitchen counts apart: these, and no others.
///
/// A group is named as in Vietnamese, for all items that have one of that name. The same request twice is the same as once.
#[utoipa::path(put, path = "/api/v1/settings/all-day", tag = "settings", operation_id = "setAllDay",
    security(("bearer" = [])), request_body = AllDay,
    responses((status = 200, description = "The groups now", body = AllDay), Problems))]
pub async fn set_all_day(call: Call) -> Answer {
    let AllDay { groups } = call.body()?;
    let house = call.house()?;
    let known =
        |name: &String| house.reference.menu.items.iter().flat_map(|item| &item.groups).any(|it| it.name.vi == *name);
    if let Some(unknown) = groups.iter().find(|name| !known(name)) {
        return Err(call.problem(Why::BadBody(format!("groups: there is no group “{unknown}”"))));
    }
    change(&call, Change::Counted(groups)).await?;
    read_all_day(call).await
}

async fn change(call: &Call, change: Change) -> Result<(), super::problem::Problem> {
    let by = &call.person()?.actor;
    let done = call.door().change(call.venue()?, by, change).await;
    call.read(done).map(|_| ())
}
