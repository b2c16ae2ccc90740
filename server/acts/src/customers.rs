//! Whose a check is.

use crate::act::{Act, Ask, Desk};
use crate::answers::Billed;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, CustomerId};
use goimon_domain::refusal::Refusal;
use serde::Serialize;

/// Says whose a check is, or that it is nobody's.
#[derive(Clone, Debug, Serialize)]
pub struct Attach {
    /// Which.
    pub check: CheckId,
    /// The version of the bill that was seen.
    pub version: u32,
    /// Whose; nobody's without one.
    pub customer: Option<CustomerId>,
}

impl Act for Attach {
    type Answer = Billed;
    const NAME: &'static str = "attach_customer";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.attach(self.check, self.version, self.customer).map(|fact| fact.into_iter().collect())
    }

    fn answer(&self, _: &[Fact], house: &House) -> Billed {
        Billed::of(self.check, house)
    }

    fn asks(&self, _: &House) -> Option<Ask> {
        self.customer.map(Ask::Customer)
    }
}
