//! What is taken where no shift is open. It belongs to no drawer yet, and must not be lost: the house keeps running figures of
//! it, and the shift that is opened next carries them on its X and Z, in rows of their own beside its sales.
//!
//! What could go wrong: money would be counted twice, or by nobody. Whoever opens a shift counts the drawer for its float, so
//! cash that was taken before lies in the float already and is not expected again. Slips of cards and the like nobody has
//! counted yet: they are expected with those of the shift.

use super::{Figures, Shift, ShiftRefusal};
use crate::check::Check;
use crate::event::Event;
use crate::house::{House, Touched};
use crate::ids::ShiftId;
use crate::money::Money;
use crate::payment::{Payment, Tender};
use crate::shift::closing;
use crate::staff::Actor;
use crate::time::At;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What was taken, given back and sold while no shift was open where it was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    /// Since when.
    pub since: At,
    /// Until when.
    pub until: At,
    /// What came of it.
    pub figures: Figures,
}

impl Outside {
    /// How many payments came in.
    pub fn count(&self) -> u32 {
        self.figures.taken.values().map(|taking| taking.count).sum()
    }

    /// What of a tender has still to be counted with the shift that carries it.
    pub(super) fn uncounted(&self, tender: Tender) -> Money {
        if tender == Tender::Cash { Money::ZERO } else { self.figures.came(tender) }
    }
}

impl Shift {
    /// What was taken before it was opened and has still to be counted with it.
    pub(super) fn uncounted_before(&self, tender: Tender) -> Money {
        self.before.as_ref().map_or(Money::ZERO, |before| before.uncounted(tender))
    }
}

impl House {
    /// In which shift it counts that a payment was wrong: its own, or, where it had none, the one whose drawer gives the money
    /// back.
    pub(crate) fn shift_of_void(&self, payment: &Payment, by: &Actor) -> Result<Option<ShiftId>, ShiftRefusal> {
        match payment.shift {
            Some(shift) => Ok(Some(shift)),
            None => self.shift_of(by),
        }
    }

    /// Whether a closed check can be taken off what was sold: only while the shift in which it was closed goes on.
    pub(crate) fn can_unsell(&self, check: &Check, by: &Actor) -> Result<(), ShiftRefusal> {
        match closing(check) {
            Some(payment) if payment.shift.is_some() => self.shift_still_open(payment),
            Some(_) => self.shift_of(by).map(drop),
            None => Ok(()),
        }
    }

    /// Keeps what happens to figures where no shift is open.
    pub(crate) fn happens_outside(&mut self, at: At, touched: &mut Touched, change: impl FnOnce(&mut Figures)) {
        let new = || Arc::new(Outside { since: at, until: at, figures: Figures::default() });
        let outside = Arc::make_mut(self.outside.get_or_insert_with(new));
        outside.until = at;
        change(&mut outside.figures);
        touched.outside = true;
    }

    /// Adds to the figures of a shift, or to those outside.
    pub(crate) fn add_figures(
        &mut self,
        shift: Option<ShiftId>,
        event: &Event,
        touched: &mut Touched,
        change: impl FnOnce(&mut Figures),
    ) {
        match shift {
            Some(id) => self.edit_shift(id, touched, |shift| change(&mut shift.figures)),
            None => self.happens_outside(event.at, touched, change),
        }
    }
}
