//! The house tonight: everything of a venue that is still going on, as it stands at one place of its stream.
//!
//! The house is a value. An act looks at it and says what happened; applying what happened gives the next house.
//! It holds open checks, and closed ones only while kitchen or waiter may still need them, so that tonight's cost
//! does not grow with last year's orders.

mod apply;
mod touched;

use crate::approval::Approval;
use crate::check::Check;
use crate::handovers::HandOvers;
use crate::ids::{
    ApprovalId, CheckId, CustomerId, EntryId, ItemId, ReservationId, RoundId, ShiftId, StationId, TableId, TicketId,
};
use crate::line::{Line, Stamp};
use crate::loyalty::{DebtIntent, Known};
use crate::portions::Portions;
use crate::printing::Jobs;
use crate::promotion::Coupon;
use crate::refusal::Refusal;
use crate::reservation::Reservation;
use crate::shift::{Outside, Shift};
use crate::ticket::{Ticket, free_slot};
use crate::venue::Reference;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;
pub use touched::Touched;

/// How many bumped tickets a station can choose from when it recalls one.
pub const RECALLABLE: usize = 50;
/// How many are remembered: more, so that screens can be told which went out of reach in one commit.
pub const REMEMBERED: usize = RECALLABLE + 30;

/// How many tickets one commit may bring back within reach.
pub const EDGE: usize = 5;

/// A venue's evening, as it stands at `seq`.
#[derive(Clone, Debug)]
pub struct House {
    /// What changes by the day.
    pub reference: Arc<Reference>,
    /// How far the stream is.
    pub seq: u64,
    /// The short numbers given out on this business day.
    pub numbers: Numbers,
    /// Open checks, and closed ones that are still needed, in the order of opening.
    pub checks: BTreeMap<CheckId, Arc<Check>>,
    /// How far screens of each station have painted.
    pub saw: BTreeMap<StationId, u64>,
    /// The tickets each station bumped last, oldest first: [`REMEMBERED`] of them, see [`House::recallable`].
    pub bumped: BTreeMap<StationId, VecDeque<(CheckId, TicketId)>>,
    /// What was handed over last at the pass and by the runners; see [`House::handed_over`].
    pub handed: HandOvers,
    /// How much there is still of what somebody counts.
    pub portions: BTreeMap<ItemId, Portions>,
    /// Managers' words that wait to be used, for a minute each. Not kept by the store: after a restart one asks again.
    pub approvals: BTreeMap<ApprovalId, Approval>,
    /// Codes of vouchers, while acts about them are decided.
    pub coupons: BTreeMap<String, Coupon>,
    /// Reservations of this business day, however they ended, and those to come.
    pub reservations: BTreeMap<ReservationId, Arc<Reservation>>,
    /// What is to be put on paper, and what was lately.
    pub jobs: Arc<Jobs>,
    /// Rounds beyond that which screens of a station have painted all the same: another screen has still to show what lies
    /// before. Not kept by the store: after a restart the screens say it again.
    pub saw_besides: BTreeMap<StationId, BTreeSet<u64>>,
    /// What people were told that no screen of its station has shown. Not kept by the store: after a restart it is noticed
    /// again.
    pub dark: BTreeSet<(StationId, CheckId)>,
    /// Shifts that go on, and the one that was closed last until the store has it.
    pub shifts: BTreeMap<ShiftId, Arc<Shift>>,
    /// What was taken where no shift was open, until the next one carries it.
    pub outside: Option<Arc<Outside>>,
    /// Debts whose payment is on its way.
    pub debt_intents: BTreeMap<EntryId, Arc<DebtIntent>>,
    /// The number of the last Z.
    pub last_z: u32,
    /// Customers, while acts about them are decided.
    pub customers: BTreeMap<CustomerId, Known>,
}

/// The last short numbers of a business day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The day.
    pub day: Date,
    /// The last check's.
    pub check: u32,
    /// The last ticket's.
    pub ticket: u32,
}

impl Numbers {
    /// These numbers, started anew when `day` is a later one.
    pub fn on(self, day: Date) -> Self {
        if day > self.day { Self { day, check: 0, ticket: 0 } } else { self }
    }
}

impl House {
    /// A check by id, open or not.
    pub fn check(&self, id: CheckId) -> Result<&Arc<Check>, Refusal> {
        self.checks.get(&id).ok_or(Refusal::NoSuchCheck)
    }

    /// A check that is still open.
    pub fn open_check(&self, id: CheckId) -> Result<&Arc<Check>, Refusal> {
        let check = self.check(id)?;
        match check.merged_into.and_then(|_| self.checks.get(&self.standing(id))) {
            None if check.is_open() => Ok(check),
            Some(into) if check.closed.is_none() => {
                Err(Refusal::MergedAway { number: check.number, check: into.id, place: into.called() })
            }
            _ => Err(Refusal::CheckClosed { number: check.number }),
        }
    }

