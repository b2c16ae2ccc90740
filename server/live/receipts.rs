//! Receipts: which rounds each station's screens have still to paint, and what the house must be told.

use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::StationId;
use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

/// How many commits are remembered for measuring commit → painted.
const MEASURED: usize = 1_024;

/// What the stations' screens have still to paint.
#[derive(Default)]
pub struct Receipts {
    unseen: BTreeMap<StationId, VecDeque<u64>>,
    news: BTreeMap<StationId, u64>,
    commits: VecDeque<(u64, Instant)>,
}

impl Receipts {
    /// Starts from the house: rounds that no screen had painted when the server stopped.
    pub fn new(house: &House) -> Self {
        let mut receipts = Self::default();
        let mut rounds: Vec<_> = house
            .checks
            .values()
            .flat_map(|check| check.rounds.iter().map(move |round| (round.seq, check, round.id)))
            .collect();
        rounds.sort_unstable_by_key(|(seq, ..)| *seq);
        for (seq, check, round) in rounds {
            for station in house.unseen_by(check, round) {
                receipts.unseen.entry(station).or_default().push_back(seq);
            }
        }
        receipts
    }

    /// Something became durable.
    pub fn committed(&mut self, events: &[Event], at: Instant) {
        for event in events {
            if let Fact::RoundSent { lines, .. } = &event.fact {
                for line in lines {
                    let unseen = self.unseen.entry(line.station).or_default();
                    if unseen.back() != Some(&event.seq) {
                        unseen.push_back(event.seq);
                    }
                }
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

    /// A screen of the station has painted all up to `seq`. Only what shows a round for the first time is news.
    pub fn painted(&mut self, station: StationId, seq: u64) {
        let Some(unseen) = self.unseen.get_mut(&station) else { return };
        let mut news = false;
        while unseen.front().is_some_and(|round| *round <= seq) {
            unseen.pop_front();
            news = true;
        }
        if news {
            self.news.insert(station, seq);
        }
    }

    /// What the house has to be told since the last time.
    pub fn take_news(&mut self) -> Vec<(StationId, u64)> {
        std::mem::take(&mut self.news).into_iter().collect()
    }
}
