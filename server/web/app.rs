//! What every handler has at hand.

use super::passes::Passes;
use crate::gauges::Metrics;
use crate::live::Hub;
use goimon_acts::door::{Door, secret};
use goimon_acts::{Books, Clock, Minder};
use goimon_domain::time::At;
use goimon_print::Printers;
use goimon_store::{Store, StoreError};
use std::net::IpAddr;

/// How this server is reached.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Further addresses by which browsers may come, such as `https://goimon.example.com`.
    pub origins: Vec<String>,
    /// Proxies in front whose `X-Forwarded-Proto` is believed.
    pub proxies: Vec<IpAddr>,
    /// Worker threads; half as many as there are cores when 0.
    pub workers: usize,
}

/// What every handler has at hand.
pub struct App {
    /// Where acts are done.
    pub books: Books,
    /// What is no longer going on tonight.
    pub store: Store,
    /// The live screens.
    pub live: Hub,
    /// What goes on paper.
    pub printers: Printers,
    /// What time brings by itself.
    pub minder: Minder,
    /// Devices, people, sessions.
    pub door: Door,
    /// Who holds which cookie or token.
    pub passes: Passes,
    /// What the server measures of itself.
    pub metrics: Metrics,
    /// How this server is reached.
    pub config: Config,
    /// What has to be shown to set up a new house; on the console since the start.
    pub setup_token: String,
    clock: Clock,
}

impl App {
    /// Opens the books of a store and the rooms of its live screens.
    pub async fn open(store: Store, clock: Clock, config: Config) -> Result<Self, StoreError> {
        let books = Books::open(store.clone(), clock.clone()).await?;
        let metrics = Metrics::new();
        let live = Hub::new(books.clone(), metrics.clone());
        let printers = Printers::start(books.clone());
        let minder = Minder::start(books.clone());
        let door = Door::new(store.clone(), books.clone(), clock.clone());
        let passes = Passes::new(store.clone(), books.clone(), clock.clone());
        Ok(Self {
            books,
            store,
            live,
            printers,
            minder,
            door,
            passes,
            metrics,
            config,
            setup_token: secret::code(),
            clock,
        })
    }

    /// The server's clock.
    pub fn now(&self) -> At {
        (self.clock)()
    }
}
