//! Venues: making one, and finding them.

use crate::{Store, StoreError};
use goimon_domain::ids::VenueId;
use goimon_domain::lang::Lang;
use goimon_domain::money::Currency;
use goimon_domain::time::At;
use goimon_domain::venue::Terms;

/// A venue that is to be made.
#[derive(Clone, Debug)]
pub struct NewVenue {
    /// Its name.
    pub name: String,
    /// The language of its screens.
    pub lang: Lang,
    /// Its currency.
    pub currency: Currency,
    /// Its IANA zone.
    pub zone: String,
    /// The hour at which its business day starts.
    pub cut_off_hour: i16,
    /// What its bills are reckoned by.
    pub terms: Terms,
    /// Whether any device may enrol itself.
    pub open_door: bool,
}

impl Store {
    /// Every venue, in the order in which they were made.
    pub async fn venues(&self) -> Result<Vec<VenueId>, StoreError> {
        Err(StoreError::NotFound { what: "venue" })
    }

    /// Makes a venue, with the tax classes of its country.
    pub async fn create_venue(&self, new: NewVenue, at: At) -> Result<VenueId, StoreError> {
        let _ = (new, at);
        Err(StoreError::NotFound { what: "venue" })
    }
}
