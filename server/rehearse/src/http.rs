//! One kept-alive HTTP/1.1 connection, by hand.
//!
//! The rehearsal shares the machine with the server that it measures, so what it spends itself must be next to
//! nothing. It also has to do what no good client does: hang up in the middle of a request, or before the answer.

use serde::de::DeserializeOwned;
use std::io;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use uuid::Uuid;

/// A longer answer than this is not from our server.
const LONGEST_ANSWER: usize = 64 << 20;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// GET, POST, DELETE.
    pub method: &'a str,
    /// From the slash on.
    pub path: &'a str,
    /// Who asks.
    pub token: Option<&'a str>,
    /// The act's key, the same for every attempt.
    pub key: Option<Uuid>,
    /// JSON, or nothing.
    pub body: &'a [u8],
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// Whether it was done.
    pub fn is_good(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The body as what it should be.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, String> {
        serde_json::from_slice(&self.body)
            .map_err(|why| format!("{why} in {}", String::from_utf8_lossy(&self.body[..self.body.len().min(300)])))
    }

    /// What a refusal says, for a human.
    pub fn complaint(&self) -> String {
        #[derive(serde::Deserialize)]
        struct Problem {
            #[serde(default)]
            detail: String,
            #[serde(default)]
            title: String,
        }
        match serde_json::from_slice::<Problem>(&self.body) {
            Ok(Problem { detail, .. }) if !detail.is_empty() => format!("{} {detail}", self.status),
            Ok(Problem { title, .. }) if !title.is_empty() => format!("{} {title}", self.status),
            _ => format!("{} {}", self.status, String::from_utf8_lossy(&self.body[..self.body.len().min(300)])),
        }
    }
}

/// A connection that opens itself when needed.
pub struct Wire {
    address: String,
    stream: Option<TcpStream>,
    inbox: Vec<u8>,
    outbox: Vec<u8>,
}

impl Wire {
    /// To host:port; nothing is opened yet.
    pub fn to(address: &str) -> Self {
        Self { address: address.to_owned(), stream: None, inbox: Vec::new(), outbox: Vec::with_capacity(1024) }
    }

    /// Asks and waits for the answer. After an error the connection is closed; the next one opens a new one.
    pub async fn ask(&mut self, request: &Request<'_>) -> io::Result<Answer> {
        self.send(request, None).await?;
        let answer = self.receive().await;
        if answer.is_err() {
            self.cut();
        }
        answer
    }

    /// Only asks; with `half`, only the first half of it.
    pub async fn send(&mut self, request: &Request<'_>, half: Option<()>) -> io::Result<()> {
        self.write_down(request);
        let upto = if half.is_some() { self.outbox.len() / 2 } else { self.outbox.len() };
        let stream = match &mut self.stream {
            Some(stream) => stream,
            none => {
                let stream = TcpStream::connect(&self.address).await?;
                stream.set_nodelay(true)?;
                none.insert(stream)
            }
        };
        let sent = stream.write_all(&self.outbox[..upto]).await;
        if sent.is_err() {
            self.cut();
        }
        sent
    }

    /// Hangs up.
    pub fn cut(&mut self) {
        self.stream = None;
        self.inbox.clear();
    }

    fn write_down(&mut self, request: &Request<'_>) {
        use std::io::Write;
        let Request { method, path, token, key, body } = *request;
        self.outbox.clear();
        // Writing to a Vec cannot fail.
        let out = &mut self.outbox;
        let _ = write!(out, "{method} {path} HTTP/1.1\r\nhost: {}\r\naccept-language: en\r\n", self.address);
        match token {
            Some(token) if path.starts_with("/api/") => {
                let _ = write!(out, "authorization: Bearer {token}\r\n");
            }
            // A page is asked for as a browser asks: a kitchen's screen by its device, others by who is signed in.
            Some(token) => {
                let cookie = if path.starts_with("/kitchen/") { "goimon-device" } else { "goimon" };
                let _ = write!(out, "cookie: {cookie}={token}\r\n");
            }
            None => {}
        }
        if let Some(key) = key {
            let _ = write!(out, "idempotency-key: {key}\r\n");
        }
        if !body.is_empty() {
            let _ = write!(out, "content-type: application/json\r\n");
        }
        if !body.is_empty() || method != "GET" {
            let _ = write!(out, "content-length: {}\r\n", body.len());
        }
        out.extend_from_slice(b"\r\n");
        out.extend_from_slice(body);
    }

