//! Ordering: what is sent, in which course, and what can be done to it afterwards.

pub mod changing;
pub mod course;
pub mod coursing;
pub mod edits;
pub mod line;
pub mod portions;
pub mod presets;
pub mod reason;
pub mod sending;
pub mod timing;
pub mod voiding;
