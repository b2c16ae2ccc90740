//! What was handed over last at the pass, or carried out by the runners: it comes back with a tap, as old as it was.

use super::{Element, Key, carried, station};
use crate::Words;
use crate::kitchen::rows::calling;
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::event::{Event, Fact};
use goimon_domain::handovers::HandOver;
use goimon_domain::house::{House, RECALLABLE};
use goimon_domain::ids::{CheckId, LineId};
use goimon_domain::lang::Lang;
use goimon_domain::line::Line;
use goimon_domain::screen::{Place, Scope};
use goimon_domain::time::At;
use std::borrow::Cow;
use std::fmt::Write as _;

#[derive(Template)]
#[template(path = "kitchen/_handed.html")]
struct Handed<'a> {
    w: Words,
    check: CheckId,
    mark: LineId,
    /// On which screen it is taken back, and when it was handed over.
    place: Place,
    at: At,
    next: String,
    /// The latest first.
    order: i64,
    table: Cow<'a, str>,
    number: u32,
    what: String,
    wall: String,
    by: &'a str,
}

/// What a screen can take back, the latest first: hand-overs, and tickets of stations that it took over.
pub(super) fn keys(scope: Scope<'_>, house: &House) -> Vec<Key> {
    let all = house.handed_over(scope.level());
    let shown = all.iter().take(RECALLABLE).filter(|over| here(scope, over).next().is_some());
    let mut back: Vec<(At, Key)> = shown.filter_map(|over| Some((over.stamp.at, key(over)?))).collect();
    for ticket in station::left(scope, house) {
        let Key::Bumped(check, id) = ticket else { continue };
        let bump = house.check(check).ok().and_then(|check| check.ticket(id)?.bumped.as_ref());
        back.extend(bump.map(|bump| (bump.stamp.at, ticket)));
    }
    back.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    back.into_iter().map(|(_, key)| key).collect()
}

fn key(over: &HandOver<'_>) -> Option<Key> {
    Some(Key::Handed(over.check.id, over.mark()?))
}

/// The lines of a hand-over that this screen puts together.
fn here<'a>(scope: Scope<'a>, over: &'a HandOver<'a>) -> impl Iterator<Item = &'a Line> {
    over.lines.iter().copied().filter(move |line| scope.gathers(over.check, line.station))
}

pub(super) fn affected(scope: Scope<'_>, event: &Event, house: &House) -> Vec<Key> {
    let (checks, lines): (Vec<CheckId>, Vec<LineId>) = match &event.fact {
        Fact::LinesServed { check, lines } | Fact::LinesUnserved { check, lines } => (vec![*check], lines.clone()),
        Fact::Handing(fact) => (vec![fact.check()], fact.lines().to_vec()),
        Fact::TicketRecalled { check, lines, .. } => (vec![*check], lines.clone()),
        Fact::LineVoided { check, line, .. }
        | Fact::LineComped { check, line, .. }
        | Fact::LineUndone { check, line, .. } => (vec![*check], vec![*line]),
        // Whose it is, is said there.
        Fact::CheckMoved { check, .. } | Fact::AwaySet { check, .. } => (vec![*check], Vec::new()),
        Fact::CheckReopened { check, .. } => (vec![check.id], check.lines.iter().map(|line| line.id).collect()),
        fact => match carried(fact) {
            Some((from, to, moved)) => (vec![from, to], moved.iter().map(|one| one.line).collect()),
            None => return Vec::new(),
        },
    };
    let all = house.handed_over(scope.level());
    let of = |check: &CheckId| all.iter().filter(|over| over.check.id == *check).filter_map(key).collect::<Vec<_>>();
    let mut keys: Vec<Key> = checks.iter().flat_map(of).collect();
    // Whatever was known by one of these lines may be known by another now, or by none.
    let mut marks = lines.clone();
    if checks.len() > 1 {
        let found = checks.iter().filter_map(|id| house.check(*id).ok());
        marks.extend(found.flat_map(|check| check.lines.iter().map(|line| line.id)));
    }
    keys.extend(checks.iter().flat_map(|check| marks.iter().map(|line| Key::Handed(*check, *line))));
    if !lines.is_empty() {
        // And others come back within reach, or go out of it.
        keys.extend(all.iter().skip(RECALLABLE.saturating_sub(lines.len() + 2)).filter_map(key));
    }
    keys
}

pub(super) fn render(scope: Scope<'_>, check: CheckId, mark: LineId, house: &House, lang: Lang) -> Option<Element> {
    let over = &house.hand_over_of(scope.level(), check, mark).filter(|over| over.mark() == Some(mark))?;
    here(scope, over).next()?;
    let w = Words::of(lang);
    let html = Handed {
        w,
        check,
        mark,
        place: scope.place(),
        at: over.stamp.at,
        next: station::path(scope.place()),
        order: -over.stamp.at.0,
        table: calling(over.check, w),
        number: over.check.number,
        what: summary(here(scope, over), w),
        wall: house.reference.venue.clock.wall(over.stamp.at),
        by: &over.stamp.by,
    };
    Some(Element::new(format!("handed-{mark}"), &html.render().ok()?))
}

fn summary<'a>(lines: impl Iterator<Item = &'a Line>, w: Words) -> String {
    let mut text = String::new();
    for line in lines {
        let comma = if text.is_empty() { "" } else { ", " };
        // Writing to a string cannot fail.
        let _ = write!(text, "{comma}{} {}", line.quantity, line.name.of(w.lang()));
    }
    text
}

/// The lines that a tap on a hand-over takes back.
pub fn taken_back(scope: Scope<'_>, check: &Check, at: At, house: &House) -> Vec<LineId> {
    let all = house.handed_over(scope.level());
    let over = all.iter().find(|over| over.check.id == check.id && over.stamp.at == at);
    over.map(|over| here(scope, over).map(|line| line.id).collect()).unwrap_or_default()
}
