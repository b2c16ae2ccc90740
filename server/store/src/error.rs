//! What can go wrong with the database, each in one sentence that its reader can act on.

use crate::open::DatabaseKind;
use goimon_domain::ids::VenueId;
use sea_orm::{DbErr, SqlErr};

/// Why the database could not be opened, read or changed. Nothing was touched then.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A database address of a kind that is not known here.
    #[error("“{0}” is not a database address: use postgres://… or the path of an SQLite file")]
    BadAddress(String),
    /// The folder of the file cannot be made or reached.
    #[error("the folder of the database {path} cannot be used: {why}")]
    NoFolder {
        /// The file that was asked for.
        path: String,
        /// What the system said.
        why: String,
    },
    /// The file or its folder may only be read.
    #[error("the database {path} cannot be written: {why}; give this user the right to write the file and its folder")]
    ReadOnly {
        /// The file that was asked for.
        path: String,
        /// What the system said.
        why: String,
    },
    /// Another kind of file.
    #[error("{path} is not an SQLite database; choose another path or move that file away")]
    NotADatabase {
        /// The file that was asked for.
        path: String,
    },
    /// The file is damaged.
    #[error("the database {path} is damaged ({why}); restore a backup, or recover it with “sqlite3 … .recover”")]
    Corrupt {
        /// The file that was asked for.
        path: String,
        /// What SQLite found.
        why: String,
    },
    /// Another program's database.
    #[error("the database {place} belongs to another program; choose another one")]
    Foreign {
        /// Which database.
        place: String,
    },
    /// A newer goimon has been here.
    #[error(
        "the database {place} was made by a newer goimon (it knows {migration}); start that version or restore a backup"
    )]
    Newer {
        /// Which database.
        place: String,
        /// The first step that is not known here.
        migration: String,
    },
    /// SQLite older than the fix of its WAL-reset bug.
    #[error("SQLite {0} can corrupt a database; at least 3.51.3 is needed")]
    OldSqlite(String),
    /// Rates of taxes that stay as they are.
    #[error(transparent)]
    Vat(#[from] goimon_domain::vat::VatFault),
    /// A setting that did not take.
    #[error("the database {place} did not take the setting {setting} ({found} instead of {wanted})")]
    Setting {
        /// Which database.
        place: String,
        /// The setting.
        setting: &'static str,
        /// What it is.
        found: String,
        /// What it must be.
        wanted: &'static str,
    },
    /// The server does not answer.
    #[error("the PostgreSQL server {server} cannot be reached: {why}")]
    Unreachable {
        /// Host, port and database, without a password.
        server: String,
        /// What the driver said.
        why: String,
    },
    /// The server only reads.
    #[error("the PostgreSQL server {server} only reads; connect to the primary")]
    Standby {
        /// Host, port and database, without a password.
        server: String,
    },
    /// A migration failed; it was taken back.
    #[error("the database could not be brought up to date: {0}")]
    Migration(String),
    /// No such venue.
    #[error("there is no venue {0}")]
    NoSuchVenue(VenueId),
    /// What a change names is not there.
    #[error("there is no such {what}")]
    NotFound {
        /// What.
        what: &'static str,
    },
    /// A name or code that must be unique is taken.
    #[error("this {what} is taken already")]
    Taken {
        /// What.
        what: &'static str,
    },
    /// A value that cannot be.
    #[error("{0}")]
    Bad(String),
    /// A row that says what cannot be.
    #[error("the database holds something that makes no sense: {0}")]
    Nonsense(String),
    /// Anything else that the database says.
    #[error("the database failed: {0}")]
    Database(#[from] DbErr),
}

impl StoreError {
    /// Whether a value that must be unique was there already.
    pub(crate) fn is_unique_violation(error: &DbErr) -> bool {
        matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
    }

    /// Turns a unique violation into “taken”, and leaves everything else.
    pub(crate) fn taken(what: &'static str) -> impl Fn(DbErr) -> StoreError {
        move |error| if Self::is_unique_violation(&error) { StoreError::Taken { what } } else { error.into() }
    }

    /// A sentence about a row, for what no row of ours can say.
    pub(crate) fn nonsense(what: impl Into<String>) -> StoreError {
        StoreError::Nonsense(what.into())
    }
}

/// Why a commit did not happen. The database is as it was.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// Somebody else wrote to this venue: read their events and decide again.
    #[error("another writer was here first")]
    Behind,
    /// A round or an answer of this key is there already.
    #[error("this act has been done before")]
    KeyTaken,
    /// The database failed.
    #[error(transparent)]
    Down(StoreError),
}

impl From<DbErr> for CommitError {
    fn from(error: DbErr) -> Self {
        CommitError::Down(error.into())
    }
}

impl DatabaseKind {
    /// The word for `/health` and logs.
    pub fn word(self) -> &'static str {
        match self {
            DatabaseKind::Sqlite => "sqlite",
            DatabaseKind::Postgres => "postgres",
        }
    }
}
