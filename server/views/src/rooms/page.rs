//! The page of a check's room: how its clock stands now, segment by segment, and what can be done with it. It works as plain
//! forms: what it costs now is the server's word of the moment; with a script it goes on.

use super::Running;
use crate::Ctx;
use crate::live::Look;
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::room::Stay;
use goimon_domain::room_time::{Segment, TimeBill};
use goimon_domain::staff::Role;

#[derive(Template)]
#[template(path = "rooms/room.html")]
struct RoomPage<'a> {
    ctx: &'a Ctx<'a>,
    check: &'a Check,
    place: String,
    /// How the clock stands.
    state: State,
    /// What the state is called, and since when.
    said: String,
    /// What the time costs now, and later.
    total: String,
    running: Option<Running>,
    bill: TimeBill,
    rows: Vec<Row<'a>>,
    /// The place on the check of the line that bills it, while it can be taken off again.
    line: Option<usize>,
    booked: String,
    times: Option<Times>,
}

/// How a clock stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Off,
    Running,
    Paused,
    Stopped,
}

struct Row<'a> {
    segment: &'a Segment,
    from: String,
    to: String,
    price: String,
    amount: String,
}

/// What a manager can put right, as a form writes it.
struct Times {
    /// (room, from when).
    rooms: Vec<(String, String)>,
    /// (from, to); the last one is empty, for a pause that nobody entered.
    pauses: Vec<(String, String)>,
    ended: String,
}

impl Times {
    fn of(house: &House, stay: &Stay) -> Self {
        let clock = &house.reference.venue.clock;
        let form = |at: Option<_>| at.map(|at| clock.form(at)).unwrap_or_default();
        let pauses = stay.pauses.iter().map(|pause| (clock.form(pause.from), form(pause.to)));
        Self {
            rooms: stay.rooms.iter().map(|room| (room.label.clone(), clock.form(room.from))).collect(),
            pauses: pauses.chain([(String::new(), String::new())]).collect(),
            ended: form(stay.ended),
        }
    }
}

/// A check's room.
pub fn room(ctx: &Ctx<'_>, house: &House, check: &Check) -> askama::Result<String> {
    let look = Look::new(house, ctx.lang());
    let clock = &house.reference.venue.clock;
    let stay = check.stay.as_deref();
    let bill = stay.map(|stay| stay.bill(clock, ctx.now)).unwrap_or_default();
    let (state, said) = match (check.running(), stay) {
        (Some(on), _) => match on.paused() {
            Some(since) => (State::Paused, ctx.w.s("room-paused-since", ctx.wall(since))),
            None => (State::Running, ctx.w.s("room-running-since", ctx.wall(on.began()))),
        },
        (None, Some(off)) => {
            (State::Stopped, ctx.w.s("room-stopped-at", off.ended.map(|at| ctx.wall(at)).unwrap_or_default()))
        }
        (None, None) => (State::Off, ctx.w.t("room-not-started").to_owned()),
    };
    let row = |segment| Row {
        segment,
        from: ctx.wall(segment.from),
        to: ctx.wall(segment.to),
        price: ctx.bare(segment.per_hour),
        amount: ctx.bare(segment.amount),
    };
    let line = stay.and_then(|stay| check.line(stay.line?)).filter(|line| line.is_charged());
    let shown = bill.clone();
    RoomPage {
        ctx,
        check,
        place: look.place(check),
        state,
        said,
        total: ctx.money(bill.total),
        running: Running::one(look, check, |then| look.money(super::time(then))),
        rows: shown.segments.iter().map(row).collect(),
        bill,
        line: line.filter(|_| check.is_open()).map(|line| look.nth(check, line)),
        booked: stay.and_then(|stay| stay.booked).map(|at| ctx.wall(at)).unwrap_or_default(),
        times: stay.filter(|_| check.is_open() && ctx.is(Role::Manager)).map(|stay| Times::of(house, stay)),
    }
    .render()
}
