//! The floor: places, guests who come and sit down, move, and are waited on.

pub mod agreed;
pub mod booking;
pub mod guests;
pub mod moving;
pub mod opening;
pub mod patience;
pub mod places;
pub mod reservation;
pub mod transfer;
