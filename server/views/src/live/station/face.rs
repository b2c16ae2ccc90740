//! The face of a ticket on a station's screen.

use super::RUSHED;
use super::elsewhere::elsewhere;
use crate::kitchen::rows::{Phrase, Row, calling, phrases};
use crate::timed::{Times, common};
use crate::{Words, guests};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::edits::in_order;
use goimon_domain::house::House;
use goimon_domain::ids::TicketId;
use goimon_domain::line::Line;
use goimon_domain::screen::{Level, Scope};
use goimon_domain::ticket::Ticket;
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "kitchen/_ticket.html")]
pub(super) struct TicketFace<'a> {
    w: Words,
    id: TicketId,
    /// Its slot; on a screen of several stations, where slots are the browser's, when it was sent.
    slot: i64,
    table: Cow<'a, str>,
    sub: String,
    opened: i64,
    wall: String,
    warn: u16,
    late: u16,
    rows: Vec<Row<'a>>,
    also: String,
    /// How many edits and moves somebody has still to acknowledge.
    news: usize,
    /// Where it belonged before, who said so and when.
    moved: Option<(&'a str, String)>,
    /// The note on the table.
    about: Vec<Phrase<'a>>,
    /// Whether somebody can begin with something on it, or take that back; nothing when all is made.
    begin: Option<bool>,
    /// The course of which it is, where it waits or has waited.
    course: Option<&'static str>,
    /// Whether it waits.
    held: bool,
    /// When what is on it is begun by itself, and when all that is to make on it is to be done.
    times: Times,
    /// Whether it goes before others, and whether it could.
    rush: bool,
    can_rush: bool,
}

/// Whether a line is an edit to acknowledge. A change is one, not two: the line that it strikes through does not count.
fn is_news(line: &Line) -> bool {
    line.pending().is_some() && line.void().is_none_or(|void| void.instead.is_none())
}

impl<'a> TicketFace<'a> {
    pub(super) fn of(check: &'a Check, ticket: &'a Ticket, scope: Scope<'_>, house: &House, w: Words) -> Option<Self> {
        let station = house.reference.station(ticket.station)?;
        let (warn, late) = scope.limits(station);
        let alone = scope.whole_of().is_some();
        let rush = ticket.rush.is_some() && !ticket.is_held();
        let whose = if scope.level() != Level::Tickets || scope.stations().nth(1).is_some() {
            format!("{} · ", w.name(&station.name))
        } else {
            String::new()
        };
        let clock = &house.reference.venue.clock;
        let mut rows = Vec::new();
        let mut rounds = Vec::new();
        let all_off = check.lines_on(ticket.id).all(Line::is_voided);
        let shown = |line: &&Line| !line.is_voided() || line.pending().is_some() || all_off;
        let target = common(check.lines_on(ticket.id).filter(|line| line.is_to_make()).map(|line| line.target));
        for line in in_order(check.lines_on(ticket.id).filter(shown)) {
            let mut row = Row::of(line, w);
            // What the head says, no line says again.
            row.times.target = Times::of(check, line, clock).target.filter(|_| target.is_none());
            if line.edits.remake.is_none() && !rounds.contains(&line.round) {
                // The first round is the ticket itself; every later one comes under a rule that says when it came.
                if let (false, Some(round)) = (rounds.is_empty(), check.round(line.round)) {
                    let when = clock.wall(round.sent.at);
                    row.rule = Some(format!("+ {} {when} · {}", w.t("kitchen-added"), round.sent.by));
                }
                rounds.push(line.round);
            }
            rows.push(row);
        }
        let by = rounds.first().and_then(|id| check.round(*id)).map_or(&check.opened.by, |round| &round.sent.by);
        let kind = w.t(guests::kind(check));
        let away = guests::away(check, house, w);
        let away = if away.is_empty() { away } else { format!(" · {away}") };
        Some(Self {
            w,
            id: ticket.id,
            slot: match (alone, rush) {
                (true, _) => i64::from(ticket.slot),
                (false, true) => ticket.opened_at.0 / 1000 - RUSHED,
                (false, false) => ticket.opened_at.0 / 1000,
            },
            rush,
            can_rush: !ticket.is_held() && check.lines_on(ticket.id).any(Line::is_queued),
            table: calling(check, w),
            sub: format!("{whose}{by} · {} · #{} · {kind}{away}", w.n("kitchen-covers", check.covers), ticket.number),
            moved: ticket.moved.as_ref().map(|moved| {
                let stamp = &moved.stamp;
                (moved.from.as_str(), format!("{} · {}", clock.wall(stamp.at), stamp.by))
            }),
            about: check.note.as_deref().map(phrases).unwrap_or_default(),
            course: ticket.hold.as_ref().map(|hold| w.course(hold.course)),
            held: ticket.is_held(),
            times: Times {
                due: ticket.due().map(|due| clock.wall(due)),
                target: target.map(|target| clock.wall(target)),
            },
            opened: ticket.opened_at.0,
            wall: clock.wall(ticket.opened_at),
            warn,
            late,
            rows,
            begin: if check.lines_on(ticket.id).any(Line::is_untouched) {
                Some(true)
            } else {
                check.lines_on(ticket.id).any(Line::is_cooking).then_some(false)
            },
            also: elsewhere(check, ticket, &rounds, house, w),
            news: check.lines_on(ticket.id).filter(|line| is_news(line)).count() + usize::from(ticket.moved.is_some()),
        })
    }
}
