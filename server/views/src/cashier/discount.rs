//! Giving a discount at the till: off what, how much, why; and those that stand.

use super::bill::off_text;
use super::managers;
use crate::Ctx;
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::ids::{DiscountId, LineId, RedemptionId, StaffId};
use goimon_domain::money::Money;

/// Percentages that a tap gives.
pub(super) const PERCENTS: [u32; 6] = [5, 10, 15, 20, 50, 100];

/// Reasons that a tap gives.
pub(super) const REASONS: [&str; 4] = ["discount-regular", "discount-complaint", "discount-late", "discount-staff"];

/// The form beside the bill.
pub(super) struct DiscountSide {
    pub(super) lines: Vec<(LineId, String)>,
    pub(super) percents: [u32; 6],
    pub(super) reasons: [&'static str; 4],
    pub(super) standing: Vec<Standing>,
    /// Vouchers that were redeemed.
    pub(super) vouchers: Vec<StandingVoucher>,
    /// How much more the reader may take off without asking.
    pub(super) most: String,
    /// Who can allow more.
    pub(super) managers: Vec<(StaffId, String)>,
}

/// A discount that counts.
pub(super) struct Standing {
    pub(super) id: DiscountId,
    pub(super) label: String,
    pub(super) about: String,
    pub(super) amount: String,
}

/// A voucher that counts.
pub(super) struct StandingVoucher {
    pub(super) id: RedemptionId,
    pub(super) label: String,
    pub(super) about: String,
    pub(super) amount: String,
}

impl DiscountSide {
    pub(super) fn of(ctx: &Ctx<'_>, house: &House, check: &Check) -> Self {
        let (w, venue) = (ctx.w, &house.reference.venue);
        let lines = check.lines.iter().filter(|line| line.amount() > Money::ZERO).map(|line| {
            (line.id, format!("{} × {} · {}", line.quantity, w.name(&line.name), venue.currency.bare(line.amount())))
        });
        let standing = check.taken_off().into_iter().map(|(discount, off)| Standing {
            id: discount.id,
            label: off_text(ctx, venue.currency, check, discount),
            about: format!("{} · {} {}", discount.reason, venue.clock.wall(discount.given.at), discount.given.by),
            amount: venue.currency.bare(-off),
        });
        let totals = check.totals();
        let limit = ctx.who.as_ref().map_or(venue.till.limits.waiter, |who| venue.till.limits.of(who.role));
        let most = (totals.lines.portion(limit) - check.off_by_hand()).at_least(Money::ZERO);
        let promoted = check.promoted();
        Self {
            lines: lines.collect(),
            percents: PERCENTS,
            reasons: REASONS,
            standing: standing.collect(),
            vouchers: check
                .redeemed
                .iter()
                .filter(|one| one.stands())
                .map(|one| {
                    let mine = promoted.iter().filter(|taken| taken.redemption.is_some_and(|(id, _)| id == one.id));
                    StandingVoucher {
                        id: one.id,
                        label: w.name(&one.voucher.name).to_owned(),
                        about: format!("{} · {} {}", one.code, venue.clock.wall(one.redeemed.at), one.redeemed.by),
                        amount: venue.currency.bare(-mine.map(|taken| taken.off).sum::<Money>()),
                    }
                })
                .collect(),
            most: venue.currency.full(most),
            managers: managers(ctx, house),
        }
    }
}
