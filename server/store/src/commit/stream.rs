//! What happened, in order, and what was answered.

use super::Commit;
use super::bulk::{Bulk, Table};
use super::rows::{json, whole};
use crate::StoreError;
use goimon_domain::event::Event;
use sea_orm::Value;

pub(super) static EVENTS: Table = Table {
    name: "events",
    columns: &["venue_id", "seq", "at", "staff_id", "device_id", "actor", "role", "kind", "check_id", "payload"],
    upsert: None,
};

pub(super) static ANSWERS: Table =
    Table { name: "answers", columns: &["venue_id", "key", "act", "fingerprint", "answer", "at"], upsert: None };

/// What happened.
pub(super) fn events(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let venue = commit.venue.0;
    let mut bulk = Bulk::new(&EVENTS, commit.events.len());
    for event in commit.events {
        bulk.push(event_row(venue.into(), event)?);
    }
    Ok(bulk)
}

/// What was answered, for who asks again.
pub(super) fn answers(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let venue = commit.venue.0;
    let mut bulk = Bulk::new(&ANSWERS, commit.answers.len());
    for answer in commit.answers {
        bulk.push([
            venue.into(),
            answer.key.0.into(),
            answer.act.as_str().into(),
            answer.fingerprint.to_vec().into(),
            answer.answer.as_str().into(),
            answer.at.0.into(),
        ]);
    }
    Ok(bulk)
}

/// The row of an event.
pub(crate) fn event_values(venue: Value, event: &Event) -> Result<Bulk, StoreError> {
    let mut bulk = Bulk::new(&EVENTS, 1);
    bulk.push(event_row(venue, event)?);
    Ok(bulk)
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
