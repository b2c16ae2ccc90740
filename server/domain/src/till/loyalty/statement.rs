//! A customer's statement: its rows, and what of them is an act of its own.

use super::DebtIntent;
use crate::ids::{CheckId, CustomerId, EntryId, ShiftId};
use crate::line::Stamp;
use crate::money::Money;
use crate::payment::Tender;
use serde::{Deserialize, Serialize};

/// What an entry is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryFor {
    /// Points for what was paid; below zero, because some of it went back.
    Earned,
    /// Points that paid; above zero, because that went back.
    Spent,
    /// A bill that is paid later; below zero, because it went back.
    Charged,
    /// A debt that was paid.
    Settled,
    /// A manager has put it right by hand.
    Corrected,
}

impl EntryFor {
    /// The word in the database, in JSON and in message keys.
    pub fn word(self) -> &'static str {
        match self {
            EntryFor::Earned => "earned",
            EntryFor::Spent => "spent",
            EntryFor::Charged => "charged",
            EntryFor::Settled => "settled",
            EntryFor::Corrected => "corrected",
        }
    }
}

/// One row of a customer's statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// Whose.
    pub customer: CustomerId,
    /// What for.
    pub what: EntryFor,
    /// Points more, or below zero fewer.
    pub points: i64,
    /// Debt more, or below zero less.
    pub owed: Money,
    /// Their points after it.
    pub points_after: i64,
    /// What they owe after it.
    pub owed_after: Money,
    /// The check it comes of.
    pub check: Option<CheckId>,
    /// The number of that.
    pub number: Option<u32>,
    /// How a debt was paid.
    #[serde(default)]
    pub tender: Option<Tender>,
    /// In which shift.
    #[serde(default)]
    pub shift: Option<ShiftId>,
    /// Why, where somebody wrote it by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// When, and by whom.
    pub stamp: Stamp,
}

/// What happens between a customer and the house.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum LoyaltyFact {
    /// Something was written on their statement.
    Booked {
        /// What.
        entry: Entry,
    },
    /// A debt is about to be paid outside the house.
    DebtBegun {
        /// What.
        intent: DebtIntent,
    },
    /// Somebody has looked: it did not come.
    DebtMissed {
        /// Which.
        intent: EntryId,
        /// Whose.
        customer: CustomerId,
        /// How much it would have been.
        amount: Money,
    },
}

impl LoyaltyFact {
    /// The word by which events table and timeline know it.
    pub fn word(&self) -> &'static str {
        match self {
            LoyaltyFact::Booked { .. } => "customer_entry",
            LoyaltyFact::DebtBegun { .. } => "debt_begun",
            LoyaltyFact::DebtMissed { .. } => "debt_missed",
        }
    }

    /// The check whose timeline it belongs on.
    pub fn check(&self) -> Option<CheckId> {
        match self {
            LoyaltyFact::Booked { entry } => entry.check,
            LoyaltyFact::DebtBegun { .. } | LoyaltyFact::DebtMissed { .. } => None,
        }
    }
}
