//! What a batch wrote on customers' statements.

use super::Commit;
use super::bulk::{Bulk, Table};
use crate::StoreError;
use goimon_domain::ids::CustomerId;
use goimon_domain::loyalty::Entry;
use std::collections::BTreeMap;

pub(super) static ACCOUNTS: Table = Table {
    name: "accounts",
    columns: &["venue_id", "customer_id", "points", "owed"],
    upsert: Some(("venue_id,customer_id", &["points", "owed"])),
};

pub(super) static ENTRIES: Table =
    Table { name: "account_entries", columns: &["venue_id", "id", "customer_id", "at", "entry"], upsert: None };

/// The balances after the batch.
pub(super) fn accounts(commit: &Commit<'_>) -> Bulk {
    let last: BTreeMap<CustomerId, &Entry> =
        commit.touched.entries.iter().map(|entry| (entry.customer, entry)).collect();
    let mut bulk = Bulk::new(&ACCOUNTS, last.len());
    for (customer, entry) in last {
        let (points, owed) = (entry.points_after, entry.owed_after.units());
        bulk.push([commit.venue.0.into(), customer.0.into(), points.into(), owed.into()]);
    }
    bulk
}

/// Every entry of it.
pub(super) fn entries(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let mut bulk = Bulk::new(&ENTRIES, commit.touched.entries.len());
    for entry in &commit.touched.entries {
        let json = serde_json::to_string(entry)
            .map_err(|why| StoreError::nonsense(format!("an entry that is no JSON: {why}")))?;
        bulk.push([
            commit.venue.0.into(),
            entry.id.0.into(),
            entry.customer.0.into(),
            entry.stamp.at.0.into(),
            json.into(),
        ]);
    }
    Ok(bulk)
}
