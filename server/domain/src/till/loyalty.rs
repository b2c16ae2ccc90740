//! What a house owes its customers and they owe it: points for what they paid, and bills that they pay later.
//!
//! Both are kept as entries, each with the balance after it: a statement is their list, nothing is ever rewritten. An entry
//! follows from a payment, a refund or a bill that is opened again, in the same commit ([`House::book_entries`]); only a debt
//! that is paid and a manager's correction are acts of their own. Balances are read at the book's own place in the stream, like customers themselves;
//! a check keeps them as they stood after its last entry, for its receipt.
//!
//! Points are whole: so many đồng paid make one, and one is worth so many when it is spent. Nothing is earned on what was
//! paid with points. What goes back takes its points back, even below zero: else a guest could spend what a refund takes.

mod correcting;
mod debts;
mod points;
mod refusal;
mod statement;

pub use correcting::{CorrectionDraft, MOST_POINTS};
pub use debts::DebtIntent;
pub use points::PointsTerms;
pub use refusal::LoyaltyRefusal;
pub use statement::{Entry, EntryFor, LoyaltyFact};

use crate::check::Check;
use crate::customer::{Customer, CustomerRefusal};
use crate::event::{self, Event};
use crate::house::{House, Touched};
use crate::ids::{CheckId, CustomerId, EntryId, Mint};
use crate::line::Stamp;
use crate::money::Money;
use crate::payment::{Payment, Tender};
use crate::refusal::Refusal;
use crate::staff::Actor;
use crate::time::At;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The longest note about a customer.
pub const MOST_NOTE: usize = 200;

/// A customer with everything that is between them and the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Who.
    pub customer: Customer,
    /// What people should know of them.
    pub note: Option<String>,
    /// Up to how much they may owe; nothing: they pay at once.
    pub limit: Money,
    /// Their points.
    pub points: i64,
    /// What they owe; below zero the house owes them.
    pub owed: Money,
}

/// The same as it stood when a check was last about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Their points.
    pub points: i64,
    /// What they owe.
    pub owed: Money,
    /// Up to how much they may.
    pub limit: Money,
    /// What this check has earned.
    pub earned: i64,
}

impl Known {
    /// As a check keeps it.
    pub fn standing(&self) -> Standing {
        Standing { points: self.points, owed: self.owed, limit: self.limit, earned: 0 }
    }

    /// How much more may be put on their account.
    pub fn room(&self) -> Money {
        (self.limit - self.owed).at_least(Money::ZERO)
    }
}

/// A debt that somebody pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DebtDraft {
    /// Who.
    pub customer: CustomerId,
    /// How much.
    pub amount: Money,
    /// How.
    pub tender: Tender,
}

impl Tender {
    /// Whether it stands between a customer and the house: nothing that anybody could count.
    pub fn is_theirs(self) -> bool {
        matches!(self, Tender::Points | Tender::Account)
    }
}

impl Check {
    /// What was paid on it by a customer's points or account, and has not gone back.
    pub(crate) fn has_theirs(&self) -> bool {
        self.payments.iter().filter(|payment| payment.tender.is_theirs()).map(|payment| payment.amount).sum::<Money>()
            != Money::ZERO
    }

    /// How many points it makes as it stands: none while it is open.
    fn makes(&self, terms: PointsTerms) -> i64 {
        let paid = self.payments.iter().filter(|payment| payment.tender != Tender::Points);
        if self.closed.is_some() { terms.earned(paid.map(|payment| payment.amount).sum()) } else { 0 }
    }
}

impl House {
    /// Whether a customer's points or account can pay so much; how many points it takes.
    pub(crate) fn theirs(&self, check: &Check, tender: Tender, amount: Money, tip: Money) -> Result<i64, Refusal> {
        if !tender.is_theirs() {
            return Ok(0);
        }
        let id = check.customer.as_ref().ok_or(LoyaltyRefusal::NoCustomer)?.id;
        let known = self.customers.get(&id).ok_or(LoyaltyRefusal::NoCustomer)?;
        if tip != Money::ZERO {
            return Err(Refusal::BadAmount);
        }
        if tender == Tender::Account {
            let room = known.room();
            return if amount > room { Err(LoyaltyRefusal::OverLimit { room }.into()) } else { Ok(0) };
        }
        let terms = self.reference.venue.till.points;
        let points = terms.spent(amount).ok_or(LoyaltyRefusal::NotWhole { value: terms.value })?;
        let has = known.points.max(0);
        if points > has { Err(LoyaltyRefusal::TooFewPoints { points: has }.into()) } else { Ok(points) }
    }

