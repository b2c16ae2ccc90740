//! Signing in by name and PIN, as an owner by password, and out again.

use super::Lobby;
use crate::web::Answer;
use crate::web::cookies;
use crate::web::fields::{Fields, own_path};
use crate::web::oops::Oops;
use crate::web::origin;
use crate::web::visit::{html, page, see};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use goimon_acts::door::{DoorError, SignedIn};
use goimon_domain::ids::StaffId;
use goimon_domain::staff::{Post, Staff};
use goimon_views::door;

/// Who are you?
pub async fn names(lobby: Lobby) -> Answer {
    let house = match (&lobby.visitor.device, &lobby.house) {
        (Some(device), Some(house)) if device.post == Post::Shared => house.clone(),
        (Some(_), Some(_)) => return Ok(see("/")),
        _ => return Ok(see(with_next("/enrol", &lobby.query()))),
    };
    let staff: Vec<&Staff> = house.reference.staff.iter().filter(|person| person.active).collect();
    page(door::names(&lobby.ctx(), &staff, &next(&lobby.query())))
}

/// Prove it.
pub async fn pin(lobby: Lobby) -> Answer {
    let id = lobby.req.match_info().get("staff").and_then(|id| id.parse().ok()).ok_or(Oops::NotFound)?;
    if lobby.visitor.device.is_none() {
        return Ok(see(with_next("/enrol", &lobby.query())));
    }
    let staff = person(&lobby, id)?;
    page(door::pin(&lobby.ctx(), &staff, &next(&lobby.query())))
}

/// Signs in by PIN. A wrong one slows this device down, not the person.
pub async fn sign_in(lobby: Lobby, fields: Fields) -> Answer {
    let device = lobby.visitor.device.as_ref().ok_or(Oops::NotEnrolled)?;
    let id: StaffId = fields.parse("staff")?;
    let staff = person(&lobby, id)?;
    match lobby.app.door.sign_in(device.token, id, fields.get("pin").unwrap_or_default()).await {
        Ok(signed_in) => Ok(welcome(&lobby, signed_in, &fields)),
        Err(DoorError::Locked { until }) => html(StatusCode::LOCKED, door::locked(&lobby.ctx(), until)),
        Err(error) => lobby.again(error.into(), |ctx| door::pin(ctx, &staff, &next(&fields))),
    }
}

/// The owner's way in.
pub async fn owner(lobby: Lobby) -> Answer {
    page(door::owner(&lobby.ctx(), &next(&lobby.query())))
}

/// Signs an owner in by password, on any device.
pub async fn sign_in_owner(lobby: Lobby, fields: Fields) -> Answer {
    let from = origin::peer(&lobby.req, &lobby.app.config);
    let (name, password) = (fields.get("name").unwrap_or_default(), fields.get("password").unwrap_or_default());
    match lobby.app.door.sign_in_owner(from, name, password).await {
        Ok(signed_in) => Ok(welcome(&lobby, signed_in, &fields)),
        Err(DoorError::Locked { until }) => html(StatusCode::LOCKED, door::locked(&lobby.ctx(), until)),
        Err(error) => lobby.again(error.into(), |ctx| door::owner(ctx, &next(&fields))),
    }
}

/// Signs out. Whoever is not signed in is out already.
pub async fn sign_out(lobby: Lobby) -> Answer {
    if let Some(person) = &lobby.visitor.person
        && let Some(session) = person.session
    {
        lobby.app.door.sign_out(person.venue, &person.actor, session).await?;
        lobby.app.passes.forget(&session);
    }
    let cookie = cookies::no_session(lobby.visitor.https);
    Ok(HttpResponse::SeeOther().cookie(cookie).insert_header((LOCATION, "/sign-in")).finish())
}

/// Lets somebody in.
pub(super) fn welcome(lobby: &Lobby, signed_in: SignedIn, fields: &Fields) -> HttpResponse {
    let cookie = cookies::session(signed_in.token, lobby.visitor.https);
    HttpResponse::SeeOther().cookie(cookie).insert_header((LOCATION, next(fields))).finish()
}

fn person(lobby: &Lobby, id: StaffId) -> Result<Staff, Oops> {
    let house = lobby.house.as_ref().ok_or(Oops::NotFound)?;
    house.reference.person(id).filter(|person| person.active).cloned().ok_or(Oops::NotFound)
}

fn next(fields: &Fields) -> String {
    own_path(fields.get("next"))
}

fn with_next(door: &str, fields: &Fields) -> String {
    format!("{door}?next={}", crate::web::fields::encoded(&next(fields)))
}
