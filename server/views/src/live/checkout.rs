//! The till's list of open checks, those first whose guests have asked for the bill, those last that have nothing on
//! them.

use super::prints::{PRINTS, prints};
use super::{Element, Key, Look, carried};
use crate::kitchen::rows::calling;
use crate::rooms::Running;
use crate::{Words, guests};
use askama::Template;
use goimon_domain::check::{Check, Stage};
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, StationId};
use goimon_domain::lang::Lang;
use goimon_domain::line::Line;
use goimon_domain::money::Money;
use std::borrow::Cow;
use std::sync::Arc;

/// How many checks are open, and what they come to.
const TOTAL: Key = Key::Part("till-total");
/// Puts checks that nobody has asked the bill for behind those that wait for it, and those with nothing on them behind
/// both; seconds, far beyond any moment.
const LATER: i64 = 100_000_000_000;

pub(super) fn keys(house: &House) -> Vec<Key> {
    let mut open: Vec<_> = house.open_checks().map(|check| (order(check), check.id)).collect();
    open.sort_unstable();
    open.into_iter().map(|(_, check)| Key::Check(check)).chain([TOTAL, PRINTS]).collect()
}

pub(super) fn affected(event: &Event, house: &House) -> Vec<Key> {
    match &event.fact {
        Fact::CheckOpened { check } | Fact::CheckReopened { check, .. } => vec![Key::Check(check.id), TOTAL],
        Fact::RoundSent { check, .. }
        | Fact::Paid { check, .. }
        | Fact::PaymentReversed { check, .. }
        | Fact::DiscountGiven { check, .. }
        | Fact::DiscountWithdrawn { check, .. }
        | Fact::LineVoided { check, .. }
        | Fact::LineComped { check, .. }
        | Fact::LineChanged { check, .. }
        | Fact::CheckDropped { check } => vec![Key::Check(*check), TOTAL],
        Fact::Promo(fact) => vec![Key::Check(fact.check()), TOTAL],
        Fact::Intent(fact) => vec![Key::Check(fact.check())],
        Fact::Customer(fact) => vec![Key::Check(fact.check()), TOTAL],
        Fact::CoversSet { check, .. }
        | Fact::Divided { check, .. }
        | Fact::Settling { check, .. }
        | Fact::ReceiptPrinted { check, .. }
        | Fact::CookingBegun { check, .. }
        | Fact::CookingCalledOff { check, .. }
        | Fact::LineDone { check, .. }
        | Fact::LineUndone { check, .. }
        | Fact::TicketBumped { check, .. }
        | Fact::TicketRecalled { check, .. }
        | Fact::LinesServed { check, .. }
        | Fact::LinesUnserved { check, .. }
        | Fact::LineRemade { check, .. }
        | Fact::BillAsked { check }
        | Fact::BillCalledOff { check } => vec![Key::Check(*check)],
        Fact::CheckMoved { check, .. }
        | Fact::CheckHandedOver { check, .. }
        | Fact::AwaySet { check, .. }
        | Fact::NoteSet { check, .. } => vec![Key::Check(*check)],
        Fact::Room(fact) => vec![Key::Check(fact.check()), TOTAL],
        Fact::CheckMerged { .. } | Fact::CheckParted { .. } | Fact::LinesMoved { .. } => {
            let two = carried(&event.fact).into_iter().flat_map(|(from, to, _)| [Key::Check(from), Key::Check(to)]);
            two.chain([TOTAL]).collect()
        }
        Fact::Course(fact) => vec![Key::Check(fact.check())],
        Fact::StationsSaw { seen, besides } => {
            let waits = |check: &Check| {
                check.lines.iter().any(|line| {
                    line.is_queued() && seen.iter().chain(besides).any(|(id, seq)| shows(check, line, *id, *seq))
                })
            };
            house.open_checks().filter(|check| waits(check)).map(|check| Key::Check(check.id)).collect()
        }
        Fact::ReferenceChanged { .. } => keys(house),
        Fact::Printing(_) => vec![PRINTS],
        Fact::LinesCame { .. }
        | Fact::MoveKnown { .. }
        | Fact::Reservation(_)
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
        | Fact::Loyalty(_)
        | Fact::Shift(_) => Vec::new(),
    }
}

/// Whether a station's screen that has painted up to `seq` has shown a line.
fn shows(check: &Check, line: &Line, station: StationId, seq: u64) -> bool {
    line.station == station && check.shown_from(line).is_some_and(|from| from <= seq)
}

