//! Who holds which token: sessions and devices, looked up in the database and remembered for a few seconds.
//!
//! A name, role or dismissal is read from the house at every request, so it counts at once. What only the database knows
//! (signed out, revoked) is forgotten here when its event comes by, also from another server, and after ten seconds at
//! the latest.

use super::person::{Device, Person};
use goimon_acts::door::secret::{TokenHash, digest};
use goimon_acts::{Books, Clock, Commit};
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::VenueId;
use goimon_domain::lang::Lang;
use goimon_domain::staff::{Actor, Post, Role};
use goimon_store::{DeviceRow, SessionRow, Store, StoreError};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};
use tokio::sync::broadcast::error::RecvError;

/// How long a looked-up token is believed without asking again.
const BELIEVED: Duration = Duration::from_secs(10);
/// How many tokens are remembered; a busy house has a hundred.
const MOST: usize = 20_000;

/// The tokens that were shown lately. Cheap to clone.
#[derive(Clone)]
pub struct Passes {
    store: Store,
    books: Books,
    clock: Clock,
    known: Arc<RwLock<Known>>,
}

#[derive(Default)]
struct Known {
    sessions: HashMap<TokenHash, (SessionRow, Instant)>,
    devices: HashMap<TokenHash, (DeviceRow, Instant)>,
}

impl Passes {
    /// Follows the stream of all venues from now on.
    pub fn new(store: Store, books: Books, clock: Clock) -> Self {
        let passes = Self { store, books, clock, known: Arc::default() };
        let (known, mut commits) = (passes.known.clone(), passes.books.subscribe());
        tokio::spawn(async move {
            loop {
                match commits.recv().await {
                    Ok(commit) => forget(&known, &commit),
                    // Something was missed: nothing that is remembered can be trusted.
                    Err(RecvError::Lagged(_)) => {
                        *known.write().unwrap_or_else(PoisonError::into_inner) = Known::default()
                    }
                    Err(RecvError::Closed) => break,
                }
            }
        });
        passes
    }

    /// Who holds this session token.
    pub async fn person(&self, token: &str, lang: Option<Lang>) -> Result<Option<Person>, StoreError> {
        let hash = digest(token);
        let Some(session) = self.session(hash).await? else { return Ok(None) };
        let now = (self.clock)();
        if session.ended || session.expires <= now {
            return Ok(None);
        }
        let Some(mut house) = self.house(session.venue).await? else { return Ok(None) };
        if house.reference.person(session.staff).is_none() {
            // Hired at another server a moment ago.
            self.books.catch_up(session.venue).await;
            house = self.books.house(session.venue).unwrap_or(house);
        }
        let person = house.reference.person(session.staff).filter(|person| person.active);
        Ok(person.map(|person| Person {
            venue: session.venue,
            actor: Actor {
                staff: Some(person.id),
                device: session.device,
                name: person.name.clone(),
                role: person.role,
            },
            role: person.role,
            lang: lang.unwrap_or(house.reference.venue.lang),
            session: Some(hash),
            until: Some(session.expires),
        }))
    }

    /// Which device holds this token.
    pub async fn device(&self, token: &str) -> Result<Option<Device>, StoreError> {
        let hash = digest(token);
        let row = match self.known.read().unwrap_or_else(PoisonError::into_inner).devices.get(&hash) {
            Some((row, when)) if when.elapsed() < BELIEVED => Some(row.clone()),
            _ => None,
        };
        let row = match row {
            Some(row) => Some(row),
            None => {
                let row = self.store.device_by_token(&hash).await?;
                if let Some(row) = &row {
                    let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
                    make_room(&mut known.devices);
                    known.devices.insert(hash, (row.clone(), Instant::now()));
                }
                row
            }
        };
        let Some(row) = row.filter(|row| !row.revoked) else { return Ok(None) };
        let house = self.house(row.venue).await?;
        Ok(house.map(|_| Device { id: row.id, venue: row.venue, name: row.name, post: row.post, token: hash }))
    }

    /// A kitchen screen acts by itself; a shared device waits for a person.
    pub fn screen(&self, device: &Device, lang: Option<Lang>) -> Option<Person> {
        match device.post {
            Post::Shared => None,
            Post::Station(_) | Post::Expo | Post::Screen(_) | Post::Board => Some(Person {
                venue: device.venue,
                actor: Actor { staff: None, device: Some(device.id), name: device.name.clone(), role: Role::Kitchen },
                role: Role::Kitchen,
                lang: lang.unwrap_or_else(|| self.venue_lang(device.venue).unwrap_or_default()),
                session: None,
                until: None,
            }),
        }
    }

    /// The house of a token; its book is opened when another server has set it up.
    async fn house(&self, venue: VenueId) -> Result<Option<Arc<House>>, StoreError> {
        self.books.add(venue).await?;
        Ok(self.books.house(venue))
    }

    /// The language of a venue's screens.
    pub fn venue_lang(&self, venue: VenueId) -> Option<Lang> {
        self.books.house(venue).map(|house| house.reference.venue.lang)
    }

    async fn session(&self, hash: TokenHash) -> Result<Option<SessionRow>, StoreError> {
        if let Some((row, when)) = self.known.read().unwrap_or_else(PoisonError::into_inner).sessions.get(&hash)
            && when.elapsed() < BELIEVED
        {
            return Ok(Some(row.clone()));
        }
        let row = self.store.session_by_token(&hash).await?;
        if let Some(row) = &row {
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            make_room(&mut known.sessions);
            known.sessions.insert(hash, (row.clone(), Instant::now()));
        }
        Ok(row)
    }

    /// Forgets the devices of a venue and who is signed in on them: one was just revoked.
    pub fn forget_devices(&self, venue: VenueId) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.devices.retain(|_, (row, _)| row.venue != venue);
        known.sessions.retain(|_, (row, _)| row.venue != venue);
    }

    /// Forgets a token, for who has just signed out.
    pub fn forget(&self, hash: &TokenHash) {
        self.known.write().unwrap_or_else(PoisonError::into_inner).sessions.remove(hash);
    }
}

fn make_room<T>(known: &mut HashMap<TokenHash, (T, Instant)>) {
    if known.len() >= MOST {
        known.retain(|_, (_, when)| when.elapsed() < BELIEVED);
    }
    if known.len() >= MOST {
        known.clear();
    }
}

fn forget(known: &RwLock<Known>, commit: &Commit) {
    let ends = |fact: &Fact| {
        matches!(fact, Fact::SignedOut { .. } | Fact::DeviceRevoked { .. } | Fact::ReferenceChanged { .. })
    };
    if !commit.reset && !commit.events.iter().any(|event| ends(&event.fact)) {
        return;
    }
    let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
    known.sessions.retain(|_, (row, _)| {
        row.venue != commit.venue
            || !(commit.reset
                || commit.events.iter().any(|event| match &event.fact {
                    Fact::SignedOut { staff } => *staff == row.staff,
                    Fact::DeviceRevoked { device } => Some(*device) == row.device,
                    fact => ends(fact),
                }))
    });
    known.devices.retain(|_, (row, _)| row.venue != commit.venue);
}
