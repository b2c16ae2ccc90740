//! What a batch touched, as rows: one bulk a table, nothing for a table that was left alone.

use super::Commit;
use super::accounts::{ACCOUNTS, ENTRIES, accounts, entries};
use super::bulk::{Bulk, Table};
use crate::StoreError;
use crate::checks::KeptEdits;
use goimon_domain::check::Check;
use goimon_domain::event::Event;
use goimon_domain::house::Touched;
use goimon_domain::ids::CheckId;
use goimon_domain::line::{Chosen, Line, LineState, Stamp};
use goimon_domain::reservation::{Place, Reservation};
use goimon_domain::ticket::Ticket;
use sea_orm::Value;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

static CHECKS: Table = Table {
    name: "checks",
    columns: &[
        "venue_id",
        "id",
        "number",
        "table_id",
        "table_label",
        "covers",
        "business_day",
        "service",
        "tax_included",
        "cash_step",
        "opened_at",
        "opened_by",
        "waiter_id",
        "version",
        "bill_asked_at",
        "bill_asked_by",
        "closed_at",
        "closed_by",
        "discounts",
        "division",
        "settling_at",
        "settling_by",
        "prints",
        "away",
        "note",
        "merged_into_id",
        "merged",
        "offers",
        "redeemed",
        "stay",
        "customer",
        "intents",
        "standing",
    ],
    upsert: Some((
        "venue_id,id",
        &[
            "table_id",
            "table_label",
            "covers",
            "waiter_id",
            "version",
            "bill_asked_at",
            "bill_asked_by",
            "closed_at",
            "closed_by",
            "away",
            "note",
            "merged_into_id",
            "merged",
            "discounts",
            "division",
            "settling_at",
            "settling_by",
            "prints",
            "redeemed",
            "stay",
            "customer",
            "intents",
            "standing",
        ],
    )),
};

static ROUNDS: Table = Table {
    name: "rounds",
    columns: &["venue_id", "id", "check_id", "number", "sent_at", "sent_by", "seq", "origin"],
    upsert: None,
};

static LINES: Table = Table {
    name: "lines",
    columns: &[
        "venue_id",
        "check_id",
        "position",
        "id",
        "round_id",
        "ticket_id",
        "station_id",
        "item_id",
        "code",
        "name_vi",
        "name_en",
        "price",
        "quantity",
        "chosen",
        "note",
        "tax_class",
        "tax_rate",
        "ready_at",
        "ready_by",
        "served_at",
        "served_by",
        "version",
        "edits",
        "promo",
        "began_at",
        "began_by",
        "passed_at",
        "passed_by",
        "course",
        "seat",
        "held",
    ],
    upsert: Some((
        "venue_id,check_id,position",
        &[
            "ticket_id",
            "quantity",
            "ready_at",
            "ready_by",
            "served_at",
            "served_by",
            "version",
            "edits",
            "began_at",
            "began_by",
            "passed_at",
            "passed_by",
            "held",
        ],
    )),
};

static TICKETS: Table = Table {
    name: "tickets",
    columns: &[
        "venue_id",
        "check_id",
        "position",
        "id",
        "number",
        "station_id",
        "opened_at",
        "slot",
        "bumped_at",
        "bumped_by",
        "bumped_lines",
        "bumped_seq",
        "moved",
        "hold",
        "rush",
    ],
    upsert: Some((
        "venue_id,check_id,position",
        &["opened_at", "slot", "bumped_at", "bumped_by", "bumped_lines", "bumped_seq", "moved", "hold", "rush"],
    )),
};

static PAYMENTS: Table = Table {
    name: "payments",
    columns: &[
        "venue_id",
        "check_id",
        "position",
        "id",
        "tender",
        "amount",
        "given",
        "taken_at",
        "taken_by",
        "tip",
        "reference",
        "reversal",
        "part_id",
        "shift_id",
        "points",
    ],
    upsert: None,
};

static PORTIONS: Table = Table {
    name: "portions",
    columns: &["venue_id", "item_id", "remaining", "day", "said_at", "said_by"],
    upsert: Some(("venue_id,item_id", &["remaining", "day", "said_at", "said_by"])),
};

