//! The messages of the live protocol, as JSON text.

use bytestring::ByteString;
use goimon_domain::calling::Call;
use goimon_domain::coursing::CourseFact;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, LineId};
use goimon_domain::line::Line;
use goimon_domain::rushing::RushFact;
use goimon_domain::screen::{Level, Scope};
use goimon_domain::time::At;
use goimon_views::live::View;
use serde::{Deserialize, Serialize};

/// What the server says.
#[derive(Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Down<'a> {
    /// Who is speaking, how far the stream is, the server's time.
    Hello { epoch: &'a str, seq: u64, now: At },
    /// The view as a whole, true at `seq`.
    Whole { seq: u64, html: &'a str },
    /// Elements to put in by their id.
    Part {
        seq: u64,
        html: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        cue: Option<Cue>,
    },
    /// Still here; `sum` is what the view should now show.
    Beat { seq: u64, now: At, sum: &'a str },
}

impl Down<'_> {
    /// The message as text.
    pub fn text(&self) -> ByteString {
        // Strings and numbers under string keys: writing them cannot fail.
        ByteString::from(serde_json::to_string(self).unwrap_or_default())
    }
}

/// What a screen says.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Up {
    /// Everything up to `seq` is painted.
    Seen { seq: u64 },
    /// Somebody at this till settles a check.
    Settling { check: CheckId },
}

/// What a part may sound like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Cue {
    /// Lines joined a ticket that was there.
    Changed,
    /// Something waits at the pass.
    Ready,
    /// A new ticket.
    New,
    /// Something is not to be made or carried out after all.
    Void,
}

/// What an event sounds like on a view, if anything.
pub fn cue(view: View, event: &Event, house: &House) -> Option<Cue> {
    let scope = view.scope(house);
    if let Some(scope) = scope.filter(|scope| scope.level() == Level::Tickets) {
        return cue_at(scope, event, house);
    }
    // A screen at the pass sounds like the pass.
    let view = if scope.is_some() { View::Expo } else { view };
    match (view, &event.fact) {
        (View::Expo | View::Pass, Fact::LineVoided { .. }) => Some(Cue::Void),
        (View::Expo, Fact::LineChanged { .. }) => Some(Cue::Changed),
        (View::Expo, Fact::LineRemade { .. }) => Some(Cue::New),
        (
            View::Expo,
            Fact::CheckMoved { .. } | Fact::CheckMerged { .. } | Fact::CheckParted { .. } | Fact::LinesMoved { .. },
        ) => Some(Cue::Changed),
        (View::Expo, Fact::RoundSent { lines, .. }) => lines.iter().any(|line| !line.is_held()).then_some(Cue::New),
        (View::Expo, Fact::Rush(RushFact::Rushed { .. })) => Some(Cue::Changed),
        (View::Expo, Fact::Course(fact)) => course_cue(fact, house, |_| true),
        (View::Board, Fact::LineDone { check, .. } | Fact::TicketBumped { check, .. }) => {
            let call = house.check(*check).ok().and_then(|check| check.call());
            matches!(call, Some(Call::Ready { .. })).then_some(Cue::Ready)
        }
        (View::Pass, Fact::LineDone { .. }) => Some(Cue::Ready),
        (View::Pass, Fact::TicketBumped { lines, .. }) => (!lines.is_empty()).then_some(Cue::Ready),
        _ => None,
    }
}

/// A fired course is as new as an order, where there is something to make now; one that waits after all is a change.
fn course_cue(fact: &CourseFact, house: &House, here: impl Fn(&Line) -> bool) -> Option<Cue> {
    let check = house.check(fact.check()).ok()?;
    let mut lines = fact.lines().into_iter().filter_map(|line| check.line(line)).filter(|line| here(line));
    match fact {
        CourseFact::Fired { .. } => lines.any(Line::is_queued).then_some(Cue::New),
        CourseFact::Held { .. } => lines.next().map(|_| Cue::Changed),
    }
}

/// What an event sounds like on a kitchen screen: only of what it shows.
fn cue_at(scope: Scope<'_>, event: &Event, house: &House) -> Option<Cue> {
    let check = event.fact.check().and_then(|id| house.check(id).ok());
    let shows = |station| check.is_none_or(|check| scope.shows(check, station));
    let stands_here = |check: CheckId, line: LineId| {
        let line = house.check(check).ok().and_then(|check| check.line(line));
        line.is_some_and(|line| scope.has(line.station) && shows(line.station))
    };
    let here = |station| scope.has(station) && shows(station);
    match &event.fact {
        Fact::Course(fact) => course_cue(fact, house, |line| here(line.station)),
        Fact::Rush(RushFact::Rushed { check, tickets, .. }) => {
            let stations = house.check(*check).ok().into_iter().flat_map(|check| &check.tickets);
            let rushed = stations.filter(|ticket| tickets.contains(&ticket.id));
            rushed.into_iter().any(|ticket| here(ticket.station)).then_some(Cue::Changed)
        }
        Fact::LineVoided { check, line, .. } => stands_here(*check, *line).then_some(Cue::Void),
        Fact::LineChanged { with, .. } => here(with.station).then_some(Cue::Changed),
        Fact::LineRemade { line, .. } => here(line.station).then_some(Cue::New),
        Fact::RoundSent { lines, tickets, .. } => {
            // What only waits, grey, is no call to work: it sounds when it is fired.
            if tickets.iter().any(|ticket| here(ticket.station) && !ticket.is_held()) {
                Some(Cue::New)
            } else {
                lines.iter().any(|line| here(line.station) && !line.is_held()).then_some(Cue::Changed)
            }
        }
        Fact::CheckMoved { .. } | Fact::CheckMerged { .. } | Fact::CheckParted { .. } | Fact::LinesMoved { .. } => {
            Some(Cue::Changed)
        }
        _ => None,
    }
}
