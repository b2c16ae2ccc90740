//! The waiter's pages and acts, on a phone.

mod checks;
mod courses;
mod floor;
mod lines;
mod moving;
pub mod reservations;
mod rounds;
mod serving;

pub use checks::{check, covers, drop_empty, menu, open, seen_again, takeaway};
pub use courses::courses;
pub use floor::{floor, mine, more, no_network, ready, table, unopened};
pub use lines::{change, comp, line, remake, void};
pub(in crate::web) use moving::away_in;
pub use moving::{about, away, hand_over, lines, merge, move_check, move_lines, moving, new_takeaway, note, part};
pub use rounds::{again, send};
pub use serving::{ask_bill, call_off_bill, serve, unserve};
