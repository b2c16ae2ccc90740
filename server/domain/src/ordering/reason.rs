//! Reasons: why something that was sent is taken off, given away or made again. A short list, so that a tap is enough and
//! a month of them can be counted; what no list knows is said in words.

use crate::refusal::Refusal;
use crate::sending::note;
use serde::{Deserialize, Serialize};

/// Why, from the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// The guest changed their mind.
    Mind,
    /// Something else was meant.
    Mistake,
    /// The kitchen took too long.
    Slow,
    /// It was not as it should be.
    Quality,
    /// Something else, in words.
    Other,
}

impl Why {
    /// Every reason of the list, in the order in which they are offered.
    pub const ALL: [Why; 5] = [Why::Mind, Why::Mistake, Why::Slow, Why::Quality, Why::Other];

    /// The word in the database, in JSON and in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Why::Mind => "mind",
            Why::Mistake => "mistake",
            Why::Slow => "slow",
            Why::Quality => "quality",
            Why::Other => "other",
        }
    }

    /// The reason of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.word() == word)
    }
}

/// A reason as it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// From the list.
    pub why: Why,
    /// In words; needed where the list knows none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Reason {
    /// The reason with tidy words; “other” without words is none.
    pub(crate) fn tidy(given: Option<&Reason>) -> Result<Option<Reason>, Refusal> {
        let Some(given) = given else { return Ok(None) };
        let words = note(1, given.words.as_deref())?;
        let says_nothing = given.why == Why::Other && words.is_none();
        Ok((!says_nothing).then_some(Reason { why: given.why, words }))
    }
}
