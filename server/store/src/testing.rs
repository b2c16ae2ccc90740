//! Fresh databases for tests, here and in the crates above.
//!
//! SQLite is always there. PostgreSQL is tried when `GOIMON_TEST_POSTGRES` names a server on which databases may be
//! made (`postgres://postgres@localhost:5432/postgres`); when it does not, the test says what it left out.

use crate::{DatabaseKind, NewVenue, Store};
use goimon_domain::ids::VenueId;
use goimon_domain::lang::Lang;
use goimon_domain::money::{Currency, Money};
use goimon_domain::time::At;
use goimon_domain::venue::Terms;
use sea_orm::ConnectionTrait as _;
use sea_orm::prelude::Uuid;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::sync::Arc;

/// The variable that names a PostgreSQL server for tests.
pub const POSTGRES: &str = "GOIMON_TEST_POSTGRES";

/// A database of a test's own. Gone when it is dropped (SQLite) or with the server's data (PostgreSQL).
#[derive(Clone)]
pub struct Fresh {
    /// The store, opened.
    pub store: Store,
    /// The address it was opened by.
    pub url: String,
    _folder: Option<Arc<tempfile::TempDir>>,
}

/// A fresh database of a kind; `None` when it is PostgreSQL and no server is named.
pub async fn fresh(kind: DatabaseKind) -> Option<Fresh> {
    let (url, folder) = address(kind).await?;
    let store = Store::open(&url).await.unwrap_or_else(|error| panic!("a fresh database opens: {error}"));
    Some(Fresh { store, url, _folder: folder })
}

/// The address of a database that is not there yet or empty, with the folder that goes with it.
pub async fn address(kind: DatabaseKind) -> Option<(String, Option<Arc<tempfile::TempDir>>)> {
    match kind {
        DatabaseKind::Sqlite => {
            let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("a folder for a test: {error}"));
            let url = folder.path().join("goimon.db").display().to_string();
            Some((url, Some(Arc::new(folder))))
        }
        DatabaseKind::Postgres => {
            let Ok(server) = std::env::var(POSTGRES) else {
                println!("left out: PostgreSQL (set {POSTGRES})");
                return None;
            };
            let name = format!("goimon_test_{}", Uuid::now_v7().simple());
            let made = async {
                let mut connection = PgConnection::connect(&server).await?;
                connection.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
                connection.close().await
            };
            made.await.unwrap_or_else(|error| panic!("{POSTGRES} names a server where databases may be made: {error}"));
            let at = server.rfind('/').filter(|at| *at > server.find("://").map_or(0, |scheme| scheme + 2));
            let (base, query) = match at {
                Some(at) => (&server[..at], server[at..].find('?').map_or("", |query| &server[at + query..])),
                None => (server.as_str(), ""),
            };
            Some((format!("{base}/{name}{query}"), None))
        }
    }
}

/// Runs a test on a fresh database of each kind.
pub async fn each_database<F: Future<Output = ()>>(test: impl Fn(Store) -> F) {
    for kind in [DatabaseKind::Sqlite, DatabaseKind::Postgres] {
        if let Some(fresh) = fresh(kind).await {
            println!("on {}", kind.word());
            test(fresh.store.clone()).await;
            fresh.store.close().await.unwrap_or_else(|error| panic!("the database closes: {error}"));
        }
    }
}

/// Makes a database look as if a newer version had brought it up to date.
pub async fn made_by_a_newer_goimon(store: &Store) {
    let insert = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_000001_robots', 1)";
    store.writer.execute_unprepared(insert).await.unwrap_or_else(|error| panic!("a row is written: {error}"));
}

/// A Vietnamese venue as most tests want it: prices include tax, no service charge, the day starts at 04:00.
pub fn saigon() -> NewVenue {
    NewVenue {
        name: "Quán Thử".into(),
        lang: Lang::Vi,
        currency: Currency::of("VND").unwrap_or_else(|error| panic!("{error}")),
        zone: "Asia/Ho_Chi_Minh".into(),
        cut_off_hour: 4,
        terms: Terms { tax_included: true, cash_step: Money::ZERO, ..Terms::default() },
        open_door: false,
    }
}

/// Makes that venue.
pub async fn venue(store: &Store) -> VenueId {
    store.create_venue(saigon(), At(1_795_430_000_000)).await.unwrap_or_else(|error| panic!("a venue: {error}"))
}
