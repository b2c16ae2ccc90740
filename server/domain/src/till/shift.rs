//! A shift: one drawer's session, from its float to its numbered Z.
//!
//! A drawer belongs to a device (the till on which it is opened). Whatever is paid, refunded or voided there while a shift
//! is open belongs to it: the payment names its shift, and the shift keeps running [`Figures`], so that an X costs the same
//! after two thousand bills as after two. A till without a shift takes money all the same unless the venue asks for
//! shifts ([`crate::venue::Till::shifts`]); the next shift carries what was taken so ([`Outside`]).
//!
//! What could go wrong: money that comes in between the count and the Z would be in no count, so a counted drawer takes and
//! gives nothing until it is closed or handed over. A void, or a check opened again, after the Z would change what is frozen: it is
//! refused, a refund in the next shift does it. A cashier who knows what should be there counts until it fits: the figures
//! are a manager's until the drawer is counted, unless the house wants it otherwise ([`Counting`]). Whoever miscounted counts
//! again before the Z; every count stays and stands on it. Two who count one drawer at once would each believe theirs: a count
//! says which ones it has seen. The Z is written whole and the house lets
//! go of the shift: nothing can change it any more.

mod counting;
mod figures;
mod on_paper;
mod outside;
mod paying;
mod refusal;

pub use counting::{Count, Counting, Difference, denominations, largest_note};
pub use figures::{Figures, Taking};
pub use on_paper::By;
pub use outside::Outside;
pub(crate) use paying::closing;
pub use refusal::ShiftRefusal;

use crate::check::Check;
use crate::discount::reason;
use crate::event::{Event, Fact};
use crate::house::{House, Touched};
use crate::ids::{CheckId, DeviceId, Mint, ShiftId};
use crate::line::Stamp;
use crate::money::{MOST, Money};
use crate::payment::Tender;
use crate::refusal::Refusal;
use crate::staff::{Actor, Role};
use crate::time::At;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A drawer's session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shift {
    /// Its id.
    pub id: ShiftId,
    /// The till whose drawer it is; none for a browser that is no device of the house.
    pub device: Option<DeviceId>,
    /// The business day on which it began; it may last over midnight.
    pub day: Date,
    /// When, and who opened it.
    pub opened: Stamp,
    /// Who has the drawer now.
    pub holder: String,
    /// What lay in it at first.
    pub float: Money,
    /// What was put in or taken out beside sales, in order; with nothing: the drawer was opened without a sale.
    #[serde(default)]
    pub movements: Vec<Movement>,
    /// What came of everything that was paid.
    #[serde(default)]
    pub figures: Figures,
    /// What was taken before it was opened and belonged to no shift: it stands on this one's Z, apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Arc<Outside>>,
    /// What was counted, in order; the last one holds.
    #[serde(default)]
    pub counts: Vec<Count>,
    /// Who took the counted drawer over, and when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub takeovers: Vec<Stamp>,
    /// Whether the drawer is counted and waits for its Z or for whoever takes it over.
    #[serde(default)]
    pub counted: bool,
    /// How it was closed.
    #[serde(default)]
    pub z: Option<Z>,
    /// How often its Z was printed: every one after the first is a copy.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub prints: u32,
}

fn is_zero(prints: &u32) -> bool {
    *prints == 0
}

/// Money put in a drawer or taken out, or just a look into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// How much came in; below zero: went out; nothing: the drawer was opened without a sale.
    pub amount: Money,
    /// Why.
    pub reason: String,
    /// When, and who.
    pub stamp: Stamp,
}

/// What closes a shift.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Z {
    /// The venue's next, without gaps.
    pub number: u32,
    /// When, and who.
    pub stamp: Stamp,
    /// Bills that were open then: whoever comes next has them.
    pub carried: Vec<Carried>,
}

/// A bill that was open when a shift was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// Which.
    pub check: CheckId,
    /// Its number on its day.
    pub number: u32,
    /// Where it is.
    pub place: String,
    /// What it came to.
    pub total: Money,
    /// What of it was paid.
    pub paid: Money,
}

