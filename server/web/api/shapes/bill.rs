//! The money of a check, as programs see it: payments, parts, discounts, totals.

use goimon_domain::discount::{self, Off};
use goimon_domain::division::{self, PartBill};
use goimon_domain::ids::{DiscountId, LineId, PartId, PaymentId};
use goimon_domain::money::{Money, Rate};
use goimon_domain::time::At;
use goimon_domain::{check, payment, totals};
use serde::Serialize;
use utoipa::ToSchema;

/// One entry of money.
#[derive(Serialize, ToSchema)]
pub struct Payment<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: PaymentId,
    /// How it came in: `cash`, `card`, `transfer`, `wallet`, `voucher`, `points` or `account`.
    pub tender: &'static str,
    /// How much of the bill it settles.
    #[schema(value_type = i64)]
    pub amount: Money,
    /// What the guest handed over.
    #[schema(value_type = i64)]
    pub given: Money,
    /// What the guest got back.
    #[schema(value_type = i64)]
    pub change: Money,
    /// What the guest gave on top, no part of the bill.
    #[schema(value_type = i64)]
    pub tip: Money,
    /// What the terminal, bank or voucher calls it.
    pub reference: Option<&'a str>,
    /// For which part of a divided check.
    #[schema(value_type = Option<Uuid>)]
    pub part: Option<PartId>,
    /// Which payment this entry takes back; then its amounts are below zero, but where it undoes a refund.
    #[schema(value_type = Option<Uuid>)]
    pub reverses: Option<PaymentId>,
    /// Whether it is money given back after the check was paid; above zero, it is undone because the check was opened
    /// again, and the entry after it says that as much is owed.
    pub refund: bool,
    /// Why it goes back.
    pub reason: Option<&'a str>,
    /// When.
    #[schema(value_type = i64)]
    pub taken_at: At,
    /// By whom.
    pub taken_by: &'a str,
}

/// A part of a divided check.
#[derive(Serialize, ToSchema)]
pub struct Part {
    /// Its id, which a payment names.
    #[schema(value_type = Uuid)]
    pub id: PartId,
    /// Its place, from 1.
    pub number: usize,
    /// Whose seat it is, if it is one's.
    pub seat: Option<u8>,
    /// What it bears of each line; a part with a fixed amount names none.
    pub lines: Vec<PartLine>,
    /// What it comes to.
    pub totals: Totals,
    /// What was paid on it.
    #[schema(value_type = i64)]
    pub paid: Money,
    /// What is still owed of it.
    #[schema(value_type = i64)]
    pub due: Money,
}

/// What a part bears of a line.
#[derive(Serialize, ToSchema)]
pub struct PartLine {
    /// Which.
    #[schema(value_type = Uuid)]
    pub line: LineId,
    /// So many …
    pub weight: u32,
    /// … of so many.
    pub of: u32,
    /// What that costs before discounts.
    #[schema(value_type = i64)]
    pub amount: Money,
}

impl Part {
    pub(super) fn of(bill: PartBill) -> Self {
        let due = bill.due();
        let line = |line: division::PartLine| PartLine {
            line: line.line,
            weight: line.weight,
            of: line.of,
            amount: line.amount,
        };
        Self {
            id: bill.id,
            number: bill.number,
            seat: bill.seat,
            lines: bill.lines.into_iter().map(line).collect(),
            totals: bill.totals.into(),
            paid: bill.paid,
            due,
        }
    }
}

