//! Taking in what happened: a house and an event give the next house.

use super::{House, REMEMBERED, Touched};
use crate::changing::{again, exchange};
use crate::check::Check;
use crate::edits::Comp;
use crate::event::{Event, Fact};
use crate::ids::{CheckId, LineId, StationId, TicketId};
use crate::line::{Line, LineState, Stamp};
use crate::printing::Printing;
use crate::ticket::Bump;
use crate::voiding::{comp, void};
use std::sync::Arc;

impl House {
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
                let mut with = Line::clone(with);
                with.edits.changed = event.seq;
                self.edit(*check, |check| exchange(check, *line, &with, &stamp, &mut touched));
            }
            Fact::LineRemade { check, line, ticket, day } => {
                self.numbers = self.numbers.on(*day);
                if let Some(ticket) = ticket {
                    self.numbers.ticket = self.numbers.ticket.max(ticket.number);
                }
                self.take_portions(std::slice::from_ref(line), &mut touched);
                self.edit(*check, |check| again(check, line, ticket.as_ref(), event, &mut touched));
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
                self.tally(*check, payment, *closed, event, &mut touched);
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
                self.tally(*check, payment, false, event, &mut touched);
            }
            Fact::CheckReopened { check, sanction, owed, .. } => {
                self.use_up(sanction.as_ref());
                self.untally(check, event, &mut touched);
                let mut check = Check { closed: None, version: check.version + 1, ..Check::clone(check) };
                owed.iter().for_each(|entry| check.take(entry));
                let id = check.id;
                touched.checks.insert(id);
                self.checks.insert(id, Arc::new(check));
                // Together they are nothing to any drawer's figures.
                touched.payments.extend(owed.iter().map(|entry| (id, entry.id)));
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
            Fact::ReceiptPrinted { check, part } => self.edit(*check, |check| {
                let parts = check.division.iter_mut().flat_map(|division| &mut division.parts);
                match parts.into_iter().find(|other| Some(other.id) == *part) {
                    Some(part) => part.prints += 1,
                    None => check.prints += 1,
                }
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
                let before = check.reckoned_by();
                check.away = Some(away.clone());
                check.reckoned_anew(before);
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
        self.remember_hand_over(event);
        touched
    }

    /// What nobody has made yet can be sold again.
    fn unmake(&mut self, check: CheckId, line: LineId, quantity: Option<u32>, touched: &mut Touched) {
        let line = self.checks.get(&check).and_then(|check| check.line(line)).filter(|line| line.is_free());
        if let Some((item, quantity)) = line.map(|line| (line.item, quantity.unwrap_or(line.quantity))) {
            self.give_back(item, quantity, touched);
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
