//! Why something with points or an account was not done.

use crate::money::Money;
use crate::refusal::{Refusal, Word};

/// Why something with points or an account was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoyaltyRefusal {
    /// It is nobody's check.
    #[error("say first whose check it is")]
    NoCustomer,
    /// Only whole points.
    #[error("points are whole: an amount of {value:?} each")]
    NotWhole {
        /// What one is worth.
        value: Money,
    },
    /// They have fewer.
    #[error("there are only {points} points")]
    TooFewPoints {
        /// How many.
        points: i64,
    },
    /// They may not owe so much.
    #[error("only {room:?} more can be put on this account")]
    OverLimit {
        /// How much more they may.
        room: Money,
    },
    /// They owe less.
    #[error("they owe only {owed:?}")]
    OwesLess {
        /// How much.
        owed: Money,
    },
    /// A debt is paid with money.
    #[error("a debt is paid in cash, by card, transfer or wallet")]
    NotMoney,
    /// Their points or account have paid on it.
    #[error("points or an account have paid on this check: take that off first")]
    PaidByThem,
}

impl From<LoyaltyRefusal> for Refusal {
    fn from(refusal: LoyaltyRefusal) -> Self {
        Refusal::Loyalty(refusal)
    }
}

impl LoyaltyRefusal {
    /// The sentence's name in the language files.
    pub fn key(self) -> &'static str {
        match self {
            LoyaltyRefusal::NoCustomer => "no-customer",
            LoyaltyRefusal::NotWhole { .. } => "points-not-whole",
            LoyaltyRefusal::TooFewPoints { .. } => "too-few-points",
            LoyaltyRefusal::OverLimit { .. } => "over-limit",
            LoyaltyRefusal::OwesLess { .. } => "owes-less",
            LoyaltyRefusal::NotMoney => "not-money",
            LoyaltyRefusal::PaidByThem => "paid-by-them",
        }
    }

    /// What fills the blanks of its sentence.
    pub fn words(self) -> Vec<(&'static str, Word)> {
        match self {
            LoyaltyRefusal::NotWhole { value } => vec![("value", Word::Money(value))],
            LoyaltyRefusal::TooFewPoints { points } => {
                vec![("points", Word::Number(u64::try_from(points).unwrap_or_default()))]
            }
            LoyaltyRefusal::OverLimit { room } => vec![("room", Word::Money(room))],
            LoyaltyRefusal::OwesLess { owed } => vec![("owed", Word::Money(owed))],
            LoyaltyRefusal::NoCustomer | LoyaltyRefusal::NotMoney | LoyaltyRefusal::PaidByThem => Vec::new(),
        }
    }
}
