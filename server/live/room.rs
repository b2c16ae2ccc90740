//! The room of one venue: the task that owns its boards and its screens.

use super::board::Board;
use super::messages::Down;
use super::outbox::{Outbox, Put};
use super::receipts::Receipts;
use crate::gauges::Metrics;
use bytestring::ByteString;
use goimon_acts::{Books, Commit, StationsSaw};
use goimon_domain::house::House;
use goimon_domain::ids::VenueId;
use goimon_domain::lang::Lang;
use goimon_domain::staff::Actor;
use goimon_views::live::View;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, mpsc};
use tokio::time::{MissedTickBehavior, interval};

/// How often every screen hears that the server is there.
const BEAT: Duration = Duration::from_secs(2);
/// How often the house is told what was painted: soon enough for a person, seldom enough to cost nothing.
const TELL: Duration = Duration::from_millis(100);

/// What a screen asks of its room.
pub enum Ask {
    /// A screen comes.
    Join { screen: u64, view: View, lang: Lang, since: u64, outbox: Arc<Outbox> },
    /// A screen goes.
    Leave { screen: u64 },
    /// A screen has painted everything up to `seq`.
    Painted { screen: u64, seq: u64 },
    /// The server stops.
    Close,
}

struct Screen {
    place: (View, Lang),
    outbox: Arc<Outbox>,
}

/// A venue's boards and screens.
pub struct Room {
    venue: VenueId,
    books: Books,
    metrics: Metrics,
    house: Arc<House>,
    boards: HashMap<(View, Lang), Board>,
    screens: HashMap<u64, Screen>,
    receipts: Receipts,
    /// How many messages waited for all screens when last looked at.
    waiting: i64,
}

impl Room {
    /// Opens the room, listening from this moment on; no such venue, no room.
    pub fn open(venue: VenueId, books: Books, metrics: Metrics) -> Option<(Self, broadcast::Receiver<Arc<Commit>>)> {
        // First listen, then look: what happens in between is heard and known already.
        let commits = books.subscribe();
        let house = books.house(venue)?;
        let receipts = Receipts::new(&house);
        let (boards, screens) = (HashMap::new(), HashMap::new());
        let room = Self { venue, books, metrics, house, boards, screens, receipts, waiting: 0 };
        Some((room, commits))
    }

    /// Keeps the room until the server stops.
    pub async fn keep(mut self, mut asks: mpsc::Receiver<Ask>, mut commits: broadcast::Receiver<Arc<Commit>>) {
        let mut beat = interval(BEAT);
        let mut tell = interval(TELL);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        tell.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                commit = commits.recv() => match commit {
                    Ok(commit) => self.committed(&commit),
                    Err(RecvError::Lagged(_)) => self.look_anew(),
                    Err(RecvError::Closed) => return,
                },
                ask = asks.recv() => match ask {
                    Some(Ask::Close) | None => return self.close(),
                    Some(ask) => self.answer(ask),
                },
                _ = beat.tick() => self.beat(),
                _ = tell.tick() => self.tell(),
            }
        }
    }

    fn committed(&mut self, commit: &Commit) {
        if commit.venue != self.venue || (!commit.reset && commit.house.seq <= self.house.seq) {
            return;
        }
        self.house = commit.house.clone();
        self.receipts.committed(&commit.events, commit.at);
        if commit.reset {
            return self.show_anew();
        }
        let mut messages = Vec::new();
        for (place, board) in &mut self.boards {
            if let Some(message) = board.update(&commit.events, &self.house) {
                messages.push((*place, message));
            }
        }
        for (place, message) in messages {
            self.send(place, &message);
        }
    }

    /// This room could not keep up with the commits: it starts from the house as it is.
    fn look_anew(&mut self) {
        if let Some(house) = self.books.house(self.venue) {
            self.house = house;
            self.receipts = Receipts::new(&self.house);
            self.show_anew();
        }
    }

    fn show_anew(&mut self) {
        let mut messages = Vec::new();
        for (place, board) in &mut self.boards {
            board.rebuild(&self.house);
            messages.push((*place, board.whole(&self.house)));
        }
        for (place, message) in messages {
            self.send(place, &message);
        }
    }

    fn answer(&mut self, ask: Ask) {
        match ask {
            Ask::Join { screen, view, lang, since, outbox } => self.join(screen, (view, lang), since, outbox),
            Ask::Leave { screen } => self.leave(screen),
            Ask::Painted { screen, seq } => self.painted(screen, seq),
            Ask::Close => {}
        }
    }

    fn join(&mut self, screen: u64, place: (View, Lang), since: u64, outbox: Arc<Outbox>) {
        let house = self.house.clone();
        let board = self.boards.entry(place).or_insert_with(|| Board::new(place.0, place.1, &house));
        let epoch = house.reference.venue.epoch.simple().to_string();
        outbox.put(Down::Hello { epoch: &epoch, seq: house.seq, now: self.books.now() }.text());
        if !board.is_current(since, &house) {
            outbox.put(board.whole(&house));
        }
        self.screens.insert(screen, Screen { place, outbox });
        self.metrics.sockets(1);
    }

    fn leave(&mut self, screen: u64) {
        let Some(gone) = self.screens.remove(&screen) else { return };
        self.metrics.sockets(-1);
        if !self.screens.values().any(|other| other.place == gone.place) {
            self.boards.remove(&gone.place);
        }
    }

    fn painted(&mut self, screen: u64, seq: u64) {
        let Some(screen) = self.screens.get(&screen) else { return };
        if let Some(age) = self.receipts.age(seq) {
            self.metrics.observe_painted(age);
        }
        if let View::Station(station) = screen.place.0 {
            // Nobody has painted what has not happened.
            self.receipts.painted(station, seq.min(self.house.seq));
        }
    }

    fn beat(&mut self) {
        let waiting = self.screens.values().map(|screen| screen.outbox.waiting()).sum();
        self.metrics.socket_queue(waiting - self.waiting);
        self.waiting = waiting;
        let (seq, now) = (self.house.seq, self.books.now());
        let beats: Vec<_> = self
            .boards
            .iter()
            .map(|(place, board)| (*place, Down::Beat { seq, now, sum: &board.sum() }.text()))
            .collect();
        for (place, message) in beats {
            self.send(place, &message);
        }
        self.metrics.book_depth(self.books.waiting(self.venue));
    }

    fn tell(&mut self) {
        let news = self.receipts.take_news();
        if news.is_empty() {
            return;
        }
        let (books, venue) = (self.books.clone(), self.venue);
        tokio::spawn(async move {
            if let Err(error) = books.act(venue, &Actor::house(), None, StationsSaw(news)).await {
                tracing::warn!(%error, "could not note what the screens have painted");
            }
        });
    }

    fn send(&mut self, place: (View, Lang), message: &ByteString) {
        for screen in self.screens.values().filter(|screen| screen.place == place) {
            if screen.outbox.put(message.clone()) == Put::Overflowed {
                self.metrics.socket_overflowed();
                if let Some(board) = self.boards.get_mut(&place) {
                    screen.outbox.put(board.whole(&self.house));
                }
            }
        }
    }

    fn close(&mut self) {
        for screen in self.screens.values() {
            screen.outbox.close();
        }
    }
}
