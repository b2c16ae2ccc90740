//! Enrolling a device: by a manager's code, or by itself where the door is open.

use super::Lobby;
use crate::web::fields::{Fields, own_path};
use crate::web::manager::post_in;
use crate::web::oops::Oops;
use crate::web::visit::page;
use crate::web::{Answer, cookies};
use actix_web::HttpResponse;
use actix_web::http::header::LOCATION;
use goimon_acts::door::{DoorError, Enrolled, is_name};
use goimon_domain::house::House;
use goimon_domain::lang::Lang;
use goimon_domain::staff::Post;
use goimon_views::{Words, door};

/// The page.
pub async fn enrolling(lobby: Lobby) -> Answer {
    if lobby.app.books.venues().is_empty() {
        // Nothing to enrol at: the console says how to set the house up.
        return page(door::unfinished(&lobby.ctx()));
    }
    let is_open = lobby.app.door.open_house().is_some();
    let code = lobby.query().get("code").map(str::to_owned);
    // Whoever comes with a code wants what the code is for, also while the door is open.
    let is_open = is_open && code.is_none();
    page(door::enrol_with(&lobby.ctx(), is_open, lobby.house.as_deref(), code.as_deref().unwrap_or_default()))
}

/// Enrols.
pub async fn enrol(lobby: Lobby, fields: Fields) -> Answer {
    match try_it(&lobby, &fields).await {
        Ok(enrolled) => {
            let next = match (enrolled.post, fields.get("next")) {
                (Post::Shared, None) => "/sign-in".to_owned(),
                (Post::Shared, next) => own_path(next),
                (Post::Station(station), _) => format!("/kitchen/{station}"),
                (Post::Expo, _) => "/expo".to_owned(),
                (Post::Board, _) => "/board".to_owned(),
                (Post::Screen(screen), _) => format!("/screens/{screen}"),
            };
            let https = lobby.visitor.https;
            let cookie = cookies::device(enrolled.token, https);
            let mut answer = HttpResponse::SeeOther();
            if enrolled.post != Post::Shared {
                // A screen acts by itself, not as whoever was signed in before.
                answer.cookie(cookies::no_session(https));
            }
            Ok(answer.cookie(cookie).insert_header((LOCATION, next)).finish())
        }
        Err(oops) => {
            let is_open = lobby.app.door.open_house().is_some();
            lobby.again(oops, |ctx| door::enrol(ctx, is_open, lobby.house.as_deref()))
        }
    }
}

async fn try_it(lobby: &Lobby, fields: &Fields) -> Result<Enrolled, Oops> {
    let words = lobby.words();
    let typed = fields.get("name").unwrap_or_default();
    if !typed.is_empty() && !is_name(typed) {
        return Err(DoorError::BadName.into());
    }
    // Twelve machines that are all called “Phone” can't be told apart: what nobody named is called after its post.
    let usual = Lang::ALL.iter().any(|lang| Words::of(*lang).t("enrol-name-phone") == typed);
    let name = |house: &House, post: Post| match post {
        _ if !usual && !typed.is_empty() => typed.to_owned(),
        Post::Shared => words.t("enrol-name-phone").to_owned(),
        other => door::post_name(words, house, other),
    };
    let enrolled = match fields.get("code") {
        Some(code) => lobby.app.door.enrol(code, name).await?,
        None => lobby.app.door.enrol_oneself(name, post_in(fields)?).await?,
    };
    Ok(enrolled)
}
