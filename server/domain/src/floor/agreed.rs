//! What was agreed for a line goes where the line goes: discounts of lines. What was agreed for a bill stays on that bill: its
//! own discounts, and who bears what of it.

use crate::check::Check;
use crate::discount::{Discount, Off};
use crate::ids::{DiscountId, LineId, Mint};
use crate::money::Money;
use crate::refusal::Refusal;
use crate::transfer::Moving;
use serde::{Deserialize, Serialize};

/// A discount of a line of which only a part goes: it is two from then on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitDiscount {
    /// The one that stays.
    pub of: DiscountId,
    /// The new one.
    pub id: DiscountId,
}

/// Whether lines may go from one bill to another: not where somebody has paid their part, and not where a voucher was
/// redeemed for what is on the bill.
pub(crate) fn may_shift(from: &Check, to: &Check) -> Result<(), Refusal> {
    let both = || [from, to].into_iter();
    if both().any(Check::has_standing_part) {
        return Err(Refusal::PartPaid);
    }
    let by_code = |check: &&Check| check.redeemed.iter().any(|redemption| redemption.stands());
    match both().find(by_code) {
        Some(check) => Err(Refusal::HasDiscounts { number: check.number }),
        None => Ok(()),
    }
}

/// The discounts that become two because only a part of their line goes.
pub(crate) fn splits(from: &Check, lines: &[Moving], mint: &mut dyn Mint) -> Vec<SplitDiscount> {
    let goes_in_part = |line: LineId| lines.iter().any(|moving| moving.line == line && moving.part.is_some());
    let of_lines = from.standing_discounts().filter(|discount| from.line_of(discount).is_some_and(goes_in_part));
    of_lines.map(|discount| SplitDiscount { of: discount.id, id: DiscountId(mint.id()) }).collect()
}

/// Names in every discount of a line the line that it is off now, so that it is found wherever that goes.
pub(crate) fn settle_lines(check: &mut Check) {
    let lines: Vec<Option<LineId>> = check.discounts.iter().map(|discount| check.line_of(discount)).collect();
    for (discount, line) in check.discounts.iter_mut().zip(lines) {
        discount.line = line.or(discount.line);
    }
}

/// Takes the discounts of a line along: all of them where it goes whole, else the share of each that its part has.
pub(crate) fn follow(from: &mut Check, to: &mut Check, moving: &Moving, whole: u32, splits: &[SplitDiscount]) {
    let of_it = |discount: &Discount| discount.withdrawn.is_none() && discount.line == Some(moving.line);
    let Some(part) = moving.part else {
        let (mut gone, rest) = std::mem::take(&mut from.discounts).into_iter().partition(of_it);
        from.discounts = rest;
        to.discounts.append(&mut gone);
        return;
    };
    for discount in from.discounts.iter_mut().filter(|discount| of_it(discount)) {
        let Some(split) = splits.iter().find(|split| split.of == discount.id) else { continue };
        let mut gone = Discount { id: split.id, line: Some(part.id), ..discount.clone() };
        if let Off::Amount(off) = discount.off {
            let weights = [i64::from(part.quantity), i64::from(whole.saturating_sub(part.quantity))];
            let shares = off.share(&weights);
            (gone.off, discount.off) = (Off::Amount(shares[0]), Off::Amount(shares[1]));
        }
        if gone.off != Off::Amount(Money::ZERO) {
            to.discounts.push(gone);
        }
    }
}
