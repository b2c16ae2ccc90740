//! Stations whose screens are dark: a warning on the floor and at the till, and on every other kitchen screen a bar with which
//! it takes the station over in one tap.

use super::station::path;
use super::{Element, Key, Look, View};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::darkness::Dark;
use goimon_domain::house::House;
use goimon_domain::ids::StationId;
use goimon_domain::lang::Lang;
use goimon_domain::screen::{Place, Scope};

/// The element's name.
pub(crate) const DARK: Key = Key::Part("dark");

/// What waiters and cashiers read.
#[derive(Template)]
#[template(path = "waiter/_dark.html")]
struct Warning<'a> {
    look: Look<'a>,
    rows: Vec<Dark<'a>>,
    /// Where a check is found from here.
    at: &'static str,
}

impl Warning<'_> {
    fn says(&self, row: &Dark<'_>) -> String {
        self.look.w.s("dark-not-shown", self.look.station(row.station.id))
    }

    fn place(&self, check: &Check) -> String {
        self.look.place(check)
    }
}

/// What stands over the tickets of the other screens.
#[derive(Template)]
#[template(path = "kitchen/_dark.html")]
struct Bar {
    take: String,
    place: Place,
    next: String,
    rows: Vec<(StationId, String)>,
}

/// Whether a view's readers have to know of dark stations.
pub(super) fn concerns(view: View) -> bool {
    match view {
        View::Floor | View::Checkout | View::Station(_) | View::Screen(_) | View::Expo => true,
        // The counter says it of each number that waits.
        View::Check(_) | View::Pass | View::SoldOut | View::Board | View::Counter | View::Reservations(_) => false,
    }
}

/// The warning of a view; nothing while every station is live.
pub(super) fn render(view: View, house: &House, lang: Lang) -> Option<Element> {
    let rows = house.dark_stations();
    let look = Look::new(house, lang);
    let html = match view.scope(house) {
        Some(scope) => bar(look, scope, &rows)?,
        None => warning(look, rows, if view == View::Checkout { "/checkout" } else { "/checks" })?,
    };
    Some(Element::new(DARK.to_string(), &html))
}

fn warning(look: Look<'_>, rows: Vec<Dark<'_>>, at: &'static str) -> Option<String> {
    if rows.is_empty() {
        return None;
    }
    Warning { look, rows, at }.render().ok()
}

fn bar(look: Look<'_>, scope: Scope<'_>, rows: &[Dark<'_>]) -> Option<String> {
    // What it shows itself is not dark for those who stand before it.
    let others = rows.iter().filter(|row| !scope.has(row.station.id));
    let rows: Vec<(StationId, String)> = others
        .map(|row| {
            let name = look.station(row.station.id);
            let waiting = i64::try_from(row.tickets).unwrap_or(i64::MAX);
            (row.station.id, look.w.with("dark-bar", &[("name", name.into()), ("n", waiting.into())]))
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let place = scope.place();
    Bar { take: look.w.t("dark-take").to_owned(), place, next: path(place), rows }.render().ok()
}
