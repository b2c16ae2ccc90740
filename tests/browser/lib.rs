//! What the journeys are played with: a house (a real server on a fresh database), the Wi-Fi between it and its people
//! (a wire that can be cut), and people at real browsers of the sizes they use.
#![allow(missing_docs)]

mod driver;
mod house;
mod person;
mod wifi;

pub use house::House;
pub use person::{Device, Person};
pub use wifi::Wifi;

use std::path::PathBuf;

/// How long anything may take before a journey says that it did not happen.
pub const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);

/// The browser's driver, if this machine has browser and driver.
pub fn chromedriver() -> Option<PathBuf> {
    find("chromium").or_else(|| find("google-chrome"))?;
    find("chromedriver")
}

/// The script of axe, which finds what keeps people out of a page, if `GOIMON_AXE` names it.
pub fn axe() -> Option<PathBuf> {
    std::env::var_os("GOIMON_AXE").map(PathBuf::from).filter(|file| file.is_file())
}

fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// A port that nobody listens on at this moment.
pub fn free_port() -> u16 {
    std::net::TcpListener::bind(("127.0.0.1", 0)).and_then(|socket| socket.local_addr()).expect("a free port").port()
}
