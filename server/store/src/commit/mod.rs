//! The hot path: a batch of acts made durable in one transaction, one statement a table.
//!
//! What costs is statements, not rows and not the disk: so a batch touches each table once, and on SQLite, where each
//! statement is a trip to the connection's thread and back, it is one statement in all.

mod accounts;
mod around;
mod bulk;
mod checks;
mod debts;
mod lines;
mod money;
mod outside;
mod rows;
mod single;
mod stream;

use crate::answers::StoredAnswer;
use crate::error::{CommitError, StoreError};
use crate::open::{DatabaseKind, Store};
use bulk::placeholder;
pub(crate) use bulk::{Bulk, Table};
use goimon_domain::event::Event;
use goimon_domain::house::{House, Touched};
use goimon_domain::ids::VenueId;
use rows::{rows, whole};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, Statement, Value};
pub(crate) use single::PREPARATION;
pub(crate) use stream::event_values;

/// What is written anew of checks between which something moved.
const REWRITTEN: [&str; 2] = ["lines", "tickets"];

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
        if self.kind == DatabaseKind::Sqlite {
            let statement = single::statement(commit).map_err(CommitError::Down)?;
            self.writer.execute_raw(statement).await.map_err(meaning)?;
            return Ok(());
        }
        let statements = statements(commit).map_err(CommitError::Down)?;
        let transaction = self.write().await?;
        match write(&transaction, statements).await {
            Ok(()) => Ok(transaction.commit().await?),
            Err(error) => {
                transaction.rollback().await?;
                Err(error)
            }
        }
    }
}

async fn write(transaction: &DatabaseTransaction, statements: Vec<Statement>) -> Result<(), CommitError> {
    for (place, statement) in statements.into_iter().enumerate() {
        let done = transaction.execute_raw(statement).await.map_err(meaning)?;
        if place == 0 && done.rows_affected() == 0 {
            return Err(CommitError::Behind);
        }
    }
    Ok(())
}

/// What a commit runs on PostgreSQL: first of all the step of the venue's stream, which also takes the venue's row,
/// behind which other writers wait. It moves nothing when the stream does not stand where the batch was decided.
fn statements(commit: &Commit<'_>) -> Result<Vec<Statement>, StoreError> {
    let backend = DbBackend::Postgres;
    let mut all = vec![forward(commit, backend)];
    all.extend(gone(commit, backend));
    for bulk in rows(commit)? {
        all.extend(bulk.statements(backend));
    }
    all.extend(saw(commit, backend));
    Ok(all.into_iter().map(|(sql, values)| Statement::from_sql_and_values(backend, sql, values)).collect())
}

/// Moves the venue's stream on, if it still stands where the batch was decided.
fn forward(commit: &Commit<'_>, backend: DbBackend) -> (String, Vec<Value>) {
    let numbers = commit.house.numbers;
    let values = vec![
        numbers.day.to_string().into(),
        i64::from(numbers.check).into(),
        i64::from(numbers.ticket).into(),
        whole(commit.house.seq),
        commit.venue.0.into(),
        whole(commit.expected),
    ];
    let pieces = ["UPDATE venues SET day=", ",check_number=", ",ticket_number=", ",seq=", " WHERE id=", " AND seq="];
    let mut sql = String::with_capacity(160);
    for (place, piece) in pieces.into_iter().enumerate() {
        sql.push_str(piece);
        placeholder(&mut sql, place + 1, backend);
    }
    (sql, values)
}

/// Takes out the rows of lines and tickets of checks that are written anew: what went elsewhere stands there.
fn gone(commit: &Commit<'_>, backend: DbBackend) -> Vec<(String, Vec<Value>)> {
    let checks = &commit.touched.rewritten;
    if checks.is_empty() {
        return Vec::new();
    }
    let delete = |table: &str| {
        let mut sql = format!("DELETE FROM {table} WHERE venue_id=");
        let mut values: Vec<Value> = vec![commit.venue.0.into()];
        placeholder(&mut sql, 1, backend);
        sql.push_str(" AND check_id IN (");
        for check in checks {
            if values.len() > 1 {
                sql.push(',');
            }
            values.push(check.0.into());
            placeholder(&mut sql, values.len(), backend);
        }
        sql.push(')');
        (sql, values)
    };
    REWRITTEN.map(delete).into()
}

/// Says how far the screens of stations have painted.
fn saw(commit: &Commit<'_>, backend: DbBackend) -> Option<(String, Vec<Value>)> {
    let stations = &commit.touched.stations;
    if stations.is_empty() {
        return None;
    }
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
    Some((sql, values))
}

/// What the database's refusals mean: a round or an answer that is there already was written by the same act before.
fn meaning(error: DbErr) -> CommitError {
    let said = error.to_string();
    if StoreError::is_unique_violation(&error) && ["rounds", "answers"].iter().any(|table| said.contains(table)) {
        CommitError::KeyTaken
    } else if said.contains(single::BEHIND) {
        CommitError::Behind
    } else {
        error.into()
    }
}
