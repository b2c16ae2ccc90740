//! Hints between machines that share a PostgreSQL: “this venue's stream has moved”. A hint may be lost, while the
//! listener's connection is being made again: the reader reads by sequence, and asks now and then by itself.

use crate::{DatabaseKind, Store, StoreError};
use goimon_domain::ids::VenueId;
use sea_orm::{ConnectionTrait, DbErr, Statement};
use sqlx::postgres::PgListener;
use std::time::Duration;

/// The channel on which all machines of a database speak.
const CHANNEL: &str = "goimon";
/// How long a listener that cannot reach the server waits before it tries again.
const BREATH: Duration = Duration::from_secs(1);

/// Hints as they come in.
pub struct WakeUps {
    listener: PgListener,
    closed: bool,
}

impl WakeUps {
    /// Whether the store was closed: nothing will ever come again.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// The next hint; `None` means that some may have been lost: read every venue again. A lost connection
    /// is made again; only closing the store ends it.
    pub async fn next(&mut self) -> Option<(VenueId, u64)> {
        loop {
            match self.listener.try_recv().await {
                Ok(Some(hint)) => {
                    if let Some(read) = read(hint.payload()) {
                        return Some(read);
                    }
                }
                Ok(None) => return None,
                Err(sqlx::Error::PoolClosed) => {
                    self.closed = true;
                    return None;
                }
                Err(error) => {
                    tracing::warn!(%error, "the listener lost its database; trying again");
                    tokio::time::sleep(BREATH).await;
                    return None;
                }
            }
        }
    }
}

fn read(payload: &str) -> Option<(VenueId, u64)> {
    let (venue, seq) = payload.split_once(' ')?;
    Some((venue.parse().ok()?, seq.parse().ok()?))
}

impl Store {
    /// Tells the other machines; does nothing on SQLite. After the commit and not in it: NOTIFY in a transaction makes
    /// all commits of the database wait for each other.
    pub async fn notify(&self, venue: VenueId, seq: u64) -> Result<(), StoreError> {
        if self.kind == DatabaseKind::Sqlite {
            return Ok(());
        }
        let backend = self.reader.get_database_backend();
        let values = [CHANNEL.into(), format!("{venue} {seq}").into()];
        self.reader
            .query_one_raw(Statement::from_sql_and_values(backend, "SELECT pg_notify($1, $2)::text", values))
            .await?;
        Ok(())
    }

    /// Listens to the other machines; there are none on SQLite.
    pub async fn listen(&self) -> Result<Option<WakeUps>, StoreError> {
        if self.kind == DatabaseKind::Sqlite {
            return Ok(None);
        }
        let failed = |error: sqlx::Error| StoreError::Database(DbErr::Custom(error.to_string()));
        let mut listener =
            PgListener::connect_with(self.reader.get_postgres_connection_pool()).await.map_err(failed)?;
        listener.listen(CHANNEL).await.map_err(failed)?;
        Ok(Some(WakeUps { listener, closed: false }))
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn what_is_not_ours_is_not_a_hint() {
        let venue = "0199a1b2-0000-7000-8000-000000000001";
        assert_eq!(read(&format!("{venue} 42")).map(|(id, seq)| (id.to_string(), seq)), Some((venue.to_owned(), 42)));
        assert_eq!(read("hello"), None);
        assert_eq!(read("x 42"), None);
    }
}
