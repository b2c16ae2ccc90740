//! Bills that were paid: the last ones, or those that somebody looks for.

use crate::Ctx;
use crate::kitchen::rows::calling;
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::ids::CheckId;
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "cashier/closed.html")]
struct ClosedPage<'a> {
    ctx: &'a Ctx<'a>,
    /// What is looked for: a word, a day.
    asked: (&'a str, &'a str),
    /// Whether there may be more than are shown.
    more: bool,
    rows: Vec<Closed<'a>>,
}

struct Closed<'a> {
    id: CheckId,
    table: Cow<'a, str>,
    title: String,
    when: String,
    total: String,
}

/// Checks that were closed; `most` are shown at the most.
pub fn closed(
    ctx: &Ctx<'_>,
    house: &House,
    asked: (&str, &str),
    checks: &[Check],
    most: u32,
) -> askama::Result<String> {
    let venue = &house.reference.venue;
    let rows = checks.iter().map(|check| {
        let closed =
            check.closed.as_ref().map(|closed| format!("{} · {}", venue.clock.date_and_wall(closed.at), closed.by));
        Closed {
            id: check.id,
            table: calling(check, ctx.w),
            title: ctx.w.n("receipt-title", check.number),
            when: closed.unwrap_or_default(),
            total: venue.currency.full(check.totals().total),
        }
    });
    ClosedPage { ctx, asked, more: checks.len() as u64 >= u64::from(most), rows: rows.collect() }.render()
}
