//! Moving a check, merging and parting bills, lines that go elsewhere, and what is to know of the guests.

use super::checks::key;
use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page, see};
use goimon_acts::{HandOver, Merge, MoveCheck, MoveLines, PartChecks, SetAway, SetNote};
use goimon_domain::check::Check;
use goimon_domain::guests::Away;
use goimon_domain::ids::{CheckId, LineId};
use goimon_domain::moving::{Goal, LinesDraft};
use goimon_domain::refusal::Refusal;
use goimon_domain::reservation::ReservationRefusal;
use goimon_views::waiter;
use std::sync::Arc;

/// A little floor; with `?to=` a taken table that was tapped.
pub async fn moving(mut visit: Visit) -> Answer {
    let check = open(&mut visit).await?;
    let asked = Fields::read(visit.req.query_string().as_bytes());
    let to = asked.maybe("to")?;
    page(waiter::moving(&visit.ctx(), &visit.house, &check, to))
}

/// The lines of a check, to choose from.
pub async fn lines(mut visit: Visit) -> Answer {
    let check = open(&mut visit).await?;
    page(waiter::lines(&visit.ctx(), &visit.house, &check, &[]))
}

/// Note, waiter, guests.
pub async fn about(mut visit: Visit) -> Answer {
    let check = open(&mut visit).await?;
    page(waiter::about(&visit.ctx(), &visit.house, &check))
}

/// A new check without a table, with who takes it away.
pub async fn new_takeaway(visit: Visit) -> Answer {
    page(waiter::takeaway(&visit.ctx()))
}

/// The guests sit down elsewhere.
pub async fn move_check(mut visit: Visit, fields: Fields) -> Answer {
    let check: CheckId = visit.id("id")?;
    let (table, alongside) = (fields.parse("table")?, fields.ticked("alongside"));
    let despite = fields.ticked("despite");
    let act = MoveCheck { check, table, seen: fields.maybe("seen")?, alongside, despite };
    match visit.act(None, act).await {
        Ok(_) => visit.done(format!("/checks/{check}")),
        Err(oops) => {
            let found = open(&mut visit).await?;
            visit.again(oops, |ctx| waiter::moving(ctx, &visit.house, &found, Some(table)))
        }
    }
}

/// Two bills become one.
pub async fn merge(mut visit: Visit, fields: Fields) -> Answer {
    let (check, into) = (visit.id("id")?, fields.parse("into")?);
    match visit.act(None, Merge { check, into, version: fields.parse("version")? }).await {
        Ok(_) => visit.done(format!("/checks/{into}#sent")),
        Err(oops) => {
            let found = open(&mut visit).await?;
            visit.again(oops, |ctx| waiter::moving(ctx, &visit.house, &found, None))
        }
    }
}

/// They want two bills after all.
pub async fn part(mut visit: Visit, fields: Fields) -> Answer {
    let (check, again) = (visit.id("id")?, fields.parse("check")?);
    match visit.act(None, PartChecks { check, again, version: fields.parse("version")? }).await {
        Ok(_) => visit.done(format!("/checks/{again}#sent")),
        Err(oops) => {
            let found = open(&mut visit).await?;
            visit.again(oops, |ctx| waiter::moving(ctx, &visit.house, &found, None))
        }
    }
}

/// Lines go on another check: `line` for each, `n-<line>` how many of it, and `to` a check or `table` a new one; `despite` says
/// that a free table is wanted although others have reserved it.
pub async fn move_lines(mut visit: Visit, fields: Fields) -> Answer {
    let check: CheckId = visit.id("id")?;
    let mut lines: Vec<(LineId, Option<u32>)> = Vec::new();
    for line in fields.parse_all::<LineId>("line")? {
        let quantity = fields.get(&format!("n-{line}")).map(|n| n.parse().map_err(|_| Oops::BadField("quantity")));
        lines.push((line, quantity.transpose()?));
    }
    let to = match fields.maybe("to")? {
        Some(to) => Goal::Check(to),
        None => Goal::Table(fields.parse("table")?),
    };
    let draft = LinesDraft { check, version: fields.parse("version")?, lines, to };
    match visit.act(key(&fields)?, MoveLines { draft, despite: fields.ticked("despite") }).await {
        Ok(shifted) => visit.done(format!("/checks/{}#sent", shifted.check)),
        Err(oops) => {
            let found = open(&mut visit).await?;
            let soon = matches!(&oops, Oops::Refused(refusal, _)
                if matches!(**refusal, Refusal::Reservation(ReservationRefusal::ReservedSoon { .. })));
            // One tap does what was wanted all the same.
            let same: Vec<(&str, &str)> = if soon { fields.but(&["key", "despite"]).collect() } else { Vec::new() };
            visit.again(oops, |ctx| waiter::lines(ctx, &visit.house, &found, &same))
        }
    }
}

/// Another waiter takes over.
pub async fn hand_over(visit: Visit, fields: Fields) -> Answer {
    let check: CheckId = visit.id("id")?;
    visit.act(None, HandOver { check, to: fields.parse("staff")? }).await?;
    visit.done(format!("/checks/{check}"))
}

/// A quick note on the table.
pub async fn note(visit: Visit, fields: Fields) -> Answer {
    let check: CheckId = visit.id("id")?;
    visit.act(None, SetNote { check, note: fields.get("note").map(str::to_owned) }).await?;
    visit.done(format!("/checks/{check}/about"))
}

/// Who takes it away.
pub async fn away(visit: Visit, fields: Fields) -> Answer {
    let check: CheckId = visit.id("id")?;
    visit.act(None, SetAway { check, away: away_in(&visit, &fields)? }).await?;
    visit.done(format!("/checks/{check}"))
}

/// `name`, `phone`, `address`, `delivery`, and `promised` as the clock on the wall will show it next.
pub(in crate::web) fn away_in(visit: &Visit, fields: &Fields) -> Result<Away, Oops> {
    let text = |name: &str| fields.get(name).map(str::to_owned);
    let clock = &visit.house.reference.venue.clock;
    let promised = match fields.get("promised") {
        Some(time) => Some(clock.next(visit.app.now(), time).ok_or(Oops::BadField("promised"))?),
        None => None,
    };
    let delivery = fields.ticked("delivery");
    Ok(Away { delivery, name: text("name"), phone: text("phone"), address: text("address"), promised })
}

/// A check that is a bill of its own; one that was merged is shown where it is now.
async fn open(visit: &mut Visit) -> Result<Arc<Check>, Oops> {
    let id: CheckId = visit.id("id")?;
    let now = visit.app.books.house(visit.me.venue);
    if let Some(now) = now {
        visit.house = now;
    }
    let standing = visit.house.standing(id);
    visit.check(standing).await
}

/// Goes on to the check of which this one is a part now.
pub(super) fn elsewhere(visit: &Visit, check: &Check) -> Option<actix_web::HttpResponse> {
    let standing = visit.house.standing(check.id);
    (standing != check.id && check.closed.is_none()).then(|| see(format!("/checks/{standing}")))
}
