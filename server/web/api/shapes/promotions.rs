//! Promotions and vouchers, as programs see them.

use super::customers::TierWord;
use goimon_domain::discount::Off;
use goimon_domain::ids::{CategoryId, ItemId, PromotionId, RedemptionId};
use goimon_domain::lang::Named;
use goimon_domain::money::{Money, Rate};
use goimon_domain::promotion::{self, CodeTerms, Hours, PriceCut, Taken, What, When};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What comes off by rule or by code.
#[derive(Serialize, ToSchema)]
pub struct Promotions {
    /// All of them, the oldest first.
    pub promotions: Vec<OnePromotion>,
}

/// One promotion.
#[derive(Serialize, ToSchema)]
pub struct OnePromotion {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: PromotionId,
    /// What it is.
    #[serde(flatten)]
    pub rule: NewPromotion,
}

/// A promotion was written.
#[derive(Serialize, ToSchema)]
pub struct Made {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: PromotionId,
}

/// A promotion as a program wants it.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPromotion {
    /// Its name in Vietnamese.
    #[schema(min_length = 1, max_length = 60)]
    pub name_vi: String,
    /// Its name in English.
    #[schema(min_length = 1, max_length = 60)]
    pub name_en: String,
    /// Whether it is on.
    pub active: bool,
    /// When it holds; always, without it.
    #[serde(default)]
    pub when: Period,
    /// What comes off what.
    pub what: Rule,
    /// Whether it may take something off a line together with others.
    pub stacks: bool,
    /// Which one is reckoned first: the higher.
    #[serde(default)]
    #[schema(maximum = 99)]
    pub priority: u8,
    /// That it comes by code; it is a `spend` on everything then.
    #[serde(default)]
    pub code: Option<Code>,
    /// For whom it is: customers of this tier and above; everybody without one.
    #[serde(default)]
    pub tier: Option<TierWord>,
}

/// When something holds.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// Weekdays, 1 for Monday to 7; all when there are none.
    #[serde(default)]
    pub days: Vec<u8>,
    /// From this minute of the day on.
    #[serde(default)]
    pub from: Option<u16>,
    /// Until just before this one; before `from` it is the next day's.
    #[serde(default)]
    pub to: Option<u16>,
    /// Its first day.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "2026-12-01")]
    pub first: Option<Date>,
    /// Its last day.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "2026-12-24")]
    pub last: Option<Date>,
}

/// Which items; everything when it names none.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// These items.
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub items: Vec<ItemId>,
    /// And all under these headings.
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub categories: Vec<CategoryId>,
}

/// What comes off what. Amounts are minor units, percentages basis points.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Rule {
    /// Another price of these while it holds.
    Price {
        /// Of what.
        #[serde(default)]
        on: Scope,
        /// How.
        cut: Cut,
    },
    /// Of every `buy` + `get` of these the cheapest `get` are for less.
    BuyGet {
        /// Of what.
        #[serde(default)]
        on: Scope,
        /// So many at their price.
        buy: u32,
        /// So many for less.
        get: u32,
        /// For so much less: 10000 is for nothing.
        #[schema(value_type = u32)]
        off: Rate,
    },
    /// One of each for a price.
    Combo {
        /// What belongs to it, one of each.
        parts: Vec<Scope>,
        /// What it costs.
        #[schema(value_type = i64)]
        price: Money,
    },
    /// Something off these once they come to enough.
    Spend {
        /// Off what.
        #[serde(default)]
        on: Scope,
        /// From so much on.
        #[serde(default)]
        #[schema(value_type = i64)]
        least: Money,
        /// How much.
        off: Less,
        /// But no more than this.
        #[serde(default)]
        #[schema(value_type = Option<i64>)]
        most: Option<Money>,
    },
}

/// How a price is made.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Cut {
    /// Such a part off each, in basis points.
    #[schema(value_type = u32)]
    Percent(Rate),
    /// So much off each.
    #[schema(value_type = i64)]
    Amount(Money),
    /// Each for so much, before choices.
    #[schema(value_type = i64)]
    Price(Money),
}

/// How much comes off.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Less {
    /// So much.
    #[schema(value_type = i64)]
    Amount(Money),
    /// Such a part, in basis points.
    #[schema(value_type = u32)]
    Percent(Rate),
}

/// How often a promotion may come by code.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// How often each code; nothing for as often as one likes.
    #[serde(default)]
    pub uses: Option<u32>,
    /// How much all its codes may take off together.
    #[serde(default)]
    #[schema(value_type = Option<i64>)]
    pub budget: Option<Money>,
}

/// Codes of a voucher.
#[derive(Serialize, ToSchema)]
pub struct Codes {
    /// What all of them have taken off, or may still take where they stand on open checks.
    #[schema(value_type = i64)]
    pub spent: Money,
    /// The codes, the newest first.
    pub codes: Vec<OneCode>,
}

