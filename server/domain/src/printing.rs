//! What goes on paper: jobs, each for one printer, from being asked for to being in somebody's hand.
//!
//! A job is made in the commit of what it is about, so a crash loses none. Before anything is sent to the printer the job is
//! *claimed*, durably, by one server: two servers never print the same job, and one that dies while sending leaves a job of
//! which nobody knows whether it is on paper. Such a job is printed again, marked as a possible duplicate; never silently
//! twice, never silently not at all. A job that keeps failing goes to the printer that takes over, and when it has become too
//! old to be of use it waits for a person. Its last fault stands on the screens of those who asked for it until it is
//! printed or put away.
//!
//! A slip keeps the words that held when it was asked for, a bill the whole check: paper says what was true then.

use crate::check::Check;
use crate::event::Event;
use crate::guests::Away;
use crate::house::{House, Touched};
use crate::ids::{CheckId, JobId, PrinterId, RoundId, StaffId, StationId};
use crate::lang::Named;
use crate::line::Stamp;
use crate::printer::Printer;
use crate::time::At;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// How many finished jobs are remembered, for the list and for knowing which slips there were.
pub const REMEMBERED: usize = 100;
/// How long after a failure it is tried again, in milliseconds, by the number of failures; the last one from then on.
const AGAIN: [i64; 5] = [1_000, 2_000, 4_000, 8_000, 15_000];
/// After so many failures the printer that takes over gets the job.
const PATIENCE: u32 = 2;
/// After so long without news from the server that claimed it, a job's fate is in doubt, in milliseconds.
pub const LEASE: i64 = 60_000;

/// Something to be put on paper by one printer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrintJob {
    /// Its id; a later one has a higher one.
    pub id: JobId,
    /// By which printer, now.
    pub printer: PrinterId,
    /// By which it should have been, if another one took over.
    pub instead_of: Option<PrinterId>,
    /// What.
    pub paper: Paper,
    /// The check it is about.
    pub check: Option<CheckId>,
    /// What that was called then.
    pub place: String,
    /// When and by whom it was asked for.
    pub asked: Stamp,
    /// The person who must know if it fails.
    pub owner: Option<StaffId>,
    /// How far it is.
    pub state: JobState,
    /// How often this printer failed.
    pub failures: u32,
    /// Whether some of it may be on paper already.
    pub maybe: bool,
    /// What went wrong last, until it is printed.
    pub fault: Option<Fault>,
}

/// What goes on paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Paper {
    /// A slip for a station.
    Slip(Slip),
    /// A bill: provisional while it is open, else a receipt.
    Bill {
        /// The check as it was.
        bill: Box<Check>,
        /// Which part of a divided check, from 1.
        part: Option<usize>,
        /// Which copy; 0 for the first print.
        copy: u32,
    },
    /// Nothing: the cash drawer springs open.
    Drawer,
    /// A page that shows whether all is right.
    Test,
}

/// A slip for a station: what is to make, or not any more, or for another table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slip {
    /// What the station has to do.
    pub what: SlipKind,
    /// Which station.
    pub station: StationId,
    /// The number of its ticket.
    pub ticket: Option<u32>,
    /// The round that was sent.
    pub round: Option<RoundId>,
    /// How many guests.
    pub covers: u16,
    /// What the kitchen knew the table by.
    pub from: Option<String>,
    /// What.
    pub lines: Vec<SlipLine>,
    /// For what leaves the house: the number by which it is called, and who takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bag: Option<Bag>,
}

/// Something that leaves the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bag {
    /// The number that is called.
    pub number: u32,
    /// Who takes it.
    pub away: Away,
}

/// What a slip wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlipKind {
    /// Make this.
    New,
    /// Don't make this.
    Void,
    /// Make the last instead of the first.
    Change,
    /// Make this again, first of all.
    Again,
    /// It goes to another table.
    Move,
    /// It waits for its course after all.
    Hold,
}

impl SlipKind {
    /// The word in message keys.
    pub fn word(self) -> &'static str {
        match self {
            SlipKind::New => "new",
            SlipKind::Void => "void",
            SlipKind::Change => "change",
            SlipKind::Again => "again",
            SlipKind::Move => "move",
            SlipKind::Hold => "hold",
        }
    }
}

