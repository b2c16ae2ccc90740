//! Holding and firing courses: from a check's page, and firing from the floor too.

use crate::web::Answer;
use crate::web::fields::{Fields, own_path};
use crate::web::routes::{Entry, Rule, SERVING, at};
use crate::web::visit::Visit;
use actix_web::http::Method;
use goimon_acts::{FireCourse, HoldCourse};
use goimon_domain::ids::CheckId;

/// The addresses of courses.
pub fn courses() -> Vec<Entry> {
    vec![
        at(Method::POST, "/checks/{id}/courses/{course}/fire", Rule::Staff(SERVING), fire),
        at(Method::POST, "/checks/{id}/courses/{course}/fire-now", Rule::Staff(SERVING), fire_now),
        at(Method::POST, "/checks/{id}/courses/{course}/hold", Rule::Staff(SERVING), hold),
    ]
}

/// A course is made now.
pub async fn fire(visit: Visit, fields: Fields) -> Answer {
    let (check, course) = (visit.id("id")?, visit.id("course")?);
    visit.act(None, FireCourse { check, course, at_once: false }).await?;
    visit.done(back(&fields, check))
}

/// All of a course is made now, also what waits for its time.
pub async fn fire_now(visit: Visit, fields: Fields) -> Answer {
    let (check, course) = (visit.id("id")?, visit.id("course")?);
    visit.act(None, FireCourse { check, course, at_once: true }).await?;
    visit.done(back(&fields, check))
}

/// What was sent of a course waits after all.
pub async fn hold(visit: Visit, fields: Fields) -> Answer {
    let (check, course) = (visit.id("id")?, visit.id("course")?);
    visit.act(None, HoldCourse { check, course }).await?;
    visit.done(back(&fields, check))
}

/// Where the form was.
fn back(fields: &Fields, check: CheckId) -> String {
    match fields.get("next") {
        Some(next) => own_path(Some(next)),
        None => format!("/checks/{check}#sent"),
    }
}
