//! A bill as it is read: lines of the same kind together, and sums in the order in which they are reckoned.

use crate::Ctx;
use crate::kitchen::rows::modifiers;
use goimon_domain::approval::Sanction;
use goimon_domain::check::Check;
use goimon_domain::discount::{Discount, Off, Only};
use goimon_domain::division::PartBill;
use goimon_domain::edits::in_order;
use goimon_domain::line::{Line, Stamp};
use goimon_domain::money::{Currency, Money, Rate};
use goimon_domain::payment::{Payment, Tender, Why};
use goimon_domain::reason::Reason;
use goimon_domain::venue::Reference;

/// Lines of the same kind at the same price.
pub(super) struct BillLine<'a> {
    pub(super) quantity: String,
    pub(super) name: &'a str,
    pub(super) mods: String,
    /// What one costs, where there are several.
    pub(super) unit: Option<String>,
    pub(super) amount: String,
    /// How it is shown: struck through, given away.
    pub(super) class: &'static str,
    /// Why it costs nothing.
    pub(super) about: String,
    /// For time in rooms: room, from when until when, minutes, price, amount.
    pub(super) times: Vec<String>,
}

/// One row under the lines.
pub(super) struct Sum {
    pub(super) class: &'static str,
    pub(super) label: String,
    pub(super) about: String,
    pub(super) amount: String,
}

/// For whom a bill is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// The cashier, who wants to know when and by whom money was taken.
    House,
    /// The guest, on 80 mm of paper.
    Guest,
}

/// The lines of a check, in the order in which each kind was first sent. What is given away is on every bill, for nothing;
/// what was taken off or made again only the house sees.
pub(super) fn lines<'a>(check: &'a Check, reference: &Reference, ctx: &Ctx<'_>, reader: Reader) -> Vec<BillLine<'a>> {
    let currency = reference.venue.currency;
    let mut kinds: Vec<(&Line, u32)> = Vec::new();
    let guests = |line: &&Line| !line.is_voided() && line.edits.remake.is_none();
    for line in in_order(check.lines.iter()).into_iter().filter(|line| reader == Reader::House || guests(line)) {
        match kinds.iter_mut().find(|(first, _)| same_kind(first, line)) {
            Some((_, quantity)) => *quantity += line.quantity,
            None => kinds.push((line, line.quantity)),
        }
    }
    let row = |(line, quantity): (&'a Line, u32)| {
        let (class, about) = fate(line, ctx, reader);
        BillLine {
            quantity: quantity.to_string(),
            name: line.name.of(ctx.lang()),
            mods: modifiers(&line.chosen, ctx.w),
            unit: (quantity > 1 && line.is_charged()).then(|| format!("× {}", currency.bare(line.unit()))),
            amount: currency.bare(if line.is_charged() { line.unit().times(quantity) } else { Money::ZERO }),
            class,
            about,
            times: times(line, ctx),
        }
    };
    kinds.into_iter().map(row).collect()
}

/// The segments of time in rooms.
fn times(line: &Line, ctx: &Ctx<'_>) -> Vec<String> {
    line.edits.time.iter().flat_map(|bill| &bill.segments).map(|one| crate::rooms::segment(ctx, one)).collect()
}

/// Why a line costs nothing, if it does: `Taken off · not good · Lan · allowed by Minh`.
fn fate(line: &Line, ctx: &Ctx<'_>, reader: Reader) -> (&'static str, String) {
    let w = ctx.w;
    let story = |word: &str, reason: Option<&Reason>, by: Option<&Stamp>, sanction: Option<&Sanction>| {
        let mut parts = vec![w.t(word).to_owned()];
        if reader == Reader::House {
            parts.extend(reason.map(|reason| w.reason(reason)));
            parts.extend(by.map(|stamp| stamp.by.clone()));
            parts.extend(sanction.map(|sanction| w.s("allowed-by", &sanction.name)));
        }
        parts.join(" · ")
    };
    if let Some(void) = line.void() {
        let word = if void.instead.is_some() { "line-changed" } else { "line-voided" };
        return ("off", story(word, void.reason.as_ref(), Some(&void.stamp), void.sanction.as_ref()));
    }
    if let Some(comp) = &line.edits.comp {
        return ("free", story("line-comped", Some(&comp.reason), Some(&comp.stamp), comp.sanction.as_ref()));
    }
    match &line.edits.remake {
        Some(remake) => ("free", story("line-remade", Some(&remake.reason), None, None)),
        None => ("", String::new()),
    }
}

