//! The door of the live screens: who may watch what.

use super::api::spec::Problems;
use super::door::post_of;
use super::oops::Oops;
use super::person::Visitor;
use super::visit::Visit;
use crate::live;
use actix_web::web::{Payload, Query};
use actix_web::{HttpMessage as _, HttpResponse};
use goimon_domain::staff::{Post, Role};
use goimon_views::live::View;
use serde::Deserialize;
use utoipa::IntoParams;

/// `?view=…&since=…`
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Watch {
    /// What to watch: `floor`, `check:<id>`, `pass`, `station:<id>`, `screen:<id>`, `expo`, `checkout`, `counter`,
    /// `board`, `reservations:<day>` or `sold-out`.
    #[param(example = "floor")]
    view: String,
    /// The place in the stream (`seq`) up to which the view is known; 0 or left out for the view as a whole.
    since: Option<u64>,
}

/// Opens a live screen's socket.
///
/// The answer is a websocket of JSON texts: `hello`, then `whole` unless `since` is still true, a `part` for every change,
/// and a `beat` every two seconds. The program says `{"t":"seen","seq":…}` once it shows everything up to there; a till
/// (`checkout`) says `{"t":"settling","check":…}` while it settles a check, and the end of its socket ends that too. The
/// socket is closed when the token is no longer good. Pages of this server come with their cookie instead of a token.
#[utoipa::path(get, path = "/live", tag = "live", operation_id = "watch", security(("bearer" = [])), params(Watch),
    responses((status = 101, description = "The socket is open"), Problems))]
pub async fn open(mut visit: Visit, watch: Query<Watch>, body: Payload) -> Result<HttpResponse, actix_web::Error> {
    let view: View = watch.view.parse().map_err(|_| Oops::NotFound)?;
    let is_board = visit.me.session.is_none() && post_of(&visit) == Some(Post::Board);
    if !may_watch(visit.me.role, view) || (is_board && view != View::Board) {
        return Err(Oops::NotAllowed.into());
    }
    if !is_here(&mut visit, view).await? {
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
    Ok(live::Pass { staff: me.actor.staff, role: me.role, device: me.actor.device, token, until: me.until })
}

/// The same as for the pages that show these views.
fn may_watch(role: Role, view: View) -> bool {
    match view {
        View::Floor | View::Check(_) | View::Pass | View::Reservations(_) => {
            matches!(role, Role::Waiter | Role::Cashier | Role::Manager)
        }
        View::Station(_) | View::Screen(_) | View::Expo => matches!(role, Role::Kitchen | Role::Manager),
        View::Checkout | View::Counter => matches!(role, Role::Cashier | Role::Manager),
        View::SoldOut | View::Board => true,
    }
}

/// Whether this house has it: an id of another venue is not found.
async fn is_here(visit: &mut Visit, view: View) -> Result<bool, Oops> {
    Ok(match view {
        View::Station(id) => is_found(visit.find(|house| house.reference.station(id).cloned()).await)?,
        View::Screen(id) => is_found(visit.find(|house| house.reference.screen(id).cloned()).await)?,
        // A closed check's page stays open on a phone for a while.
        View::Check(id) => is_found(visit.check(id).await)?,
        View::Floor
        | View::Expo
        | View::Checkout
        | View::Pass
        | View::SoldOut
        | View::Board
        | View::Counter
        | View::Reservations(_) => true,
    })
}

fn is_found<T>(found: Result<T, Oops>) -> Result<bool, Oops> {
    match found {
        Ok(_) => Ok(true),
        Err(Oops::NotFound) => Ok(false),
        Err(oops) => Err(oops),
    }
}
