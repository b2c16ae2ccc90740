//! The waiter's acts after sending: carrying out, and asking for the bill.

use crate::event::Fact;
use crate::house::House;
use crate::ids::{CheckId, LineId};
use crate::line::Line;
use crate::refusal::Refusal;

impl House {
    /// Lines were carried out. Those that were out already stay as they are; nothing happens if all were.
    pub fn serve(&self, check: CheckId, lines: &[LineId]) -> Result<Option<Fact>, Refusal> {
        let lines = self.pick(check, lines, |line| line.is_queued() || line.ready().is_some())?;
        Ok((!lines.is_empty()).then_some(Fact::LinesServed { check, lines }))
    }

    /// “Served” was tapped by mistake.
    pub fn unserve(&self, check: CheckId, lines: &[LineId]) -> Result<Option<Fact>, Refusal> {
        let lines = self.pick(check, lines, |line| line.is_served() && line.edits.time.is_none())?;
        Ok((!lines.is_empty()).then_some(Fact::LinesUnserved { check, lines }))
    }

    /// The guests want to pay.
    pub fn ask_bill(&self, check: CheckId) -> Result<Option<Fact>, Refusal> {
        let asked = self.open_check(check)?.bill_asked.is_some();
        Ok((!asked).then_some(Fact::BillAsked { check }))
    }

    /// The guests stay after all.
    pub fn call_off_bill(&self, check: CheckId) -> Result<Option<Fact>, Refusal> {
        let asked = self.open_check(check)?.bill_asked.is_some();
        Ok(asked.then_some(Fact::BillCalledOff { check }))
    }

    fn pick(&self, check: CheckId, ids: &[LineId], wanted: impl Fn(&Line) -> bool) -> Result<Vec<LineId>, Refusal> {
        let check = self.check(check)?;
        let mut picked = Vec::with_capacity(ids.len());
        for id in ids {
            let line = check.line(*id).ok_or(Refusal::NoSuchLine)?;
            if wanted(line) && !picked.contains(id) {
                picked.push(*id);
            }
        }
        Ok(picked)
    }
}
