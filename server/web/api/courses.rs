//! Courses: holding what was sent, and firing it.

use super::call::{Answer, Call};
use super::shapes::answers::Done;
use super::spec::{ActKeyHeader, Problems};
use crate::web::routes::{Entry, Rule, SERVING, at};
use actix_web::http::{Method, StatusCode};
use goimon_acts::{FireCourse, HoldCourse};

/// The addresses of courses.
pub fn table() -> Vec<Entry> {
    let staff = || Rule::BearerStaff(SERVING);
    vec![
        at(Method::POST, "/api/v1/checks/{id}/courses/{course}/fire", staff(), fire).taking(super::BODY),
        at(Method::POST, "/api/v1/checks/{id}/courses/{course}/hold", staff(), hold).taking(super::BODY),
    ]
}

/// What waited for a course is made now.
#[utoipa::path(post, path = "/api/v1/checks/{id}/courses/{course}/fire", tag = "courses", operation_id = "fireCourse",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"),
    ("course" = String, Path, description = "`drinks`, `starters`, `mains` or `desserts`"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn fire(call: Call) -> Answer {
    let (check, course, key) = (call.id("id")?, call.id("course")?, call.key()?);
    call.act(Some(key), FireCourse { check, course }, StatusCode::OK).await
}

/// What was sent of a course waits, as far as nobody has begun it.
#[utoipa::path(post, path = "/api/v1/checks/{id}/courses/{course}/hold", tag = "courses", operation_id = "holdCourse",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"),
    ("course" = String, Path, description = "`drinks`, `starters`, `mains` or `desserts`"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn hold(call: Call) -> Answer {
    let (check, course, key) = (call.id("id")?, call.id("course")?, call.key()?);
    call.act(Some(key), HoldCourse { check, course }, StatusCode::OK).await
}
