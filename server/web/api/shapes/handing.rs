//! What was handed over, as programs see it.

use super::check::Line;
use goimon_domain::handovers;
use goimon_domain::ids::{CheckId, LineId};
use goimon_domain::screen::Scope;
use goimon_domain::time::At;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Lines of one check that went on in one act.
#[derive(Serialize, ToSchema)]
pub struct HandOver<'a> {
    /// The check.
    #[schema(value_type = Uuid)]
    pub check: CheckId,
    /// Its number.
    pub check_number: u32,
    /// What the table is called; empty for takeaway.
    pub table: &'a str,
    /// When.
    #[schema(value_type = i64)]
    pub at: At,
    /// By whom: a person or a screen.
    pub by: &'a str,
    /// What, as it is now.
    pub lines: Vec<Line<'a>>,
}

impl<'a> HandOver<'a> {
    /// As much of a hand-over as a screen puts together; nothing when that is none of it.
    pub fn of(over: &'a handovers::HandOver<'a>, scope: Scope<'_>) -> Option<Self> {
        let here = over.lines.iter().filter(|line| scope.gathers(over.check, line.station));
        let lines: Vec<_> = here.map(|line| Line::of(line, over.check)).collect();
        let one = |lines| Self {
            check: over.check.id,
            check_number: over.check.number,
            table: &over.check.table_label,
            at: over.stamp.at,
            by: &over.stamp.by,
            lines,
        };
        (!lines.is_empty()).then(|| one(lines))
    }
}

/// What was handed over by mistake.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Back {
    /// Which lines.
    #[schema(value_type = Vec<Uuid>)]
    pub lines: Vec<LineId>,
    /// The screen on which they are to stand again: `expo` or `screen:<id>`.
    #[serde(default)]
    pub at: Option<String>,
}
