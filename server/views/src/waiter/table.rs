//! A table: guests sit down, or there are several checks to choose from.

use crate::Ctx;
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::floor::Table;
use goimon_domain::house::House;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "waiter/table.html")]
struct TablePage<'a> {
    ctx: &'a Ctx<'a>,
    table: &'a Table,
    checks: Vec<&'a Arc<Check>>,
}

/// A table: opening it, or its checks when it has some already.
pub fn table(ctx: &Ctx<'_>, house: &House, table: &Table) -> askama::Result<String> {
    TablePage { ctx, table, checks: house.checks_at(table.id).collect() }.render()
}
