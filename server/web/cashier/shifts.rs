//! The drawer of this till: its page, what is done with it, and its Z on paper.

use super::amount;
use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::routes::{Entry, Rule, TAKING, at};
use crate::web::visit::{Visit, page};
use actix_web::http::Method;
use goimon_acts::{PrintShift, Tend};
use goimon_domain::ids::{ActKey, ShiftId};
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::printer::PaperWidth;
use goimon_domain::shift::{By, Shift, ShiftDraft};
use goimon_views::cashier::{self, SheetWanted};
use goimon_views::{Ctx, Notice};
use uuid::Uuid;

/// How many closed shifts the page looks back on.
const CLOSED: u64 = 31;

/// Every address about shifts.
pub fn entries() -> Vec<Entry> {
    let staff = || Rule::Staff(TAKING);
    vec![
        at(Method::GET, "/shift", staff(), shown),
        at(Method::POST, "/shift/open", staff(), open),
        at(Method::POST, "/shift/move", staff(), put),
        at(Method::POST, "/shift/count", staff(), count),
        at(Method::POST, "/shift/take-over", staff(), take_over),
        at(Method::POST, "/shift/close", staff(), close),
        at(Method::GET, "/shifts/{id}", staff(), report),
        at(Method::POST, "/shifts/{id}/paper", staff(), paper),
        at(Method::POST, "/shifts/{id}/prints", staff(), prints),
        at(Method::GET, "/shifts/{id}/timeline", staff(), timeline),
    ]
}

/// The drawer of this till, and the last Zs.
pub async fn shown(visit: Visit) -> Answer {
    let closed = closed(&visit).await?;
    page(cashier::shift(&visit.ctx(), &visit.house, own(&visit), &closed))
}

/// Opens it with its float.
pub async fn open(visit: Visit, fields: Fields) -> Answer {
    let draft = typed(&visit, &fields, "float").map(|float| ShiftDraft::Open { float });
    done(visit, &fields, draft).await
}

/// Puts money in, takes it out, or opens it without a sale.
pub async fn put(visit: Visit, fields: Fields) -> Answer {
    let reason = fields.get("reason").unwrap_or_default().to_owned();
    let amount = match fields.get("way") {
        Some("in") => typed(&visit, &fields, "amount").and_then(something),
        Some("out") => typed(&visit, &fields, "amount").and_then(something).map(|amount| -amount),
        Some("look") if fields.get("amount").is_some() => Err(Oops::LookWithAmount),
        Some("look") => Ok(Money::ZERO),
        _ => Err(Oops::BadField("way")),
    };
    done(visit, &fields, amount.map(|amount| ShiftDraft::Move { amount, reason })).await
}

/// Says what lies in it.
pub async fn count(visit: Visit, fields: Fields) -> Answer {
    let draft = counted(&visit, &fields);
    done(visit, &fields, draft).await
}

/// Takes the counted drawer over.
pub async fn take_over(visit: Visit, fields: Fields) -> Answer {
    done(visit, &fields, Ok(ShiftDraft::TakeOver)).await
}

/// Closes it: the Z.
pub async fn close(visit: Visit, fields: Fields) -> Answer {
    let closing = own(&visit).map(|shift| shift.id);
    let then = closing.map_or_else(|| "/shift".to_owned(), |id| format!("/shifts/{id}"));
    done_then(visit, &fields, Ok(ShiftDraft::Close), then).await
}

/// An X or a Z on paper.
pub async fn report(visit: Visit) -> Answer {
    let id: ShiftId = visit.id("id")?;
    let shift = visit.app.store.shift(visit.me.venue, id).await?.ok_or(Oops::NotFound)?;
    if !shift.shows(visit.me.actor.role, visit.house.reference.venue.till.counting) {
        return Err(Oops::NotAllowed);
    }
    let width = visit.query("width").and_then(PaperWidth::from_word);
    let wanted = SheetWanted { width, printing: visit.query("print").is_some() };
    let sent = visit.query("sent").map(|_| visit.words().t("shift-sent").to_owned());
    let notice = sent.map(|text| Notice { refused: false, text });
    page(cashier::shift_report(&Ctx { notice, ..visit.ctx() }, &visit.house.reference, &shift, wanted))
}

