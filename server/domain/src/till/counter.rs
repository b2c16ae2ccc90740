//! The takeaway counter: paid first, then made. Order and money are one act, so that nothing is cooked that was not paid, and
//! nothing is paid that is not cooked. It is made of the same decisions as any other bill, taken on a copy of the house.

mod agreed;

pub use agreed::{SaleDiscount, sale_as_check};

use crate::check::Check;
use crate::event::{Event, Fact};
use crate::guests::Away;
use crate::house::House;
use crate::ids::{CheckId, CustomerId, Mint, RoundId};
use crate::money::Money;
use crate::payment::Tender;
use crate::refusal::Refusal;
use crate::sending::{LineDraft, RoundDraft};
use crate::settling::PaymentDraft;
use crate::staff::Actor;
use crate::time::At;
use crate::timing::Timing;
use serde::{Deserialize, Serialize};

/// More ways than this to pay one bag of food is a runaway program.
pub const MOST_PAYMENTS: usize = 10;

/// What a guest at the counter orders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sale {
    /// Its id, and its round's: UUIDv7, made where the order was started and kept until there is an answer.
    pub id: RoundId,
    /// What.
    pub lines: Vec<LineDraft>,
    /// Who takes it away, where somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away: Option<Away>,
    /// Whose it is, where they are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// The codes of vouchers, in the order in which they are redeemed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vouchers: Vec<String>,
    /// What comes off by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub discounts: Vec<SaleDiscount>,
}

/// The same with its money.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaidSale {
    /// What is ordered.
    pub sale: Sale,
    /// What the cashier saw that it comes to. Never believed; if it is not so any more, nothing happens.
    #[serde(default)]
    pub seen: Option<Money>,
    /// How it is paid, in order.
    pub payments: Vec<SalePayment>,
}

/// One way in which it is paid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SalePayment {
    /// How it comes in.
    pub tender: Tender,
    /// How much of the bill it settles; all that is left, where nobody says.
    #[serde(default)]
    pub amount: Option<Money>,
    /// What the guest handed over, for cash.
    #[serde(default)]
    pub given: Option<Money>,
    /// What of it is for the people.
    #[serde(default)]
    pub tip: Money,
    /// What the terminal, bank or voucher calls it.
    #[serde(default)]
    pub reference: Option<String>,
}

/// Why a sale at the counter was not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CounterRefusal {
    /// It comes to something else than the cashier saw.
    #[error("this comes to {} (minor units) now", due.units())]
    TotalChanged {
        /// What it comes to.
        due: Money,
    },
    /// Money is missing: nothing goes to the kitchen.
    #[error("{} are still to pay (minor units); nothing was sent to the kitchen", left.units())]
    NotPaidInFull {
        /// How much.
        left: Money,
    },
    /// More payments than anybody makes.
    #[error("at most {most} payments")]
    TooManyPayments {
        /// The limit.
        most: usize,
    },
}

impl CounterRefusal {
    /// Its sentence's name in the language files.
    pub fn key(&self) -> &'static str {
        match self {
            CounterRefusal::TotalChanged { .. } => "counter-total-changed",
            CounterRefusal::NotPaidInFull { .. } => "counter-not-paid",
            CounterRefusal::TooManyPayments { .. } => "counter-too-many-payments",
        }
    }

    /// What fills its blanks.
    pub fn words(&self) -> Vec<(&'static str, crate::refusal::Word)> {
        use crate::refusal::Word;
        match self {
            CounterRefusal::TotalChanged { due } => vec![("due", Word::Money(*due))],
            CounterRefusal::NotPaidInFull { left } => vec![("left", Word::Money(*left))],
            CounterRefusal::TooManyPayments { most } => vec![("most", Word::Number(*most as u64))],
        }
    }
}

/// A house in which things are tried out: what was decided so far has happened in it.
struct Trial<'a> {
    house: House,
    by: &'a Actor,
    now: At,
    facts: Vec<Fact>,
}

impl Trial<'_> {
    fn take(&mut self, fact: Fact) {
        self.happen(fact.clone());
        self.facts.push(fact);
    }

    fn happen(&mut self, fact: Fact) {
        let event = Event { seq: self.house.seq + 1, at: self.now, by: self.by.clone(), fact };
        self.house.apply(&event);
    }

    fn check(&self, id: CheckId) -> Result<&Check, Refusal> {
        self.house.check(id).map(AsRef::as_ref)
    }
}

impl House {
    /// What an order at the counter would come to now: its bill, of which nothing has happened.
    pub fn quote(&self, sale: &Sale, by: &Actor, now: At, mint: &mut dyn Mint) -> Result<Check, Refusal> {
        let (trial, check) = self.ring_up(sale, by, now, mint)?;
        trial.check(check).cloned()
    }

    /// An order at the counter and its money, in one act: the check is opened, paid and closed, and the kitchen has it.
    pub fn sell(&self, draft: &PaidSale, by: &Actor, now: At, mint: &mut dyn Mint) -> Result<Vec<Fact>, Refusal> {
        if draft.payments.len() > MOST_PAYMENTS {
            return Err(CounterRefusal::TooManyPayments { most: MOST_PAYMENTS }.into());
        }
        let (mut trial, check) = self.ring_up(&draft.sale, by, now, mint)?;
        let due = trial.check(check)?.due();
        if draft.seen.is_some_and(|seen| seen != due) {
            return Err(CounterRefusal::TotalChanged { due }.into());
        }
        for payment in &draft.payments {
            let found = trial.check(check)?;
            let paying = PaymentDraft {
                check,
                version: found.version,
                tender: payment.tender,
                amount: payment.amount.unwrap_or(found.due()),
                given: payment.given,
                tip: payment.tip,
                reference: payment.reference.clone(),
                part: None,
            };
            let fact = trial.house.pay(&paying, by, now, mint)?;
            trial.take(fact.clone());
            trial.book(&fact, mint);
        }
        let found = trial.check(check)?;
        if found.is_open() {
            return Err(CounterRefusal::NotPaidInFull { left: found.due() }.into());
        }
        Ok(trial.facts)
    }

    /// Opens a check for it and sends it, on a copy.
    fn ring_up<'a>(
        &self,
        sale: &Sale,
        by: &'a Actor,
        now: At,
        mint: &mut dyn Mint,
    ) -> Result<(Trial<'a>, CheckId), Refusal> {
        let mut trial = Trial { house: self.clone(), by, now, facts: Vec::new() };
        let opened = trial.house.seat(None, 1, false, by, now, mint)?;
        let check = opened.check().ok_or(Refusal::NoSuchCheck)?;
        trial.take(opened);
        trial.attach(sale, check)?;
        if let Some(away) = &sale.away {
            let away = away.tidy()?;
            if away != Away::default() {
                trial.take(Fact::AwaySet { check, away });
            }
        }
        let round = RoundDraft { id: sale.id, check, lines: sale.lines.clone(), hold: Vec::new() };
        // It is paid and closed before it is made: nothing of it waits for its time.
        let sent = trial.house.send_timed(&round, by, &Timing::none(now), mint)?;
        trial.take(sent);
        trial.take_off(sale, check, mint)?;
        Ok((trial, check))
    }
}
