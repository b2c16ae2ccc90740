//! What the rehearsal showed, for people and for programs.

mod writing;

pub use writing::ms;

use crate::compare::{Reckoning, Sums};
use crate::reporting::Reported;
use crate::tally::{Tally, Times};
use serde::Serialize;
use std::time::Duration;

/// How long something took, in microseconds.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Latency {
    /// How often it was measured.
    pub count: u64,
    /// Half were faster.
    pub p50_us: u64,
    /// All but one in a hundred were faster.
    pub p99_us: u64,
    /// The slowest.
    pub max_us: u64,
}

impl From<&Times> for Latency {
    fn from(times: &Times) -> Self {
        Self { count: times.count(), p50_us: times.p50(), p99_us: times.p99(), max_us: times.max() }
    }
}

/// What one play cost and how fast it was.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Speed {
    /// From the first tap to the last payment, ms.
    pub took_ms: u64,
    /// Orders paid.
    pub orders: u64,
    /// Rounds acknowledged.
    pub rounds: u64,
    /// All requests that were answered: checks opened, rounds, bumps, serving, payments.
    pub acts: u64,
    /// Orders a second, times 10.
    pub orders_per_10_s: u64,
    /// Rounds a second, times 10.
    pub rounds_per_10_s: u64,
    /// Requests a second, times 10.
    pub acts_per_10_s: u64,
    /// A waiter's tap → the answer that it is safe.
    pub send_to_answer: Latency,
    /// A waiter's tap → painted by a screen that had to show it.
    pub send_to_painted: Latency,
    /// Processor time of the server for one round with all that belongs to it, microseconds; only of our own server.
    pub server_us_a_round: Option<u64>,
    /// Processor time of this client for one round, microseconds.
    pub client_us_a_round: Option<u64>,
    /// Messages that screens received.
    pub messages: u64,
}

impl Speed {
    /// Reckons the rates.
    pub fn of(took: Duration, orders: u64, rounds: u64, acts: u64, tally: &Tally) -> Self {
        let took_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX).max(1);
        Self {
            took_ms,
            orders,
            rounds,
            acts,
            orders_per_10_s: orders * 10_000 / took_ms,
            rounds_per_10_s: rounds * 10_000 / took_ms,
            acts_per_10_s: acts * 10_000 / took_ms,
            send_to_answer: (&*tally.answered.borrow()).into(),
            send_to_painted: (&*tally.painted.borrow()).into(),
            ..Self::default()
        }
    }
}

/// The accidents that were arranged, and those that were not.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Accidents {
    /// Answers thrown away.
    pub answers_lost: u64,
    /// Requests cut in the middle.
    pub requests_cut: u64,
    /// Acts sent twice at once.
    pub double_taps: u64,
    /// Sockets cut.
    pub sockets_cut: u64,
    /// Attempts repeated because the server was away or busy.
    pub retries: u64,
    /// Times that a screen found itself different from the server, and healed.
    pub screens_healed: u64,
    /// Times that the server was killed.
    pub kills: u16,
    /// The longest from listening again to all screens whole, ms.
    pub slowest_whole_ms: u64,
    /// The longest start of the server, ms.
    pub slowest_start_ms: u64,
}

/// The machine's own limits, and the server measured against them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Limits {
    /// 4 KiB appended and fsync'd, a second.
    pub appends_per_s: u64,
    /// The same, how long one takes.
    pub append: Latency,
    /// Transactions of five rows through plain sqlx, a second.
    pub transactions_per_s: u64,
    /// The same, how long one takes.
    pub transaction: Latency,
    /// The server's smallest page over 16 connections, a second.
    pub hello_per_s: u64,
    /// One waiter alone.
    pub one_waiter: Speed,
    /// Sixteen waiters as fast as they can.
    pub sixteen_waiters: Speed,
    /// An evening's pace.
    pub evening: Speed,
}

/// The same pace in an empty and in a full house.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Busy {
    /// Tickets that stood on the screens.
    pub tickets: u64,
    /// Nothing stands on the screens.
    pub empty: Speed,
    /// All of them do.
    pub full: Speed,
    /// A kitchen page with its share of them, from asking to the last byte.
    pub page: Latency,
    /// How large such a page is, bytes before compression.
    pub page_bytes: usize,
}

/// Long bills, paid at eight tills.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Settled {
    /// Bills of forty lines.
    pub bills: u64,
    /// Payments that they were paid with.
    pub payments: u64,
    /// How often the server was killed meanwhile.
    pub kills: u16,
    /// A payment, from the tap to the answer that it is safe.
    pub answer: Latency,
    /// The till's page of such a bill, from asking to the last byte.
    pub page: Latency,
    /// How large it is, bytes before compression.
    pub page_bytes: usize,
    /// What is not as it should be.
    pub faults: Vec<String>,
}

