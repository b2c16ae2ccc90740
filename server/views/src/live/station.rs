//! One station's tickets, what it has still to make over all of them, and what left its screen last.

use super::afterwards::{self, AFTERWARDS};
use super::counted::{self, COUNTED};
use super::{Element, Key, carried, taking};
use crate::kitchen::rows::{Phrase, Row, calling, modifiers, phrases};
use crate::{Words, guests};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::edits::in_order;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, LineId, StationId, TicketId};
use goimon_domain::lang::Lang;
use goimon_domain::line::Line;
use goimon_domain::screen::{Level, Place, Scope};
use goimon_domain::ticket::Ticket;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What is still to make, over all tickets.
pub(crate) const ALL_DAY: Key = Key::Part("allday");
/// How long tickets stood lately.
pub(crate) const PACE: Key = Key::Part("pace");

/// The stations that this screen took over.
pub(crate) const TAKEN: Key = Key::Part("taken");
/// The stations that it could take over.
pub(crate) const OTHERS: Key = Key::Part("others");
/// How the screen is to look.
pub(crate) const SETUP: Key = Key::Part("setup");

const PARTS: [Key; 7] = [ALL_DAY, PACE, COUNTED, TAKEN, OTHERS, SETUP, AFTERWARDS];
/// Puts what is in a hurry before all else, where order is by the second.
pub(super) const RUSHED: i64 = 100_000_000_000;
/// Over how many of the last tickets the average goes.
const PACE_OVER: usize = 20;

pub(super) fn keys(scope: Scope<'_>, house: &House) -> Vec<Key> {
    let bumped = scope.stations().flat_map(|station| house.recallable(station.id));
    let bumped = bumped.map(|(check, ticket)| Key::Bumped(check, ticket));
    open_tickets(scope, house).into_iter().chain(bumped).chain(PARTS).collect()
}

/// The tickets that stand on a screen, in order.
pub(super) fn open_tickets(scope: Scope<'_>, house: &House) -> Vec<Key> {
    let mut open: Vec<_> = scope
        .stations()
        .flat_map(|station| house.tickets_at(station.id))
        .filter(|(check, ticket)| scope.shows(check, ticket.station))
        .collect();
    if scope.whole_of().is_none() {
        open.sort_by_key(|(_, ticket)| (ticket.rush.is_none() || ticket.is_held(), ticket.opened_at, ticket.id));
    }
    open.into_iter().map(|(check, ticket)| Key::Ticket(check.id, ticket.id)).collect()
}

/// Every ticket of the house: which of them a screen shows may be different now.
fn all_tickets(house: &House) -> Vec<Key> {
    let both = |check: CheckId, ticket: &Ticket| [Key::Ticket(check, ticket.id), Key::Bumped(check, ticket.id)];
    let tickets = house.checks.values().flat_map(|check| check.tickets.iter().map(|ticket| (check.id, ticket)));
    tickets.flat_map(|(check, ticket)| both(check, ticket)).chain(PARTS).collect()
}

