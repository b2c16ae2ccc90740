//! All tables, as the floor shows them, the takeaways, and how much waits at the pass.

use super::courses::{self, COURSES};
use super::pass::ready_count;
use super::prints::{PRINTS, prints};
use super::{Element, Key, Look, day};
use crate::guests;
use crate::rooms::Running;
use askama::Template;
use goimon_domain::check::{Check, Stage};
use goimon_domain::course::Course;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::TableId;
use goimon_domain::lang::Lang;
use goimon_domain::money::Money;
use goimon_domain::patience::{Need, Wait};
use goimon_domain::places::Table;
use goimon_domain::time::At;
use std::sync::Arc;

/// A tile of the floor: a table with what is going on at it, or a takeaway.
#[derive(Template)]
#[template(path = "waiter/_tile.html")]
struct Tile<'a> {
    look: Look<'a>,
    key: Key,
    into: String,
    order: i64,
    href: String,
    label: &'a str,
    takeaway: bool,
    /// Whose tables these are, for the browser to mark the reader's own.
    waiters: String,
    stage: Shown,
    covers: u32,
    since: Option<At>,
    total: Money,
    /// What it comes to later, while a room's clock runs; and whether that stands still.
    running: Option<Running>,
    checks: usize,
    ready: usize,
    /// What somebody should see to once it has waited too long.
    wait: Option<Wait>,
    /// What is to know of the guests.
    about: String,
    /// Who is expected there; the browser shows each from its moment on.
    expected: Vec<Expected>,
    /// The course that waits, and whether it should be fired now.
    course: Option<(Course, bool)>,
}

/// Guests who are expected at a table.
struct Expected {
    from: i64,
    until: i64,
    text: String,
}

/// A stage as the tile says it, the most pressing one first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shown {
    Ready,
    Bill,
    Seated,
    Ordered,
    Served,
    Free,
}

impl Shown {
    fn of(check: &Check) -> Self {
        match check.stage() {
            Stage::Ready { .. } => Shown::Ready,
            Stage::BillAsked { .. } => Shown::Bill,
            Stage::Seated { .. } => Shown::Seated,
            Stage::Ordered => Shown::Ordered,
            Stage::AllServed => Shown::Served,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Shown::Ready => "ready",
            Shown::Bill => "bill",
            Shown::Seated => "seated",
            Shown::Ordered => "ordered",
            Shown::Served => "served",
            Shown::Free => "free",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Shown::Ready => "floor-ready",
            Shown::Bill => "floor-bill",
            Shown::Seated => "floor-seated",
            Shown::Ordered => "floor-ordered",
            Shown::Served => "floor-served",
            Shown::Free => "floor-free",
        }
    }

    /// The same for what is taken away: nobody sits there.
    fn takeaway_key(self) -> &'static str {
        if self == Shown::Seated { "floor-not-ordered" } else { self.key() }
    }
}

impl Tile<'_> {
    /// What is wrong, in a word.
    fn need(&self, need: Need) -> &'static str {
        match need {
            Need::Order => "floor-attention",
            Need::Service => "floor-wait-service",
            Need::Bill => "floor-wait-bill",
        }
    }
}

pub(super) fn keys(house: &House) -> Vec<Key> {
    let tables = house.reference.tables.iter().map(|table| Key::Table(table.id));
    let takeaways = house.open_checks().filter(|check| check.table.is_none()).map(|check| Key::Check(check.id));
    tables.chain(takeaways).chain([Key::Part("ready-count"), PRINTS, COURSES, day::EXPECTED]).collect()
}

pub(super) fn affected(event: &Event, house: &House) -> Vec<Key> {
    let mut keys = tiles(event, house);
    if courses::concerns(&event.fact) && !keys.contains(&COURSES) {
        keys.push(COURSES);
    }
    if day::concerns(&event.fact) && !keys.contains(&day::EXPECTED) {
        keys.push(day::EXPECTED);
    }
    keys
}

