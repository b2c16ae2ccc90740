//! Reservations on the phone: the day's list, the form, seating, and guests who won't come.

use super::checks::key;
use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::routes::{Entry, Rule, SERVING, at};
use crate::web::visit::{Visit, page, see};
use actix_web::http::Method;
use goimon_acts::{Book, CancelReservation, NoShow, Rebook, SeatReserved};
use goimon_domain::ids::{ReservationId, TableId};
use goimon_domain::refusal::Refusal;
use goimon_domain::reservation::{Place, Reservation, ReservationRefusal, Wanted};
use goimon_views::waiter;
use goimon_views::waiter::Typed;
use std::sync::Arc;

/// So many guests stand in a new form.
const USUAL_COVERS: u16 = 2;

/// The addresses of reservations.
pub fn entries() -> Vec<Entry> {
    let serving = Rule::Staff(SERVING);
    vec![
        at(Method::GET, "/reservations", serving, list),
        at(Method::POST, "/reservations", serving, book),
        at(Method::GET, "/reservations/new", serving, new),
        at(Method::GET, "/reservations/{id}", serving, one),
        at(Method::POST, "/reservations/{id}", serving, change),
        at(Method::POST, "/reservations/{id}/seat", serving, seat),
        at(Method::POST, "/reservations/{id}/no-show", serving, no_show),
        at(Method::POST, "/reservations/{id}/cancel", serving, cancel),
    ]
}

/// The reservations of a business day, today's unless `?day=` says another.
pub async fn list(visit: Visit) -> Answer {
    let today = visit.house.reference.venue.clock.business_day(visit.app.now());
    let day = match visit.query("day") {
        Some(day) => day.parse().map_err(|_| Oops::BadField("date"))?,
        None => today,
    };
    page(waiter::reservations(&visit.ctx(), &visit.house, day))
}

/// An empty form; `?table=` or `?day=` say for where and when.
pub async fn new(visit: Visit) -> Answer {
    let clock = &visit.house.reference.venue.clock;
    let typed = Typed {
        covers: USUAL_COVERS.to_string(),
        date: visit.query("day").map_or_else(|| clock.date(visit.app.now()).to_string(), str::to_owned),
        place: visit.query("table").map(|table| format!("table:{table}")).unwrap_or_default(),
        ..Typed::default()
    };
    page(waiter::reservation(&visit.ctx(), &visit.house, None, &typed, false))
}

/// One reservation: who they are, seating them, changing it.
pub async fn one(mut visit: Visit) -> Answer {
    let it = find(&mut visit).await?;
    let typed = Typed::of(&visit.house, &it);
    page(waiter::reservation(&visit.ctx(), &visit.house, Some(&it), &typed, false))
}

/// Guests said that they will come.
pub async fn book(visit: Visit, fields: Fields) -> Answer {
    let typed = typed(&fields);
    let done = match wanted(&visit, &typed) {
        Ok(wanted) => visit.act(key(&fields)?, Book(wanted)).await,
        Err(oops) => Err(oops),
    };
    match done {
        Ok(booked) => visit.done(on_its_day(&visit, &typed, booked.reservation)),
        Err(oops) => visit.again(oops, |ctx| waiter::reservation(ctx, &visit.house, None, &typed, false)),
    }
}

/// Another time, place or number of guests.
pub async fn change(mut visit: Visit, fields: Fields) -> Answer {
    let it = find(&mut visit).await?;
    let typed = typed(&fields);
    let done = match wanted(&visit, &typed) {
        Ok(wanted) => {
            let version = fields.parse("version")?;
            visit.act(key(&fields)?, Rebook { reservation: it.id, version, wanted }).await
        }
        Err(oops) => Err(oops),
    };
    match done {
        Ok(_) => visit.done(on_its_day(&visit, &typed, it.id)),
        Err(oops) => visit.again(oops, |ctx| waiter::reservation(ctx, &visit.house, Some(&it), &typed, false)),
    }
}

/// They came: at their own table, or at the one that is chosen now.
pub async fn seat(mut visit: Visit, fields: Fields) -> Answer {
    let it = find(&mut visit).await?;
    let table: Option<TableId> = fields.maybe("table")?;
    let act = SeatReserved { reservation: it.id, table, despite: fields.ticked("despite") };
    match visit.act(key(&fields)?, act).await {
        Ok(opened) => Ok(see(format!("/checks/{}", opened.check))),
        Err(oops) => {
            let soon = matches!(&oops, Oops::Refused(refusal, _)
                if matches!(**refusal, Refusal::Reservation(ReservationRefusal::ReservedSoon { .. })));
            let typed = Typed::of(&visit.house, &it);
            visit.again(oops, |ctx| waiter::reservation(ctx, &visit.house, Some(&it), &typed, soon))
        }
    }
}

/// They never came.
pub async fn no_show(mut visit: Visit) -> Answer {
    let it = find(&mut visit).await?;
    visit.act(None, NoShow { reservation: it.id }).await?;
    visit.done(format!("/reservations?day={}#reservation-{}", it.day, it.id))
}

/// They called it off.
pub async fn cancel(mut visit: Visit) -> Answer {
    let it = find(&mut visit).await?;
    visit.act(None, CancelReservation { reservation: it.id }).await?;
    visit.done(format!("/reservations?day={}#reservation-{}", it.day, it.id))
}

async fn find(visit: &mut Visit) -> Result<Arc<Reservation>, Oops> {
    let id: ReservationId = visit.id("id")?;
    visit.find(|house| house.reservation(id).ok().cloned()).await
}

fn on_its_day(visit: &Visit, typed: &Typed, id: ReservationId) -> String {
    let clock = &visit.house.reference.venue.clock;
    let due = typed.date.parse().ok().and_then(|date| clock.moment(date, &typed.time));
    let day = due.map_or_else(|| typed.date.clone(), |due| clock.business_day(due).to_string());
    format!("/reservations?day={day}#reservation-{id}")
}

fn typed(fields: &Fields) -> Typed {
    let text = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    Typed {
        name: text("name"),
        phone: text("phone"),
        covers: text("covers"),
        date: text("date"),
        time: text("time"),
        place: text("place"),
        deposit: text("deposit"),
        note: text("note"),
    }
}

fn wanted(visit: &Visit, typed: &Typed) -> Result<Wanted, Oops> {
    let date = typed.date.parse().map_err(|_| Oops::BadField("date"))?;
    let due = visit.house.reference.venue.clock.moment(date, &typed.time).ok_or(Oops::BadField("time"))?;
    let place = match typed.place.split_once(':') {
        None if typed.place.is_empty() => Place::Anywhere,
        Some(("table", id)) => Place::Table(id.parse().map_err(|_| Oops::BadField("place"))?),
        Some(("area", id)) => Place::Area(id.parse().map_err(|_| Oops::BadField("place"))?),
        _ => return Err(Oops::BadField("place")),
    };
    let covers = typed.covers.parse();
    let covers = covers.map_err(|_| Oops::Refused(Box::new(Refusal::BadCovers), visit.currency()))?;
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Ok(Wanted {
        name: typed.name.clone(),
        phone: text(&typed.phone),
        covers,
        due,
        place,
        deposit: text(&typed.deposit),
        note: text(&typed.note),
    })
}
