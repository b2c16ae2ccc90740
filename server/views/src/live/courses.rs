//! Courses as a waiter sees them: on a check, which wait, which could still wait and which were fired; on the floor, every
//! check with a course that waits, first those whose guests have finished what came before.

use super::{Element, Key, Look};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::course::Course;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::StationId;
use goimon_domain::lang::Lang;
use goimon_domain::line::Line;
use goimon_domain::time::At;
use std::sync::Arc;

/// The element, on a check and on the floor.
pub(crate) const COURSES: Key = Key::Part("courses");
/// After so many minutes without the next course the row on the floor is urgent.
const REMIND_MINUTES: u16 = 10;

/// The courses of a check.
#[derive(Template)]
#[template(path = "waiter/_courses.html")]
struct Panel<'a> {
    look: Look<'a>,
    check: &'a Check,
    rows: Vec<Row>,
    /// Courses that could still wait.
    holdable: Vec<Course>,
}

/// A course that waits or was fired.
struct Row {
    course: Course,
    /// How many portions wait.
    waiting: u32,
    /// Whether what came before is on the table.
    due: bool,
    /// When it was fired, and which stations' screens have not shown that yet.
    fired: Option<(At, String)>,
}

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

fn portions<'a>(lines: impl Iterator<Item = &'a Line>) -> u32 {
    lines.map(|line| line.quantity).sum()
}

/// The courses of a check, as an element of its page; empty where nothing of it waits or could.
pub(super) fn panel(look: Look<'_>, check: &Check) -> Option<String> {
    let open = check.is_open();
    let due = check.course_due().map(|(course, _)| course);
    let rows = Course::ALL.into_iter().filter_map(|course| {
        let waiting = portions(check.held_of(course));
        let fired = check.fired(course).map(|fired| {
            let unseen = check.fire_unseen(course, |station, seq| look.house.has_shown(station, seq));
            let names: Vec<String> = unseen.into_iter().map(|station: StationId| look.station(station)).collect();
            (fired.stamp.at, names.join(", "))
        });
        (waiting > 0 || fired.is_some()).then_some(Row { course, waiting, due: due == Some(course), fired })
    });
    let rows: Vec<Row> = rows.filter(|_| open).collect();
    let holdable = Course::ALL.into_iter().filter(|course| open && check.holdable(*course).next().is_some()).collect();
    Panel { look, check, rows, holdable }.render().ok()
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
