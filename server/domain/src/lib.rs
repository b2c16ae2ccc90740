//! The trade, pure: no database, no network, no clock. What a waiter, a cook and a cashier do, and what follows from it.
//!
//! A [`house::House`] is a venue's evening as a value. An act looks at it and says what happened ([`event::Fact`]) or why
//! not ([`refusal::Refusal`]); [`house::House::apply`] gives the next house.

pub mod approval;
pub mod booking;
pub mod changing;
pub mod check;
pub mod cooking;
pub mod course;
pub mod coursing;
pub mod customer;
pub mod darkness;
pub mod discount;
pub mod division;
pub mod edits;
pub mod event;
pub mod floor;
pub mod guests;
pub mod house;
pub mod ids;
pub mod lang;
pub mod line;
pub mod menu;
pub mod menu_file;
pub mod money;
pub mod moving;
pub mod opening;
pub mod patience;
pub mod payment;
pub mod portions;
pub mod presets;
pub mod printer;
pub mod printing;
pub mod promotion;
pub mod rates;
pub mod reason;
pub mod refusal;
pub mod reservation;
pub mod reversing;
pub mod room;
pub mod room_acts;
pub mod room_time;
pub mod screen;
pub mod sending;
pub mod serving;
pub mod settling;
pub mod shift;
pub mod slips;
pub mod staff;
pub mod ticket;
pub mod time;
pub mod totals;
pub mod transfer;
mod typed;
pub mod venue;
pub mod vietqr;
pub mod voiding;
