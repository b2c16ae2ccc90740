//! Counting a drawer by notes and coins, blind: what should be there is set beside it only afterwards.

use super::{Shift, ShiftRefusal};
use crate::line::Stamp;
use crate::money::{Currency, MOST, Money};
use crate::payment::Tender;
use serde::{Deserialize, Serialize};

/// More notes or coins of one kind than a drawer holds.
const MOST_PIECES: u32 = 100_000;

/// How a house's drawers are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Counting {
    /// What should be there is a manager's until the drawer is counted.
    #[default]
    Blind,
    /// Whoever runs the drawer sees it at any time.
    Open,
}

/// What lay in a drawer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// How many of each note or coin.
    pub pieces: Vec<(Money, u32)>,
    /// By tender: what was counted and what should have been there.
    pub differences: Vec<Difference>,
    /// When, and who counted.
    pub stamp: Stamp,
}

/// Counted against expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Of what.
    pub tender: Tender,
    /// What was counted.
    pub counted: Money,
    /// What should have been there.
    pub expected: Money,
}

impl Difference {
    /// Too much, or below zero too little.
    pub fn over(&self) -> Money {
        self.counted - self.expected
    }
}

impl Count {
    /// Sets what was counted beside what should be there; a tender of which nobody counted anything is left out when nothing
    /// should be there.
    pub(super) fn of(
        shift: &Shift,
        currency: Currency,
        pieces: &[(Money, u32)],
        others: &[(Tender, Money)],
        stamp: Stamp,
    ) -> Result<Self, ShiftRefusal> {
        let known = denominations(currency);
        for (place, (piece, count)) in pieces.iter().enumerate() {
            let twice = pieces[..place].iter().any(|(other, _)| other == piece);
            if twice || *count > MOST_PIECES || !known.contains(piece) {
                return Err(ShiftRefusal::BadCount);
            }
        }
        for (place, (tender, amount)) in others.iter().enumerate() {
            let twice = others[..place].iter().any(|(other, _)| other == tender);
            // More may have gone back by a tender than came in by it.
            let least = shift.expected(*tender).min(Money::ZERO);
            if twice || *tender == Tender::Cash || tender.is_theirs() || *amount < least || *amount > MOST {
                return Err(ShiftRefusal::BadCount);
            }
        }
        let cash: Money = pieces.iter().map(|(piece, count)| piece.times(*count)).sum();
        let counted = |tender| match tender {
            Tender::Cash => cash,
            other => others.iter().find(|(of, _)| *of == other).map_or(Money::ZERO, |(_, amount)| *amount),
        };
        let counted_of = Tender::ALL.into_iter().filter(|tender| !tender.is_theirs());
        let differences =
            counted_of.map(|tender| Difference { tender, counted: counted(tender), expected: shift.expected(tender) });
        let counts =
            |row: &Difference| row.tender == Tender::Cash || row.counted != Money::ZERO || row.expected != Money::ZERO;
        let pieces = pieces.iter().filter(|(_, count)| *count > 0).copied().collect();
        Ok(Self { pieces, differences: differences.filter(counts).collect(), stamp })
    }
}

/// A currency's largest note.
pub fn largest_note(currency: Currency) -> Money {
    denominations(currency).first().copied().unwrap_or(MOST)
}

/// A currency's notes and coins, the largest first.
pub fn denominations(currency: Currency) -> Vec<Money> {
    let units: &[i64] = match currency.code {
        "VND" => &[500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500],
        "JPY" => &[10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10, 5, 1],
        "USD" => &[10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 25, 10, 5, 1],
        _ => {
            // One, two and five of every size, from the smallest unit to a thousand whole ones.
            let sizes = (0..=currency.places + 3).rev().map(|size| 10_i64.pow(size));
            return sizes.flat_map(|size| [5, 2, 1].map(|head| Money::minor(head * size))).collect();
        }
    };
    units.iter().map(|unit| Money::minor(*unit)).collect()
}
