//! A manager puts right by hand what stands on a customer's statement: points that were forgotten, a debt of before there was
//! this house's till. It is an entry like any other, with its reason; nothing is rewritten, and nothing goes below zero.

use super::{Entry, EntryFor, LoyaltyFact, LoyaltyRefusal};
use crate::customer::CustomerRefusal;
use crate::discount::reason;
use crate::event;
use crate::house::House;
use crate::ids::{CustomerId, EntryId, Mint};
use crate::line::Stamp;
use crate::money::{MOST, Money};
use crate::refusal::Refusal;
use crate::staff::Actor;
use crate::time::At;
use serde::{Deserialize, Serialize};

/// More points than this nobody is given by hand: it is a slip of the finger.
pub const MOST_POINTS: i64 = 1_000_000;

/// What a manager puts right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionDraft {
    /// Whose.
    pub customer: CustomerId,
    /// So many points more, or below zero fewer.
    pub points: i64,
    /// So much debt more, or below zero less.
    pub owed: Money,
    /// Why.
    pub reason: String,
}

impl House {
    /// Writes a correction on a customer's statement.
    pub fn correct(
        &self,
        draft: &CorrectionDraft,
        by: &Actor,
        now: At,
        mint: &mut dyn Mint,
    ) -> Result<event::Fact, Refusal> {
        let known = self.customers.get(&draft.customer).ok_or(CustomerRefusal::NoSuchCustomer)?;
        let too_much =
            draft.points.unsigned_abs() > MOST_POINTS.unsigned_abs() || draft.owed > MOST || -draft.owed > MOST;
        if too_much || (draft.points == 0 && draft.owed == Money::ZERO) {
            return Err(Refusal::BadAmount);
        }
        let reason = reason(&draft.reason)?;
        let (points_after, owed_after) = (known.points + draft.points, known.owed + draft.owed);
        if draft.points < 0 && points_after < 0 {
            return Err(LoyaltyRefusal::TooFewPoints { points: known.points.max(0) }.into());
        }
        if draft.owed.is_negative() && owed_after.is_negative() {
            return Err(LoyaltyRefusal::OwesLess { owed: known.owed.at_least(Money::ZERO) }.into());
        }
        let entry = Entry {
            id: EntryId(mint.id()),
            customer: draft.customer,
            what: EntryFor::Corrected,
            points: draft.points,
            owed: draft.owed,
            points_after,
            owed_after,
            check: None,
            number: None,
            tender: None,
            shift: None,
            reason: Some(reason),
            stamp: Stamp { at: now, by: by.name.clone() },
        };
        Ok(event::Fact::Loyalty(LoyaltyFact::Booked { entry }))
    }
}
