//! What was sent, as a waiter sees it: by course, each line with its own mark and how far it is; a course says whether it
//! waits, was fired, or could still wait. Below that every round in one row, with its mark.

use super::courses::portions;
use super::{Element, Key, Look};
use crate::timed::Times;
use askama::Template;
use goimon_domain::check::{Check, Round};
use goimon_domain::course::Course;
use goimon_domain::edits::in_order;
use goimon_domain::ids::{RoundId, StationId};
use goimon_domain::line::{Line, LineState};
use goimon_domain::time::At;
use std::collections::HashMap;

/// The courses of a check, each an element of its own, in the order of the table.
pub(crate) const SENT: [Key; 4] =
    [Key::Part("course-drinks"), Key::Part("course-starters"), Key::Part("course-mains"), Key::Part("course-desserts")];

/// A course of a check with what was sent of it.
#[derive(Template)]
#[template(path = "waiter/_course_sent.html")]
struct CoursePart<'a> {
    look: Look<'a>,
    check: &'a Check,
    key: Key,
    course: Course,
    /// How many portions wait until somebody fires them.
    waiting: u32,
    /// How many portions wait for their time, and when the next of them is made.
    timed: u32,
    next: Option<At>,
    /// Whether what came before is on the table.
    due: bool,
    /// When it was fired, and which stations' screens have not shown that yet.
    fired: Option<(At, String)>,
    /// Whether it could still wait.
    holdable: bool,
    lines: Vec<SentLine<'a>>,
}

struct SentLine<'a> {
    line: &'a Line,
    round: &'a Round,
    /// Whether a screen of its station has shown it.
    seen: bool,
    /// When it is begun and to be done.
    times: Times,
}

/// A round in one row.
#[derive(Template)]
#[template(path = "waiter/_round.html")]
struct RoundPart<'a> {
    look: Look<'a>,
    round: &'a Round,
    /// Stations whose screens have not shown it yet.
    unseen: String,
    /// Whether it goes before all else in the kitchen.
    rushed: bool,
    what: String,
}

/// What was sent of the course that a key names.
pub(super) fn course(look: Look<'_>, check: &Check, key: Key) -> Option<Element> {
    let place = SENT.iter().position(|other| *other == key)?;
    let course = Course::ALL[place];
    let lines = in_order(check.lines.iter().filter(|line| line.course == course));
    if lines.is_empty() {
        return None;
    }
    let unseen: HashMap<RoundId, Vec<StationId>> =
        check.rounds.iter().map(|round| (round.id, stations_blind_to(look, check, round.id))).collect();
    let open = check.is_open();
    let fired = check.fired(course).filter(|_| open);
    let fire_unseen =
        fired.map(|_| check.fire_unseen(course, |station, seq| look.house.has_shown(station, seq))).unwrap_or_default();
    let lines = lines.into_iter().filter_map(|line| {
        let blind =
            unseen.get(&line.round).into_iter().flatten().chain(&fire_unseen).any(|blind| *blind == line.station);
        let times = Times::of(check, line, &look.house.reference.venue.clock);
        Some(SentLine { line, round: check.round(line.round)?, seen: !blind, times })
    });
    let html = CoursePart {
        look,
        check,
        key,
        course,
        waiting: if open { portions(check.held_of(course)) } else { 0 },
        timed: if open { portions(check.timed_of(course)) } else { 0 },
        next: check.next_due(course),
        due: check.course_due().is_some_and(|(due, _)| due == course),
        fired: fired.map(|fired| (fired.stamp.at, names(look, fire_unseen.clone()))),
        holdable: open && check.holdable(course).next().is_some(),
        lines: lines.collect(),
    };
    Some(Element::new(key.to_string(), &html.render().ok()?))
}

/// A round of which something is still on the check.
pub(super) fn round(look: Look<'_>, check: &Check, id: RoundId) -> Option<String> {
    let round = check.round(id)?;
    let of_it: Vec<String> = in_order(check.lines_of(id))
        .into_iter()
        .map(|line| format!("{} × {}", line.quantity, look.w.name(&line.name)))
        .collect();
    // What was sent with it may have gone to other checks.
    if of_it.is_empty() {
        return None;
    }
    let unseen = names(look, stations_blind_to(look, check, id));
    RoundPart { look, round, unseen, rushed: check.is_rushed(id), what: of_it.join(" · ") }.render().ok()
}

/// The house lets go of closed checks; nobody waits for a screen to show those.
fn stations_blind_to(look: Look<'_>, check: &Check, round: RoundId) -> Vec<StationId> {
    if check.is_open() { look.house.unseen_by(check, round) } else { Vec::new() }
}

fn names(look: Look<'_>, stations: Vec<StationId>) -> String {
    stations.into_iter().map(|station| look.station(station)).collect::<Vec<_>>().join(", ")
}
