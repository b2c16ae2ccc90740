//! The venue's stream, read back.

use crate::{Store, StoreError};
use goimon_domain::event::Event;
use goimon_domain::ids::{CheckId, VenueId};

impl Store {
    /// How far the venue's stream is.
    pub async fn seq(&self, venue: VenueId) -> Result<u64, StoreError> {
        Err(StoreError::NoSuchVenue(venue))
    }

    /// The events after `seq`, in order, at most `limit` of them.
    pub async fn events_after(&self, venue: VenueId, seq: u64, limit: u32) -> Result<Vec<Event>, StoreError> {
        let _ = (seq, limit);
        Err(StoreError::NoSuchVenue(venue))
    }

    /// Everything that happened to a check, in order.
    pub async fn timeline(&self, venue: VenueId, check: CheckId) -> Result<Vec<Event>, StoreError> {
        let _ = check;
        Err(StoreError::NoSuchVenue(venue))
    }
}
