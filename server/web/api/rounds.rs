//! Rounds: the way of one order, for programs. The hot path: nothing is read from the database here.

use super::call::{Answer, Call};
use super::problem::Why;
use super::shapes::answers::Sent;
use super::shapes::wanted::NewRound;
use super::spec::{ActKeyHeader, Problems};
use actix_web::http::StatusCode;
use goimon_acts::SendRound;
use goimon_domain::ids::RoundId;

/// Sends a round.
///
/// The Idempotency-Key is the round's id: make it once (UUIDv7), keep it until there is an answer, and send it again
/// as often as needed; the answer is the same for ever. A round is taken whole or refused whole.
#[utoipa::path(post, path = "/api/v1/checks/{id}/rounds", tag = "checks", operation_id = "sendRound",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = NewRound, responses((status = 201, description = "The round is safe", body = Sent), Problems))]
pub async fn send(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let round: NewRound = call.body()?;
    let id = RoundId(key.0);
    if round.round.is_some_and(|other| other != id) {
        return Err(call.problem(Why::OtherRound));
    }
    let answer = call.act(Some(key), SendRound(round.draft(id, check)), StatusCode::CREATED).await;
    call.sent();
    answer
}
