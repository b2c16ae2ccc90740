//! What is in a hurry: a ticket on a kitchen screen, a check at the pass, a round or a check on a waiter's phone.

use crate::web::Answer;
use crate::web::fields::{Fields, own_path};
use crate::web::routes::{ANYBODY, Entry, MAKING, Rule, at};
use crate::web::visit::Visit;
use actix_web::http::Method;
use goimon_acts::Rush;
use goimon_domain::rushing::Hurry;

/// The addresses of what is in a hurry.
pub fn entries() -> Vec<Entry> {
    vec![
        at(Method::POST, "/tickets/{id}/rush", Rule::Staff(MAKING), ticket),
        at(Method::POST, "/checks/{id}/rush", Rule::Staff(ANYBODY), check),
    ]
}

/// A ticket goes first, or not after all.
pub async fn ticket(visit: Visit, fields: Fields) -> Answer {
    let ticket = visit.id("id")?;
    visit.act(None, Rush { hurry: Hurry::Ticket(ticket), on: is_on(&fields) }).await?;
    visit.done(super::screen(&visit, ticket))
}

/// All that a check has to be made goes first, or all of one round.
pub async fn check(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let hurry = match fields.maybe("round")? {
        Some(round) => Hurry::Round(check, round),
        None => Hurry::Check(check),
    };
    visit.act(None, Rush { hurry, on: is_on(&fields) }).await?;
    visit.done(match fields.get("next") {
        Some(next) => own_path(Some(next)),
        None => format!("/checks/{check}#sent"),
    })
}

fn is_on(fields: &Fields) -> bool {
    fields.get("on") != Some("false")
}
