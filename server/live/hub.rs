//! The hub: finds each venue's room, opening it for the first screen.

use super::room::{Ask, Room};
use crate::gauges::Metrics;
use goimon_acts::Books;
use goimon_domain::ids::VenueId;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::runtime::Handle;
use tokio::sync::mpsc;

/// How many asks may wait for a room: a thousand screens that come back at once, and what they have painted.
const ASKS: usize = 4_096;

/// A handle on all rooms. Cheap to clone.
#[derive(Clone)]
pub struct Hub {
    inner: Arc<Inner>,
}

struct Inner {
    books: Books,
    metrics: Metrics,
    runtime: Handle,
    rooms: Mutex<HashMap<VenueId, mpsc::Sender<Ask>>>,
    screens: AtomicU64,
}

impl Hub {
    /// A hub whose rooms run on the runtime it is made on.
    pub fn new(books: Books, metrics: Metrics) -> Self {
        let runtime = Handle::current();
        let inner = Inner { books, metrics, runtime, rooms: Mutex::default(), screens: AtomicU64::new(1) };
        Self { inner: Arc::new(inner) }
    }

    /// A number for a screen that comes.
    pub(super) fn number(&self) -> u64 {
        self.inner.screens.fetch_add(1, Ordering::Relaxed)
    }

    /// The room of a venue.
    pub(super) fn room(&self, venue: VenueId) -> Option<mpsc::Sender<Ask>> {
        let mut rooms = self.inner.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(room) = rooms.get(&venue) {
            return Some(room.clone());
        }
        let (ask, asks) = mpsc::channel(ASKS);
        let (books, metrics) = (self.inner.books.clone(), self.inner.metrics.clone());
        let (room, commits) = Room::open(venue, books, metrics, ask.downgrade())?;
        self.inner.runtime.spawn(room.keep(asks, commits));
        rooms.insert(venue, ask.clone());
        Some(ask)
    }

    /// Lets every screen go: the server stops.
    pub async fn close(&self) {
        let rooms: Vec<_> = {
            let mut rooms = self.inner.rooms.lock().unwrap_or_else(PoisonError::into_inner);
            rooms.drain().map(|(_, room)| room).collect()
        };
        for room in rooms {
            // A room that is gone has no screens.
            let _ = room.send(Ask::Close).await;
        }
    }
}
