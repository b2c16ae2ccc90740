//! Payments: how money comes in.

use crate::ids::PaymentId;
use crate::line::Stamp;
use crate::money::Money;
use serde::{Deserialize, Serialize};

/// How money comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tender {
    /// Notes and coins; the only one that gives change.
    Cash,
    /// A card terminal beside the till.
    Card,
    /// A bank transfer.
    Transfer,
}

impl Tender {
    /// Every tender.
    pub const ALL: [Tender; 3] = [Tender::Cash, Tender::Card, Tender::Transfer];

    /// The word in the database, in JSON and in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Tender::Cash => "cash",
            Tender::Card => "card",
            Tender::Transfer => "transfer",
        }
    }

    /// The tender of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tender| tender.word() == word)
    }
}

/// One entry of money on a check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// How it came in.
    pub tender: Tender,
    /// How much of the bill it settles.
    pub amount: Money,
    /// What the guest handed over; the same as `amount` unless it was cash.
    pub given: Money,
    /// When, and who took it.
    pub taken: Stamp,
}

impl Payment {
    /// What the guest got back.
    pub fn change(&self) -> Money {
        self.given - self.amount
    }
}
