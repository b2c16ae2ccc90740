//! One statement for many rows of one table. Its text is put together here rather than by the query builder: this is
//! the hot path, and the values are most of what there is to do.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use std::fmt::Write;

/// Fewer than SQLite's 32,766 and PostgreSQL's 65,535 values in one statement.
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
        let width = self.table.columns.len();
        let most = MOST_VALUES / width * width;
        let mut statements = Vec::new();
        while !self.values.is_empty() {
            let rest = self.values.split_off(self.values.len().min(most));
            let mut values = std::mem::replace(&mut self.values, rest);
            let rows = values.len() / width;
            if backend == DbBackend::Sqlite {
                let rows = padded(rows).min(MOST_VALUES / width);
                values.resize(rows * width, Value::BigInt(None));
                statements.push((self.table.padded_sql(rows, backend), values));
            } else {
                statements.push((self.table.sql(rows, backend), values));
            }
        }
        statements
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

/// So many rows are written as: 1, 2, 3, 4, 6, 8, 12, 16 … To prepare a statement costs SQLite three times as much as
/// to run it, and batches are of every size; with few texts nearly all of them are prepared already.
fn padded(rows: usize) -> usize {
    let power = rows.next_power_of_two();
    let between = power / 4 * 3;
    if between >= rows { between } else { power }
}

impl Table {
    fn sql(&self, rows: usize, backend: DbBackend) -> String {
        let mut sql = format!("INSERT INTO {} ({}) ", self.name, self.columns.join(","));
        self.values(&mut sql, rows, backend);
        self.conflict(&mut sql);
        sql
    }

    /// The same, where rows whose first column is null are only there to fill up.
    fn padded_sql(&self, rows: usize, backend: DbBackend) -> String {
        let mut sql = format!("INSERT INTO {} ({}) SELECT * FROM (", self.name, self.columns.join(","));
        self.values(&mut sql, rows, backend);
        sql.push_str(") WHERE column1 IS NOT NULL");
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
    fn both_databases_get_their_own_marks() {
        assert_eq!(
            PLACES.padded_sql(2, DbBackend::Sqlite),
            "INSERT INTO places (id,name,size) SELECT * FROM (VALUES (?,?,?),(?,?,?)) WHERE column1 IS NOT NULL \
             ON CONFLICT (id) DO UPDATE SET name=excluded.name,size=excluded.size"
        );
        assert_eq!(
            PLACES.sql(2, DbBackend::Postgres),
            "INSERT INTO places (id,name,size) VALUES ($1,$2,$3),($4,$5,$6) \
             ON CONFLICT (id) DO UPDATE SET name=excluded.name,size=excluded.size"
        );
    }

    #[test]
    fn few_sizes_hold_all_batches() {
        assert_eq!([1, 2, 3, 4, 5, 6, 7, 9, 13, 17, 25, 100].map(padded), [1, 2, 3, 4, 6, 6, 8, 12, 16, 24, 32, 128]);
        let mut bulk = Bulk::new(&PLACES, 5);
        for id in 0..5_i64 {
            bulk.push([id.into(), "x".into(), 1_i64.into()]);
        }
        let (_, values) = bulk.statements(DbBackend::Sqlite).remove(0);
        assert_eq!(values.len(), 6 * 3);
    }
}