/// It goes to the printer of bills.
pub async fn paper(visit: Visit, fields: Fields) -> Answer {
    let at = print(&visit, &fields, By::Printer).await?;
    visit.done(format!("{at}?sent=1"))
}

/// A browser prints its Z: that is counted, so that the next one is marked as a copy.
pub async fn prints(visit: Visit, fields: Fields) -> Answer {
    let at = print(&visit, &fields, By::Browser).await?;
    let width = fields.get("width").and_then(PaperWidth::from_word);
    let width = width.map(|width| format!("&width={}", width.word())).unwrap_or_default();
    visit.done(format!("{at}?print=1{width}"))
}

async fn print(visit: &Visit, fields: &Fields, by: By) -> Result<String, Oops> {
    let shift: ShiftId = visit.id("id")?;
    visit.app.store.shift(visit.me.venue, shift).await?.ok_or(Oops::NotFound)?;
    visit.act(fields.maybe::<Uuid>("key")?.map(ActKey), PrintShift { shift, by }).await?;
    Ok(format!("/shifts/{shift}"))
}

/// Who did what with it, and when.
pub async fn timeline(visit: Visit) -> Answer {
    let id: ShiftId = visit.id("id")?;
    let shift = visit.app.store.shift(visit.me.venue, id).await?.ok_or(Oops::NotFound)?;
    page(cashier::shift_timeline(&visit.ctx(), &visit.house, &shift, visit.me.actor.role))
}

async fn done(visit: Visit, fields: &Fields, draft: Result<ShiftDraft, Oops>) -> Answer {
    done_then(visit, fields, draft, "/shift".to_owned()).await
}

async fn done_then(visit: Visit, fields: &Fields, draft: Result<ShiftDraft, Oops>, then: String) -> Answer {
    let key = fields.maybe::<Uuid>("key")?.map(ActKey);
    let done = match draft {
        Ok(draft) => visit.act(key, Tend(draft)).await,
        Err(oops) => Err(oops),
    };
    match done {
        Ok(_) => visit.done(then),
        Err(oops) => {
            let closed = closed(&visit).await?;
            let house = visit.app.books.house(visit.me.venue).unwrap_or_else(|| visit.house.clone());
            let shift = house.shift_at(visit.me.actor.device).map(AsRef::as_ref);
            visit.again(oops, |ctx| cashier::shift(ctx, &house, shift, &closed))
        }
    }
}

fn own(visit: &Visit) -> Option<&Shift> {
    visit.house.shift_at(visit.me.actor.device).map(AsRef::as_ref)
}

async fn closed(visit: &Visit) -> Result<Vec<Shift>, Oops> {
    Ok(visit.app.store.closed_shifts(visit.me.venue, CLOSED).await?)
}

fn typed(visit: &Visit, fields: &Fields, name: &'static str) -> Result<Money, Oops> {
    amount(visit, fields.need(name).map_err(|_| Oops::BadAmount)?)
}

fn something(amount: Money) -> Result<Money, Oops> {
    if amount > Money::ZERO { Ok(amount) } else { Err(Oops::BadAmount) }
}

fn counted(visit: &Visit, fields: &Fields) -> Result<ShiftDraft, Oops> {
    let mut pieces = Vec::new();
    for (name, count) in fields.starting("piece-") {
        let piece = name.parse().map_err(|_| Oops::BadField("quantity"))?;
        pieces.push((Money::minor(piece), count.parse().map_err(|_| Oops::BadField("quantity"))?));
    }
    let mut others = Vec::new();
    for (name, text) in fields.starting("tender-") {
        let tender = Tender::from_word(name).ok_or(Oops::BadField("tender"))?;
        others.push((tender, amount(visit, text)?));
    }
    let seen = fields.maybe("seen").map_err(|_| Oops::BadField("quantity"))?;
    Ok(ShiftDraft::Count { pieces, others, seen })
}