/// A code.
#[derive(Serialize, ToSchema)]
pub struct OneCode {
    /// It.
    pub code: String,
    /// On how many checks it stands.
    pub used: u32,
}

/// New codes of a voucher.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCodes {
    /// From 1 to 500 of 3 to 24 letters and digits.
    pub codes: Vec<String>,
}

/// A code on a check.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVoucher {
    /// The version of the check that was seen.
    pub version: u32,
    /// The code.
    #[schema(example = "TET2027")]
    pub code: String,
}

/// What a promotion takes off a check.
#[derive(Serialize, ToSchema)]
pub struct Applied<'a> {
    /// Which.
    #[schema(value_type = Uuid)]
    pub promotion: PromotionId,
    /// Its name in Vietnamese.
    pub name_vi: &'a str,
    /// Its name in English.
    pub name_en: &'a str,
    /// How much.
    #[schema(value_type = i64)]
    pub off: Money,
    /// The redeeming by which it came, for a voucher.
    #[schema(value_type = Option<Uuid>)]
    pub redemption: Option<RedemptionId>,
    /// The code that was typed, for a voucher.
    pub code: Option<&'a str>,
}

impl<'a> Applied<'a> {
    /// What one took.
    pub fn of(taken: Taken<'a>) -> Self {
        Self {
            promotion: taken.promotion,
            name_vi: &taken.name.vi,
            name_en: &taken.name.en,
            off: taken.off,
            redemption: taken.redemption.map(|(id, _)| id),
            code: taken.redemption.map(|(_, code)| code),
        }
    }
}

impl OnePromotion {
    /// A promotion of the house.
    pub fn of(found: &promotion::Promotion) -> Self {
        let what = match found.what.clone() {
            What::Price { on, cut } => Rule::Price {
                on: on.into(),
                cut: match cut {
                    PriceCut::Percent(rate) => Cut::Percent(rate),
                    PriceCut::Amount(off) => Cut::Amount(off),
                    PriceCut::Price(price) => Cut::Price(price),
                },
            },
            What::BuyGet { on, buy, get, off } => Rule::BuyGet { on: on.into(), buy, get, off },
            What::Combo { parts, price } => Rule::Combo { parts: parts.into_iter().map(Scope::from).collect(), price },
            What::Spend { on, least, off, most } => Rule::Spend {
                on: on.into(),
                least,
                off: match off {
                    Off::Amount(off) => Less::Amount(off),
                    Off::Percent(rate) => Less::Percent(rate),
                },
                most,
            },
        };
        let rule = NewPromotion {
            name_vi: found.name.vi.clone(),
            name_en: found.name.en.clone(),
            active: found.active,
            when: Period {
                days: found.when.days.clone(),
                from: found.when.hours.map(|hours| hours.from),
                to: found.when.hours.map(|hours| hours.to),
                first: found.when.first,
                last: found.when.last,
            },
            what,
            stacks: found.stacks,
            priority: found.priority,
            code: found.code.map(|code| Code { uses: code.uses, budget: code.budget }),
            tier: found.tier.map(Into::into),
        };
        Self { id: found.id, rule }
    }
}

impl NewPromotion {
    /// The promotion for the house.
    pub fn with_id(self, id: PromotionId) -> promotion::Promotion {
        let what = match self.what {
            Rule::Price { on, cut } => What::Price {
                on: on.into(),
                cut: match cut {
                    Cut::Percent(rate) => PriceCut::Percent(rate),
                    Cut::Amount(off) => PriceCut::Amount(off),
                    Cut::Price(price) => PriceCut::Price(price),
                },
            },
            Rule::BuyGet { on, buy, get, off } => What::BuyGet { on: on.into(), buy, get, off },
            Rule::Combo { parts, price } => What::Combo { parts: parts.into_iter().map(Into::into).collect(), price },
            Rule::Spend { on, least, off, most } => What::Spend {
                on: on.into(),
                least,
                off: match off {
                    Less::Amount(off) => Off::Amount(off),
                    Less::Percent(rate) => Off::Percent(rate),
                },
                most,
            },
        };
        let Period { days, from, to, first, last } = self.when;
        let hours =
            (from.is_some() || to.is_some()).then(|| Hours { from: from.unwrap_or(0), to: to.unwrap_or(24 * 60) });
        promotion::Promotion {
            id,
            name: Named::new(&self.name_vi, &self.name_en),
            active: self.active,
            when: When { days, hours, first, last },
            what,
            stacks: self.stacks,
            priority: self.priority,
            code: self.code.map(|code| CodeTerms { uses: code.uses, budget: code.budget }),
            tier: self.tier.map(Into::into),
        }
    }
}

impl From<promotion::Scope> for Scope {
    fn from(scope: promotion::Scope) -> Self {
        Self { items: scope.items, categories: scope.categories }
    }
}

impl From<Scope> for promotion::Scope {
    fn from(scope: Scope) -> Self {
        Self { items: scope.items, categories: scope.categories }
    }
}
