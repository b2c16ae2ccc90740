//! Promotions: what comes off by rule, so that nobody has to think of it, and by code.
//!
//! A *price rule* (happy hour) is fixed on a line when it is sent: the phone shows that price, and the round is checked
//! against it. The other rules (take three and pay two, combos, minimum spend) are *offers*: they are fixed on a check when it
//! opens, so that a manager's edit changes no open bill, and reckoned from whatever stands on it now. A line says which of
//! them it counts for: it was sent within their hours and is of their kind. A voucher is an offer that comes on a check by its code.
//!
//! The order, always the same: price rules; bundles by priority, each portion in at most one; spends by priority; discounts of
//! lines by hand; vouchers in the order of their redeeming; discounts of the check by hand. Each is reckoned on what the
//! ones before it left. On one line those that do not stack are alone.
//!
//! What could go wrong: an offer that comes true after something was paid would make the bill less than that. So what is
//! sent on a check on which something was paid counts for its own price alone, and for no offer.

mod bundles;
mod coupon;
mod deals;
mod pricing;
mod redeeming;
mod refusal;
mod when;

pub use coupon::{Coupon, MOST_CODE, code};
pub(crate) use deals::Table;
pub use deals::Taken;
pub use pricing::{Counts, Cut, LinePromo, Priced};
pub use redeeming::{Fact, RedeemDraft, Redemption};
pub use refusal::PromoRefusal;
pub use when::{Hours, When};

use crate::customer::Tier;
use crate::discount::Off;
use crate::ids::{CategoryId, ItemId, PromotionId};
use crate::lang::Named;
use crate::menu::Item;
use crate::money::{MOST, Money, Rate};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The longest name.
pub const MOST_NAME: usize = 60;
/// The largest priority.
pub const MOST_PRIORITY: u8 = 99;
/// A combo of more parts nobody can remember.
pub const MOST_PARTS: usize = 6;
/// The largest number to buy or to get.
pub const MOST_PORTIONS: u32 = 99;

/// Something that comes off by rule or by code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promotion {
    /// Its id.
    pub id: PromotionId,
    /// Its name, as it stands on the bill.
    pub name: Named,
    /// Whether it is on at all; none is deleted.
    pub active: bool,
    /// When it holds.
    pub when: When,
    /// What comes off what.
    pub what: What,
    /// Whether it may take something off a line together with others.
    pub stacks: bool,
    /// Which one comes first: the higher; of equal ones the older.
    #[serde(default)]
    pub priority: u8,
    /// That it comes by code, and how often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<CodeTerms>,
    /// For whom it is: customers of this tier and above; everybody without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
}

/// What comes off what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum What {
    /// Another price of these while it holds.
    Price {
        /// Of what.
        on: Scope,
        /// How.
        cut: PriceCut,
    },
    /// Of every so many of these the cheapest ones are for less.
    BuyGet {
        /// Of what.
        on: Scope,
        /// So many at their price …
        buy: u32,
        /// … and so many more …
        get: u32,
        /// … for so much less, all of it as a rule.
        off: Rate,
    },
    /// One of each for a price.
    Combo {
        /// What belongs to it, one of each.
        parts: Vec<Scope>,
        /// What it costs.
        price: Money,
    },
    /// Something off these once they come to enough.
    Spend {
        /// Off what.
        on: Scope,
        /// From so much on.
        least: Money,
        /// How much.
        off: Off,
        /// But no more than this.
        #[serde(default)]
        most: Option<Money>,
    },
}

/// How a price rule makes its price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PriceCut {
    /// Such a part off each.
    Percent(Rate),
    /// So much off each.
    Amount(Money),
    /// Each for so much, before choices.
    Price(Money),
}

/// Which items; everything when it names none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// These items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemId>,
    /// And all under these headings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<CategoryId>,
}

/// How often a promotion that comes by code may come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeTerms {
    /// How often each code; nothing for as often as one likes.
    pub uses: Option<u32>,
    /// How much all its codes may take off together.
    pub budget: Option<Money>,
}

impl Scope {
    /// Whether it is everything.
    pub fn is_all(&self) -> bool {
        self.items.is_empty() && self.categories.is_empty()
    }

    /// Whether an item belongs to it.
    pub fn includes(&self, item: &Item) -> bool {
        self.is_all() || self.items.contains(&item.id) || self.categories.contains(&item.category)
    }
}

