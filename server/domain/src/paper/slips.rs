//! What is to be printed because of what happened: slips for stations that have a printer, and the drawer for cash.
//!
//! One place for all acts: it looks at facts that were just applied, so that no act can forget the paper. What waits for its
//! course is not printed until the course is fired; what is held back afterwards says so.

use crate::check::Check;
use crate::coursing::CourseFact;
use crate::edits::Reached;
use crate::event::Fact;
use crate::house::House;
use crate::ids::{CheckId, JobId, LineId, Mint, PrinterId, RoundId, StationId};
use crate::line::{Line, Stamp};
use crate::loyalty::LoyaltyFact;
use crate::money::Money;
use crate::payment::Tender;
use crate::printer::{Printer, Slips};
use crate::printing::{Bag, JobState, Paper, PrintJob, PrintRefusal, Printing, Slip, SlipKind, SlipLine};
use crate::refusal::Refusal;
use crate::shift::ShiftFact;
use crate::staff::Actor;
use crate::ticket::Ticket;
use crate::time::At;
use std::collections::BTreeMap;

/// A round that no screen of a station has shown after so long is printed for it, in milliseconds.
pub const UNSEEN_AFTER: i64 = 5_000;
/// After so long nobody prints it any more by itself: the server was away, and the kitchen has heard by other ways.
const UNSEEN_UNTIL: i64 = 10 * 60_000;
/// The longest reason for opening the drawer, in characters.
const LONGEST_REASON: usize = 100;

/// For whom and when jobs are made.
pub struct Asking<'a> {
    /// Who acts.
    pub by: &'a Actor,
    /// The server's clock.
    pub now: At,
    /// Where ids come from.
    pub mint: &'a mut dyn Mint,
}

impl Asking<'_> {
    /// A job for a printer.
    pub fn job(&mut self, printer: &Printer, check: Option<&Check>, paper: Paper) -> PrintJob {
        PrintJob {
            id: JobId(self.mint.id()),
            printer: printer.id,
            instead_of: None,
            paper,
            check: check.map(|check| check.id),
            place: check.map(Check::called).unwrap_or_default(),
            asked: Stamp { at: self.now, by: self.by.name.clone() },
            owner: self.by.staff,
            state: JobState::Waiting { from: self.now },
            failures: 0,
            maybe: false,
            fault: None,
        }
    }
}

impl House {
    /// What is to be printed because of these facts, which this house has just taken in.
    pub fn papers(&self, facts: &[Fact], asking: &mut Asking<'_>) -> Vec<Printing> {
        if self.reference.printers.is_empty() {
            return Vec::new();
        }
        facts.iter().filter_map(|fact| self.papers_of(fact, asking)).collect()
    }

    fn papers_of(&self, fact: &Fact, asking: &mut Asking<'_>) -> Option<Printing> {
        let line = |check: &Check, id: LineId| check.line(id).cloned();
        match fact {
            Fact::RoundSent { check, round, lines, .. } => {
                let to_make: Vec<&Line> = lines.iter().filter(|line| line.is_queued()).collect();
                self.slips(*check, SlipKind::New, &to_make, Some(round.id), None, asking)
            }
            Fact::LineVoided { check, line: id, part, .. } => {
                let found = line(self.checks.get(check)?, part.map_or(*id, |part| part.id))?;
                let wanted = found.void().is_some_and(|void| matches!(void.was, Reached::Queued | Reached::Cooking));
                let off: Vec<&Line> = Some(&found).filter(|_| wanted).into_iter().collect();
                self.slips(*check, SlipKind::Void, &off, None, None, asking)
            }
            Fact::Course(CourseFact::Fired { check, lines: fired, .. }) => {
                let found = self.checks.get(check)?.clone();
                let to_make: Vec<&Line> = found.lines.iter().filter(|line| fired.contains(&line.id)).collect();
                self.slips(*check, SlipKind::New, &to_make, None, None, asking)
            }
            Fact::Course(CourseFact::Held { check, lines: held, waited, .. }) => {
                let found = self.checks.get(check)?.clone();
                // What waited for its time was never on paper.
                let is_held = |line: &&Line| held.iter().any(|(id, _)| *id == line.id) && !waited.contains(&line.id);
                let to_wait: Vec<&Line> = found.lines.iter().filter(is_held).collect();
                self.slips(*check, SlipKind::Hold, &to_wait, None, None, asking)
            }
            // What waits was never on paper: what it was changed to is printed when it is fired.
            Fact::LineChanged { with, .. } if !with.is_queued() => None,
            Fact::LineChanged { check, line: id, with } => {
                let before = line(self.checks.get(check)?, *id)?;
                self.slips(*check, SlipKind::Change, &[&before, with], None, None, asking)
            }
            Fact::LineRemade { check, line, .. } => {
                self.slips(*check, SlipKind::Again, &[line.as_ref()], None, None, asking)
            }
            Fact::CheckMoved { check, from, .. } => self.moved(*check, from, |_| true, asking),
            Fact::CheckMerged { into, merged, .. } => {
                self.moved(*into, &merged.from, |line| merged.lines.contains(&line.id), asking)
            }
            Fact::CheckParted { check, again, transfer, .. } | Fact::LinesMoved { check, to: again, transfer, .. } => {
                let from = self.checks.get(check)?.called();
                let there = |moving: &crate::transfer::Moving| moving.part.map_or(moving.line, |part| part.id);
                let came: Vec<LineId> = transfer.lines.iter().map(there).collect();
                self.moved(*again, &from, |line| came.contains(&line.id), asking)
            }
            Fact::Paid { check, payment, .. } | Fact::PaymentReversed { check, payment, .. }
                if payment.tender == Tender::Cash && payment.given != Money::ZERO =>
            {
                self.drawer(Some(*check), asking)
            }
            Fact::Shift(ShiftFact::Opened { .. } | ShiftFact::Moved { .. }) => self.drawer(None, asking),
            Fact::Loyalty(LoyaltyFact::Booked { entry }) if entry.tender == Some(Tender::Cash) => {
                self.drawer(None, asking)
            }
            _ => None,
        }
    }

