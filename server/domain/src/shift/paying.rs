//! To which shift money belongs, and what of a payment its shift keeps.

use super::ShiftRefusal;
use crate::check::Check;
use crate::house::{House, Touched};
use crate::ids::{CheckId, ShiftId};
use crate::payment::Payment;
use crate::staff::Actor;

impl House {
    /// The shift to which money belongs that somebody takes or gives back now; none where the till has none and the
    /// venue does not ask for one.
    pub(crate) fn shift_of(&self, by: &Actor) -> Result<Option<ShiftId>, ShiftRefusal> {
        match self.shift_at(by.device) {
            Some(shift) if shift.counted => Err(ShiftRefusal::Counted),
            Some(shift) => Ok(Some(shift.id)),
            None if self.reference.venue.till.shifts => Err(ShiftRefusal::NoShift),
            None => Ok(None),
        }
    }

    /// Whether a payment can still be taken off: only while its own shift goes on.
    pub(crate) fn shift_still_open(&self, payment: &Payment) -> Result<(), ShiftRefusal> {
        let Some(id) = payment.shift else { return Ok(()) };
        match self.shifts.get(&id) {
            Some(shift) if shift.z.is_some() => Err(ShiftRefusal::Frozen),
            Some(shift) if shift.counted => Err(ShiftRefusal::Counted),
            Some(_) => Ok(()),
            None => Err(ShiftRefusal::Frozen),
        }
    }

    /// Adds an entry of money to its shift, and the bill that it closed.
    pub(crate) fn tally(&mut self, check: CheckId, payment: &Payment, closed: bool, touched: &mut Touched) {
        let Some(shift) = payment.shift else { return };
        let bill = self.checks.get(&check).filter(|_| closed).cloned();
        self.edit_shift(shift, touched, |shift| {
            shift.figures.pay(payment);
            if let Some(bill) = bill {
                shift.figures.sell(&bill);
            }
        });
    }

    /// Takes a bill that is opened again off the shift in which it was closed.
    pub(crate) fn untally(&mut self, check: &Check, touched: &mut Touched) {
        if let Some(shift) = closing(check).and_then(|payment| payment.shift) {
            self.edit_shift(shift, touched, |shift| shift.figures.unsell(check));
        }
    }
}

/// The payment that closed a bill: the last one that came in.
pub(crate) fn closing(check: &Check) -> Option<&Payment> {
    check.payments.iter().rev().find(|payment| payment.reversal.is_none())
}
