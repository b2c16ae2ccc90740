//! Holding and firing courses, and what waits for its time. Each is harmless twice.

use crate::act::{Act, Desk};
use crate::answers::Done;
use goimon_domain::course::Course;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, TicketId};
use goimon_domain::refusal::Refusal;
use serde::Serialize;

/// A course is made now: by prep time, where the house wants that.
#[derive(Clone, Debug, Serialize)]
pub struct FireCourse {
    /// Of which check.
    pub check: CheckId,
    /// Which.
    pub course: Course,
    /// Whether all of it goes at once, also what waits for its time.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub at_once: bool,
}

impl Act for FireCourse {
    type Answer = Done;
    const NAME: &'static str = "fire_course";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        let fired = if self.at_once {
            desk.house.fire(self.check, self.course)?
        } else {
            desk.house.fire_in_time(self.check, self.course, desk.now, desk.mint)?
        };
        Ok(fired.map(Fact::Course).into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// What waits on a ticket for its time is made now.
#[derive(Clone, Debug, Serialize)]
pub struct FireTicket {
    /// Which.
    pub ticket: TicketId,
}

impl Act for FireTicket {
    type Answer = Done;
    const NAME: &'static str = "fire_ticket";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.fire_ticket(self.ticket)?.map(Fact::Course).into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// What was sent of a course waits after all.
#[derive(Clone, Debug, Serialize)]
pub struct HoldCourse {
    /// Of which check.
    pub check: CheckId,
    /// Which.
    pub course: Course,
}

impl Act for HoldCourse {
    type Answer = Done;
    const NAME: &'static str = "hold_course";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.hold(self.check, self.course, desk.now, desk.mint)?.map(Fact::Course).into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}
