//! The takeaway counter: menu, order and money on one page, and what an order comes to while it is put together.

use super::Bank;
use super::bill::{self, Reader, tender_word};
use super::panel::TENDERS;
use crate::Ctx;
use crate::board::columns;
use crate::live::{Key, View};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::course::Course;
use goimon_domain::house::House;
use goimon_domain::menu::{Category, Item};
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::settling::quick_cash;
use serde::Serialize;

#[derive(Template)]
#[template(path = "counter/counter.html")]
struct CounterPage<'a> {
    ctx: &'a Ctx<'a>,
    house: &'a House,
    places: u32,
    nothing: String,
    menu: Vec<MenuPart<'a>>,
    marks: String,
    making: String,
    ready: String,
    tenders: Vec<(Tender, &'static str)>,
    bank: Option<Bank>,
    /// Whether money that is taken here now belongs to no shift.
    outside: bool,
    all_courses: [Course; 4],
}

struct MenuPart<'a> {
    category: &'a Category,
    items: Vec<&'a Item>,
}

/// The counter.
pub fn counter_page(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let reference = &house.reference;
    let menu = &reference.menu;
    let parts = menu.categories.iter().map(|category| MenuPart { category, items: menu.under(category.id).collect() });
    let [making, ready] = columns(ctx, house, View::Counter);
    let marks = View::Counter.render(Key::Part("portions"), house, ctx.lang());
    CounterPage {
        ctx,
        house,
        places: reference.venue.currency.places,
        nothing: reference.venue.currency.full(Money::ZERO),
        menu: parts.filter(|part| !part.items.is_empty()).collect(),
        marks: marks.map(|element| element.html).unwrap_or_default(),
        making,
        ready,
        tenders: TENDERS.iter().map(|tender| (*tender, tender_word(tender))).collect(),
        bank: Bank::of(reference, None),
        outside: super::shift::takes_outside(ctx, house),
        all_courses: Course::ALL,
    }
    .render()
}

/// What an order comes to, as the page shows it.
#[derive(Serialize)]
pub struct Quote {
    /// What is to be paid, in minor units.
    pub total: Money,
    /// The same as people read it.
    pub text: String,
    /// What each line comes to.
    pub lines: Vec<String>,
    /// What comes off and on.
    pub sums: Vec<QuoteSum>,
    /// What the guest is likely to hand over.
    pub quick: Vec<QuoteCash>,
}

/// A row under the lines.
#[derive(Serialize)]
pub struct QuoteSum {
    /// How it is shown.
    pub kind: &'static str,
    /// What.
    pub label: String,
    /// How much.
    pub amount: String,
}

/// A sum of notes.
#[derive(Serialize)]
pub struct QuoteCash {
    /// As a field is filled.
    pub plain: String,
    /// As people read it.
    pub text: String,
}

impl Quote {
    /// Of a check that nobody has opened.
    pub fn of(ctx: &Ctx<'_>, house: &House, check: &Check) -> Self {
        let currency = house.reference.venue.currency;
        let sums = bill::sums(check, None, &house.reference, ctx, Reader::House).into_iter();
        let sums = sums.filter(|sum| sum.class != "owed").map(|sum| QuoteSum {
            kind: sum.class,
            label: if sum.about.is_empty() { sum.label } else { format!("{} {}", sum.label, sum.about) },
            amount: sum.amount,
        });
        let quick = quick_cash(check.due(), currency.places).into_iter();
        Self {
            total: check.due(),
            text: currency.full(check.due()),
            lines: check.lines.iter().map(|line| currency.bare(line.unit().times(line.quantity))).collect(),
            sums: sums.collect(),
            quick: quick.map(|sum| QuoteCash { plain: currency.plain(sum), text: currency.bare(sum) }).collect(),
        }
    }
}
