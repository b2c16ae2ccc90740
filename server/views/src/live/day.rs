//! Reservations as they change: the list of a day, and on the floor those that hold no table of their own.

use super::{Element, Key, Look};
use askama::Template;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::ReservationId;
use goimon_domain::lang::Lang;
use goimon_domain::reservation::{Place, Reservation, ReservationState};
use jiff::civil::Date;

/// The list of a day.
const DAY: Key = Key::Part("day");
/// Who is expected somewhere on the floor.
pub(super) const EXPECTED: Key = Key::Part("expected");

#[derive(Template)]
#[template(path = "waiter/_day.html")]
struct Day<'a> {
    look: Look<'a>,
    rows: Vec<Row<'a>>,
    /// How many guests are still expected.
    covers: u32,
}

struct Row<'a> {
    it: &'a Reservation,
    place: String,
    state: &'a str,
}

#[derive(Template)]
#[template(path = "waiter/_expected.html")]
struct Expected<'a> {
    look: Look<'a>,
    rows: Vec<Guests>,
}

/// Guests who are promised a table, but not which.
struct Guests {
    id: ReservationId,
    from: i64,
    until: i64,
    text: String,
}

pub(super) fn keys() -> Vec<Key> {
    vec![DAY]
}

/// Whether an event changes what is known of reservations.
pub(super) fn concerns(fact: &Fact) -> bool {
    matches!(fact, Fact::Reservation(_) | Fact::ReferenceChanged { .. })
}

pub(super) fn affected(event: &Event) -> Vec<Key> {
    if concerns(&event.fact) { keys() } else { Vec::new() }
}

pub(super) fn render(day: Date, key: Key, house: &House, lang: Lang) -> Option<Element> {
    if key != DAY {
        return None;
    }
    let look = Look::new(house, lang);
    let found = house.reservations_on(day);
    let due = found.iter().filter(|it| it.state == ReservationState::Booked);
    let covers = due.map(|it| u32::from(it.wanted.covers)).sum();
    let rows = found.iter().map(|it| Row {
        it: it.as_ref(),
        place: place(look, it.wanted.place),
        state: look.w.t(state_key(&it.state)),
    });
    let html = Day { look, rows: rows.collect(), covers }.render().ok()?;
    Some(Element::new(DAY.to_string(), &html))
}

/// Those who are promised a table of an area, or any table: each is shown from so many minutes before until it is held no
/// longer, which the browser reckons.
pub(super) fn expected(house: &House, lang: Lang) -> Option<Element> {
    let look = Look::new(house, lang);
    let booking = house.reference.venue.booking;
    let mut open: Vec<&Reservation> = house
        .reservations
        .values()
        .map(AsRef::as_ref)
        .filter(|it| it.state == ReservationState::Booked && it.wanted.place.table().is_none())
        .collect();
    open.sort_by_key(|it| (it.wanted.due, it.id));
    let rows = open.into_iter().map(|it| {
        let wanted = &it.wanted;
        let place = place(look, wanted.place);
        let told = [look.wall(wanted.due), wanted.name.clone(), wanted.covers.to_string(), place];
        Guests {
            id: it.id,
            from: wanted.due.plus_ms(-booking.ahead_ms()).0,
            until: wanted.due.plus_ms(booking.stay_ms()).0,
            text: told.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
        }
    });
    let html = Expected { look, rows: rows.collect() }.render().ok()?;
    Some(Element::new(EXPECTED.to_string(), &html))
}

/// `Table 5`, `Garden`, or nothing.
fn place(look: Look<'_>, place: Place) -> String {
    let reference = &look.house.reference;
    match place {
        Place::Table(id) => reference.table(id).map(|table| look.w.table(table)),
        Place::Area(id) => {
            let area = reference.areas.iter().find(|area| area.id == id);
            area.map(|area| look.w.name(&area.name).to_owned())
        }
        Place::Anywhere => None,
    }
    .unwrap_or_default()
}

/// How a reservation stands, as a message.
pub(crate) fn state_key(state: &ReservationState) -> &'static str {
    match state {
        ReservationState::Booked => "reservation-booked",
        ReservationState::Seated { .. } => "reservation-seated",
        ReservationState::NoShow { .. } => "reservation-no-show",
        ReservationState::Cancelled { .. } => "reservation-cancelled",
    }
}