    /// The drawer opens for cash that goes in or out, where it hangs on a printer.
    fn drawer(&self, check: Option<CheckId>, asking: &mut Asking<'_>) -> Option<Printing> {
        let printer = self.drawer_printer().ok()?;
        let found = check.and_then(|check| self.checks.get(&check));
        let job = asking.job(printer, found.map(AsRef::as_ref), Paper::Drawer);
        Some(Printing::Queued { check, jobs: vec![job] })
    }

    /// A slip for each printing station whose cooks still have something of this to make.
    fn moved(
        &self,
        check: CheckId,
        from: &str,
        came: impl Fn(&Line) -> bool,
        asking: &mut Asking<'_>,
    ) -> Option<Printing> {
        let found = self.checks.get(&check)?.clone();
        let to_make: Vec<&Line> = found.lines.iter().filter(|line| line.is_queued() && came(line)).collect();
        self.slips(check, SlipKind::Move, &to_make, None, Some(from), asking)
    }

    fn slips(
        &self,
        check: CheckId,
        what: SlipKind,
        lines: &[&Line],
        round: Option<RoundId>,
        from: Option<&str>,
        asking: &mut Asking<'_>,
    ) -> Option<Printing> {
        let found = self.checks.get(&check)?;
        let jobs: Vec<PrintJob> = by_station(lines)
            .into_iter()
            .filter_map(|(station, lines)| {
                let printer = self.slip_printer(station).filter(|printer| self.wants(printer, what, &lines))?;
                let slip = slip(found, station, what, &lines, round, from);
                Some(asking.job(printer, Some(found), Paper::Slip(slip)))
            })
            .collect();
        (!jobs.is_empty()).then_some(Printing::Queued { check: Some(check), jobs })
    }

    /// Whether a slip goes to a printer at once. One that only stands in for dark screens gets what follows on what it has
    /// printed: whoever works by that paper must hear that it does not hold any more.
    fn wants(&self, printer: &Printer, what: SlipKind, lines: &[&Line]) -> bool {
        printer.slips == Slips::Always
            || what != SlipKind::New && lines.iter().any(|line| self.jobs.has_slip(line.round, line.station))
    }

    /// Slips of rounds that screens have not shown in time, for stations whose printer stands in for them.
    pub fn unseen_slips(&self, asking: &mut Asking<'_>) -> Vec<Printing> {
        let mut all = Vec::new();
        if !self.reference.printers.iter().any(|printer| printer.slips == Slips::Unseen) {
            return all;
        }
        // What was paid at the counter is closed before it is made.
        for check in self.checks.values() {
            for round in &check.rounds {
                let age = asking.now.since(round.sent.at);
                if !(UNSEEN_AFTER..UNSEEN_UNTIL).contains(&age) {
                    continue;
                }
                let jobs: Vec<PrintJob> = self
                    .unseen_by(check, round.id)
                    .into_iter()
                    .filter(|station| !self.jobs.has_slip(round.source(), *station))
                    .filter_map(|station| {
                        let printer = self.slip_printer(station).filter(|printer| printer.slips == Slips::Unseen)?;
                        // What was fired after it was sent counts from its firing.
                        let fired = |line: &Line| check.ticket(line.ticket).is_some_and(|ticket| ticket.hold.is_some());
                        let of_it = |line: &&Line| line.is_queued() && line.station == station && !fired(line);
                        let lines: Vec<&Line> = check.lines_of(round.id).filter(of_it).collect();
                        let slip = slip(check, station, SlipKind::New, &lines, Some(round.source()), None);
                        let mut job = asking.job(printer, Some(check), Paper::Slip(slip));
                        job.asked.by.clone_from(&round.sent.by);
                        job.owner = check.waiter;
                        (!lines.is_empty()).then_some(job)
                    })
                    .collect();
                if !jobs.is_empty() {
                    all.push(Printing::Queued { check: Some(check.id), jobs });
                }
            }
            let jobs: Vec<PrintJob> =
                check.tickets.iter().filter_map(|ticket| self.unseen_firing(check, ticket, asking)).collect();
            if !jobs.is_empty() {
                all.push(Printing::Queued { check: Some(check.id), jobs });
            }
        }
        all
    }

