//! A debt that is paid by a card or a transfer: like a bill's ([`crate::intent`]) it is written down before the terminal or the
//! bank is asked. Until somebody has looked whether it came, its amount cannot be taken again, by whichever till and after
//! whatever crash. What came is an entry under the id that the intent had from the start: never two.

use super::{DebtDraft, LoyaltyFact, LoyaltyRefusal};
use crate::customer::CustomerRefusal;
use crate::event;
use crate::house::{House, Touched};
use crate::ids::{CustomerId, EntryId, Mint};
use crate::intent::{IntentRefusal, MOST_INTENTS};
use crate::line::Stamp;
use crate::money::Money;
use crate::payment::Tender;
use crate::refusal::Refusal;
use crate::staff::Actor;
use crate::time::At;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A debt whose payment somebody has begun outside the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DebtIntent {
    /// The id of the entry that it becomes.
    pub id: EntryId,
    /// Whose debt.
    pub customer: CustomerId,
    /// Their name then.
    pub name: String,
    /// By which step.
    pub tender: Tender,
    /// How much.
    pub amount: Money,
    /// When, and who began it.
    pub begun: Stamp,
}

impl House {
    /// Debts whose payment is on its way, the oldest first.
    pub fn debts_on_their_way(&self, customer: Option<CustomerId>) -> impl Iterator<Item = &Arc<DebtIntent>> {
        self.debt_intents.values().filter(move |intent| customer.is_none_or(|id| intent.customer == id))
    }

    /// What somebody can still pay of their debt.
    pub(super) fn can_pay(&self, draft: &DebtDraft) -> Result<(), Refusal> {
        let known = self.customers.get(&draft.customer).ok_or(CustomerRefusal::NoSuchCustomer)?;
        if draft.amount <= Money::ZERO {
            return Err(Refusal::BadAmount);
        }
        let owed = known.owed.at_least(Money::ZERO);
        let waiting: Money = self.debts_on_their_way(Some(draft.customer)).map(|intent| intent.amount).sum();
        if draft.amount > owed {
            return Err(LoyaltyRefusal::OwesLess { owed }.into());
        }
        if draft.amount > owed - waiting {
            return Err(IntentRefusal::OnItsWay { amount: waiting }.into());
        }
        Ok(())
    }

    /// Writes down that a debt is about to be paid outside the house.
    pub fn begin_debt(
        &self,
        draft: &DebtDraft,
        by: &Actor,
        now: At,
        mint: &mut dyn Mint,
    ) -> Result<event::Fact, Refusal> {
        self.can_pay(draft)?;
        if !draft.tender.is_outside() {
            return Err(IntentRefusal::NotOutside.into());
        }
        if self.debts_on_their_way(Some(draft.customer)).count() >= MOST_INTENTS {
            return Err(Refusal::BadAmount);
        }
        // Where nobody could book what arrives, nobody begins it.
        self.shift_of(by)?;
        let known = self.customers.get(&draft.customer).ok_or(CustomerRefusal::NoSuchCustomer)?;
        let intent = DebtIntent {
            id: EntryId(mint.id()),
            customer: draft.customer,
            name: known.customer.name.clone(),
            tender: draft.tender,
            amount: draft.amount,
            begun: Stamp { at: now, by: by.name.clone() },
        };
        Ok(event::Fact::Loyalty(LoyaltyFact::DebtBegun { intent }))
    }

    /// Somebody has looked: it came. It is paid, whatever was done to the debt meanwhile.
    pub fn debt_arrived(
        &self,
        customer: CustomerId,
        intent: EntryId,
        by: &Actor,
        now: At,
    ) -> Result<event::Fact, Refusal> {
        let found = self.debt_intent(customer, intent)?;
        let known = self.customers.get(&customer).ok_or(CustomerRefusal::NoSuchCustomer)?;
        let entry = self.debt_paid(known, found.id, (found.tender, found.amount), by, now)?;
        Ok(event::Fact::Loyalty(LoyaltyFact::Booked { entry }))
    }

    /// Somebody has looked: it did not come. It can be paid again.
    pub fn debt_missed(&self, customer: CustomerId, intent: EntryId) -> Result<event::Fact, Refusal> {
        let found = self.debt_intent(customer, intent)?;
        let (intent, amount) = (found.id, found.amount);
        Ok(event::Fact::Loyalty(LoyaltyFact::DebtMissed { intent, customer, amount }))
    }

    fn debt_intent(&self, customer: CustomerId, intent: EntryId) -> Result<&DebtIntent, Refusal> {
        self.customers.get(&customer).ok_or(CustomerRefusal::NoSuchCustomer)?;
        let found = self.debt_intents.get(&intent).filter(|found| found.customer == customer);
        found.map(AsRef::as_ref).ok_or_else(|| IntentRefusal::Settled.into())
    }

    pub(super) fn expect_debt(&mut self, intent: &DebtIntent, touched: &mut Touched) {
        self.debt_intents.insert(intent.id, Arc::new(intent.clone()));
        touched.debt_intents.insert(intent.id);
    }

    /// It came or did not: nobody waits for it any more.
    pub(super) fn settle_intent(&mut self, intent: EntryId, touched: &mut Touched) {
        if self.debt_intents.remove(&intent).is_some() {
            touched.debt_intents.insert(intent);
        }
    }
}
