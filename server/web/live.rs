//! The door of the live screens: who may watch what.

use super::oops::Oops;
use super::person::Visitor;
use super::visit::Visit;
use crate::live;
use actix_web::web::{Payload, Query};
use actix_web::{HttpMessage as _, HttpResponse};
use goimon_domain::staff::Role;
use goimon_views::live::View;
use serde::Deserialize;

/// `?view=…&since=…`
#[derive(Deserialize)]
pub struct Watch {
    view: String,
    since: Option<u64>,
}

/// Opens a live screen's socket.
pub async fn open(visit: Visit, watch: Query<Watch>, body: Payload) -> Result<HttpResponse, actix_web::Error> {
    let view: View = watch.view.parse().map_err(|_| Oops::NotFound)?;
    if !may_watch(visit.me.role, view) {
        return Err(Oops::NotAllowed.into());
    }
    if !is_here(&visit, view).await? {
        return Err(Oops::NotFound.into());
    }
    let (me, since) = (&visit.me, watch.since.unwrap_or(0));
    let watcher = live::Watcher { venue: me.venue, view, lang: me.lang, since, pass: pass(&visit)? };
    live::open(&visit.req, body, &visit.app.live, watcher)
}

/// What ends the socket when it ends: the session, or for a kitchen screen the device.
fn pass(visit: &Visit) -> Result<live::Pass, Oops> {
    let me = &visit.me;
    let device =
        || visit.req.extensions().get::<Visitor>().and_then(|visitor| visitor.device.as_ref().map(|it| it.token));
    let token = match me.session {
        Some(hash) => live::Token::Session(hash),
        None => live::Token::Device(device().ok_or(Oops::NotSignedIn)?),
    };
    Ok(live::Pass { staff: me.actor.staff, role: me.role, device: me.actor.device, token })
}

/// The same as for the pages that show these views.
fn may_watch(role: Role, view: View) -> bool {
    match view {
        View::Floor | View::Check(_) | View::Pass => matches!(role, Role::Waiter | Role::Cashier | Role::Manager),
        View::Station(_) | View::Expo => matches!(role, Role::Kitchen | Role::Manager),
        View::Checkout => matches!(role, Role::Cashier | Role::Manager),
    }
}

/// Whether this house has it: an id of another venue is not found.
async fn is_here(visit: &Visit, view: View) -> Result<bool, Oops> {
    Ok(match view {
        View::Station(id) => visit.house.reference.station(id).is_some(),
        // A closed check's page stays open on a phone for a while.
        View::Check(id) => {
            visit.house.check(id).is_ok() || visit.app.store.load_check(visit.me.venue, id).await?.is_some()
        }
        View::Floor | View::Expo | View::Checkout | View::Pass => true,
    })
}
