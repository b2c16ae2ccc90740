//! How long items take to make, for firing by prep time.

use super::call::{Answer, Call};
use super::problem::Why;
use super::shapes::menu::PrepTime;
use super::spec::Problems;
use crate::web::routes::{Entry, RUNNING, Rule, at};
use actix_web::http::{Method, StatusCode};
use goimon_domain::ids::ItemId;
use goimon_domain::menu_file::MOST_PREP;
use goimon_store::Change;

/// The addresses of these calls; bodies up to so many bytes.
pub fn routes(body: usize) -> Vec<Entry> {
    vec![at(Method::PUT, "/api/v1/items/{id}/prep", Rule::BearerStaff(RUNNING), set_prep).taking(body)]
}

/// How many minutes an item takes to make; without them it is not timed.
#[utoipa::path(put, path = "/api/v1/items/{id}/prep", tag = "house", operation_id = "setPrepTime",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The item")),
    request_body = PrepTime, responses((status = 200, description = "It is so", body = PrepTime), Problems))]
pub async fn set_prep(call: Call) -> Answer {
    let id: ItemId = call.id("id")?;
    let known = call.find(|house| house.reference.menu.item(id).map(|item| item.prep)).await?;
    let before = known.ok_or_else(|| call.problem(Why::NotFound))?;
    let PrepTime { prep } = call.body()?;
    if prep.is_some_and(|minutes| !(1..=MOST_PREP).contains(&minutes)) {
        return Err(call.problem(Why::BadBody(format!("prep must be from 1 to {MOST_PREP} minutes, or null"))));
    }
    if prep != before {
        let done = call.door().change(call.venue()?, &call.person()?.actor, Change::Prep(vec![(id, prep)])).await;
        call.read(done)?;
    }
    call.json_as(StatusCode::OK, &PrepTime { prep })
}
