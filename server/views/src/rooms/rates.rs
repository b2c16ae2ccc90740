//! The manager's rate plans: a form a plan, a row a rule, two empty rows for more; the holidays; which room has which plan.

use crate::{Ctx, Words};
use askama::Template;
use goimon_domain::house::House;
use goimon_domain::menu::TaxClass;
use goimon_domain::rates::{Days, MOST_RULES, RateFault, RatePlan, RateRule, Weekdays};

/// Empty rows under the rules of a plan.
const SPARE: usize = 2;

#[derive(Template)]
#[template(path = "rooms/rates.html")]
struct RatesPage<'a> {
    ctx: &'a Ctx<'a>,
    plans: Vec<PlanForm>,
    /// What a new plan starts with.
    fresh: PlanForm,
    holidays: String,
    classes: &'a [TaxClass],
    /// The days of a week: number from 0 for Monday, name's message.
    days: [(u8, &'static str); 7],
    /// Rooms with a plan: (what they are called, by which plan).
    rooms: Vec<(&'a str, &'a str)>,
}

/// A plan as its form writes it.
struct PlanForm {
    /// Where it is sent.
    action: String,
    name: String,
    gone: Option<String>,
    vi: String,
    en: String,
    tax_class: String,
    block: u16,
    grace: u16,
    minimum: u16,
    step: String,
    rules: Vec<RuleRow>,
}

/// A rule as its row writes it.
struct RuleRow {
    place: usize,
    days: Weekdays,
    holidays: bool,
    from: String,
    to: String,
    price: String,
    priority: u8,
}

/// Rows of a table of rules, as they come back from a form: the names of their fields end in the row's number.
pub struct Rows;

impl Rows {
    /// How many there are at most, the empty ones with them.
    pub const MOST: usize = MOST_RULES + SPARE;
}

const DAYS: [(u8, &str); 7] = [
    (0, "rates-monday"),
    (1, "rates-tuesday"),
    (2, "rates-wednesday"),
    (3, "rates-thursday"),
    (4, "rates-friday"),
    (5, "rates-saturday"),
    (6, "rates-sunday"),
];

/// What rooms cost.
pub fn rates(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let rates = &house.reference.rates;
    let classes = &house.reference.menu.tax_classes;
    let class = ["karaoke"].into_iter().find(|code| house.reference.menu.tax_class(code).is_some());
    let plan = |plan: &RatePlan| PlanForm {
        action: format!("/manage/rates/{}", plan.id),
        name: ctx.w.name(&plan.name).to_owned(),
        gone: Some(format!("/manage/rates/{}/remove", plan.id)),
        vi: plan.name.vi.clone(),
        en: plan.name.en.clone(),
        tax_class: plan.tax_class.clone(),
        block: plan.block,
        grace: plan.grace,
        minimum: plan.minimum,
        step: house.reference.venue.currency.plain(plan.step),
        rules: rows(house, &plan.rules),
    };
    let first = classes.first().map_or("", |class| class.code.as_str());
    let fresh = PlanForm {
        action: "/manage/rates".into(),
        name: String::new(),
        gone: None,
        vi: String::new(),
        en: String::new(),
        tax_class: class.unwrap_or(first).to_owned(),
        block: 15,
        grace: 5,
        minimum: 60,
        step: house.reference.venue.currency.plain(goimon_domain::money::Money::ZERO),
        rules: rows(house, &[]),
    };
    let rooms = house.reference.tables.iter().filter_map(|table| {
        let plan = rates.plan(table.plan?)?;
        Some((table.label.as_str(), ctx.w.name(&plan.name)))
    });
    let holidays: Vec<String> = rates.holidays.iter().map(ToString::to_string).collect();
    RatesPage {
        ctx,
        plans: rates.plans.iter().map(plan).collect(),
        fresh,
        holidays: holidays.join("\n"),
        classes,
        days: DAYS,
        rooms: rooms.collect(),
    }
    .render()
}

/// What is wrong with a plan, as a sentence.
pub fn fault(w: Words, fault: RateFault) -> String {
    match fault {
        RateFault::Name => w.t("rates-fault-name").to_owned(),
        RateFault::TaxClass => w.t("rates-fault-tax-class").to_owned(),
        RateFault::Minutes => w.t("rates-fault-minutes").to_owned(),
        RateFault::Price => w.t("rates-fault-price").to_owned(),
        RateFault::Rule => w.t("rates-fault-rule").to_owned(),
        RateFault::TooMany => w.t("rates-fault-too-many").to_owned(),
        RateFault::Gap { day, minute } => {
            let day = DAYS.iter().find(|(number, _)| number + 1 == day).map_or("", |(_, key)| w.t(key));
            w.with("rates-fault-gap", &[("day", day.into()), ("time", time(minute).into())])
        }
    }
}

fn rows(house: &House, rules: &[RateRule]) -> Vec<RuleRow> {
    let row = |(place, rule): (usize, &RateRule)| RuleRow {
        place,
        days: match rule.days {
            Days::Week(days) => days,
            Days::Holidays => Weekdays::default(),
        },
        holidays: rule.days == Days::Holidays,
        from: time(rule.from),
        to: time(rule.to),
        price: house.reference.venue.currency.plain(rule.per_hour),
        priority: rule.priority,
    };
    let spare = (rules.len()..rules.len() + SPARE).map(|place| RuleRow {
        place,
        days: Weekdays::default(),
        holidays: false,
        from: String::new(),
        to: String::new(),
        price: String::new(),
        priority: 0,
    });
    rules.iter().enumerate().map(row).chain(spare).collect()
}

/// A minute of the day as a form writes it; the day's end is its beginning there.
fn time(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60 % 24, minute % 60)
}
