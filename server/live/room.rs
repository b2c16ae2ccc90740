//! The room of one venue: the task that owns its boards and its screens.

use super::board::Board;
use super::messages::Down;
use super::outbox::{Outbox, Put};
use super::pass::{Pass, concerns_passes, tells_all};
use super::receipts::Receipts;
use super::settling::{GRACE, Settling};
use super::socket::Watcher;
use crate::gauges::Metrics;
use bytestring::ByteString;
use goimon_acts::{Books, Commit, Settle};
use goimon_domain::event::Event;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, VenueId};
use goimon_domain::lang::Lang;
use goimon_domain::screen::Scope;
use goimon_domain::staff::Actor;
use goimon_domain::time::At;
use goimon_store::Change;
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
    Join { screen: u64, watcher: Watcher, outbox: Arc<Outbox> },
    /// A screen goes.
    Leave { screen: u64 },
    /// A screen has painted everything up to `seq`.
    Painted { screen: u64, seq: u64 },
    /// Somebody at a till settles a check.
    Settling { screen: u64, check: CheckId },
    /// The till that settled a check went at that moment, and has had the time to come back.
    Unsettled { check: CheckId, gone: At },
    /// A screen's pass turned out to be over.
    End { screen: u64 },
    /// The server stops.
    Close,
}

struct Screen {
    place: (View, Lang),
    pass: Pass,
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
    settling: Settling,
    /// The way to this room, for answers that take a while.
    own: mpsc::WeakSender<Ask>,
    /// How many messages waited for all screens when last looked at.
    waiting: i64,
}