static REDEMPTIONS: Table = Table {
    name: "redemptions",
    columns: &[
        "venue_id",
        "id",
        "check_id",
        "promotion_id",
        "code",
        "held",
        "redeemed_at",
        "redeemed_by",
        "withdrawn_at",
        "withdrawn_by",
    ],
    upsert: Some(("venue_id,id", &["check_id", "held", "withdrawn_at", "withdrawn_by"])),
};

static RESERVATIONS: Table = Table {
    name: "reservations",
    columns: &[
        "venue_id",
        "id",
        "version",
        "day",
        "due",
        "name",
        "phone",
        "covers",
        "table_id",
        "area_id",
        "deposit",
        "note",
        "booked_at",
        "booked_by",
        "state",
        "state_at",
        "state_by",
        "check_id",
    ],
    upsert: Some((
        "venue_id,id",
        &[
            "version", "day", "due", "name", "phone", "covers", "table_id", "area_id", "deposit", "note", "state",
            "state_at", "state_by", "check_id",
        ],
    )),
};

static SHIFTS: Table = Table {
    name: "shifts",
    columns: &["venue_id", "id", "opened_at", "number", "body"],
    upsert: Some(("venue_id,id", &["number", "body"])),
};

static JOBS: Table = Table {
    name: "print_jobs",
    columns: &["venue_id", "id", "state", "ended_at", "job"],
    upsert: Some(("venue_id,id", &["state", "ended_at", "job"])),
};

static EVENTS: Table = Table {
    name: "events",
    columns: &["venue_id", "seq", "at", "staff_id", "device_id", "actor", "role", "kind", "check_id", "payload"],
    upsert: None,
};

static ANSWERS: Table =
    Table { name: "answers", columns: &["venue_id", "key", "act", "fingerprint", "answer", "at"], upsert: None };

/// The tables that a commit writes, in the order of writing: what is pointed at comes first.
pub(super) static TABLES: [&Table; 14] = [
    &CHECKS,
    &ROUNDS,
    &LINES,
    &TICKETS,
    &SHIFTS,
    &PAYMENTS,
    &PORTIONS,
    &REDEMPTIONS,
    &RESERVATIONS,
    &JOBS,
    &ACCOUNTS,
    &ENTRIES,
    &EVENTS,
    &ANSWERS,
];

