//! Which orders bear the service charge: guests who eat here always do, the others where the house says so.
//!
//! What a house says is fixed on a check when it opens; which kind the check is, is not. Guests who sit down with their bag bear
//! service from then on, for all that is on their bill; what is brought instead of fetched goes by the rule for that. Only where
//! somebody has paid their part already, or more than it would come to, the kind stays.

use crate::check::Check;
use crate::money::Rate;
use crate::refusal::Refusal;
use crate::venue::Terms;
use serde::{Deserialize, Serialize};

/// Which orders bear the service charge besides those of guests who sit here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bearing {
    /// Those that are fetched.
    pub takeaway: bool,
    /// Those that are brought to somebody.
    pub delivery: bool,
}

impl Bearing {
    /// Every order does.
    pub fn all() -> Self {
        Self { takeaway: true, delivery: true }
    }
}

impl Check {
    /// What it is reckoned by as it stands.
    pub fn reckoned_by(&self) -> Terms {
        let bears = match (self.table, &self.away) {
            (Some(_), _) => true,
            (None, Some(away)) if away.delivery => self.terms.bearing.delivery,
            (None, _) => self.terms.bearing.takeaway,
        };
        if bears { self.terms } else { Terms { service: Rate::ZERO, ..self.terms } }
    }

    /// Whether it may become the same bill of another kind.
    pub(crate) fn may_become(&self, after: &Check) -> Result<(), Refusal> {
        if after.reckoned_by() == self.reckoned_by() {
            return Ok(());
        }
        if self.has_standing_part() {
            return Err(Refusal::PartPaid);
        }
        let paid = after.claimed();
        if after.totals().total < paid { Err(Refusal::PaidAlready { paid }) } else { Ok(()) }
    }

    /// It became another kind: whoever has it before them sees what it comes to now before they take money.
    pub(crate) fn reckoned_anew(&mut self, before: Terms) {
        if self.reckoned_by() != before {
            self.version += 1;
        }
    }
}