pub(super) fn affected(scope: Scope<'_>, event: &Event, house: &House) -> Vec<Key> {
    let lines_here = |check: &CheckId, lines: &[LineId]| {
        house
            .check(*check)
            .is_ok_and(|check| lines.iter().any(|id| check.line(*id).is_some_and(|line| scope.has(line.station))))
    };
    match &event.fact {
        Fact::CoversSet { check, .. } => tickets(*check, scope, house),
        Fact::RoundSent { check, lines, .. } => {
            with(tickets(*check, scope, house), lines.iter().any(|line| scope.has(line.station)), &[ALL_DAY, COUNTED])
        }
        Fact::CookingBegun { check, lines, .. } | Fact::CookingCalledOff { check, lines, .. } => {
            if lines_here(check, lines) { tickets(*check, scope, house) } else { Vec::new() }
        }
        Fact::LineDone { check, line, .. } | Fact::LineUndone { check, line, .. } => {
            with(tickets(*check, scope, house), lines_here(check, &[*line]), &[ALL_DAY])
        }
        Fact::LineVoided { check, line, .. } | Fact::LineComped { check, line, .. } => {
            let bumped = house.check(*check).ok().and_then(|check| check.line(*line));
            let bumped = bumped.map(|line| Key::Bumped(*check, line.ticket)).filter(|_| lines_here(check, &[*line]));
            let mut keys =
                with(tickets(*check, scope, house), lines_here(check, &[*line]), &[ALL_DAY, COUNTED, AFTERWARDS]);
            keys.extend(bumped);
            keys
        }
        Fact::LineChanged { check, with: line, .. } | Fact::LineRemade { check, line, .. } => {
            with(tickets(*check, scope, house), scope.has(line.station), &[ALL_DAY, COUNTED])
        }
        Fact::Course(fact) => {
            let here = lines_here(&fact.check(), &fact.lines());
            with(tickets(fact.check(), scope, house), here, &[ALL_DAY])
        }
        Fact::EditsKnown { check, lines, .. } => {
            with(tickets(*check, scope, house), lines_here(check, lines), &[AFTERWARDS])
        }
        Fact::Rush(fact) => {
            let shown = fact.shown().into_iter().map(|(check, ticket)| Key::Ticket(check, ticket));
            shown.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
        }
        Fact::TicketBumped { check, ticket, .. } | Fact::TicketRecalled { check, ticket, .. } => {
            let here = house
                .check(*check)
                .map_or(true, |check| check.ticket(*ticket).is_none_or(|ticket| scope.has(ticket.station)));
            let both = [Key::Ticket(*check, *ticket), Key::Bumped(*check, *ticket), ALL_DAY, PACE, AFTERWARDS];
            let mut keys = with(tickets(*check, scope, house), here, &both);
            if here {
                keys.extend(out_of_reach(scope, house));
            }
            keys
        }
        Fact::LinesServed { check, lines } | Fact::LinesUnserved { check, lines } => {
            with(tickets(*check, scope, house), lines_here(check, lines), &[ALL_DAY])
        }
        Fact::Room(_) => Vec::new(),
        Fact::CheckMoved { check, .. } | Fact::AwaySet { check, .. } | Fact::NoteSet { check, .. } => {
            let here = tickets(*check, scope, house);
            let bumped = here.iter().map(|key| match *key {
                Key::Ticket(check, ticket) => Key::Bumped(check, ticket),
                other => other,
            });
            // A takeaway that sits down may be another screen's now.
            let parts = [ALL_DAY, PACE, AFTERWARDS].into_iter().filter(|_| !here.is_empty());
            bumped.chain(here.iter().copied()).chain(parts).collect()
        }
        Fact::CheckMerged { .. } | Fact::CheckParted { .. } | Fact::LinesMoved { .. } => between(scope, event, house),
        Fact::MoveKnown { check, ticket } => {
            let here = tickets(*check, scope, house);
            here.into_iter().filter(|key| *key == Key::Ticket(*check, *ticket)).collect()
        }
        Fact::ReferenceChanged { .. } => all_tickets(house),
        Fact::CheckOpened { .. } | Fact::PortionsSet { .. } | Fact::BackOnSale { .. } => vec![COUNTED],
        Fact::BillAsked { .. }
        | Fact::PaymentReversed { .. }
        | Fact::Divided { .. }
        | Fact::Settling { .. }
        | Fact::Reservation(_)
        | Fact::ReceiptPrinted { .. }
        | Fact::CheckReopened { .. }
        | Fact::DiscountGiven { .. }
        | Fact::DiscountWithdrawn { .. }
        | Fact::Promo(_)
        | Fact::Customer(_)
        | Fact::Approved { .. }
        | Fact::LinesCame { .. }
        | Fact::CheckHandedOver { .. }
        | Fact::BillCalledOff { .. }
        | Fact::Paid { .. }
        | Fact::CheckDropped { .. }
        | Fact::StationsSaw { .. }
        | Fact::DeviceEnrolled { .. }
        | Fact::DeviceRevoked { .. }
        | Fact::DeviceLocked { .. }
        | Fact::SignedIn { .. }
        | Fact::Printing(_)
        | Fact::SignedOut { .. }
        | Fact::NotShown(_)
        | Fact::Handing(_)
        | Fact::Shift(_)
        | Fact::Loyalty(_)
        | Fact::Intent(_) => Vec::new(),
    }
}

/// The tickets that went out of the stations' reach with their last bump.
fn out_of_reach(scope: Scope<'_>, house: &House) -> impl Iterator<Item = Key> {
    let gone = scope.stations().filter_map(|station| house.out_of_reach(station.id));
    gone.map(|(check, ticket)| Key::Bumped(check, ticket))
}

