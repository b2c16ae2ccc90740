//! Running figures: what an X shows and a Z freezes. Each fact is added as it happens; nothing is ever reckoned from the
//! whole day.

use crate::check::Check;
use crate::money::Money;
use crate::payment::{Payment, Tender, Why};
use crate::totals::TaxRow;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What came of everything that was paid in a shift.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// By tender.
    pub taken: BTreeMap<Tender, Taking>,
    /// Bills that were paid in full.
    pub checks: i64,
    /// Their guests.
    pub covers: i64,
    /// Their lines before discounts.
    pub lines: Money,
    /// Taken off.
    pub discount: Money,
    /// Service charge.
    pub service: Money,
    /// What rounding added or took away.
    pub rounding: Money,
    /// What they came to.
    pub total: Money,
    /// Tax by class and rate.
    pub taxes: Vec<TaxRow>,
    /// Debts that customers paid, by tender: no sales.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub debts: BTreeMap<Tender, Money>,
}

/// What came in and went back by one tender; none of it is below zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taking {
    /// How many payments.
    pub count: u32,
    /// What they settled.
    pub amount: Money,
    /// What came on top for the people.
    pub tips: Money,
    /// Taken off again, tips among it: it had been entered wrongly.
    pub voided: Money,
    /// Given back.
    pub refunded: Money,
}

impl Taking {
    /// What is there of it.
    pub fn net(&self) -> Money {
        self.amount + self.tips - self.voided - self.refunded
    }
}

impl Figures {
    /// What is there of a tender: what was taken and what debts were paid by it.
    pub fn came(&self, tender: Tender) -> Money {
        let debts = self.debts.get(&tender).copied().unwrap_or_default();
        self.taken.get(&tender).map_or(Money::ZERO, Taking::net) + debts
    }

    /// Adds an entry of money.
    pub(super) fn pay(&mut self, payment: &Payment) {
        let taking = self.taken.entry(payment.tender).or_default();
        match payment.reversal.as_ref().map(|reversal| reversal.why) {
            None => {
                // A bill that is closed with nothing due takes nothing.
                taking.count += u32::from(payment.given != Money::ZERO);
                taking.amount += payment.amount;
                taking.tips += payment.tip;
            }
            Some(Why::Void) => taking.voided += -(payment.amount + payment.tip),
            Some(Why::Refund | Why::Owed) => taking.refunded += -(payment.amount + payment.tip),
        }
    }

    /// Adds a bill that was paid in full.
    pub(super) fn sell(&mut self, check: &Check) {
        self.bill(check, false);
    }

    /// Takes it off again: it was opened again.
    pub(super) fn unsell(&mut self, check: &Check) {
        self.bill(check, true);
    }

    fn bill(&mut self, check: &Check, back: bool) {
        let way = |amount: Money| if back { -amount } else { amount };
        let count = if back { -1 } else { 1 };
        let totals = check.totals();
        self.checks += count;
        self.covers += count * i64::from(check.covers);
        self.lines += way(totals.lines);
        self.discount += way(totals.discount);
        self.service += way(totals.service);
        self.rounding += way(totals.rounding);
        self.total += way(totals.total);
        for row in totals.taxes {
            let (base, tax) = (way(row.base), way(row.tax));
            match self.taxes.iter_mut().find(|known| known.class == row.class && known.rate == row.rate) {
                Some(known) => {
                    known.base += base;
                    known.tax += tax;
                }
                None => self.taxes.push(TaxRow { base, tax, ..row }),
            }
        }
        self.taxes.sort_by(|a, b| (&a.class, a.rate).cmp(&(&b.class, b.rate)));
    }
}
