//! Why a rehearsal could not be played. A rehearsal that was played and did not match is no error but an outcome.

use std::path::PathBuf;

/// Why a rehearsal could not be played.
#[derive(Debug, thiserror::Error)]
pub enum RehearsalError {
    /// The file is not there or not readable.
    #[error("cannot read {}: {why}", file.display())]
    File {
        /// Which file.
        file: PathBuf,
        /// What the system says.
        why: String,
    },
    /// A row that makes no sense.
    #[error("{} row {row}, column “{column}”: {why}", file.display())]
    Row {
        /// Which file.
        file: PathBuf,
        /// Its row, the head being row 1.
        row: u64,
        /// The column.
        column: &'static str,
        /// What is wrong.
        why: String,
    },
    /// The history names items or choices that the server's menu does not have.
    #[error("the server's menu does not have {count} of the history's items or choices: {names}")]
    NotOnTheMenu {
        /// How many different ones.
        count: usize,
        /// The first few.
        names: String,
    },
    /// No orders.
    #[error("there are no orders in {}", .0.display())]
    NoOrders(PathBuf),
    /// A target that is not plain HTTP.
    #[error("{0}: give the server's address as http://host:port")]
    BadTarget(String),
    /// The flags do not go together.
    #[error("{0}")]
    Flags(&'static str),
    /// The server of its own did not start.
    #[error("the rehearsal's own server did not start: {0}")]
    NoServer(String),
    /// The server did not do something that the rehearsal cannot go without.
    #[error("{what}: {why}")]
    Server {
        /// What was asked of it.
        what: String,
        /// Its answer.
        why: String,
    },
    /// Nothing moved for too long.
    #[error("nothing has moved for {seconds} s, so the rehearsal was stopped: {state}")]
    Stuck {
        /// How long it waited.
        seconds: u64,
        /// What it was waiting for.
        state: String,
    },
    /// Stopped from the keyboard.
    #[error("stopped")]
    Stopped,
    /// The machine does not let it work: no room, no folder.
    #[error("{what}: {why}")]
    Machine {
        /// What was tried.
        what: &'static str,
        /// What the system says.
        why: String,
    },
}

impl RehearsalError {
    pub(crate) fn machine(what: &'static str, why: impl ToString) -> Self {
        Self::Machine { what, why: why.to_string() }
    }

    pub(crate) fn server(what: impl Into<String>, why: impl ToString) -> Self {
        Self::Server { what: what.into(), why: why.to_string() }
    }
}
