//! The door: how devices are enrolled, people sign in and out, and a new house gets its first owner.
//!
//! Secrets are random or hashed by argon2id; the database holds only hashes. A wrong PIN slows down and locks the *device*
//! on which it was typed, never the person, so that nobody can keep a colleague out.

mod approval;
mod checker;
mod devices;
mod houses;
mod people;
pub mod secret;
mod sign_in;

pub use approval::ManagersWord;
pub use devices::{Enrolled, NewCode, is_name};
pub use houses::NewHouse;
pub use people::PersonDraft;
pub use secret::code as random_code;
pub use sign_in::SignedIn;

use crate::books::{Books, Clock};
use checker::Checker;
use goimon_domain::ids::{DeviceId, VenueId};
use goimon_domain::menu_file::BadRow;
use goimon_domain::staff::Actor;
use goimon_domain::time::At;
use goimon_store::{Change, Store, StoreError};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

/// Why the door stays shut. `key` names the sentence in the language files.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    /// Not a code, used already, or older than ten minutes.
    #[error("this code is not valid (any more)")]
    BadCode,
    /// Only the demo lets devices enrol themselves.
    #[error("a code from the manager is needed")]
    CodeNeeded,
    /// A device that was never enrolled, or was revoked.
    #[error("this device is not enrolled")]
    NotEnrolled,
    /// Nobody of that name and role works here.
    #[error("no such person")]
    NoSuchPerson,
    /// The PIN was wrong.
    #[error("wrong PIN")]
    WrongPin,
    /// Name or password was wrong.
    #[error("wrong name or password")]
    WrongPassword,
    /// Too many wrong ones.
    #[error("too many wrong tries")]
    Locked {
        /// When to try again.
        until: At,
    },
    /// Not 4 to 8 digits.
    #[error("a PIN has 4 to 8 digits")]
    BadPin,
    /// Shorter than ten characters, or very long.
    #[error("a password has 10 to 200 characters")]
    BadPassword,
    /// Empty, or longer than a name is.
    #[error("a name has 1 to 60 characters")]
    BadName,
    /// Somebody who works here is called so already.
    #[error("somebody is called so already")]
    NameTaken,
    /// The house would have no manager left.
    #[error("one manager must stay")]
    LastManager,
    /// No such station.
    #[error("no such station")]
    NoSuchStation,
    /// The set-up was done already.
    #[error("the house is set up already")]
    SetUpAlready,
    /// The time zone is unknown, or the currency, or a name is too long: the name of the field.
    #[error("the {0} can’t be so")]
    BadHouse(&'static str),
    /// The menu file has mistakes; nothing of it was taken.
    #[error("the menu file was not taken:\n{}", rows(.0))]
    BadMenu(Vec<BadRow>),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The machine could not hash.
    #[error("{0}")]
    Down(String),
}

fn rows(bad: &[BadRow]) -> String {
    bad.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

impl DoorError {
    /// The sentence's name in the language files.
    pub fn key(&self) -> &'static str {
        match self {
            DoorError::BadCode => "bad-code",
            DoorError::CodeNeeded => "code-needed",
            DoorError::NotEnrolled => "not-enrolled",
            DoorError::NoSuchPerson => "no-such-person",
            DoorError::WrongPin => "wrong-pin",
            DoorError::WrongPassword => "wrong-password",
            DoorError::Locked { .. } => "locked",
            DoorError::BadPin => "bad-pin",
            DoorError::BadPassword => "bad-password",
            DoorError::BadName => "bad-name",
            DoorError::NameTaken => "name-taken",
            DoorError::LastManager => "last-manager",
            DoorError::NoSuchStation => "no-such-station",
            DoorError::SetUpAlready => "set-up-already",
            DoorError::BadHouse(_) => "bad-house",
            DoorError::BadMenu(_) => "bad-menu",
            DoorError::Store(_) | DoorError::Down(_) => "down",
        }
    }
}

/// A handle on the door. Cheap to clone.
#[derive(Clone)]
pub struct Door {
    pub(crate) store: Store,
    pub(crate) books: Books,
    clock: Clock,
    inner: Arc<Inner>,
}

struct Inner {
    checker: Checker,
    /// One try at a time on each device: parallel guesses would all pass before the first is counted.
    trying: Mutex<HashMap<DeviceId, Arc<tokio::sync::Mutex<()>>>>,
    /// Wrong passwords by address: (how many, locked until). The owner's page needs no device.
    strangers: Mutex<HashMap<IpAddr, (u32, At)>>,
    /// Only one set-up at a time.
    setting_up: tokio::sync::Mutex<()>,
}

impl Door {
    /// The door of the houses in a store.
    pub fn new(store: Store, books: Books, clock: Clock) -> Self {
        let inner = Inner {
            checker: Checker::start(),
            trying: Mutex::default(),
            strangers: Mutex::default(),
            setting_up: tokio::sync::Mutex::default(),
        };
        Self { store, books, clock, inner: Arc::new(inner) }
    }

    pub(crate) fn now(&self) -> At {
        (self.clock)()
    }

    /// Writes a change and lets the venue's book take it in, so that whoever asked sees it at once.
    pub async fn change(&self, venue: VenueId, by: &Actor, change: Change) -> Result<u64, StoreError> {
        self.books.change(venue, by, change).await
    }

    async fn hash(&self, text: &str) -> Result<String, DoorError> {
        let text = text.to_owned();
        self.checked(move || secret::hash(&text)).await?.map_err(|error| DoorError::Down(error.to_string()))
    }

    async fn matches(&self, text: &str, hash: Option<String>) -> Result<bool, DoorError> {
        let text = text.to_owned();
        self.checked(move || secret::matches(&text, hash.as_deref())).await
    }

    async fn checked<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, DoorError> {
        self.inner.checker.run(work).await.ok_or_else(|| DoorError::Down("the checker of PINs has stopped".into()))
    }
}