impl Room {
    /// Opens the room, listening from this moment on; no such venue, no room.
    pub fn open(
        venue: VenueId,
        books: Books,
        metrics: Metrics,
        own: mpsc::WeakSender<Ask>,
    ) -> Option<(Self, broadcast::Receiver<Arc<Commit>>)> {
        // First listen, then look: what happens in between is heard and known already.
        let commits = books.subscribe();
        let house = books.house(venue)?;
        let receipts = Receipts::new(&house);
        let (boards, screens) = (HashMap::new(), HashMap::new());
        let room = Self {
            venue,
            books,
            metrics,
            house,
            boards,
            screens,
            receipts,
            settling: Settling::default(),
            own,
            waiting: 0,
        };
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
        let tells_all = tells_all(commit, self.house.seq);
        self.house = commit.house.clone();
        if concerns_passes(commit) {
            self.look_at_passes(&commit.events, !tells_all);
        }
        self.receipts.committed(&commit.events, &self.house, commit.at);
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
            self.look_at_passes(&[], true);
            self.show_anew();
        }
    }

    /// Lets go whose pass is over, and asks about those of which nobody knows here: after a gap all of them.
    fn look_at_passes(&mut self, events: &[Event], gap: bool) {
        self.end_all(|pass, house| pass.is_over(events, house));
        let doubtful = |screen: &Screen| gap || screen.pass.is_doubtful(events);
        let doubtful = self.screens.iter().filter(|(_, screen)| doubtful(screen));
        self.ask(doubtful.map(|(id, screen)| (*id, screen.pass)).collect());
    }

    /// Asks the database whether these passes are still good; where nobody can say, the screen has to come again.
    fn ask(&self, doubtful: Vec<(u64, Pass)>) {
        let Some(room) = self.own.upgrade().filter(|_| !doubtful.is_empty()) else { return };
        let (store, now) = (self.books.store().clone(), self.books.now());
        tokio::spawn(async move {
            for (screen, pass) in doubtful {
                if !pass.is_good(&store, now).await.unwrap_or(false) && room.send(Ask::End { screen }).await.is_err() {
                    return;
                }
            }
        });
    }

    /// Lets a screen go: nothing more is put into its outbox.
    fn end(&mut self, screen: u64) {
        let outbox = self.screens.get(&screen).map(|screen| screen.outbox.clone());
        self.leave(screen);
        if let Some(outbox) = outbox {
            outbox.close();
        }
    }

    fn end_all(&mut self, over: impl Fn(&Pass, &House) -> bool) {
        let ended = self.screens.iter().filter(|(_, screen)| over(&screen.pass, &self.house));
        for screen in ended.map(|(id, _)| *id).collect::<Vec<u64>>() {
            self.end(screen);
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
            Ask::Join { screen, watcher, outbox } => self.join(screen, watcher, outbox),
            Ask::Leave { screen } => self.leave(screen),
            Ask::Painted { screen, seq } => self.painted(screen, seq),
            Ask::Settling { screen, check } => self.settles(screen, check),
            Ask::Unsettled { check, gone } => self.unsettled(check, gone),
            Ask::End { screen } => self.end(screen),
            Ask::Close => {}
        }
    }

    fn join(&mut self, screen: u64, watcher: Watcher, outbox: Arc<Outbox>) {
        let Watcher { view, lang, since, pass, .. } = watcher;
        let (place, house) = ((view, lang), self.house.clone());
        if pass.is_over(&[], &house) {
            return outbox.close();
        }
        let board = self.boards.entry(place).or_insert_with(|| Board::new(place.0, place.1, &house));
        let epoch = house.reference.venue.epoch.simple().to_string();
        outbox.put(Down::Hello { epoch: &epoch, seq: house.seq, now: self.books.now() }.text());
        if !board.is_current(since, &house) {
            outbox.put(board.whole(&house));
        }
        self.screens.insert(screen, Screen { place, pass, outbox });
        self.metrics.sockets(1);
        // It may have ended between the door and here.
        self.ask(vec![(screen, pass)]);
    }

    fn leave(&mut self, screen: u64) {
        let Some(gone) = self.screens.remove(&screen) else { return };
        self.metrics.sockets(-1);
        if !self.screens.values().any(|other| other.place == gone.place) {
            self.boards.remove(&gone.place);
        }
        let Some((check, room)) = self.settling.leaves(screen).zip(self.own.upgrade()) else { return };
        let gone = self.books.now();
        tokio::spawn(async move {
            tokio::time::sleep(GRACE).await;
            // A room that is gone has forgotten it: then the clock ends it.
            let _ = room.send(Ask::Unsettled { check, gone }).await;
        });
    }

    /// Only a till settles anything.
    fn settles(&mut self, screen: u64, check: CheckId) {
        if self.screens.get(&screen).is_some_and(|screen| screen.place.0 == View::Checkout) {
            self.settling.begins(screen, check);
        }
    }

    /// Ends what a till that is gone was settling, unless one came back or somebody began anew.
    fn unsettled(&self, check: CheckId, gone: At) {
        let since = self.house.check(check).ok().and_then(|check| check.settling.as_ref()).map(|stamp| stamp.at);
        if self.settling.is_settled(check) || since.is_none_or(|since| since > gone) {
            return;
        }
        let (books, venue) = (self.books.clone(), self.venue);
        tokio::spawn(async move {
            if let Err(error) = books.act(venue, &Actor::house(), None, Settle { check, began: false }).await {
                // It was paid in the same moment, or the clock ends it.
                tracing::debug!(%error, "a check is still being settled");
            }
        });
    }

    fn painted(&mut self, screen: u64, seq: u64) {
        let Some(screen) = self.screens.get(&screen) else { return };
        if let Some(age) = self.receipts.age(seq) {
            self.metrics.observe_painted(age);
        }
        let house = self.house.clone();
        if let Some(scope) = screen.place.0.scope(&house) {
            // Nobody has painted what has not happened.
            self.receipts.painted(scope, seq.min(house.seq), &house);
            self.give_back(scope, &house);
        }
    }

    /// What paints is live: a station's own screen gets back what another took over.
    fn give_back(&self, scope: Scope<'_>, house: &House) {
        let back = house.reference.covers.iter().filter(|cover| scope.owns(cover.station));
        for station in back.map(|cover| cover.station) {
            let (books, venue) = (self.books.clone(), self.venue);
            tokio::spawn(async move {
                if let Err(error) = books.change(venue, &Actor::house(), Change::CoverEnded { station }).await {
                    // Somebody gave it back in the same moment, or it is tried again with the next that is painted.
                    tracing::debug!(%error, "a station was not given back");
                }
            });
        }
    }

    fn beat(&mut self) {
        let waiting = self.screens.values().map(|screen| screen.outbox.waiting()).sum();
        self.metrics.socket_queue(waiting - self.waiting);
        self.waiting = waiting;
        let (seq, now) = (self.house.seq, self.books.now());
        self.end_all(|pass, _| pass.has_run_out(now));
        let beats: Vec<_> = self
            .boards
            .iter()
            .map(|(place, board)| (*place, Down::Beat { seq, now, sum: &board.sum() }.text()))
            .collect();
        for (place, message) in beats {
            self.send(place, &message);
        }
    }

    fn tell(&mut self) {
        let Some(news) = self.receipts.take_news() else { return };
        let (books, venue) = (self.books.clone(), self.venue);
        tokio::spawn(async move {
            if let Err(error) = books.act(venue, &Actor::house(), None, news).await {
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
