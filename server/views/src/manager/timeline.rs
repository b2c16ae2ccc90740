//! A check's timeline: who did what, and when.

use super::deeds::deed;
use super::story::as_told;
use crate::Ctx;
use crate::live::Look;
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;

#[derive(Template)]
#[template(path = "manager/timeline.html")]
struct Timeline<'a> {
    ctx: &'a Ctx<'a>,
    check: &'a Check,
    up: String,
    place: String,
    opened: String,
    rows: Vec<Row<'a>>,
}

struct Row<'a> {
    wall: String,
    who: &'a str,
    what: String,
    detail: String,
    /// The number of the merged check on which it happened.
    there: Option<u32>,
}

/// Who did what on a check, and when.
pub fn timeline(ctx: &Ctx<'_>, house: &House, check: &Check, events: &[Event]) -> askama::Result<String> {
    let look = Look::new(house, ctx.lang());
    // That somebody still settles a check is no deed.
    let deeds = events.iter().filter(|event| !matches!(event.fact, Fact::Settling { again: true, .. }));
    let all = as_told(house, check, events);
    let rows = deeds.map(|event| {
        let (what, detail) = deed(&look, &all, &event.fact);
        let there = event.fact.check().and_then(|id| check.merged.iter().find(|merged| merged.check == id));
        Row { wall: ctx.wall(event.at), who: &event.by.name, what, detail, there: there.map(|merged| merged.number) }
    });
    Timeline {
        ctx,
        check,
        up: format!("/checks/{}#sent", check.id),
        place: look.place(check),
        opened: house.reference.venue.clock.date_and_wall(check.opened.at),
        rows: rows.collect(),
    }
    .render()
}
