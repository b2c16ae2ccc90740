//! Rooms by the hour: the clock of a check's room, and the manager's prices.

mod clock;
mod rates;

use super::routes::{Entry, RUNNING, Rule, SERVING, at};
use actix_web::http::Method;

/// The addresses of rooms.
pub fn table() -> Vec<Entry> {
    use Rule::Staff;
    let post = || Method::POST;
    vec![
        at(Method::GET, "/checks/{id}/room", Staff(SERVING), clock::room),
        at(post(), "/checks/{id}/room/start", Staff(SERVING), clock::start),
        at(post(), "/checks/{id}/room/pause", Staff(SERVING), clock::pause),
        at(post(), "/checks/{id}/room/resume", Staff(SERVING), clock::resume),
        at(post(), "/checks/{id}/room/stop", Staff(SERVING), clock::stop),
        at(post(), "/checks/{id}/room/go-on", Staff(SERVING), clock::go_on),
        at(post(), "/checks/{id}/room/cancel", Staff(SERVING), clock::cancel),
        at(post(), "/checks/{id}/room/booked", Staff(SERVING), clock::book),
        at(post(), "/checks/{id}/room/times", Staff(RUNNING), clock::correct),
        at(Method::GET, "/manage/rates", Staff(RUNNING), rates::rates),
        at(post(), "/manage/rates", Staff(RUNNING), rates::add),
        at(post(), "/manage/rates/{id}", Staff(RUNNING), rates::change),
        at(post(), "/manage/rates/{id}/remove", Staff(RUNNING), rates::remove),
        at(post(), "/manage/holidays", Staff(RUNNING), rates::holidays),
        at(post(), "/manage/rooms", Staff(RUNNING), rates::assign),
    ]
}
