//! Vouchers: a code is redeemed on a check, and taken back. A voucher counts as used while it stands on a check; it is free again when
//! it is taken back, or when its check is put away. Until its check is closed the most that it can take is held of the budget,
//! then what it took.

use super::deals::Table;
use super::{PromoRefusal, Promotion, What, code};
use crate::check::Check;
use crate::event::Event;
use crate::house::{House, Touched};
use crate::ids::{CheckId, Mint, RedemptionId};
use crate::line::Stamp;
use crate::money::Money;
use crate::refusal::Refusal;
use crate::staff::Actor;
use crate::time::At;
use serde::{Deserialize, Serialize};

/// A voucher on a check. One that was taken back stays, and counts no more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Redemption {
    /// Its id.
    pub id: RedemptionId,
    /// The code that was typed.
    pub code: String,
    /// What it brings, as it was when it was redeemed.
    pub voucher: Promotion,
    /// What of the budget it holds.
    pub held: Money,
    /// When and by whom.
    pub redeemed: Stamp,
    /// When it was taken back, and by whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Stamp>,
}

/// A code as somebody types it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedeemDraft {
    /// On which check.
    pub check: CheckId,
    /// The version of the bill that was seen.
    pub version: u32,
    /// The code.
    pub code: String,
}

/// What happens with vouchers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Fact {
    /// One was redeemed.
    Redeemed {
        /// On which check.
        check: CheckId,
        /// Which.
        redemption: Box<Redemption>,
    },
    /// One was taken back.
    Withdrawn {
        /// On which check.
        check: CheckId,
        /// Which.
        redemption: RedemptionId,
    },
}

impl Fact {
    /// The word by which the events table and the timeline know it.
    pub fn word(&self) -> &'static str {
        match self {
            Fact::Redeemed { .. } => "voucher_redeemed",
            Fact::Withdrawn { .. } => "voucher_withdrawn",
        }
    }

    /// The check whose timeline it belongs on.
    pub fn check(&self) -> CheckId {
        match self {
            Fact::Redeemed { check, .. } | Fact::Withdrawn { check, .. } => *check,
        }
    }
}

impl Redemption {
    /// Whether it counts.
    pub fn stands(&self) -> bool {
        self.withdrawn.is_none()
    }
}

impl House {
    /// Redeems a code on a check.
    pub fn redeem(
        &self,
        draft: &RedeemDraft,
        by: &Actor,
        now: At,
        mint: &mut dyn Mint,
    ) -> Result<crate::event::Fact, Refusal> {
        let check = self.bill_as_seen(draft.check, draft.version)?;
        if check.has_standing_part() {
            return Err(Refusal::PartPaid);
        }
        let voucher = self.voucher(&draft.code, check, now)?;
        let redemption = Redemption {
            id: RedemptionId(mint.id()),
            code: code(&draft.code).ok_or(PromoRefusal::NoSuchCode)?,
            held: voucher.most_off().unwrap_or(Money::ZERO),
            voucher: voucher.clone(),
            redeemed: Stamp { at: now, by: by.name.clone() },
            withdrawn: None,
        };
        let mut after = Check::clone(check);
        after.redeemed.push(redemption.clone());
        if after.off_of(&redemption) == Money::ZERO {
            return Err(takes_nothing(check, &redemption).into());
        }
        let paid = check.claimed();
        if after.totals().total < paid {
            return Err(Refusal::PaidAlready { paid });
        }
        let redemption = Box::new(redemption);
        Ok(crate::event::Fact::Promo(Fact::Redeemed { check: check.id, redemption }))
    }

    /// What a code brings, if it may be redeemed on a check now.
    fn voucher(&self, typed: &str, check: &Check, now: At) -> Result<&Promotion, PromoRefusal> {
        let code = code(typed).ok_or(PromoRefusal::NoSuchCode)?;
        let coupon = self.coupons.get(&code).ok_or(PromoRefusal::NoSuchCode)?;
        let mut known = self.reference.promotions.iter();
        let voucher = known.find(|promotion| promotion.id == coupon.promotion).ok_or(PromoRefusal::NoSuchCode)?;
        let terms = voucher.code.as_ref().ok_or(PromoRefusal::NoSuchCode)?;
        let name = || voucher.name.clone();
        if !voucher.active || !voucher.when.holds(&self.reference.venue.clock, now) {
            return Err(PromoRefusal::NotNow { name: name() });
        }
        let mut standing = check.redeemed.iter().filter(|other| other.stands());
        if standing.clone().any(|other| other.code == code) {
            return Err(PromoRefusal::OnCheckAlready { name: name() });
        }
        if terms.uses.is_some_and(|uses| coupon.used >= uses) {
            return Err(PromoRefusal::UsedUp { name: name() });
        }
        let held = voucher.most_off().unwrap_or(Money::ZERO);
        if terms.budget.is_some_and(|budget| coupon.spent + held > budget) {
            return Err(PromoRefusal::BudgetSpent { name: name() });
        }
        match standing.find(|other| !voucher.stacks || !other.voucher.stacks) {
            Some(other) => Err(PromoRefusal::DoesNotStack { name: name(), other: other.voucher.name.clone() }),
            None => Ok(voucher),
        }
    }