fn tiles(event: &Event, house: &House) -> Vec<Key> {
    let tile = |id| match house.check(id) {
        Ok(check) => vec![check.table.map_or(Key::Check(id), Key::Table), Key::Part("ready-count")],
        Err(_) => vec![Key::Part("ready-count")],
    };
    match &event.fact {
        Fact::CheckOpened { check } | Fact::CheckReopened { check, .. } => tile(check.id),
        Fact::CoversSet { check, .. }
        | Fact::RoundSent { check, .. }
        | Fact::CookingBegun { check, .. }
        | Fact::CookingCalledOff { check, .. }
        | Fact::LineDone { check, .. }
        | Fact::LineUndone { check, .. }
        | Fact::TicketBumped { check, .. }
        | Fact::TicketRecalled { check, .. }
        | Fact::LinesServed { check, .. }
        | Fact::LinesUnserved { check, .. }
        | Fact::LineVoided { check, .. }
        | Fact::LineComped { check, .. }
        | Fact::LineChanged { check, .. }
        | Fact::LineRemade { check, .. }
        | Fact::BillAsked { check }
        | Fact::PaymentReversed { check, .. }
        | Fact::Divided { check, .. }
        | Fact::Settling { check, .. }
        | Fact::ReceiptPrinted { check, .. }
        | Fact::DiscountGiven { check, .. }
        | Fact::DiscountWithdrawn { check, .. }
        | Fact::BillCalledOff { check }
        | Fact::Paid { check, .. }
        | Fact::CheckDropped { check } => tile(*check),
        Fact::CheckMoved { check, left, .. } => {
            tile(*check).into_iter().chain([left.map_or(Key::Check(*check), Key::Table)]).collect()
        }
        Fact::CheckMerged { check, into: other, .. }
        | Fact::CheckParted { check, again: other, .. }
        | Fact::LinesMoved { check, to: other, .. } => tile(*check).into_iter().chain(tile(*other)).collect(),
        Fact::Promo(fact) => tile(fact.check()),
        Fact::Customer(fact) => tile(fact.check()),
        Fact::CheckHandedOver { check, .. } | Fact::AwaySet { check, .. } | Fact::NoteSet { check, .. } => tile(*check),
        Fact::Room(fact) => tile(fact.check()),
        Fact::Reservation(fact) => fact.tables().into_iter().map(Key::Table).collect(),
        Fact::Course(fact) => tile(fact.check()),
        Fact::ReferenceChanged { .. } => keys(house),
        Fact::Printing(_) => vec![PRINTS],
        Fact::StationsSaw { .. }
        | Fact::LinesCame { .. }
        | Fact::MoveKnown { .. }
        | Fact::PortionsSet { .. }
        | Fact::BackOnSale { .. }
        | Fact::EditsKnown { .. }
        | Fact::Approved { .. }
        | Fact::DeviceEnrolled { .. }
        | Fact::DeviceRevoked { .. }
        | Fact::DeviceLocked { .. }
        | Fact::SignedIn { .. }
        | Fact::SignedOut { .. }
        | Fact::NotShown(_)
        | Fact::Handing(_)
        | Fact::Rush(_)
        | Fact::Shift(_)
        | Fact::Loyalty(_)
        | Fact::Intent(_) => Vec::new(),
    }
}

pub(super) fn render(key: Key, house: &House, lang: Lang) -> Option<Element> {
    let look = Look::new(house, lang);
    match key {
        Key::Table(id) => table_tile(look, house.reference.table(id)?),
        // Who takes away and sits down after all has a table's tile.
        Key::Check(id) => takeaway_tile(look, house.open_check(id).ok().filter(|check| check.table.is_none())?),
        Key::Part("ready-count") => ready_count(look),
        PRINTS => prints(look, None),
        COURSES => courses::strip(house, lang),
        day::EXPECTED => day::expected(house, lang),
        Key::Part(_) | Key::Ticket(..) | Key::Line(..) | Key::Bumped(..) | Key::Handed(..) | Key::Round(..) => None,
    }
}

fn table_tile(look: Look<'_>, table: &Table) -> Option<Element> {
    let checks: Vec<&Arc<Check>> = look.house.checks_at(table.id).collect();
    let href = match checks.as_slice() {
        [only] => format!("/checks/{}", only.id),
        _ => format!("/tables/{}", table.id),
    };
    tile(look, Key::Table(table.id), &checks, &table.label, href, format!("area-{}", table.area), table.position.into())
}

fn takeaway_tile(look: Look<'_>, check: &Arc<Check>) -> Option<Element> {
    let href = format!("/checks/{}", check.id);
    tile(look, Key::Check(check.id), &[check], &look.w.calling(check), href, "takeaways".into(), check.number.into())
}

fn tile(
    look: Look<'_>,
    key: Key,
    checks: &[&Arc<Check>],
    label: &str,
    href: String,
    into: String,
    order: i64,
) -> Option<Element> {
    let stage = checks.iter().map(|check| Shown::of(check)).min().unwrap_or(Shown::Free);
    let waiters: Vec<String> = checks.iter().filter_map(|check| check.waiter).map(|id| id.to_string()).collect();
    let lines = checks.iter().flat_map(|check| &check.lines);
    let away = checks.iter().map(|check| guests::away(check, look.house, look.w));
    let notes = checks.iter().filter_map(|check| check.note.clone());
    let about: Vec<String> = away.chain(notes).filter(|text| !text.is_empty()).collect();
    let patience = look.house.reference.venue.patience;
    let html = Tile {
        look,
        key,
        into,
        order,
        href,
        label,
        takeaway: matches!(key, Key::Check(_)),
        waiters: waiters.join(" "),
        stage,
        covers: checks.iter().map(|check| u32::from(check.covers)).sum(),
        since: checks.iter().map(|check| check.opened.at).min(),
        total: checks.iter().map(|check| check.totals().total).sum(),
        running: Running::of(look, checks, |check| check.totals().total, |total| look.bare(total)),
        checks: checks.len(),
        ready: lines.filter(|line| line.ready().is_some()).count(),
        wait: checks.iter().filter_map(|check| patience.wait(check)).min_by_key(Wait::due),
        about: about.join(" · "),
        expected: if let Key::Table(table) = key { expected(look, table) } else { Vec::new() },
        course: courses::on_tile(checks),
    };
    Some(Element::new(key.to_string(), &html.render().ok()?))
}

/// How many of those who are expected a tile has room for.
const EXPECTED: usize = 3;

/// `19:00 · Anh Tuấn · 6`, from so many minutes before until the table is held no longer.
fn expected(look: Look<'_>, table: TableId) -> Vec<Expected> {
    let booking = look.house.reference.venue.booking;
    let found = look.house.expected_at(table).into_iter().take(EXPECTED);
    found
        .map(|reservation| {
            let wanted = &reservation.wanted;
            Expected {
                from: wanted.due.plus_ms(-booking.ahead_ms()).0,
                until: wanted.due.plus_ms(booking.stay_ms()).0,
                text: format!("{} · {} · {}", look.wall(wanted.due), wanted.name, wanted.covers),
            }
        })
        .collect()
}