    /// The slip of a course that was fired and that no screen of its station has shown in time.
    fn unseen_firing(&self, check: &Check, ticket: &Ticket, asking: &mut Asking<'_>) -> Option<PrintJob> {
        let fired = ticket.hold.as_ref().and_then(|hold| hold.fired.as_ref()).filter(|_| ticket.is_open())?;
        let age = asking.now.since(fired.stamp.at);
        if self.has_shown(ticket.station, fired.seq) || !(UNSEEN_AFTER..UNSEEN_UNTIL).contains(&age) {
            return None;
        }
        let printer = self.slip_printer(ticket.station).filter(|printer| printer.slips == Slips::Unseen)?;
        let was_printed = |job: &PrintJob| {
            job.check == Some(check.id)
                && job.asked.at >= fired.stamp.at
                && matches!(&job.paper, Paper::Slip(slip) if slip.station == ticket.station && slip.ticket == Some(ticket.number))
        };
        if self.jobs.iter().any(|job| was_printed(job)) {
            return None;
        }
        let lines: Vec<&Line> = check.lines_on(ticket.id).filter(|line| line.is_queued()).collect();
        lines.first()?;
        let slip = slip(check, ticket.station, SlipKind::New, &lines, None, None);
        let mut job = asking.job(printer, Some(check), Paper::Slip(slip));
        job.asked.by.clone_from(&fired.stamp.by);
        job.owner = check.waiter;
        Some(job)
    }

    /// Prints a check's bill: provisional while it is open (the guests have asked for it then), else a receipt, of which every
    /// one after the first is a copy.
    pub fn print_bill(
        &self,
        check: CheckId,
        part: Option<usize>,
        asking: &mut Asking<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        let found = self.check(check)?;
        let printer = self.bill_printer().ok_or(PrintRefusal::NoPrinter)?;
        let first = self.take_to_paper(check, part)?;
        let copy = if found.is_settled(part) { found.prints_of(part) } else { 0 };
        let paper = Paper::Bill { bill: Box::new(Check::clone(found)), part, copy };
        let jobs = vec![asking.job(printer, Some(found), paper)];
        let queued = Fact::Printing(Printing::Queued { check: Some(check), jobs });
        Ok(first.into_iter().chain([queued]).collect())
    }

    /// Opens the cash drawer without a payment; it is told why.
    pub fn open_drawer(&self, reason: &str, asking: &mut Asking<'_>) -> Result<Vec<Fact>, Refusal> {
        let reason = crate::sending::tidy(reason);
        if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
            return Err(Refusal::NoReason { most: LONGEST_REASON });
        }
        let job = asking.job(self.drawer_printer()?, None, Paper::Drawer);
        let queued = Printing::Queued { check: None, jobs: vec![job] };
        let opened = Printing::DrawerOpened { reason };
        Ok(vec![Fact::Printing(opened), Fact::Printing(queued)])
    }

    /// Prints a page that shows whether all is right with a printer.
    pub fn print_test(&self, printer: PrinterId, asking: &mut Asking<'_>) -> Result<Fact, Refusal> {
        let job = asking.job(self.printer(printer)?, None, Paper::Test);
        Ok(Fact::Printing(Printing::Queued { check: None, jobs: vec![job] }))
    }

    /// The printer on which the drawer hangs.
    pub fn drawer_printer(&self) -> Result<&Printer, PrintRefusal> {
        let mut all = self.reference.printers.iter();
        all.find(|printer| printer.drawer).ok_or(PrintRefusal::NoDrawer)
    }
}

fn by_station<'a>(lines: &[&'a Line]) -> BTreeMap<StationId, Vec<&'a Line>> {
    let mut all: BTreeMap<StationId, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        all.entry(line.station).or_default().push(line);
    }
    all
}

fn slip(
    check: &Check,
    station: StationId,
    what: SlipKind,
    lines: &[&Line],
    round: Option<RoundId>,
    from: Option<&str>,
) -> Slip {
    let ticket = lines.first().and_then(|line| check.ticket(line.ticket)).map(|ticket| ticket.number);
    let line = |line: &&Line| SlipLine {
        quantity: line.quantity,
        name: line.name.clone(),
        chosen: line.chosen.iter().map(|choice| (choice.name.clone(), choice.quantity)).collect(),
        note: line.note.clone(),
        off: line.is_voided(),
        target: line.target.filter(|_| line.is_to_make()),
    };
    Slip {
        what,
        station,
        ticket,
        round,
        covers: check.covers,
        from: from.map(str::to_owned),
        lines: lines.iter().map(line).collect(),
        bag: check.table.is_none().then(|| Bag { number: check.number, away: check.away.clone().unwrap_or_default() }),
    }
}
