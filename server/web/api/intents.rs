//! Money on its way: written down before a card terminal, a bank or a wallet is asked, and settled by who has looked.

use super::call::{Answer, Call};
use super::shapes::answers::{Billed, Taken};
use super::shapes::intents::{Begun, Came, NewIntent};
use super::spec::{ActKeyHeader, Problems};
use crate::web::routes::{Entry, Rule, TAKING, at};
use actix_web::http::{Method, StatusCode};
use goimon_acts::{BeginIntent, IntentArrived, IntentMissed};

/// The addresses of these calls; bodies up to so many bytes.
pub fn routes(body: usize) -> Vec<Entry> {
    let staff = Rule::BearerStaff(TAKING);
    vec![
        at(Method::POST, "/api/v1/checks/{id}/intents", staff, begin).taking(body),
        at(Method::POST, "/api/v1/checks/{id}/intents/{intent}/arrived", staff, arrived).taking(body),
        at(Method::POST, "/api/v1/checks/{id}/intents/{intent}/missed", staff, missed).taking(body),
    ]
}

/// Begins to take money outside the house.
///
/// Do this before the card goes on the terminal or the guest sees a code. The amount can't be taken again until somebody
/// says whether it arrived; until then the check names it under `intents`, also after a crash.
#[utoipa::path(post, path = "/api/v1/checks/{id}/intents", tag = "payments", operation_id = "beginIntent",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = NewIntent, responses((status = 201, description = "It is written down", body = Begun), Problems))]
pub async fn begin(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let intent: NewIntent = call.body()?;
    call.act(Some(key), BeginIntent(intent.draft(check)), StatusCode::CREATED).await
}

/// It arrived: it is a payment from now on, under the intent's id.
///
/// Whatever was ordered meanwhile, this much is paid. Said twice, it is paid once.
#[utoipa::path(post, path = "/api/v1/checks/{id}/intents/{intent}/arrived", tag = "payments",
    operation_id = "intentArrived", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The check"),
        ("intent" = uuid::Uuid, Path, description = "The intent"), ActKeyHeader),
    request_body = Came, responses((status = 201, description = "The money is taken", body = Taken), Problems))]
pub async fn arrived(call: Call) -> Answer {
    let (check, intent, key) = (call.id("id")?, call.id("intent")?, call.key()?);
    let Came { reference } = call.body()?;
    call.act(Some(key), IntentArrived { check, intent, reference }, StatusCode::CREATED).await
}

/// It did not arrive: the amount can be taken again.
#[utoipa::path(post, path = "/api/v1/checks/{id}/intents/{intent}/missed", tag = "payments",
    operation_id = "intentMissed", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The check"),
        ("intent" = uuid::Uuid, Path, description = "The intent"), ActKeyHeader),
    responses((status = 200, description = "It is due again", body = Billed), Problems))]
pub async fn missed(call: Call) -> Answer {
    let (check, intent, key) = (call.id("id")?, call.id("intent")?, call.key()?);
    call.act(Some(key), IntentMissed { check, intent }, StatusCode::OK).await
}
