//! Hints between machines that share a PostgreSQL: “this venue's stream has moved”. A hint may be lost: the reader
//! reads by sequence, and asks now and then by itself.

use crate::{Store, StoreError};
use goimon_domain::ids::VenueId;

/// Hints as they come in.
pub struct WakeUps {}

impl WakeUps {
    /// The next hint; `None` means that some may have been lost: read every venue again.
    pub async fn next(&mut self) -> Option<(VenueId, u64)> {
        None
    }
}

impl Store {
    /// Tells the other machines; does nothing on SQLite.
    pub async fn notify(&self, venue: VenueId, seq: u64) -> Result<(), StoreError> {
        let _ = seq;
        Err(StoreError::NoSuchVenue(venue))
    }

    /// Listens to the other machines; there are none on SQLite.
    pub async fn listen(&self) -> Result<Option<WakeUps>, StoreError> {
        Ok(None)
    }
}
