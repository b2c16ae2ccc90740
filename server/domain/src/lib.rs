//! The trade, pure: no database, no network, no clock. What a waiter, a cook and a cashier do, and what follows from it.
//!
//! A [`house::House`] is a venue's evening as a value. An act looks at it and says what happened ([`event::Fact`]) or why
//! not ([`refusal::Refusal`]); [`house::House::apply`] gives the next house.
//!
//! The folders are the trade's: [`floor`], [`ordering`], [`kitchen`], [`till`], [`rooms`], [`paper`]. What they share lies
//! here. Each room is known by its own name alone (`goimon_domain::ticket`), wherever its folder is.

pub mod check;
pub mod event;
pub mod floor;
pub mod house;
pub mod ids;
pub mod kitchen;
pub mod lang;
pub mod menu;
pub mod menu_file;
pub mod money;
pub mod ordering;
pub mod paper;
pub mod refusal;
pub mod rooms;
pub mod staff;
pub mod till;
pub mod time;
mod typed;
pub mod venue;

pub use floor::*;
pub use kitchen::*;
pub use ordering::*;
pub use paper::*;
pub use rooms::*;
pub use till::*;