/// What happens to a shift, for the stream.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ShiftFact {
    /// A drawer was opened with its float.
    Opened {
        /// The shift.
        shift: Box<Shift>,
    },
    /// Money was put in or taken out, or the drawer was opened without a sale.
    Moved {
        /// Whose.
        shift: ShiftId,
        /// What.
        movement: Movement,
    },
    /// The drawer was counted.
    Counted {
        /// Whose.
        shift: ShiftId,
        /// What lay in it.
        count: Count,
    },
    /// The next person has the counted drawer.
    TakenOver {
        /// Whose.
        shift: ShiftId,
    },
    /// The shift is over.
    Closed {
        /// Which.
        shift: ShiftId,
        /// How.
        z: Box<Z>,
    },
    /// Its Z went to paper, by a printer or a browser.
    Printed {
        /// Whose.
        shift: ShiftId,
    },
}

impl ShiftFact {
    /// The word by which events table and timeline know it.
    pub fn word(&self) -> &'static str {
        match self {
            ShiftFact::Opened { .. } => "shift_opened",
            ShiftFact::Moved { .. } => "shift_moved",
            ShiftFact::Counted { .. } => "shift_counted",
            ShiftFact::TakenOver { .. } => "shift_taken_over",
            ShiftFact::Closed { .. } => "shift_closed",
            ShiftFact::Printed { .. } => "shift_printed",
        }
    }
}

/// What somebody asks of their drawer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ShiftDraft {
    /// Opens it with so much in it.
    Open {
        /// How much.
        float: Money,
    },
    /// Puts money in, takes it out (below zero), or opens it without a sale (nothing).
    Move {
        /// How much.
        amount: Money,
        /// Why.
        reason: String,
    },
    /// Says what lies in it.
    Count {
        /// How many of each note or coin.
        pieces: Vec<(Money, u32)>,
        /// What slips and lists of other tenders come to.
        others: Vec<(Tender, Money)>,
        /// How many counts of this drawer whoever counts has seen; nothing: none since it was opened or taken over.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seen: Option<u32>,
    },
    /// Takes the counted drawer over.
    TakeOver,
    /// Closes it for good.
    Close,
}

impl Shift {
    /// How often the drawer was opened without a sale.
    pub fn looks(&self) -> usize {
        self.movements.iter().filter(|movement| movement.amount == Money::ZERO).count()
    }

    /// What should be there of a tender: for cash with float and what was put in and taken out, for slips with those from
    /// before it was opened.
    pub fn expected(&self, tender: Tender) -> Money {
        let moved = || self.float + self.movements.iter().map(|movement| movement.amount).sum();
        let came = self.figures.came(tender) + self.uncounted_before(tender);
        if tender == Tender::Cash { came + moved() } else { came }
    }

    /// Whether somebody may see what should be there: a manager always, others once they have counted, or where the house
    /// does not count blind.
    pub fn shows(&self, role: Role, counting: Counting) -> bool {
        role == Role::Manager || counting == Counting::Open || self.counted || self.z.is_some()
    }
}

impl House {
    /// The open shift of a till's drawer.
    pub fn shift_at(&self, device: Option<DeviceId>) -> Option<&Arc<Shift>> {
        self.shifts.values().find(|shift| shift.device == device && shift.z.is_none())
    }

