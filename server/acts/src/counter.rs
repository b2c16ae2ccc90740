//! Selling at the takeaway counter: order and money in one act. The order's id is its key: it happens exactly once.

use crate::act::{Act, Desk};
use crate::answers::{Sold, sent_tickets};
use goimon_domain::counter::PaidSale;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::CheckId;
use goimon_domain::money::Money;
use goimon_domain::refusal::Refusal;
use serde::Serialize;
use uuid::Uuid;

/// Sells something to take away.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Sell(pub PaidSale);

impl Act for Sell {
    type Answer = Sold;
    const NAME: &'static str = "sell";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.sell(&self.0, desk.by, desk.now, desk.mint)
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Sold {
        // `decide` gives an opened check first, or a refusal.
        let id = facts.first().and_then(Fact::check).unwrap_or(CheckId(Uuid::nil()));
        let check = house.checks.get(&id);
        let sent = facts.iter().find_map(|fact| match fact {
            Fact::RoundSent { lines, tickets, .. } => Some((lines.as_slice(), tickets.as_slice())),
            _ => None,
        });
        let (lines, new) = sent.unwrap_or_default();
        let change = facts.iter().map(|fact| match fact {
            Fact::Paid { payment, .. } => payment.change(),
            _ => Money::ZERO,
        });
        Sold {
            check: id,
            number: check.map_or(0, |check| check.number),
            version: check.map_or(0, |check| check.version),
            total: check.map_or(Money::ZERO, |check| check.totals().total),
            change: change.sum(),
            seq: house.seq,
            lines: lines.iter().map(|line| line.id).collect(),
            tickets: sent_tickets(check.map(AsRef::as_ref), lines, new),
        }
    }
}
