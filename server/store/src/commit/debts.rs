//! Debts whose payment is on its way, as they stand after a batch; those that were settled stay without a body.

use super::Commit;
use super::bulk::{Bulk, Table};
use crate::StoreError;

pub(super) static DEBT_INTENTS: Table =
    Table { name: "debt_intents", columns: &["venue_id", "id", "body"], upsert: Some(("venue_id,id", &["body"])) };

/// Those that began or ended.
pub(super) fn debt_intents(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let mut bulk = Bulk::new(&DEBT_INTENTS, commit.touched.debt_intents.len());
    for id in &commit.touched.debt_intents {
        let body = commit.house.debt_intents.get(id).map(|intent| serde_json::to_string(intent.as_ref())).transpose();
        let body = body.map_err(|why| StoreError::nonsense(format!("an intent that is no JSON: {why}")))?;
        bulk.push([commit.venue.0.into(), id.0.into(), body.into()]);
    }
    Ok(bulk)
}
