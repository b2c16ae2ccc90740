//! An X or a Z on paper. An X is what stands now; a Z is the same each time, and every print of it after the first says which
//! copy it is.

use super::{ShiftFact, ShiftRefusal};
use crate::event::Fact;
use crate::house::House;
use crate::ids::ShiftId;
use crate::printing::{Paper, PrintRefusal, Printing};
use crate::refusal::Refusal;
use crate::slips::Asking;
use serde::{Deserialize, Serialize};

/// What puts it on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The printer of bills.
    Printer,
    /// A browser, with whatever printer it has.
    Browser,
}

impl House {
    /// Prints an X of a shift that goes on or the Z of one that is over, which must be in the house; never what somebody who
    /// counts blind may not see yet.
    pub fn print_shift(&self, id: ShiftId, by: By, asking: &mut Asking<'_>) -> Result<Vec<Fact>, Refusal> {
        let shift = self.shifts.get(&id).ok_or(ShiftRefusal::NoShift)?;
        if !shift.shows(asking.by.role, self.reference.venue.till.counting) {
            return Err(ShiftRefusal::NotCounted.into());
        }
        let printed = shift.z.as_ref().map(|_| Fact::Shift(ShiftFact::Printed { shift: id }));
        if by == By::Browser {
            return Ok(printed.into_iter().collect());
        }
        let printer = self.bill_printer().ok_or(PrintRefusal::NoPrinter)?;
        let mut job = asking.job(printer, None, Paper::Shift { shift: shift.clone(), copy: shift.prints });
        job.place = shift.z.as_ref().map(|z| z.number.to_string()).unwrap_or_default();
        let queued = Fact::Printing(Printing::Queued { check: None, jobs: vec![job] });
        Ok(printed.into_iter().chain([queued]).collect())
    }
}
