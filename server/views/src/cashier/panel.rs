//! The check on the till: its bill, and how it is paid.

use super::bill::{self, BillLine, Reader, Sum, tender_word};
use super::discount::DiscountSide;
use super::intent::{OnItsWay, on_its_way};
use super::money::MoneySide;
use super::said;
use super::split::{SplitSide, part_name};
use super::tier_key;
use super::{Bank, Side};
use crate::Ctx;
use crate::customers::balances;
use crate::guests;
use crate::kitchen::rows::calling;
use crate::live::checkout::as_of;
use crate::rooms::RoomSide;
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::course::Course;
use goimon_domain::coursing::CourseRefusal;
use goimon_domain::division::PartBill;
use goimon_domain::house::House;
use goimon_domain::ids::PartId;
use goimon_domain::line::Line;
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::refusal::Refusal;
use goimon_domain::settling::quick_cash;
use goimon_domain::shift::largest_note;
use std::collections::BTreeSet;

/// Tenders in the order in which they are offered.
pub(super) const TENDERS: [Tender; 5] = [Tender::Cash, Tender::Transfer, Tender::Card, Tender::Wallet, Tender::Voucher];
/// Those of a customer that the house knows, after them.
pub(super) const THEIRS: [Tender; 2] = [Tender::Points, Tender::Account];

#[derive(Template)]
#[template(path = "cashier/_panel.html")]
struct Panel<'a> {
    ctx: &'a Ctx<'a>,
    check: &'a Check,
    /// See there.
    as_of: String,
    title: String,
    about: String,
    lines: Vec<BillLine<'a>>,
    sums: Vec<Sum>,
    /// Of which part lines and sums are; none where they are the whole bill.
    of_part: Option<OfPart>,
    facts: Vec<said::SaidFact>,
    due: String,
    due_minor: i64,
    /// Nobody gets a whole note back.
    largest_note: i64,
    due_bare: String,
    nothing: String,
    /// Tender, its name's message, and the most that it can pay where that is a customer's own.
    tenders: Vec<(Tender, &'static str, String)>,
    /// What a customer's own tenders have: the tender's word and a sentence.
    theirs: Vec<(&'static str, String)>,
    quick: Vec<Quick>,
    /// Whether there is nothing on it to pay for.
    empty: bool,
    change: Option<Change>,
    settled_by: String,
    /// Money of which somebody has to say whether it came.
    waiting: Vec<OnItsWay>,
    /// Whether all that is due is on its way.
    all_waits: bool,
    bank: Option<Bank>,
    side: Option<DiscountSide>,
    money: Option<MoneySide>,
    split: Option<SplitSide>,
    parts: Vec<PartTab>,
    part: Option<PartId>,
    /// The room whose clock must be stopped before anything is paid.
    running: Option<RoomSide>,
    /// Why the whole can't be paid while dishes wait, and the courses that can be fired from here.
    held: Option<(String, Vec<Course>)>,
}

/// The key by which a tender is chosen, at the till and at the counter.
pub(super) fn key_of(tender: Tender) -> &'static str {
    match tender {
        Tender::Cash => "c",
        Tender::Card => "k",
        Tender::Transfer => "x",
        Tender::Wallet => "w",
        Tender::Voucher => "v",
        Tender::Points => "p",
        Tender::Account => "o",
    }
}

/// A part of a divided check, to choose.
struct PartTab {
    number: usize,
    name: String,
    here: bool,
    due: String,
}

/// The part whose dishes stand in the middle.
struct OfPart {
    name: String,
    /// What all parts come to.
    whole: String,
    /// What is still owed of that, once something was paid.
    left: Option<String>,
    /// Whether it bears an amount instead of dishes.
    fixed: bool,
}

/// What goes back to the guest for the payment that was just taken.
struct Change {
    amount: String,
    about: String,
}

/// A sum that the guest is likely to hand over.
struct Quick {
    bare: String,
}

