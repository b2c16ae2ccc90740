//! Sales at the takeaway counter: what programs send and what they are told.

use super::answers::SentTicket;
use super::check::{Line, Totals};
use super::moving::NewAway;
use super::wanted::{NewLine, NewOff, TenderWord};
use goimon_domain::counter::{PaidSale, Sale, SaleDiscount, SalePayment};
use goimon_domain::ids::{ApprovalId, CheckId, CustomerId, LineId, RoundId};
use goimon_domain::money::Money;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Something that comes off a whole order.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSaleDiscount {
    /// How much.
    pub off: NewOff,
    /// Why.
    #[schema(min_length = 1, max_length = 80)]
    pub reason: String,
    /// A manager's word for it, where it is more than the caller may give: for `discount` on the sale's id as `check`, for what
    /// it takes off.
    #[schema(value_type = Option<Uuid>)]
    pub approval: Option<ApprovalId>,
}

impl NewSaleDiscount {
    fn discount(self) -> SaleDiscount {
        SaleDiscount { off: self.off.off(), reason: self.reason, approval: self.approval }
    }
}

/// What a guest at the counter orders.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrder {
    /// The sale's id, where a manager's word names it.
    pub id: Option<Uuid>,
    /// What.
    #[schema(min_items = 1, max_items = 200)]
    pub lines: Vec<NewLine>,
    /// Whose it is: prices and promotions of their tier count.
    #[schema(value_type = Option<Uuid>)]
    pub customer: Option<CustomerId>,
    /// Codes of vouchers, in the order in which they are redeemed.
    #[serde(default)]
    #[schema(max_items = 10)]
    pub vouchers: Vec<String>,
    /// What comes off by hand.
    #[serde(default)]
    #[schema(max_items = 10)]
    pub discounts: Vec<NewSaleDiscount>,
}

/// The same with who takes it away and the money.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSale {
    /// What.
    #[schema(min_items = 1, max_items = 200)]
    pub lines: Vec<NewLine>,
    /// Who takes it away.
    pub away: Option<NewAway>,
    /// Whose it is: prices and promotions of their tier count, and their points and account can pay.
    #[schema(value_type = Option<Uuid>)]
    pub customer: Option<CustomerId>,
    /// Codes of vouchers, in the order in which they are redeemed.
    #[serde(default)]
    #[schema(max_items = 10)]
    pub vouchers: Vec<String>,
    /// What comes off by hand.
    #[serde(default)]
    #[schema(max_items = 10)]
    pub discounts: Vec<NewSaleDiscount>,
    /// What the person saw that it comes to, in minor units. If it is not so any more, nothing happens.
    #[schema(value_type = Option<i64>)]
    pub seen: Option<Money>,
    /// How it is paid, in order; together all of it.
    #[schema(min_items = 1, max_items = 10)]
    pub payments: Vec<NewSalePayment>,
}

/// One way in which a sale is paid.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSalePayment {
    /// How it comes in.
    pub tender: TenderWord,
    /// How much of the bill it settles, in minor units; without it all that is left.
    #[schema(value_type = Option<i64>)]
    pub amount: Option<Money>,
    /// What the guest handed over in cash, in minor units.
    #[schema(value_type = Option<i64>)]
    pub given: Option<Money>,
    /// What the guest gives on top for the people, in minor units: no part of the bill.
    #[serde(default)]
    #[schema(value_type = i64)]
    pub tip: Money,
    /// What the terminal, bank or voucher calls it.
    #[schema(max_length = 40)]
    pub reference: Option<String>,
}

impl NewOrder {
    /// The order, of which nothing happens.
    pub fn sale(self) -> Sale {
        let Self { id, lines, customer, vouchers, discounts } = self;
        let discounts = discounts.into_iter().map(NewSaleDiscount::discount).collect();
        let id = RoundId(id.unwrap_or_else(Uuid::now_v7));
        Sale { id, lines: lines.into_iter().map(NewLine::draft).collect(), away: None, customer, vouchers, discounts }
    }
}

impl NewSale {
    /// The sale under its id.
    pub fn draft(self, id: RoundId) -> PaidSale {
        let lines = self.lines.into_iter().map(NewLine::draft).collect();
        let payments = self.payments.into_iter().map(|payment| SalePayment {
            tender: payment.tender.tender(),
            amount: payment.amount,
            given: payment.given,
            tip: payment.tip,
            reference: payment.reference,
        });
        let sale = Sale {
            id,
            lines,
            away: self.away.map(NewAway::away),
            customer: self.customer,
            vouchers: self.vouchers,
            discounts: self.discounts.into_iter().map(NewSaleDiscount::discount).collect(),
        };
        PaidSale { sale, seen: self.seen, payments: payments.collect() }
    }
}

/// What an order at the counter would come to now.
#[derive(Serialize, ToSchema)]
pub struct Quoted<'a> {
    /// What is to be paid, in minor units.
    #[schema(value_type = i64)]
    pub total: Money,
    /// How that is reckoned.
    pub totals: Totals,
    /// Its lines, in the order sent.
    pub lines: Vec<Line<'a>>,
}

/// A sale is paid, and the kitchen has it.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Sold {
    /// Its check.
    #[schema(value_type = Uuid)]
    pub check: CheckId,
    /// The number that is called out.
    pub number: u32,
    /// The version of its bill.
    pub version: u32,
    /// What it came to, in minor units.
    #[schema(value_type = i64)]
    pub total: Money,
    /// What the guest gets back, in minor units.
    #[schema(value_type = i64)]
    pub change: Money,
    /// How far the venue's stream is.
    pub seq: u64,
    /// Its lines, in the order sent.
    #[schema(value_type = Vec<Uuid>)]
    pub lines: Vec<LineId>,
    /// The tickets they stand on.
    pub tickets: Vec<SentTicket>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use goimon_acts as acts;

    #[test]
    fn the_answer_is_as_described() {
        let id = uuid::Uuid::nil();
        let written = serde_json::to_value(acts::Sold {
            check: id.into(),
            number: 41,
            version: 3,
            total: Money::minor(65_000),
            change: Money::minor(35_000),
            seq: 9,
            lines: vec![id.into()],
            tickets: vec![acts::SentTicket { id: id.into(), number: 112, station: id.into(), added: false }],
        })
        .unwrap();
        let read: Sold = serde_json::from_value(written.clone()).unwrap();
        assert_eq!(serde_json::to_value(read).unwrap(), written);
    }
}
