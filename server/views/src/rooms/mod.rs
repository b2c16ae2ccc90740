//! Rooms by the hour on every screen. Elements know no clock: while one runs they carry what it will cost from when on, as
//! texts that the server has written, and the browser shows the one that holds (`static/js/running.js`).

mod page;
mod rates;

pub use page::room;
pub use rates::{Rows, fault, rates};

use crate::Ctx;
use crate::live::Look;
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::ids::CheckId;
use goimon_domain::money::Money;
use goimon_domain::room::{RoomFact, Stay};
use goimon_domain::room_time::Segment;
use goimon_domain::time::At;
use std::sync::Arc;

/// So many minutes before the end of a booking everybody is told, as long as it takes to sing two songs.
const SOON_MINUTES: i64 = 10;

/// What something costs from when on, while a room's clock runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// The first moment.
    pub from: At,
    /// What it costs then.
    pub first: String,
    /// `milliseconds after the first|text`, parted by `;`.
    pub steps: String,
    /// Whether the clock stands still.
    pub paused: bool,
    /// A reminder that the time that was booked is nearly over, as HTML; empty when nothing was booked.
    pub ending: String,
}

impl Running {
    /// What something that is told of one check comes to from when on; nothing when no clock runs.
    fn one(look: Look<'_>, check: &Check, text: impl Fn(&Check) -> String) -> Option<Self> {
        let ahead = check.ahead(&look.house.reference.venue.clock);
        let told = ahead.iter().map(|(at, check)| (*at, text(check)));
        Self::told(told, check.running()?, look)
    }

    /// What some checks come to together from when on; nothing when no clock runs.
    pub(crate) fn of(
        look: Look<'_>,
        checks: &[&Arc<Check>],
        amount: impl Fn(&Check) -> Money,
        text: impl Fn(Money) -> String,
    ) -> Option<Self> {
        let clock = &look.house.reference.venue.clock;
        let stay = checks.iter().find_map(|check| check.running())?;
        let paused = checks.iter().filter_map(|check| check.running()).all(|stay| stay.paused().is_some());
        let mut moments: Vec<At> = checks.iter().flat_map(|check| check.ahead(clock)).map(|(at, _)| at).collect();
        moments.sort_unstable();
        moments.dedup();
        // Each check is what it was at its last step before; the moments are all their steps.
        let told = moments.into_iter().map(|at| {
            let sum: Money = checks.iter().map(|check| amount(&check.as_of(clock, at))).sum();
            (at, text(sum))
        });
        Self::told(told, stay, look).map(|running| Self { paused, ..running })
    }

    fn told(told: impl Iterator<Item = (At, String)>, stay: &Stay, look: Look<'_>) -> Option<Self> {
        let mut kept: Vec<(At, String)> = Vec::new();
        for (at, text) in told {
            if kept.last().is_none_or(|(_, last)| *last != text) {
                kept.push((at, text));
            }
        }
        let (from, first) = kept.first()?.clone();
        let steps: Vec<String> = kept.iter().map(|(at, text)| format!("{}|{text}", at.since(from))).collect();
        let ending = stay.booked.map(|until| ending(look, until)).unwrap_or_default();
        Some(Self { from, first, steps: steps.join(";"), paused: stay.paused().is_some(), ending })
    }

    /// The attributes by which the browser knows: numbers and amounts alone, nothing that anybody typed.
    pub fn attributes(&self) -> String {
        format!(" data-from=\"{}\" data-steps=\"{}\"", self.from.0, self.steps)
    }
}

/// ` · until 21:00`, and, shown when it is time, that it is nearly over.
fn ending(look: Look<'_>, until: At) -> String {
    let (soon, over) = (look.w.t("room-nearly-over"), look.w.t("room-over"));
    let told = look.w.s("room-until", look.wall(until));
    format!(
        " · {told}<span class=\"ending\" data-until=\"{}\" data-soon=\"{SOON_MINUTES}\" hidden><span class=\"soon\">⚠ {soon}</span><span class=\"over\">⚠ {over}</span></span>",
        until.0
    )
}

/// While a clock runs: what the time comes to, and what the whole bill does.
pub(crate) fn both(look: Look<'_>, check: &Check) -> Option<(Running, Running)> {
    Some((
        Running::one(look, check, |then| look.bare(time(then)))?,
        Running::one(look, check, |then| look.money(then.totals().total))?,
    ))
}

/// What the newest time on a check comes to.
fn time(check: &Check) -> Money {
    check.time_lines().last().map_or(Money::ZERO, |line| line.price)
}

#[derive(Template)]
#[template(path = "rooms/_strip.html")]
struct Strip<'a> {
    check: CheckId,
    class: &'static str,
    icon: &'static str,
    room: &'a str,
    word: String,
    amount: String,
    running: Option<Running>,
}

