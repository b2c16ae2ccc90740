//! Receipts: which rounds (and courses that were fired, and what is made again or otherwise) each station's screens have still to paint, and what the house must be told.
//!
//! A station's rounds may stand on several screens, each of which shows only some of them: a round is seen when a screen that
//! shows it has painted it. How far a station has seen *everything* moves on over what has been seen; what was seen beyond a
//! round that was not is told one by one.

use goimon_acts::StationsSaw;
use goimon_domain::coursing::CourseFact;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, StationId};
use goimon_domain::screen::Scope;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::{Duration, Instant};

/// How many commits are remembered for measuring commit → painted.
const MEASURED: usize = 1_024;

/// What the stations' screens have still to paint.
#[derive(Default)]
pub struct Receipts {
    /// The place in the stream of each such round, and whose it is.
    unseen: BTreeMap<StationId, BTreeMap<u64, CheckId>>,
    seen: BTreeMap<StationId, u64>,
    besides: BTreeSet<(StationId, u64)>,
    commits: VecDeque<(u64, Instant)>,
}

impl Receipts {
    /// Starts from the house: rounds that no screen had painted when the server stopped.
    pub fn new(house: &House) -> Self {
        let mut receipts = Self::default();
        let rounds = house.checks.values().flat_map(|check| check.rounds.iter().map(move |round| (check, round)));
        for (check, round) in rounds {
            for station in house.unseen_by(check, round.id) {
                receipts.unseen.entry(station).or_default().insert(round.seq, check.id);
            }
        }
        for check in house.checks.values() {
            let shown_later = check.firings().chain(check.shown_again());
            for (station, seq) in shown_later.filter(|(station, seq)| !house.has_shown(*station, *seq)) {
                receipts.unseen.entry(station).or_default().insert(seq, check.id);
            }
        }
        receipts
    }

    /// Something became durable.
    pub fn committed(&mut self, events: &[Event], house: &House, at: Instant) {
        for event in events {
            match &event.fact {
                Fact::RoundSent { check, lines, .. } => {
                    for line in lines {
                        self.unseen.entry(line.station).or_default().insert(event.seq, *check);
                    }
                }
                Fact::LineRemade { check, line, .. } => {
                    self.unseen.entry(line.station).or_default().insert(event.seq, *check);
                }
                // What waits is shown when it is fired.
                Fact::LineChanged { check, with: line, .. } if line.is_queued() => {
                    self.unseen.entry(line.station).or_default().insert(event.seq, *check);
                }
                // A course that was fired is to be shown like a round: from then on its lines are made.
                Fact::Course(CourseFact::Fired { check, .. }) => {
                    let fired = house.check(*check).into_iter().flat_map(|found| found.firings());
                    for (station, _) in fired.filter(|(_, seq)| *seq == event.seq) {
                        self.unseen.entry(station).or_default().insert(event.seq, *check);
                    }
                }
                _ => {}
            }
        }
        if let Some(last) = events.last() {
            self.commits.push_back((last.seq, at));
            if self.commits.len() > MEASURED {
                self.commits.pop_front();
            }
        }
    }

    /// How long ago that became durable which a screen has just painted up to.
    pub fn age(&self, seq: u64) -> Option<Duration> {
        let place = self.commits.binary_search_by_key(&seq, |(seq, _)| *seq).ok()?;
        Some(self.commits[place].1.elapsed())
    }

    /// A screen has painted all that it shows up to `seq`. Only what shows a round for the first time is news.
    pub fn painted(&mut self, scope: Scope<'_>, seq: u64, house: &House) {
        for station in scope.stations().map(|station| station.id) {
            let Some(unseen) = self.unseen.get_mut(&station) else { continue };
            // A check that is gone is nobody's worry.
            let shows = |check: &CheckId| house.check(*check).map_or(true, |check| scope.shows(check, station));
            let seen: Vec<u64> = unseen.range(..=seq).filter(|(_, check)| shows(check)).map(|(seq, _)| *seq).collect();
            if seen.is_empty() {
                continue;
            }
            unseen.retain(|seq, _| !seen.contains(seq));
            let all_up_to = match unseen.first_key_value() {
                Some((first, _)) if *first <= seq => first - 1,
                _ => seq,
            };
            if seen.iter().any(|seq| *seq <= all_up_to) {
                self.seen.insert(station, all_up_to);
            }
            self.besides.extend(seen.into_iter().filter(|seq| *seq > all_up_to).map(|seq| (station, seq)));
        }
    }

    /// What the house has to be told since the last time.
    pub fn take_news(&mut self) -> Option<StationsSaw> {
        let seen: Vec<_> = std::mem::take(&mut self.seen).into_iter().collect();
        let besides: Vec<_> = std::mem::take(&mut self.besides).into_iter().collect();
        (!seen.is_empty() || !besides.is_empty()).then_some(StationsSaw { seen, besides })
    }
}
