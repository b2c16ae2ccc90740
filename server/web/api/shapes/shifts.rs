//! Shifts as programs see them, and what they do with a drawer.

use goimon_domain::ids::{CheckId, ShiftId};
use goimon_domain::line::Stamp;
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::shift::{Count, Counting, Movement, Outside, Shift, ShiftDraft};
use goimon_domain::staff::Role;
use goimon_domain::totals::TaxRow;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is done with the drawer.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum ShiftAct {
    /// Opens it.
    Open {
        /// What lies in it, minor units.
        #[schema(value_type = i64)]
        float: Money,
    },
    /// Puts money in (above zero), takes it out (below), or opens it without a sale (zero).
    Move {
        /// How much, minor units.
        #[schema(value_type = i64)]
        amount: Money,
        /// Why.
        reason: String,
    },
    /// Says what lies in it.
    Count {
        /// Notes and coins.
        pieces: Vec<Pieces>,
        /// What slips and lists of other tenders come to.
        #[serde(default)]
        others: Vec<Slips>,
        /// How many counts of this drawer you have seen, when you count again; a count that you have not seen refuses yours.
        #[serde(default)]
        seen: Option<u32>,
    },
    /// Takes the counted drawer over.
    TakeOver,
    /// Closes it: the Z.
    Close,
}

/// Notes or coins of one kind.
#[derive(Deserialize, ToSchema)]
pub struct Pieces {
    /// What one is worth, minor units.
    #[schema(value_type = i64)]
    pub piece: Money,
    /// How many.
    pub count: u32,
}

/// What slips of one tender come to.
#[derive(Deserialize, ToSchema)]
pub struct Slips {
    /// Which.
    #[schema(value_type = String)]
    pub tender: Tender,
    /// How much, minor units.
    #[schema(value_type = i64)]
    pub amount: Money,
}

impl ShiftAct {
    /// As the house takes it.
    pub fn draft(self) -> ShiftDraft {
        match self {
            ShiftAct::Open { float } => ShiftDraft::Open { float },
            ShiftAct::Move { amount, reason } => ShiftDraft::Move { amount, reason },
            ShiftAct::Count { pieces, others, seen } => ShiftDraft::Count {
                seen,
                pieces: pieces.into_iter().map(|of| (of.piece, of.count)).collect(),
                others: others.into_iter().map(|of| (of.tender, of.amount)).collect(),
            },
            ShiftAct::TakeOver => ShiftDraft::TakeOver,
            ShiftAct::Close => ShiftDraft::Close,
        }
    }
}

/// A shift. Amounts are minor units.
#[derive(Serialize, ToSchema)]
pub struct ShiftShown {
    /// Its id.
    #[schema(value_type = uuid::Uuid)]
    id: ShiftId,
    /// Its business day.
    day: String,
    /// Who has the drawer.
    holder: String,
    /// When it was opened, in milliseconds.
    #[schema(value_type = i64)]
    opened_at: i64,
    /// What lay in it at first.
    #[schema(value_type = i64)]
    float: Money,
    /// Whether it is counted.
    counted: bool,
    /// Every count of it, in order; nothing until the drawer is counted, except for those who may see what should be there.
    counts: Vec<CountShown>,
    /// The number of its Z.
    z: Option<u32>,
    /// Bills that were open at the Z.
    #[schema(value_type = Vec<uuid::Uuid>)]
    carried: Vec<CheckId>,
    /// By tender; nothing until the drawer is counted, except for a manager.
    tenders: Vec<TenderShown>,
    /// Bills that were paid in full; nothing until the drawer is counted, except for a manager.
    checks: Option<i64>,
    /// What they came to.
    #[schema(value_type = Option<i64>)]
    total: Option<Money>,
    /// Tax of those bills, by class and rate; nothing until the drawer is counted, except for a manager.
    taxes: Vec<TaxShown>,
    /// What was put in, taken out, or just looked at, in order.
    movements: Vec<MovementShown>,
    /// What was taken before it was opened and belonged to no shift; nothing until the drawer is counted, except for those who may
    /// see what should be there.
    before: Option<OutsideShown>,
}

/// One count of a drawer.
#[derive(Serialize, ToSchema)]
pub struct CountShown {
    /// Cash that was counted, minor units.
    #[schema(value_type = i64)]
    cash: Money,
    /// Cash that should have been there, minor units.
    #[schema(value_type = i64)]
    expected: Money,
    /// When, in milliseconds.
    #[schema(value_type = i64)]
    at: i64,
    /// Who.
    by: String,
}

/// What was taken where no shift was open. Amounts are minor units.
#[derive(Serialize, ToSchema)]
pub struct OutsideShown {
    /// Since when, in milliseconds.
    #[schema(value_type = i64)]
    since: i64,
    /// Until when, in milliseconds.
    #[schema(value_type = i64)]
    until: i64,
    /// Bills that were paid in full.
    checks: i64,
    /// What they came to.
    #[schema(value_type = i64)]
    total: Money,
    /// By tender.
    tenders: Vec<OutsideTender>,
}

