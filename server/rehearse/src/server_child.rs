//! The rehearsal's own server: a child process on a fresh database, which can be killed and started again.

use crate::error::RehearsalError;
use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A server that does not listen by then will not.
const START: Duration = Duration::from_secs(20);
/// How often one looks whether it listens.
pub const LOOK: Duration = Duration::from_millis(2);
/// How much of its log is shown when it does not start.
const LAST_WORDS: usize = 600;

/// A server process of our own.
pub struct Server {
    child: Child,
    exe: PathBuf,
    menu: PathBuf,
    folder: TempDir,
    port: u16,
    /// Processor time of those that were killed, ms.
    before: u64,
    /// The most memory that a killed one held, KiB.
    most_kib: u64,
    spawned: Instant,
    /// From the start of the process to the first connection, the slowest.
    pub slowest_start: Duration,
}

impl Server {
    /// Starts it on an empty database in a new folder and waits until it listens.
    pub async fn start(exe: &Path, menu: &Path, folder: Option<&Path>) -> Result<Self, RehearsalError> {
        let named = |builder: &mut tempfile::Builder<'_, '_>| match folder {
            Some(folder) => builder.tempdir_in(folder),
            None => builder.tempdir(),
        };
        let folder = named(tempfile::Builder::new().prefix("goimon-rehearsal-"))
            .map_err(|why| RehearsalError::machine("making a temporary folder", why))?;
        let port = free_port().map_err(|why| RehearsalError::machine("looking for a free port", why))?;
        let menu = std::path::absolute(menu).map_err(|why| RehearsalError::machine("finding the menu", why))?;
        let child = spawn(exe, &menu, folder.path(), port)?;
        let exe = exe.to_owned();
        let mut server = Self {
            child,
            exe,
            menu,
            folder,
            port,
            before: 0,
            most_kib: 0,
            spawned: Instant::now(),
            slowest_start: Duration::ZERO,
        };
        while !server.listens()? {
            tokio::time::sleep(LOOK).await;
        }
        Ok(server)
    }

    /// host:port.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The folder of its database.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// kill -9.
    pub fn kill(&mut self) {
        self.before += process_ms(self.child.id()).unwrap_or(0);
        self.most_kib = self.memory_kib().1;
        self.end();
    }

    /// The same again on the same database.
    pub fn spawn_again(&mut self) -> Result<(), RehearsalError> {
        self.child = spawn(&self.exe, &self.menu, self.folder.path(), self.port)?;
        self.spawned = Instant::now();
        Ok(())
    }

    /// Whether it listens by now; an error when it never will.
    pub fn listens(&mut self) -> Result<bool, RehearsalError> {
        // On one machine this answers at once, either way.
        if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
            self.slowest_start = self.slowest_start.max(self.spawned.elapsed());
            return Ok(true);
        }
        if let Ok(Some(status)) = self.child.try_wait() {
            return Err(RehearsalError::NoServer(format!("{status}\n{}", self.last_words())));
        }
        if self.spawned.elapsed() > START {
            let last = self.last_words();
            return Err(RehearsalError::NoServer(format!("not listening after {} s\n{last}", START.as_secs())));
        }
        Ok(false)
    }

    /// Processor time spent by it so far, ms; the killed ones included.
    pub fn processor_ms(&self) -> u64 {
        self.before + process_ms(self.child.id()).unwrap_or(0)
    }

    /// Memory that it holds now, and the most it or a killed one held, KiB.
    pub fn memory_kib(&self) -> (u64, u64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let row = |name: &str| {
            let row = status.lines().find_map(|row| row.strip_prefix(name))?;
            row.split_whitespace().next()?.parse().ok()
        };
        (row("VmRSS:").unwrap_or(0), row("VmHWM:").unwrap_or(0).max(self.most_kib))
    }

    fn last_words(&self) -> String {
        let log = std::fs::read(self.folder.path().join("server.log")).unwrap_or_default();
        String::from_utf8_lossy(&log[log.len().saturating_sub(LAST_WORDS)..]).trim().to_owned()
    }

    fn end(&mut self) {
        // It may have ended by itself; either way it is waited for, so that no zombie stays.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

fn spawn(exe: &Path, menu: &Path, folder: &Path, port: u16) -> Result<Child, RehearsalError> {
    let log = File::options().create(true).append(true).open(folder.join("server.log"));
    let log = log.map_err(|why| RehearsalError::machine("writing the server's log", why))?;
    Command::new(exe)
        .arg("serve")
        .arg("--database")
        .arg(folder.join("rehearsal.db"))
        .arg("--listen")
        .arg(format!("127.0.0.1:{port}"))
        .arg("--rehearsal")
        .arg(menu)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .map_err(|why| RehearsalError::NoServer(format!("{}: {why}", exe.display())))
}

fn free_port() -> std::io::Result<u16> {
    TcpListener::bind("127.0.0.1:0")?.local_addr().map(|address| address.port())
}

/// Processor time of a process, ms: user and system, in hundredths of a second.
pub fn process_ms(pid: u32) -> Option<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let ticks = |text: &str| -> Option<u64> {
        // After the name in parentheses, which may hold anything: utime is the 12th field, stime the 13th.
        let mut fields = text.rsplit_once(')')?.1.split_whitespace().skip(11);
        let user: u64 = fields.next()?.parse().ok()?;
        let system: u64 = fields.next()?.parse().ok()?;
        Some(user + system)
    };
    ticks(&stat).map(|ticks| ticks * 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_has_a_processor_time() {
        assert!(process_ms(std::process::id()).is_some());
        assert_eq!(process_ms(u32::MAX), None);
    }

    #[tokio::test]
    async fn a_server_that_ends_at_once_says_why() {
        let Err(error) = Server::start(Path::new("/bin/false"), Path::new("menu.csv"), None).await else {
            panic!("it cannot have started")
        };
        assert!(error.to_string().starts_with("the rehearsal's own server did not start"), "{error}");
    }
}
