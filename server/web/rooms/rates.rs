//! The manager's prices of rooms: plans, holidays, which room has which plan.

use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use goimon_domain::ids::{RatePlanId, TableId};
use goimon_domain::lang::Named;
use goimon_domain::money::Money;
use goimon_domain::rates::{Days, RateFault, RatePlan, RateRule, Weekdays};
use goimon_store::Change;
use goimon_views::{manager, rooms};
use jiff::civil::{Date, Time};
use uuid::Uuid;

/// More holidays than any list needs: ten years of them.
const MOST_HOLIDAYS: usize = 200;

/// What rooms cost.
pub async fn rates(visit: Visit) -> Answer {
    page(rooms::rates(&visit.ctx(), &visit.house))
}

/// A new plan.
pub async fn add(visit: Visit, fields: Fields) -> Answer {
    put(&visit, &fields, RatePlanId(Uuid::now_v7())).await
}

/// What a plan is from the next stay on.
pub async fn change(visit: Visit, fields: Fields) -> Answer {
    let id = known(&visit)?;
    put(&visit, &fields, id).await
}

async fn put(visit: &Visit, fields: &Fields, id: RatePlanId) -> Answer {
    let done = match plan(visit, fields, id) {
        Ok(plan) => take(visit, Change::RatePlan(Box::new(plan))).await,
        Err(oops) => Err(oops),
    };
    told(visit, done)
}

/// A plan is used no more.
pub async fn remove(visit: Visit) -> Answer {
    let id = known(&visit)?;
    let done = take(&visit, Change::RatePlanGone(id)).await;
    told(&visit, done)
}

/// The holidays, all of them.
pub async fn holidays(visit: Visit, fields: Fields) -> Answer {
    let days: Result<Vec<Date>, Oops> = fields
        .get("days")
        .unwrap_or_default()
        .split([',', ';', '\n'])
        .map(str::trim)
        .filter(|day| !day.is_empty())
        .map(|day| day.parse().map_err(|_| Oops::BadField("days")))
        .collect();
    let done = match days {
        Ok(days) if days.len() <= MOST_HOLIDAYS => take(&visit, Change::Holidays(days)).await,
        Ok(_) => Err(Oops::BadField("days")),
        Err(oops) => Err(oops),
    };
    told(&visit, done)
}

/// Which plan a room has.
pub async fn assign(visit: Visit, fields: Fields) -> Answer {
    let done = match assigned(&visit, &fields) {
        Ok(change) => take(&visit, change).await,
        Err(oops) => Err(oops),
    };
    match done {
        Ok(()) => visit.done("/manage/floor#rooms"),
        Err(oops) => visit.again(oops, |ctx| manager::floor(ctx, &visit.house)),
    }
}

fn assigned(visit: &Visit, fields: &Fields) -> Result<Change, Oops> {
    let table: TableId = fields.parse("table")?;
    let plan: Option<RatePlanId> = fields.maybe("plan")?;
    let reference = &visit.house.reference;
    let plan_is_known = plan.is_none_or(|plan| reference.rates.plan(plan).is_some());
    if reference.table(table).is_none() || !plan_is_known {
        return Err(Oops::NotFound);
    }
    Ok(Change::TablePlan { table, plan })
}

fn known(visit: &Visit) -> Result<RatePlanId, Oops> {
    let id = visit.id("id")?;
    visit.house.reference.rates.plan(id).map(|plan| plan.id).ok_or(Oops::NotFound)
}

async fn take(visit: &Visit, change: Change) -> Result<(), Oops> {
    visit.app.door.change(visit.me.venue, &visit.me.actor, change).await?;
    Ok(())
}

fn told(visit: &Visit, done: Result<(), Oops>) -> Answer {
    match done {
        Ok(()) => visit.done("/manage/rates"),
        Err(oops) => visit.again(oops, |ctx| rooms::rates(ctx, &visit.house)),
    }
}

/// A plan from its form: `days-0` for each day of the first rule (0 for Monday, `h` for holidays), `from-0`, `to-0`, `price-0`,
/// `priority-0`. A row without a price is none.
fn plan(visit: &Visit, fields: &Fields, id: RatePlanId) -> Result<RatePlan, Oops> {
    let mut rules = Vec::new();
    for place in 0..rooms::Rows::MOST {
        let field = |name: &str| fields.get(&format!("{name}-{place}"));
        let Some(price) = field("price") else { continue };
        let days: Vec<&str> =
            fields.starting("days-").filter(|(row, _)| *row == place.to_string()).map(|(_, day)| day).collect();
        let (from, to) = (minute(field("from"))?, minute(field("to"))?);
        let per_hour = visit.currency().typed(price).map_err(|_| Oops::Rates(RateFault::Price))?;
        let priority = field("priority").map_or(Ok(0), str::parse).map_err(|_| Oops::Rates(RateFault::Rule))?;
        let rule = |days| RateRule { days, from, to, per_hour, priority };
        let week = Weekdays::of(days.iter().filter_map(|day| day.parse().ok()));
        if days.is_empty() {
            return Err(Oops::Rates(RateFault::Rule));
        }
        if week != Weekdays::default() {
            rules.push(rule(Days::Week(week)));
        }
        if days.contains(&"h") {
            rules.push(rule(Days::Holidays));
        }
    }
    let step = match fields.get("step") {
        Some(step) => visit.currency().typed(step).map_err(|_| Oops::Rates(RateFault::Price))?,
        None => Money::ZERO,
    };
    let number = |name: &'static str| fields.parse::<u16>(name).map_err(|_| Oops::Rates(RateFault::Minutes));
    let plan = RatePlan {
        id,
        name: Named::new(fields.get("vi").unwrap_or_default(), fields.get("en").unwrap_or_default()),
        tax_class: fields.get("tax_class").unwrap_or_default().to_owned(),
        block: number("block")?,
        grace: number("grace")?,
        minimum: number("minimum")?,
        step,
        rules,
    };
    if visit.house.reference.menu.tax_class(&plan.tax_class).is_none() {
        return Err(Oops::Rates(RateFault::TaxClass));
    }
    plan.check().map_err(Oops::Rates)?;
    Ok(plan)
}

/// `18:00` as a minute of the day.
fn minute(text: Option<&str>) -> Result<u16, Oops> {
    let time: Option<Time> = text.and_then(|text| text.parse().ok());
    let time = time.ok_or(Oops::Rates(RateFault::Rule))?;
    // Neither is negative.
    Ok(time.hour() as u16 * 60 + time.minute() as u16)
}
