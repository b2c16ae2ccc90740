//! Sending a round: from the phone's cart as JSON, or as a plain form with one item.

use super::checks::key;
use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, see};
use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Bytes;
use goimon_acts::SendRound;
use goimon_domain::course::Course;
use goimon_domain::ids::{ActKey, CheckId, RoundId};
use goimon_domain::sending::{LineDraft, MOST_OF_ONE, RoundDraft};
use serde::Deserialize;
use serde_json::json;
use std::time::Instant;
use uuid::Uuid;

/// A cart, as `cart.js` sends it.
#[derive(Deserialize)]
struct Cart {
    round: RoundId,
    lines: Vec<LineDraft>,
    #[serde(default)]
    hold: Vec<Course>,
}

/// Sends a round. Its id is the act's key: it happens exactly once, however often it comes.
pub async fn send(visit: Visit, body: Bytes) -> Answer {
    let arrived = Instant::now();
    let check: CheckId = visit.id("id")?;
    let is_json =
        visit.req.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    let draft = if is_json { cart(check, &body)? } else { form(check, &Fields::read(&body))? };
    let key = ActKey(draft.id.0);
    let sent = visit.act(Some(key), SendRound(draft)).await;
    visit.app.metrics.observe_send(arrived.elapsed());
    let sent = sent?;
    if !is_json {
        return Ok(see(format!("/checks/{check}")));
    }
    let total = visit.currency().full(sent.total);
    Ok(HttpResponse::Created().json(
        json!({ "round": sent.round, "number": sent.number, "seq": sent.seq, "total": total, "version": sent.version }),
    ))
}

/// Sends the last round once more, as a plain form: a round of its own, at today's prices.
pub async fn again(mut visit: Visit, fields: Fields) -> Answer {
    let check = visit.check(visit.id("id")?).await?;
    let id = key(&fields)?.map_or_else(|| RoundId(Uuid::now_v7()), |key| RoundId(key.0));
    let draft = RoundDraft::again(id, &check);
    visit.act(Some(ActKey(id.0)), SendRound(draft)).await?;
    Ok(see(format!("/checks/{}#sent", check.id)))
}

fn cart(check: CheckId, body: &[u8]) -> Result<RoundDraft, Oops> {
    let Cart { round, lines, hold } = serde_json::from_slice(body).map_err(|_| Oops::BadField("lines"))?;
    Ok(RoundDraft { id: round, check, lines, hold })
}

/// One item: `item`, `quantity`, `chosen` (repeated for each choice), `note`, `course`, `seat`; `hold` names a course that waits.
fn form(check: CheckId, fields: &Fields) -> Result<RoundDraft, Oops> {
    let mut chosen = Vec::new();
    for modifier in fields.parse_all("chosen")? {
        match chosen.iter_mut().find(|(other, _)| *other == modifier) {
            Some((_, count)) => *count += 1,
            None => chosen.push((modifier, 1)),
        }
    }
    // Nothing typed is one; nonsense is refused as a quantity.
    let quantity = fields.maybe("quantity").unwrap_or(Some(MOST_OF_ONE + 1)).unwrap_or(1);
    let note = fields.get("note").map(str::to_owned);
    let (course, seat) = (fields.maybe("course")?, fields.maybe("seat")?);
    let line = LineDraft { item: fields.parse("item")?, quantity, chosen, note, seen: None, course, seat };
    let id = key(fields)?.map_or_else(|| RoundId(Uuid::now_v7()), |key| RoundId(key.0));
    Ok(RoundDraft { id, check, lines: vec![line], hold: fields.parse_all("hold")? })
}
