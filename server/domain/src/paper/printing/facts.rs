//! What happens on the way to paper, as the stream tells it.

use super::{Fault, PrintJob};
use crate::ids::{CheckId, JobId, PrinterId};
use crate::time::At;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What happened on the way to paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Printing {
    /// Something is to be printed.
    Queued {
        /// About which check.
        check: Option<CheckId>,
        /// What.
        jobs: Vec<PrintJob>,
    },
    /// A server begins to send it.
    Claimed {
        /// What.
        job: JobId,
        /// Which life of which server.
        node: Uuid,
    },
    /// It is on paper.
    Printed {
        /// About which check.
        check: Option<CheckId>,
        /// What.
        job: JobId,
    },
    /// It did not get there.
    Failed {
        /// About which check.
        check: Option<CheckId>,
        /// What.
        job: JobId,
        /// Why.
        fault: Fault,
        /// Whether some of it may be on paper.
        maybe: bool,
        /// When it is tried again.
        again: At,
        /// The printer that takes over.
        to: Option<PrinterId>,
    },
    /// It may have got on paper a second time, and nobody knows: a person decides.
    Doubted {
        /// About which check.
        check: Option<CheckId>,
        /// What.
        job: JobId,
        /// What went wrong.
        fault: Fault,
    },
    /// It became too old.
    Expired {
        /// About which check.
        check: Option<CheckId>,
        /// What.
        job: JobId,
    },
    /// Somebody wants it tried again, perhaps by another printer.
    Retried {
        /// About which check.
        check: Option<CheckId>,
        /// What.
        job: JobId,
        /// By which printer.
        to: PrinterId,
    },
    /// Somebody put it away.
    Discarded {
        /// About which check.
        check: Option<CheckId>,
        /// What.
        job: JobId,
    },
    /// Somebody opened the cash drawer without a payment.
    DrawerOpened {
        /// Why.
        reason: String,
    },
}

impl Printing {
    /// The word by which the events table knows it.
    pub fn word(&self) -> &'static str {
        match self {
            Printing::Queued { .. } => "print_queued",
            Printing::Claimed { .. } => "print_claimed",
            Printing::Printed { .. } => "printed",
            Printing::Failed { .. } => "print_failed",
            Printing::Doubted { .. } => "print_doubted",
            Printing::Expired { .. } => "print_expired",
            Printing::Retried { .. } => "print_retried",
            Printing::Discarded { .. } => "print_discarded",
            Printing::DrawerOpened { .. } => "drawer_opened",
        }
    }

    /// The check whose timeline it belongs on.
    pub fn check(&self) -> Option<CheckId> {
        match self {
            Printing::Queued { check, .. }
            | Printing::Printed { check, .. }
            | Printing::Failed { check, .. }
            | Printing::Doubted { check, .. }
            | Printing::Expired { check, .. }
            | Printing::Retried { check, .. }
            | Printing::Discarded { check, .. } => *check,
            Printing::Claimed { .. } | Printing::DrawerOpened { .. } => None,
        }
    }
}
