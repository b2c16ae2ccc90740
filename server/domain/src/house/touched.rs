//! What an event left different: what the store has to write.

use crate::ids::{
    CheckId, EntryId, ItemId, JobId, LineId, PaymentId, RedemptionId, ReservationId, RoundId, ShiftId, StationId,
    TicketId,
};
use crate::loyalty::Entry;
use std::collections::BTreeSet;

/// What an event left different: what the store has to write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Checks whose own fields changed or that are new.
    pub checks: BTreeSet<CheckId>,
    /// New rounds.
    pub rounds: BTreeSet<(CheckId, RoundId)>,
    /// New lines, and lines whose state changed.
    pub lines: BTreeSet<(CheckId, LineId)>,
    /// New tickets, and tickets that left or came back.
    pub tickets: BTreeSet<(CheckId, TicketId)>,
    /// New payments.
    pub payments: BTreeSet<(CheckId, PaymentId)>,
    /// Stations whose screens have painted further.
    pub stations: BTreeSet<StationId>,
    /// Items whose portions were counted, taken or forgotten.
    pub portions: BTreeSet<ItemId>,
    /// Checks whose lines or tickets went elsewhere or came from there: all that is on them is to be written.
    pub rewritten: BTreeSet<CheckId>,
    /// Vouchers that were redeemed, taken back or settled.
    pub redemptions: BTreeSet<(CheckId, RedemptionId)>,
    /// Whether the reference must be read anew.
    pub reference: bool,
    /// Reservations that are new or changed.
    pub reservations: BTreeSet<ReservationId>,
    /// Print jobs that are new or went on.
    pub jobs: BTreeSet<JobId>,
    /// Shifts that began, to which something was added, or that are over.
    pub shifts: BTreeSet<ShiftId>,
    /// Payments of debts that were begun, or came or did not.
    pub debt_intents: BTreeSet<EntryId>,
    /// Whether what was taken outside of shifts is not what it was.
    pub outside: bool,
    /// What was written on customers' statements, in order.
    pub entries: Vec<Entry>,
}

impl Touched {
    /// Adds what another event touched.
    pub fn join(&mut self, other: Touched) {
        self.checks.extend(other.checks);
        self.rounds.extend(other.rounds);
        self.lines.extend(other.lines);
        self.tickets.extend(other.tickets);
        self.payments.extend(other.payments);
        self.stations.extend(other.stations);
        self.portions.extend(other.portions);
        self.rewritten.extend(other.rewritten);
        self.redemptions.extend(other.redemptions);
        self.reference |= other.reference;
        self.reservations.extend(other.reservations);
        self.jobs.extend(other.jobs);
        self.shifts.extend(other.shifts);
        self.outside |= other.outside;
        self.debt_intents.extend(other.debt_intents);
        self.entries.extend(other.entries);
    }
}
