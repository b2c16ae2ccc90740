//! Tickets: what one station sees of a check, in a slot of its own until it is bumped.

use crate::coursing::Hold;
use crate::ids::{LineId, StationId, TicketId};
use crate::line::Stamp;
use crate::time::At;
use serde::{Deserialize, Serialize};

/// What one station sees of a check. Its lines are those of the check that name it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ticket {
    /// Its id.
    pub id: TicketId,
    /// The short number of the day by which people call it.
    pub number: u32,
    /// Whose it is.
    pub station: StationId,
    /// When its first lines were sent, or its course was fired; its age counts from here, also after a recall.
    pub opened_at: At,
    /// The place on the station's screen, from 0, which it keeps until it leaves.
    pub slot: u16,
    /// Whether it has left the screen.
    pub bumped: Option<Bump>,
    /// Where it belonged before, until somebody in the kitchen knows that it does no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<Moved>,
    /// That it is of a course which waits or has waited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold: Option<Hold>,
    /// That it goes before others, since when and by whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rush: Option<Stamp>,
}

/// That a ticket belongs to another table than the kitchen knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// What the kitchen knows it by.
    pub from: String,
    /// When it was moved last, and by whom.
    pub stamp: Stamp,
}

/// A ticket's leaving the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bump {
    /// When and by whom.
    pub stamp: Stamp,
    /// The lines that became ready by it: a recall takes back these and leaves the earlier done marks.
    pub lines: Vec<LineId>,
    /// The bump's place in the stream, by which tickets are recalled; 0 for one that never left a screen.
    #[serde(default)]
    pub seq: u64,
}

impl Ticket {
    /// Whether it stands on the screen.
    pub fn is_open(&self) -> bool {
        self.bumped.is_none()
    }

    /// Whether it waits for its course, or for its time.
    pub fn is_held(&self) -> bool {
        self.hold.as_ref().is_some_and(|hold| hold.fired.is_none())
    }
}

/// The lowest slot that no open ticket holds.
pub fn free_slot(taken: impl Iterator<Item = u16>) -> u16 {
    let mut taken: Vec<u16> = taken.collect();
    taken.sort_unstable();
    taken.dedup();
    let mut slot = 0;
    for other in taken {
        if other > slot {
            break;
        }
        slot = other + 1;
    }
    slot
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_gap_is_taken() {
        assert_eq!(free_slot([].into_iter()), 0);
        assert_eq!(free_slot([0, 1, 3].into_iter()), 2);
        assert_eq!(free_slot([2, 1, 0].into_iter()), 3);
    }
}