/// What came in by a tender where no shift was open.
#[derive(Serialize, ToSchema)]
pub struct OutsideTender {
    /// Which.
    tender: &'static str,
    /// How many payments.
    count: u32,
    /// What is there of it: with tips and debts, without what was taken off or given back.
    #[schema(value_type = i64)]
    net: Money,
}

/// Tax of one class and rate.
#[derive(Serialize, ToSchema)]
pub struct TaxShown {
    /// The tax class.
    class: String,
    /// Basis points.
    rate: u32,
    /// On what, minor units.
    #[schema(value_type = i64)]
    base: Money,
    /// How much, minor units.
    #[schema(value_type = i64)]
    tax: Money,
}

/// Money put in a drawer or taken out.
#[derive(Serialize, ToSchema)]
pub struct MovementShown {
    /// How much came in; below zero: went out; zero: the drawer was opened without a sale.
    #[schema(value_type = i64)]
    amount: Money,
    /// Why.
    reason: String,
    /// When, in milliseconds.
    #[schema(value_type = i64)]
    at: i64,
    /// Who.
    by: String,
}

/// What came in by a tender.
#[derive(Serialize, ToSchema)]
pub struct TenderShown {
    /// Which.
    tender: &'static str,
    /// Tips among it, minor units.
    #[schema(value_type = i64)]
    tips: Money,
    /// What should be there, minor units.
    #[schema(value_type = i64)]
    expected: Money,
    /// What was counted last, minor units.
    #[schema(value_type = Option<i64>)]
    counted: Option<Money>,
}

impl ShiftShown {
    /// As somebody of this role may see it.
    pub fn of(shift: &Shift, role: Role, counting: Counting) -> Self {
        let shows = shift.shows(role, counting);
        let counts = shift.counts.last().filter(|_| shift.counted || shift.z.is_some());
        let counted = |tender| counts.and_then(|count| count.differences.iter().find(|row| row.tender == tender));
        let tenders = Tender::ALL.into_iter().filter(|tender| shows && !tender.is_theirs()).map(|tender| TenderShown {
            tender: tender.word(),
            tips: shift.figures.taken.get(&tender).map_or(Money::ZERO, |taking| taking.tips),
            expected: shift.expected(tender),
            counted: counted(tender).map(|row| row.counted),
        });
        let Stamp { at, .. } = &shift.opened;
        Self {
            id: shift.id,
            day: shift.day.to_string(),
            holder: shift.holder.clone(),
            opened_at: at.0,
            float: shift.float,
            counted: shift.counted,
            counts: shift.counts.iter().filter(|_| shows).map(CountShown::of).collect(),
            z: shift.z.as_ref().map(|z| z.number),
            carried: shift.z.iter().flat_map(|z| &z.carried).map(|carried| carried.check).collect(),
            tenders: tenders.collect(),
            checks: shows.then_some(shift.figures.checks),
            total: shows.then_some(shift.figures.total),
            taxes: shift.figures.taxes.iter().filter(|_| shows).map(TaxShown::of).collect(),
            movements: shift.movements.iter().map(MovementShown::of).collect(),
            before: shift.before.as_deref().filter(|_| shows).map(OutsideShown::of),
        }
    }
}

impl CountShown {
    fn of(count: &Count) -> Self {
        let cash = count.differences.iter().find(|row| row.tender == Tender::Cash);
        let (counted, expected) = cash.map_or_else(Default::default, |row| (row.counted, row.expected));
        Self { cash: counted, expected, at: count.stamp.at.0, by: count.stamp.by.clone() }
    }
}

impl OutsideShown {
    /// All of it.
    pub fn of(outside: &Outside) -> Self {
        let figures = &outside.figures;
        let tenders = Tender::ALL.into_iter().map(|tender| OutsideTender {
            tender: tender.word(),
            count: figures.taken.get(&tender).map_or(0, |taking| taking.count),
            net: figures.came(tender),
        });
        Self {
            since: outside.since.0,
            until: outside.until.0,
            checks: figures.checks,
            total: figures.total,
            tenders: tenders.filter(|row| row.count > 0 || row.net != Money::ZERO).collect(),
        }
    }
}

impl TaxShown {
    fn of(row: &TaxRow) -> Self {
        Self { class: row.class.clone(), rate: row.rate.0, base: row.base, tax: row.tax }
    }
}

impl MovementShown {
    fn of(movement: &Movement) -> Self {
        let Movement { amount, reason, stamp } = movement;
        Self { amount: *amount, reason: reason.clone(), at: stamp.at.0, by: stamp.by.clone() }
    }
}
