//! Opening a PostgreSQL database.

use crate::error::StoreError;
use crate::open::{DatabaseKind, Store, column, migrate, ours};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, Executor};
use std::time::Duration;

/// One for each venue that commits at the same time; more make the slowest slower.
const WRITERS: u32 = 4;
/// Readers, and one more for the listener.
const READERS: u32 = 8;
/// Nobody waits longer for a connection.
const PATIENCE: Duration = Duration::from_secs(5);
/// After so long a rest a connection is tried before it is used: the server may have gone and come back.
const RESTED: Duration = Duration::from_secs(2);
/// The lock under which two machines that start together migrate one after the other.
const MIGRATION_LOCK: &str = "7095421033";

/// Opens a database on a server.
pub(crate) async fn open(url: &str) -> Result<Store, StoreError> {
    let options: PgConnectOptions =
        url.parse().map_err(|_: sqlx::Error| StoreError::BadAddress("postgres://…".into()))?;
    let options = options
        .application_name("goimon")
        .options([("default_transaction_isolation", "read committed")])
        .statement_cache_capacity(400)
        .disable_statement_logging();
    let server = format!(
        "{}:{}/{}",
        options.get_host(),
        options.get_port(),
        options.get_database().unwrap_or(options.get_username())
    );
    // One attempt outside any pool: a pool would try for seconds and then only say “timed out”.
    let unreachable = |why: String| StoreError::Unreachable { server: server.clone(), why };
    let attempt = tokio::time::timeout(PATIENCE, options.connect()).await;
    let first = attempt.map_err(|_| unreachable("no answer within 5 s".into()))?;
    let first = first.map_err(|error| unreachable(reason(&error)))?;
    first.close().await.map_err(|error| unreachable(reason(&error)))?;

    let one = pool(&options, 1).await.map_err(|error| unreachable(reason(&error)))?;
    let prepared = prepare(&one, &server).await;
    one.close().await?;
    prepared?;
    let writer = pool(&options, WRITERS).await.map_err(|error| unreachable(reason(&error)))?;
    let reader = pool(&options, READERS).await.map_err(|error| unreachable(reason(&error)))?;
    Ok(Store { kind: DatabaseKind::Postgres, reader, writer })
}

/// Looks at the database, then brings it up to date, under a lock that ends with this one connection at the latest.
async fn prepare(db: &DatabaseConnection, server: &str) -> Result<(), StoreError> {
    if column(db, "SHOW transaction_read_only").await?.pop().as_deref() != Some("off") {
        return Err(StoreError::Standby { server: server.to_owned() });
    }
    db.execute_unprepared(&format!("SELECT pg_advisory_lock({MIGRATION_LOCK})")).await?;
    let tables = column(db, "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()").await?;
    ours(db, &tables, server).await?;
    migrate(db).await?;
    db.execute_unprepared(&format!("SELECT pg_advisory_unlock({MIGRATION_LOCK})")).await?;
    Ok(())
}

async fn pool(options: &PgConnectOptions, most: u32) -> Result<DatabaseConnection, sqlx::Error> {
    let pool = PgPoolOptions::new()
        .max_connections(most)
        .min_connections(1)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .before_acquire(|connection, about| {
            Box::pin(
                async move { if about.idle_for > RESTED { connection.ping().await.map(|()| true) } else { Ok(true) } },
            )
        })
        .after_connect(|connection, _| {
            Box::pin(async move {
                // A name may point at another server after a failover.
                let row = connection.fetch_one("SHOW transaction_read_only").await?;
                let value: String = sqlx::Row::try_get(&row, 0)?;
                if value == "off" { Ok(()) } else { Err(sqlx::Error::Protocol("the server only reads".into())) }
            })
        })
        .connect_with(options.clone())
        .await?;
    Ok(pool.into())
}

/// What the driver says, in its shortest form; it never holds the password.
fn reason(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(found) => found.message().to_owned(),
        sqlx::Error::Io(found) => found.to_string(),
        other => other.to_string(),
    }
}
