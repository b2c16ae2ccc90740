//! A till's drawer: opened, tended, counted, handed over, closed with its Z.

use crate::act::{Act, Desk};
use crate::answers::Done;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::refusal::Refusal;
use goimon_domain::shift::ShiftDraft;
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
