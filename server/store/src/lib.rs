//! What the house remembers: the only crate that knows the database.
//!
//! A [`Store`] is one database, SQLite or PostgreSQL, opened, checked and brought up to date. Acts reach it through
//! [`Store::commit`], which makes a whole batch of them durable in one transaction; what changes by the day goes
//! through [`Store::change`]. Nothing outside this crate sees a row.
#![recursion_limit = "512"]

mod answers;
mod change;
mod checks;
mod closed;
mod commit;
mod customers;
mod door;
mod error;
mod events;
mod house;
mod open;
mod portions;
mod postgres;
mod printing;
mod promotions;
mod reference;
mod reservations;
mod rows;
mod screens;
mod shifts;
mod sqlite;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod venues;
mod wake;

pub use answers::StoredAnswer;
pub use change::Change;
pub use commit::Commit;
pub use door::{DeviceRow, OwnerRow, SessionRow};
pub use error::{CommitError, StoreError};
pub use open::{DatabaseKind, Store};
pub use promotions::CodeLine;
pub use venues::NewVenue;
pub use wake::WakeUps;