/// A line of a slip.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SlipLine {
    /// How many.
    pub quantity: u32,
    /// Of what.
    pub name: Named,
    /// With what, and how many of each.
    pub chosen: Vec<(Named, u32)>,
    /// What the guest asked for in words.
    pub note: Option<String>,
    /// Whether it is not to be made.
    pub off: bool,
}

impl Paper {
    /// The word in JSON and in message keys.
    pub fn word(&self) -> &'static str {
        match self {
            Paper::Slip(_) => "slip",
            Paper::Bill { bill, .. } if bill.closed.is_none() => "provisional",
            Paper::Bill { .. } => "receipt",
            Paper::Drawer => "drawer",
            Paper::Test => "test",
        }
    }

    /// After how many milliseconds it is of no use any more without a person saying so. A drawer that springs open minutes
    /// later is a danger; a slip is wanted as long as anybody is hungry.
    pub fn good_for(&self) -> i64 {
        match self {
            Paper::Slip(_) => 15 * 60_000,
            Paper::Bill { .. } => 5 * 60_000,
            Paper::Test => 60_000,
            Paper::Drawer => 10_000,
        }
    }
}

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum JobState {
    /// To be sent, not before that.
    Waiting {
        /// When.
        from: At,
    },
    /// A server sends it.
    Sending {
        /// Since when.
        since: At,
        /// Which life of which server.
        node: Uuid,
    },
    /// It is on paper.
    Printed {
        /// Since when.
        at: At,
    },
    /// It became too old; a person decides.
    Expired {
        /// When.
        at: At,
    },
    /// Somebody put it away.
    Discarded {
        /// When.
        at: At,
    },
}

impl JobState {
    /// The word in the database and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            JobState::Waiting { .. } => "waiting",
            JobState::Sending { .. } => "sending",
            JobState::Printed { .. } => "printed",
            JobState::Expired { .. } => "expired",
            JobState::Discarded { .. } => "discarded",
        }
    }
}

/// Why something is not on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// The printer could not be reached.
    NoConnection {
        /// What the network said.
        why: String,
    },
    /// The printer's name leads nowhere.
    NoSuchHost {
        /// What the network said.
        why: String,
    },
    /// Nobody answered in time.
    NoAnswer,
    /// The connection broke in the middle.
    Cut {
        /// What the network said.
        why: String,
    },
    /// The printer took nothing more.
    Stuck,
    /// No paper.
    NoPaper,
    /// Its cover is open.
    CoverOpen,
    /// It says that it is off-line.
    Offline,
    /// The server stopped while it was sending.
    ServerStopped,
    /// The printer was removed.
    PrinterGone,
}

impl Fault {
    /// The word in message keys and JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Fault::NoConnection { .. } => "no-connection",
            Fault::NoSuchHost { .. } => "no-such-host",
            Fault::NoAnswer => "no-answer",
            Fault::Cut { .. } => "cut",
            Fault::Stuck => "stuck",
            Fault::NoPaper => "no-paper",
            Fault::CoverOpen => "cover-open",
            Fault::Offline => "offline",
            Fault::ServerStopped => "server-stopped",
            Fault::PrinterGone => "printer-gone",
        }
    }

    /// What the network said.
    pub fn why(&self) -> &str {
        match self {
            Fault::NoConnection { why } | Fault::NoSuchHost { why } | Fault::Cut { why } => why,
            _ => "",
        }
    }
}

impl PrintJob {
    /// Whether a person or printer has still to do something about it.
    pub fn is_open(&self) -> bool {
        matches!(self.state, JobState::Waiting { .. } | JobState::Sending { .. } | JobState::Expired { .. })
    }

    /// Whether somebody must know of it.
    pub fn is_alarming(&self) -> bool {
        self.is_open() && (self.fault.is_some() || matches!(self.state, JobState::Expired { .. }))
    }

    /// When it was over.
    pub fn ended(&self) -> Option<At> {
        match self.state {
            JobState::Printed { at } | JobState::Discarded { at } => Some(at),
            JobState::Waiting { .. } | JobState::Sending { .. } | JobState::Expired { .. } => None,
        }
    }
}

