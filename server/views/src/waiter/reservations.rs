//! Who comes today and later, and the form in which that is written down.

use super::{element, ready_count};
use crate::Ctx;
use crate::live::day::state_key;
use crate::live::{Key, View};
use askama::Template;
use goimon_domain::house::House;
use goimon_domain::reservation::{Place, Reservation, ReservationState};
use jiff::ToSpan;
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "waiter/reservations.html")]
struct Reservations<'a> {
    ctx: &'a Ctx<'a>,
    tab: &'static str,
    ready_count: String,
    day: Date,
    before: Date,
    after: Date,
    list: String,
}

/// The reservations of a business day.
pub fn reservations(ctx: &Ctx<'_>, house: &House, day: Date) -> askama::Result<String> {
    Reservations {
        ctx,
        tab: "reservations",
        ready_count: ready_count(ctx, house),
        day,
        before: day.saturating_sub(1.day()),
        after: day.saturating_add(1.day()),
        list: element(ctx, house, View::Reservations(day), Key::Part("day")),
    }
    .render()
}

/// What stands in the form: as it is, or as it was typed when that was refused.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// The name.
    pub name: String,
    /// The phone number.
    pub phone: String,
    /// How many.
    pub covers: String,
    /// The calendar day, `2026-11-25`.
    pub date: String,
    /// The time, `19:00`.
    pub time: String,
    /// `table:<id>`, `area:<id>`, or nothing for anywhere.
    pub place: String,
    /// What was said of a deposit.
    pub deposit: String,
    /// Anything else.
    pub note: String,
}

impl Typed {
    /// A reservation as the form shows it.
    pub fn of(house: &House, it: &Reservation) -> Self {
        let (clock, wanted) = (&house.reference.venue.clock, &it.wanted);
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            name: wanted.name.clone(),
            phone: text(&wanted.phone),
            covers: wanted.covers.to_string(),
            date: clock.date(wanted.due).to_string(),
            time: clock.wall(wanted.due),
            place: place_word(wanted.place),
            deposit: text(&wanted.deposit),
            note: text(&wanted.note),
        }
    }
}

#[derive(Template)]
#[template(path = "waiter/reservation.html")]
struct ReservationPage<'a> {
    ctx: &'a Ctx<'a>,
    it: Option<&'a Reservation>,
    /// Whether it can still be changed.
    open: bool,
    state: &'a str,
    typed: &'a Typed,
    places: Vec<Choice>,
    /// Tables at which they may be seated now: the promised one first.
    tables: Vec<Choice>,
    /// Whether seating them needs a yes, because others are expected there.
    despite: bool,
}

struct Choice {
    value: String,
    text: String,
    chosen: bool,
}

/// The form of a new reservation, or of one that is there already.
pub fn reservation(
    ctx: &Ctx<'_>,
    house: &House,
    it: Option<&Reservation>,
    typed: &Typed,
    despite: bool,
) -> askama::Result<String> {
    let choice = |value: String, text: String| Choice { chosen: value == typed.place, value, text };
    let mut places = vec![choice(String::new(), ctx.w.t("reservation-anywhere").to_owned())];
    for area in &house.reference.areas {
        let name = ctx.w.name(&area.name);
        places.push(choice(place_word(Place::Area(area.id)), ctx.w.s("reservation-area", name)));
        for table in house.reference.tables_in(area.id) {
            let text = format!("{} · {}", ctx.w.table(table), ctx.w.n("table-seats", table.seats));
            places.push(choice(place_word(Place::Table(table.id)), text));
        }
    }
    let promised = it.and_then(|it| it.wanted.place.table());
    let free = house.reference.tables.iter().filter(|table| house.checks_at(table.id).next().is_none());
    let tables = free.map(|table| Choice {
        value: table.id.to_string(),
        text: ctx.w.table(table),
        chosen: promised == Some(table.id),
    });
    let state = ctx.w.t(it.map_or("reservation-booked", |it| state_key(&it.state)));
    let open = it.is_none_or(|it| it.state == ReservationState::Booked);
    ReservationPage { ctx, it, open, state, typed, places, tables: tables.collect(), despite }.render()
}

fn place_word(place: Place) -> String {
    match place {
        Place::Table(table) => format!("table:{table}"),
        Place::Area(area) => format!("area:{area}"),
        Place::Anywhere => String::new(),
    }
}
