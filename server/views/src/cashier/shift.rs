//! The drawer of a till: its page, and what happened in it.

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

pub(super) fn moves(ctx: &Ctx<'_>, shift: &Shift) -> Vec<(String, String)> {
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

/// What came in and went back, by tender.
pub(super) fn takings(ctx: &Ctx<'_>, figures: &Figures) -> Vec<(String, String)> {
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

pub(super) fn name<'a>(ctx: &'a Ctx<'_>, tender: Tender) -> &'a str {
    ctx.w.t(tender_word(&tender))
}
