//! What goes wrong between a job and its paper, and why somebody's wish about printing is refused.

use super::Trouble;
use serde::{Deserialize, Serialize};

/// Why something is not on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// The printer could not be reached.
    NoConnection {
        /// What kind of trouble it was.
        #[serde(default)]
        trouble: Trouble,
        /// What the network said.
        why: String,
    },
    /// The printer's name leads nowhere.
    NoSuchHost {
        /// What the network said.
        why: String,
    },
    /// Nobody answered in time.
    NoAnswer,
    /// The connection broke in the middle.
    Cut {
        /// What kind of trouble it was.
        #[serde(default)]
        trouble: Trouble,
        /// What the network said.
        why: String,
    },
    /// The printer took nothing more.
    Stuck,
    /// No paper.
    NoPaper,
    /// Its cover is open.
    CoverOpen,
    /// It says that it is off-line.
    Offline,
    /// The server stopped while it was sending.
    ServerStopped,
    /// The printer was removed.
    PrinterGone,
}

impl Fault {
    /// The word in message keys and JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Fault::NoConnection { .. } => "no-connection",
            Fault::NoSuchHost { .. } => "no-such-host",
            Fault::NoAnswer => "no-answer",
            Fault::Cut { .. } => "cut",
            Fault::Stuck => "stuck",
            Fault::NoPaper => "no-paper",
            Fault::CoverOpen => "cover-open",
            Fault::Offline => "offline",
            Fault::ServerStopped => "server-stopped",
            Fault::PrinterGone => "printer-gone",
        }
    }

    /// What kind of trouble the network had.
    pub fn trouble(&self) -> Trouble {
        match self {
            Fault::NoConnection { trouble, .. } | Fault::Cut { trouble, .. } => *trouble,
            _ => Trouble::Other,
        }
    }

    /// What the network said.
    pub fn why(&self) -> &str {
        match self {
            Fault::NoConnection { why, .. } | Fault::NoSuchHost { why } | Fault::Cut { why, .. } => why,
            _ => "",
        }
    }
}

/// Why something about printing was not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PrintRefusal {
    /// Not a name of a printer.
    #[error("a printer must have a name of at most 40 characters")]
    BadName,
    /// Another printer is called so.
    #[error("another printer is called so")]
    NameTaken,
    /// Not where a printer can be.
    #[error("this is not the address of a printer; it looks like 192.168.1.50:9100")]
    BadAddress,
    /// No such printer in this venue.
    #[error("there is no such printer")]
    NoSuchPrinter,
    /// The house has no printer for this.
    #[error("no printer is set up for this")]
    NoPrinter,
    /// No such job, or it was over long ago.
    #[error("there is no such print job")]
    NoSuchJob,
    /// It is being printed, or was.
    #[error("it is being printed, or was printed")]
    NotWaiting,
    /// No cash drawer hangs on any printer.
    #[error("no printer has a cash drawer")]
    NoDrawer,
}

impl PrintRefusal {
    /// The sentence's name in the language files.
    pub fn key(&self) -> &'static str {
        match self {
            PrintRefusal::BadName => "printer-bad-name",
            PrintRefusal::NameTaken => "printer-name-taken",
            PrintRefusal::BadAddress => "printer-bad-address",
            PrintRefusal::NoSuchPrinter => "no-such-printer",
            PrintRefusal::NoPrinter => "no-printer",
            PrintRefusal::NoSuchJob => "no-such-job",
            PrintRefusal::NotWaiting => "job-not-waiting",
            PrintRefusal::NoDrawer => "no-drawer",
        }
    }
}
