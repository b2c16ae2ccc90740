//! Discounts by hand: off a line or off the whole check, an amount or a percentage, always with a reason.
//!
//! Two bills that become one cost what they cost before: what was off each as a whole is off its own lines from then on.
//!
//! Percentages are reckoned on what the line costs after promotions, or on what all lines cost after their own discounts; two of them on
//! the same thing add up. Nothing goes below zero. How much somebody may take off is bounded for the whole check, so
//! that many small discounts are not a way round.

use crate::approval::{ApprovalFor, Approved};
use crate::check::Check;
use crate::event::Fact;
use crate::house::House;
use crate::ids::{ApprovalId, CheckId, DiscountId, LineId, Mint};
use crate::line::Stamp;
use crate::money::{MOST, Money, Rate};
use crate::promotion::{Table, Taken};
use crate::refusal::Refusal;
use crate::staff::{Actor, Role};
use crate::time::At;
use crate::totals::Taxed;
use serde::{Deserialize, Serialize};

/// The longest reason.
pub const MOST_REASON: usize = 80;
/// The whole.
const ALL: Rate = Rate(10_000);

/// How much comes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Off {
    /// So much.
    Amount(Money),
    /// Such a part.
    Percent(Rate),
}

/// A discount on a check. One that was withdrawn stays, and counts no more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Discount {
    /// Its id.
    pub id: DiscountId,
    /// Off which line; the whole check without one.
    pub line: Option<LineId>,
    /// How much.
    pub off: Off,
    /// Why.
    pub reason: String,
    /// When, and who gave it.
    pub given: Stamp,
    /// The manager who approved it, where it was more than its giver may give.
    #[serde(default)]
    pub approved: Option<String>,
    /// What it takes at most: what the manager saw, however large the bill grows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<Money>,
    /// When it was taken back, and by whom.
    #[serde(default)]
    pub withdrawn: Option<Stamp>,
    /// Off which lines alone, where it was given for a whole bill that is only a part of this one now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<Only>,
}

/// The bill for which a discount was given, on one into which others were merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Only {
    /// That check.
    pub check: CheckId,
    /// What that is called, and whether that is a table.
    pub place: String,
    /// See there.
    pub table: bool,
    /// What was on it then.
    pub lines: Vec<LineId>,
}

/// How much people may take off a check, as a part of what its lines cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// A waiter.
    pub waiter: Rate,
    /// A cashier.
    pub cashier: Rate,
    /// Anybody, a manager's approval or not.
    pub most: Rate,
}

impl Default for Limits {
    fn default() -> Self {
        Self { waiter: Rate::ZERO, cashier: Rate(1_000), most: ALL }
    }
}

impl Limits {
    /// What somebody in this role may take off without asking.
    pub fn of(&self, role: Role) -> Rate {
        match role {
            Role::Waiter | Role::Kitchen => self.waiter.min(self.most),
            Role::Cashier => self.cashier.min(self.most),
            Role::Manager => self.most,
        }
    }
}

/// A discount as somebody asks for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DiscountDraft {
    /// On which check.
    pub check: CheckId,
    /// The version of the bill that was seen.
    pub version: u32,
    /// Off which line; the whole check without one.
    pub line: Option<LineId>,
    /// How much.
    pub off: Off,
    /// Why.
    pub reason: String,
    /// A manager's word, where it is more than its giver may give. Only lets the act through; it is no part of what is done.
    #[serde(skip)]
    pub approval: Option<ApprovalId>,
}

impl Off {
    /// What it takes off an amount, when it is the only one.
    pub fn of(self, amount: Money) -> Money {
        let off = match self {
            Off::Amount(off) => off,
            Off::Percent(rate) => amount.portion(rate),
        };
        off.at_least(Money::ZERO).min(amount.at_least(Money::ZERO))
    }
}

impl Discount {
    /// What it takes off an amount, when it is the only one: never more than a manager has allowed.
    pub fn takes(&self, amount: Money) -> Money {
        let off = self.off.of(amount);
        self.most.map_or(off, |most| off.min(most))
    }
}

