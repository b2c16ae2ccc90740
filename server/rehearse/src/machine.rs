//! What this machine can do at best, without any server of ours: the yardstick of the yardstick.

use crate::error::RehearsalError;
use crate::http::{Request, Wire};
use crate::tally::Times;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};
use std::cell::Cell;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// How long each limit is measured.
const LONG_ENOUGH: Duration = Duration::from_secs(2);
/// A page of a database.
const BLOCK: usize = 4096;
/// Connections that ask for the hello page.
const CONNECTIONS: usize = 16;
/// Lines of a round: with the order itself, five rows.
const LINES: i64 = 4;

/// Appends of 4 KiB, each made durable.
pub async fn appends(folder: &Path) -> Result<Times, RehearsalError> {
    let file = folder.join("appends");
    let wrong = |why: std::io::Error| RehearsalError::machine("measuring the disk", why);
    let measured = tokio::task::spawn_blocking(move || append(&file)).await;
    measured.map_err(|why| RehearsalError::machine("measuring the disk", why))?.map_err(wrong)
}

fn append(path: &PathBuf) -> std::io::Result<Times> {
    let mut file = File::create(path)?;
    let block = [0x5a; BLOCK];
    let (mut times, begun) = (Times::default(), Instant::now());
    while begun.elapsed() < LONG_ENOUGH {
        let one = Instant::now();
        file.write_all(&block)?;
        file.sync_data()?;
        times.add(one.elapsed());
    }
    std::fs::remove_file(path)?;
    Ok(times)
}

/// Transactions of an order and its four lines, row by row, through plain sqlx on SQLite, durable.
pub async fn transactions(folder: &Path) -> Result<Times, RehearsalError> {
    measure_transactions(folder).await.map_err(|why| RehearsalError::machine("measuring SQLite", why))
}

async fn measure_transactions(folder: &Path) -> Result<Times, sqlx::Error> {
    let mut database = SqliteConnectOptions::new()
        .filename(folder.join("limits.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .connect()
        .await?;
    for table in [
        "CREATE TABLE orders (id BLOB PRIMARY KEY, number INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE lines (order_id BLOB NOT NULL, place INTEGER NOT NULL, item BLOB NOT NULL, quantity INTEGER \
         NOT NULL, price INTEGER NOT NULL, PRIMARY KEY (order_id, place)) WITHOUT ROWID",
    ] {
        sqlx::query(table).execute(&mut database).await?;
    }
    let (mut times, begun, mut number) = (Times::default(), Instant::now(), 0_i64);
    while begun.elapsed() < LONG_ENOUGH {
        let one = Instant::now();
        let id = uuid::Uuid::now_v7().into_bytes();
        sqlx::query("BEGIN IMMEDIATE").execute(&mut database).await?;
        sqlx::query("INSERT INTO orders VALUES (?, ?, ?)")
            .bind(&id[..])
            .bind(number)
            .bind(1_790_000_000_000_i64)
            .execute(&mut database)
            .await?;
        for place in 0..LINES {
            sqlx::query("INSERT INTO lines VALUES (?, ?, ?, ?, ?)")
                .bind(&id[..])
                .bind(place)
                .bind(&id[..])
                .bind(2_i64)
                .bind(65_000_i64)
                .execute(&mut database)
                .await?;
        }
        sqlx::query("COMMIT").execute(&mut database).await?;
        times.add(one.elapsed());
        number += 1;
    }
    database.close().await?;
    Ok(times)
}

/// The server's smallest page, over sixteen connections: how many a second.
pub async fn hellos(address: &str) -> u64 {
    let count = Rc::new(Cell::new(0_u64));
    let until = Instant::now() + LONG_ENOUGH;
    let mut asking = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let (mut wire, count) = (Wire::to(address), count.clone());
        asking.spawn_local(async move {
            let hello = Request { method: "GET", path: "/health", token: None, key: None, body: b"" };
            while Instant::now() < until {
                match wire.ask(&hello).await {
                    Ok(answer) if answer.is_good() => count.set(count.get() + 1),
                    // The rate says it.
                    Ok(_) | Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
                }
            }
        });
    }
    while asking.join_next().await.is_some() {}
    count.get() / LONG_ENOUGH.as_secs()
}

/// How many a second, from how long each took one after another.
pub fn per_second(times: &Times) -> u64 {
    times.count() / LONG_ENOUGH.as_secs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_raw_transaction_works() {
        let folder = tempfile::tempdir().unwrap();
        assert!(transactions(folder.path()).await.unwrap().count() > 0);
    }
}