pub(super) fn render(key: Key, house: &House, lang: Lang) -> Option<Element> {
    let w = Words::of(lang);
    match key {
        Key::Check(id) => {
            let check = house.open_check(id).ok()?;
            Some(Element::new(format!("till-{id}"), &CheckRow::of(check, house, w).render().ok()?))
        }
        PRINTS => prints(Look::new(house, lang), None),
        TOTAL => Some(Element::new("till-total".into(), &Total::of(house, w).render().ok()?)),
        Key::Part(_)
        | Key::Table(_)
        | Key::Ticket(..)
        | Key::Line(..)
        | Key::Bumped(..)
        | Key::Handed(..)
        | Key::Round(..) => None,
    }
}

/// What the till's page of a check is made of: another one, and it is fetched anew.
pub(crate) fn as_of(check: &Check) -> String {
    format!("{}+{}", check.version, check.held().count())
}

fn order(check: &Check) -> i64 {
    if check.lines.iter().all(Line::is_voided) {
        return 2 * LATER + check.opened.at.0 / 1000;
    }
    check.bill_asked.as_ref().map_or(LATER + check.opened.at.0 / 1000, |asked| asked.at.0 / 1000)
}

#[derive(Template)]
#[template(path = "cashier/_row.html")]
struct CheckRow<'a> {
    w: Words,
    id: CheckId,
    order: i64,
    as_of: String,
    class: &'static str,
    icon: &'static str,
    state: String,
    table: Cow<'a, str>,
    covers: String,
    opened: i64,
    wall: String,
    by: &'a str,
    about: String,
    due: String,
    on_its_way: String,
    running: Option<Running>,
    unseen: Option<i64>,
}

impl<'a> CheckRow<'a> {
    fn of(check: &'a Arc<Check>, house: &'a House, w: Words) -> Self {
        let look = Look { w, house };
        let venue = &house.reference.venue;
        let (class, icon, state) = match check.stage() {
            Stage::BillAsked { .. } => ("bill", "◆", w.t("till-stage-bill").to_owned()),
            Stage::Ready { lines } => ("ready", "▲", w.n("till-stage-ready", lines)),
            Stage::Ordered => ("ordered", "●", w.t("till-stage-ordered").to_owned()),
            Stage::AllServed => ("served", "✓", w.t("till-stage-served").to_owned()),
            Stage::Seated { .. } => ("seated", "○", w.t("till-stage-seated").to_owned()),
        };
        Self {
            w,
            id: check.id,
            order: order(check),
            as_of: as_of(check),
            class,
            icon,
            state,
            table: calling(check, w),
            covers: w.n("kitchen-covers", check.covers),
            opened: check.opened.at.0,
            wall: venue.clock.wall(check.opened.at),
            by: guests::waiter(check, house),
            about: [guests::away(check, house, w), check.note.clone().unwrap_or_default()].join(" ").trim().to_owned(),
            due: venue.currency.bare(check.due()),
            on_its_way: match check.on_its_way() {
                Money::ZERO => String::new(),
                amount => w.s("intent-row", venue.currency.bare(amount)),
            },
            running: Running::of(look, &[check], Check::due, |due| look.bare(due)),
            unseen: unseen(check, house),
        }
    }
}

/// When the oldest round was sent that a kitchen screen has still to show. What the kitchen has finished it has seen.
pub(super) fn unseen(check: &Check, house: &House) -> Option<i64> {
    let shown = |line: &Line| check.shown_from(line).is_none_or(|seq| house.has_shown(line.station, seq));
    let waiting = check.lines.iter().filter(|line| line.is_queued() && !shown(line));
    waiting.filter_map(|line| check.began(line)).map(|at| at.0).min()
}

#[derive(Template)]
#[template(path = "cashier/_total.html")]
struct Total {
    open: String,
    total: String,
    running: Option<Running>,
}

impl Total {
    fn of(house: &House, w: Words) -> Self {
        let look = Look { w, house };
        let owed: Money = house.open_checks().map(|check| check.due()).sum();
        Self {
            open: w.n("till-open-count", house.open_checks().count()),
            total: house.reference.venue.currency.full(owed),
            running: Running::of(look, &house.open_checks().collect::<Vec<_>>(), Check::due, |owed| look.money(owed)),
        }
    }
}
