//! What people do with the clock of a room. Each is harmless twice.

use crate::act::{Act, Desk};
use crate::answers::Done;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::CheckId;
use goimon_domain::refusal::Refusal;
use goimon_domain::room_acts::Correction;
use goimon_domain::time::At;
use serde::Serialize;

/// The clock of a room starts.
#[derive(Clone, Debug, Serialize)]
pub struct StartRoom {
    /// Of which check.
    pub check: CheckId,
}

impl Act for StartRoom {
    type Answer = Done;
    const NAME: &'static str = "start_room";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.start_room(self.check, desk.by, desk.now, desk.mint)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// The clock stands still.
#[derive(Clone, Debug, Serialize)]
pub struct PauseRoom {
    /// Of which check.
    pub check: CheckId,
}

impl Act for PauseRoom {
    type Answer = Done;
    const NAME: &'static str = "pause_room";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.pause_room(self.check)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// The clock goes on after a pause.
#[derive(Clone, Debug, Serialize)]
pub struct ResumeRoom {
    /// Of which check.
    pub check: CheckId,
}

impl Act for ResumeRoom {
    type Answer = Done;
    const NAME: &'static str = "resume_room";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.resume_room(self.check)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// The clock stops, and the time is on the bill.
#[derive(Clone, Debug, Serialize)]
pub struct StopRoom {
    /// Of which check.
    pub check: CheckId,
}

impl Act for StopRoom {
    type Answer = Done;
    const NAME: &'static str = "stop_room";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.stop_room(self.check, desk.by, desk.now, desk.mint)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// A stop is taken back.
#[derive(Clone, Debug, Serialize)]
pub struct GoOnRoom {
    /// Of which check.
    pub check: CheckId,
}

impl Act for GoOnRoom {
    type Answer = Done;
    const NAME: &'static str = "go_on_room";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.go_on_room(self.check, desk.now)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// The clock should never have started.
#[derive(Clone, Debug, Serialize)]
pub struct CancelRoom {
    /// Of which check.
    pub check: CheckId,
    /// Why.
    pub reason: String,
}

impl Act for CancelRoom {
    type Answer = Done;
    const NAME: &'static str = "cancel_room";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(vec![desk.house.cancel_room(self.check, &self.reason, desk.by, desk.now)?])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// The guests say until when they want the room.
#[derive(Clone, Debug, Serialize)]
pub struct BookRoom {
    /// Of which check.
    pub check: CheckId,
    /// Until when; nothing when they stay as long as they like.
    pub until: Option<At>,
}

impl Act for BookRoom {
    type Answer = Done;
    const NAME: &'static str = "book_room";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.book_room(self.check, self.until)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// A manager puts times right.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct CorrectRoom(pub Correction);

impl Act for CorrectRoom {
    type Answer = Done;
    const NAME: &'static str = "correct_room";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(desk.house.correct_room(&self.0, desk.by, desk.now, desk.mint)?.into_iter().collect())
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}
