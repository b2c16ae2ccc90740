//! What left a station's screen last, and how long tickets stood.

use crate::Words;
use crate::kitchen::rows::calling;
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, TicketId};
use goimon_domain::screen::Scope;
use goimon_domain::ticket::Ticket;
use std::borrow::Cow;
use std::fmt::Write as _;

/// Over how many of the last tickets the average goes.
const PACE_OVER: usize = 20;

/// A ticket that has left the screen.
#[derive(Template)]
#[template(path = "kitchen/_bumped.html")]
pub(super) struct Left<'a> {
    w: Words,
    id: TicketId,
    /// The latest first.
    order: i64,
    table: Cow<'a, str>,
    number: u32,
    what: String,
    wall: String,
    by: &'a str,
}

impl<'a> Left<'a> {
    pub(super) fn of(check: &'a Check, ticket: &'a Ticket, house: &House, w: Words) -> Option<Self> {
        let bump = ticket.bumped.as_ref()?;
        Some(Self {
            w,
            id: ticket.id,
            order: -bump.stamp.at.0,
            table: calling(check, w),
            number: ticket.number,
            what: summary(check, ticket, w),
            wall: house.reference.venue.clock.wall(bump.stamp.at),
            by: &bump.stamp.by,
        })
    }
}

fn summary(check: &Check, ticket: &Ticket, w: Words) -> String {
    let mut text = String::new();
    for line in check.lines_on(ticket.id).filter(|line| !line.is_voided()) {
        let comma = if text.is_empty() { "" } else { ", " };
        // Writing to a string cannot fail.
        let _ = write!(text, "{comma}{} {}", line.quantity, line.name.of(w.lang()));
    }
    if text.is_empty() { w.t("kitchen-all-off").to_owned() } else { text }
}

#[derive(Template)]
#[template(path = "kitchen/_pace.html")]
pub(super) struct Pace {
    pub(super) w: Words,
    pub(super) average: String,
}

pub(super) fn pace(scope: Scope<'_>, house: &House) -> String {
    let stood = |(check, ticket): (CheckId, TicketId)| {
        let check = house.checks.get(&check)?;
        let ticket = check.ticket(ticket).filter(|ticket| scope.shows(check, ticket.station))?;
        let bump = ticket.bumped.as_ref()?;
        Some((bump.seq, bump.stamp.at.since(ticket.opened_at)))
    };
    let left = scope.stations().flat_map(|station| house.recallable(station.id).take(PACE_OVER));
    let mut left: Vec<(u64, i64)> = left.filter_map(stood).collect();
    left.sort_unstable_by(|a, b| b.cmp(a));
    let stood: Vec<i64> = left.into_iter().take(PACE_OVER).map(|(_, stood)| stood).collect();
    let Some(seconds) = stood.iter().sum::<i64>().checked_div(stood.len() as i64 * 1000) else { return "–".into() };
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