/// Something that was taken off by hand.
#[derive(Serialize, ToSchema)]
pub struct Discount<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: DiscountId,
    /// Off which line; off the whole check without one.
    #[schema(value_type = Option<Uuid>)]
    pub line: Option<LineId>,
    /// Off which lines alone, where it was given for a whole bill that is only a part of this one now.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<Uuid>>)]
    pub only: Option<&'a [LineId]>,
    /// As an amount, where it was given as one.
    #[schema(value_type = Option<i64>)]
    pub amount: Option<Money>,
    /// In basis points, where it was given as a part.
    #[schema(value_type = Option<u32>)]
    pub percent: Option<Rate>,
    /// What it takes off now; nothing once it was withdrawn.
    #[schema(value_type = i64)]
    pub off: Money,
    /// Why.
    pub reason: &'a str,
    /// When.
    #[schema(value_type = i64)]
    pub given_at: At,
    /// By whom.
    pub given_by: &'a str,
    /// The manager who approved it, where it was more than its giver may give.
    pub approved_by: Option<&'a str>,
    /// What it takes at most: what that manager saw, however large the bill grows.
    #[schema(value_type = Option<i64>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<Money>,
    /// When it was taken back.
    #[schema(value_type = Option<i64>)]
    pub withdrawn_at: Option<At>,
}

/// What a check comes to, in the order in which it is reckoned.
#[derive(Serialize, ToSchema)]
pub struct Totals {
    /// All lines.
    #[schema(value_type = i64)]
    pub lines: Money,
    /// Taken off, from lines and check together.
    #[schema(value_type = i64)]
    pub discount: Money,
    /// Service charge.
    #[schema(value_type = i64)]
    pub service: Money,
    /// Tax by class and rate.
    pub taxes: Vec<Tax>,
    /// Whether the taxes are inside the amounts (else they are added).
    pub tax_included: bool,
    /// What rounding to the cash step adds or takes away.
    #[schema(value_type = i64)]
    pub rounding: Money,
    /// What the guest owes.
    #[schema(value_type = i64)]
    pub total: Money,
}

/// The tax of one class.
#[derive(Serialize, ToSchema)]
pub struct Tax {
    /// The class.
    pub class: String,
    /// Its rate in basis points: 800 is 8 %.
    #[schema(value_type = u32, example = 800)]
    pub rate: Rate,
    /// What it is reckoned on.
    #[schema(value_type = i64)]
    pub base: Money,
    /// The tax.
    #[schema(value_type = i64)]
    pub tax: Money,
}

impl<'a> Discount<'a> {
    pub(super) fn all(check: &'a check::Check) -> Vec<Self> {
        let taken = check.taken_off();
        let one = |discount: &'a discount::Discount| {
            let off = taken.iter().find(|(other, _)| other.id == discount.id).map_or(Money::ZERO, |(_, off)| *off);
            let (amount, percent) = match discount.off {
                Off::Amount(amount) => (Some(amount), None),
                Off::Percent(rate) => (None, Some(rate)),
            };
            Self {
                id: discount.id,
                line: discount.line,
                only: discount.only.as_ref().map(|only| only.lines.as_slice()),
                amount,
                percent,
                off,
                reason: &discount.reason,
                given_at: discount.given.at,
                given_by: &discount.given.by,
                approved_by: discount.approved.as_deref(),
                most: discount.most,
                withdrawn_at: discount.withdrawn.as_ref().map(|stamp| stamp.at),
            }
        };
        check.discounts.iter().map(one).collect()
    }
}

impl<'a> Payment<'a> {
    pub(super) fn of(payment: &'a payment::Payment) -> Self {
        Self {
            id: payment.id,
            tender: payment.tender.word(),
            amount: payment.amount,
            given: payment.given,
            change: payment.change(),
            tip: payment.tip,
            reference: payment.reference.as_deref(),
            part: payment.part,
            reverses: payment.reverses(),
            refund: payment.is_refund(),
            reason: payment.reversal.as_ref().map(|reversal| reversal.reason.as_str()),
            taken_at: payment.taken.at,
            taken_by: &payment.taken.by,
        }
    }
}

impl From<totals::Totals> for Totals {
    fn from(totals: totals::Totals) -> Self {
        let totals::Totals { lines, discount, service, taxes, tax_included, rounding, total } = totals;
        let tax = |row: totals::TaxRow| Tax { class: row.class, rate: row.rate, base: row.base, tax: row.tax };
        Self { lines, discount, service, taxes: taxes.into_iter().map(tax).collect(), tax_included, rounding, total }
    }
}
