//! Stored answers: the same key gets the same answer, for ever.

use crate::rows::answers;
use crate::{Store, StoreError};
use goimon_domain::ids::{ActKey, VenueId};
use goimon_domain::time::At;
use sea_orm::EntityTrait;

/// What was answered to an act, and what the act was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAnswer {
    /// The key it was asked with.
    pub key: ActKey,
    /// The act's name.
    pub act: String,
    /// What the act said, folded to 16 bytes: the same key with another body is refused.
    pub fingerprint: [u8; 16],
    /// The answer as JSON.
    pub answer: String,
    /// When.
    pub at: At,
}

impl Store {
    /// The answer given to a key, if there was one.
    pub async fn find_answer(&self, venue: VenueId, key: ActKey) -> Result<Option<StoredAnswer>, StoreError> {
        let Some(row) = answers::Entity::find_by_id((venue.0, key.0)).one(&self.reader).await? else {
            return Ok(None);
        };
        let fingerprint =
            row.fingerprint.try_into().map_err(|_| StoreError::nonsense("a fingerprint that is not 16 bytes"))?;
        Ok(Some(StoredAnswer { key, act: row.act, fingerprint, answer: row.answer, at: At(row.at) }))
    }
}
