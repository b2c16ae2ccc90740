//! Checks and the rounds sent on them.

use super::Commit;
use super::bulk::{Bulk, Table};
use super::rows::{find, json, owners, stamp, whole};
use crate::StoreError;
use goimon_domain::check::Check;
use goimon_domain::house::Touched;
use sea_orm::Value;

pub(super) static CHECKS: Table = Table {
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
        "service_takeaway",
        "service_delivery",
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

pub(super) static ROUNDS: Table = Table {
    name: "rounds",
    columns: &["venue_id", "id", "check_id", "number", "sent_at", "sent_by", "seq", "origin"],
    upsert: None,
};

/// The checks whose own fields changed.
pub(super) fn checks(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let venue = commit.venue.0;
    let touched = commit.touched;
    let mut bulk = Bulk::new(&CHECKS, touched.checks.len());
    for id in &touched.checks {
        bulk.push(check(venue.into(), find(commit, *id)?)?);
    }
    Ok(bulk)
}

/// The rounds that were sent.
pub(super) fn rounds(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let venue = commit.venue.0;
    let touched = commit.touched;
    let mut bulk = Bulk::new(&ROUNDS, touched.rounds.len());
    for id in owners(&touched.rounds, &Touched::default()) {
        let check = find(commit, id)?;
        for round in check.rounds.iter().filter(|round| touched.rounds.contains(&(id, round.id))) {
            bulk.push([
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
    Ok(bulk)
}

fn check(venue: Value, check: &Check) -> Result<[Value; 35], StoreError> {
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
        check.terms.bearing.takeaway.into(),
        check.terms.bearing.delivery.into(),
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
