//! Who takes a check away, and a quick note on the table.

use crate::act::{Act, Desk};
use crate::answers::Done;
use goimon_domain::event::Fact;
use goimon_domain::guests::Away;
use goimon_domain::house::House;
use goimon_domain::ids::CheckId;
use goimon_domain::refusal::Refusal;
use serde::Serialize;

/// Who takes it away, when, where to.
#[derive(Clone, Debug, Serialize)]
pub struct SetAway {
    /// What.
    pub check: CheckId,
    /// Who.
    pub away: Away,
}

impl Act for SetAway {
    type Answer = Done;
    const NAME: &'static str = "set_away";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.set_away(self.check, &self.away)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// A quick note on the table.
#[derive(Clone, Debug, Serialize)]
pub struct SetNote {
    /// Whose.
    pub check: CheckId,
    /// What it says; nothing takes it off.
    pub note: Option<String>,
}

impl Act for SetNote {
    type Answer = Done;
    const NAME: &'static str = "set_note";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.set_note(self.check, self.note.as_deref())?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}
