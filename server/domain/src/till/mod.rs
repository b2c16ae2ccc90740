//! The till: what a bill comes to, who pays what of it and how, and the drawer.

pub mod approval;
pub mod bearing;
pub mod closed;
pub mod counter;
pub mod customer;
pub mod discount;
pub mod division;
pub mod intent;
pub mod loyalty;
pub mod payment;
pub mod promotion;
pub mod reopening;
pub mod reversing;
pub mod settling;
pub mod shift;
pub mod totals;
pub mod vat;
pub mod vietqr;
