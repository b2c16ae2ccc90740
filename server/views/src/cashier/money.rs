//! What came in on a check, and what may go back of it: while the check is open a payment is voided, afterwards refunded.

use super::bill::tender_word;
use super::managers;
use crate::Ctx;
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::ids::{LineId, PaymentId, StaffId};
use goimon_domain::money::Money;
use goimon_domain::payment::Payment;

/// The forms beside the bill.
pub(super) struct MoneySide {
    pub(super) payments: Vec<Entry>,
    pub(super) lines: Vec<Returned>,
    /// Those whose PIN is needed, when the reader is none of them.
    pub(super) managers: Vec<(StaffId, String)>,
    /// What was refunded, and would be owed again if the bill was opened.
    pub(super) refunded: Option<String>,
    /// What went back last, and how: it is handed over now.
    pub(super) back: Option<(String, String)>,
}

/// A payment of which something is left.
pub(super) struct Entry {
    pub(super) id: PaymentId,
    pub(super) label: String,
    pub(super) about: String,
    pub(super) left: String,
    pub(super) plain: String,
    /// Whether the reader needs a manager's word to take it off.
    pub(super) asks: bool,
}

/// A line of which something can be given back.
pub(super) struct Returned {
    pub(super) id: LineId,
    pub(super) name: String,
    pub(super) most: u32,
    pub(super) worth: String,
}

impl MoneySide {
    pub(super) fn of(ctx: &Ctx<'_>, house: &House, check: &Check) -> Self {
        let (w, venue) = (ctx.w, &house.reference.venue);
        let today = venue.clock.business_day(ctx.now);
        let own = |payment: &Payment| {
            let by = ctx.who.as_ref().is_some_and(|who| who.name == payment.taken.by);
            by && venue.clock.business_day(payment.taken.at) == today
        };
        let taken = check.payments.iter().filter(|payment| payment.reversal.is_none());
        let payments = taken.filter(|payment| check.left_of(payment) > Money::ZERO).map(|payment| {
            let left = check.left_of(payment);
            let reference = payment.reference.as_ref().map(|text| format!(" · {text}")).unwrap_or_default();
            Entry {
                id: payment.id,
                label: w.t(tender_word(&payment.tender)).to_owned(),
                about: format!("{} · {}{reference}", venue.clock.wall(payment.taken.at), payment.taken.by),
                left: venue.currency.full(left),
                plain: venue.currency.plain(left),
                asks: !own(payment),
            }
        });
        let lines = check.lines.iter().zip(check.shares()).map(|(line, share)| Returned {
            id: line.id,
            name: w.name(&line.name).to_owned(),
            most: line.quantity.saturating_sub(check.refunded_of(line.id)),
            worth: venue.currency.bare(share),
        });
        Self {
            payments: payments.collect(),
            lines: lines.filter(|line| line.most > 0).collect(),
            managers: managers(ctx, house),
            refunded: Some(check.refunded()).filter(|back| *back > Money::ZERO).map(|back| venue.currency.full(back)),
            back: check.payments.last().filter(|payment| payment.is_refund()).map(|payment| {
                let about = format!("{} · {}", w.t(tender_word(&payment.tender)), venue.clock.wall(payment.taken.at));
                (about, venue.currency.full(Money::ZERO - payment.amount))
            }),
        }
    }
}
