//! One statement for many rows of one table. Its text is put together here rather than by the query builder: this is
//! the hot path, and the values are most of what there is to do.
//!
//! On SQLite the rows go in as one JSON value, so that the text is the same for any number of rows. With a mark for
//! every value, batches of every size were statements of every text: to prepare one costs three times as much as to run
//! it, and the hundreds that the connection remembered took 300 MB in a long evening (both measured).

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use std::fmt::Write;

/// Fewer than PostgreSQL's 65,535 values in one statement.
const MOST_VALUES: usize = 32_000;

/// A table as the hot path writes it.
pub(crate) struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns, in the order in which values are pushed. The first is never null.
    pub columns: &'static [&'static str],
    /// What to do when the row is there: which columns its key has, and which of the others change.
    pub upsert: Option<(&'static str, &'static [&'static str])>,
}

/// Rows of one table, to be written.
pub(crate) struct Bulk {
    table: &'static Table,
    values: Vec<Value>,
}

impl Bulk {
    pub fn new(table: &'static Table, rows: usize) -> Self {
        Self { table, values: Vec::with_capacity(rows * table.columns.len()) }
    }

    /// Adds a row, its values in the order of the columns.
    pub fn push<const N: usize>(&mut self, row: [Value; N]) {
        debug_assert_eq!(N, self.table.columns.len(), "{}", self.table.name);
        self.values.extend(row);
    }

    /// The statements that write all rows: one, unless there are very many; none when there is nothing.
    pub fn statements(mut self, backend: DbBackend) -> Vec<(String, Vec<Value>)> {
        if self.values.is_empty() {
            return Vec::new();
        }
        if backend == DbBackend::Sqlite {
            return vec![(self.table.json_sql("?"), vec![self.json().into()])];
        }
        let width = self.table.columns.len();
        let most = MOST_VALUES / width * width;
        let mut statements = Vec::new();
        while !self.values.is_empty() {
            let rest = self.values.split_off(self.values.len().min(most));
            let values = std::mem::replace(&mut self.values, rest);
            statements.push((self.table.sql(values.len() / width, backend), values));
        }
        statements
    }

    /// All rows as one JSON value: a list of lists, `[]` when there is nothing.
    pub fn json(&self) -> String {
        let mut out = String::with_capacity(self.values.len() * 24 + 2);
        out.push('[');
        for (place, row) in self.values.chunks(self.table.columns.len()).enumerate() {
            out.push_str(if place == 0 { "[" } else { ",[" });
            for (place, value) in row.iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                json_value(&mut out, value);
            }
            out.push(']');
        }
        out.push(']');
        out
    }

    /// Writes all rows.
    pub async fn write<C: ConnectionTrait>(self, db: &C) -> Result<(), DbErr> {
        let backend = db.get_database_backend();
        for (sql, values) in self.statements(backend) {
            db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        }
        Ok(())
    }
}

impl Table {
    fn sql(&self, rows: usize, backend: DbBackend) -> String {
        let mut sql = format!("INSERT INTO {} ({}) ", self.name, self.columns.join(","));
        self.values(&mut sql, rows, backend);
        self.conflict(&mut sql);
        sql
    }

    /// The same for SQLite, with the rows as JSON: `rows` says where it stands.
    pub fn json_sql(&self, rows: &str) -> String {
        let mut sql = format!("INSERT INTO {} ({}) SELECT ", self.name, self.columns.join(","));
        for (place, column) in self.columns.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            let (open, close) = if is_blob(column) { ("unhex(", ")") } else { ("", "") };
            let _ = write!(sql, "{comma}{open}row->>{place}{close}");
        }
        // The limit keeps SQLite from asking the table function for the row once a column; without the condition it
        // would read the conflict as part of a join.
        let _ = write!(sql, " FROM (SELECT value AS row FROM jsonb_each({rows}) LIMIT -1) WHERE true");
        self.conflict(&mut sql);
        sql
    }

    fn values(&self, sql: &mut String, rows: usize, backend: DbBackend) {
        let width = self.columns.len();
        sql.reserve(rows * width * 6 + 300);
        sql.push_str("VALUES ");
        for row in 0..rows {
            sql.push_str(if row == 0 { "(" } else { ",(" });
            for column in 0..width {
                if column > 0 {
                    sql.push(',');
                }
                placeholder(sql, row * width + column + 1, backend);
            }
            sql.push(')');
        }
    }

    fn conflict(&self, sql: &mut String) {
        let Some((key, changing)) = self.upsert else { return };
        let _ = write!(sql, " ON CONFLICT ({key}) DO UPDATE SET ");
        for (place, column) in changing.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            let _ = write!(sql, "{comma}{column}=excluded.{column}");
        }
    }
}

/// Whether a column of an SQLite table holds bytes, which JSON can't: ids, keys and hashes do, by their names.
fn is_blob(column: &str) -> bool {
    matches!(column, "id" | "key" | "fingerprint") || column.ends_with("_id")
}

/// A value as JSON, bytes as hexadecimal text.
fn json_value(out: &mut String, value: &Value) {
    match value {
        Value::Bool(Some(value)) => out.push_str(if *value { "true" } else { "false" }),
        Value::BigInt(Some(value)) => {
            let _ = write!(out, "{value}");
        }
        Value::String(Some(value)) => json_text(out, value),
        Value::Uuid(Some(value)) => {
            let _ = write!(out, "\"{}\"", value.simple());
        }
        Value::Bytes(Some(value)) => {
            out.push('"');
            for byte in value.iter() {
                let _ = write!(out, "{byte:02x}");
            }
            out.push('"');
        }
        // Our rows have no other types; a value that should not be null is refused by its column.
        _ => out.push_str("null"),
    }
}

fn json_text(out: &mut String, text: &str) {
    // A string can always be written as JSON.
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}

/// The mark of the `number`th value.
pub(super) fn placeholder(sql: &mut String, number: usize, backend: DbBackend) {
    if backend == DbBackend::Postgres {
        let _ = write!(sql, "${number}");
    } else {
        sql.push('?');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static PLACES: Table =
        Table { name: "places", columns: &["id", "name", "size"], upsert: Some(("id", &["name", "size"])) };

    #[test]
    fn both_databases_get_their_own_text() {
        assert_eq!(
            PLACES.json_sql("?"),
            "INSERT INTO places (id,name,size) SELECT unhex(row->>0),row->>1,row->>2 FROM (SELECT value AS row FROM jsonb_each(?) LIMIT -1) WHERE true \
             ON CONFLICT (id) DO UPDATE SET name=excluded.name,size=excluded.size"
        );
        assert_eq!(
            PLACES.sql(2, DbBackend::Postgres),
            "INSERT INTO places (id,name,size) VALUES ($1,$2,$3),($4,$5,$6) \
             ON CONFLICT (id) DO UPDATE SET name=excluded.name,size=excluded.size"
        );
    }

    #[test]
    fn rows_become_lists() {
        let mut bulk = Bulk::new(&PLACES, 2);
        bulk.push([uuid::Uuid::nil().into(), "Bàn \"1\"\n".into(), 1_i64.into()]);
        bulk.push([vec![1_u8, 255].into(), Value::String(None), true.into()]);
        assert_eq!(bulk.json(), r#"[["00000000000000000000000000000000","Bàn \"1\"\n",1],["01ff",null,true]]"#);
        assert_eq!(Bulk::new(&PLACES, 0).json(), "[]");
    }
}
