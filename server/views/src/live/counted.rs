//! 86: what has run out or is counted down, as a list with a way back for each, and as marks for an open menu.

use super::{Element, Key, Look};
use askama::Template;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::StationId;
use goimon_domain::lang::Lang;
use goimon_domain::menu::Item;
use goimon_domain::portions::Portions;

/// The list.
pub(crate) const COUNTED: Key = Key::Part("counted");
/// The marks on a menu.
pub(super) const MARKS: Key = Key::Part("portions");

#[derive(Template)]
#[template(path = "menu/_counted.html")]
struct Counted<'a> {
    look: Look<'a>,
    rows: Vec<(&'a Item, &'a Portions)>,
    /// Where a plain form goes on to.
    next: String,
}

#[derive(Template)]
#[template(path = "menu/_marks.html")]
struct Marks<'a> {
    look: Look<'a>,
    rows: Vec<(&'a Item, &'a Portions)>,
}

/// Whether an event may have changed what is counted: also the first check of a day, with which yesterday's is forgotten.
pub(super) fn concerns(event: &Event) -> bool {
    matches!(
        event.fact,
        Fact::CheckOpened { .. }
            | Fact::RoundSent { .. }
            | Fact::LineVoided { .. }
            | Fact::LineChanged { .. }
            | Fact::LineRemade { .. }
            | Fact::Reservation(_)
            | Fact::PortionsSet { .. }
            | Fact::BackOnSale { .. }
            | Fact::ReferenceChanged { .. }
    )
}

/// The list of the whole house.
pub(super) fn affected(event: &Event) -> Vec<Key> {
    if concerns(event) { vec![COUNTED] } else { Vec::new() }
}

pub(super) fn render(key: Key, house: &House, lang: Lang) -> Option<Element> {
    if key == COUNTED { list(house, lang, "/sold-out".to_owned(), |_| true) } else { None }
}

/// What is counted at some stations; where a plain form goes on to.
pub(super) fn list(house: &House, lang: Lang, next: String, at: impl Fn(StationId) -> bool) -> Option<Element> {
    let mut rows = house.counted();
    rows.retain(|(item, _)| at(item.station));
    let html = Counted { look: Look::new(house, lang), rows, next }.render().ok()?;
    Some(Element::new(COUNTED.to_string(), &html))
}

/// What an open menu must know; an element of a check's page.
pub(super) fn marks(look: Look<'_>) -> Option<String> {
    Marks { look, rows: look.house.counted() }.render().ok()
}
