//! The jobs of a house: which one a printer is sent next, who may send it, and what becomes of it.

use super::{Fault, JobState, LEASE, Paper, PrintJob, PrintRefusal, Printing, REMEMBERED};
use crate::event::Event;
use crate::house::{House, Touched};
use crate::ids::{JobId, PrinterId, RoundId, StationId};
use crate::printer::Printer;
use crate::time::At;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// How long after a failure it is tried again, in milliseconds, by the number of failures; the last one from then on.
const AGAIN: [i64; 5] = [1_000, 2_000, 4_000, 8_000, 15_000];
/// After so many failures the printer that takes over gets the job.
const PATIENCE: u32 = 2;

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
        // A drawer that may have opened is not opened again unasked, and there is no paper to look for.
        if maybe && job.paper == Paper::Drawer {
            return Printing::Discarded { check: job.check, job: job.id };
        }
        if maybe && job.maybe {
            return Printing::Doubted { check: job.check, job: job.id, fault };
        }
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
        if job.is_waiting() {
            return Ok(Printing::Retried { check: job.check, job: id, to });
        }
        Err(PrintRefusal::NotWaiting)
    }

    /// Somebody puts a job away; nothing when it is over already.
    pub fn discard_job(&self, id: JobId) -> Result<Option<Printing>, PrintRefusal> {
        let job = self.job(id)?;
        match job.state {
            JobState::Sending { .. } => Err(PrintRefusal::NotWaiting),
            _ if job.is_waiting() => Ok(Some(Printing::Discarded { check: job.check, job: id })),
            _ => Ok(None),
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
            Printing::Doubted { job, fault, .. } => edit(job, &|job| {
                job.state = JobState::Doubtful { at };
                job.fault = Some(fault.clone());
                job.failures += 1;
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
