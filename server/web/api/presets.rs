//! Notes for the kitchen that a tap puts on a line, by heading of the menu.

use super::call::{Answer, Call};
use super::problem::Why;
use super::shapes::menu::{PresetNotes, PresetsSet};
use super::spec::{ActKeyHeader, Problems};
use crate::web::routes::{Entry, RUNNING, Rule, at};
use actix_web::http::{Method, StatusCode};
use goimon_domain::ids::CategoryId;
use goimon_domain::presets::{HeadingNotes, LONGEST_PRESET, MOST_PRESETS, Presets};
use goimon_store::Change;

/// The addresses of these calls; bodies up to so many bytes.
pub fn routes(body: usize) -> Vec<Entry> {
    vec![at(Method::POST, "/api/v1/categories/{id}/presets", Rule::BearerStaff(RUNNING), set_presets).taking(body)]
}

/// The notes that a tap puts on a line of a heading's items, all of them.
///
/// At most twelve, of at most thirty characters, without commas.
#[utoipa::path(post, path = "/api/v1/categories/{id}/presets", tag = "house", operation_id = "setPresets",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The heading"), ActKeyHeader),
    request_body = PresetNotes, responses((status = 200, description = "They are so", body = PresetsSet), Problems))]
pub async fn set_presets(call: Call) -> Answer {
    call.key()?;
    let id: CategoryId = call.id("id")?;
    let known = call.find(|house| house.reference.menu.categories.iter().any(|one| one.id == id).then_some(id)).await?;
    let category = known.ok_or_else(|| call.problem(Why::NotFound))?;
    let PresetNotes { presets } = call.body()?;
    let presets = Presets::of(&presets).ok_or_else(|| {
        let limit = format!("presets: at most {MOST_PRESETS}, of at most {LONGEST_PRESET} characters, without commas");
        call.problem(Why::BadBody(limit))
    })?;
    let notes = presets.notes().to_vec();
    let change = Change::Presets(HeadingNotes { category, presets });
    let done = call.door().change(call.venue()?, &call.person()?.actor, change).await;
    call.read(done)?;
    call.json_as(StatusCode::OK, &PresetsSet { presets: notes })
}
