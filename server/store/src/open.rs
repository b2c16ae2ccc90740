//! Opening a database: looked at before it is touched, settings set and read back, schema brought up to date.

use crate::customers::fold_names;
use crate::error::StoreError;
use crate::{postgres, sqlite};
use goimon_migrations::Migrator;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, IsolationLevel, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use std::collections::BTreeSet;

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatabaseKind {
    /// One file on this machine.
    Sqlite,
    /// A server.
    Postgres,
}

/// One open database. Clones share its connections.
///
/// SQLite has one writing connection, and readers of their own that never wait for it; a read on the writer while its
/// transaction is open would wait for itself.
#[derive(Clone)]
pub struct Store {
    pub(crate) kind: DatabaseKind,
    pub(crate) reader: DatabaseConnection,
    pub(crate) writer: DatabaseConnection,
}

impl Store {
    /// Opens `postgres://…`, or an SQLite file by its path, which is made with its folder when it is missing.
    pub async fn open(url: &str) -> Result<Store, StoreError> {
        let url = url.trim();
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return postgres::open(url).await;
        }
        let path = match url.strip_prefix("sqlite:") {
            // What follows a question mark are settings, and those are ours to make.
            Some(rest) => rest.strip_prefix("//").unwrap_or(rest).split('?').next().unwrap_or_default(),
            None => url,
        };
        if path.is_empty() || path == ":memory:" || path.contains("://") {
            let scheme = path.split("://").next().unwrap_or_default();
            return Err(StoreError::BadAddress(if scheme.is_empty() {
                String::new()
            } else {
                format!("{scheme}://…")
            }));
        }
        sqlite::open(path).await
    }

    /// Which database it is.
    pub fn kind(&self) -> DatabaseKind {
        self.kind
    }

    /// Ends every connection; SQLite tidies its log away then.
    pub async fn close(self) -> Result<(), StoreError> {
        self.reader.close().await?;
        Ok(self.writer.close().await?)
    }

    /// A writing transaction, IMMEDIATE on SQLite: one that reads first and then writes could never wait its turn.
    pub(crate) async fn write(&self) -> Result<DatabaseTransaction, sea_orm::DbErr> {
        self.writer
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: (self.kind == DatabaseKind::Sqlite)
                    .then_some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            })
            .await
    }

    /// A reading transaction that sees one moment.
    pub(crate) async fn snapshot(&self) -> Result<DatabaseTransaction, sea_orm::DbErr> {
        self.reader
            .begin_with_options(match self.kind {
                DatabaseKind::Sqlite => TransactionOptions {
                    sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
                    ..TransactionOptions::default()
                },
                DatabaseKind::Postgres => TransactionOptions {
                    isolation_level: Some(IsolationLevel::RepeatableRead),
                    access_mode: Some(AccessMode::ReadOnly),
                    ..TransactionOptions::default()
                },
            })
            .await
    }
}

/// Refuses a database that is another program's or a newer goimon's. Only reads. `tables` are those it has.
pub(crate) async fn ours(db: &DatabaseConnection, tables: &[String], place: &str) -> Result<(), StoreError> {
    const STEPS: &str = "seaql_migrations";
    if !tables.iter().any(|table| table == STEPS) {
        return if tables.is_empty() { Ok(()) } else { Err(StoreError::Foreign { place: place.to_owned() }) };
    }
    let steps = Migrator::migrations();
    let known: BTreeSet<&str> = steps.iter().map(|step| step.name()).collect();
    let applied = column(db, "SELECT version FROM seaql_migrations ORDER BY version").await?;
    match applied.into_iter().find(|step| !known.contains(step.as_str())) {
        Some(migration) => Err(StoreError::Newer { place: place.to_owned(), migration }),
        None => Ok(()),
    }
}

/// Brings the schema up to date; a step that fails is taken back whole.
pub(crate) async fn migrate(db: &DatabaseConnection) -> Result<(), StoreError> {
    Migrator::up(db, None).await.map_err(|error| StoreError::Migration(error.to_string()))?;
    fold_names(db).await
}

/// The texts of a query's first column.
pub(crate) async fn column(db: &DatabaseConnection, sql: &'static str) -> Result<Vec<String>, StoreError> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index::<String>(0)?)).collect()
}
