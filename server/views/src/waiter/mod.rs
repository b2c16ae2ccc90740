//! The waiter's pages, on a phone.

use crate::Ctx;
use goimon_domain::check::Check;
use goimon_domain::floor::Table;
use goimon_domain::house::House;

/// All tables.
pub fn floor(_ctx: &Ctx<'_>, _house: &House) -> askama::Result<String> {
    Ok(String::new())
}

/// A table: opening it, or its checks when it has several.
pub fn table(_ctx: &Ctx<'_>, _house: &House, _table: &Table) -> askama::Result<String> {
    Ok(String::new())
}

/// A check: menu and what was sent, opened on the menu.
pub fn check(_ctx: &Ctx<'_>, _house: &House, _check: &Check) -> askama::Result<String> {
    Ok(String::new())
}

/// The same, for who asks for the menu by name.
pub fn menu(ctx: &Ctx<'_>, house: &House, check_: &Check) -> askama::Result<String> {
    check(ctx, house, check_)
}

/// What waits at the pass.
pub fn ready(_ctx: &Ctx<'_>, _house: &House) -> askama::Result<String> {
    Ok(String::new())
}

/// The reader's own open checks.
pub fn mine(_ctx: &Ctx<'_>, _house: &House) -> askama::Result<String> {
    Ok(String::new())
}

/// Language, sound, signing out.
pub fn more(_ctx: &Ctx<'_>) -> askama::Result<String> {
    Ok(String::new())
}
