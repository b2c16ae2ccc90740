//! What goes on paper: slips for stations, bills and receipts, the drawer's kick, a test.

use crate::check::Check;
use crate::guests::Away;
use crate::ids::{RoundId, StationId};
use crate::lang::Named;
use crate::shift::Shift;
use crate::time::At;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What goes on paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Paper {
    /// A slip for a station.
    Slip(Slip),
    /// A bill: provisional while it is open, else a receipt.
    Bill {
        /// The check as it was.
        bill: Box<Check>,
        /// Which part of a divided check, from 1.
        part: Option<usize>,
        /// Which copy; 0 for the first print.
        copy: u32,
    },
    /// An X of a shift that goes on, the Z of one that is over.
    Shift {
        /// The shift as it was.
        shift: Arc<Shift>,
        /// Which copy of a Z; 0 for the first print, and for every X.
        copy: u32,
    },
    /// Nothing: the cash drawer springs open.
    Drawer,
    /// A page that shows whether all is right.
    Test,
}

/// A slip for a station: what is to make, or not any more, or for another table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slip {
    /// What the station has to do.
    pub what: SlipKind,
    /// Which station.
    pub station: StationId,
    /// The number of its ticket.
    pub ticket: Option<u32>,
    /// The round that was sent.
    pub round: Option<RoundId>,
    /// How many guests.
    pub covers: u16,
    /// What the kitchen knew the table by.
    pub from: Option<String>,
    /// What.
    pub lines: Vec<SlipLine>,
    /// For what leaves the house: the number by which it is called, and who takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bag: Option<Bag>,
}

/// Something that leaves the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bag {
    /// The number that is called.
    pub number: u32,
    /// Who takes it.
    pub away: Away,
}

/// What a slip wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlipKind {
    /// Make this.
    New,
    /// Don't make this.
    Void,
    /// Make the last instead of the first.
    Change,
    /// Make this again, first of all.
    Again,
    /// It goes to another table.
    Move,
    /// It waits for its course after all.
    Hold,
}

impl SlipKind {
    /// The word in message keys.
    pub fn word(self) -> &'static str {
        match self {
            SlipKind::New => "new",
            SlipKind::Void => "void",
            SlipKind::Change => "change",
            SlipKind::Again => "again",
            SlipKind::Move => "move",
            SlipKind::Hold => "hold",
        }
    }
}

/// A line of a slip.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SlipLine {
    /// How many.
    pub quantity: u32,
    /// Of what.
    pub name: Named,
    /// With what, and how many of each.
    pub chosen: Vec<(Named, u32)>,
    /// What the guest asked for in words.
    pub note: Option<String>,
    /// Whether it is not to be made.
    pub off: bool,
    /// When it is to be done, where the house fires by prep time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<At>,
}

impl Paper {
    /// The word in JSON and in message keys.
    pub fn word(&self) -> &'static str {
        match self {
            Paper::Slip(_) => "slip",
            Paper::Bill { bill, .. } if bill.closed.is_none() => "provisional",
            Paper::Bill { .. } => "receipt",
            Paper::Shift { shift, .. } if shift.z.is_none() => "x",
            Paper::Shift { .. } => "z",
            Paper::Drawer => "drawer",
            Paper::Test => "test",
        }
    }

    /// After how many milliseconds it is of no use any more without a person saying so. A drawer that springs open minutes
    /// later is a danger; a slip is wanted as long as anybody is hungry.
    pub fn good_for(&self) -> i64 {
        match self {
            Paper::Slip(_) => 15 * 60_000,
            Paper::Bill { .. } | Paper::Shift { .. } => 5 * 60_000,
            Paper::Test => 60_000,
            Paper::Drawer => 10_000,
        }
    }
}
