//! Opening an SQLite file.
//!
//! WAL with `synchronous=FULL`: with NORMAL an answered order is lost when the power fails. sqlx leaves both as the
//! file has them, so they are set here and read back.

use crate::commit::PREPARATION;
use crate::error::StoreError;
use crate::open::{DatabaseKind, Store, column, migrate, ours};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, RuntimeErr};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{ConnectOptions, Executor};
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::Duration;

/// How long a connection waits for another process that writes.
const PATIENCE: Duration = Duration::from_secs(5);
/// Files up to this size are checked whole at start; larger ones would make it slow.
const CHECKED: u64 = 128 << 20;
/// Readers, as many as pages are drawn from the database at once; the house itself is read from memory.
const READERS: u32 = 4;

/// Opens a file, or makes it.
pub(crate) async fn open(path: &str) -> Result<Store, StoreError> {
    let file = Path::new(path);
    let size = look(file, path)?;
    let one = pool(options(file), 1).await.map_err(|error| explain(error, path))?;
    let prepared = prepare(&one, path, size).await;
    one.close().await?;
    prepared.map_err(|error| reword(error, path))?;

    // Tonight's pages stay in 16 MB of memory; the log is folded in every 8 MB, so that a page that is written by every
    // commit is copied once.
    let settings = options(file)
        .pragma("journal_mode", "WAL")
        .pragma("synchronous", "FULL")
        .pragma("cache_size", "-16000")
        .pragma("wal_autocheckpoint", "2000");
    let writer = writer(settings).await.map_err(|error| explain(error, path))?;
    for (setting, sql, wanted) in [
        ("journal_mode", "PRAGMA journal_mode", "wal"),
        ("synchronous", "SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous", "2"),
        ("foreign_keys", "SELECT CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys", "1"),
        ("busy_timeout", "SELECT CAST(timeout AS TEXT) FROM pragma_busy_timeout", "5000"),
    ] {
        let found = column(&writer, sql).await?.pop().unwrap_or_default();
        if found != wanted {
            return Err(StoreError::Setting { place: path.to_owned(), setting, found, wanted });
        }
    }
    let reader = pool(options(file).read_only(true), READERS).await.map_err(|error| explain(error, path))?;
    Ok(Store { kind: DatabaseKind::Sqlite, reader, writer })
}

/// Looks at the file from outside, and makes its folder. Gives its size.
fn look(file: &Path, path: &str) -> Result<u64, StoreError> {
    let read_only = |why: &std::io::Error| StoreError::ReadOnly { path: path.to_owned(), why: why.to_string() };
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|why| match why.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => read_only(&why),
            _ => StoreError::NoFolder { path: path.to_owned(), why: why.to_string() },
        })?;
    }
    match std::fs::metadata(file) {
        Err(why) if why.kind() == ErrorKind::NotFound => return Ok(0),
        Err(why) => return Err(read_only(&why)),
        Ok(found) if !found.is_file() => return Err(StoreError::NotADatabase { path: path.to_owned() }),
        Ok(_) => {}
    }
    let mut opened = std::fs::OpenOptions::new().read(true).write(true).open(file).map_err(|why| read_only(&why))?;
    let size = opened.metadata().map_err(|why| read_only(&why))?.len();
    let mut head = [0_u8; 16];
    if size > 0 && (opened.read_exact(&mut head).is_err() || &head != b"SQLite format 3\0") {
        return Err(StoreError::NotADatabase { path: path.to_owned() });
    }
    Ok(size)
}

/// Looks at the database from inside, then brings it up to date: on one connection, because migrations that hop
/// between connections lock each other out.
async fn prepare(db: &DatabaseConnection, path: &str, size: u64) -> Result<(), StoreError> {
    let version = column(db, "SELECT sqlite_version()").await?.pop().unwrap_or_default();
    if !at_least(&version, [3, 51, 3]) {
        return Err(StoreError::OldSqlite(version));
    }
    if size > 0 && size <= CHECKED {
        let found = column(db, "PRAGMA quick_check(1)").await?.pop().unwrap_or_default();
        if found != "ok" {
            return Err(StoreError::Corrupt { path: path.to_owned(), why: found });
        }
    }
    let tables = column(db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").await?;
    ours(db, &tables, path).await?;
    // Shows at once whether file and folder can be written, before anything is.
    db.execute_unprepared("BEGIN IMMEDIATE").await?;
    db.execute_unprepared("ROLLBACK").await?;
    db.execute_unprepared("PRAGMA journal_mode = WAL").await?;
    db.execute_unprepared("PRAGMA synchronous = FULL").await?;
    migrate(db).await
}

/// Whether a dotted version is at least another.
fn at_least(version: &str, least: [u32; 3]) -> bool {
    let parts: Vec<u32> = version.split('.').map(|part| part.parse().unwrap_or(0)).collect();
    parts.as_slice() >= least.as_slice()
}

fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .disable_statement_logging()
}

/// The one writing connection, told what a commit is.
async fn writer(options: SqliteConnectOptions) -> Result<DatabaseConnection, sqlx::Error> {
    let told = settings(1).after_connect(|connection, _| {
        Box::pin(async move { connection.execute(PREPARATION.as_str()).await.map(|_| ()) })
    });
    Ok(told.connect_with(options).await?.into())
}

async fn pool(options: SqliteConnectOptions, most: u32) -> Result<DatabaseConnection, sqlx::Error> {
    Ok(settings(most).connect_with(options).await?.into())
}

fn settings(most: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(most)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}

/// What SQLite's codes mean to whoever starts the program.
fn explain(error: sqlx::Error, path: &str) -> StoreError {
    let path = path.to_owned();
    let Some(found) = error.as_database_error() else {
        return StoreError::Database(DbErr::Conn(RuntimeErr::Internal(error.to_string())));
    };
    let why = found.message().to_owned();
    match found.code().and_then(|code| code.parse::<u32>().ok()).map(|code| code & 0xff) {
        Some(26) => StoreError::NotADatabase { path },
        Some(11) => StoreError::Corrupt { path, why },
        Some(3 | 8 | 14 | 23) => StoreError::ReadOnly { path, why },
        _ => StoreError::Database(DbErr::Conn(RuntimeErr::Internal(why))),
    }
}

/// The same for what comes through sea-orm.
fn reword(error: StoreError, path: &str) -> StoreError {
    match error {
        StoreError::Database(
            DbErr::Exec(RuntimeErr::SqlxError(inner))
            | DbErr::Query(RuntimeErr::SqlxError(inner))
            | DbErr::Conn(RuntimeErr::SqlxError(inner)),
        ) if inner.as_database_error().is_some() => match std::sync::Arc::try_unwrap(inner) {
            Ok(inner) => explain(inner, path),
            Err(inner) => StoreError::Database(DbErr::Exec(RuntimeErr::SqlxError(inner))),
        },
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::at_least;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(at_least("3.51.3", [3, 51, 3]) && at_least("3.100.0", [3, 51, 3]) && at_least("4.0.0", [3, 51, 3]));
        assert!(!at_least("3.51.2", [3, 51, 3]) && !at_least("3.9.99", [3, 51, 3]) && !at_least("", [3, 51, 3]));
    }
}
