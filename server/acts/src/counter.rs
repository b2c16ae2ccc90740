//! Selling at the takeaway counter: order and money in one act. The order's id is its key: it happens exactly once.

use crate::act::{Act, Ask, Desk};
use crate::answers::{Sold, sent_tickets};
use goimon_domain::check::Check;
use goimon_domain::counter::{PaidSale, Sale};
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::CheckId;
use goimon_domain::money::Money;
use goimon_domain::promotion;
use goimon_domain::refusal::Refusal;
use goimon_domain::staff::Actor;
use goimon_domain::time::At;
use goimon_store::{Store, StoreError};
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

    /// The customer whose it is, and the codes that are redeemed on it.
    fn asks(&self, _: &House) -> Vec<Ask> {
        asked_of(&self.0.sale)
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

fn asked_of(sale: &Sale) -> Vec<Ask> {
    let codes = sale.vouchers.iter().filter_map(|code| promotion::code(code)).map(Ask::Coupon);
    sale.customer.map(Ask::Customer).into_iter().chain(codes).collect()
}

/// What an order at the counter would come to now, as it stands with its customer and vouchers. Nothing happens.
pub async fn quote_sale(
    store: &Store,
    house: &House,
    sale: &Sale,
    by: &Actor,
    now: At,
) -> Result<Result<Check, Refusal>, StoreError> {
    let venue = house.reference.venue.id;
    let mut house = house.clone();
    for ask in asked_of(sale) {
        match ask {
            Ask::Coupon(code) => {
                let (_, found) = store.load_coupon_at(venue, &code).await?;
                house.coupons.extend(found.map(|coupon| (code, coupon)));
            }
            Ask::Customer(id) => {
                let (_, found) = store.load_customer_at(venue, id).await?;
                house.customers.extend(found.map(|known| (id, known)));
            }
            // No sale asks for one.
            Ask::Shift(_) => {}
        }
    }
    Ok(house.quote(sale, by, now, &mut Uuid::now_v7))
}
