//! The kitchen: tickets on screens, from being sent until somebody has carried the food out.

pub mod calling;
pub mod cooking;
pub mod darkness;
pub mod handing;
pub mod handovers;
pub mod rushing;
pub mod screen;
pub mod serving;
pub mod ticket;
