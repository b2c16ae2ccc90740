//! Where else what belongs to a ticket is being made: `Nướng (1), Quầy bar ✓, Chảo (2 lúc 19:33), Bếp nguội (1 lên sau)`.

use crate::Words;
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::ids::{RoundId, StationId};
use goimon_domain::line::Line;
use goimon_domain::ticket::Ticket;
use goimon_domain::time::At;
use std::collections::BTreeMap;

/// What one station has of it.
#[derive(Default)]
struct There {
    /// Lines to make now.
    now: usize,
    /// Lines that are begun by themselves, and the first moment of that.
    timed: Option<(At, usize)>,
    /// Lines that wait for a word.
    held: usize,
}

impl There {
    fn take(&mut self, check: &Check, line: &Line) {
        match check.due_at(line) {
            Some(due) => {
                let (first, count) = self.timed.unwrap_or((due, 0));
                self.timed = Some((first.min(due), count + 1));
            }
            None if line.is_held() => self.held += 1,
            None => self.now += usize::from(line.is_to_make()),
        }
    }

    fn told(&self, house: &House, w: Words) -> String {
        let mut parts = Vec::new();
        if self.now > 0 {
            parts.push(self.now.to_string());
        }
        if let Some((due, count)) = self.timed {
            parts.push(format!("{count} {}", w.s("timed-at", house.reference.venue.clock.wall(due))));
        }
        if self.held > 0 {
            parts.push(format!("{} {}", self.held, w.t("line-held")));
        }
        if parts.is_empty() { "✓".to_owned() } else { format!("({})", parts.join(" + ")) }
    }
}

/// The other stations that have something of the rounds of a ticket. What waits for a word is told where it is of the same
/// course: another course is another story.
pub(super) fn elsewhere(check: &Check, ticket: &Ticket, rounds: &[RoundId], house: &House, w: Words) -> String {
    let mine = |line: &Line| check.lines_on(ticket.id).any(|own| own.course == line.course);
    let mut stations: BTreeMap<StationId, There> = BTreeMap::new();
    for line in &check.lines {
        let other_course = line.is_held() && check.due_at(line).is_none() && !mine(line);
        if line.is_voided() || other_course || line.station == ticket.station || !rounds.contains(&line.round) {
            continue;
        }
        stations.entry(line.station).or_default().take(check, line);
    }
    let told = house.reference.stations.iter().filter_map(|station| {
        let there = stations.get(&station.id)?;
        Some(format!("{} {}", w.name(&station.name), there.told(house, w)))
    });
    told.collect::<Vec<_>>().join(", ")
}
