//! What was taken where no shift was open, as it stands after a batch.

use super::Commit;
use super::bulk::{Bulk, Table};
use crate::StoreError;

pub(super) static OUTSIDE: Table =
    Table { name: "outside_shifts", columns: &["venue_id", "body"], upsert: Some(("venue_id", &["body"])) };

/// Its one row, when it is not what it was.
pub(super) fn outside(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let mut bulk = Bulk::new(&OUTSIDE, usize::from(commit.touched.outside));
    if commit.touched.outside {
        let body = commit.house.outside.as_deref().map(serde_json::to_string).transpose();
        let body = body.map_err(|why| StoreError::nonsense(format!("figures that are no JSON: {why}")))?;
        bulk.push([commit.venue.0.into(), body.into()]);
    }
    Ok(bulk)
}
