//! What is fixed on a line when it is sent: its happy-hour price, and which offers of its check it counts for.

use super::{Promotion, What};
use crate::check::Check;
use crate::customer::Tier;
use crate::ids::PromotionId;
use crate::lang::Named;
use crate::line::Line;
use crate::menu::Item;
use crate::money::Money;
use crate::time::At;
use crate::venue::Reference;
use serde::{Deserialize, Serialize};

/// What promotions have to do with a line, since it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinePromo {
    /// What price rules take off one of it, in the order in which they did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cuts: Vec<Cut>,
    /// Whether those leave it to other promotions.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
    /// The offers of its check for which it counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<Counts>,
    /// Whether it came on a check on which something was paid: it counts for no offer then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
}

/// What a price rule takes off one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    /// Which rule.
    pub promotion: PromotionId,
    /// Its name, as it was then.
    pub name: Named,
    /// How much off one.
    pub each: Money,
}

/// A part of an offer that a line can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Which offer.
    pub promotion: PromotionId,
    /// Which of its parts, from 0.
    #[serde(default)]
    pub part: u8,
}

impl LinePromo {
    /// Whether there is nothing of the kind.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// What price rules take off one of it.
    pub fn each(&self) -> Money {
        self.cuts.iter().map(|cut| cut.each).sum()
    }
}

impl Line {
    /// The price of one with its choices, after price rules: what the guest was told.
    pub fn told(&self) -> Money {
        self.unit() - self.promo.each()
    }
}

/// An item's price at some moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priced {
    /// Before choices, as the menu has it.
    pub list: Money,
    /// What price rules take off it.
    pub cuts: Vec<Cut>,
    /// Whether those leave it to no other promotion.
    pub alone: bool,
}

impl Priced {
    /// The price now, before choices.
    pub fn now(&self) -> Money {
        self.list - self.cuts.iter().map(|cut| cut.each).sum()
    }

    /// Whether it is another one than on the menu.
    pub fn is_cut(&self) -> bool {
        !self.cuts.is_empty()
    }

    /// The cuts for one that costs so much with its choices: never more than that.
    pub(crate) fn cuts_of(&self, unit: Money) -> Vec<Cut> {
        let mut left = unit;
        let mut cuts = Vec::new();
        for cut in &self.cuts {
            let each = cut.each.min(left);
            left = left - each;
            if each > Money::ZERO {
                cuts.push(Cut { each, ..cut.clone() });
            }
        }
        cuts
    }
}

impl Reference {
    /// What an item costs at a moment, for somebody of a tier. The best rule comes first where priorities are the same; those that do not stack
    /// are alone.
    pub fn priced(&self, item: &Item, at: At, tier: Option<Tier>) -> Priced {
        let clock = &self.venue.clock;
        let holds =
            |rule: &&Promotion| rule.active && rule.code.is_none() && rule.is_for(tier) && rule.when.holds(clock, at);
        let mut found: Vec<_> = self
            .promotions
            .iter()
            .filter(holds)
            .filter_map(|rule| match &rule.what {
                What::Price { on, cut } if on.includes(item) => Some((rule, *cut, cut.of(item.price))),
                _ => None,
            })
            .collect();
        found.sort_by(|(a, _, off), (b, _, other)| {
            b.priority.cmp(&a.priority).then(other.cmp(off)).then(a.id.cmp(&b.id))
        });
        let mut priced = Priced { list: item.price, cuts: Vec::new(), alone: false };
        for (rule, cut, _) in found {
            let goes = priced.cuts.is_empty() || (rule.stacks && !priced.alone);
            let each = cut.of(priced.now());
            if goes && each > Money::ZERO {
                priced.alone = !rule.stacks;
                priced.cuts.push(Cut { promotion: rule.id, name: rule.name.clone(), each });
            }
        }
        priced
    }

    /// When within a day some price of the menu next changes by a rule.
    pub fn prices_turn(&self, at: At) -> Option<At> {
        let rules = self.promotions.iter().filter(|rule| rule.active && rule.code.is_none());
        let prices = rules.filter(|rule| matches!(rule.what, What::Price { .. }));
        prices.filter_map(|rule| rule.when.turns(&self.venue.clock, at)).min()
    }

    /// What promotions have to do with a line of an item that costs so much with its choices and is sent now.
    pub(crate) fn fixed(&self, check: &Check, item: &Item, unit: Money, at: At) -> LinePromo {
        let priced = self.priced(item, at, check.tier());
        let late = check.is_paid_into();
        let mut counts = Vec::new();
        for offer in check.offers.iter().filter(|offer| !late && offer.when.holds(&self.venue.clock, at)) {
            for (part, scope) in (0_u8..).zip(offer.parts()) {
                if scope.includes(item) {
                    counts.push(Counts { promotion: offer.id, part });
                }
            }
        }
        let cuts = priced.cuts_of(unit);
        LinePromo { alone: priced.alone && !cuts.is_empty(), cuts, counts, late }
    }
}

impl Check {
    /// Whether something was paid on it that has not gone back, or is on its way.
    pub(crate) fn is_paid_into(&self) -> bool {
        self.claimed() != Money::ZERO
    }
}
