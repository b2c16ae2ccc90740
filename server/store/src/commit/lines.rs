//! Lines, and the tickets on which they stand.

use super::Commit;
use super::bulk::{Bulk, Table};
use super::rows::{find, json, owners, stamp, whole};
use crate::StoreError;
use crate::checks::KeptEdits;
use goimon_domain::ids::CheckId;
use goimon_domain::line::{Chosen, Line, LineState};
use goimon_domain::ticket::Ticket;
use sea_orm::Value;

pub(super) static LINES: Table = Table {
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
        "target",
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
            "target",
        ],
    )),
};

pub(super) static TICKETS: Table = Table {
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

/// Lines that are new or changed, and all of a check between which and another something moved.
pub(super) fn lines(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let venue = commit.venue.0;
    let touched = commit.touched;
    let mut bulk = Bulk::new(&LINES, touched.lines.len());
    for id in owners(&touched.lines, touched) {
        let all = find(commit, id)?.lines.iter().enumerate();
        let anew = touched.rewritten.contains(&id);
        for (place, found) in all.filter(|(_, found)| anew || touched.lines.contains(&(id, found.id))) {
            bulk.push(line(venue.into(), id, place, found)?);
        }
    }
    Ok(bulk)
}

/// Tickets, likewise.
pub(super) fn tickets(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let venue = commit.venue.0;
    let touched = commit.touched;
    let mut bulk = Bulk::new(&TICKETS, touched.tickets.len());
    for id in owners(&touched.tickets, touched) {
        let all = find(commit, id)?.tickets.iter().enumerate();
        let anew = touched.rewritten.contains(&id);
        for (place, found) in all.filter(|(_, found)| anew || touched.tickets.contains(&(id, found.id))) {
            bulk.push(ticket(venue.into(), id, place, found)?);
        }
    }
    Ok(bulk)
}

fn line(venue: Value, check: CheckId, place: usize, line: &Line) -> Result<[Value; 32], StoreError> {
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
        line.target.map(|target| target.0).into(),
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
