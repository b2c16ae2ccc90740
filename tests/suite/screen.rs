//! A live screen without a browser: it keeps what it was sent by element, as `live.js` does, and reckons its own sum.

use crate::program::Program;
use crate::support::TestApp;
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::handshake::client::Request;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, client_async, connect_async};

/// A beat comes every two seconds, also on a machine that is busy with ten tests at once.
const PATIENCE: Duration = Duration::from_secs(15);
/// What has not come after so many beats does not come any more.
const MOST_BEATS: u32 = 20;

/// A screen.
pub struct Screen {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// What it shows: the HTML of each element by id.
    pub shown: BTreeMap<String, String>,
    /// How far what it shows is.
    pub seq: u64,
    /// How many beats in a row brought nothing else.
    beats: u32,
}

impl Screen {
    /// Connects with a token. The status if the server refuses.
    pub async fn open(base: &str, token: &str, view: &str, since: u64) -> Result<Self, u16> {
        Self::open_with(base, view, since, &[("authorization", &format!("Bearer {token}"))]).await
    }

    /// Connects with these headers. The status if the server refuses.
    pub async fn open_with(base: &str, view: &str, since: u64, headers: &[(&'static str, &str)]) -> Result<Self, u16> {
        match connect_async(request(base, view, since, headers)).await {
            Ok((socket, _)) => Ok(Self::on(socket)),
            Err(Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("the socket was not answered: {error}"),
        }
    }

    /// Connects with so little room that the network holds hardly anything for it while it does not read.
    pub async fn open_small(base: &str, token: &str, view: &str) -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4_096).unwrap();
        let stream = socket.connect(base.trim_start_matches("http://").parse().unwrap()).await.unwrap();
        let request = request(base, view, 0, &[("authorization", &format!("Bearer {token}"))]);
        Self::on(client_async(request, MaybeTlsStream::Plain(stream)).await.unwrap().0)
    }

    fn on(socket: WebSocketStream<MaybeTlsStream<TcpStream>>) -> Self {
        Self { socket, shown: BTreeMap::new(), seq: 0, beats: 0 }
    }

    /// The next message, taken in.
    pub async fn next(&mut self) -> Value {
        self.next_raw().await.expect("the screen is not let go")
    }

    /// The next message; nothing when the server lets the screen go.
    pub async fn next_raw(&mut self) -> Option<Value> {
        loop {
            let message = timeout(PATIENCE, self.socket.next()).await.expect("a message in time");
            match message {
                Some(Ok(Message::Text(text))) => {
                    let message: Value = serde_json::from_str(&text).unwrap();
                    self.beats = if message["t"] == "beat" { self.beats + 1 } else { 0 };
                    assert!(self.beats < MOST_BEATS, "nothing but beats comes; it shows {}", self.text());
                    self.take(&message);
                    return Some(message);
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }

    /// Reads on until the server lets the screen go.
    pub async fn is_let_go(&mut self) {
        while self.next_raw().await.is_some() {}
    }

    /// The next message of a kind; others are taken in on the way.
    pub async fn until(&mut self, kind: &str) -> Value {
        loop {
            let message = self.next().await;
            if message["t"] == kind {
                return message;
            }
        }
    }

    /// Says that a check is being settled here.
    pub async fn settles(&mut self, check: &str) {
        let said = json!({ "t": "settling", "check": check }).to_string();
        self.socket.send(Message::text(said)).await.unwrap();
    }

    /// Says that everything so far is painted.
    pub async fn painted(&mut self) {
        let seen = json!({ "t": "seen", "seq": self.seq }).to_string();
        self.socket.send(Message::text(seen)).await.unwrap();
    }

    /// All that it shows, one after the other.
    pub fn text(&self) -> String {
        self.shown.values().map(String::as_str).collect()
    }

    /// The fingerprint of what it shows, as a browser reckons it.
    pub fn sum(&self) -> String {
        let weigh = |id: &str, html: &str| fnv1a(&format!("{id}:{}", between(html, "data-v=\"").unwrap()));
        let sum = self.shown.iter().fold(0_u32, |sum, (id, html)| sum.wrapping_add(weigh(id, html)));
        format!("{sum:08x}")
    }

    fn take(&mut self, message: &Value) {
        match message["t"].as_str().unwrap() {
            "hello" | "beat" => {}
            "whole" => {
                self.shown.clear();
                self.put(message["html"].as_str().unwrap());
                self.seq = message["seq"].as_u64().unwrap();
            }
            "part" => {
                self.put(message["html"].as_str().unwrap());
                self.seq = message["seq"].as_u64().unwrap();
            }
            other => panic!("the server said {other}"),
        }
    }

    fn put(&mut self, html: &str) {
        for element in elements(html) {
            let tag = element.split_once('>').unwrap().0;
            let id = between(tag, " id=\"").expect("an element has an id").to_owned();
            if tag.contains("data-gone") {
                self.shown.remove(&id);
            } else {
                self.shown.insert(id, element.to_owned());
            }
        }
    }
}

/// Somebody's screen with a view, as it starts.
pub async fn watch(app: &TestApp, who: &Program, view: &str) -> Screen {
    let mut screen = Screen::open(&app.base, &who.token, view, 0).await.unwrap();
    screen.until("whole").await;
    screen
}

/// Reads on until the screen shows what is wanted; beats alone are not read for ever.
pub async fn shows_that(screen: &mut Screen, what: impl Fn(&Screen) -> bool) {
    while !what(screen) {
        screen.next().await;
    }
}

fn request(base: &str, view: &str, since: u64, headers: &[(&'static str, &str)]) -> Request {
    let address = format!("{}/live?view={view}&since={since}", base.replacen("http", "ws", 1));
    let mut request = address.into_client_request().unwrap();
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().unwrap());
    }
    request
}

/// What stands between `before` and the next quote.
fn between<'a>(text: &'a str, before: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once('"').map(|(found, _)| found)
}

/// The elements of a message: each begins with a tag that carries a fingerprint, or says that it is gone.
fn elements(html: &str) -> Vec<&str> {
    let mut starts: Vec<usize> =
        html.match_indices(" data-v=\"").map(|(place, _)| html[..place].rfind('<').unwrap()).collect();
    starts.extend(html.match_indices("\" data-gone></div>").map(|(place, _)| html[..place].rfind('<').unwrap()));
    starts.sort_unstable();
    let ends = starts.iter().skip(1).copied().chain([html.len()]);
    starts.iter().zip(ends).map(|(start, end)| html[*start..end].trim()).collect()
}

fn fnv1a(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