    /// What somebody does with the drawer of their till.
    pub fn tend(&self, draft: &ShiftDraft, by: &Actor, now: At, mint: &mut dyn Mint) -> Result<Fact, Refusal> {
        let stamp = Stamp { at: now, by: by.name.clone() };
        if let ShiftDraft::Open { float } = draft {
            return self.open_shift(*float, by, stamp, mint);
        }
        let shift = self.shift_at(by.device).ok_or(ShiftRefusal::NoShift)?;
        let id = shift.id;
        let fact = match draft {
            // The one above.
            ShiftDraft::Open { .. } => return Err(ShiftRefusal::OpenAlready.into()),
            ShiftDraft::Move { amount, reason: why } => {
                if shift.counted {
                    return Err(ShiftRefusal::Counted.into());
                }
                if *amount > MOST || -*amount > MOST {
                    return Err(Refusal::BadAmount);
                }
                if amount.is_negative() && shift.expected(Tender::Cash) + *amount < Money::ZERO {
                    return Err(ShiftRefusal::NotThere.into());
                }
                ShiftFact::Moved { shift: id, movement: Movement { amount: *amount, reason: reason(why)?, stamp } }
            }
            ShiftDraft::Count { pieces, others, seen } => {
                let known = seen.map_or(!shift.counted, |seen| shift.counts.len() == seen as usize);
                if !known {
                    return Err(ShiftRefusal::CountedAlready.into());
                }
                let currency = self.reference.venue.currency;
                ShiftFact::Counted { shift: id, count: Count::of(shift, currency, pieces, others, stamp)? }
            }
            ShiftDraft::TakeOver if !shift.counted => return Err(ShiftRefusal::NotCounted.into()),
            ShiftDraft::TakeOver => ShiftFact::TakenOver { shift: id },
            ShiftDraft::Close if !shift.counted => return Err(ShiftRefusal::NotCounted.into()),
            ShiftDraft::Close => {
                // A room whose clock runs owes its time, also before anything was ordered.
                let owes = |check: &&Arc<Check>| !check.lines.is_empty() || check.running().is_some();
                let clock = &self.reference.venue.clock;
                let carried = self.open_checks().filter(owes).map(|check| Carried {
                    check: check.id,
                    number: check.number,
                    place: check.called(),
                    total: check.as_of(clock, now).totals().total,
                    paid: check.paid(),
                });
                let z = Z { number: self.last_z + 1, stamp, carried: carried.collect() };
                ShiftFact::Closed { shift: id, z: Box::new(z) }
            }
        };
        Ok(Fact::Shift(fact))
    }

    fn open_shift(&self, float: Money, by: &Actor, opened: Stamp, mint: &mut dyn Mint) -> Result<Fact, Refusal> {
        if self.shift_at(by.device).is_some() {
            return Err(ShiftRefusal::OpenAlready.into());
        }
        if float.is_negative() || float > MOST {
            return Err(Refusal::BadAmount);
        }
        let shift = Shift {
            id: ShiftId(mint.id()),
            device: by.device,
            day: self.reference.venue.clock.business_day(opened.at),
            holder: opened.by.clone(),
            opened,
            float,
            movements: Vec::new(),
            figures: Figures::default(),
            before: self.outside.clone(),
            counts: Vec::new(),
            takeovers: Vec::new(),
            counted: false,
            z: None,
            prints: 0,
        };
        Ok(Fact::Shift(ShiftFact::Opened { shift: Box::new(shift) }))
    }

    pub(crate) fn apply_shift(&mut self, event: &Event, fact: &ShiftFact, touched: &mut Touched) {
        match fact {
            ShiftFact::Opened { shift } => {
                touched.outside |= self.outside.take().is_some();
                self.shifts.insert(shift.id, Arc::new(Shift::clone(shift)));
                touched.shifts.insert(shift.id);
            }
            ShiftFact::Moved { shift, movement } => {
                self.edit_shift(*shift, touched, |shift| shift.movements.push(movement.clone()));
            }
            ShiftFact::Counted { shift, count } => self.edit_shift(*shift, touched, |shift| {
                shift.counts.push(count.clone());
                shift.counted = true;
            }),
            ShiftFact::TakenOver { shift } => self.edit_shift(*shift, touched, |shift| {
                shift.counted = false;
                shift.holder.clone_from(&event.by.name);
                shift.takeovers.push(event.stamp());
            }),
            ShiftFact::Closed { shift, z } => {
                self.last_z = self.last_z.max(z.number);
                self.edit_shift(*shift, touched, |shift| shift.z = Some(Z::clone(z)));
            }
            // Only the server that had it fetched to print it has it; the others read it when they need it.
            ShiftFact::Printed { shift } => self.edit_shift(*shift, touched, |shift| shift.prints += 1),
        }
    }

    /// A drawer was opened without a sale by its printer: its shift counts that like a look by hand.
    pub(crate) fn count_look(&mut self, event: &Event, reason: &str, touched: &mut Touched) {
        if let Some(id) = self.shift_at(event.by.device).map(|shift| shift.id) {
            let movement = Movement { amount: Money::ZERO, reason: reason.to_owned(), stamp: event.stamp() };
            self.edit_shift(id, touched, |shift| shift.movements.push(movement));
        }
    }

    pub(crate) fn edit_shift(&mut self, id: ShiftId, touched: &mut Touched, change: impl FnOnce(&mut Shift)) {
        if let Some(shift) = self.shifts.get_mut(&id) {
            change(Arc::make_mut(shift));
            touched.shifts.insert(id);
        }
    }
}
