//! Dividing the bill of a room whose clock runs: the clock is stopped first, so that its time is a line that can be divided like
//! any other. Both are one act: nobody is left with a stopped clock and no parts.

use super::DivisionDraft;
use crate::event::{Event, Fact};
use crate::house::House;
use crate::ids::Mint;
use crate::refusal::Refusal;
use crate::staff::Actor;
use crate::time::At;

impl House {
    /// Stops a room's clock, where it runs, and divides its check.
    pub fn stop_and_divide(
        &self,
        draft: &DivisionDraft,
        by: &Actor,
        now: At,
        mint: &mut dyn Mint,
    ) -> Result<Vec<Fact>, Refusal> {
        let check = self.bill_as_seen(draft.check, draft.version)?;
        if check.running().is_none() {
            return self.divide(draft, mint).map(|fact| vec![fact]);
        }
        let mut trial = self.clone();
        let mut facts = Vec::new();
        if let Some(stopped) = self.stop_room(draft.check, by, now, mint)? {
            trial.apply(&Event { seq: self.seq + 1, at: now, by: by.clone(), fact: stopped.clone() });
            facts.push(stopped);
        }
        let version = trial.open_check(draft.check)?.version;
        facts.push(trial.divide(&DivisionDraft { version, ..draft.clone() }, mint)?);
        Ok(facts)
    }
}
