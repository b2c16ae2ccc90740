//! The door's pages: setting up, enrolling a device, signing in and out, the language.

mod enrol;
mod lobby;
mod setup;
mod sign_in;

pub use enrol::{enrol, enrolling};
pub use lobby::Lobby;
pub use setup::{set_up, setup};
pub use sign_in::{names, owner, pin, sign_in, sign_in_owner, sign_out};

use super::fields::{Fields, own_path};
use super::oops::Oops;
use super::person::Visitor;
use super::visit::{Visit, page, see};
use super::{Answer, cookies};
use actix_web::http::header::LOCATION;
use actix_web::{HttpMessage, HttpResponse};
use goimon_domain::lang::Lang;
use goimon_domain::staff::{Post, Role};
use goimon_views::door as views;

/// The first page of whoever comes.
pub async fn home(lobby: Lobby) -> Answer {
    let Visitor { person, device, .. } = &lobby.visitor;
    if lobby.app.books.venues().is_empty() {
        return page(views::unfinished(&lobby.ctx()));
    }
    Ok(see(match (person, device) {
        (Some(person), device) => match (device.as_ref().map(|device| device.post), person.role) {
            (Some(Post::Station(station)), Role::Kitchen) => format!("/kitchen/{station}"),
            (Some(Post::Expo), Role::Kitchen) => "/expo".into(),
            (Some(Post::Board), Role::Kitchen) => "/board".into(),
            (Some(Post::Screen(screen)), Role::Kitchen) => format!("/screens/{screen}"),
            (_, Role::Kitchen) => "/kitchen".into(),
            (_, Role::Waiter) => "/floor".into(),
            (_, Role::Cashier) => "/checkout".into(),
            (_, Role::Manager) => "/manage".into(),
        },
        (None, Some(_)) => "/sign-in".into(),
        (None, None) => "/enrol".into(),
    }))
}

/// Another language, remembered by the browser.
pub async fn language(lobby: Lobby, fields: Fields) -> Answer {
    let lang = fields.get("lang").and_then(Lang::from_tag).ok_or(Oops::BadField("lang"))?;
    let cookie = cookies::lang(lang, lobby.visitor.https);
    let next = own_path(fields.get("next"));
    Ok(HttpResponse::SeeOther().cookie(cookie).insert_header((LOCATION, next)).finish())
}

/// What the device of a visit was enrolled as.
pub fn post_of(visit: &Visit) -> Option<Post> {
    visit.req.extensions().get::<Visitor>().and_then(|visitor| visitor.device.as_ref().map(|device| device.post))
}
