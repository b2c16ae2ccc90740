//! The door, for programs: enrolling, and signing in and out.

use super::call::{Answer, Call};
use super::problem::Why;
use super::shapes::door::{Enrolled, NewDevice, NewSession, Person, Session};
use super::spec::Problems;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use goimon_acts::door::{DoorError, is_name};
use goimon_domain::ids::StaffId;
use goimon_domain::staff::Post;
use uuid::Uuid;

/// Enrols a device: with the manager's one-time code, or without one where the door is open (the demo).
#[utoipa::path(post, path = "/api/v1/devices", tag = "door", operation_id = "enrolDevice", security(()),
    request_body = NewDevice, responses((status = 201, description = "The device is enrolled", body = Enrolled), Problems))]
pub async fn enrol(call: Call) -> Answer {
    let NewDevice { code, name, post } = call.body()?;
    let door = call.door();
    if !is_name(&name) {
        return Err(call.shut(&DoorError::BadName));
    }
    let enrolled = match code {
        Some(code) => door.enrol(&code, |_, _| name.clone()).await,
        None => door.enrol_oneself(|_, _| name.clone(), post.map_or(Post::Shared, Post::from)).await,
    };
    let enrolled = enrolled.map_err(|error| call.shut(&error))?;
    let answer = Enrolled { device: enrolled.device, token: enrolled.token, venue: enrolled.venue };
    call.json_as(StatusCode::CREATED, &answer)
}

/// The people who can sign in.
#[utoipa::path(get, path = "/api/v1/staff", tag = "door", operation_id = "listStaff", security(("bearer" = [])),
    responses((status = 200, description = "The people", body = Vec<Person>), Problems))]
pub async fn staff(call: Call) -> Answer {
    let house = call.house()?;
    let here = house.reference.staff.iter().filter(|person| person.active);
    call.json(&here.map(Person::of).collect::<Vec<_>>())
}

/// Signs somebody in on this device.
///
/// The bearer is the device's own token.
#[utoipa::path(post, path = "/api/v1/sessions", tag = "door", operation_id = "signIn", security(("bearer" = [])),
    request_body = NewSession, responses((status = 201, description = "Signed in", body = Session), Problems))]
pub async fn sign_in(call: Call) -> Answer {
    let NewSession { staff, pin } = call.body()?;
    let device = call.device()?.token;
    // A name that nobody has is as wrong as a PIN, and counts like one.
    let staff = call.staff(&staff).await?.unwrap_or(StaffId(Uuid::nil()));
    let signed_in = call.door().sign_in(device, staff, &pin).await.map_err(|error| call.shut(&error))?;
    let session = Session {
        token: signed_in.token,
        staff: signed_in.staff.id,
        name: signed_in.staff.name,
        role: signed_in.staff.role,
        expires: signed_in.expires,
    };
    call.json_as(StatusCode::CREATED, &session)
}

/// Signs out: the token is good for nothing afterwards.
#[utoipa::path(delete, path = "/api/v1/sessions/current", tag = "door", operation_id = "signOut",
    security(("bearer" = [])), responses((status = 204, description = "Signed out"), Problems))]
pub async fn sign_out(call: Call) -> Answer {
    let person = call.person()?;
    // A kitchen screen has no session to end.
    let session = person.session.ok_or_else(|| call.problem(Why::NotAllowed))?;
    let out = call.door().sign_out(person.venue, &person.actor, session).await;
    out.map_err(|error| call.shut(&error))?;
    call.app().passes.forget(&session);
    Ok(HttpResponse::NoContent().finish())
}