/// The lines that a part of a divided check bears: whole ones, or as much of them as is its own.
pub(super) fn lines_of<'a>(
    check: &'a Check,
    part: &PartBill,
    reference: &Reference,
    ctx: &Ctx<'_>,
) -> Vec<BillLine<'a>> {
    let lines = part.lines.iter().filter_map(|piece| Some((piece, check.line(piece.line)?)));
    let lines = lines.filter(|(_, line)| line.is_charged());
    lines
        .map(|(piece, line)| BillLine {
            quantity: fraction(line.quantity * piece.weight, piece.of),
            name: line.name.of(ctx.lang()),
            mods: modifiers(&line.chosen, ctx.w),
            unit: None,
            amount: reference.venue.currency.bare(piece.amount),
            class: "",
            about: String::new(),
            times: times(line, ctx),
        })
        .collect()
}

/// `2`, `1/3`, `1 1/2`.
fn fraction(top: u32, bottom: u32) -> String {
    let (mut a, mut b) = (top, bottom.max(1));
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let (top, bottom) = (top / a.max(1), bottom.max(1) / a.max(1));
    match (top / bottom, top % bottom) {
        (whole, 0) => whole.to_string(),
        (0, rest) => format!("{rest}/{bottom}"),
        (whole, rest) => format!("{whole} {rest}/{bottom}"),
    }
}

fn same_kind(a: &Line, b: &Line) -> bool {
    let plain = |line: &Line| line.is_charged();
    let same = a.item == b.item && a.price == b.price && a.name == b.name && a.chosen == b.chosen;
    let same = same && a.promo.each() == b.promo.each();
    // What was undone keeps a row of its own: each has its own reason; and so does time, which has its own segments.
    same && plain(a) && plain(b) && a.edits.time.is_none()
}

/// The sums of a check: lines, discount, service, taxes, rounding, total, what was paid, what is due.
pub(super) fn sums(
    check: &Check,
    part: Option<&PartBill>,
    reference: &Reference,
    ctx: &Ctx<'_>,
    reader: Reader,
) -> Vec<Sum> {
    let (w, currency) = (ctx.w, reference.venue.currency);
    let totals = part.map_or_else(|| check.totals(), |part| part.totals.clone());
    let due = part.map_or_else(|| check.due(), PartBill::due);
    let payments: Vec<&Payment> =
        check.payments_told().filter(|payment| part.is_none_or(|part| payment.part == Some(part.id))).collect();
    let row = |class, label: &str, about: String, amount: Money| Sum {
        class,
        label: label.to_owned(),
        about,
        amount: currency.bare(amount),
    };
    let mut rows = vec![row("", w.t("bill-lines"), String::new(), totals.lines)];
    if part.is_some() && totals.discount != Money::ZERO {
        rows.push(row("off", w.t("bill-discount"), String::new(), -totals.discount));
    }
    for taken in check.promoted().into_iter().filter(|_| part.is_none()) {
        let name = w.name(taken.name);
        let (label, about) = match taken.redemption {
            Some((_, code)) => (name.to_owned(), code.to_owned()),
            None => (name.to_owned(), String::new()),
        };
        rows.push(row("off", &label, about, -taken.off));
    }
    for (discount, off) in check.taken_off().into_iter().filter(|_| part.is_none()) {
        let by = if reader == Reader::House { format!(" · {}", discount.given.by) } else { String::new() };
        let about = format!("{}{by}", discount.reason);
        rows.push(row("off", &off_text(ctx, currency, check, discount), about, -off));
    }
    let service = check.reckoned_by().service;
    if service != Rate::ZERO {
        rows.push(row("", w.t("bill-service"), percent(service), totals.service));
    }
    for tax in &totals.taxes {
        let name = reference.menu.tax_class(&tax.class).map_or(tax.class.as_str(), |class| w.name(&class.name));
        let label = w.s(if totals.tax_included { "bill-tax-included" } else { "bill-tax" }, name);
        let class = if totals.tax_included { "held" } else { "" };
        rows.push(row(class, &label, percent(tax.rate), tax.tax));
    }
    if totals.rounding != Money::ZERO {
        rows.push(row("", w.t("bill-rounding"), String::new(), totals.rounding));
    }
    rows.push(Sum {
        amount: currency.full(totals.total),
        ..row("total", w.t("bill-total"), String::new(), Money::ZERO)
    });
    // A bill that was opened again and closed as it was took nothing more: guests need not read of it.
    let tells =
        |payment: &&&Payment| matches!(reader, Reader::House) || payment.amount != Money::ZERO || payments.len() == 1;
    for payment in payments.iter().filter(tells) {
        let tender = w.t(tender_word(&payment.tender));
        let tender = match &payment.reversal {
            Some(reversal) if reversal.why == Why::Refund => w.s("bill-refund", tender),
            Some(_) => w.s("bill-void", tender),
            None => tender.to_owned(),
        };
        let tender = tender.as_str();
        match reader {
            Reader::House => rows.push(row("paid", tender, about(payment, reference, ctx), -payment.amount)),
            Reader::Guest => {
                rows.push(row("paid", tender, String::new(), -payment.amount));
                if payment.change() > Money::ZERO {
                    rows.push(row("held", w.t("till-given"), String::new(), payment.given));
                    rows.push(row("held", w.t("till-change"), String::new(), payment.change()));
                }
            }
        }
    }
    let tips: Money = payments.iter().map(|payment| payment.tip).sum();
    if tips != Money::ZERO {
        rows.push(row("held", w.t("bill-tip"), String::new(), tips));
    }
    if !payments.is_empty() && due != Money::ZERO {
        rows.push(row("owed", w.t("bill-due"), String::new(), due));
    }
    rows
}

