//! Tax rates: what counts today, what is to come.

use super::Typed;
use crate::Ctx;
use askama::Template;
use goimon_domain::house::House;
use goimon_domain::menu::TaxClass;
use goimon_domain::money::Rate;
use goimon_domain::vat::{LONGEST_CODE, LONGEST_NAME};
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "manager/taxes.html")]
struct Taxes<'a> {
    ctx: &'a Ctx<'a>,
    typed: &'a Typed,
    today: Date,
    classes: Vec<ClassRow<'a>>,
    code: usize,
    name: usize,
}

struct ClassRow<'a> {
    class: &'a TaxClass,
    now: Rate,
    rates: Vec<RateRow>,
}

struct RateRow {
    from: Date,
    /// The day as people write it.
    day: String,
    rate: Rate,
    when: When,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Over,
    Now,
    ToCome,
}

/// What is taxed at what, and from when.
pub fn taxes(ctx: &Ctx<'_>, house: &House, typed: &Typed) -> askama::Result<String> {
    let reference = &house.reference;
    let today = reference.venue.clock.business_day(ctx.now);
    let classes = reference.menu.tax_classes.iter().map(|class| ClassRow::of(class, today)).collect();
    Taxes { ctx, typed, today, classes, code: LONGEST_CODE, name: LONGEST_NAME }.render()
}

impl<'a> ClassRow<'a> {
    fn of(class: &'a TaxClass, today: Date) -> Self {
        let since = class.since(today);
        let row = |(from, rate): &(Date, Rate)| {
            let when = match Some(*from) {
                now if now == since => When::Now,
                _ if *from > today => When::ToCome,
                _ => When::Over,
            };
            RateRow { from: *from, day: from.strftime("%d/%m/%Y").to_string(), rate: *rate, when }
        };
        Self { class, now: class.rate_on(today), rates: class.rates.iter().map(row).collect() }
    }
}

impl RateRow {
    fn is_over(&self) -> bool {
        self.when == When::Over
    }

    fn is_now(&self) -> bool {
        self.when == When::Now
    }

    fn is_to_come(&self) -> bool {
        self.when == When::ToCome
    }
}
