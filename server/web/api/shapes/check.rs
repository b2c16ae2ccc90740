//! A check, as programs see it: what was sent, how far it is, what it comes to, what was paid.

pub use super::bill::{Discount, Part, PartLine, Payment, Tax, Totals};
use super::customers::{OneCustomer, Standing};
use super::intents::Intent;
pub use super::line::{Chosen, Line, Round, State, Times};
use super::promotions::Applied;
use goimon_domain::check;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, StaffId, TableId};
use goimon_domain::money::Money;
use goimon_domain::time::At;
use serde::Serialize;
use utoipa::ToSchema;

/// One bill, and everything that was sent on it.
#[derive(Serialize, ToSchema)]
pub struct Check<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: CheckId,
    /// The short number of the day by which people call it.
    pub number: u32,
    /// Where the guests sit; takeaway has no table.
    #[schema(value_type = Option<Uuid>)]
    pub table: Option<TableId>,
    /// What that table is called; empty for takeaway.
    pub table_label: &'a str,
    /// How many guests.
    pub covers: u16,
    /// Grows whenever what is owed or paid changes; a payment carries the one that was seen.
    pub version: u32,
    /// The day on whose books it stands.
    #[schema(example = "2026-11-23")]
    pub business_day: String,
    /// When it was opened.
    #[schema(value_type = i64)]
    pub opened_at: At,
    /// By whom.
    pub opened_by: &'a str,
    /// When it was closed.
    #[schema(value_type = Option<i64>)]
    pub closed_at: Option<At>,
    /// Since when the guests want to pay.
    #[schema(value_type = Option<i64>)]
    pub bill_asked: Option<At>,
    /// Who serves it.
    #[schema(value_type = Option<Uuid>)]
    pub waiter: Option<StaffId>,
    /// The note on the table.
    pub note: Option<&'a str>,
    /// Who takes it away.
    pub away: Option<Taker<'a>>,
    /// The check of which it is a part now.
    #[schema(value_type = Option<Uuid>)]
    pub merged_into: Option<CheckId>,
    /// The checks that were merged into it.
    #[schema(value_type = Vec<Uuid>)]
    pub merged: Vec<CheckId>,
    /// Every line, in the order of sending.
    pub lines: Vec<Line<'a>>,
    /// The rounds, in order.
    pub rounds: Vec<Round<'a>>,
    /// Money that came in.
    pub payments: Vec<Payment<'a>>,
    /// Money on its way: of each somebody must still say whether it arrived.
    pub intents: Vec<Intent<'a>>,
    /// What was taken off by hand, in order; one that was withdrawn counts no more.
    pub discounts: Vec<Discount<'a>>,
    /// What promotions and vouchers take off, each by its name, in the order in which they do.
    pub promotions: Vec<Applied<'a>>,
    /// Whose it is, as they were when it became theirs.
    pub customer: Option<OneCustomer>,
    /// Their points and account, as they stood after the last of it that was about this check.
    pub standing: Option<Standing>,
    /// Its parts, when it is divided; together they are the check in every row.
    pub parts: Vec<Part>,
    /// Whether somebody at the till is settling it.
    pub settling: bool,
    /// How often its receipt was printed.
    pub prints: u32,
    /// What it comes to.
    pub totals: Totals,
    /// What has been paid.
    #[schema(value_type = i64)]
    pub paid: Money,
    /// What was given back after it was paid.
    #[schema(value_type = i64)]
    pub refunded: Money,
    /// What is still owed.
    #[schema(value_type = i64)]
    pub due: Money,
}

/// Who takes a check away, or whom it is brought to.
#[derive(Serialize, ToSchema)]
pub struct Taker<'a> {
    /// Whether it is brought to them.
    pub delivery: bool,
    /// Their name.
    pub name: Option<&'a str>,
    /// Their phone number.
    pub phone: Option<&'a str>,
    /// Where it is brought.
    pub address: Option<&'a str>,
    /// When it was promised.
    #[schema(value_type = Option<i64>)]
    pub promised: Option<At>,
}

impl<'a> Check<'a> {
    /// A check, with what the house knows about who has seen it.
    pub fn of(check: &'a check::Check, house: &House) -> Self {
        let totals = check.totals();
        let paid = check.paid();
        Self {
            id: check.id,
            number: check.number,
            table: check.table,
            table_label: &check.table_label,
            covers: check.covers,
            version: check.version,
            business_day: check.business_day.to_string(),
            opened_at: check.opened.at,
            opened_by: &check.opened.by,
            closed_at: check.closed.as_ref().map(|stamp| stamp.at),
            bill_asked: check.bill_asked.as_ref().map(|stamp| stamp.at),
            waiter: check.waiter,
            note: check.note.as_deref(),
            away: check.away.as_ref().map(|away| Taker {
                delivery: away.delivery,
                name: away.name.as_deref(),
                phone: away.phone.as_deref(),
                address: away.address.as_deref(),
                promised: away.promised,
            }),
            merged_into: check.merged_into,
            merged: check.merged.iter().map(|merged| merged.check).collect(),
            lines: check.lines.iter().map(|line| Line::of(line, check)).collect(),
            rounds: check.rounds.iter().map(|round| Round::of(round, check, house)).collect(),
            payments: check.payments.iter().map(Payment::of).collect(),
            intents: check.intents.iter().map(Intent::of).collect(),
            parts: check.parts().into_iter().map(Part::of).collect(),
            settling: check.settling.is_some(),
            prints: check.prints,
            discounts: Discount::all(check),
            customer: check.customer.clone().map(OneCustomer::of),
            standing: check.standing.map(Standing::of),
            promotions: check.promoted().into_iter().map(Applied::of).collect(),
            due: totals.total - paid,
            totals: totals.into(),
            paid,
            refunded: check.refunded(),
        }
    }
}
