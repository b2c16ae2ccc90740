//! The few words of the WebDriver protocol (W3C) that the journeys need, spoken to chromedriver.

use crate::{PATIENCE, chromedriver, free_port};
use reqwest::Client;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The name under which the protocol hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

pub struct Driver {
    http: Client,
    session: String,
    process: Child,
    /// The browser's own process.
    browser: u64,
}

impl Driver {
    /// Starts a browser with these Chromium options.
    pub async fn start(options: Value) -> Self {
        let port = free_port();
        let process = Command::new(chromedriver().expect("asked only where there is one"))
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the driver starts");
        let http = Client::new();
        let wanted =
            json!({ "capabilities": { "alwaysMatch": { "browserName": "chrome", "goog:chromeOptions": options } } });
        let began = Instant::now();
        let (session, browser) = loop {
            if let Ok(answer) = http.post(format!("http://127.0.0.1:{port}/session")).json(&wanted).send().await {
                let answer: Value = answer.json().await.expect("the driver speaks JSON");
                let id = answer["value"]["sessionId"].as_str().unwrap_or_else(|| panic!("no browser: {answer}"));
                let browser = answer["value"]["capabilities"]["goog:processID"].as_u64().unwrap_or_default();
                break (format!("http://127.0.0.1:{port}/session/{id}"), browser);
            }
            assert!(began.elapsed() < PATIENCE, "the driver does not answer");
            tokio::time::sleep(Duration::from_millis(20)).await;
        };
        Self { http, session, process, browser }
    }

    pub async fn go(&self, url: &str) {
        self.post("url", json!({ "url": url })).await.expect("the page opens");
    }

    pub async fn url(&self) -> String {
        self.get("url").await.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script with `arguments`; an error while a page changes is no answer.
    pub async fn run(&self, script: &str, args: &[Value]) -> Option<Value> {
        self.post("execute/sync", json!({ "script": script, "args": args })).await.ok()
    }

    /// Types into the first element that matches, as a keyboard would.
    pub async fn keys(&self, css: &str, text: &str) -> Result<(), String> {
        let found = self.post("element", json!({ "using": "css selector", "value": css })).await?;
        let id = found[ELEMENT].as_str().unwrap_or_default();
        self.post(&format!("element/{id}/value"), json!({ "text": text })).await.map(|_| ())
    }

    /// Presses keys one after another, wherever the focus is, as a hand on the keyboard does.
    pub async fn press(&self, keys: &[&str]) -> Result<(), String> {
        let strokes =
            keys.iter().flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key })));
        let hand = json!({ "type": "key", "id": "hand", "actions": strokes.collect::<Vec<_>>() });
        self.post("actions", json!({ "actions": [hand] })).await.map(|_| ())
    }

    /// Two taps of a finger on the same spot of the screen, so many milliseconds apart, whatever stands there by then.
    pub async fn tap_twice(&self, x: f64, y: f64, apart: u64) -> Result<(), String> {
        let still = |ms: u64| json!({ "type": "pause", "duration": ms });
        let (down, up) = (json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 }));
        let there = json!({ "type": "pointerMove", "duration": 0, "x": x.round(), "y": y.round() });
        let actions = [there, down.clone(), still(20), up.clone(), still(apart), down, still(20), up];
        let finger = json!({ "type": "pointer", "id": "finger", "actions": actions });
        self.post("actions", json!({ "actions": [finger] })).await.map(|_| ())
    }

    /// A picture of the page as PNG in base64.
    pub async fn picture(&self) -> String {
        self.get("screenshot").await.as_str().unwrap_or_default().to_owned()
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value, String> {
        let answer = self.http.post(format!("{}/{path}", self.session)).json(&body).send().await;
        let answer = answer.map_err(|error| error.to_string())?;
        let ok = answer.status().is_success();
        let mut told: Value = answer.json().await.map_err(|error| error.to_string())?;
        if ok { Ok(told["value"].take()) } else { Err(told["value"]["message"].to_string()) }
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self.http.get(format!("{}/{path}", self.session)).send().await.expect("the driver answers");
        let mut told: Value = answer.json().await.expect("the driver speaks JSON");
        told["value"].take()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver lets the browser go only when it is told; a killed one would leave it running.
        let _ = self.say_goodbye();
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

impl Driver {
    /// The battery is empty: nothing is written any more, by nobody.
    pub fn dies(&self) {
        let pid = self.browser.to_string();
        let children = Command::new("pgrep").args(["-P", &pid]).output().map(|found| found.stdout).unwrap_or_default();
        let children = String::from_utf8_lossy(&children).into_owned();
        let all = std::iter::once(pid.as_str()).chain(children.split_whitespace());
        Command::new("kill").arg("-9").args(all).status().expect("it can be killed");
    }

    /// Ends the session without waiting on a runtime that may be going down.
    fn say_goodbye(&self) -> std::io::Result<()> {
        let Some((address, path)) = self.session.trim_start_matches("http://").split_once('/') else { return Ok(()) };
        let mut socket = std::net::TcpStream::connect(address)?;
        socket.set_read_timeout(Some(PATIENCE))?;
        write!(socket, "DELETE /{path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        // The first bytes say that it has happened; the driver keeps the connection open for more words.
        let _first_bytes = socket.read(&mut [0; 64])?;
        Ok(())
    }
}
