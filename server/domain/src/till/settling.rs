//! Settling: money comes in against the bill that the cashier saw.

use crate::check::Check;
use crate::coursing::CourseRefusal;
use crate::division::{Part, PartBill};
use crate::event::Fact;
use crate::house::House;
use crate::ids::{CheckId, Mint, PartId, PaymentId};
use crate::line::Stamp;
use crate::money::{Currency, MOST, Money};
use crate::payment::{Payment, Tender};
use crate::refusal::Refusal;
use crate::room_acts::stopped;
use crate::shift::largest_note;
use crate::staff::Actor;
use crate::time::At;
use serde::{Deserialize, Serialize};

/// A till that settles a check says so again; more often than this nobody writes it down.
pub const SAY_AGAIN: i64 = 30_000;
/// A till that has not said so for so long has gone: two of its words were lost, which is no accident.
pub const GONE: i64 = 100_000;

/// A payment as the cashier enters it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaymentDraft {
    /// For which check.
    pub check: CheckId,
    /// The version of the bill that the cashier saw.
    pub version: u32,
    /// How it comes in.
    pub tender: Tender,
    /// How much of the bill it settles.
    pub amount: Money,
    /// What the guest handed over, for cash; of anything else exactly amount and tip come in.
    pub given: Option<Money>,
    /// What of it is for the people: no part of the bill.
    pub tip: Money,
    /// What the terminal, bank or voucher calls it.
    pub reference: Option<String>,
    /// For which part of a divided check.
    pub part: Option<PartId>,
}

impl House {
    /// Takes a payment. The one that leaves nothing due closes the check and frees the table.
    pub fn pay(&self, draft: &PaymentDraft, by: &Actor, now: At, mint: &mut dyn Mint) -> Result<Fact, Refusal> {
        let check = self.open_check(draft.check)?;
        stopped(check)?;
        let whole = check.due();
        if draft.version != check.version {
            return Err(Refusal::Stale { version: check.version, due: whole });
        }
        let due = check.takable(draft.part)?;
        if draft.amount > due {
            return Err(check.too_much(draft.part, due));
        }
        let settles_nothing = due == Money::ZERO && check.intents.is_empty() && !check.lines.is_empty();
        if draft.amount.is_negative() || (draft.amount == Money::ZERO && !settles_nothing) {
            return Err(Refusal::BadAmount);
        }
        let waiting = check.held().count();
        if draft.amount == whole && waiting > 0 {
            return Err(Refusal::Course(CourseRefusal::StillHeld { count: waiting }));
        }
        let reference = draft.reference.as_deref().map(str::trim).filter(|text| !text.is_empty());
        if reference.is_some_and(|text| !is_reference(text)) {
            return Err(Refusal::BadAmount);
        }
        tip_fits(check, draft.tip, self.reference.venue.currency)?;
        let sum = draft.amount + draft.tip;
        let given = match (draft.tender, draft.given) {
            (Tender::Cash, Some(given)) => given,
            (_, Some(given)) if given != sum => return Err(Refusal::OnlyCashGivesChange),
            (_, _) => sum,
        };
        if given < sum {
            return Err(Refusal::GivenTooLittle { given, amount: sum });
        }
        // Nobody hands over a note that goes back whole: a nought too many was typed.
        if given - sum >= largest_note(self.reference.venue.currency) {
            return Err(Refusal::GivenTooMuch { given, amount: sum });
        }
        let points = self.theirs(check, draft.tender, draft.amount, draft.tip)?;
        let shift = self.shift_of(by)?;
        Ok(Fact::Paid {
            check: check.id,
            payment: Payment {
                id: PaymentId(mint.id()),
                tender: draft.tender,
                amount: draft.amount,
                given,
                tip: draft.tip,
                reference: reference.map(str::to_owned),
                part: draft.part,
                reversal: None,
                taken: Stamp { at: now, by: by.name.clone() },
                shift,
                points,
            },
            closed: draft.amount == whole,
        })
    }
}

/// People are given no more than the whole bill comes to, or one large note: a nought too many was typed.
pub(crate) fn tip_fits(check: &Check, tip: Money, currency: Currency) -> Result<(), Refusal> {
    if tip.is_negative() || tip > MOST {
        return Err(Refusal::BadAmount);
    }
    let amount = check.totals().total;
    if tip > amount.max(largest_note(currency)) { Err(Refusal::TipTooLarge { tip, amount }) } else { Ok(()) }
}

/// Whether a terminal may have said that: short, and on one line.
pub(crate) fn is_reference(text: &str) -> bool {
    text.chars().count() <= 40 && !text.chars().any(char::is_control)
}

impl House {
    /// Somebody at the till begins to settle a check, still does, or leaves it; nothing when that is known.
    pub fn settle(&self, check: CheckId, began: bool, now: At) -> Result<Option<Fact>, Refusal> {
        let found = self.open_check(check)?;
        let known = match (&found.settling, began) {
            (Some(since), true) => now.since(since.at) < SAY_AGAIN,
            (since, began) => since.is_some() == began,
        };
        let again = began && found.settling.is_some();
        Ok((!known).then_some(Fact::Settling { check, began, again }))
    }

    /// Checks that somebody began to settle, and of which no till has said for long that it still does: its browser is gone.
    pub fn left_unsettled(&self, now: At) -> Vec<CheckId> {
        let left =
            self.open_checks().filter(|check| check.settling.as_ref().is_some_and(|at| now.since(at.at) >= GONE));
        left.map(|check| check.id).collect()
    }

    /// A bill, or that of a part from 1, goes to paper: a receipt once it is paid; before that the guests have asked for it,
    /// which may be known.
    pub fn take_to_paper(&self, check: CheckId, part: Option<usize>) -> Result<Option<Fact>, Refusal> {
        let found = self.check(check)?;
        if found.is_settled(part) {
            return Ok(Some(Fact::ReceiptPrinted { check, part: found.part_at(part) }));
        }
        self.ask_bill(check)
    }
}

impl Check {
    /// Whether it is paid, or its part at a place from 1 is.
    pub fn is_settled(&self, part: Option<usize>) -> bool {
        let paid = |bill: &PartBill| bill.due() == Money::ZERO && bill.paid != Money::ZERO;
        let place = part.and_then(|number| number.checked_sub(1));
        self.closed.is_some() || place.is_some_and(|place| self.parts().get(place).is_some_and(paid))
    }

    /// How often its receipt, or that of its part at a place from 1, went to paper.
    pub fn prints_of(&self, part: Option<usize>) -> u32 {
        self.part_of(part).map_or(self.prints, |part| part.prints)
    }

    fn part_at(&self, part: Option<usize>) -> Option<PartId> {
        self.part_of(part).map(|part| part.id)
    }

    fn part_of(&self, part: Option<usize>) -> Option<&Part> {
        self.division.as_ref()?.parts.get(part?.checked_sub(1)?)
    }
}

/// What a guest is likely to hand over for an amount: exactly, and the next round sums of notes, rising.
pub fn quick_cash(due: Money, places: u32) -> Vec<Money> {
    let unit = 10_i64.pow(places);
    let steps: &[i64] = if places == 0 { &[10_000, 50_000, 100_000, 500_000] } else { &[1, 5, 10, 20, 50, 100] };
    let mut sums = vec![due];
    for step in steps {
        let step = step * unit;
        let sum = Money::minor((due.units() + step - 1).div_euclid(step) * step);
        if !sums.contains(&sum) {
            sums.push(sum);
        }
    }
    sums.truncate(4);
    sums
}
