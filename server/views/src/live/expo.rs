//! The pass screen: every check with something still to carry out, with all its stations' parts; and what was handed over.

use super::station::{self, RUSHED, SETUP, TAKEN, path};
use super::{Element, Key, carried, handed};
use crate::kitchen::rows::{Phrase, Row, calling, phrases};
use crate::timed::{Times, common};
use crate::{Words, guests};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::edits::{Reached, in_order};
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::CheckId;
use goimon_domain::lang::Lang;
use goimon_domain::line::Line;
use goimon_domain::screen::{Level, Place, Scope};
use goimon_domain::time::At;
use std::borrow::Cow;

/// Every check with something to carry out; and the tickets of stations that the pass took over.
pub(super) fn keys(scope: Scope<'_>, house: &House) -> Vec<Key> {
    let mut keys = cards(scope, house);
    keys.extend(station::open_tickets(scope, house));
    keys.extend(handed::keys(scope, house));
    keys.extend([TAKEN, SETUP]);
    keys
}

fn cards(scope: Scope<'_>, house: &House) -> Vec<Key> {
    let waiting =
        house.checks.values().filter_map(|check| Some((order(scope, check, oldest(scope, check)?), check.id)));
    let mut waiting: Vec<_> = waiting.collect();
    waiting.sort_unstable();
    waiting.into_iter().map(|(_, check)| Key::Check(check)).collect()
}

/// Every check that could stand here: which do may be different now.
fn all_cards(house: &House) -> Vec<Key> {
    house.checks.keys().map(|check| Key::Check(*check)).collect()
}

pub(super) fn affected(scope: Scope<'_>, event: &Event, house: &House) -> Vec<Key> {
    let mut keys = of_cards(event, house);
    keys.extend(handed::affected(scope, event, house));
    if matches!(event.fact, Fact::ReferenceChanged { .. }) || scope.covers().next().is_some() {
        let here = station::affected(scope, event, house).into_iter();
        keys.extend(here.filter(is_of_station));
    }
    keys
}

/// What a station's screen has too: of the stations that the pass took over.
fn is_of_station(key: &Key) -> bool {
    matches!(key, Key::Ticket(..) | Key::Bumped(..)) || [TAKEN, SETUP].contains(key)
}

fn of_cards(event: &Event, house: &House) -> Vec<Key> {
    match &event.fact {
        Fact::CoversSet { check, .. }
        | Fact::RoundSent { check, .. }
        | Fact::CookingBegun { check, .. }
        | Fact::CookingCalledOff { check, .. }
        | Fact::LineDone { check, .. }
        | Fact::LineUndone { check, .. }
        | Fact::TicketBumped { check, .. }
        | Fact::TicketRecalled { check, .. }
        | Fact::LineVoided { check, .. }
        | Fact::LineComped { check, .. }
        | Fact::LineChanged { check, .. }
        | Fact::LineRemade { check, .. }
        | Fact::EditsKnown { check, .. }
        | Fact::LinesServed { check, .. }
        | Fact::LinesUnserved { check, .. } => vec![Key::Check(*check)],
        Fact::Course(fact) => vec![Key::Check(fact.check())],
        Fact::Rush(fact) => vec![Key::Check(fact.check())],
        Fact::Handing(fact) => vec![Key::Check(fact.check())],
        Fact::CheckMoved { check, .. }
        | Fact::CheckHandedOver { check, .. }
        | Fact::AwaySet { check, .. }
        | Fact::NoteSet { check, .. } => vec![Key::Check(*check)],
        Fact::Room(_) => Vec::new(),
        Fact::CheckMerged { .. } | Fact::CheckParted { .. } | Fact::LinesMoved { .. } => {
            carried(&event.fact).into_iter().flat_map(|(from, to, _)| [Key::Check(from), Key::Check(to)]).collect()
        }
        Fact::ReferenceChanged { .. } => all_cards(house),
        Fact::CheckOpened { .. }
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
        | Fact::Approved { .. }
        | Fact::StationsSaw { .. }
        | Fact::LinesCame { .. }
        | Fact::MoveKnown { .. }
        | Fact::Reservation(_)
        | Fact::PortionsSet { .. }
        | Fact::BackOnSale { .. }
        | Fact::DeviceEnrolled { .. }
        | Fact::DeviceRevoked { .. }
        | Fact::DeviceLocked { .. }
        | Fact::SignedIn { .. }
        | Fact::Printing(_)
        | Fact::SignedOut { .. }
        | Fact::NotShown(_)
        | Fact::Shift(_)
        | Fact::Loyalty(_)
        | Fact::Intent(_) => Vec::new(),
    }
}

pub(super) fn render(scope: Scope<'_>, key: Key, house: &House, lang: Lang) -> Option<Element> {
    if is_of_station(&key) {
        return station::render(scope, key, house, lang);
    }
    if let Key::Handed(check, mark) = key {
        return handed::render(scope, check, mark, house, lang);
    }
    let Key::Check(id) = key else { return None };
    let check = house.check(id).ok()?;
    let html = Card::of(scope, check, oldest(scope, check)?, house, Words::of(lang)).render().ok()?;
    Some(Element::new(format!("expo-{id}"), &html))
}

/// When the longest waiting line of a check was sent or fired; nothing when the guests have everything but what waits for
/// its course.
fn oldest(scope: Scope<'_>, check: &Check) -> Option<At> {
    let since = |line: &Line| match scope.level() {
        // A runner's clock starts where the pass's ends.
        Level::Runner => line.passed.as_ref().map(|passed| passed.at),
        Level::Tickets | Level::Pass => check.began(line),
    };
    waiting(scope, check).filter(|line| !line.is_held()).filter_map(since).min()
}

