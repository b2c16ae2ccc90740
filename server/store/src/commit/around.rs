//! What is no bill: portions that are left, reservations, and what goes on paper.

use super::Commit;
use super::bulk::{Bulk, Table};
use super::rows::{json, stamp};
use crate::StoreError;
use goimon_domain::reservation::{Place, Reservation};
use sea_orm::Value;

pub(super) static PORTIONS: Table = Table {
    name: "portions",
    columns: &["venue_id", "item_id", "remaining", "day", "said_at", "said_by"],
    upsert: Some(("venue_id,item_id", &["remaining", "day", "said_at", "said_by"])),
};

pub(super) static RESERVATIONS: Table = Table {
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

pub(super) static JOBS: Table = Table {
    name: "print_jobs",
    columns: &["venue_id", "id", "state", "ended_at", "job"],
    upsert: Some(("venue_id,id", &["state", "ended_at", "job"])),
};

/// Portions that were counted, taken or forgotten.
pub(super) fn portions(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let venue = commit.venue.0;
    let touched = commit.touched;
    let mut bulk = Bulk::new(&PORTIONS, touched.portions.len());
    for item in &touched.portions {
        let known = commit.house.portions.get(item);
        bulk.push([
            venue.into(),
            item.0.into(),
            known.map(|known| i64::from(known.left)).into(),
            known.and_then(|known| known.day).map(|day| day.to_string()).into(),
            known.map_or(0, |known| known.said.at.0).into(),
            known.map_or("", |known| known.said.by.as_str()).into(),
        ]);
    }
    Ok(bulk)
}

/// Reservations that are new or changed.
pub(super) fn reservations(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let venue = commit.venue.0;
    let touched = commit.touched;
    let mut bulk = Bulk::new(&RESERVATIONS, touched.reservations.len());
    for id in &touched.reservations {
        let found = commit.house.reservations.get(id);
        let found =
            found.ok_or_else(|| StoreError::nonsense(format!("reservation {id} was touched but is not here")))?;
        bulk.push(reservation(venue.into(), found));
    }
    Ok(bulk)
}

/// Print jobs that are new or went on.
pub(super) fn jobs(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let venue = commit.venue.0;
    let touched = commit.touched;
    let mut bulk = Bulk::new(&JOBS, touched.jobs.len());
    for job in touched.jobs.iter().filter_map(|id| commit.house.jobs.get(*id)) {
        bulk.push([
            venue.into(),
            job.id.0.into(),
            job.state.word().into(),
            job.ended().map(|at| at.0).into(),
            json(job.as_ref())?.into(),
        ]);
    }
    Ok(bulk)
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
