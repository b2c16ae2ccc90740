//! What is to know of a check's guests, in the few words that a tile, a ticket or a row has room for.

use crate::Words;
use goimon_domain::check::Check;
use goimon_domain::house::House;

/// How a check leaves the kitchen: to a table, in a bag, by a driver.
pub(crate) fn kind(check: &Check) -> &'static str {
    match (check.table, &check.away) {
        (Some(_), _) => "kitchen-dine-in",
        (None, Some(away)) if away.delivery => "kitchen-delivery",
        (None, _) => "kitchen-takeaway",
    }
}

/// Whose check it is now; before anybody took it over, who opened it.
pub(crate) fn waiter<'a>(check: &'a Check, house: &'a House) -> &'a str {
    let person = check.waiter.and_then(|id| house.reference.person(id));
    person.map_or(check.opened.by.as_str(), |person| &person.name)
}

/// Who takes it away and when that was promised: `18:45 · Chị Hoa`; empty for guests at a table.
pub(crate) fn away(check: &Check, house: &House, w: Words) -> String {
    let Some(away) = check.away.as_ref().filter(|_| check.table.is_none()) else { return String::new() };
    let promised = away.promised.map(|at| w.s("away-for", house.reference.venue.clock.wall(at)));
    promised.into_iter().chain(away.name.clone()).collect::<Vec<_>>().join(" · ")
}

/// The same with phone and address, for whoever hands it over or calls.
pub(crate) fn away_whole(check: &Check, house: &House, w: Words) -> String {
    let more = check.away.as_ref().filter(|_| check.table.is_none());
    let more = more.into_iter().flat_map(|away| [away.phone.clone(), away.address.clone()]).flatten();
    let short = Some(away(check, house, w)).filter(|short| !short.is_empty());
    short.into_iter().chain(more).collect::<Vec<_>>().join(" · ")
}
