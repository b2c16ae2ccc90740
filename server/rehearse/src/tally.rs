//! What the rehearsal counts while it plays: times taken, accidents arranged, faults found.

use hdrhistogram::Histogram;
use std::cell::{Cell, RefCell};
use std::time::Duration;

/// More than these would only say the same again.
const FAULTS_KEPT: usize = 20;

/// How long something took, many times.
#[derive(Clone, Debug)]
pub struct Times(Histogram<u64>);

impl Default for Times {
    fn default() -> Self {
        // One microsecond to ten minutes with three digits; these bounds are valid, so there is always a histogram.
        Self(Histogram::new_with_bounds(1, 600_000_000, 3).unwrap_or_else(|_| unreachable!("bounds are valid")))
    }
}

impl Times {
    /// Once more.
    pub fn add(&mut self, took: Duration) {
        self.0.saturating_record(u64::try_from(took.as_micros()).unwrap_or(u64::MAX).max(1));
    }

    /// How often.
    pub fn count(&self) -> u64 {
        self.0.len()
    }

    /// Half were faster: microseconds.
    pub fn p50(&self) -> u64 {
        self.0.value_at_quantile(0.5)
    }

    /// All but one in a hundred were faster: microseconds.
    pub fn p99(&self) -> u64 {
        self.0.value_at_quantile(0.99)
    }

    /// The slowest: microseconds.
    pub fn max(&self) -> u64 {
        self.0.max()
    }
}

/// Counters of one rehearsal. Everything runs on one thread, so cells are enough.
#[derive(Default)]
pub struct Tally {
    /// Send → answer, from the first attempt on.
    pub answered: RefCell<Times>,
    /// Send → painted by a screen that had to show it.
    pub painted: RefCell<Times>,
    /// Requests answered by 2xx.
    pub acts: Cell<u64>,
    /// Rounds acknowledged.
    pub rounds: Cell<u64>,
    /// Anything that moved; the watchdog looks at it.
    pub steps: Cell<u64>,
    /// Answers thrown away on purpose.
    pub lost: Cell<u64>,
    /// Requests cut in the middle on purpose.
    pub halved: Cell<u64>,
    /// Requests sent twice at once on purpose.
    pub doubled: Cell<u64>,
    /// Sockets cut on purpose.
    pub cut: Cell<u64>,
    /// Attempts repeated because the server was away or busy.
    pub retried: Cell<u64>,
    /// Messages received by screens.
    pub messages: Cell<u64>,
    /// Beats whose fingerprint was not the screen's.
    pub strayed: Cell<u64>,
    /// Every fault's number.
    pub faulty: Cell<u64>,
    /// The first faults, in words.
    pub faults: RefCell<Vec<String>>,
}

impl Tally {
    /// One more.
    pub fn up(counter: &Cell<u64>) {
        counter.set(counter.get() + 1);
    }

    /// Something moved.
    pub fn step(&self) {
        Self::up(&self.steps);
    }

    /// Something is wrong that nobody arranged.
    pub fn fault(&self, what: impl Into<String>) {
        Self::up(&self.faulty);
        let mut faults = self.faults.borrow_mut();
        if faults.len() < FAULTS_KEPT {
            faults.push(what.into());
        }
    }
}