/// Everything that a commit writes, a bulk for each of [`TABLES`].
pub(super) fn rows(commit: &Commit<'_>) -> Result<[Bulk; TABLES.len()], StoreError> {
    let venue = commit.venue.0;
    let touched = commit.touched;
    let mut checks = Bulk::new(&CHECKS, touched.checks.len());
    for id in &touched.checks {
        checks.push(check(venue.into(), find(commit, *id)?)?);
    }
    let mut rounds = Bulk::new(&ROUNDS, touched.rounds.len());
    for id in owners(&touched.rounds, &Touched::default()) {
        let check = find(commit, id)?;
        for round in check.rounds.iter().filter(|round| touched.rounds.contains(&(id, round.id))) {
            rounds.push([
                venue.into(),
                round.id.0.into(),
                id.0.into(),
                i64::from(round.number).into(),
                round.sent.at.0.into(),
                round.sent.by.as_str().into(),
                whole(round.seq),
                round.origin.as_ref().map(json).transpose()?.into(),
            ]);
        }
    }
    let mut lines = Bulk::new(&LINES, touched.lines.len());
    for id in owners(&touched.lines, touched) {
        let all = find(commit, id)?.lines.iter().enumerate();
        let anew = touched.rewritten.contains(&id);
        for (place, found) in all.filter(|(_, found)| anew || touched.lines.contains(&(id, found.id))) {
            lines.push(line(venue.into(), id, place, found)?);
        }
    }
    let mut tickets = Bulk::new(&TICKETS, touched.tickets.len());
    for id in owners(&touched.tickets, touched) {
        let all = find(commit, id)?.tickets.iter().enumerate();
        let anew = touched.rewritten.contains(&id);
        for (place, found) in all.filter(|(_, found)| anew || touched.tickets.contains(&(id, found.id))) {
            tickets.push(ticket(venue.into(), id, place, found)?);
        }
    }
    let mut payments = Bulk::new(&PAYMENTS, touched.payments.len());
    for id in owners(&touched.payments, &Touched::default()) {
        let all = find(commit, id)?.payments.iter().enumerate();
        for (place, found) in all.filter(|(_, found)| touched.payments.contains(&(id, found.id))) {
            payments.push([
                venue.into(),
                id.0.into(),
                whole(place),
                found.id.0.into(),
                found.tender.word().into(),
                found.amount.units().into(),
                found.given.units().into(),
                found.taken.at.0.into(),
                found.taken.by.as_str().into(),
                found.tip.units().into(),
                found.reference.clone().into(),
                found.reversal.as_ref().map(json).transpose()?.into(),
                found.part.map(|part| part.0).into(),
                found.shift.map(|shift| shift.0).into(),
                found.points.into(),
            ]);
        }
    }
    let mut portions = Bulk::new(&PORTIONS, touched.portions.len());
    for item in &touched.portions {
        let known = commit.house.portions.get(item);
        portions.push([
            venue.into(),
            item.0.into(),
            known.map(|known| i64::from(known.left)).into(),
            known.and_then(|known| known.day).map(|day| day.to_string()).into(),
            known.map_or(0, |known| known.said.at.0).into(),
            known.map_or("", |known| known.said.by.as_str()).into(),
        ]);
    }
    let mut reservations = Bulk::new(&RESERVATIONS, touched.reservations.len());
    for id in &touched.reservations {
        let found = commit.house.reservations.get(id);
        let found =
            found.ok_or_else(|| StoreError::nonsense(format!("reservation {id} was touched but is not here")))?;
        reservations.push(reservation(venue.into(), found));
    }
    let mut jobs = Bulk::new(&JOBS, touched.jobs.len());
    for job in touched.jobs.iter().filter_map(|id| commit.house.jobs.get(*id)) {
        jobs.push([
            venue.into(),
            job.id.0.into(),
            job.state.word().into(),
            job.ended().map(|at| at.0).into(),
            json(job.as_ref())?.into(),
        ]);
    }
    let mut shifts = Bulk::new(&SHIFTS, touched.shifts.len());
    for id in &touched.shifts {
        let shift = commit.house.shifts.get(id);
        let shift = shift.ok_or_else(|| StoreError::nonsense(format!("shift {id} was touched but is not here")))?;
        shifts.push([
            venue.into(),
            id.0.into(),
            shift.opened.at.0.into(),
            shift.z.as_ref().map(|z| i64::from(z.number)).into(),
            json(shift.as_ref())?.into(),
        ]);
    }
    let mut events = Bulk::new(&EVENTS, commit.events.len());
    for event in commit.events {
        events.push(event_row(venue.into(), event)?);
    }
    let mut answers = Bulk::new(&ANSWERS, commit.answers.len());
    for answer in commit.answers {
        answers.push([
            venue.into(),
            answer.key.0.into(),
            answer.act.as_str().into(),
            answer.fingerprint.to_vec().into(),
            answer.answer.as_str().into(),
            answer.at.0.into(),
        ]);
    }
    Ok([
        checks,
        rounds,
        lines,
        tickets,
        shifts,
        payments,
        portions,
        redemptions(commit)?,
        reservations,
        jobs,
        accounts(commit),
        entries(commit)?,
        events,
        answers,
    ])
}

/// Vouchers that were redeemed, taken back or settled.
fn redemptions(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let touched = &commit.touched.redemptions;
    let mut redemptions = Bulk::new(&REDEMPTIONS, touched.len());
    for id in owners(touched, &Touched::default()) {
        let all = find(commit, id)?.redeemed.iter();
        for found in all.filter(|found| touched.contains(&(id, found.id))) {
            let (withdrawn_at, withdrawn_by) = stamp(found.withdrawn.as_ref());
            redemptions.push([
                commit.venue.0.into(),
                found.id.0.into(),
                id.0.into(),
                found.voucher.id.0.into(),
                found.code.as_str().into(),
                found.held.units().into(),
                found.redeemed.at.0.into(),
                found.redeemed.by.as_str().into(),
                withdrawn_at,
                withdrawn_by,
            ]);
        }
    }
    Ok(redemptions)
}