/// What somebody here has still to do or to know: what is not out yet, and what was taken off and nobody has seen.
fn waiting<'a>(scope: Scope<'a>, check: &'a Check) -> impl Iterator<Item = &'a Line> {
    // What the guest had already is the kitchen's to know, not the pass's.
    let out = |line: &Line| line.void().is_some_and(|void| void.was == Reached::Served);
    let wanted =
        move |line: &&Line| !line.is_served() && (!line.is_voided() || (line.pending().is_some() && !out(line)));
    let level = move |line: &&Line| match scope.level() {
        Level::Runner => line.is_passed(),
        Level::Tickets | Level::Pass => !(line.is_passed() && scope.has_runners()),
    };
    check.lines.iter().filter(wanted).filter(level).filter(move |line| scope.gathers(check, line.station))
}

#[derive(Template)]
#[template(path = "kitchen/_card.html")]
struct Card<'a> {
    w: Words,
    id: CheckId,
    /// Which screen it stands on, and where that is found.
    place: Place,
    next: String,
    /// Whether runners stand before it.
    runs: bool,
    /// The lines that go on with a tap, for taking that back.
    ready: String,
    order: i64,
    /// Whether something of it goes before all else.
    rush: bool,
    table: Cow<'a, str>,
    sub: String,
    /// The note on the table.
    about: Vec<Phrase<'a>>,
    oldest: i64,
    wall: String,
    warn: u16,
    late: u16,
    complete: bool,
    progress: String,
    /// Why nothing can be handed over: how many are not done yet; nothing where something is.
    undone: Option<String>,
    /// When all that is timed is to be done.
    target: Option<String>,
    parts: Vec<Part<'a>>,
}

/// What one station has to do with a check.
struct Part<'a> {
    station: &'a str,
    complete: bool,
    progress: String,
    rows: Vec<Row<'a>>,
}

impl<'a> Card<'a> {
    fn of(scope: Scope<'a>, check: &'a Check, oldest: At, house: &'a House, w: Words) -> Self {
        let waiting: Vec<&Line> = in_order(waiting(scope, check));
        let clock = &house.reference.venue.clock;
        let target =
            common(waiting.iter().filter(|line| line.target.is_some() && line.is_to_make()).map(|line| line.target));
        let stations: Vec<_> = house
            .reference
            .stations
            .iter()
            .filter(|station| waiting.iter().any(|line| line.station == station.id))
            .collect();
        let parts = stations.iter().map(|station| {
            let lines: Vec<&Line> = waiting.iter().filter(|line| line.station == station.id).copied().collect();
            Part {
                station: w.name(&station.name),
                complete: is_complete(check, &lines),
                progress: progress(check, &lines),
                rows: lines
                    .into_iter()
                    .map(|line| {
                        let mut row = Row::of(line, w);
                        row.times = Times::of(check, line, clock);
                        row.times.target = row.times.target.filter(|_| target.is_none());
                        row
                    })
                    .collect(),
            }
        });
        let kind = w.t(guests::kind(check));
        let away = guests::away_whole(check, house, w);
        let away = if away.is_empty() { away } else { format!(" · {away}") };
        let (ready, all) = done(check, &waiting);
        Self {
            w,
            undone: (ready == 0 && all > 0).then(|| w.n("expo-undone", all)),
            id: check.id,
            order: order(scope, check, oldest),
            rush: is_rushed(scope, check),
            place: scope.place(),
            runs: scope.level() == Level::Runner,
            ready: waiting
                .iter()
                .filter(|line| line.ready().is_some())
                .map(|line| line.id.to_string())
                .collect::<Vec<_>>()
                .join(" "),
            next: path(scope.place()),
            table: calling(check, w),
            sub: format!("{} · {} · {kind}{away}", guests::waiter(check, house), w.n("kitchen-covers", check.covers)),
            about: check.note.as_deref().map(phrases).unwrap_or_default(),
            oldest: oldest.0,
            wall: clock.wall(oldest),
            warn: stations.iter().map(|station| scope.limits(station).0).max().unwrap_or(5),
            late: stations.iter().map(|station| scope.limits(station).1).max().unwrap_or(10),
            complete: is_complete(check, &waiting),
            progress: progress(check, &waiting),
            target: target.map(|target| clock.wall(target)),
            parts: parts.collect(),
        }
    }
}

/// The longest waiting first; before all of them what is in a hurry.
fn order(scope: Scope<'_>, check: &Check, oldest: At) -> i64 {
    let hurry = if is_rushed(scope, check) { RUSHED } else { 0 };
    oldest.0 / 1000 - hurry
}

fn is_rushed(scope: Scope<'_>, check: &Check) -> bool {
    waiting(scope, check).any(|line| check.is_line_rushed(line))
}

/// How many of these lines are done, and how many there are to do. What waits for its time is to go out with the rest.
fn done(check: &Check, lines: &[&Line]) -> (usize, usize) {
    let done = lines.iter().filter(|line| line.ready().is_some()).count();
    let later = |line: &Line| line.is_held() && check.due_at(line).is_none();
    (done, lines.iter().filter(|line| !line.is_voided() && !later(line)).count())
}

fn progress(check: &Check, lines: &[&Line]) -> String {
    let (done, all) = done(check, lines);
    format!("{done}/{all}")
}

fn is_complete(check: &Check, lines: &[&Line]) -> bool {
    let (done, all) = done(check, lines);
    done == all && all > 0
}
