//! What was agreed for an order at the counter before it is paid: whose it is, its vouchers, what comes off by hand. Each is
//! decided as on any other bill, on the copy of the house in which the order is rung up.
//!
//! An order at the counter is no check yet, so a manager's word for a discount names the sale: it holds for the check that
//! the sale becomes.

use super::{Sale, Trial};
use crate::discount::{DiscountDraft, Off};
use crate::event::Fact;
use crate::ids::{ApprovalId, CheckId, Mint, RoundId};
use crate::promotion::RedeemDraft;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// More vouchers or discounts than this on one bag of food is a runaway program.
pub const MOST_AGREED: usize = 10;

/// Something that comes off the whole order by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SaleDiscount {
    /// How much.
    pub off: Off,
    /// Why.
    pub reason: String,
    /// A manager's word, where it is more than its giver may give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<ApprovalId>,
}

/// By which name a manager's word knows a sale that is no check yet.
pub fn sale_as_check(sale: RoundId) -> CheckId {
    CheckId(sale.0)
}

impl Trial<'_> {
    /// Whose it is. Said before anything is sent, so that their tier's prices count.
    pub(super) fn attach(&mut self, sale: &Sale, check: CheckId) -> Result<(), Refusal> {
        if sale.customer.is_some() {
            let version = self.check(check)?.version;
            let fact = self.house.attach(check, version, sale.customer)?;
            fact.into_iter().for_each(|fact| self.take(fact));
        }
        Ok(())
    }

    /// What comes off it.
    pub(super) fn take_off(&mut self, sale: &Sale, check: CheckId, mint: &mut dyn Mint) -> Result<(), Refusal> {
        if sale.vouchers.len() > MOST_AGREED || sale.discounts.len() > MOST_AGREED {
            return Err(Refusal::BadAmount);
        }
        for code in &sale.vouchers {
            let draft = RedeemDraft { check, version: self.check(check)?.version, code: code.clone() };
            let fact = self.house.redeem(&draft, self.by, self.now, mint)?;
            self.take(fact);
        }
        for approval in self.house.approvals.values_mut() {
            if approval.what.check == sale_as_check(sale.id) {
                approval.what.check = check;
            }
        }
        for discount in &sale.discounts {
            let draft = DiscountDraft {
                check,
                version: self.check(check)?.version,
                line: None,
                off: discount.off,
                reason: discount.reason.clone(),
                approval: discount.approval,
            };
            let fact = self.house.discount(&draft, self.by, self.now, mint)?;
            self.take(fact);
        }
        Ok(())
    }

    /// Takes in what a payment moves between a customer and the house, so that the next one cannot spend the same points
    /// again. It is written by the book, which derives it anew.
    pub(super) fn book(&mut self, fact: &Fact, mint: &mut dyn Mint) {
        for entry in self.house.book_entries(std::slice::from_ref(fact), self.by, self.now, mint) {
            self.happen(Fact::Loyalty(entry));
        }
    }
}
