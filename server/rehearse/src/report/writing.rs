//! The figures, written for people.

use super::{Busy, Latency, Limits, Outcome, Settled, Speed};
use crate::compare::Sums;
use crate::money::major;
use std::fmt::Write as _;

impl Outcome {
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
}
