//! The hot path: a batch of acts made durable in one transaction, one statement a table.
//!
//! What costs is statements, not rows and not the disk: so a batch touches each table once.

mod bulk;
mod rows;

use crate::answers::StoredAnswer;
use crate::error::{CommitError, StoreError};
use crate::open::Store;
use bulk::placeholder;
pub(crate) use bulk::{Bulk, Table};
use goimon_domain::event::Event;
use goimon_domain::house::{House, Touched};
use goimon_domain::ids::VenueId;
pub(crate) use rows::event_values;
use rows::{Rows, whole};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, Statement, Value};

/// What a batch of acts leaves to write.
#[derive(Clone, Copy, Debug)]
pub struct Commit<'a> {
    /// Whose.
    pub venue: VenueId,
    /// How far the stream was when the batch was decided.
    pub expected: u64,
    /// The house after the batch, not yet tidied.
    pub house: &'a House,
    /// What the batch touched.
    pub touched: &'a Touched,
    /// What happened, in order, from `expected + 1`.
    pub events: &'a [Event],
    /// What will be answered.
    pub answers: &'a [StoredAnswer],
}

impl Store {
    /// Writes a batch whole or not at all.
    pub async fn commit(&self, commit: &Commit<'_>) -> Result<(), CommitError> {
        // All that needs no database is done before the writer is taken.
        let rows = Rows::of(commit).map_err(CommitError::Down)?;
        let transaction = self.write().await?;
        match write(&transaction, commit, rows).await {
            Ok(()) => Ok(transaction.commit().await?),
            Err(error) => {
                transaction.rollback().await?;
                Err(error)
            }
        }
    }
}

async fn write(transaction: &DatabaseTransaction, commit: &Commit<'_>, rows: Rows) -> Result<(), CommitError> {
    forward(transaction, commit).await?;
    rows.checks.write(transaction).await?;
    rows.rounds.write(transaction).await.map_err(key_taken)?;
    rows.lines.write(transaction).await?;
    rows.tickets.write(transaction).await?;
    rows.payments.write(transaction).await?;
    rows.events.write(transaction).await?;
    rows.answers.write(transaction).await.map_err(key_taken)?;
    saw(transaction, commit).await
}

/// Moves the venue's stream on, if it still stands where the batch was decided. First of all: it also takes the
/// venue's row, behind which other writers wait.
async fn forward(transaction: &DatabaseTransaction, commit: &Commit<'_>) -> Result<(), CommitError> {
    let backend = transaction.get_database_backend();
    let mut sql = String::from("UPDATE venues SET seq=");
    for (place, next) in
        [",day=", ",check_number=", ",ticket_number=", " WHERE id=", " AND seq=", ""].iter().enumerate()
    {
        placeholder(&mut sql, place + 1, backend);
        sql.push_str(next);
    }
    let numbers = commit.house.numbers;
    let values: [Value; 6] = [
        whole(commit.house.seq),
        numbers.day.to_string().into(),
        i64::from(numbers.check).into(),
        i64::from(numbers.ticket).into(),
        commit.venue.0.into(),
        whole(commit.expected),
    ];
    let done = transaction.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(CommitError::Behind) }
}

/// Says how far the screens of stations have painted.
async fn saw(transaction: &DatabaseTransaction, commit: &Commit<'_>) -> Result<(), CommitError> {
    let stations = &commit.touched.stations;
    if stations.is_empty() {
        return Ok(());
    }
    let backend = transaction.get_database_backend();
    let mut sql = String::from("UPDATE stations SET seen_seq=CASE id");
    let mut values: Vec<Value> = Vec::with_capacity(stations.len() * 3 + 1);
    let mut mark = |sql: &mut String, value: Value| {
        values.push(value);
        placeholder(sql, values.len(), backend);
    };
    for station in stations {
        sql.push_str(" WHEN ");
        mark(&mut sql, station.0.into());
        sql.push_str(" THEN ");
        mark(&mut sql, whole(commit.house.saw.get(station).copied().unwrap_or(0)));
    }
    sql.push_str(" ELSE seen_seq END WHERE venue_id=");
    mark(&mut sql, commit.venue.0.into());
    sql.push_str(" AND id IN (");
    for (place, station) in stations.iter().enumerate() {
        if place > 0 {
            sql.push(',');
        }
        mark(&mut sql, station.0.into());
    }
    sql.push(')');
    transaction.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}

/// A round or an answer that is there already was written by the same act before.
fn key_taken(error: DbErr) -> CommitError {
    if StoreError::is_unique_violation(&error) { CommitError::KeyTaken } else { error.into() }
}
