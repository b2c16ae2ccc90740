//! How long guests wait before the floor says so: the one rule for “needs attention”.
//!
//! The house only says since when something waits and how long that may be; the browser reckons the rest with the server's
//! clock, so that nothing has to be pushed for time to pass. What could go wrong: several bills at one table (the one that
//! is due first counts), and houses that want none of it (0 minutes is never).

use crate::check::{Check, Stage};
use crate::time::At;
use serde::{Deserialize, Serialize};

/// More than this nobody waits.
pub const LONGEST: u16 = 240;

/// After how many minutes what needs attention; 0 is never.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Patience {
    /// Guests who sit and have not ordered.
    pub order: u16,
    /// Food that stands at the pass.
    pub service: u16,
    /// Guests who have asked for the bill.
    pub bill: u16,
    /// From when on what stands at the pass is everybody's to carry.
    pub everyone: u16,
}

impl Default for Patience {
    fn default() -> Self {
        Self { order: 7, service: 5, bill: 5, everyone: 3 }
    }
}

/// Why a table needs attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nobody has taken their order.
    Order,
    /// Their food stands at the pass.
    Service,
    /// They want to pay.
    Bill,
}

/// What needs attention, and from when on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Why.
    pub need: Need,
    /// Since when they wait.
    pub since: At,
    /// So many minutes after that it is too long.
    pub after: u16,
}

impl Patience {
    /// What a check waits for that somebody should see to; none when nothing, or when the house does not mind.
    pub fn wait(&self, check: &Check) -> Option<Wait> {
        let (need, since, after) = match check.stage() {
            Stage::BillAsked { since } => (Need::Bill, since, self.bill),
            Stage::Ready { .. } => {
                let oldest = check.lines.iter().filter_map(|line| line.ready()).map(|stamp| stamp.at).min()?;
                (Need::Service, oldest, self.service)
            }
            Stage::Seated { since } => (Need::Order, since, self.order),
            Stage::Ordered | Stage::AllServed => return None,
        };
        (after > 0).then_some(Wait { need, since, after })
    }

    /// Whether every number is one that people wait.
    pub fn is_sane(&self) -> bool {
        [self.order, self.service, self.bill, self.everyone].iter().all(|minutes| *minutes <= LONGEST)
    }
}

impl Wait {
    /// The moment from which on it is too long.
    pub fn due(&self) -> i64 {
        self.since.0 + i64::from(self.after) * 60_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_before_is_read_with_what_is_usual() {
        let read: Patience = serde_json::from_str(r#"{"bill":9}"#).unwrap();
        assert_eq!(read, Patience { bill: 9, ..Patience::default() });
    }

    #[test]
    fn what_is_due_counts_from_when_they_wait() {
        let wait = Wait { need: Need::Bill, since: At(1_000), after: 2 };
        assert_eq!(wait.due(), 121_000);
        assert!(!Patience { order: LONGEST + 1, ..Patience::default() }.is_sane());
    }
}