/// What happened on the way to paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Printing {
    /// Something is to be printed.
    Queued {
        /// About which check.
        check: Option<CheckId>,
        /// What.
        jobs: Vec<PrintJob>,
    },
    /// A server begins to send it.
    Claimed {
        /// What.
        job: JobId,
        /// Which life of which server.
        node: Uuid,
    },
    /// It is on paper.
    Printed {
        /// About which check.
        check: Option<CheckId>,
        /// What.
        job: JobId,
    },
    /// It did not get there.
    Failed {
        /// About which check.
        check: Option<CheckId>,
        /// What.
        job: JobId,
        /// Why.
        fault: Fault,
        /// Whether some of it may be on paper.
        maybe: bool,
        /// When it is tried again.
        again: At,
        /// The printer that takes over.
        to: Option<PrinterId>,
    },
    /// It became too old.
    Expired {
        /// About which check.
        check: Option<CheckId>,
        /// What.
        job: JobId,
    },
    /// Somebody wants it tried again, perhaps by another printer.
    Retried {
        /// About which check.
        check: Option<CheckId>,
        /// What.
        job: JobId,
        /// By which printer.
        to: PrinterId,
    },
    /// Somebody put it away.
    Discarded {
        /// About which check.
        check: Option<CheckId>,
        /// What.
        job: JobId,
    },
    /// Somebody opened the cash drawer without a payment.
    DrawerOpened {
        /// Why.
        reason: String,
    },
}

impl Printing {
    /// The word by which the events table knows it.
    pub fn word(&self) -> &'static str {
        match self {
            Printing::Queued { .. } => "print_queued",
            Printing::Claimed { .. } => "print_claimed",
            Printing::Printed { .. } => "printed",
            Printing::Failed { .. } => "print_failed",
            Printing::Expired { .. } => "print_expired",
            Printing::Retried { .. } => "print_retried",
            Printing::Discarded { .. } => "print_discarded",
            Printing::DrawerOpened { .. } => "drawer_opened",
        }
    }

    /// The check whose timeline it belongs on.
    pub fn check(&self) -> Option<CheckId> {
        match self {
            Printing::Queued { check, .. }
            | Printing::Printed { check, .. }
            | Printing::Failed { check, .. }
            | Printing::Expired { check, .. }
            | Printing::Retried { check, .. }
            | Printing::Discarded { check, .. } => *check,
            Printing::Claimed { .. } | Printing::DrawerOpened { .. } => None,
        }
    }
}

/// Why something about printing was not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PrintRefusal {
    /// Not a name of a printer.
    #[error("a printer must have a name of at most 40 characters")]
    BadName,
    /// Another printer is called so.
    #[error("another printer is called so")]
    NameTaken,
    /// Not where a printer can be.
    #[error("this is not the address of a printer; it looks like 192.168.1.50:9100")]
    BadAddress,
    /// No such printer in this venue.
    #[error("there is no such printer")]
    NoSuchPrinter,
    /// The house has no printer for this.
    #[error("no printer is set up for this")]
    NoPrinter,
    /// No such job, or it was over long ago.
    #[error("there is no such print job")]
    NoSuchJob,
    /// It is being printed, or was.
    #[error("it is being printed, or was printed")]
    NotWaiting,
    /// No cash drawer hangs on any printer.
    #[error("no printer has a cash drawer")]
    NoDrawer,
}

impl PrintRefusal {
    /// The sentence's name in the language files.
    pub fn key(&self) -> &'static str {
        match self {
            PrintRefusal::BadName => "printer-bad-name",
            PrintRefusal::NameTaken => "printer-name-taken",
            PrintRefusal::BadAddress => "printer-bad-address",
            PrintRefusal::NoSuchPrinter => "no-such-printer",
            PrintRefusal::NoPrinter => "no-printer",
            PrintRefusal::NoSuchJob => "no-such-job",
            PrintRefusal::NotWaiting => "job-not-waiting",
            PrintRefusal::NoDrawer => "no-drawer",
        }
    }
}

/// The jobs of a house: those that are open, and the last that are over.
#[derive(Clone, Debug, Default)]
pub struct Jobs {
    all: BTreeMap<JobId, Arc<PrintJob>>,
}

impl FromIterator<PrintJob> for Jobs {
    fn from_iter<I: IntoIterator<Item = PrintJob>>(jobs: I) -> Self {
        Self { all: jobs.into_iter().map(|job| (job.id, Arc::new(job))).collect() }
    }
}

