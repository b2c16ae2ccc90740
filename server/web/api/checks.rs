//! Checks: opening, reading, correcting and putting away.

use super::call::{Answer, Call};
use super::problem::Why;
use super::shapes::answers::{Done, Opened};
use super::shapes::check::Check;
use super::shapes::moving::NewAway;
use super::shapes::wanted::{NewCheck, NewCovers};
use super::spec::{ActKeyHeader, Problems};
use actix_web::http::StatusCode;
use goimon_acts::{OpenCheck, PutAway, SetCovers};
use goimon_domain::closed::Sought;
use goimon_domain::refusal::Refusal;

/// How many closed checks one asks for at most.
const CLOSED: u32 = 200;

/// The checks that are open, in the order of opening; or those closed last.
#[utoipa::path(get, path = "/api/v1/checks", tag = "checks", operation_id = "listChecks", security(("bearer" = [])),
    params(("state" = Option<String>, Query, description = "`open` (unless said otherwise) or `closed`: the 200 closed last"),
        ("q" = Option<String>, Query, description = "Of the closed ones those with this number, table, name, or a payment of this amount or reference"),
        ("day" = Option<String>, Query, description = "Of the closed ones those of this business day, `2026-11-25`; without it those of the last 31 days are looked through")),
    responses((status = 200, description = "The checks", body = Vec<Check>), Problems))]
pub async fn list(call: Call) -> Answer {
    let house = call.house()?;
    match call.query("state") {
        None | Some("open") => {
            call.json(&house.open_checks().map(|check| Check::of(check, &house)).collect::<Vec<_>>())
        }
        Some("closed") => {
            let (venue, asked) = (&house.reference.venue, call.asked());
            let bad = |day: &str| call.problem(Why::BadQuery(format!("day={day}")));
            let day = asked.get("day").map(|day| day.parse().map_err(|_| bad(day))).transpose()?;
            let word = asked.get("q").unwrap_or_default();
            let sought = Sought::of(word, day, &venue.clock, venue.currency, call.app().now());
            let closed = call.read(call.store().closed_checks(call.venue()?, sought.as_ref(), CLOSED).await)?;
            call.json(&closed.iter().map(|check| Check::of(check, &house)).collect::<Vec<_>>())
        }
        Some(other) => Err(call.problem(Why::BadQuery(format!("state={other}")))),
    }
}

/// A check, open or closed.
#[utoipa::path(get, path = "/api/v1/checks/{id}", tag = "checks", operation_id = "readCheck", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The check")),
    responses((status = 200, description = "The check", body = Check), Problems))]
pub async fn read(call: Call) -> Answer {
    let id = call.id("id")?;
    if let Some(check) = call.find(|house| house.check(id).ok().cloned()).await? {
        return call.json(&Check::of(&check, &*call.house()?));
    }
    let found = call.read(call.store().load_check(call.venue()?, id).await)?;
    let check = found.ok_or_else(|| call.refused(&Refusal::NoSuchCheck))?;
    call.json(&Check::of(&check, &*call.house()?))
}

/// Guests sit down: opens a check.
#[utoipa::path(post, path = "/api/v1/checks", tag = "checks", operation_id = "openCheck", security(("bearer" = [])),
    params(ActKeyHeader), request_body = NewCheck,
    responses((status = 201, description = "The check is open", body = Opened), Problems))]
pub async fn open(call: Call) -> Answer {
    let key = call.key()?;
    let NewCheck { table, covers, alongside, away, despite } = call.body()?;
    let away = away.map(NewAway::away);
    call.act(Some(key), OpenCheck { table, covers, alongside, away, despite }, StatusCode::CREATED).await
}

/// Corrects how many guests there are.
#[utoipa::path(post, path = "/api/v1/checks/{id}/covers", tag = "checks", operation_id = "setCovers",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = NewCovers, responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn covers(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let NewCovers { covers } = call.body()?;
    call.act(Some(key), SetCovers { check, covers }, StatusCode::OK).await
}

/// Puts away a check on which nothing was ordered.
#[utoipa::path(delete, path = "/api/v1/checks/{id}", tag = "checks", operation_id = "putAwayCheck",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check")),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn put_away(call: Call) -> Answer {
    let check = call.id("id")?;
    call.act(None, PutAway { check }, StatusCode::OK).await
}
