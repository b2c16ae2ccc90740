//! Handing over at the pass, and taking that back.

use super::call::{Answer, Call};
use super::shapes::answers::Done;
use super::shapes::wanted::SomeLines;
use super::spec::{ActKeyHeader, Problems};
use crate::web::routes::{Entry, MAKING, Rule, at};
use actix_web::http::{Method, StatusCode};
use goimon_acts::{HandBack, HandOn};

/// The addresses of the pass.
pub fn table() -> Vec<Entry> {
    let makers = || Rule::BearerStaff(MAKING);
    vec![
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

/// Handing over was a mistake.
#[utoipa::path(delete, path = "/api/v1/checks/{id}/handed-over", tag = "kitchen", operation_id = "handBack",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check")),
    request_body = SomeLines, responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn back(call: Call) -> Answer {
    let check = call.id("id")?;
    let SomeLines { lines } = call.body()?;
    call.act(None, HandBack { check, lines }, StatusCode::OK).await
}
