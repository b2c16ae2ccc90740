//! What the rehearsal showed, for people and for programs.

use crate::compare::{Reckoning, Sums};
use crate::money::major;
use crate::reporting::Reported;
use crate::tally::{Tally, Times};
use serde::Serialize;
use std::fmt::Write as _;
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

    /// For people.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        let money = |amount| format!("{} {}", major(amount, self.places), self.currency);
        let sums = |sums: &Sums| {
            format!("{} orders · {} lines · {} units · {}", sums.orders, sums.lines, sums.units, money(sums.revenue))
        };
        writeln!(out, "the file    {}", sums(&self.expected))?;
        writeln!(out, "the server  {}", sums(&self.found))?;
        if self.unexplained > 0 {
            writeln!(
                out,
                "the menu can't explain the price of {} lines (charged {} in all):",
                self.unexplained,
                money(self.charged)
            )?;
            self.unexplained_lines.iter().try_for_each(|line| writeln!(out, "  {line}"))?;
        }
        writeln!(out, "tickets     {} seen by {} screens, {} wrong", self.tickets, self.screens, self.wrong_tickets)?;
        self.write_speed(out, "", &self.speed)?;
        if let (Some(idle), Some(peak)) = (self.server_idle_kib, self.server_peak_kib) {
            writeln!(out, "memory      {} MB idle, {} MB at most", idle / 1024, peak / 1024)?;
        }
        self.write_accidents(out)?;
        if let Some(limits) = &self.limits {
            limits.write(out)?;
        }
        if let Some(crowd) = &self.crowd {
            let Latency { p50_us, p99_us, .. } = crowd.send_to_last;
            writeln!(
                out,
                "crowd       {} sockets on one view: send → the last has it p50 {} p99 {}; server {} MB",
                crowd.sockets,
                ms(p50_us),
                ms(p99_us),
                crowd.server_kib / 1024
            )?;
        }
        if let Some(busy) = &self.busy {
            busy.write(out)?;
        }
        if let Some(settled) = &self.settled {
            settled.write(out)?;
        }
        if let Some(reported) = &self.reported {
            reported.write(out)?;
        }
        let left = [
            (self.wrong_orders, "orders are not as they should be"),
            (self.left_open, "checks are still open"),
            (self.left_on_screens, "tickets are still on screens"),
            (self.strangers, "tickets were on screens that nobody sent"),
            (self.fault_count, "faults in all, the first of them:"),
        ];
        for (count, what) in left.iter().filter(|(count, _)| *count > 0) {
            writeln!(out, "✗ {count} {what}")?;
        }
        self.faults.iter().try_for_each(|fault| writeln!(out, "    {fault}"))?;
        let verdict = if self.matched {
            "✓ everything matches: nothing lost, nothing doubled"
        } else {
            "✗ it does not match"
        };
        writeln!(out, "{verdict}")
    }

    fn write_speed(&self, out: &mut String, name: &str, speed: &Speed) -> std::fmt::Result {
        let waiters = self.waiters;
        writeln!(
            out,
            "{name}speed       {} orders/s · {} rounds/s · {} requests/s with {waiters} waiters, {} s",
            tenths(speed.orders_per_10_s),
            tenths(speed.rounds_per_10_s),
            tenths(speed.acts_per_10_s),
            tenths(speed.took_ms / 100)
        )?;
        speed.write_latencies(out)
    }

    fn write_accidents(&self, out: &mut String) -> std::fmt::Result {
        let a = &self.accidents;
        if a.answers_lost + a.double_taps + a.sockets_cut > 0 {
            writeln!(
                out,
                "accidents   {} answers lost, {} requests cut, {} double taps, {} sockets cut",
                a.answers_lost, a.requests_cut, a.double_taps, a.sockets_cut
            )?;
        }
        if a.retries + a.screens_healed > 0 {
            writeln!(out, "            {} retries, {} screens healed themselves", a.retries, a.screens_healed)?;
        }
        if a.kills > 0 {
            writeln!(
                out,
                "kills       {} × kill -9; listening again after at most {} ms, then all screens whole in {} ms",
                a.kills, a.slowest_start_ms, a.slowest_whole_ms
            )?;
        }
        Ok(())
    }
}

