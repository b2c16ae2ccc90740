//! Handing over at the pass, and taking that back.

use super::call::{Answer, Call};
use super::problem::Why;
use super::shapes::answers::Done;
use super::shapes::handing::{Back, HandOver};
use super::shapes::wanted::SomeLines;
use super::spec::{ActKeyHeader, Problems};
use crate::web::routes::{ANYBODY, Entry, MAKING, Rule, at};
use actix_web::http::{Method, StatusCode};
use goimon_acts::{HandBack, HandOn};
use goimon_domain::house::{House, RECALLABLE};
use goimon_domain::screen::{Level, Place, Scope};

/// The addresses of the pass.
pub fn table() -> Vec<Entry> {
    let makers = || Rule::BearerStaff(MAKING);
    vec![
        at(Method::GET, "/api/v1/handed-over", Rule::BearerStaff(ANYBODY), last),
        at(Method::POST, "/api/v1/checks/{id}/handed-over", makers(), over).taking(super::BODY),
        at(Method::DELETE, "/api/v1/checks/{id}/handed-over", makers(), back).taking(super::BODY),
    ]
}

/// The pass hands plates over.
///
/// Where a screen of the level `runner` is defined they wait there until a runner has carried them out; else they are out.
#[utoipa::path(post, path = "/api/v1/checks/{id}/handed-over", tag = "kitchen", operation_id = "handOver",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = SomeLines, responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn over(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let SomeLines { lines } = call.body()?;
    call.act(Some(key), HandOn { check, lines }, StatusCode::OK).await
}

/// What was handed over last, the latest first: fifty times at most.
#[utoipa::path(get, path = "/api/v1/handed-over", tag = "kitchen", operation_id = "listHandOvers",
    security(("bearer" = [])), params(("at" = Option<String>, Query,
        description = "The screen at the pass or of the runners: `expo` (when nothing is said) or `screen:<id>`")),
    responses((status = 200, description = "The hand-overs", body = Vec<HandOver>), Problems))]
pub async fn last(call: Call) -> Answer {
    let house = call.house()?;
    let place = call.query("at").unwrap_or("expo");
    let scope = scope(&call, place, &house)?;
    let all = house.handed_over(scope.level());
    let shown = all.iter().take(RECALLABLE).filter_map(|over| HandOver::of(over, scope));
    call.json(&shown.collect::<Vec<_>>())
}

fn scope<'a>(call: &Call, place: &str, house: &'a House) -> Result<Scope<'a>, super::problem::Problem> {
    let known: Place = place.parse().map_err(|_| call.problem(Why::BadQuery(format!("at={place}"))))?;
    let found = Scope::of(known, &house.reference).filter(|scope| scope.level() != Level::Tickets);
    found.ok_or_else(|| call.problem(Why::NotFound))
}

/// Handing over was a mistake.
///
/// With `at` the lines stand on that screen again, however far they went; without it each goes one step back. Their age is what it
/// was.
#[utoipa::path(delete, path = "/api/v1/checks/{id}/handed-over", tag = "kitchen", operation_id = "handBack",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check")),
    request_body = Back, responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn back(call: Call) -> Answer {
    let check = call.id("id")?;
    let Back { lines, at } = call.body()?;
    let house = call.house()?;
    let to = at.map(|place| Ok(scope(&call, &place, &house)?.level())).transpose()?;
    call.act(None, HandBack { check, lines, to }, StatusCode::OK).await
}
