//! The house tonight: everything of a venue that is still going on, as it stands at one place of its stream.
//!
//! The house is a value. An act looks at it and says what happened; applying what happened gives the next house.
//! It holds open checks, and closed ones only while kitchen or waiter may still need them, so that tonight's cost
//! does not grow with last year's orders.

use crate::approval::Approval;
use crate::changing::{again, exchange};
use crate::check::Check;
use crate::edits::Comp;
use crate::event::{Event, Fact};
use crate::ids::{
    ApprovalId, CheckId, CustomerId, ItemId, JobId, LineId, PaymentId, RedemptionId, ReservationId, RoundId, ShiftId,
    StationId, TableId, TicketId,
};
use crate::line::{Line, LineState, Stamp};
use crate::loyalty::{Entry, Known};
use crate::portions::Portions;
use crate::printing::{Jobs, Printing};
use crate::promotion::Coupon;
use crate::refusal::Refusal;
use crate::reservation::Reservation;
use crate::shift::Shift;
use crate::ticket::{Bump, Ticket, free_slot};
use crate::venue::Reference;
use crate::voiding::{comp, void};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// How many bumped tickets a station can choose from when it recalls one.
pub const RECALLABLE: usize = 50;
/// How many are remembered: one more, so that screens can be told which one went out of reach.
pub const REMEMBERED: usize = RECALLABLE + 1;

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
    /// What was written on customers' statements, in order.
    pub entries: Vec<Entry>,
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

    /// The ticket that the next recall would bring back within reach, or that the last bump put out of it.
    pub fn out_of_reach(&self, station: StationId) -> Option<(CheckId, TicketId)> {
        self.bumped.get(&station)?.iter().rev().nth(RECALLABLE).copied()
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

    /// Takes in what happened and says what is different now. Events about things that are no longer here change
    /// nothing but the sequence.
    pub fn apply(&mut self, event: &Event) -> Touched {
        self.seq = event.seq;
        let mut touched = Touched::default();
        match &event.fact {
            Fact::CheckOpened { check } => {
                self.numbers = self.numbers.on(check.business_day);
                self.numbers.check = self.numbers.check.max(check.number);
                self.forget_portions(&mut touched);
                self.checks.insert(check.id, Arc::new((**check).clone()));
                touched.checks.insert(check.id);
            }
            Fact::CoversSet { check, covers } => self.edit(*check, |check| {
                check.covers = *covers;
                touched.checks.insert(check.id);
            }),
            Fact::RoundSent { check, round, lines, tickets, day } => {
                self.numbers = self.numbers.on(*day);
                if let Some(last) = tickets.iter().map(|ticket| ticket.number).max() {
                    self.numbers.ticket = self.numbers.ticket.max(last);
                }
                self.take_portions(lines, &mut touched);
                self.edit(*check, |check| {
                    let mut round = round.clone();
                    round.seq = event.seq;
                    touched.checks.insert(check.id);
                    touched.rounds.insert((check.id, round.id));
                    touched.lines.extend(lines.iter().map(|line| (check.id, line.id)));
                    touched.tickets.extend(tickets.iter().map(|ticket| (check.id, ticket.id)));
                    check.version += 1;
                    check.bill_asked = None;
                    check.rounds.push(round);
                    check.lines.extend(lines.iter().cloned());
                    check.tickets.extend(tickets.iter().cloned());
                    check.allot_new(&lines.iter().map(|line| line.id).collect::<Vec<_>>());
                });
            }
            Fact::LineDone { check, line, .. } => {
                let stamp = event.stamp();
                self.edit(*check, |check| make_ready(check, &[*line], &stamp, &mut touched));
            }
            Fact::CookingBegun { check, lines, .. } => {
                let stamp = event.stamp();
                self.edit(*check, |check| {
                    each_line(check, lines, &mut touched, |line| line.began = Some(stamp.clone()))
                });
            }
            Fact::CookingCalledOff { check, lines, .. } => {
                self.edit(*check, |check| each_line(check, lines, &mut touched, |line| line.began = None));
            }
            Fact::LineUndone { check, line, .. } => {
                self.edit(*check, |check| make_queued(check, &[*line], &mut touched));
            }
            Fact::TicketBumped { check, ticket, lines } => {
                let stamp = event.stamp();
                let mut station = None;
                self.edit(*check, |check| {
                    make_ready(check, lines, &stamp, &mut touched);
                    // Whoever bumps a ticket has read it.
                    know(check, |line| line.ticket == *ticket, &stamp, &mut touched);
                    if let Some(found) = check.tickets.iter_mut().find(|other| other.id == *ticket) {
                        found.bumped = Some(Bump { stamp: stamp.clone(), lines: lines.clone(), seq: event.seq });
                        found.moved = None;
                        station = Some(found.station);
                        touched.tickets.insert((check.id, *ticket));
                    }
                });
                if let Some(station) = station {
                    self.remember_bump(station, *check, *ticket);
                }
            }
            Fact::TicketRecalled { check, ticket, slot, lines } => {
                let mut station = None;
                self.edit(*check, |check| {
                    make_queued(check, lines, &mut touched);
                    if let Some(found) = check.tickets.iter_mut().find(|other| other.id == *ticket) {
                        found.bumped = None;
                        found.slot = *slot;
                        station = Some(found.station);
                        touched.tickets.insert((check.id, *ticket));
                    }
                });
                if let Some(bumped) = station.and_then(|station| self.bumped.get_mut(&station)) {
                    bumped.retain(|(_, other)| other != ticket);
                }
            }
            Fact::LinesServed { check, lines } => {
                let stamp = event.stamp();
                self.edit(*check, |check| {
                    each_line(check, lines, &mut touched, |line| {
                        line.state = LineState::Served { ready: line.ready().cloned(), served: stamp.clone() };
                    });
                });
            }
            Fact::LinesUnserved { check, lines } => self.edit(*check, |check| {
                // A line that was carried out before its ticket was bumped has been made all the same: put back, it
                // waits at the pass; it may not be queued on a ticket that no screen shows.
                let bumps: Vec<_> = check.tickets.iter().map(|ticket| (ticket.id, ticket.bumped.clone())).collect();
                each_line(check, lines, &mut touched, |line| {
                    if let LineState::Served { ready, .. } = &line.state {
                        let bump = bumps.iter().find(|(ticket, _)| *ticket == line.ticket).and_then(|(_, b)| b.clone());
                        line.state = match ready.clone().or(bump.map(|bump| bump.stamp)) {
                            Some(ready) => LineState::Ready { ready },
                            None => LineState::Queued,
                        };
                    }
                });
            }),
            Fact::LineVoided { check, line, part, reason, sanction } => {
                let stamp = event.stamp();
                self.use_up(sanction.as_ref());
                self.unmake(*check, *line, part.map(|part| part.quantity), &mut touched);
                self.edit(*check, |check| {
                    void(check, *line, *part, reason.clone(), sanction.clone(), &stamp, &mut touched);
                });
            }
            Fact::LineComped { check, line, part, reason, sanction } => {
                let given = Comp { stamp: event.stamp(), reason: reason.clone(), sanction: sanction.clone() };
                self.use_up(sanction.as_ref());
                self.edit(*check, |check| comp(check, *line, *part, given, &mut touched));
            }
            Fact::LineChanged { check, line, with } => {
                let stamp = event.stamp();
                self.unmake(*check, *line, None, &mut touched);
                self.take_portions(std::slice::from_ref(with), &mut touched);
                self.edit(*check, |check| exchange(check, *line, with, &stamp, &mut touched));
            }
            Fact::LineRemade { check, line, ticket, day } => {
                let stamp = event.stamp();
                self.numbers = self.numbers.on(*day);
                if let Some(ticket) = ticket {
                    self.numbers.ticket = self.numbers.ticket.max(ticket.number);
                }
                self.take_portions(std::slice::from_ref(line), &mut touched);
                self.edit(*check, |check| again(check, line, ticket.as_ref(), &stamp, &mut touched));
            }
            Fact::EditsKnown { check, lines, .. } => {
                let stamp = event.stamp();
                self.edit(*check, |check| know(check, |line| lines.contains(&line.id), &stamp, &mut touched));
            }
            Fact::Approved { approval } => self.keep_approval(approval, event.at),
            Fact::BillAsked { check } => {
                let stamp = event.stamp();
                self.edit(*check, |check| {
                    check.bill_asked = Some(stamp);
                    check.show_on_bill(&mut touched);
                    touched.checks.insert(check.id);
                });
            }
            Fact::BillCalledOff { check } => self.edit(*check, |check| {
                check.bill_asked = None;
                touched.checks.insert(check.id);
            }),
            Fact::Paid { check, payment, closed } => {
                let stamp = event.stamp();
                self.edit(*check, |check| {
                    check.version += 1;
                    check.take(payment);
                    if *closed {
                        check.closed = Some(stamp.clone());
                        check.settling = None;
                        check.settle_vouchers(&mut touched);
                    }
                    touched.checks.insert(check.id);
                    touched.payments.insert((check.id, payment.id));
                });
                self.tally(*check, payment, *closed, &mut touched);
                if *closed {
                    self.close_merged(*check, &stamp, &mut touched);
                }
            }
            Fact::PaymentReversed { check, payment, sanction } => {
                self.use_up(sanction.as_ref());
                self.edit(*check, |check| {
                    check.version += 1;
                    check.take(payment);
                    touched.checks.insert(check.id);
                    touched.payments.insert((check.id, payment.id));
                });
                self.tally(*check, payment, false, &mut touched);
            }
            Fact::CheckReopened { check, sanction, .. } => {
                self.use_up(sanction.as_ref());
                self.untally(check, &mut touched);
                let check = Check { closed: None, version: check.version + 1, ..Check::clone(check) };
                touched.checks.insert(check.id);
                self.checks.insert(check.id, Arc::new(check));
            }
            Fact::Divided { check, division } => self.edit(*check, |check| {
                check.version += 1;
                check.division = division.clone();
                touched.checks.insert(check.id);
            }),
            Fact::Settling { check, began, .. } => {
                let stamp = began.then(|| event.stamp());
                self.edit(*check, |check| {
                    check.settling = stamp;
                    touched.checks.insert(check.id);
                });
            }
            Fact::ReceiptPrinted { check } => self.edit(*check, |check| {
                check.prints += 1;
                touched.checks.insert(check.id);
            }),
            Fact::DiscountGiven { check, discount, sanction } => {
                self.use_up(sanction.as_ref());
                self.edit(*check, |check| {
                    check.version += 1;
                    check.discounts.push(discount.clone());
                    touched.checks.insert(check.id);
                });
            }
            Fact::DiscountWithdrawn { check, discount } => {
                let stamp = event.stamp();
                self.edit(*check, |check| {
                    check.version += 1;
                    if let Some(found) = check.discounts.iter_mut().find(|other| other.id == *discount) {
                        found.withdrawn = Some(stamp);
                    }
                    touched.checks.insert(check.id);
                });
            }
            Fact::CheckDropped { check } => {
                let stamp = event.stamp();
                self.edit(*check, |check| {
                    check.closed = Some(stamp.clone());
                    touched.checks.insert(check.id);
                });
                self.close_merged(*check, &stamp, &mut touched);
                self.release(*check, None, &stamp, &mut touched);
            }
            Fact::Promo(fact) => self.apply_promo(fact, event, &mut touched),
            Fact::StationsSaw { seen, besides } => {
                for (station, seq) in besides {
                    self.saw_besides.entry(*station).or_default().insert(*seq);
                }
                for (station, seq) in seen {
                    let saw = self.saw.entry(*station).or_default();
                    *saw = (*saw).max(*seq);
                    if let Some(besides) = self.saw_besides.get_mut(station) {
                        besides.retain(|seq| *seq > *saw);
                    }
                    touched.stations.insert(*station);
                }
            }
            Fact::CheckMoved { .. }
            | Fact::CheckMerged { .. }
            | Fact::CheckParted { .. }
            | Fact::LinesMoved { .. }
            | Fact::CheckHandedOver { .. }
            | Fact::MoveKnown { .. } => self.shift(event, &mut touched),
            Fact::Loyalty(fact) => self.apply_loyalty(fact, event, &mut touched),
            Fact::Intent(fact) => self.apply_intent(fact, event, &mut touched),
            Fact::Customer(fact) => self.apply_customer(fact, event, &mut touched),
            Fact::Course(fact) => self.apply_course(event, fact, &mut touched),
            Fact::LinesCame { .. } => {}
            Fact::AwaySet { check, away } => self.edit(*check, |check| {
                check.away = Some(away.clone());
                touched.checks.insert(check.id);
            }),
            Fact::NoteSet { check, note } => self.edit(*check, |check| {
                check.note = note.clone();
                touched.checks.insert(check.id);
            }),
            Fact::PortionsSet { .. } | Fact::BackOnSale { .. } => self.count_portions(event, &mut touched),
            Fact::Room(fact) => self.apply_room(fact, &event.stamp(), &mut touched),
            Fact::Reservation(fact) => self.apply_reservation(event, fact, &mut touched),
            Fact::ReferenceChanged { .. } => touched.reference = true,
            Fact::Printing(what) => {
                self.apply_printing(event, what, &mut touched);
                if let Printing::DrawerOpened { reason } = what {
                    self.count_look(event, reason, &mut touched);
                }
            }
            Fact::Shift(fact) => self.apply_shift(event, fact, &mut touched),
            Fact::Rush(fact) => self.apply_rush(event, fact, &mut touched),
            Fact::Handing(fact) => self.apply_handing(event, fact, &mut touched),
            Fact::NotShown(what) => {
                self.dark.insert((what.station, what.check));
            }
            Fact::DeviceEnrolled { .. }
            | Fact::DeviceRevoked { .. }
            | Fact::DeviceLocked { .. }
            | Fact::SignedIn { .. }
            | Fact::SignedOut { .. } => {}
        }
        touched
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
        let waits = |check: &Check| check.closed.is_none() && check.merged_into.is_some();
        self.checks.retain(|id, check| check.is_live() || waits(check) || recallable.contains(id));
        let today = self.numbers.day;
        self.reservations.retain(|_, reservation| reservation.day >= today);
        self.shifts.retain(|_, shift| shift.z.is_none());
    }

    /// What nobody has made yet can be sold again.
    fn unmake(&mut self, check: CheckId, line: LineId, quantity: Option<u32>, touched: &mut Touched) {
        let line = self.checks.get(&check).and_then(|check| check.line(line)).filter(|line| line.is_free());
        if let Some((item, quantity)) = line.map(|line| (line.item, quantity.unwrap_or(line.quantity))) {
            self.give_back(item, quantity, touched);
        }
    }

    pub(crate) fn edit(&mut self, id: CheckId, change: impl FnOnce(&mut Check)) {
        if let Some(check) = self.checks.get_mut(&id) {
            change(Arc::make_mut(check));
        }
    }

    fn remember_bump(&mut self, station: StationId, check: CheckId, ticket: TicketId) {
        let bumped = self.bumped.entry(station).or_default();
        bumped.retain(|(_, other)| *other != ticket);
        bumped.push_back((check, ticket));
        if bumped.len() > REMEMBERED {
            bumped.pop_front();
        }
    }
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
        self.entries.extend(other.entries);
    }
}

fn each_line(check: &mut Check, ids: &[LineId], touched: &mut Touched, mut change: impl FnMut(&mut Line)) {
    let id = check.id;
    for line in check.lines.iter_mut().filter(|line| ids.contains(&line.id)) {
        change(line);
        line.version += 1;
        touched.lines.insert((id, line.id));
    }
}

fn make_ready(check: &mut Check, ids: &[LineId], stamp: &Stamp, touched: &mut Touched) {
    each_line(check, ids, touched, |line| {
        if line.is_queued() {
            line.state = LineState::Ready { ready: stamp.clone() };
            line.edits.know(stamp);
        }
    });
}

/// Somebody in the kitchen knows what was done to these lines.
fn know(check: &mut Check, which: impl Fn(&Line) -> bool, stamp: &Stamp, touched: &mut Touched) {
    let id = check.id;
    for line in check.lines.iter_mut().filter(|line| line.pending().is_some() && which(line)) {
        line.edits.know(stamp);
        touched.lines.insert((id, line.id));
    }
}

fn make_queued(check: &mut Check, ids: &[LineId], touched: &mut Touched) {
    each_line(check, ids, touched, |line| {
        if line.ready().is_some() {
            line.state = LineState::Queued;
            line.passed = None;
        }
    });
}