/// The row of an event.
pub(crate) fn event_values(venue: Value, event: &Event) -> Result<Bulk, StoreError> {
    let mut bulk = Bulk::new(&EVENTS, 1);
    bulk.push(event_row(venue, event)?);
    Ok(bulk)
}

fn find<'a>(commit: &Commit<'a>, id: CheckId) -> Result<&'a Arc<Check>, StoreError> {
    commit.house.checks.get(&id).ok_or_else(|| StoreError::nonsense(format!("check {id} was touched but is not here")))
}

/// The checks of some things, and those that are written anew.
fn owners<T: Ord>(some: &BTreeSet<(CheckId, T)>, touched: &Touched) -> BTreeSet<CheckId> {
    some.iter().map(|(check, _)| *check).chain(touched.rewritten.iter().copied()).collect()
}

fn check(venue: Value, check: &Check) -> Result<[Value; 33], StoreError> {
    let offers = (!check.offers.is_empty()).then(|| json(&check.offers)).transpose()?;
    let redeemed = (!check.redeemed.is_empty()).then(|| json(&check.redeemed)).transpose()?;
    let (bill_asked_at, bill_asked_by) = stamp(check.bill_asked.as_ref());
    let (closed_at, closed_by) = stamp(check.closed.as_ref());
    let merged = (!check.merged.is_empty()).then(|| json(&check.merged)).transpose()?;
    let (settling_at, settling_by) = stamp(check.settling.as_ref());
    let division = check.division.as_ref().map(json).transpose()?;
    let discounts = (!check.discounts.is_empty()).then(|| json(&check.discounts)).transpose()?;
    Ok([
        venue,
        check.id.0.into(),
        i64::from(check.number).into(),
        check.table.map(|table| table.0).into(),
        check.table_label.as_str().into(),
        i64::from(check.covers).into(),
        check.business_day.to_string().into(),
        i64::from(check.terms.service.0).into(),
        check.terms.tax_included.into(),
        check.terms.cash_step.units().into(),
        check.opened.at.0.into(),
        check.opened.by.as_str().into(),
        check.waiter.map(|waiter| waiter.0).into(),
        i64::from(check.version).into(),
        bill_asked_at,
        bill_asked_by,
        closed_at,
        closed_by,
        discounts.into(),
        division.into(),
        settling_at,
        settling_by,
        i64::from(check.prints).into(),
        check.away.as_ref().map(json).transpose()?.into(),
        check.note.clone().into(),
        check.merged_into.map(|into| into.0).into(),
        merged.into(),
        offers.into(),
        redeemed.into(),
        check.stay.as_ref().map(json).transpose()?.into(),
        check.customer.as_ref().map(json).transpose()?.into(),
        (!check.intents.is_empty()).then(|| json(&check.intents)).transpose()?.into(),
        check.standing.as_ref().map(json).transpose()?.into(),
    ])
}

