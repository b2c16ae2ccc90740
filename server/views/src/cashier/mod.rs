//! The till's pages.

mod bill;
mod closed;
mod counter;
mod customer;
mod discount;
mod intent;
mod keys;
mod letterhead;
mod money;
mod panel;
mod paper;
mod said;
mod shift;
mod shift_sheet;
mod split;

pub use closed::closed;
pub use counter::{CounterCustomer, Quote, QuoteCash, QuoteSum, QuoteTheirs, counter_discount, counter_page};
pub use customer::{customer, tier_key};
pub(crate) use intent::where_to_look;
pub use shift::{shift, shift_timeline};
pub use shift_sheet::{SheetGroup, SheetRow, SheetWanted, ShiftSheet, shift_report};
pub use split::split_sums;

use crate::Ctx;
use crate::live::dark::DARK;
use crate::live::{Key, View};
use askama::Template;
pub(crate) use bill::tender_word;
use bill::{BillLine, Reader, Sum};
use goimon_domain::check::Check;
use goimon_domain::division::PartBill;
use goimon_domain::house::House;
use goimon_domain::ids::StaffId;
use goimon_domain::money::Money;
use goimon_domain::printer::PaperWidth;
use goimon_domain::staff::Role;
use goimon_domain::venue::Reference;
use goimon_domain::vietqr;

#[derive(Template)]
#[template(path = "cashier/checkout.html")]
struct CheckoutPage<'a> {
    ctx: &'a Ctx<'a>,
    who: &'a str,
    places: u32,
    total: String,
    prints: String,
    /// Stations whose screens are dark.
    dark: String,
    keys: &'static [(&'static str, &'static str)],
    /// Whether money that is taken here now belongs to no shift.
    outside: bool,
    rows: String,
    panel: Option<String>,
}

#[derive(Template)]
#[template(path = "cashier/receipt.html")]
struct ReceiptPage<'a> {
    ctx: &'a Ctx<'a>,
    check: &'a Check,
    venue: &'a str,
    about: Vec<String>,
    closing: String,
    title: String,
    heading: &'a str,
    facts: Vec<(&'a str, String)>,
    lines: Vec<BillLine<'a>>,
    sums: Vec<Sum>,
    bank: Option<Bank>,
    copy: String,
    part: usize,
    width: PaperWidth,
    due: i64,
}

impl ReceiptPage<'_> {
    /// Where the same receipt is on paper of another width.
    fn on(&self, width: &PaperWidth) -> String {
        let part = if self.part > 0 { format!("&part={}", self.part) } else { String::new() };
        format!("/checks/{}/receipt?width={}{part}", self.check.id, width.word())
    }
}

/// What stands at the right of the bill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// How it is paid.
    #[default]
    Pay,
    /// What comes off it.
    Discount,
    /// What came in, and what goes back of it.
    Money,
    /// How one part of it is paid, by its place from 1.
    Part(usize),
    /// Who bears what, for so many parts.
    Split(usize),
}

pub use paper::{BillPaper, PaperLine, PaperSum};

/// Open checks, and the one that is being settled or has just been.
pub fn checkout(ctx: &Ctx<'_>, house: &House, check: Option<&Check>) -> askama::Result<String> {
    beside(ctx, house, check, Side::Pay)
}

/// The same, with something else at the right of the bill.
pub fn beside(ctx: &Ctx<'_>, house: &House, check: Option<&Check>, side: Side) -> askama::Result<String> {
    let part = |key: Key| View::Checkout.render(key, house, ctx.lang()).map(|element| element.html);
    let keys = View::Checkout.keys(house);
    let (checks, parts): (Vec<Key>, Vec<Key>) = keys.into_iter().partition(|key| matches!(key, Key::Check(_)));
    CheckoutPage {
        ctx,
        who: ctx.who.as_ref().map_or("", |who| &who.name),
        places: house.reference.venue.currency.places,
        total: parts.into_iter().filter(|key| *key != Key::Part("prints") && *key != DARK).filter_map(part).collect(),
        dark: part(DARK).unwrap_or_default(),
        prints: part(Key::Part("prints")).unwrap_or_default(),
        keys: &keys::KEYS,
        outside: shift::takes_outside(ctx, house),
        rows: checks.into_iter().filter_map(part).collect(),
        panel: check.map(|check| panel::render(ctx, house, check, side)).transpose()?,
    }
    .render()
}

/// Which receipt is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Receipt {
    /// Of which part, from 1.
    pub part: Option<usize>,
    /// On paper of which width; else of that of the house's printer for bills.
    pub width: Option<PaperWidth>,
    /// Whether it was just counted and goes to paper now: else what is printed of it is one more copy.
    pub printing: bool,
}

