//! What was agreed for a line goes where the line goes: discounts of lines. What was agreed for a bill stays on that bill: its
//! own discounts, its vouchers, and who bears what of it.
//!
//! Two bills that become one cost what they cost before. What was off either as a whole is off its own lines from then on, and
//! off none that came with the other bill or is ordered later; made two again, each has its own discount back. A voucher is
//! one bill's: it takes what there is on it now, also of what came later. A bill with a voucher is not merged into another one,
//! because there would be nothing left for it: the other one is merged into it.

use crate::check::Check;
use crate::discount::{Discount, Off, Only};
use crate::ids::{CheckId, DiscountId, LineId, Mint};
use crate::money::Money;
use crate::moving::comes_from;
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

/// Whether lines may go from one bill to another: not where somebody has paid their part.
pub(crate) fn may_shift(from: &Check, to: &Check) -> Result<(), Refusal> {
    if [from, to].into_iter().any(Check::has_standing_part) { Err(Refusal::PartPaid) } else { Ok(()) }
}

/// Whether a bill may become a part of another one: not where a voucher was redeemed, which would be worth nothing.
pub(crate) fn may_go_up(from: &Check) -> Result<(), Refusal> {
    match from.redeemed.iter().any(|redemption| redemption.stands()) {
        true => Err(Refusal::HasDiscounts { number: from.number }),
        false => Ok(()),
    }
}

impl Discount {
    /// Whether it is off the whole of the bill on which it stands.
    pub fn is_of_all(&self) -> bool {
        self.line.is_none() && self.only.is_none()
    }

    /// Whether it was given for a bill as a whole, also one that is a part of another now.
    fn is_of_a_bill(&self) -> bool {
        self.line.is_none() && self.withdrawn.is_none()
    }

    /// From now on it is off these lines alone, unless it was off some alone before.
    fn keep_to(&mut self, check: &Check, lines: Vec<LineId>) {
        let only = || Only { check: check.id, place: check.called(), table: check.table.is_some(), lines };
        self.only.get_or_insert_with(only);
    }
}

impl Check {
    /// Takes off what was given for bills that are a part of this one, each off its own lines.
    pub(crate) fn take_shared<'a>(&'a self, left: &mut [Money], by_hand: &mut Vec<(&'a Discount, Money)>) {
        let before = left.to_vec();
        for discount in self.standing_discounts().filter(|discount| discount.line.is_none()) {
            let Some(only) = &discount.only else { continue };
            let covers = |place: &usize| comes_from(self, &only.lines, &self.lines[*place]);
            let places: Vec<usize> = (0..self.lines.len()).filter(covers).collect();
            let base: Money = places.iter().map(|place| before[*place]).sum();
            let rest: Money = places.iter().map(|place| left[*place]).sum();
            let off = discount.takes(base).min(rest);
            let weights: Vec<i64> = places.iter().map(|place| left[*place].units()).collect();
            for (place, share) in places.iter().zip(off.share(&weights)) {
                left[*place] = left[*place] - share;
            }
            by_hand.push((discount, off));
        }
    }
}

/// Two bills have become one: what was off either as a whole is off its own lines.
pub(crate) fn merge(from: &mut Check, into: &mut Check, came: &[LineId]) {
    let own: Vec<LineId> = into.lines.iter().map(|line| line.id).filter(|id| !came.contains(id)).collect();
    let here = into.clone();
    for discount in into.discounts.iter_mut().filter(|discount| discount.is_of_a_bill()) {
        discount.keep_to(&here, own.clone());
    }
    let (mut gone, rest) = std::mem::take(&mut from.discounts).into_iter().partition(Discount::is_of_a_bill);
    from.discounts = rest;
    gone.iter_mut().for_each(|discount: &mut Discount| discount.keep_to(from, came.to_vec()));
    into.discounts.append(&mut gone);
}

/// They are two again: each has what was off it. With money on it a bill stays as it is, so that it is never less than was paid.
pub(crate) fn part(from: &mut Check, again: &mut Check, with: &[CheckId]) {
    let of_it = |discount: &Discount| {
        discount.is_of_a_bill() && discount.only.as_ref().is_some_and(|only| with.contains(&only.check))
    };
    let (mut gone, rest) = std::mem::take(&mut from.discounts).into_iter().partition(of_it);
    from.discounts = rest;
    again.discounts.append(&mut gone);
    for check in [from, again] {
        if check.merged.is_empty() && !check.has_money() {
            let own = check.id;
            let whole = |discount: &&mut Discount| discount.only.as_ref().is_some_and(|only| only.check == own);
            check.discounts.iter_mut().filter(whole).for_each(|discount| discount.only = None);
        }
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
        let weights = [i64::from(part.quantity), i64::from(whole.saturating_sub(part.quantity))];
        if let Some(shares) = discount.most.map(|most| most.share(&weights)) {
            (gone.most, discount.most) = (Some(shares[0]), Some(shares[1]));
        }
        if let Off::Amount(off) = discount.off {
            let shares = off.share(&weights);
            (gone.off, discount.off) = (Off::Amount(shares[0]), Off::Amount(shares[1]));
        }
        if gone.off != Off::Amount(Money::ZERO) {
            to.discounts.push(gone);
        }
    }
}