    /// Takes a voucher back.
    pub fn withdraw_voucher(
        &self,
        check: CheckId,
        version: u32,
        redemption: RedemptionId,
    ) -> Result<crate::event::Fact, Refusal> {
        let found = self.bill_as_seen(check, version)?;
        if found.has_standing_part() {
            return Err(Refusal::PartPaid);
        }
        if found.redeemed.iter().any(|other| other.id == redemption && other.stands()) {
            Ok(crate::event::Fact::Promo(Fact::Withdrawn { check, redemption }))
        } else {
            Err(PromoRefusal::NoSuchVoucher.into())
        }
    }

    /// Takes in what happened with a voucher.
    pub(crate) fn apply_promo(&mut self, fact: &Fact, event: &Event, touched: &mut Touched) {
        match fact {
            Fact::Redeemed { check, redemption } => {
                for coupon in self.coupons.values_mut().filter(|coupon| coupon.promotion == redemption.voucher.id) {
                    coupon.spent += redemption.held;
                    coupon.used += u32::from(coupon.code == redemption.code);
                }
                self.edit(*check, |check| {
                    check.version += 1;
                    touched.redemptions.insert((check.id, redemption.id));
                    touched.checks.insert(check.id);
                    check.redeemed.push(Redemption::clone(redemption));
                });
            }
            Fact::Withdrawn { check, redemption } => {
                let stamp = event.stamp();
                self.edit(*check, |check| check.version += 1);
                self.release(*check, Some(*redemption), &stamp, touched);
            }
        }
    }

    /// Takes vouchers of a check back, one or all: their codes are free again.
    pub(crate) fn release(&mut self, check: CheckId, only: Option<RedemptionId>, stamp: &Stamp, touched: &mut Touched) {
        let Some(found) = self.checks.get(&check) else { return };
        let wanted = |redemption: &&Redemption| redemption.stands() && only.is_none_or(|id| id == redemption.id);
        let gone: Vec<Redemption> = found.redeemed.iter().filter(wanted).cloned().collect();
        for redemption in &gone {
            for coupon in self.coupons.values_mut().filter(|coupon| coupon.promotion == redemption.voucher.id) {
                coupon.spent = coupon.spent - redemption.held;
                coupon.used = coupon.used.saturating_sub(u32::from(coupon.code == redemption.code));
            }
        }
        let is_gone = |id: RedemptionId| gone.iter().any(|redemption| redemption.id == id);
        self.edit(check, |check| {
            for redemption in check.redeemed.iter_mut().filter(|redemption| is_gone(redemption.id)) {
                redemption.withdrawn = Some(stamp.clone());
                touched.redemptions.insert((check.id, redemption.id));
            }
            touched.checks.insert(check.id);
        });
    }
}

impl Check {
    /// It is closed: of the budget each voucher holds what it took.
    pub(crate) fn settle_vouchers(&mut self, touched: &mut Touched) {
        let took: Vec<Money> = self.redeemed.iter().map(|redemption| self.off_of(redemption)).collect();
        for (redemption, took) in self.redeemed.iter_mut().zip(took).filter(|(redemption, _)| redemption.stands()) {
            redemption.held = took;
            touched.redemptions.insert((self.id, redemption.id));
        }
    }
}

/// Why a voucher takes nothing off a check.
fn takes_nothing(check: &Check, redemption: &Redemption) -> PromoRefusal {
    let name = redemption.voucher.name.clone();
    let mut table = Table::of(check);
    table.offers();
    let left: Money = table.left.iter().copied().sum();
    match redemption.voucher.what {
        What::Spend { least, .. } if left < least => PromoRefusal::NotEnough { name, least },
        _ => PromoRefusal::TakesNothing { name },
    }
}