/// Everything that comes off a check.
pub(crate) struct Offs<'a> {
    /// What is left of each line, before discounts of the whole check.
    pub(crate) left: Vec<Money>,
    /// What each promotion takes.
    pub(crate) taken: Vec<Taken<'a>>,
    /// What each discount by hand takes.
    pub(crate) by_hand: Vec<(&'a Discount, Money)>,
    /// What discounts of the whole check take.
    pub(crate) whole: Money,
}

impl Check {
    /// The discounts that count.
    pub fn standing_discounts(&self) -> impl Iterator<Item = &Discount> {
        self.discounts.iter().filter(|discount| discount.withdrawn.is_none())
    }

    /// What each standing discount takes off, in the order in which they were given.
    pub fn taken_off(&self) -> Vec<(&Discount, Money)> {
        self.offs().by_hand
    }

    /// What all discounts by hand take off together.
    pub fn off_by_hand(&self) -> Money {
        self.taken_off().into_iter().map(|(_, off)| off).sum()
    }

    /// Everything that comes off, in its order: promotions, discounts of lines, vouchers, discounts of the whole check. Each
    /// is reckoned on what the ones of another kind before it left.
    pub(crate) fn offs(&self) -> Offs<'_> {
        let mut table = Table::of(self);
        table.offers();
        let mut by_hand: Vec<(&Discount, Money)> = Vec::new();
        let costs = table.left.clone();
        for discount in self.standing_discounts().filter(|discount| discount.line.is_some()) {
            if let Some(place) = self.discounted(discount) {
                let off = discount.takes(costs[place]).min(table.left[place]);
                table.left[place] = table.left[place] - off;
                by_hand.push((discount, off));
            }
        }
        table.vouchers();
        self.take_shared(&mut table.left, &mut by_hand);
        let whole: Money = table.left.iter().copied().sum();
        let mut rest = whole;
        for discount in self.standing_discounts().filter(|discount| discount.is_of_all()) {
            let off = discount.takes(whole).min(rest);
            rest = rest - off;
            by_hand.push((discount, off));
        }
        Offs { left: table.left, taken: table.taken, by_hand, whole: whole - rest }
    }

    /// The lines as they are reckoned, and what comes off the whole check.
    pub(crate) fn reckoned(&self) -> (Vec<Taxed<'_>>, Money) {
        let (lines, whole) = self.reckoned_all();
        // What was taken off or given away is taxed nowhere.
        let charged = lines.into_iter().zip(&self.lines).filter(|(_, line)| line.is_charged());
        (charged.map(|(taxed, _)| taxed).collect(), whole)
    }

    /// The same with every line in its place; what was taken off or given away costs nothing.
    pub(crate) fn reckoned_all(&self) -> (Vec<Taxed<'_>>, Money) {
        let mut lines: Vec<Taxed<'_>> = self
            .lines
            .iter()
            .map(|line| Taxed { class: &line.tax_class, rate: line.tax_rate, amount: line.amount(), off: Money::ZERO })
            .collect();
        let mut whole = Money::ZERO;
        if !self.discounts.is_empty() || !self.is_plain() {
            let offs = self.offs();
            whole = offs.whole;
            for (line, left) in lines.iter_mut().zip(offs.left) {
                line.off = line.amount - left;
            }
        }
        (lines, whole)
    }

    /// The line that a discount is off: when that was changed, what it was changed to.
    pub fn line_of(&self, discount: &Discount) -> Option<LineId> {
        self.discounted(discount).map(|place| self.lines[place].id)
    }

    /// The place of the line that a discount is off: when that was changed, of what it was changed to.
    fn discounted(&self, discount: &Discount) -> Option<usize> {
        let mut wanted = discount.line?;
        loop {
            let place = self.lines.iter().position(|line| line.id == wanted)?;
            match self.lines[place].void().and_then(|void| void.instead) {
                Some(instead) => wanted = instead,
                None => return Some(place),
            }
        }
    }
}

