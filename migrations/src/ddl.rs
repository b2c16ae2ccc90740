//! One text of a step for both databases: the few words in which they differ are put in here.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Makes a module a step of the schema, called after its file: its text is run whole or not at all.
macro_rules! step {
    ($text:expr) => {
        /// The step.
        #[derive(sea_orm_migration::prelude::DeriveMigrationName)]
        pub struct Step;

        #[sea_orm_migration::async_trait::async_trait]
        impl sea_orm_migration::prelude::MigrationTrait for Step {
            fn use_transaction(&self) -> Option<bool> {
                Some(true)
            }

            async fn up(
                &self,
                manager: &sea_orm_migration::prelude::SchemaManager,
            ) -> Result<(), sea_orm_migration::prelude::DbErr> {
                $crate::ddl::run(manager, $text).await
            }
        }
    };
}
pub(crate) use step;

/// Runs the statements of a text, parted by `;` at the end of a line. In it `ID` is the type of an id, `BYTES` of a
/// hash; SQLite tables are made STRICT, so that a wrong type is an error there too, and `WITHOUT ROWID`, where a table
/// ends in it, is for SQLite alone.
pub async fn run(manager: &SchemaManager<'_>, text: &str) -> Result<(), DbErr> {
    let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
    for statement in text.split(";\n").map(str::trim).filter(|statement| !statement.is_empty()) {
        manager.get_connection().execute_unprepared(&spoken(statement, sqlite)).await?;
    }
    Ok(())
}

fn spoken(statement: &str, sqlite: bool) -> String {
    let (id, bytes, whole, yes_no) =
        if sqlite { ("BLOB", "BLOB", "INTEGER", "INTEGER") } else { ("uuid", "bytea", "bigint", "boolean") };
    let mut out = String::with_capacity(statement.len() + 64);
    for piece in statement.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
        let bare = piece.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        out.push_str(match bare {
            "ID" => id,
            "BYTES" => bytes,
            "BIGINT" => whole,
            "BOOLEAN" => yes_no,
            _ => bare,
        });
        out.push_str(&piece[bare.len()..]);
    }
    if !sqlite {
        out.truncate(out.trim_end_matches(" WITHOUT ROWID").len());
    } else if statement.starts_with("CREATE TABLE") {
        out.push_str(if out.ends_with(" WITHOUT ROWID") { ", STRICT" } else { " STRICT" });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn both_databases_read_the_same_text() {
        let text = "CREATE TABLE x (a ID NOT NULL, b BYTES, c BIGINT NOT NULL, d BOOLEAN NOT NULL) WITHOUT ROWID";
        assert_eq!(
            spoken(text, true),
            "CREATE TABLE x (a BLOB NOT NULL, b BLOB, c INTEGER NOT NULL, d INTEGER NOT NULL) WITHOUT ROWID, STRICT"
        );
        assert_eq!(
            spoken(text, false),
            "CREATE TABLE x (a uuid NOT NULL, b bytea, c bigint NOT NULL, d boolean NOT NULL)"
        );
    }
}
