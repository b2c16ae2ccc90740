//! The drawer of a till: its page, and an X or Z on paper.

use super::bill::tender_word;
use crate::Ctx;
use askama::Template;
use goimon_domain::house::House;
use goimon_domain::line::Stamp;
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::shift::{Counting, Figures, Outside, Shift, denominations};
use goimon_domain::staff::Role;
use goimon_domain::time::VenueClock;

#[derive(Template)]
#[template(path = "cashier/shift.html")]
struct ShiftPage<'a> {
    ctx: &'a Ctx<'a>,
    shift: Option<&'a Shift>,
    about: String,
    moves: Vec<(String, String)>,
    /// Notes and coins to count: minor units and as people write them; nobody counts when it is empty.
    pieces: Vec<(i64, String)>,
    tenders: Vec<(&'static str, &'a str)>,
    /// Whether what should be there may be seen.
    shows: bool,
    differences: Vec<[String; 4]>,
    closed: Vec<(String, String, String)>,
    /// What was taken where no shift was open: the next one carries it.
    outside: Option<String>,
    /// By how many counts this page knows.
    seen: usize,
    why_count: &'a str,
}

#[derive(Template)]
#[template(path = "cashier/shift_report.html")]
struct ReportPage<'a> {
    ctx: &'a Ctx<'a>,
    title: String,
    facts: Vec<(&'a str, String)>,
    figures: Vec<(String, String)>,
    differences: Vec<[String; 4]>,
    /// What was taken before it was opened: a heading and its rows.
    before: Option<(String, Vec<(String, String)>)>,
    /// Every count of it, when there is more than one.
    counts: Vec<(String, String)>,
    carried: Vec<(String, String)>,
    /// Where its timeline is.
    timeline: String,
}

#[derive(Template)]
#[template(path = "cashier/shift_timeline.html")]
struct TimelinePage<'a> {
    ctx: &'a Ctx<'a>,
    title: String,
    up: String,
    /// When, who, what, and the details.
    rows: Vec<[String; 4]>,
}

/// Whether money that is taken at this till now belongs to no shift: the house does not ask for shifts, and none is open here.
pub(super) fn takes_outside(ctx: &Ctx<'_>, house: &House) -> bool {
    let device = ctx.who.as_ref().and_then(|who| who.device);
    !house.reference.venue.till.shifts && house.shift_at(device).is_none()
}

/// Who did what with a drawer, from its float to its Z.
pub fn shift_timeline(ctx: &Ctx<'_>, house: &House, shift: &Shift, role: Role) -> askama::Result<String> {
    let (w, clock) = (&ctx.w, &house.reference.venue.clock);
    let mut rows: Vec<(i64, [String; 4])> = Vec::new();
    let shows = shift.shows(role, house.reference.venue.till.counting);
    let mut add = |stamp: &Stamp, what: &str, detail: String| {
        rows.push((stamp.at.0, [clock.wall(stamp.at), stamp.by.clone(), w.t(what).to_owned(), detail]));
    };
    add(&shift.opened, "shift-open", ctx.money(shift.float));
    for movement in &shift.movements {
        let what = match movement.amount {
            Money::ZERO => "shift-look-done",
            amount if amount.is_negative() => "shift-out",
            _ => "shift-in",
        };
        let amount = (movement.amount != Money::ZERO).then(|| ctx.money(movement.amount));
        let detail = amount.into_iter().chain([movement.reason.clone()]).collect::<Vec<_>>().join(" · ");
        add(&movement.stamp, what, detail);
    }
    for count in &shift.counts {
        // What was counted against what should be there is theirs who may see that.
        let cash = count.differences.iter().find(|row| row.tender == Tender::Cash).filter(|_| shows);
        let detail = cash.map(|row| format!("{} ({})", ctx.money(row.counted), ctx.bare(row.over())));
        add(&count.stamp, "shift-count", detail.unwrap_or_default());
    }
    for stamp in &shift.takeovers {
        add(stamp, "shift-take-over", String::new());
    }
    if let Some(z) = &shift.z {
        add(&z.stamp, "shift-closed", w.n("shift-z-number", z.number));
    }
    rows.sort_by_key(|(at, _)| *at);
    let title = shift.z.as_ref().map_or_else(|| w.t("shift-title").to_owned(), |z| w.n("shift-z-number", z.number));
    let title = format!("{title} · {}", shift.day.strftime("%d/%m/%Y"));
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    TimelinePage { ctx, title, up: "/shift".to_owned(), rows }.render()
}

