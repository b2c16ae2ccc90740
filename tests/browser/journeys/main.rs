//! Journeys through a real browser, with the sizes and the roles of a real evening, side by side.
//!
//! They need Chromium and its driver; where those are missing each journey says that it was left out.
#![allow(missing_docs, clippy::unwrap_used)]

mod bad_wifi;
mod barriers;
mod counter;
mod courses;
mod crowd;
mod dark;
mod double_tap;
mod edits;
mod evening;
mod forty;
mod hurry;
mod keys_only;
mod last_portion;
mod long_tickets;
mod moving;
mod no_network;
mod ordering;
mod pass;
mod people;
mod power;
mod printers;
mod program;
mod promotions;
mod reservations;
mod rooms;
mod shift;
mod taps;
mod till;
mod timing;

use goimon_browser_tests::chromedriver;
use std::sync::LazyLock;
use tokio::sync::{Mutex, MutexGuard};

/// One journey at a time: three browsers and a server are enough for a small machine.
static STAGE: LazyLock<Mutex<()>> = LazyLock::new(Mutex::default);

/// The stage, when this machine has browsers.
async fn stage() -> Option<MutexGuard<'static, ()>> {
    if chromedriver().is_none() {
        println!("left out: no Chromium with chromedriver on this machine");
        return None;
    }
    Some(STAGE.lock().await)
}
