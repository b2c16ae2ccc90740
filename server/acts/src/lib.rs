//! What people do: one file for each kind of act, and the book in which a venue's acts are decided and written.
//!
//! An act is handed to [`Books::act`]; it is decided by the pure domain against the evening in memory, written together
//! with whatever else waits, and answered when it is durable.

mod act;
mod answers;
mod approving;
mod book;
mod books;
mod counter;
mod coursing;
mod customers;
pub mod demo;
mod discounts;
mod dividing;
pub mod door;
mod editing;
mod error;
mod guests;
mod intents;
mod kitchen;
mod minding;
mod moving;
mod opening;
mod pay;
mod portions;
mod printing;
mod recent;
mod reserving;
mod reversing;
mod rooms;
mod rushing;
mod seen;
mod send_round;
mod serving;
mod shifts;
mod vouchers;

pub use act::{Act, Ask, Desk};
pub use answers::{Allowed, Begun, Billed, Booked, Done, Edited, Opened, Sent, SentTicket, Shifted, Sold, Taken};
pub use approving::Approve;
pub use books::{Answer, Books, Clock, Commit};
pub use counter::Sell;
pub use coursing::{FireCourse, HoldCourse};
pub use customers::{Attach, SettleDebt};
pub use discounts::{GiveDiscount, WithdrawDiscount};
pub use dividing::{Divide, PrintReceipt, Settle};
pub use editing::{Acknowledge, ChangeLine, CompLine, RemakeLine, VoidLine};
pub use error::ActError;
pub use guests::{SetAway, SetNote};
pub use intents::{BeginIntent, IntentArrived, IntentMissed};
pub use kitchen::{Bump, Cook, FinishLine, Recall, UnfinishLine};
pub use minding::{Mind, Minder};
pub use moving::{HandOver, Merge, MoveCheck, MoveLines, PartChecks};
pub use opening::{OpenCheck, PutAway, SetCovers};
pub use pay::Pay;
pub use portions::{BackOnSale, SetLeft};
pub use printing::{ClaimJob, DiscardJob, LookAfterPrinting, OpenDrawer, PrintBill, PrintTest, ReportJob, RetryJob};
pub use reserving::{Book, CancelReservation, NoShow, Rebook, SeatReserved};
pub use reversing::{Refund, Reopen, VoidPayment};
pub use rooms::{BookRoom, CancelRoom, CorrectRoom, GoOnRoom, PauseRoom, ResumeRoom, StartRoom, StopRoom};
pub use rushing::Rush;
pub use seen::StationsSaw;
pub use send_round::SendRound;
pub use serving::{AskBill, CallOffBill, Serve, Unserve};
pub use shifts::Tend;
pub use vouchers::{Redeem, WithdrawVoucher};
