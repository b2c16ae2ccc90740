//! What the timeline tells of times: when something sent or fired by prep time is begun, and when it is to be done.

use super::deeds::named;
use crate::live::Look;
use goimon_domain::check::Check;
use goimon_domain::coursing::Later;
use goimon_domain::line::Line;
use goimon_domain::time::At;
use std::collections::BTreeMap;

/// When the lines of a round are to be done: ` · xong 19:42`.
pub(super) fn targets(look: &Look<'_>, lines: &[Line]) -> String {
    let mut targets: Vec<At> = lines.iter().filter_map(|line| line.target).collect();
    targets.sort_unstable();
    targets.dedup();
    targets.into_iter().map(|target| format!(" · {}", look.w.s("timed-done", look.wall(target)))).collect()
}

/// What of a fired course waits for its time, and when all of it is to be done: ` · lúc 19:33: 1 × Gỏi · xong 19:42`.
pub(super) fn waits(look: &Look<'_>, check: &Check, later: &Later) -> String {
    let due = |ticket| {
        let stood = later.dues.iter().find(|(id, _)| *id == ticket).map(|(_, due)| *due);
        let new = || later.tickets.iter().find(|other| other.id == ticket)?.hold.as_ref()?.due;
        stood.or_else(new)
    };
    let mut at: BTreeMap<At, Vec<&Line>> = BTreeMap::new();
    for (line, ticket) in &later.waits {
        if let (Some(due), Some(line)) = (due(*ticket), check.line(*line)) {
            at.entry(due).or_default().push(line);
        }
    }
    let mut text = String::new();
    for (due, lines) in at {
        text.push_str(&format!(" · {}: {}", look.w.s("timed-at", look.wall(due)), named(look, lines.into_iter())));
    }
    text.push_str(&format!(" · {}", look.w.s("timed-done", look.wall(later.target))));
    text
}