/// The drawer of this till, and the last Zs.
pub fn shift(ctx: &Ctx<'_>, house: &House, shift: Option<&Shift>, closed: &[Shift]) -> askama::Result<String> {
    let (w, clock) = (&ctx.w, &house.reference.venue.clock);
    let counting = house.reference.venue.till.counting;
    let role = ctx.who.as_ref().map_or(Role::Waiter, |who| who.role);
    let shows = shift.is_some_and(|shift| shift.shows(role, counting));
    let currency = house.reference.venue.currency;
    let pieces = denominations(currency).into_iter().filter(|_| shift.is_some());
    let about = shift.map(|shift| {
        format!(
            "{} · {} · {}",
            shift.holder,
            clock.date_and_wall(shift.opened.at),
            w.s("shift-float-of", ctx.money(shift.float))
        )
    });
    let closed = closed.iter().filter_map(|shift| {
        let z = shift.z.as_ref()?;
        let when = format!("{} · {}", clock.date_and_wall(z.stamp.at), z.stamp.by);
        Some((shift.id.to_string(), w.n("shift-z-number", z.number), when))
    });
    ShiftPage {
        ctx,
        shift,
        about: about.unwrap_or_default(),
        moves: shift.map(|shift| moves(ctx, shift)).unwrap_or_default(),
        pieces: pieces.map(|piece| (piece.units(), ctx.bare(piece))).collect(),
        tenders: Tender::ALL
            .into_iter()
            .filter(|tender| *tender != Tender::Cash && !tender.is_theirs())
            .map(|of| (of.word(), name(ctx, of)))
            .collect(),
        shows,
        outside: house.outside.as_deref().map(|outside| outside_told(ctx, clock, outside, role, counting)),
        seen: shift.map_or(0, |shift| shift.counts.len()),
        why_count: w.t(match (shift.is_some_and(|shift| shift.counted), counting) {
            (true, _) => "shift-recount-why",
            (false, Counting::Blind) => "shift-count-why",
            (false, Counting::Open) => "shift-count-open-why",
        }),
        differences: shift.filter(|shift| shift.counted).map(|shift| differences(ctx, shift)).unwrap_or_default(),
        closed: closed.collect(),
    }
    .render()
}

/// An X of a shift that goes on, the Z of one that is over: for 80 mm.
pub fn shift_report(ctx: &Ctx<'_>, house: &House, shift: &Shift) -> askama::Result<String> {
    let (w, clock) = (&ctx.w, &house.reference.venue.clock);
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
    let carried = shift
        .z
        .iter()
        .flat_map(|z| &z.carried)
        .map(|row| (format!("{} · #{}", row.place, row.number), ctx.bare(row.total - row.paid)));
    ReportPage {
        ctx,
        title,
        facts,
        figures: figures(ctx, house, shift),
        differences: if shift.counted { differences(ctx, shift) } else { Vec::new() },
        before: shift.before.as_deref().map(|before| {
            let when = format!("{} – {}", clock.date_and_wall(before.since), clock.date_and_wall(before.until));
            (w.s("shift-before", when), before_rows(ctx, before))
        }),
        counts: counts(ctx, shift),
        carried: carried.collect(),
        timeline: format!("/shifts/{}/timeline", shift.id),
    }
    .render()
}

fn moves(ctx: &Ctx<'_>, shift: &Shift) -> Vec<(String, String)> {
    let rows = shift.movements.iter().map(|movement| {
        let amount = match movement.amount {
            Money::ZERO => ctx.w.t("shift-look-done").to_owned(),
            amount => ctx.bare(amount),
        };
        (format!("{} {} · {}", ctx.wall(movement.stamp.at), movement.stamp.by, movement.reason), amount)
    });
    rows.collect()
}

/// Tender, counted, expected, over.
fn differences(ctx: &Ctx<'_>, shift: &Shift) -> Vec<[String; 4]> {
    let rows = shift.counts.last().into_iter().flat_map(|count| &count.differences);
    rows.map(|row| {
        [name(ctx, row.tender).to_owned(), ctx.bare(row.counted), ctx.bare(row.expected), ctx.bare(row.over())]
    })
    .collect()
}

