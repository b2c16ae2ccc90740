//! Courses: holding what was sent, and firing it.

use super::call::{Answer, Call};
use super::shapes::answers::Done;
use super::spec::{ActKeyHeader, Problems};
use crate::web::routes::{Entry, MAKING, Rule, SERVING, at};
use actix_web::http::{Method, StatusCode};
use goimon_acts::{FireCourse, FireTicket, HoldCourse};

/// The addresses of courses.
pub fn table() -> Vec<Entry> {
    let staff = || Rule::BearerStaff(SERVING);
    let makers = Rule::BearerStaff(MAKING);
    vec![
        at(Method::POST, "/api/v1/checks/{id}/courses/{course}/fire", staff(), fire).taking(super::BODY),
        at(Method::POST, "/api/v1/checks/{id}/courses/{course}/fire-now", staff(), fire_now).taking(super::BODY),
        at(Method::POST, "/api/v1/tickets/{id}/fire", makers, fire_ticket).taking(super::BODY),
        at(Method::POST, "/api/v1/checks/{id}/courses/{course}/hold", staff(), hold).taking(super::BODY),
    ]
}

/// What waited for a course is made now.
///
/// Where the house fires by prep time, what is made sooner waits for its time (`due_at`), so that all of it is done together
/// (`target_at`). What waits for its time already keeps it.
#[utoipa::path(post, path = "/api/v1/checks/{id}/courses/{course}/fire", tag = "courses", operation_id = "fireCourse",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"),
    ("course" = String, Path, description = "`drinks`, `starters`, `mains` or `desserts`"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn fire(call: Call) -> Answer {
    let (check, course, key) = (call.id("id")?, call.id("course")?, call.key()?);
    call.act(Some(key), FireCourse { check, course, at_once: false }, StatusCode::OK).await
}

/// All of a course is made now, also what waits for its time.
#[utoipa::path(post, path = "/api/v1/checks/{id}/courses/{course}/fire-now", tag = "courses", operation_id = "fireCourseNow",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"),
    ("course" = String, Path, description = "`drinks`, `starters`, `mains` or `desserts`"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn fire_now(call: Call) -> Answer {
    let (check, course, key) = (call.id("id")?, call.id("course")?, call.key()?);
    call.act(Some(key), FireCourse { check, course, at_once: true }, StatusCode::OK).await
}

/// What waits on a ticket for its time is made now.
#[utoipa::path(post, path = "/api/v1/tickets/{id}/fire", tag = "courses", operation_id = "fireTicket",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The ticket"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn fire_ticket(call: Call) -> Answer {
    let (ticket, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), FireTicket { ticket }, StatusCode::OK).await
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
