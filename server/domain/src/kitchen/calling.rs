//! Calling guests who take away: whose food is being made, and whose is ready to be fetched.

use crate::check::Check;
use crate::line::Line;
use crate::time::At;

/// What a guest who waits with a number wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// It is being made.
    Making {
        /// When it was ordered.
        since: At,
    },
    /// All that is not handed over yet is ready.
    Ready {
        /// Since when.
        since: At,
    },
}

impl Check {
    /// How far the food is that a guest waits for at the counter; nothing for guests at a table, for what a driver brings,
    /// and for who has everything.
    pub fn call(&self) -> Option<Call> {
        if self.table.is_some() || self.away.as_ref().is_some_and(|away| away.delivery) {
            return None;
        }
        let waiting = || self.lines.iter().filter(|line| !line.is_voided() && !line.is_served());
        let since = waiting().filter_map(|line| self.round(line.round)).map(|round| round.sent.at).min()?;
        let ready: Option<Vec<At>> = waiting().map(|line: &Line| line.ready().map(|ready| ready.at)).collect();
        Some(match ready.and_then(|all| all.into_iter().max()) {
            Some(since) => Call::Ready { since },
            None => Call::Making { since },
        })
    }
}
