//! One station's tickets, what it has still to make over all of them, and what left its screen last.

mod affected;
mod all_day;
mod elsewhere;
mod face;
mod left;

use super::afterwards::{self, AFTERWARDS};
use super::counted::{self, COUNTED};
use super::{Element, Key, carried, taking};
use crate::Words;
pub(super) use affected::affected;
use all_day::AllDay;
use askama::Template;
use face::TicketFace;
use goimon_domain::house::House;
use goimon_domain::lang::Lang;
use goimon_domain::screen::{Place, Scope};
use left::{Left, Pace, pace};

/// What is still to make, over all tickets.
pub(crate) const ALL_DAY: Key = Key::Part("allday");
/// How long tickets stood lately.
pub(crate) const PACE: Key = Key::Part("pace");

/// The stations that this screen took over.
pub(crate) const TAKEN: Key = Key::Part("taken");
/// The stations that it could take over.
pub(crate) const OTHERS: Key = Key::Part("others");
/// How the screen is to look.
pub(crate) const SETUP: Key = Key::Part("setup");

const PARTS: [Key; 7] = [ALL_DAY, PACE, COUNTED, TAKEN, OTHERS, SETUP, AFTERWARDS];
/// Puts what is in a hurry before all else, where order is by the second.
pub(super) const RUSHED: i64 = 100_000_000_000;

pub(super) fn keys(scope: Scope<'_>, house: &House) -> Vec<Key> {
    open_tickets(scope, house).into_iter().chain(left(scope, house)).chain(PARTS).collect()
}

/// The tickets that can come back to a screen.
pub(super) fn left(scope: Scope<'_>, house: &House) -> impl Iterator<Item = Key> {
    let bumped = scope.stations().flat_map(|station| house.recallable(station.id));
    bumped.map(|(check, ticket)| Key::Bumped(check, ticket))
}

/// The tickets that stand on a screen, in order.
pub(super) fn open_tickets(scope: Scope<'_>, house: &House) -> Vec<Key> {
    let mut open: Vec<_> = scope
        .stations()
        .flat_map(|station| house.tickets_at(station.id))
        .filter(|(check, ticket)| scope.shows(check, ticket.station))
        .collect();
    if scope.whole_of().is_none() {
        open.sort_by_key(|(_, ticket)| (ticket.rush.is_none() || ticket.is_held(), ticket.opened_at, ticket.id));
    }
    open.into_iter().map(|(check, ticket)| Key::Ticket(check.id, ticket.id)).collect()
}

/// Where a kitchen screen is found.
pub fn path(place: Place) -> String {
    match place {
        Place::Station(id) => format!("/kitchen/{id}"),
        Place::Screen(id) => format!("/screens/{id}"),
        Place::Expo => "/expo".to_owned(),
    }
}

pub(super) fn render(scope: Scope<'_>, key: Key, house: &House, lang: Lang) -> Option<Element> {
    let w = Words::of(lang);
    match key {
        Key::Ticket(check, ticket) => {
            let check = house.check(check).ok()?;
            let ticket =
                check.ticket(ticket).filter(|ticket| ticket.is_open() && scope.shows(check, ticket.station))?;
            let html = TicketFace::of(check, ticket, scope, house, w)?.render().ok()?;
            Some(Element::new(format!("ticket-{}", ticket.id), &html))
        }
        ALL_DAY => Some(Element::new("allday".into(), &AllDay::of(scope, house, w).render().ok()?)),
        Key::Bumped(check, id) => {
            let check = house.check(check).ok()?;
            let ticket = check.ticket(id).filter(|ticket| scope.shows(check, ticket.station))?;
            house.recallable(ticket.station).find(|(_, other)| *other == id)?;
            let html = Left::of(check, ticket, house, w)?.render().ok()?;
            Some(Element::new(key.to_string(), &html))
        }
        COUNTED => counted::list(house, lang, path(scope.place()), |station| scope.has(station)),
        PACE => Some(Element::new("pace".into(), &Pace { w, average: pace(scope, house) }.render().ok()?)),
        AFTERWARDS => afterwards::render(scope, house, lang),
        TAKEN => taking::taken(scope, house, w),
        OTHERS => taking::others(scope, house, w),
        SETUP => Some(Element::new(SETUP.to_string(), &Arranged::of(scope).render().ok()?)),
        Key::Part(_) | Key::Table(_) | Key::Check(_) | Key::Line(..) | Key::Round(..) | Key::Handed(..) => None,
    }
}

/// How the screen is to look: a page that was made for another look asks for a new one.
#[derive(Template)]
#[template(
    source = "<span id=\"setup\" data-into=\"arranged\" data-as-of=\"{{ as_of }}\" data-slots=\"{{ slots }}\"></span>",
    ext = "html"
)]
struct Arranged {
    /// The fingerprint of what only a new page can show: the screen's definition.
    as_of: String,
    slots: &'static str,
}

impl Arranged {
    fn of(scope: Scope<'_>) -> Self {
        let all = format!("{:?} {:?}", scope.name(), scope.setup());
        Self { as_of: format!("{:08x}", super::fnv1a(all.as_bytes())), slots: slots(scope) }
    }
}

/// Whose slots these are: the house's, or, over several stations, the browser's. A page that takes a station over changes
/// from one to the other without a new page: every ticket stays where it stands.
pub(crate) fn slots(scope: Scope<'_>) -> &'static str {
    if scope.whole_of().is_some() { "fixed" } else { "shared" }
}
