//! Approvals: a manager's word for one act of somebody else, given by a PIN. It names the act, its target and the amount:
//! it holds for exactly that, once, for a minute.

use crate::event::Fact;
use crate::house::House;
use crate::ids::{ApprovalId, CheckId, LineId, Mint, StaffId};
use crate::money::Money;
use crate::refusal::Refusal;
use crate::staff::{Actor, Role, Staff};
use crate::time::At;
use serde::{Deserialize, Serialize};

/// How long it holds: as long as two people stand at one phone.
pub const APPROVAL_MS: i64 = 60 * 1_000;

/// What needs a manager's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Approved {
    /// Taking a line off.
    Void,
    /// Giving a line away.
    Comp,
    /// Taking something off the price.
    Discount,
    /// Giving money back.
    Refund,
    /// Taking off a payment that somebody else took, or took on another day.
    Payment,
    /// Opening a paid check again.
    Reopen,
}

impl Approved {
    /// Every act that may need one.
    pub const ALL: [Approved; 6] =
        [Approved::Void, Approved::Comp, Approved::Discount, Approved::Refund, Approved::Payment, Approved::Reopen];

    /// The word in JSON and in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Approved::Void => "void",
            Approved::Comp => "comp",
            Approved::Discount => "discount",
            Approved::Refund => "refund",
            Approved::Payment => "payment",
            Approved::Reopen => "reopen",
        }
    }
}

/// For what an approval holds: the act must be exactly this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalFor {
    /// What is done.
    pub act: Approved,
    /// On which check.
    pub check: CheckId,
    /// On which line of it; none when it is about the whole check.
    pub line: Option<LineId>,
    /// How much it takes off or gives back.
    pub amount: Money,
}

/// A manager's word that waits to be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Its id, which the act carries.
    pub id: ApprovalId,
    /// For what it holds.
    pub what: ApprovalFor,
    /// The manager.
    pub by: StaffId,
    /// The manager's name.
    pub name: String,
    /// Until when it holds.
    pub until: At,
}

/// An approval that was used, as an act's fact keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sanction {
    /// Which.
    pub approval: ApprovalId,
    /// The manager.
    pub by: StaffId,
    /// The manager's name.
    pub name: String,
}

impl House {
    /// A manager who has proved at the door who they are allows one act.
    pub fn approve(&self, what: &ApprovalFor, manager: &Staff, now: At, mint: &mut dyn Mint) -> Result<Fact, Refusal> {
        match (self.check(what.check), what.line) {
            (Ok(check), Some(line)) => drop(check.line(line).ok_or(Refusal::NoSuchLine)?),
            (Ok(_), None) => {}
            // An order at the counter is no check yet, and may have a discount all the same.
            (Err(_), None) if what.act == Approved::Discount => {}
            (Err(refusal), _) => return Err(refusal),
        }
        if manager.role != Role::Manager || !manager.active {
            return Err(Refusal::ApprovalNeeded { amount: what.amount });
        }
        Ok(Fact::Approved {
            approval: Approval {
                id: ApprovalId(mint.id()),
                what: what.clone(),
                by: manager.id,
                name: manager.name.clone(),
                until: now.plus_ms(APPROVAL_MS),
            },
        })
    }

    /// By whose word an act may be done that needs a manager's: a manager needs nobody else's.
    pub fn sanction(
        &self,
        what: &ApprovalFor,
        approval: Option<ApprovalId>,
        by: &Actor,
        now: At,
    ) -> Result<Option<Sanction>, Refusal> {
        let Some(id) = approval else {
            return if by.role == Role::Manager {
                Ok(None)
            } else {
                Err(Refusal::ApprovalNeeded { amount: what.amount })
            };
        };
        let found = self.approvals.get(&id).filter(|found| found.what == *what && found.until > now);
        let found = found.ok_or(Refusal::ApprovalGone { amount: what.amount })?;
        Ok(Some(Sanction { approval: id, by: found.by, name: found.name.clone() }))
    }

    /// Keeps a manager's word, and lets go of those that nobody used in time.
    pub(crate) fn keep_approval(&mut self, approval: &Approval, now: At) {
        self.approvals.retain(|_, other| other.until > now);
        self.approvals.insert(approval.id, approval.clone());
    }

    /// A used approval is none any more.
    pub(crate) fn use_up(&mut self, sanction: Option<&Sanction>) {
        if let Some(sanction) = sanction {
            self.approvals.remove(&sanction.approval);
        }
    }
}
