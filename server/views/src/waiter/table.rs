//! A table: guests sit down, or there are several checks to choose from.

use crate::Ctx;
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::places::Table;
use goimon_domain::reservation::Reservation;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "waiter/table.html")]
struct TablePage<'a> {
    ctx: &'a Ctx<'a>,
    table: &'a Table,
    checks: Vec<&'a Arc<Check>>,
    /// Who is expected here, soonest first.
    expected: Vec<&'a Arc<Reservation>>,
    /// Why guests who walk in need a yes.
    soon: String,
    asks: bool,
}

/// A table: opening it, or its checks when it has some already.
pub fn table(ctx: &Ctx<'_>, house: &House, table: &Table) -> askama::Result<String> {
    let soon = house.may_sit(table.id, false, None, ctx.now).err();
    TablePage {
        ctx,
        table,
        asks: soon.is_some() && house.checks_at(table.id).next().is_none(),
        checks: house.checks_at(table.id).collect(),
        expected: house.expected_at(table.id),
        soon: soon.map(|why| ctx.w.refusal(&why, house.reference.venue.currency)).unwrap_or_default(),
    }
    .render()
}
