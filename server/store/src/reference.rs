//! What a venue owns by the day, read whole.

use crate::{Store, StoreError};
use goimon_domain::ids::VenueId;
use goimon_domain::venue::Reference;

impl Store {
    /// The venue with its menu, floor, stations and people.
    pub async fn load_reference(&self, venue: VenueId) -> Result<Reference, StoreError> {
        Err(StoreError::NoSuchVenue(venue))
    }
}