impl Check {
    /// What one more discount would take off: for so much a manager gives their word.
    pub fn would_take(&self, line: Option<LineId>, off: Off) -> Money {
        let mut after = self.clone();
        after.discounts.push(Discount {
            id: DiscountId(uuid::Uuid::nil()),
            line,
            off,
            reason: String::new(),
            given: self.opened.clone(),
            approved: None,
            most: None,
            withdrawn: None,
            only: None,
        });
        after.off_by_hand() - self.off_by_hand()
    }
}

impl House {
    /// Gives a discount. What is more than its giver may give needs a manager's word for just that much.
    pub fn discount(&self, draft: &DiscountDraft, by: &Actor, now: At, mint: &mut dyn Mint) -> Result<Fact, Refusal> {
        let check = self.bill_as_seen(draft.check, draft.version)?;
        if check.has_standing_part() {
            return Err(Refusal::PartPaid);
        }
        let reason = reason(&draft.reason)?;
        let base = match draft.line {
            Some(id) => check.line(id).ok_or(Refusal::NoSuchLine)?.amount(),
            None => check.totals().lines,
        };
        let nothing = match draft.off {
            Off::Amount(off) => off <= Money::ZERO || off > MOST,
            Off::Percent(rate) => rate == Rate::ZERO || rate > ALL,
        };
        if nothing || draft.off.of(base) == Money::ZERO {
            return Err(Refusal::BadAmount);
        }
        let mut sanction = None;
        let mut discount = Discount {
            id: DiscountId(mint.id()),
            line: draft.line,
            off: draft.off,
            reason,
            given: Stamp { at: now, by: by.name.clone() },
            approved: None,
            most: None,
            withdrawn: None,
            only: None,
        };
        let mut after = Check::clone(check);
        after.discounts.push(discount.clone());
        let lines = check.totals().lines;
        let (before, by_hand) = (check.off_by_hand(), after.off_by_hand());
        let limits = &self.reference.venue.till.limits;
        let most = lines.portion(limits.most);
        if by_hand > most {
            return Err(Refusal::DiscountTooLarge { most: (most - before).at_least(Money::ZERO) });
        }
        let own = lines.portion(limits.of(by.role));
        if by_hand > own {
            let most = (own - before).at_least(Money::ZERO);
            let amount = by_hand - before;
            let what = ApprovalFor { act: Approved::Discount, check: check.id, line: draft.line, amount };
            let approval = draft.approval.ok_or(Refusal::DiscountNeedsApproval { most })?;
            sanction = self.sanction(&what, Some(approval), by, now)?;
            discount.approved = sanction.as_ref().map(|sanction| sanction.name.clone());
            discount.most = sanction.is_some().then_some(amount);
        }
        let paid = check.claimed();
        if after.totals().total < paid {
            return Err(Refusal::PaidAlready { paid });
        }
        Ok(Fact::DiscountGiven { check: check.id, discount, sanction })
    }

    /// Takes a discount back.
    pub fn withdraw_discount(&self, check: CheckId, version: u32, discount: DiscountId) -> Result<Fact, Refusal> {
        let found = self.bill_as_seen(check, version)?;
        if found.has_standing_part() {
            return Err(Refusal::PartPaid);
        }
        let standing = found.standing_discounts().any(|other| other.id == discount);
        if standing { Ok(Fact::DiscountWithdrawn { check, discount }) } else { Err(Refusal::NoSuchDiscount) }
    }

    /// An open check, if its bill is still what somebody saw.
    pub(crate) fn bill_as_seen(&self, check: CheckId, version: u32) -> Result<&std::sync::Arc<Check>, Refusal> {
        let check = self.open_check(check)?;
        if version == check.version {
            Ok(check)
        } else {
            Err(Refusal::Stale { version: check.version, due: check.due() })
        }
    }
}

/// A reason as somebody typed it: there must be one.
pub(crate) fn reason(text: &str) -> Result<String, Refusal> {
    let text = crate::sending::tidy(text);
    let fits = (1..=MOST_REASON).contains(&text.chars().count());
    if fits { Ok(text) } else { Err(Refusal::NoReason { most: MOST_REASON }) }
}
