//! What waits at the pass, the reader's own checks, and the last tab.

use super::{element, ready_count};
use crate::Ctx;
use crate::live::{Key, View};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::staff::Role;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "waiter/ready.html")]
struct ReadyPage<'a> {
    ctx: &'a Ctx<'a>,
    tab: &'static str,
    lines: String,
    ready_count: String,
    prints: String,
    /// Courses that wait.
    courses: String,
}

/// What waits at the pass, oldest first.
pub fn ready(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let lines = house.at_the_pass().into_iter();
    let lines = lines.map(|(check, line, _)| element(ctx, house, View::Pass, Key::Line(check.id, line.id))).collect();
    let prints = element(ctx, house, View::Pass, Key::Part("prints"));
    let courses = element(ctx, house, View::Pass, Key::Part("courses"));
    ReadyPage { ctx, tab: "ready", lines, ready_count: ready_count(ctx, house), prints, courses }.render()
}

#[derive(Template)]
#[template(path = "waiter/mine.html")]
struct MinePage<'a> {
    ctx: &'a Ctx<'a>,
    tab: &'static str,
    checks: Vec<&'a Arc<Check>>,
    ready_count: String,
}

/// The reader's own open checks.
pub fn mine(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let me = ctx.who.as_ref().and_then(|who| who.staff);
    let checks = house.open_checks().filter(|check| me.is_some() && check.waiter == me).collect();
    MinePage { ctx, tab: "mine", checks, ready_count: ready_count(ctx, house) }.render()
}

#[derive(Template)]
#[template(path = "waiter/more.html")]
struct MorePage<'a> {
    ctx: &'a Ctx<'a>,
    tab: &'static str,
    ready_count: String,
}

/// Language, sound, signing out, and the other homes that the reader may go to.
pub fn more(ctx: &Ctx<'_>) -> askama::Result<String> {
    let ready_count = ctx.house.map(|house| ready_count(ctx, house)).unwrap_or_default();
    MorePage { ctx, tab: "more", ready_count }.render()
}

#[derive(Template)]
#[template(path = "waiter/no_network.html")]
struct NoNetworkPage<'a> {
    ctx: &'a Ctx<'a>,
    tab: &'static str,
    ready_count: String,
}

/// What a phone shows instead of a page that it has not kept: it knows of nothing, not even what waits.
pub fn no_network(ctx: &Ctx<'_>) -> askama::Result<String> {
    NoNetworkPage { ctx, tab: "", ready_count: String::new() }.render()
}