impl Jobs {
    /// All of them, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<PrintJob>> {
        self.all.values()
    }

    /// One of them.
    pub fn get(&self, id: JobId) -> Option<&Arc<PrintJob>> {
        self.all.get(&id)
    }

    /// Those of which somebody must know, the oldest first.
    pub fn alarming(&self) -> impl Iterator<Item = &Arc<PrintJob>> {
        self.iter().filter(|job| job.is_alarming())
    }

    /// Whether a slip of a round went to a station's printer, or is to.
    pub fn has_slip(&self, round: RoundId, station: StationId) -> bool {
        self.iter()
            .any(|job| matches!(&job.paper, Paper::Slip(slip) if slip.round == Some(round) && slip.station == station))
    }

    fn forget(&mut self) {
        let over: Vec<JobId> = self.iter().filter(|job| !job.is_open()).map(|job| job.id).collect();
        for id in over.iter().take(over.len().saturating_sub(REMEMBERED)) {
            self.all.remove(id);
        }
    }
}

impl House {
    /// A printer by id.
    pub fn printer(&self, id: PrinterId) -> Result<&Printer, PrintRefusal> {
        self.reference.printers.iter().find(|printer| printer.id == id).ok_or(PrintRefusal::NoSuchPrinter)
    }

    /// The printer of a station's slips.
    pub fn slip_printer(&self, station: StationId) -> Option<&Printer> {
        self.reference.printers.iter().find(|printer| printer.stations.contains(&station))
    }

    /// The printer of bills and receipts.
    pub fn bill_printer(&self) -> Option<&Printer> {
        self.reference.printers.iter().find(|printer| printer.receipts)
    }

    fn job(&self, id: JobId) -> Result<&Arc<PrintJob>, PrintRefusal> {
        self.jobs.get(id).ok_or(PrintRefusal::NoSuchJob)
    }

    /// The job that a printer is to be sent next, if it is free.
    pub fn next_job(&self, printer: PrinterId, now: At) -> Option<&Arc<PrintJob>> {
        let its = || self.jobs.iter().filter(|job| job.printer == printer);
        if its().any(|job| matches!(job.state, JobState::Sending { .. })) {
            return None;
        }
        its().find(|job| matches!(job.state, JobState::Waiting { from } if from <= now) && !is_too_old(job, now))
    }

    /// A server begins to send a job; nobody else may then.
    pub fn claim_job(&self, id: JobId, node: Uuid, now: At) -> Result<Printing, PrintRefusal> {
        let job = self.job(id)?;
        match self.next_job(job.printer, now) {
            Some(next) if next.id == id => Ok(Printing::Claimed { job: id, node }),
            _ => Err(PrintRefusal::NotWaiting),
        }
    }

    /// What became of a job that a server had claimed; nothing when it was taken from it meanwhile.
    pub fn report_job(&self, id: JobId, node: Uuid, fault: Option<(Fault, bool)>, now: At) -> Option<Printing> {
        let job = self.jobs.get(id)?;
        if !matches!(job.state, JobState::Sending { node: other, .. } if other == node) {
            return None;
        }
        Some(match fault {
            None => Printing::Printed { check: job.check, job: id },
            Some((fault, maybe)) => self.failed(job, fault, maybe, now),
        })
    }

    fn failed(&self, job: &PrintJob, fault: Fault, maybe: bool, now: At) -> Printing {
        let failures = job.failures + 1;
        let wait = AGAIN[(failures as usize - 1).min(AGAIN.len() - 1)];
        let gone = matches!(fault, Fault::PrinterGone);
        // A drawer hangs on its own printer, and a test is of it.
        let may_go = matches!(job.paper, Paper::Slip(_) | Paper::Bill { .. }) && (failures >= PATIENCE || gone);
        let fallback = self.printer(job.printer).ok().and_then(|printer| printer.fallback);
        let to = fallback.filter(|to| may_go && job.instead_of != Some(*to) && self.printer(*to).is_ok());
        let again = if to.is_some() { now } else { now.plus_ms(wait) };
        Printing::Failed { check: job.check, job: job.id, fault, maybe, again, to }
    }

