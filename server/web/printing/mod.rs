//! Printers: setting them up, printing bills, the queue, the drawer. Nothing here waits for a printer.

mod printers;
mod queue;

use super::routes::{Entry, RUNNING, Rule, SERVING, TAKING, at};
use actix_web::http::Method;
pub(in crate::web) use printers::{NotSetUp, change};

/// Every address of this area.
pub fn pages() -> Vec<Entry> {
    use Rule::Staff;
    vec![
        at(Method::GET, "/manage/printers", Staff(RUNNING), printers::printers),
        at(Method::POST, "/manage/printers", Staff(RUNNING), printers::add),
        at(Method::POST, "/manage/printers/{id}", Staff(RUNNING), printers::set),
        at(Method::POST, "/manage/printers/{id}/test", Staff(RUNNING), printers::test),
        at(Method::POST, "/manage/printers/{id}/remove", Staff(RUNNING), printers::remove),
        at(Method::GET, "/print-jobs", Staff(SERVING), queue::queue),
        at(Method::POST, "/print-jobs/{id}/retry", Staff(SERVING), queue::retry),
        at(Method::POST, "/print-jobs/{id}/discard", Staff(SERVING), queue::discard),
        at(Method::POST, "/checks/{id}/paper", Staff(TAKING), queue::bill),
        at(Method::POST, "/drawer", Staff(TAKING), queue::drawer),
    ]
}
