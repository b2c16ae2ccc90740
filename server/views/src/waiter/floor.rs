//! The floor: every table at a glance.

use super::{element, ready_count};
use crate::Ctx;
use crate::live::{Key, View};
use askama::Template;
use goimon_domain::house::House;
use goimon_domain::ids::AreaId;
use goimon_domain::lang::Named;

#[derive(Template)]
#[template(path = "waiter/floor.html")]
struct FloorPage<'a> {
    ctx: &'a Ctx<'a>,
    tab: &'static str,
    areas: Vec<AreaTiles<'a>>,
    takeaways: String,
    ready_count: String,
    prints: String,
    courses: String,
    /// Reservations: the way there, and who is promised any table.
    expected: String,
    /// Stations whose screens are dark.
    dark: String,
    /// Whether all tables are called by numbers, so that a phone shows its number keys.
    numbered: bool,
}

struct AreaTiles<'a> {
    id: AreaId,
    name: &'a Named,
    tiles: String,
}

/// All tables.
pub fn floor(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let tile = |key| element(ctx, house, View::Floor, key);
    let reference = &house.reference;
    let areas = reference.areas.iter().map(|area| AreaTiles {
        id: area.id,
        name: &area.name,
        tiles: reference.tables_in(area.id).map(|table| tile(Key::Table(table.id))).collect(),
    });
    let open = house.open_checks().filter(|check| check.table.is_none());
    FloorPage {
        ctx,
        tab: "floor",
        areas: areas.collect(),
        takeaways: open.map(|check| tile(Key::Check(check.id))).collect(),
        ready_count: ready_count(ctx, house),
        prints: tile(Key::Part("prints")),
        courses: tile(Key::Part("courses")),
        expected: tile(Key::Part("expected")),
        dark: tile(Key::Part("dark")),
        numbered: reference.tables.iter().all(|table| table.label.bytes().all(|byte| byte.is_ascii_digit())),
    }
    .render()
}
