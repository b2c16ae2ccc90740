//! Gauges: what the server measures of itself while it works. Cheap enough for every act and every painted screen.
//!
//! Read at `/metrics` by Prometheus. Nothing here names a guest, a person or an amount.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

/// Upper bounds in seconds: fine around the few milliseconds that we promise, coarse where something is wrong.
const SECONDS: [f64; 16] =
    [0.000_25, 0.000_5, 0.001, 0.002, 0.003, 0.004, 0.006, 0.008, 0.012, 0.02, 0.03, 0.06, 0.12, 0.5, 2.0, 10.0];

/// How an act ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was done, or had been done by the same key.
    Done,
    /// The house said why not.
    Refused,
    /// The queue was full.
    Busy,
    /// The database did not take it.
    Failed,
}

impl Outcome {
    /// The word by which graphs know it.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::Refused => "refused",
            Outcome::Busy => "busy",
            Outcome::Failed => "failed",
        }
    }
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Ended {
    act: &'static str,
    outcome: &'static str,
}

/// What the server measures of itself. Clones share the same numbers.
#[derive(Clone)]
pub struct Metrics {
    registry: Arc<Registry>,
    send: Histogram,
    painted: Histogram,
    sockets: Gauge,
    book_depth: Gauge,
    socket_depth: Gauge,
    dropped: Counter,
    acts: Family<Ended, Counter<u64, AtomicU64>>,
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    /// Everything at nothing.
    pub fn new() -> Self {
        let send = Histogram::new(SECONDS);
        let painted = Histogram::new(SECONDS);
        let (sockets, book_depth, socket_depth) = (Gauge::default(), Gauge::default(), Gauge::default());
        let (dropped, acts) = (Counter::default(), Family::default());
        let mut registry = Registry::with_prefix("goimon");
        let seconds = || Unit::Seconds;
        registry.register_with_unit("send", "From a round's arrival to its answer", seconds(), send.clone());
        registry.register_with_unit("painted", "From commit to painted on a screen", seconds(), painted.clone());
        registry.register("sockets", "Live screens that are connected", sockets.clone());
        registry.register("book_queue", "Acts that wait for the book, at the last look", book_depth.clone());
        registry.register("socket_queue", "Messages that wait for screens to read them", socket_depth.clone());
        registry.register("socket_overflows", "Queues dropped because a screen did not read", dropped.clone());
        registry.register("acts", "What people did, and how it ended", acts.clone());
        Self { registry: Arc::new(registry), send, painted, sockets, book_depth, socket_depth, dropped, acts }
    }

    /// A round was answered, so long after it arrived.
    pub fn observe_send(&self, took: Duration) {
        self.send.observe(took.as_secs_f64());
    }

    /// A screen has painted something, so long after it was committed.
    pub fn observe_painted(&self, took: Duration) {
        self.painted.observe(took.as_secs_f64());
    }

    /// Screens came (or, with a negative number, left).
    pub fn sockets(&self, delta: i64) {
        self.sockets.inc_by(delta);
    }

    /// How many acts wait for the book.
    pub fn book_depth(&self, waiting: usize) {
        self.book_depth.set(i64::try_from(waiting).unwrap_or(i64::MAX));
    }

    /// Messages were queued for screens (or, with a negative number, sent or dropped).
    pub fn socket_queue(&self, delta: i64) {
        self.socket_depth.inc_by(delta);
    }

    /// A screen did not read, so its queue was dropped and it will be sent the whole view.
    pub fn socket_overflowed(&self) {
        self.dropped.inc();
    }

    /// An act ended.
    pub fn act(&self, name: &'static str, outcome: Outcome) {
        self.acts.get_or_create(&Ended { act: name, outcome: outcome.word() }).inc();
    }

    /// All of it, as Prometheus reads it.
    pub fn text(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_measured_can_be_read() {
        let metrics = Metrics::new();
        metrics.observe_send(Duration::from_micros(2_500));
        metrics.clone().act("send_round", Outcome::Done);
        metrics.sockets(2);
        metrics.sockets(-1);
        let text = metrics.text().unwrap();
        for line in [
            "goimon_send_seconds_bucket{le=\"0.003\"} 1",
            "goimon_send_seconds_count 1",
            "goimon_sockets 1",
            "goimon_acts_total{act=\"send_round\",outcome=\"done\"} 1",
        ] {
            assert!(text.contains(line), "{line} is missing in\n{text}");
        }
    }
}
