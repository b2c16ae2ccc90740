//! What an event changes on a station's screen.

use super::{AFTERWARDS, ALL_DAY, COUNTED, Key, PACE, PARTS, carried};
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, LineId};
use goimon_domain::screen::Scope;
use goimon_domain::ticket::Ticket;

pub(in crate::live) fn affected(scope: Scope<'_>, event: &Event, house: &House) -> Vec<Key> {
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
                keys.extend(at_the_edge(scope, house));
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

/// The tickets that may have gone out of the stations' reach, or come back into it.
fn at_the_edge(scope: Scope<'_>, house: &House) -> impl Iterator<Item = Key> {
    let edge = scope.stations().flat_map(|station| house.at_the_edge(station.id));
    edge.map(|(check, ticket)| Key::Bumped(check, ticket))
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
        keys.extend(at_the_edge(scope, house));
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

/// Every ticket of the house: which of them a screen shows may be different now.
fn all_tickets(house: &House) -> Vec<Key> {
    let both = |check: CheckId, ticket: &Ticket| [Key::Ticket(check, ticket.id), Key::Bumped(check, ticket.id)];
    let tickets = house.checks.values().flat_map(|check| check.tickets.iter().map(|ticket| (check.id, ticket)));
    tickets.flat_map(|(check, ticket)| both(check, ticket)).chain(PARTS).collect()
}
