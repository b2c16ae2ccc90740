//! A cook who does not want to wait: what is to be begun later is made now.

use crate::web::Answer;
use crate::web::routes::{Entry, MAKING, Rule, at};
use crate::web::visit::Visit;
use actix_web::http::Method;
use goimon_acts::FireTicket;

/// The addresses of what waits for its time.
pub fn entries() -> Vec<Entry> {
    vec![at(Method::POST, "/tickets/{id}/fire", Rule::Staff(MAKING), fire)]
}

/// What waits on a ticket for its time is made now.
pub async fn fire(visit: Visit) -> Answer {
    let ticket = visit.id("id")?;
    visit.act(None, FireTicket { ticket }).await?;
    visit.done(super::screen(&visit, ticket))
}
