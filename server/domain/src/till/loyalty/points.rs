//! What points are: how they are earned and what they are worth.

use crate::money::Money;
use serde::{Deserialize, Serialize};

/// What points are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsTerms {
    /// So much paid makes a point; nothing: none are earned.
    pub per: Money,
    /// What a point is worth when it is spent; nothing: none are.
    pub value: Money,
}

impl PointsTerms {
    /// How many points a sum makes.
    pub fn earned(self, paid: Money) -> i64 {
        if self.per <= Money::ZERO || paid <= Money::ZERO { 0 } else { paid.units() / self.per.units() }
    }

    /// The most that so many points can pay of what is due.
    pub fn most(self, points: i64, due: Money) -> Money {
        if self.value <= Money::ZERO || points <= 0 || due <= Money::ZERO {
            return Money::ZERO;
        }
        let whole = points.min(due.units() / self.value.units());
        // Not more than what is due, so it fits.
        Money::minor(whole * self.value.units())
    }

    /// How many points an amount takes; nothing when it is no whole number of them.
    pub fn spent(self, amount: Money) -> Option<i64> {
        let whole = self.value > Money::ZERO && amount.units() % self.value.units() == 0;
        whole.then(|| amount.units() / self.value.units())
    }
}