/// `18:42 · Mai · đưa 1.000.000, thối 64.000`.
fn about(payment: &Payment, reference: &Reference, ctx: &Ctx<'_>) -> String {
    let currency = reference.venue.currency;
    let mut text = format!("{} · {}", reference.venue.clock.wall(payment.taken.at), payment.taken.by);
    if payment.change() > Money::ZERO {
        let given = ctx.w.s("bill-given", currency.bare(payment.given));
        let change = ctx.w.s("bill-change", currency.bare(payment.change()));
        text.push_str(&format!(" · {given}, {change}"));
    }
    let more = payment.reference.iter().chain(payment.reversal.as_ref().map(|reversal| &reversal.reason));
    for said in more {
        text.push_str(&format!(" · {said}"));
    }
    text
}

/// `Giảm 5 %`, `Giảm giá Bia Sài Gòn`.
pub(super) fn off_text(ctx: &Ctx<'_>, currency: Currency, check: &Check, discount: &Discount) -> String {
    let mut text = ctx.w.t("bill-discount").to_owned();
    match discount.off {
        Off::Percent(rate) => {
            text = format!("{text} {}", percent(rate));
            if let Some(most) = discount.most {
                text = format!("{text} ({})", ctx.w.s("bill-discount-at-most", currency.bare(most)));
            }
        }
        Off::Amount(off) if discount.line.is_none() => text = format!("{text} {}", currency.bare(off)),
        Off::Amount(_) => {}
    }
    match (discount.line.and_then(|line| check.line(line)), &discount.only) {
        (Some(line), _) => format!("{text} · {}", ctx.w.name(&line.name)),
        // Others were merged in: it is off what was on its own bill.
        (None, Some(only)) => format!("{text} · {}", ctx.w.s("bill-discount-only", whose(ctx, only))),
        (None, None) => text,
    }
}

/// What a bill was called that is a part of another one now.
fn whose(ctx: &Ctx<'_>, only: &Only) -> String {
    if only.table { ctx.w.s("table-named", &only.place) } else { only.place.clone() }
}

fn percent(rate: Rate) -> String {
    format!("{rate}\u{a0}%")
}

/// The message that names a tender.
pub(crate) fn tender_word(tender: &Tender) -> &'static str {
    match tender {
        Tender::Cash => "tender-cash",
        Tender::Card => "tender-card",
        Tender::Transfer => "tender-transfer",
        Tender::Wallet => "tender-wallet",
        Tender::Voucher => "tender-voucher",
        Tender::Points => "tender-points",
        Tender::Account => "tender-account",
    }
}
