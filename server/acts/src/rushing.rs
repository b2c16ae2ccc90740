//! Something goes before all else in the kitchen, or not after all. Each is harmless twice.

use crate::act::{Act, Desk};
use crate::answers::Done;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::refusal::Refusal;
use goimon_domain::rushing::Hurry;
use serde::Serialize;

/// A ticket, a round or a check is in a hurry, or not after all.
#[derive(Clone, Debug, Serialize)]
pub struct Rush {
    /// What.
    pub hurry: Hurry,
    /// Whether it is, or not any more.
    pub on: bool,
}

impl Act for Rush {
    type Answer = Done;
    const NAME: &'static str = "rush";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        if self.on {
            return desk.house.rush(self.hurry);
        }
        Ok(desk.house.call_off_rush(self.hurry)?.map(Fact::Rush).into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}
