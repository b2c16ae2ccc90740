//! The house: venue, menu and floor, for programs that start by reading them.

use super::call::{Answer, Call};
use super::shapes::menu::Menu;
use super::shapes::venue::{Floor, Venue};
use super::spec::Problems;

/// The venue and its stations.
#[utoipa::path(get, path = "/api/v1/venue", tag = "house", operation_id = "readVenue", security(("bearer" = [])),
    responses((status = 200, description = "The venue", body = Venue), Problems))]
pub async fn venue(call: Call) -> Answer {
    call.json(&Venue::of(&*call.house()?))
}

/// The menu.
///
/// It carries an ETag: ask again with If-None-Match.
#[utoipa::path(get, path = "/api/v1/menu", tag = "house", operation_id = "readMenu", security(("bearer" = [])),
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the menu that is known")),
    responses(
        (status = 200, description = "The menu", body = Menu, headers(("ETag" = String, description = "Names this state of the menu"))),
        (status = 304, description = "The menu that is known is still true"), Problems))]
pub async fn menu(call: Call) -> Answer {
    call.json_once(&Menu::of(&*call.house()?, call.app().books.now()))
}

/// The tables, and the checks that are open on them.
#[utoipa::path(get, path = "/api/v1/floor", tag = "house", operation_id = "readFloor", security(("bearer" = [])),
    responses((status = 200, description = "The floor", body = Floor), Problems))]
pub async fn floor(call: Call) -> Answer {
    call.json(&Floor::of(&*call.house()?))
}
