//! The books of all venues that this server keeps: where acts are handed in and evenings are read.

use crate::act::{Act, fingerprint};
use crate::book::{Book, Entry};
use crate::error::ActError;
use goimon_domain::event::Event;
use goimon_domain::house::House;
use goimon_domain::ids::{ActKey, VenueId};
use goimon_domain::refusal::Refusal;
use goimon_domain::staff::Actor;
use goimon_domain::time::At;
use goimon_store::{Change, DatabaseKind, Store, StoreError, WakeUps};
use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};
use tokio::sync::{broadcast, mpsc, oneshot, watch};

/// The server's clock; tests bring their own.
pub type Clock = Arc<dyn Fn() -> At + Send + Sync>;

/// How many acts may wait for one venue's book: at 1,000 acts a second this is a second's worth; more is refused as busy
/// rather than kept waiting.
const QUEUE: usize = 1_024;
/// How many commits a listener may lag behind before it has to read everything anew.
const LAG: usize = 1_024;
/// How often a server that shares its database looks for houses that were set up at another one, in case no hint came.
const LOOK: Duration = Duration::from_secs(5);

/// What became durable together.
#[derive(Debug)]
pub struct Commit {
    /// Where.
    pub venue: VenueId,
    /// The house right after it; checks that were just closed are still in it.
    pub house: Arc<House>,
    /// What happened, in order.
    pub events: Vec<Event>,
    /// Whether the house was read anew: everything may be different.
    pub reset: bool,
    /// When it was durable, for measuring.
    pub at: Instant,
}

/// An act's answer as JSON, and whether it had been given before.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The answer, the same to the byte whenever the same key comes again.
    pub json: Arc<str>,
    /// Whether the act had been done before.
    pub replayed: bool,
}

/// A handle on the books of all venues. Cheap to clone.
#[derive(Clone)]
pub struct Books {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    clock: Clock,
    open: RwLock<HashMap<VenueId, Desk>>,
    /// One book at a time is opened, so that no venue gets two.
    opening: tokio::sync::Mutex<()>,
    commits: broadcast::Sender<Arc<Commit>>,
}

#[derive(Clone)]
struct Desk {
    queue: mpsc::Sender<Entry>,
    house: watch::Receiver<Arc<House>>,
    wake: mpsc::Sender<oneshot::Sender<()>>,
    /// How far the stream is, for the other servers on the database.
    hint: watch::Sender<u64>,
}

impl Books {
    /// Opens the book of every venue in the store.
    pub async fn open(store: Store, clock: Clock) -> Result<Self, StoreError> {
        let (commits, _) = broadcast::channel(LAG);
        let inner = Inner { store, clock, open: RwLock::default(), opening: tokio::sync::Mutex::default(), commits };
        let books = Self { inner: Arc::new(inner) };
        for venue in books.inner.store.venues().await? {
            books.add(venue).await?;
        }
        if let Some(wake_ups) = books.inner.store.listen().await? {
            let looking = tokio::spawn(look(books.clone()));
            let following = follow(books.clone(), wake_ups);
            tokio::spawn(async move {
                following.await;
                looking.abort();
            });
        }
        Ok(books)
    }

    /// Opens the book of a venue that was just made, here or by another server; nothing when it is open already.
    pub async fn add(&self, venue: VenueId) -> Result<(), StoreError> {
        if self.desk(venue).is_some() {
            return Ok(());
        }
        let _alone = self.inner.opening.lock().await;
        if self.desk(venue).is_some() {
            return Ok(());
        }
        let house = self.inner.store.load_house(venue).await?;
        let (queue, entries) = mpsc::channel(QUEUE);
        let (wake, wakes) = mpsc::channel(16);
        let (hint, hints) = watch::channel(0);
        if self.inner.store.kind() == DatabaseKind::Postgres {
            tokio::spawn(tell(self.inner.store.clone(), venue, hints));
        }
        let (book, house) = Book::new(
            self.inner.store.clone(),
            self.inner.clock.clone(),
            house,
            self.inner.commits.clone(),
            hint.clone(),
        );
        tokio::spawn(book.keep(entries, wakes));
        if let Ok(mut open) = self.inner.open.write() {
            open.insert(venue, Desk { queue, house, wake, hint });
        }
        Ok(())
    }

    /// The venues whose books are open.
    pub fn venues(&self) -> Vec<VenueId> {
        self.inner.open.read().map(|open| open.keys().copied().collect()).unwrap_or_default()
    }

