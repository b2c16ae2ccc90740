//! Live screens: what became durable is rendered once for each view and language, and the same bytes go to every screen
//! that shows it.
//!
//! Each venue has a [`room`]: one task that owns its boards (what a view shows now) and its screens. It hears of every
//! commit in order, so a screen that joins is exactly in step: it gets the whole, or nothing but hello when the page it
//! has is still true. A screen never holds up another one: each has an outbox of its own, and one that does not read
//! loses its queue, not its truth: it is sent the whole again. One whose [`Pass`] is over is let go at once.

mod board;
mod hub;
mod messages;
mod outbox;
mod pass;
mod receipts;
mod room;
mod settling;
mod socket;

pub use hub::Hub;
pub use pass::{Pass, Token};
pub use socket::{Watcher, open};
