//! Courses on the floor: every check with a course that waits, first those whose guests have finished what came before.
//! (On a check: `sent`.)

use super::{Element, Key, Look};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::course::Course;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::lang::Lang;
use goimon_domain::line::Line;
use goimon_domain::time::At;
use std::sync::Arc;

/// The element, on the floor and on the ready list.
pub(crate) const COURSES: Key = Key::Part("courses");
/// After so many minutes without the next course the row on the floor is urgent.
const REMIND_MINUTES: u16 = 10;

/// The checks whose courses wait.
#[derive(Template)]
#[template(path = "waiter/_courses_floor.html")]
struct Strip<'a> {
    look: Look<'a>,
    rows: Vec<StripRow<'a>>,
}

struct StripRow<'a> {
    check: &'a Arc<Check>,
    course: Course,
    waiting: u32,
    /// Since when it should be fired.
    due: Option<At>,
    remind: u16,
}

/// How many portions lines come to.
pub(super) fn portions<'a>(lines: impl Iterator<Item = &'a Line>) -> u32 {
    lines.map(|line| line.quantity).sum()
}

/// Whether an event may have changed which courses wait, or for how long.
pub(super) fn concerns(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Course(_)
            | Fact::RoundSent { .. }
            | Fact::LinesServed { .. }
            | Fact::LinesUnserved { .. }
            | Fact::LineVoided { .. }
            | Fact::LineChanged { .. }
            | Fact::LineRemade { .. }
            | Fact::Paid { .. }
            | Fact::CheckReopened { .. }
            | Fact::CheckMoved { .. }
            | Fact::CheckMerged { .. }
            | Fact::CheckParted { .. }
            | Fact::LinesMoved { .. }
            | Fact::AwaySet { .. }
    )
}

/// All checks with a course that waits: those that are due first, longest waiting first.
pub(super) fn strip(house: &House, lang: Lang) -> Option<Element> {
    let mut rows: Vec<StripRow<'_>> = house
        .open_checks()
        .filter_map(|check| {
            let course = check.next_course()?;
            let due = check.course_due().map(|(_, since)| since);
            Some(StripRow { check, course, waiting: portions(check.held_of(course)), due, remind: REMIND_MINUTES })
        })
        .collect();
    rows.sort_by_key(|row| (row.due.is_none(), row.due, row.check.opened.at, row.check.id));
    let html = Strip { look: Look::new(house, lang), rows }.render().ok()?;
    Some(Element::new(COURSES.to_string(), &html))
}

/// What is on a tile: the course that waits, and whether it is due.
pub(super) fn on_tile(checks: &[&Arc<Check>]) -> Option<(Course, bool)> {
    let waits = |check: &&&Arc<Check>| check.next_course().is_some();
    let due = checks.iter().filter(waits).find_map(|check| check.course_due()).map(|(course, _)| (course, true));
    due.or_else(|| checks.iter().find_map(|check| check.next_course()).map(|course| (course, false)))
}