    /// What follows on customers' statements from what has just happened.
    pub fn book_entries(&self, facts: &[event::Fact], by: &Actor, now: At, mint: &mut dyn Mint) -> Vec<LoyaltyFact> {
        let mut booked = Vec::new();
        // An act may hold several payments of one customer: each goes on from what the one before it left.
        let mut balances: BTreeMap<CustomerId, (i64, Money)> = BTreeMap::new();
        let mut made: BTreeMap<CheckId, i64> = BTreeMap::new();
        for fact in facts {
            let (check, payment) = match fact {
                event::Fact::Paid { check, payment, .. } | event::Fact::PaymentReversed { check, payment, .. } => {
                    (*check, Some(payment))
                }
                event::Fact::CheckReopened { check, .. } => (check.id, None),
                _ => continue,
            };
            let Some(check) = self.checks.get(&check) else { continue };
            let Some(known) = check.customer.as_ref().and_then(|customer| self.customers.get(&customer.id)) else {
                continue;
            };
            let mut after = *balances.entry(known.customer.id).or_insert((known.points, known.owed));
            let standing = check.standing.unwrap_or_default();
            let before = *made.entry(check.id).or_insert(standing.earned);
            let earned = check.makes(self.reference.venue.till.points) - before;
            made.insert(check.id, before + earned);
            for (what, points, owed) in
                payment.into_iter().flat_map(moved).chain([(EntryFor::Earned, earned, Money::ZERO)])
            {
                if points == 0 && owed == Money::ZERO {
                    continue;
                }
                after = (after.0 + points, after.1 + owed);
                let entry = Entry {
                    id: EntryId(mint.id()),
                    customer: known.customer.id,
                    what,
                    points,
                    owed,
                    points_after: after.0,
                    owed_after: after.1,
                    check: Some(check.id),
                    number: Some(check.number),
                    tender: None,
                    shift: None,
                    reason: None,
                    stamp: Stamp { at: now, by: by.name.clone() },
                };
                booked.push(LoyaltyFact::Booked { entry });
            }
            balances.insert(known.customer.id, after);
        }
        booked
    }

    /// A customer pays what they owe, or some of it.
    pub fn settle_debt(
        &self,
        draft: &DebtDraft,
        by: &Actor,
        now: At,
        mint: &mut dyn Mint,
    ) -> Result<event::Fact, Refusal> {
        let known = self.customers.get(&draft.customer).ok_or(CustomerRefusal::NoSuchCustomer)?;
        if draft.tender.is_theirs() || draft.tender == Tender::Voucher {
            return Err(LoyaltyRefusal::NotMoney.into());
        }
        self.can_pay(draft)?;
        let entry = self.debt_paid(known, EntryId(mint.id()), (draft.tender, draft.amount), by, now)?;
        Ok(event::Fact::Loyalty(LoyaltyFact::Booked { entry }))
    }

    /// The entry by which a debt, or some of it, is paid.
    fn debt_paid(
        &self,
        known: &Known,
        id: EntryId,
        (tender, amount): (Tender, Money),
        by: &Actor,
        now: At,
    ) -> Result<Entry, Refusal> {
        Ok(Entry {
            id,
            customer: known.customer.id,
            what: EntryFor::Settled,
            points: 0,
            owed: -amount,
            points_after: known.points,
            owed_after: known.owed - amount,
            check: None,
            number: None,
            tender: Some(tender),
            shift: self.shift_of(by)?,
            reason: None,
            stamp: Stamp { at: now, by: by.name.clone() },
        })
    }

    /// Takes in what was written on a statement.
    pub(crate) fn apply_loyalty(&mut self, fact: &LoyaltyFact, event: &Event, touched: &mut Touched) {
        let entry = match fact {
            LoyaltyFact::Booked { entry } => entry,
            LoyaltyFact::DebtBegun { intent } => return self.expect_debt(intent, touched),
            LoyaltyFact::DebtMissed { intent, .. } => return self.settle_intent(*intent, touched),
        };
        self.settle_intent(entry.id, touched);
        if let Some(known) = self.customers.get_mut(&entry.customer) {
            known.points = entry.points_after;
            known.owed = entry.owed_after;
        }
        if let Some(check) = entry.check {
            self.edit(check, |check| {
                let standing = check.standing.get_or_insert_default();
                standing.points = entry.points_after;
                standing.owed = entry.owed_after;
                if entry.what == EntryFor::Earned {
                    standing.earned += entry.points;
                }
                touched.checks.insert(check.id);
            });
        }
        if let (EntryFor::Settled, Some(tender)) = (entry.what, entry.tender) {
            self.add_figures(entry.shift, event, touched, |figures| {
                *figures.debts.entry(tender).or_default() += -entry.owed;
            });
        }
        touched.entries.push(entry.clone());
    }
}

/// What a payment, or its going back, moves by itself.
fn moved(payment: &Payment) -> [(EntryFor, i64, Money); 1] {
    [match payment.tender {
        Tender::Account => (EntryFor::Charged, 0, payment.amount),
        _ => (EntryFor::Spent, -payment.points, Money::ZERO),
    }]
}

/// A note as somebody typed it; none when it is empty, nothing when it is too long.
pub fn note(typed: Option<&str>) -> Option<Option<String>> {
    let note = crate::sending::tidy(typed.unwrap_or_default());
    (note.chars().count() <= MOST_NOTE).then(|| (!note.is_empty()).then_some(note))
}
