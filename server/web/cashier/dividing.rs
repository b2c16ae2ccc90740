//! Dividing a check, as the till's table asks for it; who is settling one; and receipts on paper.

use super::shown_again;
use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use goimon_acts::{Divide, PrintReceipt, Settle, StopAndDivide};
use goimon_domain::division::{Allotment, DivisionDraft, MOST_PARTS};
use goimon_domain::ids::{ActKey, CheckId, LineId};
use goimon_domain::money::Money;
use goimon_domain::printer::PaperWidth;
use goimon_views::cashier::{self, Side};
use uuid::Uuid;

/// The table of who bears what.
pub async fn splitting(mut visit: Visit) -> Answer {
    let check = visit.check(visit.id("check")?).await?;
    let count = visit.query("parts").and_then(|text| text.parse().ok()).unwrap_or(0);
    page(cashier::beside(&visit.ctx(), &visit.house, Some(&check), Side::Split(count)))
}

/// Divides it, or makes it one again.
pub async fn divide(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let key = fields.maybe::<Uuid>("key")?.map(ActKey);
    let done = match draft(&visit, check, &fields) {
        Ok(draft) if fields.ticked("stop-clock") => visit.act(key, StopAndDivide(draft)).await,
        Ok(draft) => visit.act(key, Divide(draft)).await,
        Err(oops) => Err(oops),
    };
    match done {
        Ok(_) => visit.done(format!("/checkout/{check}")),
        Err(oops) => shown_again(&visit, check, oops, Side::Split(0)),
    }
}

/// What each would bear if it was divided as it is typed; a row for below the table.
pub async fn trial(mut visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    visit.check(check).await?;
    let (draft, currency) = (draft(&visit, check, &fields)?, visit.currency());
    let tried = visit.house.try_division(&draft);
    let bills = tried.map_err(|refusal| Oops::Refused(Box::new(refusal), currency))?;
    page(cashier::split_sums(&visit.ctx(), currency, &bills))
}

/// Somebody at the till begins to settle a check, or leaves it.
pub async fn settling(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    visit.act(None, Settle { check, began: fields.ticked("began") }).await?;
    visit.done(format!("/checkout/{check}"))
}

/// A bill goes to paper by the browser: a receipt is counted, an open bill was asked for.
pub async fn print(visit: Visit, fields: Fields) -> Answer {
    let check: CheckId = visit.id("id")?;
    let part = fields.maybe::<usize>("part")?;
    visit.act(None, PrintReceipt { check, part }).await?;
    let part = part.map(|part| format!("&part={part}")).unwrap_or_default();
    let width = fields.get("width").and_then(PaperWidth::from_word);
    let width = width.map(|width| format!("&width={}", width.word())).unwrap_or_default();
    visit.done(format!("/checks/{check}/receipt?print=1{part}{width}"))
}

fn draft(visit: &Visit, check: CheckId, fields: &Fields) -> Result<DivisionDraft, Oops> {
    let version = fields.parse("version")?;
    if fields.ticked("merge") {
        return Ok(DivisionDraft { check, version, parts: Vec::new(), allotted: Vec::new(), seats: Vec::new() });
    }
    if fields.ticked("by-seat") {
        let found =
            visit.house.open_check(check).map_err(|refusal| Oops::Refused(Box::new(refusal), visit.currency()))?;
        return Ok(DivisionDraft { version, ..found.by_seat() });
    }
    if let Some(count) = fields.maybe::<usize>("even")? {
        let parts = vec![(1, None); count.min(MOST_PARTS + 1)];
        return Ok(DivisionDraft { check, version, parts, allotted: Vec::new(), seats: Vec::new() });
    }
    let count: usize = fields.parse::<usize>("parts")?.min(MOST_PARTS + 1);
    let mut parts: Vec<(u32, Option<Money>)> = vec![(0, None); count];
    for (place, text) in fields.starting("share-") {
        if let Some(part) = place.parse().ok().and_then(|place: usize| parts.get_mut(place)) {
            part.0 = text.parse().map_err(|_| Oops::BadField("share"))?;
        }
    }
    for (place, text) in fields.starting("fixed-") {
        if let Some(part) = place.parse().ok().and_then(|place: usize| parts.get_mut(place)) {
            part.1 = Some(visit.currency().typed(text).map_err(|_| Oops::BadAmount)?);
        }
    }
    let mut seats = vec![None; count];
    for (place, text) in fields.starting("seat-") {
        if let Some(seat) = place.parse().ok().and_then(|place: usize| seats.get_mut(place)) {
            *seat = Some(text.parse().map_err(|_| Oops::BadField("share"))?);
        }
    }
    let mut allotted: Vec<Allotment> = Vec::new();
    for (name, text) in fields.starting("w-") {
        let (line, place) = name.rsplit_once('-').ok_or(Oops::BadField("line"))?;
        let line: LineId = line.parse().map_err(|_| Oops::BadField("line"))?;
        let place: usize = place.parse().map_err(|_| Oops::BadField("line"))?;
        let weight = text.parse().map_err(|_| Oops::BadField("share"))?;
        if !allotted.iter().any(|other| other.line == line) {
            allotted.push(Allotment { line, weights: vec![0; count] });
        }
        let found = allotted.iter_mut().find(|other| other.line == line);
        if let Some(slot) = found.and_then(|allotment| allotment.weights.get_mut(place)) {
            *slot = weight;
        }
    }
    Ok(DivisionDraft { check, version, parts, allotted, seats })
}
