//! 86, for whoever hears of it first: what has run out, and the menu to say what else has.

use crate::Ctx;
use crate::live::View;
use askama::Template;
use goimon_domain::house::House;
use goimon_domain::menu::{Category, Item};
use goimon_domain::staff::Role;

#[derive(Template)]
#[template(path = "menu/sold_out.html")]
struct SoldOutPage<'a> {
    ctx: &'a Ctx<'a>,
    house: &'a House,
    /// Where `‹` leads: where this reader comes from.
    up: &'static str,
    /// Where a plain form goes on to.
    next: &'static str,
    counted: String,
    parts: Vec<Part<'a>>,
}

struct Part<'a> {
    category: &'a Category,
    items: Vec<&'a Item>,
}

/// What has run out or is counted, then the whole menu.
pub fn sold_out(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let menu = &house.reference.menu;
    let parts = menu.categories.iter().map(|category| Part { category, items: menu.under(category.id).collect() });
    let counted = View::SoldOut.whole(house, ctx.lang());
    SoldOutPage {
        ctx,
        house,
        up: if ctx.who.as_ref().is_some_and(|who| who.role == Role::Kitchen) { "/kitchen" } else { "/more" },
        next: "/sold-out",
        counted: counted.into_iter().map(|element| element.html).collect(),
        parts: parts.filter(|part| !part.items.is_empty()).collect(),
    }
    .render()
}