fn line(venue: Value, check: CheckId, place: usize, line: &Line) -> Result<[Value; 31], StoreError> {
    let (ready, served) = match &line.state {
        LineState::Held | LineState::Queued => (None, None),
        LineState::Ready { ready } => (Some(ready), None),
        LineState::Served { ready, served } => (ready.as_ref(), Some(served)),
        LineState::Voided { .. } => (None, None),
    };
    let (ready_at, ready_by) = stamp(ready);
    let (served_at, served_by) = stamp(served);
    let (began_at, began_by) = stamp(line.began.as_ref());
    let (passed_at, passed_by) = stamp(line.passed.as_ref());
    let edits = KeptEdits::of(line).map(|kept| json(&kept)).transpose()?;
    let chosen = (!line.chosen.is_empty()).then(|| json::<[Chosen]>(&line.chosen)).transpose()?;
    Ok([
        venue,
        check.0.into(),
        whole(place),
        line.id.0.into(),
        line.round.0.into(),
        line.ticket.0.into(),
        line.station.0.into(),
        line.item.0.into(),
        line.code.as_str().into(),
        line.name.vi.as_str().into(),
        line.name.en.as_str().into(),
        line.price.units().into(),
        i64::from(line.quantity).into(),
        chosen.into(),
        line.note.clone().into(),
        line.tax_class.as_str().into(),
        i64::from(line.tax_rate.0).into(),
        ready_at,
        ready_by,
        served_at,
        served_by,
        i64::from(line.version).into(),
        edits.into(),
        (!line.promo.is_none()).then(|| json(&line.promo)).transpose()?.into(),
        began_at,
        began_by,
        passed_at,
        passed_by,
        i64::from(line.course.number()).into(),
        line.seat.map(i64::from).into(),
        line.is_held().into(),
    ])
}

fn ticket(venue: Value, check: CheckId, place: usize, ticket: &Ticket) -> Result<[Value; 15], StoreError> {
    let (bumped_at, bumped_by) = stamp(ticket.bumped.as_ref().map(|bump| &bump.stamp));
    let bumped_lines = ticket.bumped.as_ref().map(|bump| json(&bump.lines)).transpose()?;
    let bumped_seq = ticket.bumped.as_ref().and_then(|bump| i64::try_from(bump.seq).ok());
    Ok([
        venue,
        check.0.into(),
        whole(place),
        ticket.id.0.into(),
        i64::from(ticket.number).into(),
        ticket.station.0.into(),
        ticket.opened_at.0.into(),
        i64::from(ticket.slot).into(),
        bumped_at,
        bumped_by,
        bumped_lines.into(),
        bumped_seq.into(),
        ticket.moved.as_ref().map(json).transpose()?.into(),
        ticket.hold.as_ref().map(json).transpose()?.into(),
        ticket.rush.as_ref().map(json).transpose()?.into(),
    ])
}

fn reservation(venue: Value, reservation: &Reservation) -> [Value; 18] {
    let wanted = &reservation.wanted;
    let (state_at, state_by) = stamp(reservation.state.stamp());
    let area = if let Place::Area(area) = wanted.place { Some(area.0) } else { None };
    [
        venue,
        reservation.id.0.into(),
        i64::from(reservation.version).into(),
        reservation.day.to_string().into(),
        wanted.due.0.into(),
        wanted.name.as_str().into(),
        wanted.phone.clone().into(),
        i64::from(wanted.covers).into(),
        wanted.place.table().map(|table| table.0).into(),
        area.into(),
        wanted.deposit.clone().into(),
        wanted.note.clone().into(),
        reservation.booked.at.0.into(),
        reservation.booked.by.as_str().into(),
        reservation.state.word().into(),
        state_at,
        state_by,
        reservation.state.check().map(|check| check.0).into(),
    ]
}

fn event_row(venue: Value, event: &Event) -> Result<[Value; 10], StoreError> {
    Ok([
        venue,
        whole(event.seq),
        event.at.0.into(),
        event.by.staff.map(|staff| staff.0).into(),
        event.by.device.map(|device| device.0).into(),
        event.by.name.as_str().into(),
        event.by.role.word().into(),
        event.fact.word().into(),
        event.fact.check().map(|check| check.0).into(),
        json(&event.fact)?.into(),
    ])
}

fn stamp(stamp: Option<&Stamp>) -> (Value, Value) {
    (stamp.map(|stamp| stamp.at.0).into(), stamp.map(|stamp| stamp.by.clone()).into())
}

/// A place or sequence as the database's whole number. None is ever near its end.
pub(super) fn whole<T: TryInto<i64>>(number: T) -> Value {
    number.try_into().unwrap_or(i64::MAX).into()
}

fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|why| StoreError::nonsense(format!("a value that cannot be JSON: {why}")))
}
