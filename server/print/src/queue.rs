//! The queue: for each printer, one job after another is claimed, sent and reported. It hears of jobs by the commits that make
//! them, and looks every second for what time has done.
//!
//! A printer is one task at a time, so a slow one holds up its own paper and nothing else. Everything that must survive is an
//! act; this file holds nothing but which printers are busy.

use crate::escpos::Emitter;
use crate::wire::{self, Patience};
use crate::{layout, letters, raster};
use goimon_acts::{Books, ClaimJob, LookAfterPrinting, ReportJob};
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{JobId, PrinterId, VenueId};
use goimon_domain::printer::{Letters, Printer};
use goimon_domain::printing::{Fault, Paper, PrintJob};
use goimon_domain::slips::Asking;
use goimon_domain::staff::Actor;
use goimon_domain::time::At;
use goimon_store::DatabaseKind;
use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{MissedTickBehavior, interval, timeout};
use uuid::Uuid;

/// How often it looks for jobs whose time has come or gone.
const LOOK: Duration = Duration::from_secs(1);
/// How often what could not be reported is tried again, and how long in between.
const REPORTS: (usize, Duration) = (20, Duration::from_millis(500));
/// How long pages that are being sent may take to end when the server stops.
const LAST_PAGES: Duration = Duration::from_secs(3);

/// The printers of all venues, kept busy until this is dropped.
pub struct Printers {
    stop: watch::Sender<bool>,
    keeping: Mutex<Option<JoinHandle<()>>>,
}

impl Printers {
    /// Begins to print what waits.
    pub fn start(books: Books) -> Self {
        Self::with(books, Patience::default())
    }

    /// The same with another patience.
    pub fn with(books: Books, patience: Patience) -> Self {
        let (stop, stopped) = watch::channel(false);
        // First listen, then look.
        let commits = books.subscribe();
        let alone = books.store().kind() == DatabaseKind::Sqlite;
        let queue = Queue { books, node: Uuid::now_v7(), alone, patience, busy: Arc::default(), pages: JoinSet::new() };
        let keeping = tokio::spawn(queue.keep(commits, stopped));
        Self { stop, keeping: Mutex::new(Some(keeping)) }
    }

    /// Begins nothing more, and lets what is being sent end.
    pub async fn stop(&self) {
        self.stop.send_replace(true);
        let keeping = self.keeping.lock().ok().and_then(|mut keeping| keeping.take());
        if let Some(keeping) = keeping {
            // What does not end in time is in doubt, and will be printed as such.
            let _ = timeout(LAST_PAGES, keeping).await;
        }
    }
}

impl Drop for Printers {
    fn drop(&mut self) {
        if let Some(keeping) = self.keeping.get_mut().ok().and_then(Option::take) {
            keeping.abort();
        }
    }
}

struct Queue {
    books: Books,
    /// This life of this server.
    node: Uuid,
    alone: bool,
    patience: Patience,
    busy: Arc<Mutex<HashSet<PrinterId>>>,
    pages: JoinSet<()>,
}

impl Queue {
    async fn keep(
        mut self,
        mut commits: tokio::sync::broadcast::Receiver<Arc<goimon_acts::Commit>>,
        mut stopped: watch::Receiver<bool>,
    ) {
        let mut look = interval(LOOK);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                commit = commits.recv() => match commit {
                    Ok(commit) if concerns_paper(&commit) => self.serve(commit.venue),
                    Ok(_) => {}
                    // What was missed is in the house.
                    Err(RecvError::Lagged(_)) => self.serve_all(),
                    Err(RecvError::Closed) => break,
                },
                _ = look.tick() => {
                    self.look_after().await;
                    self.serve_all();
                }
                Some(_) = self.pages.join_next() => self.serve_all(),
                _ = stopped.changed() => break,
            }
        }
        while self.pages.join_next().await.is_some() {}
    }

    fn serve_all(&mut self) {
        for venue in self.books.venues() {
            self.serve(venue);
        }
    }

    /// Gives each printer that is free its next job.
    fn serve(&mut self, venue: VenueId) {
        let Some(house) = self.books.house(venue) else { return };
        let now = self.books.now();
        let printers: HashSet<PrinterId> =
            house.jobs.iter().filter(|job| job.is_open()).map(|job| job.printer).collect();
        for printer in printers {
            let Some(job) = house.next_job(printer, now) else { continue };
            if self.busy.lock().is_ok_and(|mut busy| busy.insert(printer)) {
                let page =
                    Page { books: self.books.clone(), venue, node: self.node, job: job.id, patience: self.patience };
                let busy = Busy { all: self.busy.clone(), printer };
                self.pages.spawn(async move {
                    page.print().await;
                    drop(busy);
                });
            }
        }
    }

    /// Does what time wants done, where there is anything.
    async fn look_after(&self) {
        let (node, alone, now) = (self.node, self.alone, self.books.now());
        for venue in self.books.venues() {
            let Some(house) = self.books.house(venue).filter(|house| !is_idle(house)) else { continue };
            if house.aged_jobs(node, alone, now).is_empty() && !has_unseen_slips(&house, now) {
                continue;
            }
            let look = LookAfterPrinting { node, alone };
            if let Err(error) = self.books.act(venue, &Actor::house(), None, look).await {
                tracing::warn!(%error, "could not look after the print jobs");
            }
        }
    }
}

