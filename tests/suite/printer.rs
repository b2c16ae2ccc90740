//! A printer for tests: a TCP server on this machine that takes what it is sent, as well or as badly as it is told, and that
//! reads the dots back into a picture.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How a printer takes what it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// At once, without ever saying anything.
    Silent,
    /// At once, and it answers what it is asked.
    Speaking,
    /// It says that it has no paper.
    NoPaper,
    /// A few bytes at a time.
    Slow,
    /// It breaks off after so many bytes.
    Cutting(usize),
    /// It takes the connection and nothing else.
    Stuck,
}

/// A printer.
pub struct FakePrinter {
    address: SocketAddr,
    manner: watch::Sender<Manner>,
    pages: watch::Receiver<Vec<Vec<u8>>>,
    connections: Arc<AtomicUsize>,
    serving: Mutex<Option<JoinHandle<()>>>,
    sender: watch::Sender<Vec<Vec<u8>>>,
}

impl FakePrinter {
    /// A printer that is switched on.
    pub async fn on(manner: Manner) -> Self {
        let printer = Self::off(manner).await;
        printer.switch_on().await;
        printer
    }

    /// One that is switched off: nobody listens at its address.
    pub async fn off(manner: Manner) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        let (sender, pages) = watch::channel(Vec::new());
        let (manner, _) = watch::channel(manner);
        Self { address, manner, pages, connections: Arc::default(), serving: Mutex::new(None), sender }
    }

    /// Somebody switches it on.
    pub async fn switch_on(&self) {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_reuseaddr(true).unwrap();
        // A printer has little memory.
        socket.set_recv_buffer_size(4096).unwrap();
        socket.bind(self.address).unwrap();
        let listener = socket.listen(16).unwrap();
        let (manner, sender, connections) = (self.manner.subscribe(), self.sender.clone(), self.connections.clone());
        let serving = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                connections.fetch_add(1, Ordering::SeqCst);
                let (manner, sender) = (*manner.borrow(), sender.clone());
                tokio::spawn(take(stream, manner, sender));
            }
        });
        *self.serving.lock().unwrap() = Some(serving);
    }

    /// Somebody changes how it is.
    pub fn is_now(&self, manner: Manner) {
        self.manner.send_replace(manner);
    }

    /// `127.0.0.1:port`.
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// How often it was reached.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// Everything that it has printed whole.
    pub fn pages(&self) -> Vec<Vec<u8>> {
        self.pages.borrow().clone()
    }

    /// Waits until it has printed so many pages.
    pub async fn printed(&self, count: usize) -> Vec<Vec<u8>> {
        let mut pages = self.pages.clone();
        let found = tokio::time::timeout(Duration::from_secs(20), pages.wait_for(|pages| pages.len() >= count));
        found.await.expect("the printer prints").unwrap().clone()
    }
}

impl Drop for FakePrinter {
    fn drop(&mut self) {
        if let Some(serving) = self.serving.lock().unwrap().take() {
            serving.abort();
        }
    }
}

async fn take(mut stream: TcpStream, manner: Manner, pages: watch::Sender<Vec<Vec<u8>>>) {
    let mut page = Vec::new();
    let mut buffer = vec![0; if manner == Manner::Slow { 1024 } else { 8192 }];
    if manner == Manner::Stuck {
        return std::future::pending().await;
    }
    loop {
        let count = match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => break,
            Ok(count) => count,
        };
        page.extend_from_slice(&buffer[..count]);
        match manner {
            // Breaking off with something unread resets the connection.
            Manner::Cutting(most) if page.len() >= most => {
                stream.set_zero_linger().unwrap();
                return;
            }
            Manner::Speaking | Manner::NoPaper => {
                let paper = if manner == Manner::NoPaper { 0x72 } else { 0x12 };
                for question in [[0x10, 0x04, 4], [0x10, 0x04, 2], [0x1d, b'r', 1]] {
                    if page.ends_with(&question) {
                        page.truncate(page.len() - 3);
                        let answer = if question[0] == 0x1d { 0 } else { paper };
                        stream.write_all(&[answer]).await.unwrap();
                        if question[0] == 0x1d {
                            pages.send_modify(|pages| pages.push(std::mem::take(&mut page)));
                        }
                    }
                }
            }
            Manner::Slow => tokio::time::sleep(Duration::from_millis(5)).await,
            Manner::Silent | Manner::Cutting(_) | Manner::Stuck => {}
        }
    }
    // A silent printer hears questions and ignores them.
    let page: Vec<u8> = page.strip_prefix(&[0x10, 0x04, 4]).map(<[u8]>::to_vec).unwrap_or(page);
    if !page.is_empty() {
        pages.send_modify(|pages| pages.push(page));
    }
}

/// What was printed as a picture.
pub struct Picture {
    pub width: usize,
    pub dots: Vec<bool>,
}

impl Picture {
    /// Reads the dots of all bands of a page.
    pub fn of(page: &[u8]) -> Self {
        let (mut width, mut dots, mut at) = (0, Vec::new(), 0);
        while at + 8 <= page.len() {
            if page[at..].starts_with(&[0x1d, b'v', b'0', 0]) {
                let number = |at: usize| usize::from(page[at]) + 256 * usize::from(page[at + 1]);
                let (across, rows) = (number(at + 4), number(at + 6));
                let bytes = &page[at + 8..at + 8 + across * rows];
                dots.extend(bytes.iter().flat_map(|byte| (0..8).map(move |bit| byte & (0x80 >> bit) != 0)));
                width = across * 8;
                at += 8 + across * rows;
            } else {
                at += 1;
            }
        }
        Self { width, dots }
    }

    /// What the QR code on it says, if there is one.
    pub fn code(&self) -> Option<String> {
        let height = self.dots.len() / self.width;
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(self.width, height, |x, y| {
            if self.dots[y * self.width + x] { 0 } else { 255 }
        });
        Some(picture.detect_grids().first()?.decode().ok()?.1)
    }
}
