//! Kitchen screens as the manager defines them, and stations that one screen shows for another.

use super::call::{Answer, Call};
use super::problem::{Problem, Why};
use super::shapes::screens::{Screen, ScreenWanted, StationNow, TakeOver};
use super::spec::{ActKeyHeader, Problems};
use crate::web::routes::{ANYBODY, Entry, MAKING, RUNNING, Rule, at};
use actix_web::http::Method;
use goimon_domain::ids::{ScreenId, StationId};
use goimon_domain::refusal::Refusal;
use goimon_domain::screen::{Place, Scope};
use goimon_store::{Change, StoreError};

/// Every address of this area.
pub fn table() -> Vec<Entry> {
    use Rule::BearerStaff;
    vec![
        at(Method::GET, "/api/v1/screens", BearerStaff(ANYBODY), list),
        at(Method::PUT, "/api/v1/screens/{id}", BearerStaff(RUNNING), put).taking(super::BODY),
        at(Method::DELETE, "/api/v1/screens/{id}", BearerStaff(RUNNING), remove),
        at(Method::GET, "/api/v1/stations", BearerStaff(ANYBODY), stations),
        at(Method::POST, "/api/v1/stations/{id}/cover", BearerStaff(MAKING), take_over).taking(super::BODY),
        at(Method::DELETE, "/api/v1/stations/{id}/cover", BearerStaff(MAKING), give_back),
    ]
}

/// The kitchen screens that the manager defined, in order.
#[utoipa::path(get, path = "/api/v1/screens", tag = "kitchen", operation_id = "listScreens",
    security(("bearer" = [])), responses((status = 200, description = "The screens", body = Vec<Screen>), Problems))]
pub async fn list(call: Call) -> Answer {
    let house = call.house()?;
    call.json(&house.reference.screens.iter().map(Screen::of).collect::<Vec<_>>())
}

/// Defines a screen: a new one with an id of your own, or one that is there.
///
/// The same request twice is the same as once.
#[utoipa::path(put, path = "/api/v1/screens/{id}", tag = "kitchen", operation_id = "putScreen",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The screen")),
    request_body = ScreenWanted, responses((status = 200, description = "It is defined so", body = Screen), Problems))]
pub async fn put(call: Call) -> Answer {
    let id: ScreenId = call.id("id")?;
    let wanted: ScreenWanted = call.body()?;
    let house = call.house()?;
    let bad = |why| call.problem(Why::BadBody(format!("{why}")));
    let (name, setup) = wanted.setup().map_err(bad)?;
    setup.check(&name, |station| house.reference.station(station).is_some()).map_err(bad)?;
    let same = house.reference.screen(id).is_some_and(|screen| screen.name == name && screen.setup == setup);
    if !same {
        let by = &call.person()?.actor;
        match call.door().change(call.venue()?, by, Change::Screen { id, name, setup }).await {
            // It names a screen of another house.
            Err(StoreError::NotFound { .. }) => return Err(call.problem(Why::NotFound)),
            done => call.read(done)?,
        };
    }
    let house = call.house()?;
    let screen = house.reference.screen(id).ok_or_else(|| call.problem(Why::NotFound))?;
    call.json(&Screen::of(screen))
}

/// A screen is no more. What it had taken over goes back to the stations' own.
#[utoipa::path(delete, path = "/api/v1/screens/{id}", tag = "kitchen", operation_id = "removeScreen",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The screen")),
    responses((status = 200, description = "The screens that are left", body = Vec<Screen>), Problems))]
pub async fn remove(call: Call) -> Answer {
    let id: ScreenId = call.id("id")?;
    if call.find(|house| house.reference.screen(id).map(|screen| screen.id)).await?.is_none() {
        return Err(call.problem(Why::NotFound));
    }
    let gone = call.door().change(call.venue()?, &call.person()?.actor, Change::ScreenRemoved { id }).await;
    call.read(gone)?;
    list(call).await
}

/// Every station with the screen that shows it for its own, and since when nobody has seen its orders.
#[utoipa::path(get, path = "/api/v1/stations", tag = "kitchen", operation_id = "listStations",
    security(("bearer" = [])), responses((status = 200, description = "The stations", body = Vec<StationNow>), Problems))]
pub async fn stations(call: Call) -> Answer {
    call.json(&StationNow::all(&*call.house()?))
}

/// Another screen shows a station's tickets from now on, until its own screen is back or somebody gives it back.
#[utoipa::path(post, path = "/api/v1/stations/{id}/cover", tag = "kitchen", operation_id = "takeStationOver",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The station"), ActKeyHeader),
    request_body = TakeOver, responses((status = 200, description = "It is shown there", body = Vec<StationNow>), Problems))]
pub async fn take_over(call: Call) -> Answer {
    call.key()?;
    let station = known(&call).await?;
    let wanted: TakeOver = call.body()?;
    let place: Place = wanted.at.parse().map_err(|_| call.problem(Why::BadBody("at: no such screen".into())))?;
    let house = call.house()?;
    let scope = Scope::of(place, &house.reference).ok_or_else(|| call.problem(Why::NotFound))?;
    let has = house.reference.covers.iter().any(|cover| (cover.station, cover.place) == (station, place));
    if !scope.owns(station) && !has {
        let change = Change::Cover { station, place };
        call.read(call.app().books.change(call.venue()?, &call.person()?.actor, change).await)?;
    }
    stations(call).await
}

/// A station's tickets stand on its own screen again.
#[utoipa::path(delete, path = "/api/v1/stations/{id}/cover", tag = "kitchen", operation_id = "giveStationBack",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The station")),
    responses((status = 200, description = "It is, or was", body = Vec<StationNow>), Problems))]
pub async fn give_back(call: Call) -> Answer {
    let station = known(&call).await?;
    let by = &call.person()?.actor;
    match call.app().books.change(call.venue()?, by, Change::CoverEnded { station }).await {
        // It had been given back already.
        Ok(_) | Err(StoreError::NotFound { .. }) => stations(call).await,
        Err(error) => call.read(Err(error)),
    }
}

async fn known(call: &Call) -> Result<StationId, Problem> {
    let id = call.id("id")?;
    let station = call.find(|house| house.reference.station(id).map(|station| station.id)).await?;
    station.ok_or_else(|| call.refused(&Refusal::NoSuchStation))
}