/// The strip on a check that sits in a room, or did: how its clock stands, and the way to all that can be done with it.
pub(crate) fn strip(look: Look<'_>, check: &Check) -> Option<String> {
    let stay = check.stay.as_deref();
    let by_the_hour =
        check.table.and_then(|id| look.house.reference.table(id)).is_some_and(|table| table.plan.is_some());
    if !(by_the_hour && check.is_open()) && stay.is_none() {
        return None;
    }
    let w = look.w;
    let running = Running::one(look, check, |then| look.money(time(then)));
    let (class, icon, word) = match (check.running(), stay) {
        (Some(on), _) => match on.paused() {
            Some(since) => ("paused", "⏸", w.s("room-paused-since", look.wall(since))),
            None => ("running", "⏱", w.s("room-running-since", look.wall(on.began()))),
        },
        (None, Some(off)) => {
            ("stopped", "■", w.s("room-stopped-at", off.ended.map(|at| look.wall(at)).unwrap_or_default()))
        }
        (None, None) => ("off", "▷", w.t("room-not-started").to_owned()),
    };
    let line = stay.and_then(|stay| check.line(stay.line?));
    let amount = line.map(|line| look.money(line.amount())).unwrap_or_default();
    let room = stay.and_then(Stay::room).map_or(check.table_label.as_str(), |room| room.label.as_str());
    Strip { check: check.id, class, icon, room, word, amount, running }.render().ok()
}

/// The till's panel while a room's clock runs.
pub(crate) struct RoomSide {
    pub(crate) room: String,
    pub(crate) now: String,
    pub(crate) running: Running,
}

impl RoomSide {
    pub(crate) fn of(ctx: &Ctx<'_>, house: &House, check: &Check) -> Option<Self> {
        let look = Look::new(house, ctx.lang());
        let running = Running::one(look, check, |then| look.money(then.due()))?;
        let now = look.money(check.as_of(&house.reference.venue.clock, ctx.now).due());
        let room = check.running()?.room()?.label.clone();
        Some(Self { room, now, running })
    }
}

/// `VIP 18:00–19:07 · 65′ × 250.000/h = 270.833`.
pub(crate) fn segment(ctx: &Ctx<'_>, one: &Segment) -> String {
    let (from, to) = (ctx.wall(one.from), ctx.wall(one.to));
    let (price, amount) = (ctx.bare(one.per_hour), ctx.bare(one.amount));
    format!("{} {from}–{to} · {}′ × {price}/h = {amount}", one.room, one.minutes)
}

/// What happened to a stay, as a sentence whose subject is the person who did it, and the details.
pub(crate) fn deed(look: &Look<'_>, fact: &RoomFact) -> (String, String) {
    let w = &look.w;
    let plain = |key: &str| (w.t(key).to_owned(), String::new());
    match fact {
        RoomFact::Started { stay, .. } => {
            (w.t("deed-room-started").to_owned(), stay.room().map_or(String::new(), |room| room.label.clone()))
        }
        RoomFact::Paused { .. } => plain("deed-room-paused"),
        RoomFact::Resumed { .. } => plain("deed-room-resumed"),
        RoomFact::Moved { room, .. } => (w.t("deed-room-moved").to_owned(), format!("→ {}", room.label)),
        RoomFact::Stopped { line, .. } => {
            let minutes = line.edits.time.as_ref().map_or(0, |bill| bill.billed);
            (
                w.t("deed-room-stopped").to_owned(),
                format!("{} · {}", w.n("room-minutes", minutes), look.money(line.price)),
            )
        }
        RoomFact::WentOn { .. } => plain("deed-room-went-on"),
        RoomFact::Cancelled { reason, .. } => (w.t("deed-room-cancelled").to_owned(), reason.clone()),
        RoomFact::Corrected { before, after, reason, .. } => (
            w.t("deed-room-corrected").to_owned(),
            format!("{} → {} · {reason}", times(look, before), times(look, after)),
        ),
        RoomFact::Booked { until, .. } => {
            (w.t("deed-room-booked").to_owned(), until.map_or("–".to_owned(), |at| look.wall(at)))
        }
    }
}

/// `STD 19:00, VIP 20:10, ⏸ 20:30–20:40, ■ 21:33`.
fn times(look: &Look<'_>, stay: &Stay) -> String {
    let rooms = stay.rooms.iter().map(|room| format!("{} {}", room.label, look.wall(room.from)));
    let open = |at: Option<At>| at.map_or(String::new(), |at| look.wall(at));
    let pauses = stay.pauses.iter().map(|pause| format!("⏸ {}–{}", look.wall(pause.from), open(pause.to)));
    let end = stay.ended.map(|at| format!("■ {}", look.wall(at)));
    rooms.chain(pauses).chain(end).collect::<Vec<_>>().join(", ")
}
