//! An X or a Z: the same rows on the page and on the printer's paper, narrow enough for 58 mm.

use super::bill::tender_word;
use super::shift::{moves, takings};
use crate::Ctx;
use askama::Template;
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::printer::PaperWidth;
use goimon_domain::shift::{Outside, Shift};
use goimon_domain::venue::Reference;

/// An X of a shift that goes on, the Z of one that is over, as texts.
pub struct ShiftSheet {
    /// The venue's name.
    pub venue: String,
    /// X, or Z and its number.
    pub title: String,
    /// Which copy of a Z it is; empty for the first print, and for every X.
    pub copy: String,
    /// What it is of: names and values.
    pub facts: Vec<(String, String)>,
    /// Its figures, one group below the other.
    pub groups: Vec<SheetGroup>,
}

/// Figures that belong together.
pub struct SheetGroup {
    /// What they are; empty where they speak for themselves.
    pub heading: String,
    /// The figures.
    pub rows: Vec<SheetRow>,
    /// What to know about them; empty for nothing.
    pub note: String,
}

/// A figure.
pub struct SheetRow {
    /// Of what.
    pub label: String,
    /// What stands small below it; empty for nothing.
    pub below: String,
    /// How much.
    pub amount: String,
    /// Whether it is what the others come to.
    pub strong: bool,
}

impl SheetRow {
    fn new((label, amount): (String, String)) -> Self {
        Self { label, below: String::new(), amount, strong: false }
    }

    fn strong(label: &str, amount: String) -> Self {
        Self { label: label.to_owned(), below: String::new(), amount, strong: true }
    }
}

impl SheetGroup {
    fn of(heading: impl Into<String>, rows: Vec<SheetRow>) -> Self {
        Self { heading: heading.into(), rows, note: String::new() }
    }

    fn plain(heading: impl Into<String>, rows: impl IntoIterator<Item = (String, String)>) -> Self {
        Self::of(heading, rows.into_iter().map(SheetRow::new).collect())
    }
}

impl ShiftSheet {
    /// A shift's X or Z; of a Z the copy of that number, where 0 is the first print.
    pub fn of(ctx: &Ctx<'_>, reference: &Reference, shift: &Shift, copy: u32) -> Self {
        let (w, clock) = (&ctx.w, &reference.venue.clock);
        let mut facts = vec![
            (w.t("shift-day"), shift.day.strftime("%d/%m/%Y").to_string()),
            (w.t("shift-opened"), format!("{} {}", clock.date_and_wall(shift.opened.at), shift.opened.by)),
            (w.t("shift-holder"), shift.holder.clone()),
        ];
        let title = match &shift.z {
            Some(z) => {
                facts.push((w.t("shift-closed"), format!("{} {}", clock.date_and_wall(z.stamp.at), z.stamp.by)));
                w.n("shift-z-number", z.number)
            }
            None => {
                facts.push((w.t("shift-now"), clock.date_and_wall(ctx.now)));
                w.t("shift-x").to_owned()
            }
        };
        let mut groups = vec![
            sales(ctx, reference, shift),
            SheetGroup::plain("", takings(ctx, &shift.figures)),
            drawer(ctx, shift),
            differences(ctx, shift),
            counts(ctx, shift),
        ];
        groups.extend(shift.before.as_deref().map(|before| before_it(ctx, reference, before)));
        let carried = shift.z.iter().flat_map(|z| &z.carried);
        let carried = carried.map(|row| (format!("{} · #{}", row.place, row.number), ctx.bare(row.total - row.paid)));
        groups.push(SheetGroup::plain(w.t("shift-carried"), carried));
        groups.retain(|group| !group.rows.is_empty());
        Self {
            venue: reference.venue.name.clone(),
            title,
            copy: if copy > 0 && shift.z.is_some() { w.n("receipt-copy", copy) } else { String::new() },
            facts: facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            groups,
        }
    }
}

/// What was sold.
fn sales(ctx: &Ctx<'_>, reference: &Reference, shift: &Shift) -> SheetGroup {
    let (w, figures) = (&ctx.w, &shift.figures);
    let mut rows = vec![
        (w.t("shift-checks").to_owned(), figures.checks.to_string()),
        (w.t("shift-covers").to_owned(), figures.covers.to_string()),
        (w.t("shift-lines").to_owned(), ctx.bare(figures.lines)),
        (w.t("shift-discount").to_owned(), ctx.bare(-figures.discount)),
        (w.t("shift-service").to_owned(), ctx.bare(figures.service)),
    ];
    let class = |code: &str| {
        let class = reference.menu.tax_class(code);
        class.map_or_else(|| code.to_owned(), |class| w.name(&class.name).to_owned())
    };
    let taxes = figures.taxes.iter();
    rows.extend(
        taxes.map(|row| (w.s("shift-tax", format!("{} {} %", class(&row.class), row.rate)), ctx.bare(row.tax))),
    );
    rows.push((w.t("shift-rounding").to_owned(), ctx.bare(figures.rounding)));
    let mut group = SheetGroup::plain("", rows);
    group.rows.push(SheetRow::strong(w.t("shift-total"), ctx.bare(figures.total)));
    group
}

