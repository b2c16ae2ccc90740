//! Payments: how money comes in.

use crate::ids::{LineId, PartId, PaymentId, ShiftId};
use crate::line::Stamp;
use crate::money::Money;
use serde::{Deserialize, Serialize};

/// How money comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tender {
    /// Notes and coins; the only one that gives change.
    Cash,
    /// A card terminal beside the till.
    Card,
    /// A bank transfer.
    Transfer,
    /// An e-wallet on the guest's phone.
    Wallet,
    /// A paper voucher.
    Voucher,
    /// A customer's points.
    Points,
    /// A customer's account: paid later.
    Account,
}

impl Tender {
    /// Every tender.
    pub const ALL: [Tender; 7] = [
        Tender::Cash,
        Tender::Card,
        Tender::Transfer,
        Tender::Wallet,
        Tender::Voucher,
        Tender::Points,
        Tender::Account,
    ];

    /// The word in the database, in JSON and in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Tender::Cash => "cash",
            Tender::Card => "card",
            Tender::Transfer => "transfer",
            Tender::Wallet => "wallet",
            Tender::Voucher => "voucher",
            Tender::Points => "points",
            Tender::Account => "account",
        }
    }

    /// The tender of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tender| tender.word() == word)
    }
}

/// One entry of money on a check: taken, or, below zero, gone back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// How it came in.
    pub tender: Tender,
    /// How much of the bill it settles.
    pub amount: Money,
    /// What the guest handed over; amount and tip together unless it was cash.
    pub given: Money,
    /// What the guest gave on top for the people; no part of the bill.
    #[serde(default)]
    pub tip: Money,
    /// What the terminal, bank or voucher calls it.
    #[serde(default)]
    pub reference: Option<String>,
    /// For which part of a divided check.
    #[serde(default)]
    pub part: Option<PartId>,
    /// Which payment it takes back, and why; nothing for money that came in.
    #[serde(default)]
    pub reversal: Option<Reversal>,
    /// When, and who took it.
    pub taken: Stamp,
    /// In which shift; none where the till had none.
    #[serde(default)]
    pub shift: Option<ShiftId>,
    /// How many of a customer's points it took; below zero, gave back.
    #[serde(default, skip_serializing_if = "is_none")]
    pub points: i64,
}

fn is_none(points: &i64) -> bool {
    *points == 0
}

/// What an entry takes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reversal {
    /// Which payment.
    pub of: PaymentId,
    /// Whether that was a mistake or the guest gets something back.
    pub why: Why,
    /// In words.
    pub reason: String,
    /// Which lines are given back, and how many of each, where it is for lines.
    #[serde(default)]
    pub lines: Vec<(LineId, u32)>,
}

/// Why money goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// It was entered wrongly: the bill is owed again.
    Void,
    /// The guest gets it back: nothing is owed for it any more.
    Refund,
    /// It was refunded before the bill was opened again: it is not there, and owed once more.
    Owed,
}

impl Payment {
    /// What the guest got back at once.
    pub fn change(&self) -> Money {
        self.given - self.amount - self.tip
    }

    /// The payment that it takes back.
    pub fn reverses(&self) -> Option<PaymentId> {
        self.reversal.as_ref().map(|reversal| reversal.of)
    }

    /// Whether it is money given back for a bill that stood as it was paid, or the undoing of that.
    pub fn is_refund(&self) -> bool {
        self.reversal.as_ref().is_some_and(|reversal| reversal.why == Why::Refund)
    }

    /// Whether it undoes a refund, because the check was opened again: the entry after it says that as much is not there.
    pub fn is_refund_undone(&self) -> bool {
        self.is_refund() && !self.amount.is_negative()
    }
}
