//! What goes on paper: jobs, each for one printer, from being asked for to being in somebody's hand.
//!
//! A job is made in the commit of what it is about, so a crash loses none. Before anything is sent to the printer the job is
//! *claimed*, durably, by one server: two servers never print the same job, and one that dies while sending leaves a job of
//! which nobody knows whether it is on paper. Such a job is printed again, marked as a possible duplicate; never silently
//! twice, never silently not at all. In doubt a second time it waits for a person: a printer that swallows everything and
//! never says that it is done would else print the same order all evening. A job that keeps failing goes to the printer that takes over, and when it has become too
//! old to be of use it waits for a person. Its last fault stands on the screens of those who asked for it until it is
//! printed or put away.
//!
//! A slip keeps the words that held when it was asked for, a bill the whole check: paper says what was true then.

mod facts;
mod fault;
mod paper;
mod queue;
mod trouble;

use crate::ids::{CheckId, JobId, PrinterId, StaffId};
use crate::line::Stamp;
use crate::time::At;
pub use facts::Printing;
pub use fault::{Fault, PrintRefusal};
pub use paper::{Bag, Paper, Slip, SlipKind, SlipLine};
pub use queue::Jobs;
use serde::{Deserialize, Serialize};
pub use trouble::Trouble;
use uuid::Uuid;

/// How many finished jobs are remembered, for the list and for knowing which slips there were.
pub const REMEMBERED: usize = 100;
/// After so long without news from the server that claimed it, a job's fate is in doubt, in milliseconds.
pub const LEASE: i64 = 60_000;

/// Something to be put on paper by one printer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrintJob {
    /// Its id; a later one has a higher one.
    pub id: JobId,
    /// By which printer, now.
    pub printer: PrinterId,
    /// By which it should have been, if another one took over.
    pub instead_of: Option<PrinterId>,
    /// What.
    pub paper: Paper,
    /// The check it is about.
    pub check: Option<CheckId>,
    /// What that was called then.
    pub place: String,
    /// When and by whom it was asked for.
    pub asked: Stamp,
    /// The person who must know if it fails.
    pub owner: Option<StaffId>,
    /// How far it is.
    pub state: JobState,
    /// How often this printer failed.
    pub failures: u32,
    /// Whether some of it may be on paper already.
    pub maybe: bool,
    /// What went wrong last, until it is printed.
    pub fault: Option<Fault>,
}

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum JobState {
    /// To be sent, not before that.
    Waiting {
        /// When.
        from: At,
    },
    /// A server sends it.
    Sending {
        /// Since when.
        since: At,
        /// Which life of which server.
        node: Uuid,
    },
    /// It is on paper.
    Printed {
        /// Since when.
        at: At,
    },
    /// It became too old; a person decides.
    Expired {
        /// When.
        at: At,
    },
    /// Twice it may have got on paper, and nobody knows; a person looks and decides.
    Doubtful {
        /// Since when.
        at: At,
    },
    /// Somebody put it away.
    Discarded {
        /// When.
        at: At,
    },
}

impl JobState {
    /// The word in the database and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            JobState::Waiting { .. } => "waiting",
            JobState::Sending { .. } => "sending",
            JobState::Printed { .. } => "printed",
            JobState::Expired { .. } => "expired",
            JobState::Doubtful { .. } => "doubtful",
            JobState::Discarded { .. } => "discarded",
        }
    }
}

impl PrintJob {
    /// Whether a person or printer has still to do something about it.
    pub fn is_open(&self) -> bool {
        matches!(self.state, JobState::Sending { .. }) || self.is_waiting()
    }

    /// Whether somebody can still say where it goes: it waits for its printer or for a person.
    pub fn is_waiting(&self) -> bool {
        matches!(self.state, JobState::Waiting { .. } | JobState::Expired { .. } | JobState::Doubtful { .. })
    }

    /// Whether somebody must know of it.
    pub fn is_alarming(&self) -> bool {
        self.is_open()
            && (self.fault.is_some() || !matches!(self.state, JobState::Waiting { .. } | JobState::Sending { .. }))
    }

    /// When it was over.
    pub fn ended(&self) -> Option<At> {
        match self.state {
            JobState::Printed { at } | JobState::Discarded { at } => Some(at),
            JobState::Waiting { .. }
            | JobState::Sending { .. }
            | JobState::Expired { .. }
            | JobState::Doubtful { .. } => None,
        }
    }
}
