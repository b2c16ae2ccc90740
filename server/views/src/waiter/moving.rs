//! Pages on demand: where a check moves, which of its lines go elsewhere, and what is to know of its guests.

use crate::live::Look;
use crate::{Ctx, guests};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::guests::Away;
use goimon_domain::house::House;
use goimon_domain::ids::TableId;
use goimon_domain::lang::Named;
use goimon_domain::line::Line;
use goimon_domain::places::Table;
use goimon_domain::staff::{Role, Staff};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "waiter/move.html")]
struct MovePage<'a> {
    ctx: &'a Ctx<'a>,
    check: &'a Check,
    place: String,
    /// A taken table that was tapped: merge, or sit beside them?
    asked: Option<Asked<'a>>,
    areas: Vec<Places<'a>>,
    takeaways: Vec<&'a Arc<Check>>,
    /// Whether something is off the whole bill, which does not go along when it is merged.
    stays: bool,
    /// Whether a voucher was redeemed on it.
    voucher: bool,
}

struct Asked<'a> {
    table: Option<&'a Table>,
    name: String,
    checks: Vec<&'a Arc<Check>>,
    /// Who has reserved a free table and comes soon; empty for nobody.
    soon: String,
}

struct Places<'a> {
    name: &'a Named,
    tables: Vec<Place<'a>>,
}

struct Place<'a> {
    table: &'a Table,
    here: bool,
    taken: usize,
}

/// A little floor: a free table moves the check there, a taken one asks.
pub fn moving(ctx: &Ctx<'_>, house: &House, check: &Check, to: Option<TableId>) -> askama::Result<String> {
    let others = |table: TableId| house.checks_at(table).filter(|other| other.id != check.id).collect::<Vec<_>>();
    let place = |table| Place { table, here: check.table == Some(table.id), taken: others(table.id).len() };
    let areas = house
        .reference
        .areas
        .iter()
        .map(|area| Places { name: &area.name, tables: house.reference.tables_in(area.id).map(place).collect() });
    let asked = to.and_then(|id| house.reference.table(id)).map(|table| Asked {
        table: Some(table),
        name: ctx.w.table(table),
        checks: others(table.id),
        soon: match house.may_sit(table.id, false, None, ctx.now) {
            Err(why) if others(table.id).is_empty() => ctx.w.refusal(&why, house.reference.venue.currency),
            _ => String::new(),
        },
    });
    let takeaways = house.open_checks().filter(|other| other.table.is_none() && other.id != check.id).collect();
    let place = Look::new(house, ctx.lang()).place(check);
    let stays = check.standing_discounts().any(|discount| discount.is_of_all());
    let voucher = check.redeemed.iter().any(|redemption| redemption.stands());
    MovePage { ctx, check, place, asked, areas: areas.collect(), takeaways, stays, voucher }.render()
}

#[derive(Template)]
#[template(path = "waiter/lines.html")]
struct LinesPage<'a> {
    ctx: &'a Ctx<'a>,
    check: &'a Check,
    place: String,
    lines: Vec<&'a Line>,
    look: Look<'a>,
    others: Vec<(&'a Arc<Check>, String)>,
    /// What was wanted and asks once more; nothing when nobody asks.
    same: &'a [(&'a str, &'a str)],
}

/// Which lines go on which other check. `same` is what somebody wanted, where the house asks whether they mean it.
pub fn lines(ctx: &Ctx<'_>, house: &House, check: &Check, same: &[(&str, &str)]) -> askama::Result<String> {
    let look = Look::new(house, ctx.lang());
    let others = house.open_checks().filter(|other| other.id != check.id).map(|other| (other, look.place(other)));
    LinesPage {
        ctx,
        check,
        place: look.place(check),
        // What was taken off, or has another line beside it, goes nowhere.
        lines: check.lines.iter().filter(|line| !line.is_voided()).collect(),
        look,
        others: others.collect(),
        same,
    }
    .render()
}

#[derive(Template)]
#[template(path = "waiter/about.html")]
struct AboutPage<'a> {
    ctx: &'a Ctx<'a>,
    check: &'a Check,
    place: String,
    waiter: &'a str,
    people: Vec<&'a Staff>,
    away: Away,
    promised: String,
}

/// The note on the table, who serves it, how many they are, and who takes it away.
pub fn about(ctx: &Ctx<'_>, house: &House, check: &Check) -> askama::Result<String> {
    let serves = |person: &&Staff| person.active && person.role != Role::Kitchen && check.waiter != Some(person.id);
    let away = check.away.clone().unwrap_or_default();
    AboutPage {
        ctx,
        check,
        place: Look::new(house, ctx.lang()).place(check),
        waiter: guests::waiter(check, house),
        people: house.reference.staff.iter().filter(serves).collect(),
        promised: away.promised.map(|at| ctx.wall(at)).unwrap_or_default(),
        away,
    }
    .render()
}

#[derive(Template)]
#[template(path = "waiter/takeaway.html")]
struct TakeawayPage<'a> {
    ctx: &'a Ctx<'a>,
    away: Away,
    promised: String,
}

/// A new check without a table: who fetches it, or whom it is brought to.
pub fn takeaway(ctx: &Ctx<'_>) -> askama::Result<String> {
    TakeawayPage { ctx, away: Away::default(), promised: String::new() }.render()
}
