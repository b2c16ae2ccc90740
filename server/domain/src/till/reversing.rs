//! Money that goes back: a payment that was entered wrongly is voided while its check is open; what was sold is refunded
//! after it was closed, to the tender by which it came. Both are entries of their own beside the payment, which stays as it
//! was.

use crate::approval::{ApprovalFor, Approved, Sanction};
use crate::check::Check;
use crate::discount::reason;
use crate::event::Fact;
use crate::house::House;
use crate::ids::{ApprovalId, CheckId, LineId, Mint, PaymentId, ShiftId};
use crate::line::Stamp;
use crate::money::Money;
use crate::payment::{Payment, Reversal, Why};
use crate::refusal::Refusal;
use crate::staff::Actor;
use crate::time::At;
use serde::{Deserialize, Serialize};

/// What a refund is reckoned by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Back {
    /// So much.
    Amount(Money),
    /// So many of these lines, with their share of discount, service, tax and rounding.
    Lines(Vec<(LineId, u32)>),
}

/// A refund as somebody asks for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RefundDraft {
    /// On which check.
    pub check: CheckId,
    /// The version of the bill that was seen.
    pub version: u32,
    /// Of which payment: it goes back the way it came.
    pub payment: PaymentId,
    /// How much.
    pub back: Back,
    /// Why.
    pub reason: String,
    /// The manager's word for it, when somebody else gives it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<ApprovalId>,
}

/// A payment that was entered wrongly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VoidDraft {
    /// On which check.
    pub check: CheckId,
    /// The version of the bill that was seen.
    pub version: u32,
    /// Which.
    pub payment: PaymentId,
    /// Why.
    pub reason: String,
    /// The manager's word for it, when it is not one's own of today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<ApprovalId>,
}

impl Check {
    /// What is left of a payment after all that was reversed of it.
    pub fn left_of(&self, payment: &Payment) -> Money {
        payment.amount + self.reversals_of(payment).map(|other| other.amount).sum()
    }

    /// What is left of the tip that came with it.
    fn tip_left_of(&self, payment: &Payment) -> Money {
        payment.tip + self.reversals_of(payment).map(|other| other.tip).sum()
    }

    fn reversals_of(&self, payment: &Payment) -> impl Iterator<Item = &Payment> {
        self.payments.iter().filter(move |other| other.reverses() == Some(payment.id))
    }

    /// How many of a line were refunded, as the bill stands: what was refunded before it was opened again is owed again.
    pub fn refunded_of(&self, line: LineId) -> u32 {
        let of = |payment: &Payment| {
            let lines = payment.reversal.iter().flat_map(|reversal| &reversal.lines);
            lines.filter(|(other, _)| *other == line).map(|(_, count)| *count).sum::<u32>()
        };
        let (taken_back, given): (Vec<_>, Vec<_>) =
            self.payments.iter().partition(|payment| payment.is_refund_undone());
        let count = |entries: Vec<&Payment>| entries.into_iter().map(of).sum::<u32>();
        count(given).saturating_sub(count(taken_back))
    }

    /// What each line is of the total: its price with its share of everything that was added and taken off.
    pub fn shares(&self) -> Vec<Money> {
        let (lines, discount) = self.reckoned_all();
        self.in_steps(self.totals().total, &crate::totals::weights(&lines, discount, &self.reckoned_by()))
    }

    /// Shares of an amount that can be handed over: in whole steps of the house's cash, where the amount is one.
    fn in_steps(&self, amount: Money, weights: &[i64]) -> Vec<Money> {
        let step = self.terms.cash_step.units().max(1);
        if amount.units() % step != 0 {
            return amount.share(weights);
        }
        let steps = Money::minor(amount.units() / step).share(weights);
        steps.into_iter().map(|steps| Money::minor(steps.units() * step)).collect()
    }

    /// What a refund comes to.
    pub fn gives_back(&self, back: &Back) -> Result<Money, Refusal> {
        let lines = match back {
            Back::Amount(amount) => return Ok(*amount),
            Back::Lines(lines) => lines,
        };
        let mut sum = Money::ZERO;
        for (place, (line, count)) in lines.iter().enumerate() {
            if lines[..place].iter().any(|(other, _)| other == line) {
                return Err(Refusal::BadAmount);
            }
            sum += self.share_of(*line, *count)?;
        }
        Ok(sum)
    }

