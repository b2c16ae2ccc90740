//! Rooms by the hour: their plans of prices, and what a stay in them costs.

pub mod rates;
pub mod room;
pub mod room_acts;
pub mod room_time;
