//! Checks, whole: with their rounds, lines, tickets and payments in order.

use crate::{Store, StoreError};
use goimon_domain::check::Check;
use goimon_domain::ids::{CheckId, VenueId};

impl Store {
    /// Any check of the venue, open or closed.
    pub async fn load_check(&self, venue: VenueId, check: CheckId) -> Result<Option<Check>, StoreError> {
        let _ = check;
        Err(StoreError::NoSuchVenue(venue))
    }

    /// The checks that were closed last, the latest first.
    pub async fn closed_checks(&self, venue: VenueId, limit: u32) -> Result<Vec<Check>, StoreError> {
        let _ = limit;
        Err(StoreError::NoSuchVenue(venue))
    }
}
