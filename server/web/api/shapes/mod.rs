//! Shapes: what goes over the wire, as JSON. Amounts are whole minor units of the venue's currency, moments are
//! milliseconds since 1970 in UTC, ids are UUIDs. Built from the trade's own values, described by the same types.

pub mod answers;
mod bill;
pub mod check;
pub mod counter;
pub mod customers;
pub mod door;
pub mod edits;
pub mod handing;
pub mod intents;
mod line;
pub mod menu;
pub mod moving;
pub mod printing;
pub mod promotions;
pub mod reservations;
pub mod rooms;
pub mod screens;
pub mod settings;
pub mod shifts;
pub mod taxes;
pub mod terms;
pub mod ticket;
pub mod venue;
pub mod wanted;