    async fn receive(&mut self) -> io::Result<Answer> {
        let head_end = loop {
            if let Some(at) = find(&self.inbox, b"\r\n\r\n") {
                break at + 4;
            }
            self.more().await?;
        };
        let head = Head::read(&self.inbox[..head_end])?;
        let body = if head.chunked {
            self.chunks(head_end).await?
        } else {
            let end = head_end + head.length;
            while self.inbox.len() < end {
                self.more().await?;
            }
            let body = self.inbox[head_end..end].to_vec();
            self.inbox.drain(..end);
            body
        };
        if head.closes {
            self.cut();
        }
        Ok(Answer { status: head.status, body })
    }

    async fn chunks(&mut self, mut at: usize) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let size_end = loop {
                if let Some(end) = find(&self.inbox[at..], b"\r\n") {
                    break at + end;
                }
                self.more().await?;
            };
            let size = std::str::from_utf8(&self.inbox[at..size_end])
                .ok()
                .and_then(|text| usize::from_str_radix(text.split(';').next().unwrap_or_default().trim(), 16).ok());
            let size = size.filter(|size| *size < LONGEST_ANSWER).ok_or_else(nonsense)?;
            let end = size_end + 2 + size + 2;
            while self.inbox.len() < end {
                self.more().await?;
            }
            body.extend_from_slice(&self.inbox[size_end + 2..end - 2]);
            at = end;
            if size == 0 {
                self.inbox.drain(..at);
                return Ok(body);
            }
        }
    }

    async fn more(&mut self) -> io::Result<()> {
        let stream = self.stream.as_mut().ok_or(io::ErrorKind::NotConnected)?;
        if self.inbox.len() > LONGEST_ANSWER {
            return Err(nonsense());
        }
        self.inbox.reserve(4096);
        match stream.read_buf(&mut self.inbox).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

struct Head {
    status: u16,
    length: usize,
    chunked: bool,
    closes: bool,
}

impl Head {
    fn read(head: &[u8]) -> io::Result<Self> {
        let text = std::str::from_utf8(head).map_err(|_| nonsense())?;
        let mut rows = text.split("\r\n");
        let status = rows.next().and_then(|row| row.split(' ').nth(1)).and_then(|word| word.parse().ok());
        let mut read = Head { status: status.ok_or_else(nonsense)?, length: 0, chunked: false, closes: false };
        for row in rows {
            let Some((name, value)) = row.split_once(':') else { continue };
            let value = value.trim();
            if name.eq_ignore_ascii_case("content-length") {
                read.length = value.parse().ok().filter(|n| *n < LONGEST_ANSWER).ok_or_else(nonsense)?;
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                read.chunked = value.eq_ignore_ascii_case("chunked");
            } else if name.eq_ignore_ascii_case("connection") {
                read.closes = value.eq_ignore_ascii_case("close");
            }
        }
        Ok(read)
    }
}

fn nonsense() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "that is not an HTTP answer")
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    async fn answers(bytes: &'static [&'static [u8]]) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut heard = [0; 1024];
            let _ = stream.read(&mut heard).await.unwrap();
            for piece in bytes {
                stream.write_all(piece).await.unwrap();
                stream.flush().await.unwrap();
                tokio::task::yield_now().await;
            }
            let _ = stream.read(&mut heard).await;
        });
        address
    }

    const HEALTH: Request<'_> = Request { method: "GET", path: "/health", token: None, key: None, body: b"" };

    #[tokio::test]
    async fn reads_an_answer_in_pieces() {
        let address = answers(&[b"HTTP/1.1 201 Created\r\nContent-", b"Length: 5\r\n\r\nhe", b"llo"]).await;
        let answer = Wire::to(&address).ask(&HEALTH).await.unwrap();
        assert_eq!((answer.status, answer.body.as_slice()), (201, &b"hello"[..]));
    }

    #[tokio::test]
    async fn reads_chunks() {
        let address =
            answers(&[b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n", b"2\r\nde\r\n0\r\n\r\n"])
                .await;
        assert_eq!(Wire::to(&address).ask(&HEALTH).await.unwrap().body, b"abcde");
    }

    #[tokio::test]
    async fn a_cut_answer_is_an_error() {
        let address = answers(&[b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc"]).await;
        let asked = tokio::time::timeout(std::time::Duration::from_millis(50), async {
            let mut wire = Wire::to(&address);
            wire.ask(&HEALTH).await
        });
        assert!(asked.await.map_or(true, |answer| answer.is_err()));
    }

    #[test]
    fn a_refusal_says_its_detail() {
        let body = br#"{"type":"/problems/stale","title":"Stale","status":409,"detail":"somebody paid"}"#.to_vec();
        assert_eq!(Answer { status: 409, body }.complaint(), "409 somebody paid");
    }
}