/// Whether there is a slip to print that no screen has shown. Only looked at: the act decides.
fn has_unseen_slips(house: &House, now: At) -> bool {
    let (by, mut mint) = (Actor::house(), Uuid::now_v7);
    !house.unseen_slips(&mut Asking { by: &by, now, mint: &mut mint }).is_empty()
}

/// Whether a house has neither printers nor jobs.
fn is_idle(house: &House) -> bool {
    house.reference.printers.is_empty() && house.jobs.iter().all(|job| !job.is_open())
}

fn concerns_paper(commit: &goimon_acts::Commit) -> bool {
    commit.reset || commit.events.iter().any(|event| matches!(event.fact, Fact::Printing(_)))
}

/// That a printer is busy, for as long as this lives.
struct Busy {
    all: Arc<Mutex<HashSet<PrinterId>>>,
    printer: PrinterId,
}

impl Drop for Busy {
    fn drop(&mut self) {
        if let Ok(mut all) = self.all.lock() {
            all.remove(&self.printer);
        }
    }
}

/// One job on its way.
struct Page {
    books: Books,
    venue: VenueId,
    node: Uuid,
    job: JobId,
    patience: Patience,
}

impl Page {
    async fn print(&self) {
        let by = Actor::house();
        let claim = ClaimJob { job: self.job, node: self.node };
        // Another server was faster, or somebody put it away.
        if self.books.act(self.venue, &by, None, claim).await.is_err() {
            return;
        }
        let Some(house) = self.books.house(self.venue) else { return };
        let Some(job) = house.jobs.get(self.job) else { return };
        let fault = match house.printer(job.printer) {
            Ok(printer) => {
                let bytes = bytes(job, printer, &house, self.books.now());
                wire::send(&printer.address, &bytes, self.patience).await.err()
            }
            Err(_) => Some((Fault::PrinterGone, false)),
        };
        if let Some((fault, _)) = &fault {
            tracing::warn!(job = %self.job, ?fault, "a printer did not print");
        }
        self.report(ReportJob { job: self.job, node: self.node, fault }).await;
    }

    /// The report is as durable as the claim: until it is written the job is in doubt.
    async fn report(&self, report: ReportJob) {
        for _ in 0..REPORTS.0 {
            match self.books.act(self.venue, &Actor::house(), None, report.clone()).await {
                Ok(_) => return,
                Err(error) => tracing::warn!(%error, "what became of a print job could not be noted"),
            }
            tokio::time::sleep(REPORTS.1).await;
        }
    }
}

/// A job as bytes for a printer.
pub fn bytes(job: &PrintJob, printer: &Printer, house: &House, now: At) -> Vec<u8> {
    let mut out = Emitter::start();
    if matches!(job.paper, Paper::Drawer) {
        out.kick();
        return out.finish();
    }
    let rows = layout::page(job, printer, house, now);
    match printer.letters {
        Letters::Picture => out.picture(&raster::draw(&rows, printer.paper)),
        own => letters::write(&mut out, &rows, printer.paper, own),
    }
    out.cut();
    out.finish()
}
