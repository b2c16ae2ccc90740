//! Why an act has no answer.

use goimon_domain::refusal::Refusal;

/// Why an act has no answer. Nothing has changed then, except that a `Down` may have been done: ask again with the same
/// key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActError {
    /// The house says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Too much is waiting.
    #[error("the house is very busy; try again in a second")]
    Busy,
    /// The database did not take it.
    #[error("the database did not answer: {0}")]
    Down(String),
}
