//! The hot path: a batch of acts made durable in one transaction, one statement a table.

use crate::answers::StoredAnswer;
use crate::error::CommitError;
use crate::{Store, StoreError};
use goimon_domain::event::Event;
use goimon_domain::house::{House, Touched};
use goimon_domain::ids::VenueId;

/// What a batch of acts leaves to write.
#[derive(Clone, Copy, Debug)]
pub struct Commit<'a> {
    /// Whose.
    pub venue: VenueId,
    /// How far the stream was when the batch was decided.
    pub expected: u64,
    /// The house after the batch, not yet tidied.
    pub house: &'a House,
    /// What the batch touched.
    pub touched: &'a Touched,
    /// What happened, in order, from `expected + 1`.
    pub events: &'a [Event],
    /// What will be answered.
    pub answers: &'a [StoredAnswer],
}

impl Store {
    /// Writes a batch whole or not at all.
    pub async fn commit(&self, commit: &Commit<'_>) -> Result<(), CommitError> {
        Err(CommitError::Down(StoreError::NoSuchVenue(commit.venue)))
    }
}