/// Many sockets on one view.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Crowd {
    /// How many.
    pub sockets: u16,
    /// Send → the last of them has it.
    pub send_to_last: Latency,
    /// Memory of the server with all of them, KiB.
    pub server_kib: u64,
}

/// What the rehearsal showed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Outcome {
    /// Whether everything matches.
    pub matched: bool,
    /// What the file says.
    pub expected: Sums,
    /// What the server has.
    pub found: Sums,
    /// What was charged by the file, minor units; differs from the expected revenue by what the menu can't explain.
    pub charged: i64,
    /// What was paid, minor units.
    pub paid: i64,
    /// The currency, and its decimal places.
    pub currency: String,
    #[serde(skip)]
    /// Decimal places of the currency.
    pub places: u32,
    /// Lines whose price the menu can't explain.
    pub unexplained: usize,
    /// The first of them.
    pub unexplained_lines: Vec<String>,
    /// Tickets, each seen once by every screen that had to show it.
    pub tickets: u64,
    /// Screens that watched.
    pub screens: usize,
    /// Waiters that ordered.
    pub waiters: usize,
    /// Orders that are not as they should be.
    pub wrong_orders: u64,
    /// Tickets that are not as they should be.
    pub wrong_tickets: u64,
    /// Checks left open.
    pub left_open: u64,
    /// Tickets left on screens.
    pub left_on_screens: u64,
    /// Tickets that nobody sent.
    pub strangers: u64,
    /// How many faults there were.
    pub fault_count: u64,
    /// The first of them.
    pub faults: Vec<String>,
    /// How fast it was.
    pub speed: Speed,
    /// What went wrong on purpose.
    pub accidents: Accidents,
    /// Memory of our own server, KiB: at rest before the play, most of all.
    pub server_idle_kib: Option<u64>,
    /// The most it held, KiB.
    pub server_peak_kib: Option<u64>,
    /// With `--limits`.
    pub limits: Option<Limits>,
    /// With `--sockets`.
    pub crowd: Option<Crowd>,
    /// With `--settle`.
    pub settled: Option<Settled>,
    /// With `--report`.
    pub reported: Option<Reported>,
    /// With `--busy`.
    pub busy: Option<Busy>,
}

impl Outcome {
    /// Takes in what was found, and decides.
    pub fn judge(&mut self, found: &Reckoning, tally: &Tally) {
        self.found = found.sums;
        self.paid = found.paid;
        self.tickets = found.tickets;
        self.wrong_orders = found.wrong;
        self.wrong_tickets = found.wrong_tickets;
        self.left_open = found.left_open;
        self.left_on_screens = found.left_on_screens;
        self.strangers = found.strangers;
        self.fault_count = tally.faulty.get();
        self.faults.clone_from(&tally.faults.borrow());
        self.matched = self.found == self.expected
            && [self.wrong_orders, self.wrong_tickets, self.left_open, self.left_on_screens, self.strangers]
                .iter()
                .all(|count| *count == 0)
            && self.fault_count == 0;
    }

    /// Takes in how the bills were paid; a payment that is lost or doubled is a mismatch.
    pub fn take_settled(&mut self, settled: Settled) {
        self.matched &= settled.faults.is_empty();
        self.settled = Some(settled);
    }

    /// Takes in how a day's report was; one that is wrong or slow is a mismatch.
    pub fn take_reported(&mut self, reported: Reported) {
        self.matched &= reported.faults.is_empty();
        self.reported = Some(reported);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_fault_is_enough_not_to_match() {
        let sums = Sums { orders: 1, lines: 1, units: 1, revenue: 5 };
        let found = Reckoning { sums, paid: 5, tickets: 1, ..Reckoning::default() };
        let tally = Tally::default();
        let mut outcome = Outcome { expected: sums, currency: "USD".to_owned(), places: 2, ..Outcome::default() };
        outcome.judge(&found, &tally);
        assert!(outcome.matched && outcome.text().contains("1 orders · 1 lines · 1 units · 0.05 USD"));
        tally.fault("a ticket came twice");
        outcome.judge(&found, &tally);
        assert!(!outcome.matched && outcome.text().contains("a ticket came twice"));
    }

    #[test]
    fn a_payment_that_is_lost_is_enough_not_to_match() {
        let mut outcome = Outcome { matched: true, ..Outcome::default() };
        outcome.take_settled(Settled::default());
        assert!(outcome.matched);
        outcome.take_settled(Settled { faults: vec!["check 1: 5 due".to_owned()], ..Settled::default() });
        assert!(!outcome.matched && outcome.text().contains("check 1: 5 due"));
    }
}
