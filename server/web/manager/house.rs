//! Where the manager starts, what bills are reckoned by, and who did what.

use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use goimon_domain::bearing::Bearing;
use goimon_domain::discount::Limits;
use goimon_domain::loyalty::PointsTerms;
use goimon_domain::money::{Money, Rate};
use goimon_domain::patience::Patience;
use goimon_domain::reservation::Booking;
use goimon_domain::shift::Counting;
use goimon_domain::venue::{Terms, Till, Undoing};
use goimon_domain::vietqr::{BadAccount, BankAccount, bank_number};
use goimon_store::Change;
use goimon_views::manager;

/// The highest service charge anybody takes.
pub(in crate::web) const MOST_SERVICE: u32 = 3_000;

/// Where the manager starts.
pub async fn home(visit: Visit) -> Answer {
    page(manager::home(&visit.ctx(), &visit.house))
}

/// What bills are reckoned by.
pub async fn terms(visit: Visit) -> Answer {
    page(manager::terms(&visit.ctx(), &visit.house, &manager::Typed::none()))
}

/// Other terms, from the next check on.
pub async fn set_terms(visit: Visit, fields: Fields) -> Answer {
    let terms = match read(&visit, &fields) {
        Ok(terms) => terms,
        Err(oops) => return visit.again(oops, |ctx| manager::terms(ctx, &visit.house, &fields.typed("terms"))),
    };
    visit.app.door.change(visit.me.venue, &visit.me.actor, Change::Terms(terms)).await?;
    visit.done("/manage/terms?saved=1")
}

/// How the till works, from now on.
pub async fn set_till(visit: Visit, fields: Fields) -> Answer {
    let till = match read_till(&visit, &fields) {
        Ok(till) => till,
        Err(oops) => return visit.again(oops, |ctx| manager::terms(ctx, &visit.house, &fields.typed("till"))),
    };
    visit.app.door.change(visit.me.venue, &visit.me.actor, Change::Till(till)).await?;
    visit.done("/manage/terms?saved=1")
}

/// What it takes to undo what the kitchen has made already.
pub async fn set_undoing(visit: Visit, fields: Fields) -> Answer {
    let undoing = fields.need("undoing").ok().and_then(Undoing::from_word).ok_or(Oops::BadField("undoing"));
    let undoing = match undoing {
        Ok(undoing) => undoing,
        Err(oops) => return visit.again(oops, |ctx| manager::terms(ctx, &visit.house, &fields.typed("undoing"))),
    };
    visit.app.door.change(visit.me.venue, &visit.me.actor, Change::Undoing(undoing)).await?;
    visit.done("/manage/terms?saved=1")
}

/// How long a table is held for guests, and from when on the floor shows it.
pub async fn set_booking(visit: Visit, fields: Fields) -> Answer {
    // What is no number is as wrong as one that is none of a day's.
    let minutes = |name| fields.parse(name).unwrap_or(u16::MAX);
    let booking = Booking { stay: minutes("stay"), ahead: minutes("ahead") };
    if !booking.is_sound() {
        return visit.again(Oops::BadField("stay"), |ctx| manager::terms(ctx, &visit.house, &fields.typed("booking")));
    }
    visit.app.door.change(visit.me.venue, &visit.me.actor, Change::Booking(booking)).await?;
    visit.done("/manage/terms?saved=1")
}

/// How long guests may wait before the floor says so.
pub async fn set_patience(visit: Visit, fields: Fields) -> Answer {
    let patience = match read_patience(&fields) {
        Ok(patience) => patience,
        Err(oops) => return visit.again(oops, |ctx| manager::terms(ctx, &visit.house, &fields.typed("patience"))),
    };
    visit.app.door.change(visit.me.venue, &visit.me.actor, Change::Patience(patience)).await?;
    visit.done("/manage/terms?saved=1")
}

/// Whether the lines of a course are begun so that they are done together.
pub async fn set_kitchen(visit: Visit, fields: Fields) -> Answer {
    let change = Change::ByPrep(fields.ticked("by_prep"));
    visit.app.door.change(visit.me.venue, &visit.me.actor, change).await?;
    visit.done("/manage/terms?saved=1")
}

fn read_patience(fields: &Fields) -> Result<Patience, Oops> {
    let minutes = |name| fields.parse(name).map_err(|_| Oops::BadField("patience"));
    let patience = Patience {
        order: minutes("order")?,
        service: minutes("service")?,
        bill: minutes("bill")?,
        everyone: minutes("everyone")?,
    };
    if patience.is_sane() { Ok(patience) } else { Err(Oops::BadField("patience")) }
}

/// Who did what on a check, and when.
pub async fn timeline(mut visit: Visit) -> Answer {
    let check = visit.check(visit.id("id")?).await?;
    let own = visit.app.store.timeline(visit.me.venue, check.id).await?;
    let mut merged = Vec::new();
    for part in &check.merged {
        merged.push(visit.app.store.timeline(visit.me.venue, part.check).await?);
    }
    let events = manager::story(own, merged);
    page(manager::timeline(&visit.ctx(), &visit.house, &check, &events))
}

fn read(visit: &Visit, fields: &Fields) -> Result<Terms, Oops> {
    let service = fields.get("service").map_or(Some(0), percent).ok_or(Oops::BadField("service"))?;
    let step = match fields.get("cash_step") {
        Some(text) => visit.currency().typed(text).map_err(|_| Oops::BadField("cash_step"))?,
        None => Money::ZERO,
    };
    if service > MOST_SERVICE || step.is_negative() {
        return Err(Oops::BadField(if step.is_negative() { "cash_step" } else { "service" }));
    }
    let bearing = Bearing { takeaway: fields.ticked("service_takeaway"), delivery: fields.ticked("service_delivery") };
    Ok(Terms { service: Rate(service), tax_included: fields.ticked("tax_included"), cash_step: step, bearing })
}

fn read_till(visit: &Visit, fields: &Fields) -> Result<Till, Oops> {
    let typed = |name| fields.get(name).unwrap_or_default();
    let bank = match (typed("bank"), typed("account")) {
        ("", "") => None,
        (bank, account) => Some(BankAccount::new(bank_number(bank), account, typed("holder")).map_err(|why| {
            Oops::BadField(match why {
                BadAccount::Bank => "bank",
                BadAccount::Number => "account",
                BadAccount::Holder => "holder",
            })
        })?),
    };
    let limit =
        |name| fields.get(name).and_then(percent).filter(|rate| *rate <= 10_000).map(Rate).ok_or(Oops::BadField(name));
    let limits = Limits { waiter: limit("waiter_limit")?, cashier: limit("cashier_limit")?, most: limit("most")? };
    let money = |name| match fields.get(name) {
        Some(text) => {
            visit.currency().typed(text).ok().filter(|money| !money.is_negative()).ok_or(Oops::BadField(name))
        }
        None => Ok(Money::ZERO),
    };
    let points = PointsTerms { per: money("points_per")?, value: money("points_value")? };
    let counting = if fields.ticked("blind") { Counting::Blind } else { Counting::Open };
    Ok(Till { bank, limits, shifts: fields.ticked("shifts"), counting, points })
}

/// `5`, `5.25` or `5,25` percent as basis points.
pub(in crate::web) fn percent(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches('%').trim();
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    Some(whole.parse::<u32>().ok()? * 100 + format!("{part:0<2}").parse::<u32>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn percents_are_read_as_people_write_them() {
        assert_eq!(["5", "5,25", "5.5 %", "0"].map(percent), [Some(500), Some(525), Some(550), Some(0)]);
        assert_eq!(["-5", "5.255", "five", ""].map(percent), [None; 4]);
    }
}
