//! A closed check is opened again by a manager: something on it has to be put right.
//!
//! What was paid stays paid. What was refunded was given back for a bill that stood; now it stands no more, and the money is
//! simply not there: it is owed again until the bill says what it was given back for (a dish off, a discount). So that the
//! ledger says it too, each refund is undone by an entry of its own, and another one says that the sum is not there. Nothing
//! moves in any drawer.
//!
//! | | counts as paid | refunded | in the drawer |
//! |---|---|---|---|
//! | card 259,000; one pho refunded, 70,200 | 259,000 | 70,200 | 188,800 |
//! | opened again: + 70,200 refund undone, − 70,200 not there | 188,800 | 0 | 188,800 |
//! | the pho taken off: the bill is 188,800 and even | 188,800 | 0 | 188,800 |
//!
//! What could go wrong: the refund may stand on a Z already. Both entries are of its shift, tender and part and are nothing
//! together, so no figure of it changes; what the shift gave back to guests, it gave back.

use crate::approval::{ApprovalFor, Approved};
use crate::check::Check;
use crate::discount::reason;
use crate::event::Fact;
use crate::house::House;
use crate::ids::{ApprovalId, CheckId, Mint, PaymentId};
use crate::line::Stamp;
use crate::payment::{Payment, Reversal, Why};
use crate::refusal::Refusal;
use crate::staff::Actor;
use crate::time::At;
use serde::{Deserialize, Serialize};

/// A paid check that is to be opened again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReopenDraft {
    /// Which.
    pub check: CheckId,
    /// Why.
    pub reason: String,
    /// The manager's word for it, when somebody else does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<ApprovalId>,
}

impl House {
    /// Opens a closed check again. What was paid stays paid, what was refunded is owed again.
    pub fn reopen(&self, draft: &ReopenDraft, by: &Actor, now: At, mint: &mut dyn Mint) -> Result<Fact, Refusal> {
        let check = self.check(draft.check)?;
        if check.is_open() || check.lines.is_empty() {
            return Err(Refusal::NotPaidYet);
        }
        self.can_unsell(check, by)?;
        let reason = reason(&draft.reason)?;
        let what = ApprovalFor { act: Approved::Reopen, check: check.id, line: None, amount: check.totals().total };
        let sanction = self.sanction(&what, draft.approval, by, now)?;
        let stamp = Stamp { at: now, by: by.name.clone() };
        let owed = check.standing_refunds().flat_map(|refund| refund.owed_again(&reason, &stamp, mint)).collect();
        Ok(Fact::CheckReopened { check: Box::new(Check::clone(check)), reason, sanction, owed })
    }
}

impl Check {
    /// The refunds that were not undone by an opening: each is undone after all that were there then.
    fn standing_refunds(&self) -> impl Iterator<Item = &Payment> {
        let undone = self.payments.iter().rposition(Payment::is_refund_undone).map_or(0, |place| place + 1);
        self.payments[undone..].iter().filter(|payment| payment.is_refund())
    }

    /// Its entries without those by which a refund is owed again: the refund itself tells that.
    pub fn payments_told(&self) -> impl Iterator<Item = &Payment> {
        let after_undone = |place: usize| place > 0 && self.payments[place - 1].is_refund_undone();
        let told = self.payments.iter().enumerate();
        told.filter(move |(place, entry)| !entry.is_refund_undone() && !after_undone(*place)).map(|(_, entry)| entry)
    }
}

impl Payment {
    /// The two entries by which a refund is owed again: it is undone, and the money is not there.
    fn owed_again(&self, reason: &str, stamp: &Stamp, mint: &mut dyn Mint) -> Vec<Payment> {
        let Some(refund) = &self.reversal else { return Vec::new() };
        let said = |why, lines| Reversal { of: refund.of, why, reason: reason.to_owned(), lines };
        let undone = Payment {
            id: PaymentId(mint.id()),
            amount: -self.amount,
            given: -self.given,
            tip: -self.tip,
            points: -self.points,
            reversal: Some(said(Why::Refund, refund.lines.clone())),
            taken: stamp.clone(),
            ..self.clone()
        };
        let not_there = Payment {
            id: PaymentId(mint.id()),
            reversal: Some(said(Why::Owed, Vec::new())),
            taken: stamp.clone(),
            ..self.clone()
        };
        vec![undone, not_there]
    }
}
