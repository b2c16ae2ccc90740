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
    /// Its columns, in the order in which values are pushed.
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

    /// Writes all rows, in one statement unless there are very many.
    pub async fn write<C: ConnectionTrait>(mut self, db: &C) -> Result<(), DbErr> {
        let backend = db.get_database_backend();
        let most = MOST_VALUES / self.table.columns.len() * self.table.columns.len();
        while !self.values.is_empty() {
            let rest = self.values.split_off(self.values.len().min(most));
            let values = std::mem::replace(&mut self.values, rest);
            let sql = self.table.sql(values.len() / self.table.columns.len(), backend);
            db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        }
        Ok(())
    }
}

impl Table {
    fn sql(&self, rows: usize, backend: DbBackend) -> String {
        let width = self.columns.len();
        let mut sql = String::with_capacity(256 + rows * width * 6);
        let _ = write!(sql, "INSERT INTO {} ({}) VALUES ", self.name, self.columns.join(","));
        for row in 0..rows {
            sql.push_str(if row == 0 { "(" } else { ",(" });
            for column in 0..width {
                if column > 0 {
                    sql.push(',');
                }
                placeholder(&mut sql, row * width + column + 1, backend);
            }
            sql.push(')');
        }
        if let Some((key, changing)) = self.upsert {
            let _ = write!(sql, " ON CONFLICT ({key}) DO UPDATE SET ");
            for (place, column) in changing.iter().enumerate() {
                let comma = if place == 0 { "" } else { "," };
                let _ = write!(sql, "{comma}{column}=excluded.{column}");
            }
        }
        sql
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
            PLACES.sql(2, DbBackend::Sqlite),
            "INSERT INTO places (id,name,size) VALUES (?,?,?),(?,?,?) \
             ON CONFLICT (id) DO UPDATE SET name=excluded.name,size=excluded.size"
        );
        assert!(PLACES.sql(2, DbBackend::Postgres).contains("($1,$2,$3),($4,$5,$6)"));
    }
}
