//! Guests sit elsewhere, bills become one or two, lines go on another bill, another waiter takes over.

use crate::act::{Act, Desk};
use crate::answers::{Done, Shifted};
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, StaffId, TableId};
use goimon_domain::moving::{Goal, LinesDraft};
use goimon_domain::refusal::Refusal;
use serde::Serialize;

/// The guests sit down elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct MoveCheck {
    /// Whose.
    pub check: CheckId,
    /// Where to.
    pub table: TableId,
    /// Where the person saw them.
    pub seen: Option<TableId>,
    /// Whether they share a table that is taken.
    pub alongside: bool,
    /// Whether they sit there although others have reserved the table and come soon.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub despite: bool,
}

impl Act for MoveCheck {
    type Answer = Done;
    const NAME: &'static str = "move_check";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        let Some(moved) = desk.house.move_check(self.check, self.table, self.seen, self.alongside)? else {
            return Ok(Vec::new());
        };
        if !self.alongside {
            desk.house.may_sit(self.table, self.despite, None, desk.now)?;
        }
        let room = desk.house.room_follows(self.check, self.table, desk.by, desk.now, desk.mint);
        Ok([moved].into_iter().chain(room).collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// Two bills become one.
#[derive(Clone, Debug, Serialize)]
pub struct Merge {
    /// The one that goes.
    pub check: CheckId,
    /// The one that stays.
    pub into: CheckId,
    /// The version of the one that goes, as the person saw it.
    pub version: u32,
}

impl Act for Merge {
    type Answer = Shifted;
    const NAME: &'static str = "merge";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.merge(self.check, self.into, self.version, desk.mint)
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Shifted {
        Shifted::of(facts, self.into, house)
    }
}

/// What was merged is parted again.
#[derive(Clone, Debug, Serialize)]
pub struct PartChecks {
    /// The one that stays.
    pub check: CheckId,
    /// The one that is a bill of its own again.
    pub again: CheckId,
    /// The version of the one that stays, as the person saw it.
    pub version: u32,
}

impl Act for PartChecks {
    type Answer = Shifted;
    const NAME: &'static str = "part_checks";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.part(self.check, self.again, self.version, desk.mint)
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Shifted {
        Shifted::of(facts, self.again, house)
    }
}

/// Lines, or parts of them, go on another check.
#[derive(Clone, Debug, Serialize)]
pub struct MoveLines {
    /// Which, and where to.
    pub draft: LinesDraft,
    /// Whether they go on a free table although others have reserved it and come soon.
    pub despite: bool,
}

impl Act for MoveLines {
    type Answer = Shifted;
    const NAME: &'static str = "move_lines";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        // A new bill beside those that are there asks nobody: that table is taken anyway.
        if let Goal::Table(table) = self.draft.to
            && desk.house.checks_at(table).next().is_none()
        {
            desk.house.may_sit(table, self.despite, None, desk.now)?;
        }
        desk.house.move_lines(&self.draft, desk.by, desk.now, desk.mint)
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Shifted {
        let to = facts.iter().find_map(|fact| if let Fact::LinesMoved { to, .. } = fact { Some(*to) } else { None });
        // `decide` gives that fact or a refusal.
        Shifted::of(facts, to.unwrap_or(self.draft.check), house)
    }
}

/// Another waiter takes over.
#[derive(Clone, Debug, Serialize)]
pub struct HandOver {
    /// What.
    pub check: CheckId,
    /// Who.
    pub to: StaffId,
}

impl Act for HandOver {
    type Answer = Done;
    const NAME: &'static str = "hand_over";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.hand_over(self.check, self.to)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}
