//! 86: saying how much is left of an item, and that there is enough of it again.

use crate::act::{Act, Desk};
use crate::answers::Done;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::ItemId;
use goimon_domain::refusal::Refusal;
use serde::Serialize;

/// So many portions are left; none is 86.
#[derive(Clone, Debug, Serialize)]
pub struct SetLeft {
    /// Of what.
    pub item: ItemId,
    /// How many.
    pub left: u32,
    /// Whether that is forgotten when the business day ends.
    pub today: bool,
}

impl Act for SetLeft {
    type Answer = Done;
    const NAME: &'static str = "set_left";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.set_left(self.item, self.left, self.today, desk.now)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// There is enough of it again.
#[derive(Clone, Debug, Serialize)]
pub struct BackOnSale {
    /// Of what.
    pub item: ItemId,
}

impl Act for BackOnSale {
    type Answer = Done;
    const NAME: &'static str = "back_on_sale";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.back_on_sale(self.item)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}