    /// What time has done to jobs: what a dead server was sending is in doubt, what is too old waits for a person.
    /// `alone` says that no other server can be on this database.
    pub fn aged_jobs(&self, node: Uuid, alone: bool, now: At) -> Vec<Printing> {
        let lost = |since: At, other: Uuid| (alone && other != node) || now.since(since) >= LEASE;
        let aged = |job: &PrintJob| match job.state {
            JobState::Sending { since, node } if lost(since, node) => {
                Some(self.failed(job, Fault::ServerStopped, true, now))
            }
            JobState::Waiting { .. } if is_too_old(job, now) => {
                Some(Printing::Expired { check: job.check, job: job.id })
            }
            _ => None,
        };
        self.jobs.iter().filter_map(|job| aged(job)).collect()
    }

    /// Somebody wants a job tried again, by this printer.
    pub fn retry_job(&self, id: JobId, to: Option<PrinterId>) -> Result<Printing, PrintRefusal> {
        let job = self.job(id)?;
        let to = self.printer(to.unwrap_or(job.printer))?.id;
        match job.state {
            JobState::Waiting { .. } | JobState::Expired { .. } => {
                Ok(Printing::Retried { check: job.check, job: id, to })
            }
            JobState::Sending { .. } | JobState::Printed { .. } | JobState::Discarded { .. } => {
                Err(PrintRefusal::NotWaiting)
            }
        }
    }

    /// Somebody puts a job away; nothing when it is over already.
    pub fn discard_job(&self, id: JobId) -> Result<Option<Printing>, PrintRefusal> {
        let job = self.job(id)?;
        match job.state {
            JobState::Waiting { .. } | JobState::Expired { .. } => {
                Ok(Some(Printing::Discarded { check: job.check, job: id }))
            }
            JobState::Sending { .. } => Err(PrintRefusal::NotWaiting),
            JobState::Printed { .. } | JobState::Discarded { .. } => Ok(None),
        }
    }

    /// Takes in what happened on the way to paper.
    pub(crate) fn apply_printing(&mut self, event: &Event, what: &Printing, touched: &mut Touched) {
        let at = event.at;
        let jobs = Arc::make_mut(&mut self.jobs);
        let mut edit = |id: &JobId, change: &dyn Fn(&mut PrintJob)| {
            if let Some(job) = jobs.all.get_mut(id) {
                change(Arc::make_mut(job));
                touched.jobs.insert(*id);
            }
        };
        match what {
            Printing::Queued { jobs: new, .. } => {
                for job in new {
                    jobs.all.insert(job.id, Arc::new(job.clone()));
                    touched.jobs.insert(job.id);
                }
            }
            Printing::Claimed { job, node } => {
                edit(job, &|job| job.state = JobState::Sending { since: at, node: *node });
            }
            Printing::Printed { job, .. } => edit(job, &|job| {
                job.state = JobState::Printed { at };
                job.fault = None;
            }),
            Printing::Failed { job, fault, maybe, again, to, .. } => edit(job, &|job| {
                job.state = JobState::Waiting { from: *again };
                job.fault = Some(fault.clone());
                job.maybe |= *maybe;
                job.failures += 1;
                if let Some(to) = to {
                    job.go_to(*to);
                }
            }),
            Printing::Expired { job, .. } => edit(job, &|job| job.state = JobState::Expired { at }),
            Printing::Retried { job, to, .. } => edit(job, &|job| {
                job.state = JobState::Waiting { from: at };
                // It is wanted now: its age counts anew.
                job.asked.at = at;
                job.go_to(*to);
            }),
            Printing::Discarded { job, .. } => edit(job, &|job| job.state = JobState::Discarded { at }),
            Printing::DrawerOpened { .. } => {}
        }
    }

    /// Lets go of jobs that were over long ago.
    pub(crate) fn tidy_jobs(&mut self) {
        if self.jobs.all.len() > REMEMBERED {
            Arc::make_mut(&mut self.jobs).forget();
        }
    }
}

impl PrintJob {
    fn go_to(&mut self, to: PrinterId) {
        if to != self.printer {
            self.instead_of = self.instead_of.or(Some(self.printer)).filter(|first| *first != to);
            self.printer = to;
            self.failures = 0;
        }
    }
}

fn is_too_old(job: &PrintJob, now: At) -> bool {
    now.since(job.asked.at) > job.paper.good_for()
}