/// What the guest takes home; before the bill is paid, what the guest is shown.
pub fn receipt(ctx: &Ctx<'_>, reference: &Reference, check: &Check, wanted: Receipt) -> askama::Result<String> {
    let Receipt { part, width, printing } = wanted;
    let settled = check.is_settled(part);
    let copy = if settled { check.prints_of(part).saturating_sub(u32::from(printing)) } else { 0 };
    let usual = reference.printers.iter().find(|printer| printer.receipts).map(|printer| printer.paper);
    // Before it is paid, time in a room is told as far as it is.
    let check = &check.as_of(&reference.venue.clock, ctx.now);
    let parts = check.parts();
    let part = part.and_then(|number| parts.get(number.checked_sub(1)?));
    let w = ctx.w;
    let heading = if settled { "receipt-heading" } else { "receipt-provisional" };
    let facts = facts(ctx, reference, check, part.map(|part| (part.number, parts.len(), part.seat)));
    ReceiptPage {
        ctx,
        check,
        venue: &reference.venue.name,
        about: letterhead::about(reference, &w),
        closing: letterhead::closing(reference, ctx),
        title: w.n("receipt-title", check.number),
        heading: w.t(heading),
        facts,
        copy: if copy > 0 { w.n("receipt-copy", copy) } else { String::new() },
        part: part.map_or(0, |part| part.number),
        width: width.or(usual).unwrap_or_default(),
        due: part.map_or_else(|| check.due(), PartBill::due).units(),
        lines: match part {
            Some(part) => bill::lines_of(check, part, reference, ctx),
            None => bill::lines(check, reference, ctx, Reader::Guest),
        },
        sums: bill::sums(check, part, reference, ctx, Reader::Guest),
        bank: Bank::of(reference, Some(check))
            .filter(|_| check.is_open() && part.map_or_else(|| check.due(), PartBill::due) > Money::ZERO),
    }
    .render()
}

/// What stands on top of a bill: its number, its table, when, which part of how many, by whom.
fn facts<'a>(
    ctx: &'a Ctx<'_>,
    reference: &Reference,
    check: &Check,
    part: Option<(usize, usize, Option<u8>)>,
) -> Vec<(&'a str, String)> {
    let w = &ctx.w;
    let at = check.closed.as_ref().map_or(ctx.now, |closed| closed.at);
    let mut facts = vec![(w.t("receipt-check"), format!("#{}", check.number))];
    if check.table.is_some() {
        facts.push((w.t("receipt-table"), format!("{} · {}", check.table_label, w.n("kitchen-covers", check.covers))));
    } else {
        facts.push((w.t("call-number-fact"), check.number.to_string()));
        let kind =
            if check.away.as_ref().is_some_and(|away| away.delivery) { "receipt-delivery" } else { "receipt-takeaway" };
        facts.push((w.t("receipt-table"), w.t(kind).to_owned()));
        facts.extend(taker(check, reference, ctx));
    }
    facts.push((w.t("receipt-when"), reference.venue.clock.date_and_wall(at)));
    if let Some((number, of, seat)) = part {
        let seat = seat.map(|seat| format!(" · {}", w.n("split-seat", seat))).unwrap_or_default();
        facts.push((w.t("receipt-part"), format!("{number}/{of}{seat}")));
    }
    facts.extend(
        crate::customers::on_receipt(reference.venue.currency, check).into_iter().map(|(key, value)| (w.t(key), value)),
    );
    let by = check.payments.last().map_or(&check.opened.by, |payment| &payment.taken.by);
    facts.push((w.t("receipt-by"), by.clone()));
    facts
}

/// Who takes it away, as far as anybody said.
fn taker<'a>(check: &Check, reference: &Reference, ctx: &'a Ctx<'_>) -> Vec<(&'a str, String)> {
    let Some(away) = &check.away else { return Vec::new() };
    let promised = away.promised.map(|at| reference.venue.clock.wall(at));
    let said = [
        ("away-name", away.name.clone()),
        ("away-phone", away.phone.clone()),
        ("away-address", away.address.clone()),
        ("away-promised", promised),
    ];
    said.into_iter().filter_map(|(word, value)| Some((ctx.w.t(word), value?))).collect()
}

/// Where a transfer goes, as people read it.
struct Bank {
    name: String,
    number: String,
    holder: String,
    purpose: String,
}

impl Bank {
    /// The house's account, if it has one and takes đồng: other currencies have no such codes.
    fn of(reference: &Reference, check: Option<&Check>) -> Option<Self> {
        let bank = reference.venue.till.bank.as_ref().filter(|_| reference.venue.currency.code == "VND")?;
        Some(Self {
            name: vietqr::bank_name(&bank.bank).to_owned(),
            number: bank.number.clone(),
            holder: bank.holder.clone(),
            purpose: check.map(vietqr::purpose).unwrap_or_default(),
        })
    }
}

#[derive(Template)]
#[template(path = "cashier/vietqr.html")]
struct CounterPage<'a> {
    ctx: &'a Ctx<'a>,
    bank: Option<Bank>,
}

/// A code for transfers of any amount, to print and put up at the counter.
pub fn counter(ctx: &Ctx<'_>, reference: &Reference) -> askama::Result<String> {
    CounterPage { ctx, bank: Bank::of(reference, None) }.render()
}

/// Those whose PIN allows what the reader may not do alone; nobody when the reader is a manager.
fn managers(ctx: &Ctx<'_>, house: &House) -> Vec<(StaffId, String)> {
    if ctx.who.as_ref().is_some_and(|who| who.role == Role::Manager) {
        return Vec::new();
    }
    let people = house.reference.staff.iter();
    let managers = people.filter(|person| person.active && person.role == Role::Manager);
    managers.map(|person| (person.id, person.name.clone())).collect()
}