/// What lies in the drawer, and why.
fn drawer(ctx: &Ctx<'_>, shift: &Shift) -> SheetGroup {
    let w = &ctx.w;
    let mut rows = vec![(w.t("shift-float").to_owned(), ctx.bare(shift.float))];
    rows.extend(moves(ctx, shift));
    if shift.looks() > 0 {
        rows.push((w.t("shift-looks").to_owned(), shift.looks().to_string()));
    }
    let mut group = SheetGroup::plain("", rows);
    group.rows.push(SheetRow::strong(w.t("shift-expected"), ctx.bare(shift.expected(Tender::Cash))));
    group
}

/// What was counted last against what should be there, once it is counted.
fn differences(ctx: &Ctx<'_>, shift: &Shift) -> SheetGroup {
    let w = &ctx.w;
    let rows = shift.counts.last().filter(|_| shift.counted).into_iter().flat_map(|count| &count.differences);
    // On narrow paper a line ends between the two, not between a word and its sum.
    let whole = |key: &str, sum: Money| format!("{} {}", w.t(key), ctx.bare(sum)).replace(' ', "\u{a0}");
    let rows = rows.map(|row| SheetRow {
        label: w.t(tender_word(&row.tender)).to_owned(),
        below: format!("{} · {}", whole("shift-counted", row.counted), whole("shift-should", row.expected)),
        amount: ctx.bare(row.over()),
        strong: row.over() != Money::ZERO,
    });
    SheetGroup::of(w.t("shift-difference"), rows.collect())
}

/// Who counted when, and how much cash; nothing when it was counted once.
fn counts(ctx: &Ctx<'_>, shift: &Shift) -> SheetGroup {
    let rows = shift.counts.iter().filter(|_| shift.counts.len() > 1).map(|count| {
        let cash = count.differences.iter().find(|row| row.tender == Tender::Cash);
        let cash = cash.map_or_else(String::new, |row| format!("{} ({})", ctx.bare(row.counted), ctx.bare(row.over())));
        (format!("{} {}", ctx.wall(count.stamp.at), count.stamp.by), cash)
    });
    SheetGroup::plain(ctx.w.t("shift-counts"), rows)
}

/// What was taken before it was opened.
fn before_it(ctx: &Ctx<'_>, reference: &Reference, before: &Outside) -> SheetGroup {
    let (w, clock, figures) = (&ctx.w, &reference.venue.clock, &before.figures);
    let (since, until) = (clock.date_and_wall(before.since), clock.date_and_wall(before.until));
    // On one day the day is said once.
    let day = since.strip_suffix(&clock.wall(before.since)).unwrap_or(&since);
    let when = format!("{since} – {}", until.strip_prefix(day).unwrap_or(&until));
    let sales = [
        (w.t("shift-checks").to_owned(), figures.checks.to_string()),
        (w.t("shift-total").to_owned(), ctx.bare(figures.total)),
    ];
    let rows = sales.into_iter().chain(takings(ctx, figures));
    SheetGroup { note: w.t("shift-before-why").to_owned(), ..SheetGroup::plain(w.s("shift-before", when), rows) }
}

#[derive(Template)]
#[template(path = "cashier/shift_report.html")]
struct ReportPage<'a> {
    ctx: &'a Ctx<'a>,
    sheet: ShiftSheet,
    width: PaperWidth,
    /// Its address.
    at: String,
    /// Whether prints of it are counted.
    closed: bool,
}

/// How an X or a Z is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct SheetWanted {
    /// On paper of which width; else of that of the house's printer for bills.
    pub width: Option<PaperWidth>,
    /// Whether it was just counted and goes to paper now: else what is printed of it is one more copy.
    pub printing: bool,
}

/// An X of a shift that goes on, the Z of one that is over.
pub fn shift_report(
    ctx: &Ctx<'_>,
    reference: &Reference,
    shift: &Shift,
    wanted: SheetWanted,
) -> askama::Result<String> {
    let usual = reference.printers.iter().find(|printer| printer.receipts).map(|printer| printer.paper);
    ReportPage {
        ctx,
        sheet: ShiftSheet::of(ctx, reference, shift, shift.prints.saturating_sub(u32::from(wanted.printing))),
        width: wanted.width.or(usual).unwrap_or_default(),
        at: format!("/shifts/{}", shift.id),
        closed: shift.z.is_some(),
    }
    .render()
}
