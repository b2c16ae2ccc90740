//! What a batch touched, as rows: one bulk a table, nothing for a table that was left alone.

use super::Commit;
use super::accounts::{ACCOUNTS, ENTRIES, accounts, entries};
use super::around::{JOBS, PORTIONS, RESERVATIONS, jobs, portions, reservations};
use super::bulk::{Bulk, Table};
use super::checks::{CHECKS, ROUNDS, checks, rounds};
use super::debts::{DEBT_INTENTS, debt_intents};
use super::lines::{LINES, TICKETS, lines, tickets};
use super::money::{PAYMENTS, REDEMPTIONS, SHIFTS, payments, redemptions, shifts};
use super::outside::{OUTSIDE, outside};
use super::stream::{ANSWERS, EVENTS, answers, events};
use crate::StoreError;
use goimon_domain::check::Check;
use goimon_domain::house::Touched;
use goimon_domain::ids::CheckId;
use goimon_domain::line::Stamp;
use sea_orm::Value;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The tables that a commit writes, in the order of writing: what is pointed at comes first.
pub(super) static TABLES: [&Table; 16] = [
    &CHECKS,
    &ROUNDS,
    &LINES,
    &TICKETS,
    &SHIFTS,
    &OUTSIDE,
    &DEBT_INTENTS,
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
    Ok([
        checks(commit)?,
        rounds(commit)?,
        lines(commit)?,
        tickets(commit)?,
        shifts(commit)?,
        outside(commit)?,
        debt_intents(commit)?,
        payments(commit)?,
        portions(commit)?,
        redemptions(commit)?,
        reservations(commit)?,
        jobs(commit)?,
        accounts(commit),
        entries(commit)?,
        events(commit)?,
        answers(commit)?,
    ])
}

pub(super) fn find<'a>(commit: &Commit<'a>, id: CheckId) -> Result<&'a Arc<Check>, StoreError> {
    commit.house.checks.get(&id).ok_or_else(|| StoreError::nonsense(format!("check {id} was touched but is not here")))
}

/// The checks of some things, and those that are written anew.
pub(super) fn owners<T: Ord>(some: &BTreeSet<(CheckId, T)>, touched: &Touched) -> BTreeSet<CheckId> {
    some.iter().map(|(check, _)| *check).chain(touched.rewritten.iter().copied()).collect()
}

pub(super) fn stamp(stamp: Option<&Stamp>) -> (Value, Value) {
    (stamp.map(|stamp| stamp.at.0).into(), stamp.map(|stamp| stamp.by.clone()).into())
}

/// A place or sequence as the database's whole number. None is ever near its end.
pub(super) fn whole<T: TryInto<i64>>(number: T) -> Value {
    number.try_into().unwrap_or(i64::MAX).into()
}

pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|why| StoreError::nonsense(format!("a value that cannot be JSON: {why}")))
}
