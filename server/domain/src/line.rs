//! Lines: one item times quantity, with what was chosen, as it was priced when it was sent.

use crate::ids::{ItemId, LineId, ModifierId, RoundId, StationId, TicketId};
use crate::lang::Named;
use crate::money::{Money, Rate};
use crate::time::At;
use serde::{Deserialize, Serialize};

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The moment.
    pub at: At,
    /// The name of the person or screen.
    pub by: String,
}

/// One item times quantity on a check. What is sent is never rewritten; only its state moves on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its id.
    pub id: LineId,
    /// The round it was sent with.
    pub round: RoundId,
    /// The ticket it stands on.
    pub ticket: TicketId,
    /// The station that makes it.
    pub station: StationId,
    /// What was ordered.
    pub item: ItemId,
    /// Its code, as it was then.
    pub code: String,
    /// Its name, as it was then.
    pub name: Named,
    /// The price of one before choices, as it was then.
    pub price: Money,
    /// How many.
    pub quantity: u32,
    /// What was chosen with it.
    pub chosen: Vec<Chosen>,
    /// What the guest asked for in words.
    pub note: Option<String>,
    /// Its tax class.
    pub tax_class: String,
    /// The rate of that class on the check's business day.
    pub tax_rate: Rate,
    /// How far it is.
    pub state: LineState,
}

/// One choice on a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chosen {
    /// What was chosen.
    pub modifier: ModifierId,
    /// Its name, as it was then.
    pub name: Named,
    /// What it adds to one, as it was then.
    pub delta: Money,
    /// How many of it on each.
    pub quantity: u32,
}

/// How far a line is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum LineState {
    /// On its station's screen.
    Queued,
    /// Done by the station, waiting at the pass.
    Ready {
        /// When and by whom.
        ready: Stamp,
    },
    /// Carried to the guest.
    Served {
        /// When the station had it done; a drink may be carried out before anybody bumps it.
        ready: Option<Stamp>,
        /// When and by whom it was carried out.
        served: Stamp,
    },
}

impl Line {
    /// The price of one with its choices.
    pub fn unit(&self) -> Money {
        unit_price(self.price, &self.chosen)
    }

    /// What the line costs.
    pub fn amount(&self) -> Money {
        self.unit().times(self.quantity)
    }

    /// Whether the station has still to make it.
    pub fn is_queued(&self) -> bool {
        matches!(self.state, LineState::Queued)
    }

    /// Whether it waits at the pass, and since when.
    pub fn ready(&self) -> Option<&Stamp> {
        match &self.state {
            LineState::Ready { ready } => Some(ready),
            LineState::Queued | LineState::Served { .. } => None,
        }
    }

    /// Whether the guest has it.
    pub fn is_served(&self) -> bool {
        matches!(self.state, LineState::Served { .. })
    }
}

/// The price of one: the item's, and every choice as often as it was chosen. Never below nothing.
pub fn unit_price(price: Money, chosen: &[Chosen]) -> Money {
    let deltas: Money = chosen.iter().map(|choice| choice.delta.times(choice.quantity)).sum();
    (price + deltas).at_least(Money::ZERO)
}