/// All tickets of two checks, under either of them: which went whole is not known any more.
fn between(scope: Scope<'_>, event: &Event, house: &House) -> Vec<Key> {
    let Some((from, to, _)) = carried(&event.fact) else { return Vec::new() };
    let here = tickets(from, scope, house).into_iter().chain(tickets(to, scope, house));
    let mut keys = Vec::new();
    for key in here {
        let Key::Ticket(_, ticket) = key else { continue };
        for check in [from, to] {
            keys.extend([Key::Ticket(check, ticket), Key::Bumped(check, ticket)]);
        }
    }
    if !keys.is_empty() {
        keys.extend([ALL_DAY, PACE, AFTERWARDS]);
        keys.extend(out_of_reach(scope, house));
    }
    keys
}

/// The stations' tickets of a check, also those that have just left.
fn tickets(check: CheckId, scope: Scope<'_>, house: &House) -> Vec<Key> {
    let Ok(check) = house.check(check) else { return Vec::new() };
    let here = check.tickets.iter().filter(|ticket| scope.has(ticket.station));
    here.map(|ticket| Key::Ticket(check.id, ticket.id)).collect()
}

fn with(mut keys: Vec<Key>, also: bool, more: &[Key]) -> Vec<Key> {
    if also {
        keys.extend(more.iter().filter(|key| !keys.contains(key)).copied().collect::<Vec<_>>());
    }
    keys
}

/// Where a kitchen screen is found.
pub fn path(place: Place) -> String {
    match place {
        Place::Station(id) => format!("/kitchen/{id}"),
        Place::Screen(id) => format!("/screens/{id}"),
        Place::Expo => "/expo".to_owned(),
    }
}

pub(super) fn render(scope: Scope<'_>, key: Key, house: &House, lang: Lang) -> Option<Element> {
    let w = Words::of(lang);
    match key {
        Key::Ticket(check, ticket) => {
            let check = house.check(check).ok()?;
            let ticket =
                check.ticket(ticket).filter(|ticket| ticket.is_open() && scope.shows(check, ticket.station))?;
            let html = TicketFace::of(check, ticket, scope, house, w)?.render().ok()?;
            Some(Element::new(format!("ticket-{}", ticket.id), &html))
        }
        ALL_DAY => Some(Element::new("allday".into(), &AllDay::of(scope, house, w).render().ok()?)),
        Key::Bumped(check, id) => {
            let check = house.check(check).ok()?;
            let ticket = check.ticket(id).filter(|ticket| scope.shows(check, ticket.station))?;
            house.recallable(ticket.station).find(|(_, other)| *other == id)?;
            let html = Left::of(check, ticket, house, w)?.render().ok()?;
            Some(Element::new(key.to_string(), &html))
        }
        COUNTED => counted::list(house, lang, path(scope.place()), |station| scope.has(station)),
        PACE => Some(Element::new("pace".into(), &Pace { w, average: pace(scope, house) }.render().ok()?)),
        AFTERWARDS => afterwards::render(scope, house, lang),
        TAKEN => taking::taken(scope, house, w),
        OTHERS => taking::others(scope, house, w),
        SETUP => Some(Element::new(SETUP.to_string(), &Arranged { as_of: arranged(scope) }.render().ok()?)),
        Key::Part(_) | Key::Table(_) | Key::Check(_) | Key::Line(..) | Key::Round(..) => None,
    }
}

/// How the screen is to look: a page that was made for another look asks for a new one.
#[derive(Template)]
#[template(source = "<span id=\"setup\" data-into=\"arranged\" data-as-of=\"{{ as_of }}\"></span>", ext = "html")]
struct Arranged {
    as_of: String,
}

/// The fingerprint of what only a new page can show: definition, and whose slots these are.
fn arranged(scope: Scope<'_>) -> String {
    let all = format!("{:?} {:?} {:?}", scope.name(), scope.setup(), scope.whole_of());
    format!("{:08x}", super::fnv1a(all.as_bytes()))
}

#[derive(Template)]
#[template(path = "kitchen/_ticket.html")]
struct TicketFace<'a> {
    w: Words,
    id: TicketId,
    /// Its slot; on a screen of several stations, where slots are the browser's, when it was sent.
    slot: i64,
    table: Cow<'a, str>,
    sub: String,
    opened: i64,
    wall: String,
    warn: u16,
    late: u16,
    rows: Vec<Row<'a>>,
    also: String,
    /// How many edits and moves somebody has still to acknowledge.
    news: usize,
    /// Where it belonged before, who said so and when.
    moved: Option<(&'a str, String)>,
    /// The note on the table.
    about: Vec<Phrase<'a>>,
    /// Whether somebody can begin with something on it, or take that back; nothing when all is made.
    begin: Option<bool>,
    /// The course of which it is, where it waits or has waited.
    course: Option<&'static str>,
    /// Whether it waits.
    held: bool,
    /// Whether it goes before others, and whether it could.
    rush: bool,
    can_rush: bool,
}

