//! A manager allows one act of somebody else. The manager has proved at the door who they are; see [`crate::door`].

use crate::act::{Act, Desk};
use crate::answers::Allowed;
use crate::door::ManagersWord;
use goimon_domain::approval::ApprovalFor;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{ApprovalId, CheckId};
use goimon_domain::refusal::Refusal;
use goimon_domain::time::At;
use serde::Serialize;
use uuid::Uuid;

/// One act is allowed, once, within a minute.
#[derive(Clone, Debug, Serialize)]
pub struct Approve {
    /// Which act, on what, for how much.
    pub what: ApprovalFor,
    /// By whom.
    pub word: ManagersWord,
}

impl Act for Approve {
    type Answer = Allowed;
    const NAME: &'static str = "approve";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        let manager = desk.house.reference.person(self.word.manager());
        let manager = manager.ok_or(Refusal::ApprovalNeeded { amount: self.what.amount })?;
        desk.house.approve(&self.what, manager, desk.now, desk.mint).map(|fact| vec![fact])
    }

    /// Money may go back for a check that the house has let go of.
    fn needs(&self) -> Option<CheckId> {
        Some(self.what.check)
    }

    fn answer(&self, facts: &[Fact], _: &House) -> Allowed {
        match facts {
            [Fact::Approved { approval }] => Allowed { approval: approval.id, until: approval.until },
            // `decide` gives that one fact or a refusal.
            _ => Allowed { approval: ApprovalId(Uuid::nil()), until: At(0) },
        }
    }
}
