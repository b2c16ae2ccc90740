//! Lines: one item times quantity, with what was chosen, as it was priced when it was sent.

use crate::course::Course;
use crate::edits::{Edits, Mark, Origin, Void};
use crate::ids::{ItemId, LineId, ModifierId, RoundId, StationId, TicketId};
use crate::lang::Named;
use crate::money::{Money, Rate};
use crate::promotion::LinePromo;
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

/// One item times quantity on a check. What is sent is never rewritten: its state moves on, and a part of it may become a
/// line of its own.
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
    /// Grows whenever its state or quantity changes; whoever edits it carries the one that they saw.
    #[serde(default = "first")]
    pub version: u32,
    /// What else has happened to it.
    #[serde(default, skip_serializing_if = "Edits::is_none")]
    pub edits: Edits,
    /// What promotions have to do with it.
    #[serde(default, skip_serializing_if = "LinePromo::is_none")]
    pub promo: LinePromo,
    /// When the kitchen touched it, if somebody there said so; it stays when the line moves on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<Stamp>,
    /// When it is eaten.
    #[serde(default)]
    pub course: Course,
    /// Which guest gets it, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<u8>,
    /// When the pass handed it over to a runner, if one is to carry it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<Stamp>,
    /// When it is to be done, together with the rest of its course, where the house fires by prep time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<At>,
}

/// The version of a line that was just sent.
fn first() -> u32 {
    1
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
    /// Waiting for its course, or for its time.
    Held,
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
    /// Taken off: it stays where it was, struck through and for nothing.
    Voided {
        /// How that came about.
        void: Box<Void>,
    },
}

impl Line {
    /// The price of one with its choices.
    pub fn unit(&self) -> Money {
        unit_price(self.price, &self.chosen)
    }

    /// What the line costs: nothing once it is taken off, given away, or made again.
    pub fn amount(&self) -> Money {
        if self.is_charged() { self.worth() } else { Money::ZERO }
    }

    /// What it would cost.
    pub fn worth(&self) -> Money {
        self.unit().times(self.quantity)
    }

    /// What it takes off the bill to take so many of it off, or to give them away.
    pub fn takes_off(&self, quantity: u32) -> Money {
        if self.is_charged() { self.unit().times(quantity) } else { Money::ZERO }
    }

    /// Whether the guest pays for it.
    pub fn is_charged(&self) -> bool {
        !self.is_voided() && self.edits.comp.is_none() && self.edits.remake.is_none()
    }

    /// Whether it was taken off.
    pub fn is_voided(&self) -> bool {
        matches!(self.state, LineState::Voided { .. })
    }

    /// How it was taken off.
    pub fn void(&self) -> Option<&Void> {
        match &self.state {
            LineState::Voided { void } => Some(void),
            LineState::Held | LineState::Queued | LineState::Ready { .. } | LineState::Served { .. } => None,
        }
    }

    /// What the kitchen has still to acknowledge of it.
    pub fn pending(&self) -> Option<&Mark> {
        self.edits.mark.as_ref().filter(|mark| mark.known.is_none())
    }

    /// The line that was sent and of which this is a part; itself when it is none.
    pub fn root(&self) -> LineId {
        match self.edits.origin {
            Some(Origin::Part(of)) => of,
            Some(Origin::Change(_)) | None => self.id,
        }
    }

    /// The word for how far it is, in JSON and in message keys.
    pub fn state_word(&self) -> &'static str {
        match self.state {
            LineState::Queued if self.began.is_some() => "cooking",
            LineState::Held => "held",
            LineState::Queued => "queued",
            LineState::Ready { .. } => "ready",
            LineState::Served { .. } => "served",
            LineState::Voided { .. } => "voided",
        }
    }

    /// Whether it waits for its course, or for its time.
    pub fn is_held(&self) -> bool {
        matches!(self.state, LineState::Held)
    }

    /// Whether it is still to make, now or when its course is fired: nobody has begun it.
    pub fn is_to_make(&self) -> bool {
        self.is_held() || self.is_queued()
    }

    /// Whether the station has still to make it.
    pub fn is_queued(&self) -> bool {
        matches!(self.state, LineState::Queued)
    }

    /// Whether the kitchen has it in hand.
    pub fn is_cooking(&self) -> bool {
        self.is_queued() && self.began.is_some()
    }

    /// Whether nobody in the kitchen has touched it yet: it can be taken off or changed freely.
    pub fn is_untouched(&self) -> bool {
        self.is_queued() && self.began.is_none()
    }

    /// Whether it can be taken off or changed freely: it waits for its course, or nobody has touched it.
    pub fn is_free(&self) -> bool {
        self.is_held() || self.is_untouched()
    }

    /// Whether less of it takes no reason: nobody has touched it, and no bill with it on was shown.
    pub fn may_go(&self) -> bool {
        self.is_free() && !self.edits.billed
    }

    /// Whether it waits at the pass, and since when.
    pub fn ready(&self) -> Option<&Stamp> {
        match &self.state {
            LineState::Ready { ready } => Some(ready),
            LineState::Held | LineState::Queued | LineState::Served { .. } | LineState::Voided { .. } => None,
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