    /// All open checks, in the order of opening.
    pub fn open_checks(&self) -> impl Iterator<Item = &Arc<Check>> {
        self.checks.values().filter(|check| check.is_open())
    }

    /// The open checks of a table, in the order of opening.
    pub fn checks_at(&self, table: TableId) -> impl Iterator<Item = &Arc<Check>> {
        self.open_checks().filter(move |check| check.table == Some(table))
    }

    /// A ticket and the check it belongs to.
    pub fn ticket(&self, id: TicketId) -> Result<(&Arc<Check>, &Ticket), Refusal> {
        self.checks
            .values()
            .find_map(|check| check.ticket(id).map(|ticket| (check, ticket)))
            .ok_or(Refusal::NoSuchTicket)
    }

    /// The open tickets of a station with their checks, by slot.
    pub fn tickets_at(&self, station: StationId) -> Vec<(&Arc<Check>, &Ticket)> {
        let mut open: Vec<_> = self
            .checks
            .values()
            .flat_map(|check| check.tickets.iter().map(move |ticket| (check, ticket)))
            .filter(|(_, ticket)| ticket.station == station && ticket.is_open())
            .collect();
        open.sort_by_key(|(_, ticket)| ticket.slot);
        open
    }

    /// The lowest slot that is free on a station's screen.
    pub fn free_slot(&self, station: StationId) -> u16 {
        let open = self.checks.values().flat_map(|check| &check.tickets);
        free_slot(open.filter(|ticket| ticket.station == station && ticket.is_open()).map(|ticket| ticket.slot))
    }

    /// The tickets that a station can recall, the latest first.
    pub fn recallable(&self, station: StationId) -> impl Iterator<Item = (CheckId, TicketId)> {
        self.bumped.get(&station).into_iter().flatten().rev().take(RECALLABLE).copied()
    }

    /// The tickets at the edge of a station's reach: those that bumps may have put out of it, or recalls brought into it.
    pub fn at_the_edge(&self, station: StationId) -> impl Iterator<Item = (CheckId, TicketId)> {
        self.bumped.get(&station).into_iter().flatten().rev().skip(RECALLABLE - EDGE).copied()
    }

    /// The lines that wait at the pass, longest waiting first.
    pub fn at_the_pass(&self) -> Vec<(&Arc<Check>, &Line, &Stamp)> {
        let mut ready: Vec<_> = self
            .checks
            .values()
            .flat_map(|check| check.lines.iter().filter_map(move |line| Some((check, line, line.ready()?))))
            .collect();
        ready.sort_by_key(|(_, line, stamp)| (stamp.at, line.id));
        ready
    }

    /// The stations of a round whose screens have not yet shown it.
    pub fn unseen_by(&self, check: &Check, round: RoundId) -> Vec<StationId> {
        let Some(found) = check.round(round) else { return Vec::new() };
        let mut stations = check.stations_of(round);
        stations.retain(|station| !self.has_shown(*station, found.seq));
        stations
    }

    /// Whether a screen of a station has painted the round at this place in the stream.
    pub fn has_shown(&self, station: StationId, seq: u64) -> bool {
        self.saw.get(&station).is_some_and(|saw| *saw >= seq)
            || self.saw_besides.get(&station).is_some_and(|besides| besides.contains(&seq))
    }

    /// Lets go of closed checks that nobody here needs any more: nothing to make or carry out, nothing to recall; and of
    /// reservations whose day is over.
    pub fn tidy(&mut self) {
        self.coupons.clear();
        self.tidy_jobs();
        self.tidy_dark();
        self.customers.clear();
        let recallable: BTreeSet<CheckId> =
            self.bumped.values().flat_map(|tickets| tickets.iter().map(|(check, _)| *check)).collect();
        let needed = |id: &CheckId| recallable.contains(id) || self.handed.knows(*id);
        let waits = |check: &Check| check.closed.is_none() && check.merged_into.is_some();
        self.checks.retain(|id, check| check.is_live() || waits(check) || needed(id));
        let today = self.numbers.day;
        self.reservations.retain(|_, reservation| reservation.day >= today);
        self.shifts.retain(|_, shift| shift.z.is_none());
    }

    pub(crate) fn edit(&mut self, id: CheckId, change: impl FnOnce(&mut Check)) {
        if let Some(check) = self.checks.get_mut(&id) {
            change(Arc::make_mut(check));
        }
    }
}
