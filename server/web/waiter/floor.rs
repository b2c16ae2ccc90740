//! What a waiter looks at between two tables.

use crate::web::Answer;
use crate::web::visit::{Visit, page, see};
use goimon_views::waiter;

/// All tables.
pub async fn floor(visit: Visit) -> Answer {
    page(waiter::floor(&visit.ctx(), &visit.house))
}

/// What waits at the pass.
pub async fn ready(visit: Visit) -> Answer {
    page(waiter::ready(&visit.ctx(), &visit.house))
}

/// My own open checks.
pub async fn mine(visit: Visit) -> Answer {
    page(waiter::mine(&visit.ctx(), &visit.house))
}

/// Language, sound, signing out.
pub async fn more(visit: Visit) -> Answer {
    page(waiter::more(&visit.ctx()))
}

/// What a phone shows instead of a page that it has not kept.
pub async fn no_network(visit: Visit) -> Answer {
    page(waiter::no_network(&visit.ctx()))
}

/// What a phone keeps for tables that are opened while there is no network.
pub async fn unopened(visit: Visit) -> Answer {
    page(waiter::unopened(&visit.ctx(), &visit.house))
}

/// A table: opening it, its one check, or the choice between several.
pub async fn table(mut visit: Visit) -> Answer {
    let id = visit.id("id")?;
    let table = visit.find(|house| house.reference.table(id).cloned()).await?;
    let mut checks = visit.house.checks_at(id);
    match (checks.next(), checks.next()) {
        (Some(only), None) if !visit.req.query_string().contains("alongside") => {
            Ok(see(format!("/checks/{}", only.id)))
        }
        _ => page(waiter::table(&visit.ctx(), &visit.house, &table)),
    }
}
