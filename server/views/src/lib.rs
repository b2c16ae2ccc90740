//! What people see: pages and live fragments, built from domain types, never from rows.
//!
//! A *page* is a whole document for one person (`waiter`, `kitchen`, `cashier`, `manager`, `door`). A *live view* is a set of
//! elements that every screen showing it has alike (`live`); pages start with the same elements that pushes replace.

pub mod assets;
pub mod ctx;
pub mod live;
pub mod words;

pub use ctx::{Ctx, Who};
pub use words::Words;
