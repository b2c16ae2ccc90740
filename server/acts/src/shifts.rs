//! A till's drawer: opened, tended, counted, handed over, closed with its Z.

use crate::act::{Act, Ask, Desk};
use crate::answers::Done;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::ShiftId;
use goimon_domain::refusal::Refusal;
use goimon_domain::shift::{By, ShiftDraft};
use goimon_domain::slips::Asking;
use serde::Serialize;

/// Does something with the drawer of the till on which it is asked.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Tend(pub ShiftDraft);

impl Act for Tend {
    type Answer = Done;
    const NAME: &'static str = "tend_shift";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.tend(&self.0, desk.by, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// An X or a Z goes to paper.
#[derive(Clone, Debug, Serialize)]
pub struct PrintShift {
    /// Of which shift, open or closed.
    pub shift: ShiftId,
    /// What prints it.
    pub by: By,
}

impl Act for PrintShift {
    type Answer = Done;
    const NAME: &'static str = "print_shift";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        let mut asking = Asking { by: desk.by, now: desk.now, mint: desk.mint };
        desk.house.print_shift(self.shift, self.by, &mut asking)
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }

    fn asks(&self, _house: &House) -> Vec<Ask> {
        vec![Ask::Shift(self.shift)]
    }
}