/// Whether a line is an edit to acknowledge. A change is one, not two: the line that it strikes through does not count.
fn is_news(line: &Line) -> bool {
    line.pending().is_some() && line.void().is_none_or(|void| void.instead.is_none())
}

impl<'a> TicketFace<'a> {
    fn of(check: &'a Check, ticket: &'a Ticket, scope: Scope<'_>, house: &House, w: Words) -> Option<Self> {
        let station = house.reference.station(ticket.station)?;
        let (warn, late) = scope.limits(station);
        let alone = scope.whole_of().is_some();
        let rush = ticket.rush.is_some() && !ticket.is_held();
        let whose = if scope.level() != Level::Tickets || scope.stations().nth(1).is_some() {
            format!("{} · ", w.name(&station.name))
        } else {
            String::new()
        };
        let clock = &house.reference.venue.clock;
        let mut rows = Vec::new();
        let mut rounds = Vec::new();
        let all_off = check.lines_on(ticket.id).all(Line::is_voided);
        let shown = |line: &&Line| !line.is_voided() || line.pending().is_some() || all_off;
        for line in in_order(check.lines_on(ticket.id).filter(shown)) {
            let mut row = Row::of(line, w);
            if line.edits.remake.is_none() && !rounds.contains(&line.round) {
                // The first round is the ticket itself; every later one comes under a rule that says when it came.
                if let (false, Some(round)) = (rounds.is_empty(), check.round(line.round)) {
                    let when = clock.wall(round.sent.at);
                    row.rule = Some(format!("+ {} {when} · {}", w.t("kitchen-added"), round.sent.by));
                }
                rounds.push(line.round);
            }
            rows.push(row);
        }
        let by = rounds.first().and_then(|id| check.round(*id)).map_or(&check.opened.by, |round| &round.sent.by);
        let kind = w.t(guests::kind(check));
        let away = guests::away(check, house, w);
        let away = if away.is_empty() { away } else { format!(" · {away}") };
        Some(Self {
            w,
            id: ticket.id,
            slot: match (alone, rush) {
                (true, _) => i64::from(ticket.slot),
                (false, true) => ticket.opened_at.0 / 1000 - RUSHED,
                (false, false) => ticket.opened_at.0 / 1000,
            },
            rush,
            can_rush: !ticket.is_held() && check.lines_on(ticket.id).any(Line::is_queued),
            table: calling(check, w),
            sub: format!("{whose}{by} · {} · #{} · {kind}{away}", w.n("kitchen-covers", check.covers), ticket.number),
            moved: ticket.moved.as_ref().map(|moved| {
                let stamp = &moved.stamp;
                (moved.from.as_str(), format!("{} · {}", clock.wall(stamp.at), stamp.by))
            }),
            about: check.note.as_deref().map(phrases).unwrap_or_default(),
            course: ticket.hold.as_ref().map(|hold| w.course(hold.course)),
            held: ticket.is_held(),
            opened: ticket.opened_at.0,
            wall: clock.wall(ticket.opened_at),
            warn,
            late,
            rows,
            begin: if check.lines_on(ticket.id).any(Line::is_untouched) {
                Some(true)
            } else {
                check.lines_on(ticket.id).any(Line::is_cooking).then_some(false)
            },
            also: elsewhere(check, ticket, &rounds, house, w),
            news: check.lines_on(ticket.id).filter(|line| is_news(line)).count() + usize::from(ticket.moved.is_some()),
        })
    }
}

/// Where else the rounds of this ticket are being made: `Nướng (1), Quầy bar ✓`.
fn elsewhere(
    check: &Check,
    ticket: &Ticket,
    rounds: &[goimon_domain::ids::RoundId],
    house: &House,
    w: Words,
) -> String {
    let mut left: BTreeMap<StationId, usize> = BTreeMap::new();
    let there = |line: &&Line| {
        !line.is_voided() && !line.is_held() && line.station != ticket.station && rounds.contains(&line.round)
    };
    for line in check.lines.iter().filter(there) {
        *left.entry(line.station).or_default() += usize::from(line.is_queued());
    }
    let mut text = String::new();
    for station in &house.reference.stations {
        let Some(left) = left.get(&station.id) else { continue };
        let comma = if text.is_empty() { "" } else { ", " };
        // Writing to a string cannot fail.
        let _ = match left {
            0 => write!(text, "{comma}{} ✓", w.name(&station.name)),
            left => write!(text, "{comma}{} ({left})", w.name(&station.name)),
        };
    }
    text
}