impl Speed {
    fn write_latencies(&self, out: &mut String) -> std::fmt::Result {
        for (name, took) in [("answer ", self.send_to_answer), ("painted", self.send_to_painted)] {
            writeln!(out, "  send → {name}  p50 {} p99 {} max {}", ms(took.p50_us), ms(took.p99_us), ms(took.max_us))?;
        }
        if let (Some(server), Some(client)) = (self.server_us_a_round, self.client_us_a_round) {
            writeln!(out, "  processor       server {} a round, this client {}", ms(server), ms(client))?;
        }
        Ok(())
    }
}

impl Busy {
    fn write(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "an empty house: {} rounds/s", tenths(self.empty.rounds_per_10_s))?;
        self.empty.write_latencies(out)?;
        let (empty, full) = (self.empty.send_to_painted.p99_us, self.full.send_to_painted.p99_us);
        let times = hundredths(full * 100 / empty.max(1));
        writeln!(
            out,
            "a full house: {} tickets stand; painted p99 is {times} × that of the empty one (≤ 2)",
            self.tickets
        )?;
        self.full.write_latencies(out)?;
        let Latency { p50_us, p99_us, .. } = self.page;
        let kib = self.page_bytes / 1024;
        writeln!(out, "  a kitchen page of {kib} KiB comes in p50 {} p99 {} (≤ 25 ms)", ms(p50_us), ms(p99_us))
    }
}

impl Settled {
    fn write(&self, out: &mut String) -> std::fmt::Result {
        let Self { bills, payments, kills, answer, page, .. } = self;
        writeln!(out, "eight tills: {bills} bills of forty lines, {payments} payments, {kills} × kill -9 meanwhile")?;
        let kib = self.page_bytes / 1024;
        writeln!(
            out,
            "  a bill's page of {kib} KiB comes in p50 {} p99 {} (≤ 25 ms)",
            ms(page.p50_us),
            ms(page.p99_us)
        )?;
        writeln!(out, "  pay → answer    p50 {} p99 {} (≤ 20 ms)", ms(answer.p50_us), ms(answer.p99_us))?;
        self.faults.iter().try_for_each(|fault| writeln!(out, "✗ {fault}"))
    }
}

impl Limits {
    fn write(&self, out: &mut String) -> std::fmt::Result {
        let raw = self.transaction;
        writeln!(out, "this machine")?;
        writeln!(out, "  fsync'd appends of 4 KiB     {}/s, p50 {}", self.appends_per_s, ms(self.append.p50_us))?;
        writeln!(
            out,
            "  transactions of five rows    {}/s, p50 {} p99 {}",
            self.transactions_per_s,
            ms(raw.p50_us),
            ms(raw.p99_us)
        )?;
        writeln!(out, "  hello pages, 16 connections  {}/s", self.hello_per_s)?;
        let (one, many, evening) = (&self.one_waiter, &self.sixteen_waiters, &self.evening);
        writeln!(
            out,
            "one waiter: send → answer p50 {} = {} × a raw transaction (≤ 3)",
            ms(one.send_to_answer.p50_us),
            hundredths(one.send_to_answer.p50_us * 100 / raw.p50_us.max(1))
        )?;
        one.write_latencies(out)?;
        let rate = many.rounds_per_10_s;
        writeln!(
            out,
            "sixteen waiters: {} rounds/s = {} × raw transactions/s, {} × appends/s, {} × hello pages/s (≥ 1,000/s)",
            tenths(rate),
            hundredths(rate * 10 / self.transactions_per_s.max(1)),
            hundredths(rate * 10 / self.appends_per_s.max(1)),
            hundredths(rate * 10 / self.hello_per_s.max(1))
        )?;
        many.write_latencies(out)?;
        writeln!(out, "an evening's pace: {} rounds/s", tenths(evening.rounds_per_10_s))?;
        evening.write_latencies(out)
    }
}

/// Microseconds as milliseconds with two places.
pub fn ms(us: u64) -> String {
    format!("{}.{:02} ms", us / 1000, us % 1000 / 10)
}

fn tenths(number: u64) -> String {
    format!("{}.{}", number / 10, number % 10)
}

fn hundredths(number: u64) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_for_people() {
        assert_eq!(ms(1_234), "1.23 ms");
        assert_eq!(tenths(10_005), "1000.5");
        assert_eq!(hundredths(250), "2.50");
    }

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
