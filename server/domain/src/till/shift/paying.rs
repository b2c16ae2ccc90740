//! To which shift money belongs, and what of a payment its shift keeps.

use super::ShiftRefusal;
use crate::check::Check;
use crate::event::Event;
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

    /// The shift out of whose drawer a refund comes: that of whoever gives it; for somebody without a drawer the one into
    /// which the money came, if it goes on, else the only one there is.
    pub(crate) fn shift_of_refund(&self, payment: &Payment, by: &Actor) -> Result<Option<ShiftId>, ShiftRefusal> {
        let own = self.shift_of(by);
        if !matches!(own, Ok(None) | Err(ShiftRefusal::NoShift)) {
            return own;
        }
        if payment.shift.is_some() && self.shift_still_open(payment).is_ok() {
            return Ok(payment.shift);
        }
        let mut open = self.shifts.values().filter(|shift| shift.z.is_none() && !shift.counted);
        match (open.next(), open.next()) {
            (Some(only), None) => Ok(Some(only.id)),
            _ => own,
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
    pub(crate) fn tally(
        &mut self,
        check: CheckId,
        payment: &Payment,
        closed: bool,
        event: &Event,
        touched: &mut Touched,
    ) {
        let bill = self.checks.get(&check).filter(|_| closed).cloned();
        self.add_figures(payment.shift, event, touched, |figures| {
            figures.pay(payment);
            if let Some(bill) = bill {
                figures.sell(&bill);
            }
        });
    }

    /// Takes a bill that is opened again off the shift in which it was closed; where it had none, off the one of whoever
    /// opens it again.
    pub(crate) fn untally(&mut self, check: &Check, event: &Event, touched: &mut Touched) {
        let Some(payment) = closing(check) else { return };
        let shift = payment.shift.or_else(|| self.shift_at(event.by.device).map(|shift| shift.id));
        self.add_figures(shift, event, touched, |figures| figures.unsell(check));
    }
}

/// The payment that closed a bill: the last one that came in.
pub(crate) fn closing(check: &Check) -> Option<&Payment> {
    check.payments.iter().rev().find(|payment| payment.reversal.is_none())
}
