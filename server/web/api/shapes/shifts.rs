//! Shifts as programs see them, and what they do with a drawer.

use goimon_domain::ids::{CheckId, ShiftId};
use goimon_domain::line::Stamp;
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::shift::{Movement, Shift, ShiftDraft};
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
            ShiftAct::Count { pieces, others } => ShiftDraft::Count {
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
    pub fn of(shift: &Shift, role: Role) -> Self {
        let shows = shift.shows(role);
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
            z: shift.z.as_ref().map(|z| z.number),
            carried: shift.z.iter().flat_map(|z| &z.carried).map(|carried| carried.check).collect(),
            tenders: tenders.collect(),
            checks: shows.then_some(shift.figures.checks),
            total: shows.then_some(shift.figures.total),
            taxes: shift.figures.taxes.iter().filter(|_| shows).map(TaxShown::of).collect(),
            movements: shift.movements.iter().map(MovementShown::of).collect(),
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
