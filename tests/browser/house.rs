//! A house: the real server, as a process that can be killed and started again on the same database.

use crate::{PATIENCE, free_port};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Instant;
use tempfile::TempDir;

pub struct House {
    folder: TempDir,
    port: u16,
    server: Option<Child>,
}

impl House {
    /// Opens the demo house on a fresh database.
    pub async fn open() -> Self {
        let mut house = Self { folder: TempDir::new().expect("a folder"), port: free_port(), server: None };
        house.start().await;
        house
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Starts the server and waits until it answers.
    pub async fn start(&mut self) {
        let log =
            std::fs::File::options().create(true).append(true).open(self.folder.path().join("log")).expect("a log");
        let server = Command::new(binary())
            .args(["serve", "--demo", "--listen", &format!("127.0.0.1:{}", self.port), "--database"])
            .arg(self.folder.path().join("goimon.db"))
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("the server starts");
        self.server = Some(server);
        let began = Instant::now();
        while reqwest::get(format!("http://127.0.0.1:{}/health", self.port)).await.is_err() {
            assert!(began.elapsed() < PATIENCE, "the server does not answer: {}", self.log());
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    /// The power goes.
    pub fn kill(&mut self) {
        if let Some(mut server) = self.server.take() {
            server.kill().expect("it can be killed");
            server.wait().expect("it is gone");
        }
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The server that was built beside these tests.
fn binary() -> PathBuf {
    let tests = std::env::current_exe().expect("this program has a path");
    let folder = tests.parent().and_then(|deps| deps.parent()).expect("target/debug/deps/…");
    let binary = folder.join("goimon");
    assert!(binary.is_file(), "{} is not built: run `cargo test`, which builds it", binary.display());
    binary
}