fn figures(ctx: &Ctx<'_>, house: &House, shift: &Shift) -> Vec<(String, String)> {
    let (w, figures) = (&ctx.w, &shift.figures);
    let mut rows = vec![
        (w.t("shift-checks").to_owned(), figures.checks.to_string()),
        (w.t("shift-covers").to_owned(), figures.covers.to_string()),
        (w.t("shift-lines").to_owned(), ctx.bare(figures.lines)),
        (w.t("shift-discount").to_owned(), ctx.bare(-figures.discount)),
        (w.t("shift-service").to_owned(), ctx.bare(figures.service)),
    ];
    let class = |code: &str| {
        let class = house.reference.menu.tax_class(code);
        class.map_or_else(|| code.to_owned(), |class| w.name(&class.name).to_owned())
    };
    let taxes = figures.taxes.iter();
    rows.extend(
        taxes.map(|row| (w.s("shift-tax", format!("{} {} %", class(&row.class), row.rate)), ctx.bare(row.tax))),
    );
    rows.push((w.t("shift-rounding").to_owned(), ctx.bare(figures.rounding)));
    rows.push((w.t("shift-total").to_owned(), ctx.bare(figures.total)));
    rows.extend(takings(ctx, figures));
    rows.push((w.t("shift-float").to_owned(), ctx.bare(shift.float)));
    rows.extend(moves(ctx, shift));
    if shift.looks() > 0 {
        rows.push((w.t("shift-looks").to_owned(), shift.looks().to_string()));
    }
    rows.push((w.t("shift-expected").to_owned(), ctx.bare(shift.expected(Tender::Cash))));
    rows
}

/// What came in and went back, by tender.
fn takings(ctx: &Ctx<'_>, figures: &Figures) -> Vec<(String, String)> {
    let (w, mut rows) = (&ctx.w, Vec::new());
    for (tender, taking) in &figures.taken {
        let name = name(ctx, *tender);
        rows.push((format!("{name} × {}", taking.count), ctx.bare(taking.amount)));
        let more =
            [("shift-tips", taking.tips), ("shift-voided", -taking.voided), ("shift-refunded", -taking.refunded)];
        let more = more.into_iter().filter(|(_, amount)| *amount != Money::ZERO);
        rows.extend(more.map(|(key, amount)| (w.s(key, name), ctx.bare(amount))));
    }
    let debts = figures.debts.iter();
    rows.extend(debts.map(|(tender, amount)| (w.s("shift-debts", name(ctx, *tender)), ctx.bare(*amount))));
    rows
}

/// What was taken before a shift was opened.
fn before_rows(ctx: &Ctx<'_>, before: &Outside) -> Vec<(String, String)> {
    let (w, figures) = (&ctx.w, &before.figures);
    let sales = [
        (w.t("shift-checks").to_owned(), figures.checks.to_string()),
        (w.t("shift-total").to_owned(), ctx.bare(figures.total)),
    ];
    sales.into_iter().chain(takings(ctx, figures)).collect()
}

/// What was taken since no shift was open; how much of it is told where the drawer is not counted blind.
fn outside_told(ctx: &Ctx<'_>, clock: &VenueClock, outside: &Outside, role: Role, counting: Counting) -> String {
    let since = clock.date_and_wall(outside.since);
    let told = ctx.w.with("shift-outside-since", &[("n", outside.count().into()), ("when", since.into())]);
    if role != Role::Manager && counting == Counting::Blind {
        return told;
    }
    let rows = takings(ctx, &outside.figures).into_iter().map(|(what, amount)| format!("{what}: {amount}"));
    [told].into_iter().chain(rows).collect::<Vec<_>>().join(" · ")
}

/// Who counted when, and how much cash; nothing when it was counted once.
fn counts(ctx: &Ctx<'_>, shift: &Shift) -> Vec<(String, String)> {
    if shift.counts.len() < 2 {
        return Vec::new();
    }
    let rows = shift.counts.iter().map(|count| {
        let cash = count.differences.iter().find(|row| row.tender == Tender::Cash);
        let cash = cash.map_or_else(String::new, |row| format!("{} ({})", ctx.bare(row.counted), ctx.bare(row.over())));
        (format!("{} {}", ctx.wall(count.stamp.at), count.stamp.by), cash)
    });
    rows.collect()
}

fn name<'a>(ctx: &'a Ctx<'_>, tender: Tender) -> &'a str {
    ctx.w.t(tender_word(&tender))
}
