//! Sending bytes to a printer over TCP, and finding out what became of them.
//!
//! A printer is asked for its state before and after, in the way that printers have (DLE EOT, GS r). Many cheap ones never
//! answer; then what was taken and not refused counts as printed: of a mute printer that swallows a short page and jams nobody
//! can know. One that answered before and not after leaves doubt.

use crate::escpos::{ASK_DONE, ASK_OFFLINE, ASK_PAPER};
use goimon_domain::printer::Address;
use goimon_domain::printing::{Fault, Trouble};
use std::io;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

/// How long anything may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Until the printer is reached.
    pub connect: Duration,
    /// Until it says how it is, if it ever does.
    pub answer: Duration,
    /// Until it takes the next few bytes.
    pub take: Duration,
    /// Until one that speaks has printed all that it took.
    pub print: Duration,
    /// Until one that never speaks hangs up.
    pub close: Duration,
}

impl Default for Patience {
    /// All of it together is less than the lease of a claimed job (a minute), unless a printer takes a little again and again;
    /// then the whole is cut off.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            answer: Duration::from_millis(400),
            take: Duration::from_secs(5),
            print: Duration::from_secs(15),
            close: Duration::from_secs(3),
        }
    }
}

/// How long sending may take in all.
const IN_ALL: Duration = Duration::from_secs(30);
/// How many bytes the system may hold back for a printer.
const HELD_BACK: u32 = 4096;
/// How many bytes go at a time.
const PIECE: usize = 4096;
/// Bits of an answer to DLE EOT that are always so: what has others is no answer.
const FIXED: (u8, u8) = (0b1001_0011, 0b0001_0010);

/// What went wrong, and whether some of it may be on paper.
pub type Failure = (Fault, bool);

/// Sends a page, and says when it is printed.
pub async fn send(address: &Address, bytes: &[u8], patience: Patience) -> Result<(), Failure> {
    let mut printer = connect(address, patience).await.map_err(|fault| (fault, false))?;
    let speaks = look(&mut printer, patience).await.map_err(|fault| (fault, false))?;
    match timeout(IN_ALL, write(&mut printer, bytes, patience)).await {
        Ok(Ok(())) => {}
        Ok(Err(fault)) => return Err((fault, true)),
        Err(_) => return Err((Fault::Stuck, true)),
    }
    let done = if speaks { confirmed(&mut printer, patience).await } else { taken(&mut printer, patience).await };
    done.map_err(|fault| (fault, true))
}

async fn connect(address: &Address, patience: Patience) -> Result<TcpStream, Fault> {
    let connecting = async {
        let mut found = tokio::net::lookup_host((address.host(), address.port()))
            .await
            .map_err(|error| Fault::NoSuchHost { why: said(&error) })?;
        let place = found.next().ok_or_else(|| Fault::NoSuchHost { why: "no address".into() })?;
        let socket = if place.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() };
        let socket = socket.map_err(|error| Fault::NoConnection { trouble: trouble(&error), why: said(&error) })?;
        // What the system holds back for a printer that takes nothing is not on paper; odd systems keep their own size.
        let _ = socket.set_send_buffer_size(HELD_BACK);
        socket.connect(place).await.map_err(|error| Fault::NoConnection { trouble: trouble(&error), why: said(&error) })
    };
    timeout(patience.connect, connecting).await.unwrap_or(Err(Fault::NoAnswer))
}

/// Asks a printer how it is: whether it answers at all, or what it lacks.
async fn look(printer: &mut TcpStream, patience: Patience) -> Result<bool, Fault> {
    let Some(paper) = ask(printer, &ASK_PAPER, patience.answer).await? else { return Ok(false) };
    if paper & 0b0110_0000 != 0 {
        return Err(Fault::NoPaper);
    }
    let Some(offline) = ask(printer, &ASK_OFFLINE, patience.answer).await? else { return Ok(true) };
    if offline & 0b0000_0100 != 0 {
        return Err(Fault::CoverOpen);
    }
    if offline & 0b0110_0000 != 0 {
        return Err(if offline & 0b0010_0000 != 0 { Fault::NoPaper } else { Fault::Offline });
    }
    Ok(true)
}

async fn ask(printer: &mut TcpStream, question: &[u8], within: Duration) -> Result<Option<u8>, Fault> {
    printer.write_all(question).await.map_err(cut)?;
    let mut answer = [0];
    match timeout(within, printer.read_exact(&mut answer)).await {
        Ok(Ok(_)) if answer[0] & FIXED.0 == FIXED.1 => Ok(Some(answer[0])),
        Ok(Ok(_)) | Err(_) => Ok(None),
        // It hears but never speaks.
        Ok(Err(error)) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Ok(Err(error)) => Err(cut(error)),
    }
}

async fn write(printer: &mut TcpStream, bytes: &[u8], patience: Patience) -> Result<(), Fault> {
    for piece in bytes.chunks(PIECE) {
        match timeout(patience.take, printer.write_all(piece)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => return Err(cut(error)),
            Err(_) => return Err(Fault::Stuck),
        }
    }
    Ok(())
}

/// Waits until a printer that speaks says that all before this was printed. Some speak and don't know that question: one that
/// took all and says that it is well has nothing left to do.
async fn confirmed(printer: &mut TcpStream, patience: Patience) -> Result<(), Fault> {
    printer.write_all(&ASK_DONE).await.map_err(cut)?;
    let mut answer = [0];
    match timeout(patience.print, printer.read_exact(&mut answer)).await {
        Ok(Ok(_)) if answer[0] & 0b0000_1100 == 0b0000_1100 => Err(Fault::NoPaper),
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => Err(cut(error)),
        Err(_) => look(printer, patience).await.and_then(|well| if well { Ok(()) } else { Err(Fault::Stuck) }),
    }
}

/// Ends the conversation with a printer that does not speak: it closes in its turn, breaks off, or stays silent.
async fn taken(printer: &mut TcpStream, patience: Patience) -> Result<(), Fault> {
    printer.shutdown().await.map_err(cut)?;
    let mut rest = [0; 64];
    let until_closed = async {
        while printer.read(&mut rest).await? > 0 {}
        Ok::<(), io::Error>(())
    };
    match timeout(patience.close, until_closed).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(cut(error)),
        // Silent, and it has taken all but the last few bytes: nobody can know more of such a printer.
        Err(_) => Ok(()),
    }
}

fn cut(error: io::Error) -> Fault {
    Fault::Cut { trouble: trouble(&error), why: said(&error) }
}

/// What the network said, without the system's number: `connection refused`.
fn trouble(error: &io::Error) -> Trouble {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionRefused, ConnectionReset, HostUnreachable};
    match error.kind() {
        ConnectionRefused => Trouble::Refused,
        HostUnreachable | io::ErrorKind::NetworkUnreachable => Trouble::Unreachable,
        ConnectionReset | ConnectionAborted | BrokenPipe => Trouble::Reset,
        _ => Trouble::Other,
    }
}

fn said(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}