    /// A venue's evening as of its last commit.
    pub fn house(&self, venue: VenueId) -> Option<Arc<House>> {
        self.desk(venue).map(|desk| desk.house.borrow().clone())
    }

    /// How many acts wait for a venue's book.
    pub fn waiting(&self, venue: VenueId) -> usize {
        self.desk(venue).map_or(0, |desk| desk.queue.max_capacity() - desk.queue.capacity())
    }

    /// The server's clock.
    pub fn now(&self) -> At {
        (self.inner.clock)()
    }

    /// The store, for reading what is no longer going on tonight.
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// Does an act and gives its answer once it is durable. A caller that goes away does not stop it.
    pub async fn act<A: Act>(
        &self,
        venue: VenueId,
        by: &Actor,
        key: Option<ActKey>,
        act: A,
    ) -> Result<A::Answer, ActError> {
        let answer = self.act_json(venue, by, key, act).await?;
        serde_json::from_str(&answer.json).map_err(|error| ActError::Down(error.to_string()))
    }

    /// The same with the answer as JSON.
    pub async fn act_json<A: Act>(
        &self,
        venue: VenueId,
        by: &Actor,
        key: Option<ActKey>,
        act: A,
    ) -> Result<Answer, ActError> {
        let desk = self.desk(venue).ok_or(ActError::Refused(Refusal::NoSuchCheck))?;
        let key = key.map(|key| (key, fingerprint(&act)));
        let (reply, answer) = oneshot::channel();
        let entry = Entry { by: by.clone(), key, act: Box::new(act), reply };
        desk.queue.try_send(entry).map_err(|_| ActError::Busy)?;
        answer.await.unwrap_or_else(|_| Err(ActError::Down("the book was closed".into())))
    }

    /// Writes a change of what the venue owns by the day, and takes it in.
    pub async fn change(&self, venue: VenueId, by: &Actor, change: Change) -> Result<u64, StoreError> {
        let seq = self.store().change(venue, by, self.now(), change).await?;
        self.announce(venue, seq);
        self.catch_up(venue).await;
        Ok(seq)
    }

    /// Takes in what others wrote into the store: another server, the command line, a manager's change.
    pub async fn catch_up(&self, venue: VenueId) {
        if let Some(desk) = self.desk(venue) {
            let (done, caught_up) = oneshot::channel();
            if desk.wake.send(done).await.is_ok() {
                // An error means that the book closed: there is nothing to wait for.
                let _ = caught_up.await;
            }
        }
    }

    /// Tells the other servers that a venue's stream is so far: something was written past its book.
    pub fn announce(&self, venue: VenueId, seq: u64) {
        if let Some(desk) = self.desk(venue) {
            desk.hint.send_replace(seq);
        }
    }

    /// Opens the books of houses that another server has set up.
    async fn look(&self) -> Result<(), StoreError> {
        for venue in self.inner.store.venues().await? {
            self.add(venue).await?;
        }
        Ok(())
    }

    /// Everything that becomes durable from now on, in order.
    pub fn subscribe(&self) -> broadcast::Receiver<Arc<Commit>> {
        self.inner.commits.subscribe()
    }

    fn desk(&self, venue: VenueId) -> Option<Desk> {
        self.inner.open.read().ok()?.get(&venue).cloned()
    }
}

/// Follows the hints of other servers on the same database.
async fn follow(books: Books, mut wake_ups: WakeUps) {
    loop {
        match wake_ups.next().await {
            Some((venue, seq)) => {
                if let Err(error) = books.add(venue).await {
                    tracing::warn!(%error, "another server's house could not be read");
                }
                if books.house(venue).is_some_and(|house| house.seq < seq) {
                    books.catch_up(venue).await;
                }
            }
            // The store was closed: its connection must be given back.
            None if wake_ups.is_closed() => return,
            // Hints may have been lost while the connection was.
            None => {
                for venue in books.venues() {
                    books.catch_up(venue).await;
                }
            }
        }
    }
}

/// Looks now and then for houses that another server has set up.
async fn look(books: Books) {
    let mut every = tokio::time::interval(LOOK);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        if let Err(error) = books.look().await {
            tracing::warn!(%error, "could not look for other houses");
        }
    }
}

/// Tells the other servers how far a venue's stream is: while one hint is on its way, those that follow become one.
async fn tell(store: Store, venue: VenueId, mut hints: watch::Receiver<u64>) {
    while hints.changed().await.is_ok() {
        let seq = *hints.borrow_and_update();
        if let Err(error) = store.notify(venue, seq).await {
            // They look by themselves every second.
            tracing::warn!(%error, "the other servers could not be told");
        }
    }
}
