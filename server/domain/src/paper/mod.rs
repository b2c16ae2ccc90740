//! Paper: printers, and what goes to them.

pub mod letterhead;
pub mod printer;
pub mod printing;
pub mod slips;
