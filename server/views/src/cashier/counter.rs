//! The takeaway counter: menu, order and money on one page, and what an order comes to while it is put together.

use super::Bank;
use super::bill::{self, Reader, tender_word};
use super::discount::{PERCENTS, REASONS};
use super::panel::{TENDERS, THEIRS, most_of, theirs};
use crate::Ctx;
use crate::board::columns;
use crate::live::{Key, View};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::course::Course;
use goimon_domain::house::House;
use goimon_domain::ids::StaffId;
use goimon_domain::loyalty::Known;
use goimon_domain::menu::{Category, Item};
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::settling::quick_cash;
use goimon_domain::shift::largest_note;
use serde::Serialize;

#[derive(Template)]
#[template(path = "counter/counter.html")]
struct CounterPage<'a> {
    ctx: &'a Ctx<'a>,
    house: &'a House,
    places: u32,
    /// In minor units: nobody gets one back whole.
    largest_note: i64,
    nothing: String,
    keys: &'static [(&'static str, &'static str)],
    menu: Vec<MenuPart<'a>>,
    marks: String,
    making: String,
    ready: String,
    tenders: Vec<(Tender, &'static str)>,
    /// A customer's own, offered where there is one.
    theirs: Vec<(Tender, &'static str)>,
    percents: [u32; 6],
    reasons: [&'static str; 4],
    /// Who can allow a larger discount.
    managers: Vec<(StaffId, String)>,
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
        largest_note: largest_note(reference.venue.currency).units(),
        nothing: reference.venue.currency.full(Money::ZERO),
        keys: &super::keys::COUNTER,
        menu: parts.filter(|part| !part.items.is_empty()).collect(),
        marks: marks.map(|element| element.html).unwrap_or_default(),
        making,
        ready,
        tenders: TENDERS.iter().map(|tender| (*tender, tender_word(tender))).collect(),
        theirs: THEIRS.iter().map(|tender| (*tender, tender_word(tender))).collect(),
        percents: PERCENTS,
        reasons: REASONS,
        managers: super::managers(ctx, house),
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
    /// What the customer's own points and account can pay of it, in minor units.
    pub theirs: Vec<QuoteTheirs>,
}

/// A customer's own way to pay.
#[derive(Serialize)]
pub struct QuoteTheirs {
    /// Which.
    pub tender: &'static str,
    /// How much of the order at most.
    pub most: Money,
    /// What there is of it, in words.
    pub text: String,
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
        let own = theirs(ctx, house, check).into_iter().filter_map(|(word, text)| {
            let tender = THEIRS.into_iter().find(|tender| tender.word() == word)?;
            Some(QuoteTheirs { tender: word, most: most_of(house, check, tender, check.due())??, text })
        });
        Self {
            total: check.due(),
            text: currency.full(check.due()),
            lines: check.lines.iter().map(|line| currency.bare(line.unit().times(line.quantity))).collect(),
            sums: sums.collect(),
            quick: quick.map(|sum| QuoteCash { plain: currency.plain(sum), text: currency.bare(sum) }).collect(),
            theirs: own.collect(),
        }
    }
}

/// A customer as the counter shows them.
#[derive(Serialize)]
pub struct CounterCustomer {
    /// Who.
    pub id: String,
    /// Their name, tier and points.
    pub text: String,
    /// The last four digits of their number.
    pub tail: String,
}

impl CounterCustomer {
    /// As they stand.
    pub fn of(ctx: &Ctx<'_>, house: &House, known: &Known) -> Self {
        let customer = &known.customer;
        let mut parts = vec![customer.name.clone(), ctx.w.t(super::tier_key(customer.tier)).to_owned()];
        if house.reference.venue.till.points.value > Money::ZERO || known.points != 0 {
            parts.push(ctx.w.n("points-count", known.points));
        }
        if known.owed > Money::ZERO {
            parts.push(ctx.w.s("account-owes", ctx.money(known.owed)));
        }
        Self { id: customer.id.to_string(), text: parts.join(" · "), tail: customer.tail().to_owned() }
    }
}

/// What a discount that was just tried is called: the last one on the bill.
pub fn counter_discount(ctx: &Ctx<'_>, house: &House, check: &Check) -> String {
    let last = check.standing_discounts().last();
    let label = last.map(|last| {
        let what = bill::off_text(ctx, house.reference.venue.currency, check, last);
        [Some(what), Some(last.reason.clone()), last.approved.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    });
    label.unwrap_or_default()
}
