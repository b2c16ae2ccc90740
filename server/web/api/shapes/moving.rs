//! What programs send to move checks and lines, and of the guests.

use goimon_domain::guests::Away;
use goimon_domain::ids::{CheckId, LineId, StaffId, TableId};
use goimon_domain::moving::{Goal, LinesDraft};
use goimon_domain::time::At;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Where the guests sit now.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTable {
    /// The table.
    #[schema(value_type = Uuid)]
    pub table: TableId,
    /// Where they were seen; none for a check without a table. If it is not so any more, nothing is moved.
    #[schema(value_type = Option<Uuid>)]
    pub seen: Option<TableId>,
    /// Whether they share a table that is taken.
    #[serde(default)]
    pub alongside: bool,
    /// Whether they sit there although others have reserved the table and come soon.
    #[serde(default)]
    pub despite: bool,
}

/// Of which check this one becomes a part.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMerge {
    /// The check that stays.
    #[schema(value_type = Uuid)]
    pub into: CheckId,
    /// The version of the check that goes, as it was seen.
    pub version: u32,
}

/// Which check is one of its own again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPart {
    /// The check that was merged.
    #[schema(value_type = Uuid)]
    pub check: CheckId,
    /// The version of the check that stays, as it was seen.
    pub version: u32,
}

/// Lines that go on another check.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLines {
    /// The version of the check they leave, as it was seen.
    pub version: u32,
    /// Which.
    pub lines: Vec<NewLineMove>,
    /// Where to.
    pub to: GoalWord,
    /// Whether they go on a free table although others have reserved it and come soon.
    #[serde(default)]
    pub despite: bool,
}

/// One line that goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLineMove {
    /// Which.
    #[schema(value_type = Uuid)]
    pub line: LineId,
    /// How many of it; all when left out.
    pub quantity: Option<u32>,
}

/// Where lines go: to an open check, or to a new one on a table, beside those that are there.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum GoalWord {
    /// An open check.
    Check(Uuid),
    /// A table.
    Table(Uuid),
}

/// Who serves the check from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWaiter {
    /// Who.
    #[schema(value_type = Uuid)]
    pub staff: StaffId,
}

/// A quick note on the table.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNote {
    /// What it says; nothing takes it off.
    #[schema(max_length = 140)]
    pub note: Option<String>,
}

/// Who takes a check away, or whom it is brought to.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAway {
    /// Whether it is brought to them.
    #[serde(default)]
    pub delivery: bool,
    /// Their name.
    #[schema(max_length = 60)]
    pub name: Option<String>,
    /// Their phone number.
    #[schema(max_length = 60)]
    pub phone: Option<String>,
    /// Where it is brought.
    #[schema(max_length = 140)]
    pub address: Option<String>,
    /// When it was promised, in milliseconds.
    #[schema(value_type = Option<i64>)]
    pub promised: Option<At>,
}

impl NewLines {
    /// The lines, leaving a check.
    pub fn draft(self, check: CheckId) -> LinesDraft {
        let to = match self.to {
            GoalWord::Check(check) => Goal::Check(CheckId(check)),
            GoalWord::Table(table) => Goal::Table(TableId(table)),
        };
        let lines = self.lines.into_iter().map(|moving| (moving.line, moving.quantity)).collect();
        LinesDraft { check, version: self.version, lines, to }
    }
}

impl NewAway {
    /// The same in the trade's own words.
    pub fn away(self) -> Away {
        let NewAway { delivery, name, phone, address, promised } = self;
        Away { delivery, name, phone, address, promised }
    }
}