/// The middle and the right of the till.
pub(super) fn render(ctx: &Ctx<'_>, house: &House, check: &Check, side: Side) -> askama::Result<String> {
    let reference = &house.reference;
    let currency = reference.venue.currency;
    let parts = check.parts();
    let here = match side {
        Side::Part(number) => parts.iter().find(|bill| bill.number == number),
        _ => parts.iter().find(|bill| bill.due() != Money::ZERO).or(parts.last()),
    };
    let on_the_way = here.map_or_else(|| check.on_its_way(), |bill| check.on_its_way_for(bill.id));
    let due = here.map_or_else(|| check.due(), PartBill::due) - on_the_way;
    let tab = |bill: &PartBill| PartTab {
        number: bill.number,
        name: part_name(ctx, bill.seat, bill.number),
        here: here.is_some_and(|here| here.id == bill.id),
        due: if bill.due() == Money::ZERO { "✓".to_owned() } else { currency.bare(bill.due()) },
    };
    let tabs = parts.iter().map(tab).collect();
    // Of the payment that was just taken: what went back for an earlier one is in the guest's pocket.
    let change = check.payments.last().filter(|payment| payment.change() > Money::ZERO).map(|payment| {
        let given = ctx.w.s("bill-given", currency.bare(payment.given));
        let about = format!("{} · {given}", reference.venue.clock.wall(payment.taken.at));
        Change { amount: currency.full(payment.change()), about }
    });
    let settled_by = check.closed.as_ref().map(|closed| {
        format!("{} · {} · {}", reference.venue.clock.wall(closed.at), closed.by, currency.full(check.totals().total))
    });
    // While a clock runs the bill is shown as it would be if it were stopped now.
    let now = check.as_of(&reference.venue.clock, ctx.now);
    // Whoever pays a part asks what is on it.
    let shown = here.filter(|_| check.is_open() && !matches!(side, Side::Money | Side::Discount));
    Panel {
        ctx,
        check,
        as_of: as_of(check),
        title: title(ctx, house, check),
        about: about(ctx, house, check),
        lines: match shown {
            Some(part) => bill::lines_of(check, part, reference, ctx),
            None => bill::lines(&now, reference, ctx, Reader::House),
        },
        sums: bill::sums(&now, shown, reference, ctx, Reader::House),
        of_part: shown.map(|part| OfPart {
            name: part_name(ctx, part.seat, part.number),
            whole: currency.full(check.totals().total),
            left: (check.paid() > Money::ZERO).then(|| currency.full(check.due())),
            fixed: part.lines.is_empty(),
        }),
        facts: said::facts(ctx, house, check),
        due: currency.full(due),
        due_minor: due.units(),
        largest_note: largest_note(currency).units(),
        due_bare: currency.bare(due),
        nothing: currency.full(Money::ZERO),
        tenders: TENDERS
            .iter()
            .chain(&THEIRS)
            .filter_map(|tender| {
                let most = most_of(house, check, *tender, due)?;
                let plain = most.map(|most| currency.plain(most)).unwrap_or_default();
                Some((*tender, tender_word(tender), plain))
            })
            .collect(),
        theirs: theirs(ctx, house, check),
        quick: quick_cash(due, currency.places).into_iter().map(|sum| Quick { bare: currency.bare(sum) }).collect(),
        empty: check.lines.iter().all(Line::is_voided),
        change,
        settled_by: settled_by.unwrap_or_default(),
        waiting: on_its_way(ctx, house, check),
        all_waits: due == Money::ZERO && on_the_way != Money::ZERO,
        bank: Bank::of(reference, Some(check)),
        split: match side {
            Side::Split(count) => Some(SplitSide::of(ctx, house, check, count)?),
            _ => None,
        },
        parts: tabs,
        part: here.map(|bill| bill.id),
        running: RoomSide::of(ctx, house, check),
        held: held(ctx, house, check),
        money: (side == Side::Money).then(|| MoneySide::of(ctx, house, check)),
        side: (side == Side::Discount).then(|| DiscountSide::of(ctx, house, check)),
    }
    .render()
}

/// What is said while dishes wait for their course or their time.
fn held(ctx: &Ctx<'_>, house: &House, check: &Check) -> Option<(String, Vec<Course>)> {
    let courses: BTreeSet<Course> = check.held().map(|line| line.course).collect();
    let refusal = Refusal::Course(CourseRefusal::StillHeld { count: check.held().count() });
    let text = ctx.w.refusal(&refusal, house.reference.venue.currency);
    (!courses.is_empty()).then(|| (text, courses.into_iter().collect()))
}

/// Whether a tender can be offered, and the most that a customer's own can pay of what is due.
pub(super) fn most_of(house: &House, check: &Check, tender: Tender, due: Money) -> Option<Option<Money>> {
    if !tender.is_theirs() {
        return Some(None);
    }
    let standing = check.standing.filter(|_| check.customer.is_some())?;
    let most = match tender {
        Tender::Points => house.reference.venue.till.points.most(standing.points, due),
        _ => due.min((standing.limit - standing.owed).at_least(Money::ZERO)),
    };
    (most > Money::ZERO).then_some(Some(most))
}

/// What the customer has: `120 points, worth 12,000`.
pub(super) fn theirs(ctx: &Ctx<'_>, house: &House, check: &Check) -> Vec<(&'static str, String)> {
    let Some(standing) = check.standing.filter(|_| check.customer.is_some()) else { return Vec::new() };
    let venue = &house.reference.venue;
    let worth = venue.till.points.most(standing.points, goimon_domain::money::MOST);
    let points = format!("{} = {}", ctx.w.n("points-count", standing.points), venue.currency.full(worth));
    let owed = venue.currency.full(standing.owed);
    let account = format!(
        "{} · {}",
        ctx.w.s("account-owes", owed),
        ctx.w.s("customer-limit-of", venue.currency.full(standing.limit))
    );
    vec![("points", points), ("account", account)]
}

fn title(ctx: &Ctx<'_>, house: &House, check: &Check) -> String {
    match check.table {
        Some(id) => {
            let number = ctx.w.n("till-check", check.number);
            let table = house.reference.table(id).map(|table| ctx.w.table(table));
            format!("{} · {number}", table.unwrap_or_else(|| ctx.w.s("table-named", &check.table_label)))
        }
        None => format!("{} · {}", calling(check, ctx.w), ctx.w.t("receipt-takeaway")),
    }
}

/// `Hùng · 3 khách · mở 17:31 · chờ thanh toán từ 18:40`.
fn about(ctx: &Ctx<'_>, house: &House, check: &Check) -> String {
    let clock = &house.reference.venue.clock;
    let mut parts = vec![
        guests::waiter(check, house).to_owned(),
        ctx.w.n("kitchen-covers", check.covers),
        ctx.w.s("till-opened", clock.wall(check.opened.at)),
    ];
    if let Some(asked) = &check.bill_asked {
        parts.push(ctx.w.s("till-asked", clock.wall(asked.at)));
    }
    if let Some(customer) = &check.customer {
        parts.push(format!("{} ({})", customer.name, ctx.w.t(tier_key(customer.tier))));
        if let Some(standing) = &check.standing {
            parts.push(balances(&ctx.w, house.reference.venue.currency, standing.points, standing.owed));
        }
    }
    let away = guests::away_whole(check, house, ctx.w);
    parts.extend([away, check.note.clone().unwrap_or_default()]);
    parts.retain(|text| !text.is_empty());
    parts.join(" · ")
}
