//! The customers' board: the numbers of those who take away, whose food is being made and whose is ready; and the same for
//! the takeaway counter, where it is handed over.

use super::checkout::unseen;
use super::counted::{MARKS, concerns, marks};
use super::{Element, Key, Look, carried};
use crate::guests;
use askama::Template;
use goimon_domain::calling::Call;
use goimon_domain::check::Check;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::CheckId;
use goimon_domain::lang::Lang;

/// A number on the board.
#[derive(Template)]
#[template(path = "board/_call.html")]
struct Called<'a> {
    look: Look<'a>,
    id: CheckId,
    number: u32,
    ready: bool,
    order: i64,
}

/// The same at the counter.
#[derive(Template)]
#[template(path = "counter/_call.html")]
struct Waiting<'a> {
    look: Look<'a>,
    id: CheckId,
    number: u32,
    ready: bool,
    order: i64,
    since: i64,
    about: String,
    unseen: Option<i64>,
}

pub(super) fn keys(house: &House) -> Vec<Key> {
    let mut all: Vec<_> = house.checks.values().filter_map(|check| Some((order(check.call()?), check.id))).collect();
    all.sort_unstable();
    all.into_iter().map(|(_, check)| Key::Check(check)).collect()
}

pub(super) fn counter_keys(house: &House) -> Vec<Key> {
    keys(house).into_iter().chain([MARKS]).collect()
}

pub(super) fn affected(event: &Event, house: &House) -> Vec<Key> {
    match &event.fact {
        Fact::RoundSent { check, .. }
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
        | Fact::CheckMoved { check, .. }
        | Fact::CheckDropped { check }
        | Fact::AwaySet { check, .. } => vec![Key::Check(*check)],
        Fact::CheckReopened { check, .. } => vec![Key::Check(check.id)],
        Fact::Course(fact) => vec![Key::Check(fact.check())],
        Fact::CheckMerged { .. } | Fact::CheckParted { .. } | Fact::LinesMoved { .. } => {
            carried(&event.fact).into_iter().flat_map(|(from, to, _)| [Key::Check(from), Key::Check(to)]).collect()
        }
        Fact::ReferenceChanged { .. } => keys(house),
        Fact::CheckOpened { .. }
        | Fact::CoversSet { .. }
        | Fact::CookingBegun { .. }
        | Fact::CookingCalledOff { .. }
        | Fact::EditsKnown { .. }
        | Fact::Approved { .. }
        | Fact::BillAsked { .. }
        | Fact::BillCalledOff { .. }
        | Fact::Paid { .. }
        | Fact::PaymentReversed { .. }
        | Fact::Divided { .. }
        | Fact::Settling { .. }
        | Fact::ReceiptPrinted { .. }
        | Fact::DiscountGiven { .. }
        | Fact::DiscountWithdrawn { .. }
        | Fact::StationsSaw { .. }
        | Fact::LinesCame { .. }
        | Fact::CheckHandedOver { .. }
        | Fact::MoveKnown { .. }
        | Fact::NoteSet { .. }
        | Fact::PortionsSet { .. }
        | Fact::BackOnSale { .. }
        | Fact::Reservation(_)
        | Fact::DeviceEnrolled { .. }
        | Fact::DeviceRevoked { .. }
        | Fact::DeviceLocked { .. }
        | Fact::Room(_)
        | Fact::SignedIn { .. }
        | Fact::Promo(_)
        | Fact::Customer(_)
        | Fact::SignedOut { .. }
        | Fact::Printing(_)
        | Fact::Loyalty(_)
        | Fact::Intent(_)
        | Fact::NotShown(_)
        | Fact::Handing(_)
        | Fact::Rush(_)
        | Fact::Shift(_) => Vec::new(),
    }
}

/// The counter also hears what its menu must know, and whether the kitchen has seen what was sold.
pub(super) fn counter_affected(event: &Event, house: &House) -> Vec<Key> {
    let mut all = match event.fact {
        Fact::StationsSaw { .. } => keys(house),
        _ => affected(event, house),
    };
    if concerns(event) {
        all.push(MARKS);
    }
    all
}

pub(super) fn render(key: Key, house: &House, lang: Lang) -> Option<Element> {
    let Key::Check(id) = key else { return None };
    let check = house.check(id).ok()?;
    let call = check.call()?;
    let look = Look::new(house, lang);
    let html = Called { look, id, number: check.number, ready: is_ready(call), order: order(call) };
    Some(Element::new(format!("call-{id}"), &html.render().ok()?))
}

pub(super) fn counter_render(key: Key, house: &House, lang: Lang) -> Option<Element> {
    let look = Look::new(house, lang);
    match key {
        Key::Check(id) => waiting(look, house.check(id).ok()?),
        MARKS => Some(Element::new(MARKS.to_string(), &marks(look)?)),
        Key::Part(_)
        | Key::Table(_)
        | Key::Ticket(..)
        | Key::Line(..)
        | Key::Bumped(..)
        | Key::Handed(..)
        | Key::Round(..) => None,
    }
}

fn waiting(look: Look<'_>, check: &Check) -> Option<Element> {
    let call = check.call()?;
    let (Call::Making { since } | Call::Ready { since }) = call;
    let html = Waiting {
        look,
        id: check.id,
        number: check.number,
        ready: is_ready(call),
        order: order(call),
        since: since.0,
        about: guests::away_whole(check, look.house, look.w),
        unseen: unseen(check, look.house),
    };
    Some(Element::new(format!("call-{}", check.id), &html.render().ok()?))
}

fn is_ready(call: Call) -> bool {
    matches!(call, Call::Ready { .. })
}

/// What is being made in the order in which it was ordered; what is ready with the newest first, because that is what
/// somebody looks for.
fn order(call: Call) -> i64 {
    match call {
        Call::Making { since } => since.0 / 1000,
        Call::Ready { since } => -(since.0 / 1000),
    }
}
