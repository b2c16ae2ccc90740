//! What waits at the pass, longest waiting first.

use super::courses::{self, COURSES};
use super::prints::{PRINTS, prints};
use super::{Element, Key, Look, carried};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::CheckId;
use goimon_domain::lang::Lang;
use goimon_domain::line::{Line, LineState, Stamp};

/// A line at the pass, or one that was just carried out and may be taken back.
#[derive(Template)]
#[template(path = "waiter/_waiting.html")]
struct Waiting<'a> {
    look: Look<'a>,
    key: Key,
    check: &'a Check,
    line: &'a Line,
    ready: &'a Stamp,
    /// When it was done: the order of the list.
    order: i64,
    waiter: String,
    waiter_name: &'a str,
    /// After so many minutes it is everybody's to carry; 0 is never.
    everyone: u16,
}

/// How many lines wait, for the bottom bar.
#[derive(Template)]
#[template(path = "waiter/_ready_count.html")]
struct ReadyCount {
    count: usize,
}

pub(super) fn keys(house: &House) -> Vec<Key> {
    let waiting = house.at_the_pass().into_iter().map(|(check, line, _)| Key::Line(check.id, line.id));
    waiting.chain([Key::Part("ready-count"), PRINTS, COURSES]).collect()
}

pub(super) fn affected(event: &Event, house: &House) -> Vec<Key> {
    let mut keys = of_the_list(event, house);
    if courses::concerns(&event.fact) && !keys.contains(&COURSES) {
        keys.push(COURSES);
    }
    keys
}

fn of_the_list(event: &Event, house: &House) -> Vec<Key> {
    let some = |check: CheckId, lines: &[_]| -> Vec<Key> {
        lines.iter().map(|line| Key::Line(check, *line)).chain([Key::Part("ready-count")]).collect()
    };
    match &event.fact {
        Fact::CookingBegun { .. } | Fact::CookingCalledOff { .. } => Vec::new(),
        Fact::LineDone { check, line, .. } | Fact::LineUndone { check, line, .. } => some(*check, &[*line]),
        Fact::LineVoided { check, line, part, .. } | Fact::LineComped { check, line, part, .. } => {
            some(*check, &[*line, part.map_or(*line, |part| part.id)])
        }
        Fact::TicketBumped { check, lines, .. }
        | Fact::TicketRecalled { check, lines, .. }
        | Fact::LinesServed { check, lines }
        | Fact::LinesUnserved { check, lines } => some(*check, lines),
        Fact::CheckMoved { check, .. } | Fact::CheckHandedOver { check, .. } | Fact::AwaySet { check, .. } => {
            let check = house.checks.get(check).into_iter();
            check.flat_map(|check| check.lines.iter().map(|line| Key::Line(check.id, line.id))).collect()
        }
        Fact::CheckMerged { .. } | Fact::CheckParted { .. } | Fact::LinesMoved { .. } => {
            let Some((from, to, lines)) = carried(&event.fact) else { return Vec::new() };
            let both = lines.iter().flat_map(|moving| {
                let there = moving.part.map_or(moving.line, |part| part.id);
                [Key::Line(from, moving.line), Key::Line(to, there)]
            });
            both.chain([Key::Part("ready-count")]).collect()
        }
        Fact::ReferenceChanged { .. } => keys(house),
        Fact::Printing(_) => vec![PRINTS],
        Fact::Course(_)
        | Fact::CheckOpened { .. }
        | Fact::CoversSet { .. }
        | Fact::RoundSent { .. }
        | Fact::LineChanged { .. }
        | Fact::LineRemade { .. }
        | Fact::EditsKnown { .. }
        | Fact::Approved { .. }
        | Fact::BillAsked { .. }
        | Fact::PaymentReversed { .. }
        | Fact::Divided { .. }
        | Fact::Settling { .. }
        | Fact::ReceiptPrinted { .. }
        | Fact::CheckReopened { .. }
        | Fact::DiscountGiven { .. }
        | Fact::DiscountWithdrawn { .. }
        | Fact::Promo(_)
        | Fact::Customer(_)
        | Fact::BillCalledOff { .. }
        | Fact::Paid { .. }
        | Fact::CheckDropped { .. }
        | Fact::StationsSaw { .. }
        | Fact::LinesCame { .. }
        | Fact::MoveKnown { .. }
        | Fact::NoteSet { .. }
        | Fact::Room(_)
        | Fact::Reservation(_)
        | Fact::PortionsSet { .. }
        | Fact::BackOnSale { .. }
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
        Key::Line(check, line) => waiting(look, key, house.checks.get(&check)?, line),
        Key::Part("ready-count") => ready_count(look),
        PRINTS => prints(look, None),
        COURSES => courses::strip(house, lang),
        Key::Part(_)
        | Key::Table(_)
        | Key::Ticket(..)
        | Key::Check(_)
        | Key::Bumped(..)
        | Key::Handed(..)
        | Key::Round(..) => None,
    }
}

fn waiting(look: Look<'_>, key: Key, check: &Check, line: goimon_domain::ids::LineId) -> Option<Element> {
    let line = check.line(line)?;
    let LineState::Ready { ready } = &line.state else { return None };
    let waiter = check.waiter.and_then(|id| look.house.reference.person(id));
    let html = Waiting {
        look,
        key,
        check,
        line,
        ready,
        order: ready.at.0,
        waiter: check.waiter.map(|id| id.to_string()).unwrap_or_default(),
        everyone: look.house.reference.venue.patience.everyone,
        waiter_name: waiter.map_or(check.opened.by.as_str(), |person| &person.name),
    };
    Some(Element::new(key.to_string(), &html.render().ok()?))
}

/// How many lines wait at the pass: an element that the floor shows too.
pub(super) fn ready_count(look: Look<'_>) -> Option<Element> {
    let count = look.house.at_the_pass().len();
    Some(Element::new("ready-count".into(), &ReadyCount { count }.render().ok()?))
}
