//! What can be new on a bill while somebody settles it, and how the till tells it. What has no fact here changes the bill
//! behind the cashier's back.

use super::bill::{off_text, tender_word};
use crate::Ctx;
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::line::Stamp;

/// Something on the bill, and how to tell the cashier that it is new.
pub(super) struct SaidFact {
    pub(super) id: String,
    pub(super) said: String,
}

/// All of it: what was ordered, taken off, given away, discounted, redeemed, paid and given back.
pub(super) fn facts(ctx: &Ctx<'_>, house: &House, check: &Check) -> Vec<SaidFact> {
    let (w, venue) = (ctx.w, &house.reference.venue);
    let tell = |id: String, stamp: &Stamp, key: &str, what: &str| {
        let said = format!("{} {} {}", venue.clock.wall(stamp.at), stamp.by, w.s(key, what));
        SaidFact { id, said }
    };
    let mut all = Vec::new();
    for line in &check.lines {
        let what = format!("{} {}", line.quantity, w.name(&line.name));
        // The parts into which a line was cut, and what is made again, were not added.
        if line.root() == line.id && line.edits.remake.is_none() {
            let sent = check.round(line.round).map_or(&check.opened, |round| &round.sent);
            all.push(tell(line.id.to_string(), sent, "till-said-added", &what));
        }
        match (line.void(), &line.edits.comp) {
            (Some(void), _) => all.push(tell(format!("{}-off", line.id), &void.stamp, "till-said-voided", &what)),
            (None, Some(comp)) => all.push(tell(format!("{}-comp", line.id), &comp.stamp, "till-said-comped", &what)),
            (None, None) => {}
        }
    }
    for discount in &check.discounts {
        let what = off_text(ctx, venue.currency, check, discount);
        all.push(tell(discount.id.to_string(), &discount.given, "till-said-off", &what));
        if let Some(stamp) = &discount.withdrawn {
            all.push(tell(format!("{}-back", discount.id), stamp, "till-said-off-back", &what));
        }
    }
    for redemption in &check.redeemed {
        all.push(tell(redemption.id.to_string(), &redemption.redeemed, "till-said-off", &redemption.code));
        if let Some(stamp) = &redemption.withdrawn {
            all.push(tell(format!("{}-back", redemption.id), stamp, "till-said-off-back", &redemption.code));
        }
    }
    for payment in check.payments_told() {
        let gone = payment.reversal.is_some();
        let amount = if gone { -payment.amount } else { payment.amount };
        let what = format!("{} {}", venue.currency.full(amount), w.t(tender_word(&payment.tender)));
        let key = if gone { "till-said-paid-back" } else { "till-said-paid" };
        all.push(tell(payment.id.to_string(), &payment.taken, key, &what));
    }
    all
}
