//! A check: the menu and what was sent, on one page, so that ordering is table, item, Send.

use crate::Ctx;
use crate::live::{Key, Look, part};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::course::Course;
use goimon_domain::customer::Tier;
use goimon_domain::house::House;
use goimon_domain::menu::{Category, Item, fold};
use goimon_domain::staff::Role;
use goimon_domain::time::At;

#[derive(Template)]
#[template(path = "waiter/check.html")]
struct CheckPage<'a> {
    ctx: &'a Ctx<'a>,
    house: &'a House,
    check: &'a Check,
    /// Whether the house still has it: an old one changes no more.
    live: bool,
    place: String,
    /// The same, live.
    where_at: String,
    /// Where `‹` leads: the area of the floor.
    up: String,
    /// The round that a plain form on this page would send.
    round: String,
    /// What was searched for without a script: those items alone, each with all its fields.
    found: Option<&'a str>,
    /// When a happy hour begins or ends.
    prices_until: Option<At>,
    /// Whose prices it shows.
    tier: Option<Tier>,
    /// Where a plain form of an item goes.
    sends_to: String,
    /// Whose cart stands at its foot, and at which table.
    cart_of: String,
    table: String,
    menu: Vec<MenuPart<'a>>,
    head: String,
    closed: String,
    rounds: String,
    totals: String,
    sent_count: String,
    marks: String,
    room: String,
    prints: String,
    /// What was sent, by course.
    courses: String,
    /// The courses that wait, by word: what is added to them waits too.
    held: String,
    all_courses: [Course; 4],
    /// The last round, to be sent once more.
    again: String,
}

/// A heading with what is under it.
pub(super) struct MenuPart<'a> {
    pub(super) category: &'a Category,
    pub(super) items: Vec<&'a Item>,
}

/// A check: menu and what was sent, opened on the menu.
pub fn check(ctx: &Ctx<'_>, house: &House, opened: &Check) -> askama::Result<String> {
    page(ctx, house, opened, None)
}

/// The same after a search without a script: what fits, each item with its own quantity and note. An empty search finds
/// everything.
pub fn check_found(ctx: &Ctx<'_>, house: &House, opened: &Check, typed: &str) -> askama::Result<String> {
    page(ctx, house, opened, Some(typed))
}

fn page(ctx: &Ctx<'_>, house: &House, check: &Check, found: Option<&str>) -> askama::Result<String> {
    let look = Look::new(house, ctx.lang());
    let piece = |key| part(look, check, key).map(|element| element.html).unwrap_or_default();
    let area = check.table.and_then(|id| house.reference.table(id)).map(|table| table.area);
    CheckPage {
        ctx,
        house,
        check,
        live: house.checks.contains_key(&check.id),
        place: look.place(check),
        where_at: piece(Key::Part("place")),
        up: area.map_or("/floor#area-takeaway".into(), |area| format!("/floor#area-{area}")),
        round: ctx.key(),
        found,
        prices_until: house.reference.prices_turn(ctx.now),
        tier: check.tier(),
        sends_to: format!("/checks/{}/rounds", check.id),
        cart_of: check.id.to_string(),
        table: check.table.map(|id| id.to_string()).unwrap_or_default(),
        menu: parts(house, found.unwrap_or_default()),
        head: piece(Key::Part("head")),
        closed: piece(Key::Part("closed")),
        rounds: check.rounds.iter().map(|round| piece(Key::Round(check.id, round.id))).collect(),
        totals: piece(Key::Part("totals")),
        sent_count: piece(Key::Part("sent-count")),
        marks: piece(Key::Part("portions")),
        room: piece(Key::Part("room")),
        prints: piece(Key::Part("prints")),
        courses: crate::live::SENT.into_iter().map(&piece).collect(),
        held: Course::ALL
            .into_iter()
            .filter(|course| check.held_of(*course).next().is_some())
            .map(Course::word)
            .collect::<Vec<_>>()
            .join(" "),
        all_courses: Course::ALL,
        again: piece(Key::Part("again")),
    }
    .render()
}

/// The menu, of it what fits the words that are typed; headings without any are left out.
pub(super) fn parts<'a>(house: &'a House, typed: &str) -> Vec<MenuPart<'a>> {
    let menu = &house.reference.menu;
    let wanted = fold(typed);
    let fits = |item: &&Item| wanted.split_whitespace().all(|word| item.search.contains(word));
    let under = |category| menu.under(category).filter(fits).collect();
    let parts = menu.categories.iter().map(|category| MenuPart { category, items: under(category.id) });
    parts.filter(|part| !part.items.is_empty()).collect()
}

/// The same: a check is opened on its menu.
pub fn menu(ctx: &Ctx<'_>, house: &House, opened: &Check) -> askama::Result<String> {
    check(ctx, house, opened)
}
