//! The menu for a table that cannot be opened because there is no network: one page for all tables, which the phone keeps.

use super::check::{MenuPart, parts};
use crate::Ctx;
use askama::Template;
use goimon_domain::course::Course;
use goimon_domain::customer::Tier;
use goimon_domain::house::House;
use goimon_domain::places::Table;

#[derive(Template)]
#[template(path = "waiter/unopened.html")]
struct UnopenedPage<'a> {
    ctx: &'a Ctx<'a>,
    house: &'a House,
    tables: &'a [Table],
    menu: Vec<MenuPart<'a>>,
    /// Nothing is known of the guests yet.
    tier: Option<Tier>,
    found: Option<&'a str>,
    /// Nowhere: the browser says which table it is, and a tap before its script is there does nothing.
    sends_to: &'static str,
    round: String,
    cart_of: &'static str,
    table: &'static str,
    place: &'static str,
    held: &'static str,
    all_courses: [Course; 4],
}

/// The menu without a check.
pub fn unopened(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    UnopenedPage {
        ctx,
        house,
        tables: &house.reference.tables,
        menu: parts(house, ""),
        tier: None,
        found: None,
        sends_to: "",
        round: String::new(),
        cart_of: "",
        table: "",
        place: "",
        held: "",
        all_courses: Course::ALL,
    }
    .render()
}