    /// What so many of a line were of the total. The last of a line gets what the ones before it left.
    fn share_of(&self, line: LineId, count: u32) -> Result<Money, Refusal> {
        let place = self.lines.iter().position(|other| other.id == line).ok_or(Refusal::NoSuchLine)?;
        let (whole, before) = (self.lines[place].quantity, self.refunded_of(line));
        if count == 0 || before + count > whole {
            return Err(Refusal::RefundedAlready { most: whole.saturating_sub(before) });
        }
        let share = self.shares()[place];
        let upto = |count: u32| self.in_steps(share, &[i64::from(count), i64::from(whole - count)])[0];
        Ok(upto(before + count) - upto(before))
    }
}

impl House {
    /// Takes a payment off an open check: it was entered wrongly. Whoever took it may do so the same day; else a manager.
    pub fn void_payment(&self, draft: &VoidDraft, by: &Actor, now: At, mint: &mut dyn Mint) -> Result<Fact, Refusal> {
        let check = self.bill_as_seen(draft.check, draft.version)?;
        let reason = reason(&draft.reason)?;
        let found = payment_of(check, draft.payment)?;
        // What went back of it before the check was opened again is voided already.
        let (left, tip) = (check.left_of(found), check.tip_left_of(found));
        let voided = check.reversals_of(found).next().is_some();
        if voided && left + tip == Money::ZERO {
            return Err(Refusal::ReversedAlready);
        }
        self.shift_still_open(found)?;
        let shift = self.shift_of_void(found, by)?;
        let clock = &self.reference.venue.clock;
        let own = found.taken.by == by.name && clock.business_day(found.taken.at) == clock.business_day(now);
        let what = ApprovalFor { act: Approved::Payment, check: check.id, line: None, amount: left };
        let sanction = if own { None } else { self.sanction(&what, draft.approval, by, now)? };
        let reversal = Reversal { of: found.id, why: Why::Void, reason, lines: Vec::new() };
        Ok(reversed(check, found, left, tip, shift, reversal, sanction, by, now, mint))
    }

    /// Gives money back for a check that was paid.
    pub fn refund(&self, draft: &RefundDraft, by: &Actor, now: At, mint: &mut dyn Mint) -> Result<Fact, Refusal> {
        let check = self.check(draft.check)?;
        if check.is_open() {
            return Err(Refusal::NotPaidYet);
        }
        if draft.version != check.version {
            return Err(Refusal::Stale { version: check.version, due: check.due() });
        }
        let reason = reason(&draft.reason)?;
        let found = payment_of(check, draft.payment)?;
        let amount = check.gives_back(&draft.back)?;
        let lines = match &draft.back {
            Back::Amount(_) => Vec::new(),
            Back::Lines(lines) => lines.clone(),
        };
        if amount <= Money::ZERO {
            return Err(Refusal::BadAmount);
        }
        let left = check.left_of(found);
        if amount > left {
            return Err(Refusal::MoreThanTaken { left });
        }
        let what = ApprovalFor { act: Approved::Refund, check: check.id, line: None, amount };
        let sanction = self.sanction(&what, draft.approval, by, now)?;
        let shift = self.shift_of_refund(found, by)?;
        let reversal = Reversal { of: found.id, why: Why::Refund, reason, lines };
        Ok(reversed(check, found, amount, Money::ZERO, shift, reversal, sanction, by, now, mint))
    }
}

fn payment_of(check: &Check, id: PaymentId) -> Result<&Payment, Refusal> {
    let found = check.payments.iter().find(|payment| payment.id == id && payment.reversal.is_none());
    found.ok_or(Refusal::NoSuchPayment)
}

#[allow(clippy::too_many_arguments, reason = "one entry, all of it")]
fn reversed(
    check: &Check,
    found: &Payment,
    amount: Money,
    tip: Money,
    shift: Option<ShiftId>,
    reversal: Reversal,
    sanction: Option<Sanction>,
    by: &Actor,
    now: At,
    mint: &mut dyn Mint,
) -> Fact {
    Fact::PaymentReversed {
        check: check.id,
        sanction,
        payment: Payment {
            id: PaymentId(mint.id()),
            tender: found.tender,
            amount: -amount,
            given: -(amount + tip),
            tip: -tip,
            reference: found.reference.clone(),
            part: found.part,
            reversal: Some(reversal),
            taken: Stamp { at: now, by: by.name.clone() },
            shift,
            points: -points_back(check, found, amount),
        },
    }
}

/// How many points go back with so much of a payment: the last of it takes what the ones before it left.
fn points_back(check: &Check, found: &Payment, amount: Money) -> i64 {
    if found.points == 0 || found.amount == Money::ZERO {
        return 0;
    }
    let left = check.left_of(found);
    let kept = |left: Money| i128::from(found.points) * i128::from(left.units()) / i128::from(found.amount.units());
    // Not more than the payment took, which fits.
    (kept(left) - kept(left - amount)) as i64
}
