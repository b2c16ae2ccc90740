//! What is to know of the guests of a check besides what they order: who takes away and when, and a quick note.

use crate::check::Check;
use crate::event::Fact;
use crate::house::House;
use crate::ids::CheckId;
use crate::refusal::Refusal;
use crate::sending::{LONGEST_NOTE, tidy};
use crate::time::At;
use serde::{Deserialize, Serialize};

/// A name or a phone number is not longer than this.
pub const LONGEST_NAME: usize = 60;

/// Who takes a check's food away, or whom it is brought to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    /// Whether it is brought to them; else they fetch it.
    pub delivery: bool,
    /// Their name.
    pub name: Option<String>,
    /// Their phone number.
    pub phone: Option<String>,
    /// Where it is brought.
    pub address: Option<String>,
    /// When it was promised.
    pub promised: Option<At>,
}

impl Away {
    /// The same without what nobody can read, and without what is empty.
    pub fn tidy(&self) -> Result<Self, Refusal> {
        let text = |text: &Option<String>, most: usize| -> Result<Option<String>, Refusal> {
            let clean = text.as_deref().map(tidy).filter(|text| !text.is_empty());
            if clean.as_ref().is_some_and(|text| text.chars().count() > most) {
                return Err(Refusal::TooLong { most });
            }
            Ok(clean)
        };
        Ok(Self {
            delivery: self.delivery,
            name: text(&self.name, LONGEST_NAME)?,
            phone: text(&self.phone, LONGEST_NAME)?,
            address: text(&self.address, LONGEST_NOTE)?,
            promised: self.promised,
        })
    }
}

impl House {
    /// Who takes it away, when, where to. A check at a table has nobody who does.
    pub fn set_away(&self, id: CheckId, away: &Away) -> Result<Option<Fact>, Refusal> {
        let check = self.open_check(id)?;
        if check.table.is_some() {
            return Err(Refusal::AtATable { table: check.table_label.clone() });
        }
        let away = away.tidy()?;
        let same = check.away.as_ref() == Some(&away);
        check.may_become(&Check { away: Some(away.clone()), ..Check::clone(check) })?;
        Ok((!same).then_some(Fact::AwaySet { check: id, away }))
    }

    /// A quick note on the table: “birthday”. An empty one takes it off.
    pub fn set_note(&self, id: CheckId, note: Option<&str>) -> Result<Option<Fact>, Refusal> {
        let check = self.open_check(id)?;
        let note = note.map(tidy).filter(|note| !note.is_empty());
        if note.as_ref().is_some_and(|note| note.chars().count() > LONGEST_NOTE) {
            return Err(Refusal::TooLong { most: LONGEST_NOTE });
        }
        let same = check.note == note;
        Ok((!same).then_some(Fact::NoteSet { check: id, note }))
    }
}
