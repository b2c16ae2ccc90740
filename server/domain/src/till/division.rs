//! Dividing a check among those who pay. The check stays one bill of facts; a division says who bears what of it, and each
//! part is reckoned from the whole: all parts together are the bill to the last unit, in every row of it.
//!
//! A line goes to the parts by weights: two of three beers to one, the third to another; a bottle by thirds. What nobody was
//! given is shared by the parts' own weights; a part that is a seat bears what that seat ordered. A part may bear a fixed
//! amount instead, of everything alike. Remainders go by largest remainder over all lines so far, ties to the earlier part.
//! Once something was paid on a part, its bill stands: what comes later is borne by the others.

mod parts;
mod reckon;
mod stopping;

use crate::check::Check;
use crate::event::Fact;
use crate::house::House;
use crate::ids::{CheckId, LineId, Mint, PartId};
use crate::money::Money;
use crate::refusal::Refusal;
use crate::totals::Totals;
use serde::{Deserialize, Serialize};

/// More than this pay one bill by themselves nowhere.
pub const MOST_PARTS: usize = 20;
/// The largest weight.
const MOST_WEIGHT: u32 = 999;

/// Who bears what of a check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Division {
    /// The parts, in order; at least two.
    pub parts: Vec<Part>,
    /// Lines that were given to some of them.
    pub allotted: Vec<Allotment>,
}

/// One who pays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its id.
    pub id: PartId,
    /// Its weight in lines that nobody was given.
    pub share: u32,
    /// Whose lines it bears by itself: what this seat ordered, also later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<u8>,
    /// What it bears instead of lines.
    #[serde(default)]
    pub fixed: Option<Money>,
    /// Its bill as it stood when something was paid on it.
    #[serde(default)]
    pub standing: Option<Totals>,
    /// How often its receipt went to paper.
    #[serde(default, skip_serializing_if = "is_none")]
    pub prints: u32,
}

fn is_none(prints: &u32) -> bool {
    *prints == 0
}

/// Who bears a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allotment {
    /// Which.
    pub line: LineId,
    /// A weight for each part, in order.
    pub weights: Vec<u32>,
}

/// The bill of one part.
#[derive(Clone, Debug, PartialEq)]
pub struct PartBill {
    /// The part.
    pub id: PartId,
    /// Its place, from 1.
    pub number: usize,
    /// Whose seat it is, if it is one's.
    pub seat: Option<u8>,
    /// What it bears of each line; a part with a fixed amount bears of all alike, and names none.
    pub lines: Vec<PartLine>,
    /// What it comes to.
    pub totals: Totals,
    /// What was paid on it.
    pub paid: Money,
}

/// What a part bears of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartLine {
    /// Which.
    pub line: LineId,
    /// So many …
    pub weight: u32,
    /// … of so many.
    pub of: u32,
    /// What that costs before discounts of the check and lines.
    pub amount: Money,
}

impl PartBill {
    /// What is still owed of it.
    pub fn due(&self) -> Money {
        self.totals.total - self.paid
    }
}

/// A division as somebody asks for it; no parts make the check one again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DivisionDraft {
    /// Of which check.
    pub check: CheckId,
    /// The version of the bill that was seen.
    pub version: u32,
    /// (weight, fixed amount) of each part.
    pub parts: Vec<(u32, Option<Money>)>,
    /// Lines that are given to some of them.
    pub allotted: Vec<Allotment>,
    /// The seat of each part; none where the parts are no seats.
    pub seats: Vec<Option<u8>>,
}

impl House {
    /// What each part would bear if a check was divided so; nothing happens.
    pub fn try_division(&self, draft: &DivisionDraft) -> Result<Vec<PartBill>, Refusal> {
        let mut parts = 0;
        let mut mint = || {
            parts += 1;
            uuid::Uuid::from_u128(parts)
        };
        let Fact::Divided { division, .. } = self.divide(draft, &mut mint)? else { return Ok(Vec::new()) };
        let check = self.open_check(draft.check)?;
        Ok(Check { division, ..Check::clone(check) }.parts())
    }

    /// Divides a check, or makes it one again. Until something is paid it can be done as often as needed.
    pub fn divide(&self, draft: &DivisionDraft, mint: &mut dyn Mint) -> Result<Fact, Refusal> {
        let check = self.bill_as_seen(draft.check, draft.version)?;
        if check.is_partly_paid() {
            return Err(Refusal::PartPaid);
        }
        if draft.parts.is_empty() {
            return Ok(Fact::Divided { check: check.id, division: None });
        }
        let count = draft.parts.len();
        let all: Money = draft.parts.iter().filter_map(|(_, fixed)| *fixed).sum();
        let bears = draft.parts.iter().any(|(_, fixed)| fixed.is_none());
        let fits = |weight: &u32| *weight <= MOST_WEIGHT;
        let parts_fit = (2..=MOST_PARTS).contains(&count)
            && bears
            && all <= check.totals().total
            && draft.parts.iter().all(|(share, fixed)| fits(share) && fixed.is_none_or(|amount| amount > Money::ZERO));
        let lines_fit = draft.allotted.iter().enumerate().all(|(place, allotment)| {
            allotment.weights.len() == count
                && allotment.weights.iter().all(fits)
                && allotment.weights.iter().any(|weight| *weight > 0)
                && !draft.allotted[..place].iter().any(|other| other.line == allotment.line)
        });
        let known = draft.seats.iter().flatten();
        let twice = |place: usize, seat: &Option<u8>| seat.is_some() && draft.seats[..place].contains(seat);
        let seats_fit = draft.seats.len() <= count
            && known.clone().all(|seat| *seat > 0)
            && !draft.seats.iter().enumerate().any(|(place, seat)| twice(place, seat));
        if !parts_fit || !lines_fit || !seats_fit || check.lines.is_empty() {
            return Err(Refusal::BadDivision { most: MOST_PARTS });
        }
        if draft.allotted.iter().any(|allotment| check.line(allotment.line).is_none()) {
            return Err(Refusal::NoSuchLine);
        }
        let part = |(place, (share, fixed)): (usize, &(u32, Option<Money>))| Part {
            id: PartId(mint.id()),
            share: *share,
            seat: draft.seats.get(place).copied().flatten(),
            fixed: *fixed,
            standing: None,
            prints: 0,
        };
        let parts = draft.parts.iter().enumerate().map(part).collect();
        Ok(Fact::Divided { check: check.id, division: Some(Division { parts, allotted: draft.allotted.clone() }) })
    }
}
