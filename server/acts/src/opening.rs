//! Opening a check, correcting its covers, putting an empty one away.

use crate::act::{Act, Desk};
use crate::answers::{Done, Opened};
use goimon_domain::event::Fact;
use goimon_domain::guests::Away;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, TableId};
use goimon_domain::refusal::Refusal;
use serde::Serialize;
use uuid::Uuid;

/// Guests sit down, or take away.
#[derive(Clone, Debug, Serialize)]
pub struct OpenCheck {
    /// Where; nowhere for takeaway.
    pub table: Option<TableId>,
    /// How many guests.
    pub covers: u16,
    /// Whether a further check on a taken table is what is wanted.
    pub alongside: bool,
    /// Who takes it away, where somebody said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub away: Option<Away>,
    /// Whether they sit down although others have reserved the table and come soon.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub despite: bool,
}

impl Act for OpenCheck {
    type Answer = Opened;
    const NAME: &'static str = "open_check";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        if let (Some(table), false) = (self.table, self.alongside) {
            desk.house.may_sit(table, self.despite, None, desk.now)?;
        }
        let opened = desk.house.seat(self.table, self.covers, self.alongside, desk.by, desk.now, desk.mint)?;
        let away = match (&self.away, opened.check()) {
            (Some(away), Some(check)) if self.table.is_none() => Some(Fact::AwaySet { check, away: away.tidy()? }),
            _ => None,
        };
        // Whoever opens a room by the hour starts its clock; whoever sits down beside others has theirs.
        let room = match &opened {
            Fact::CheckOpened { check } if !self.alongside => desk.house.started(check, desk.by, desk.now, desk.mint),
            _ => None,
        };
        Ok([opened].into_iter().chain(away).chain(room).collect())
    }

    fn answer(&self, facts: &[Fact], _: &House) -> Opened {
        match facts {
            [Fact::CheckOpened { check }, ..] => {
                Opened { check: check.id, number: check.number, version: check.version }
            }
            // `decide` gives that fact first, or a refusal.
            _ => Opened { check: CheckId(Uuid::nil()), number: 0, version: 0 },
        }
    }
}

/// More or fewer guests than first said.
#[derive(Clone, Debug, Serialize)]
pub struct SetCovers {
    /// Whose.
    pub check: CheckId,
    /// How many now.
    pub covers: u16,
}

impl Act for SetCovers {
    type Answer = Done;
    const NAME: &'static str = "set_covers";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.set_covers(self.check, self.covers).map(|fact| vec![fact])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// The guests left before ordering.
#[derive(Clone, Debug, Serialize)]
pub struct PutAway {
    /// Which check.
    pub check: CheckId,
}

impl Act for PutAway {
    type Answer = Done;
    const NAME: &'static str = "put_away";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.put_away(self.check).map(|fact| vec![fact])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}
