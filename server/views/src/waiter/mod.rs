//! The waiter's pages, on a phone.

mod check;
mod floor;
mod line;
mod lists;
mod moving;
mod reservations;
mod table;
mod unopened;

pub use check::{check, check_found, menu};
pub use floor::floor;
pub use line::line;
pub use lists::{mine, more, no_network, ready};
pub use moving::{about, lines, moving, takeaway};
pub use reservations::{Typed, reservation, reservations};
pub use table::table;
pub use unopened::unopened;

use crate::Ctx;
use crate::live::{Key, View};
use goimon_domain::check::{Check, Stage};
use goimon_domain::house::House;

/// How far a check is, as a sentence's key.
fn stage_key(check: &Check) -> &'static str {
    match check.stage() {
        Stage::Ready { .. } => "floor-ready",
        Stage::BillAsked { .. } => "floor-bill",
        Stage::Seated { .. } if check.table.is_none() => "floor-not-ordered",
        Stage::Seated { .. } => "floor-seated",
        Stage::Ordered => "floor-ordered",
        Stage::AllServed => "floor-served",
    }
}

/// One live element of a view as HTML, to start a page with.
fn element(ctx: &Ctx<'_>, house: &House, view: View, key: Key) -> String {
    view.render(key, house, ctx.lang()).map(|element| element.html).unwrap_or_default()
}

/// The bottom bar's count of what waits at the pass.
fn ready_count(ctx: &Ctx<'_>, house: &House) -> String {
    element(ctx, house, View::Pass, Key::Part("ready-count"))
}