impl PriceCut {
    /// What it takes off a price.
    pub fn of(self, price: Money) -> Money {
        match self {
            PriceCut::Percent(rate) => Off::Percent(rate).of(price),
            PriceCut::Amount(off) => Off::Amount(off).of(price),
            PriceCut::Price(instead) => (price - instead).at_least(Money::ZERO).min(price.at_least(Money::ZERO)),
        }
    }
}

impl Promotion {
    /// Whether it is another price, fixed on a line when it is sent.
    pub fn is_price(&self) -> bool {
        matches!(self.what, What::Price { .. })
    }

    /// Whether it is for whoever a check is.
    pub fn is_for(&self, tier: Option<Tier>) -> bool {
        self.tier.is_none_or(|least| tier.is_some_and(|tier| tier >= least))
    }

    /// The parts of it: one, unless it is a combo.
    pub fn parts(&self) -> &[Scope] {
        match &self.what {
            What::Price { on, .. } | What::BuyGet { on, .. } | What::Spend { on, .. } => std::slice::from_ref(on),
            What::Combo { parts, .. } => parts,
        }
    }

    /// Whether a check that opens on this day is to know of it.
    pub(crate) fn is_offer_on(&self, day: Date) -> bool {
        let tomorrow = day.saturating_add(1.day());
        let begun = self.when.first.is_none_or(|first| first <= tomorrow);
        let over = self.when.last.is_some_and(|last| last < day);
        self.active && !self.is_price() && self.code.is_none() && begun && !over
    }

    /// The most that one redeeming of it can take off, where that is bounded.
    pub fn most_off(&self) -> Option<Money> {
        match &self.what {
            What::Spend { off: Off::Amount(off), most, .. } => Some(most.map_or(*off, |most| most.min(*off))),
            What::Spend { most, .. } => *most,
            _ => None,
        }
    }

    /// Whether it makes sense; if not, which field does not.
    pub fn check(&self) -> Result<(), &'static str> {
        let fits = |amount: Money| amount > Money::ZERO && amount <= MOST;
        let rate = |rate: Rate| (1..=10_000).contains(&rate.0);
        let named = |name: &str| !name.trim().is_empty() && name.chars().count() <= MOST_NAME;
        if !named(&self.name.vi) || !named(&self.name.en) || self.name.vi.chars().any(char::is_control) {
            return Err("name_vi");
        }
        if self.priority > MOST_PRIORITY {
            return Err("priority");
        }
        self.when.check()?;
        let off_fits = |off: &Off| match off {
            Off::Amount(off) => fits(*off),
            Off::Percent(off) => rate(*off),
        };
        match &self.what {
            What::Price { cut: PriceCut::Price(price), .. } if price.is_negative() || *price > MOST => Err("off"),
            What::Price { cut: PriceCut::Percent(off), .. } if !rate(*off) => Err("off"),
            What::Price { cut: PriceCut::Amount(off), .. } if !fits(*off) => Err("off"),
            What::BuyGet { buy, get, .. }
                if !(1..=MOST_PORTIONS).contains(buy) || !(1..=MOST_PORTIONS).contains(get) =>
            {
                Err("buy")
            }
            What::BuyGet { off, .. } if !rate(*off) => Err("off"),
            What::Combo { parts, .. } if !(2..=MOST_PARTS).contains(&parts.len()) => Err("part"),
            What::Combo { parts, .. } if parts.iter().any(Scope::is_all) => Err("part"),
            What::Combo { price, .. } if !fits(*price) => Err("price"),
            What::Spend { off, .. } if !off_fits(off) => Err("off"),
            What::Spend { least, .. } if least.is_negative() || *least > MOST => Err("least"),
            What::Spend { most: Some(most), .. } if !fits(*most) => Err("most_off"),
            _ => Ok(()),
        }?;
        match &self.code {
            // A voucher is off the check: what else it could be off nobody can tell the guest.
            Some(_) if !matches!(&self.what, What::Spend { on, .. } if on.is_all()) => Err("kind"),
            Some(CodeTerms { uses: Some(0), .. }) => Err("uses"),
            Some(CodeTerms { budget: Some(budget), .. }) if !fits(*budget) => Err("budget"),
            // How much of the budget is taken must be known when it is redeemed.
            Some(CodeTerms { budget: Some(_), .. }) if self.most_off().is_none() => Err("most_off"),
            _ => Ok(()),
        }
    }
}
