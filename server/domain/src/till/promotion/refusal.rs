//! Why a voucher was not taken.

use crate::lang::Named;
use crate::money::Money;
use crate::refusal::{Refusal, Word};

/// Why a voucher was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PromoRefusal {
    /// No such code in this venue.
    #[error("there is no such code")]
    NoSuchCode,
    /// It holds at another time, or no more.
    #[error("“{}” does not hold now", name.en)]
    NotNow {
        /// What the code brings.
        name: Named,
    },
    /// It was redeemed as often as it may be.
    #[error("this code of “{}” was used already", name.en)]
    UsedUp {
        /// What the code brings.
        name: Named,
    },
    /// All that was set aside for it is given away.
    #[error("the budget of “{}” is spent", name.en)]
    BudgetSpent {
        /// What the code brings.
        name: Named,
    },
    /// It is on this check.
    #[error("“{}” is on this check already", name.en)]
    OnCheckAlready {
        /// What the code brings.
        name: Named,
    },
    /// One of two vouchers goes with no other.
    #[error("“{}” does not go together with “{}”", name.en, other.en)]
    DoesNotStack {
        /// What the code brings.
        name: Named,
        /// What is on the check.
        other: Named,
    },
    /// The check does not come to enough for it.
    #[error("“{}” is for checks from {} on (minor units)", name.en, least.units())]
    NotEnough {
        /// What the code brings.
        name: Named,
        /// From how much on.
        least: Money,
    },
    /// There is nothing left that it could take off.
    #[error("“{}” would take nothing off this check", name.en)]
    TakesNothing {
        /// What the code brings.
        name: Named,
    },
    /// Another promotion has it.
    #[error("another promotion has this code already")]
    CodeTaken,
    /// Not on this check, or taken back.
    #[error("there is no such voucher on this check")]
    NoSuchVoucher,
}

impl From<PromoRefusal> for Refusal {
    fn from(refusal: PromoRefusal) -> Self {
        Refusal::Promo(refusal)
    }
}

impl PromoRefusal {
    /// The sentence's name in the language files (`refused-…`) and in the API's problem types.
    pub fn key(&self) -> &'static str {
        match self {
            PromoRefusal::NoSuchCode => "no-such-code",
            PromoRefusal::NotNow { .. } => "voucher-not-now",
            PromoRefusal::UsedUp { .. } => "voucher-used-up",
            PromoRefusal::BudgetSpent { .. } => "voucher-budget-spent",
            PromoRefusal::OnCheckAlready { .. } => "voucher-on-check",
            PromoRefusal::DoesNotStack { .. } => "voucher-does-not-stack",
            PromoRefusal::NotEnough { .. } => "voucher-not-enough",
            PromoRefusal::TakesNothing { .. } => "voucher-takes-nothing",
            PromoRefusal::CodeTaken => "code-taken",
            PromoRefusal::NoSuchVoucher => "no-such-voucher",
        }
    }

    /// What fills the blanks of its sentence.
    pub fn words(&self) -> Vec<(&'static str, Word)> {
        match self {
            PromoRefusal::NoSuchCode | PromoRefusal::NoSuchVoucher | PromoRefusal::CodeTaken => Vec::new(),
            PromoRefusal::NotNow { name }
            | PromoRefusal::UsedUp { name }
            | PromoRefusal::BudgetSpent { name }
            | PromoRefusal::OnCheckAlready { name }
            | PromoRefusal::TakesNothing { name } => vec![("voucher", Word::Name(name.clone()))],
            PromoRefusal::DoesNotStack { name, other } => {
                vec![("voucher", Word::Name(name.clone())), ("other", Word::Name(other.clone()))]
            }
            PromoRefusal::NotEnough { name, least } => {
                vec![("voucher", Word::Name(name.clone())), ("least", Word::Money(*least))]
            }
        }
    }
}
