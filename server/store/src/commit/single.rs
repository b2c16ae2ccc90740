//! A commit as one statement, for SQLite.
//!
//! Each statement is a trip to the connection's thread and back, `BEGIN` and `COMMIT` among them. So a batch is inserted
//! as one row into a view that holds nothing: its trigger writes all tables. A statement is whole or not at all by
//! itself, its text is always the same, and it is prepared once. View and trigger are the connection's own, not the
//! file's: another version of the program finds no trace of them.

use super::rows::{TABLES, rows, whole};
use super::{Commit, REWRITTEN};
use crate::StoreError;
use sea_orm::{DbBackend, Statement, Value};
use std::fmt::Write;
use std::sync::LazyLock;

/// What the trigger says when others have written since the batch was decided.
pub(super) const BEHIND: &str = "the stream has moved on";

/// What the writing connection is told before its first commit.
pub(crate) static PREPARATION: LazyLock<String> = LazyLock::new(|| {
    let names: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
    let mut sql = format!(
        "CREATE TEMP VIEW commits AS SELECT NULL AS venue, NULL AS expected, NULL AS seq, NULL AS day, \
         NULL AS check_number, NULL AS ticket_number, NULL AS saw, NULL AS gone, NULL AS {};\n\
         CREATE TEMP TRIGGER commit_whole INSTEAD OF INSERT ON commits BEGIN\n\
         SELECT RAISE(ABORT, '{BEHIND}') \
         WHERE NOT EXISTS (SELECT 1 FROM venues WHERE id = NEW.venue AND seq = NEW.expected);\n\
         UPDATE venues SET day = NEW.day, check_number = NEW.check_number, ticket_number = NEW.ticket_number, \
         seq = NEW.seq WHERE id = NEW.venue;\n",
        names.join(", NULL AS ")
    );
    for table in REWRITTEN {
        let _ = writeln!(
            sql,
            "DELETE FROM {table} WHERE venue_id = NEW.venue \
             AND check_id IN (SELECT unhex(value) FROM json_each(NEW.gone));"
        );
    }
    for table in TABLES {
        let _ = writeln!(sql, "{};", table.json_sql(&format!("NEW.{}", table.name)));
    }
    sql.push_str(
        "UPDATE stations SET seen_seq = seen.value->>1 FROM json_each(NEW.saw) AS seen \
         WHERE stations.venue_id = NEW.venue AND stations.id = unhex(seen.value->>0);\n\
         END",
    );
    sql
});

/// The statement that writes a batch.
pub(super) fn statement(commit: &Commit<'_>) -> Result<Statement, StoreError> {
    static TEXT: LazyLock<String> = LazyLock::new(|| {
        let marks = vec!["?"; 8 + TABLES.len()].join(",");
        format!("INSERT INTO commits VALUES ({marks})")
    });
    let numbers = commit.house.numbers;
    let mut values: Vec<Value> = vec![
        commit.venue.0.into(),
        whole(commit.expected),
        whole(commit.house.seq),
        numbers.day.to_string().into(),
        i64::from(numbers.check).into(),
        i64::from(numbers.ticket).into(),
        saw(commit).into(),
        gone(commit).into(),
    ];
    values.extend(rows(commit)?.iter().map(|bulk| Value::from(bulk.json())));
    Ok(Statement::from_sql_and_values(DbBackend::Sqlite, TEXT.as_str(), values))
}

/// The checks that are written anew.
fn gone(commit: &Commit<'_>) -> String {
    let checks: Vec<String> = commit.touched.rewritten.iter().map(|id| format!("\"{}\"", id.0.simple())).collect();
    format!("[{}]", checks.join(","))
}

/// How far the screens of stations have painted: a list of pairs.
fn saw(commit: &Commit<'_>) -> String {
    let mut out = String::from("[");
    for (place, station) in commit.touched.stations.iter().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        let seen = commit.house.saw.get(station).copied().unwrap_or(0);
        let _ = write!(out, "{comma}[\"{}\",{seen}]", station.0.simple());
    }
    out.push(']');
    out
}
