//! What people see: pages and live fragments, built from domain types, never from rows.
//!
//! A *page* is a whole document for one person (`waiter`, `kitchen`, `cashier`, `manager`, `door`). A *live view* is a set of
//! elements that every screen showing it has alike (`live`); pages start with the same elements that pushes replace.

pub mod assets;
mod board;
pub mod cashier;
pub mod ctx;
pub mod customers;
pub mod door;
mod error_page;
mod guests;
pub mod kitchen;
pub mod live;
pub mod manager;
pub mod printing;
pub mod qr;
pub mod rooms;
mod sold_out;
mod timed;
pub mod waiter;
pub mod words;

pub use board::board;
pub use ctx::{Ctx, Notice, Who};
pub use error_page::error_page;
pub use sold_out::sold_out;
pub use words::Words;