#[derive(Template)]
#[template(path = "kitchen/_allday.html")]
struct AllDay<'a> {
    w: Words,
    rows: Vec<AllDayRow<'a>>,
}

struct AllDayRow<'a> {
    count: u32,
    name: &'a str,
    parts: Vec<AllDayPart>,
}

/// So many of an item, made in one way.
struct AllDayPart {
    count: u32,
    mods: String,
}

impl<'a> AllDay<'a> {
    fn of(scope: Scope<'_>, house: &'a House, w: Words) -> Self {
        let mut items: BTreeMap<&str, BTreeMap<String, u32>> = BTreeMap::new();
        let lines = house.checks.values().flat_map(|check| check.lines.iter().map(move |line| (check, line)));
        for (_, line) in lines.filter(|(check, line)| line.is_queued() && scope.shows(check, line.station)) {
            let ways = items.entry(line.name.of(w.lang())).or_default();
            // Only what makes it another thing to make parts the count.
            let counted = match house.reference.menu.item(line.item) {
                Some(item) => item.counted(&line.chosen),
                None => line.chosen.iter().collect(),
            };
            *ways.entry(modifiers(counted, w)).or_default() += line.quantity;
        }
        let mut rows: Vec<_> = items
            .into_iter()
            .map(|(name, ways)| AllDayRow {
                count: ways.values().sum(),
                name,
                parts: ways
                    .into_iter()
                    .filter(|(mods, _)| !mods.is_empty())
                    .map(|(mods, count)| AllDayPart { count, mods })
                    .collect(),
            })
            .collect();
        rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(b.name)));
        Self { w, rows }
    }
}

/// A ticket that has left the screen.
#[derive(Template)]
#[template(path = "kitchen/_bumped.html")]
struct Left<'a> {
    w: Words,
    id: TicketId,
    /// The latest first.
    order: i64,
    table: Cow<'a, str>,
    number: u32,
    what: String,
    wall: String,
    by: &'a str,
}

impl<'a> Left<'a> {
    fn of(check: &'a Check, ticket: &'a Ticket, house: &House, w: Words) -> Option<Self> {
        let bump = ticket.bumped.as_ref()?;
        Some(Self {
            w,
            id: ticket.id,
            order: -bump.stamp.at.0,
            table: calling(check, w),
            number: ticket.number,
            what: summary(check, ticket, w),
            wall: house.reference.venue.clock.wall(bump.stamp.at),
            by: &bump.stamp.by,
        })
    }
}

fn summary(check: &Check, ticket: &Ticket, w: Words) -> String {
    let mut text = String::new();
    for line in check.lines_on(ticket.id).filter(|line| !line.is_voided()) {
        let comma = if text.is_empty() { "" } else { ", " };
        // Writing to a string cannot fail.
        let _ = write!(text, "{comma}{} {}", line.quantity, line.name.of(w.lang()));
    }
    if text.is_empty() { w.t("kitchen-all-off").to_owned() } else { text }
}

#[derive(Template)]
#[template(path = "kitchen/_pace.html")]
struct Pace {
    w: Words,
    average: String,
}

fn pace(scope: Scope<'_>, house: &House) -> String {
    let stood = |(check, ticket): (CheckId, TicketId)| {
        let check = house.checks.get(&check)?;
        let ticket = check.ticket(ticket).filter(|ticket| scope.shows(check, ticket.station))?;
        let bump = ticket.bumped.as_ref()?;
        Some((bump.seq, bump.stamp.at.since(ticket.opened_at)))
    };
    let left = scope.stations().flat_map(|station| house.recallable(station.id).take(PACE_OVER));
    let mut left: Vec<(u64, i64)> = left.filter_map(stood).collect();
    left.sort_unstable_by(|a, b| b.cmp(a));
    let stood: Vec<i64> = left.into_iter().take(PACE_OVER).map(|(_, stood)| stood).collect();
    let Some(seconds) = stood.iter().sum::<i64>().checked_div(stood.len() as i64 * 1000) else { return "–".into() };
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
