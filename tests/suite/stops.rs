//! Starting and stopping the program: what stands in the way is one clear line and nothing is touched; asked to stop, it stops
//! soon, whoever is still connected.
#![cfg(unix)]

use crate::command_line::{fails, files, goimon};
use crate::program::Program;
use crate::screen::Screen;
use goimon_store::Store;
use goimon_store::testing::made_by_a_newer_goimon;
use std::io::{BufRead as _, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A program that serves the demo, and where.
pub struct Serving {
    child: Child,
    pub base: String,
}

impl Serving {
    /// Starts it.
    pub fn start(database: &Path) -> Self {
        let mut command = goimon();
        command.args(["serve", "--demo", "--listen", "127.0.0.1:0", "--database"]).arg(database);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let line = lines.find(|line| line.contains("http://")).expect("it says where it is");
        lines.find(|line| line.starts_with("Stop with")).expect("it says that it is ready");
        let base = line[line.find("http://").unwrap()..].trim_end_matches("/floor").to_owned();
        // Whatever else it says must not stand in its way.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, base }
    }

    /// Sends it a signal.
    pub fn ask(&self, signal: &str) {
        assert!(Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap().success());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have stopped already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn asked_to_stop_it_stops_within_five_seconds_whoever_is_connected() {
    let folder = tempfile::tempdir().unwrap();
    for signal in ["-TERM", "-INT"] {
        let mut serving = Serving::start(&folder.path().join("house.db"));
        let lan = Program::sign_in(&serving.base, "Lan", "1111").await;
        let mut screens = Vec::new();
        for view in ["floor", "pass", "floor"] {
            let mut screen = Screen::open(&serving.base, &lan.token, view, 0).await.unwrap();
            screen.until("whole").await;
            screens.push(screen);
        }
        // One that never reads, and one that never says anything.
        let _deaf = Screen::open_small(&serving.base, &lan.token, "floor").await;
        let _silent = TcpStream::connect(serving.base.trim_start_matches("http://")).unwrap();
        let asked = Instant::now();
        serving.ask(signal);
        for screen in &mut screens {
            screen.is_let_go().await;
        }
        let status = loop {
            if let Some(status) = serving.child.try_wait().unwrap() {
                break status;
            }
            assert!(asked.elapsed() < Duration::from_secs(6), "it still runs after {signal}");
            tokio::task::yield_now().await;
        };
        assert!(asked.elapsed() < Duration::from_secs(5), "{signal} took {:?}", asked.elapsed());
        assert!(status.success(), "{status}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_place_where_nobody_may_write_is_said() {
    // Nobody can make a file here, root included.
    let output = fails(
        goimon().args(["serve", "--demo", "--listen", "127.0.0.1:0", "--database", "/proc/goimon.db"]),
        "cannot be written",
    );
    assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1);
    let folder = Path::new("/proc/goimon/house.db");
    fails(goimon().args(["serve", "--demo", "--listen", "127.0.0.1:0", "--database"]).arg(folder), "cannot be used");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_database_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("house.db");
    Store::open(&path.display().to_string()).await.unwrap().close().await.unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    bytes[4096..half].fill(0xAA);
    std::fs::write(&path, &bytes).unwrap();
    refused_untouched(&path, "damaged");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_newer_goimon_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("house.db");
    let store = Store::open(&path.display().to_string()).await.unwrap();
    made_by_a_newer_goimon(&store).await;
    store.close().await.unwrap();
    refused_untouched(&path, "newer");
}

/// Neither `serve` nor `menu import` takes the file, and it stays to the byte.
fn refused_untouched(path: &Path, word: &str) {
    let (before, count) = (std::fs::read(path).unwrap(), files(path.parent().unwrap()));
    let output = fails(goimon().args(["serve", "--demo", "--listen", "127.0.0.1:0", "--database"]).arg(path), word);
    assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1);
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!(files(path.parent().unwrap()), count);
    assert!(std::fs::read(path).unwrap() == before, "the file is not what it was");
}
