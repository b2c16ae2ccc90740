//! What can be known of every line from the deeds about it alone.

use goimon_domain::coursing::CourseFact;
use goimon_domain::edits::Part;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, LineId};
use goimon_domain::line::Line;
use std::collections::BTreeMap;

/// What a fact says of a line.
#[derive(Clone, Debug)]
pub enum Said {
    /// It is new.
    New(Box<Line>),
    /// This happened to all of it, or to a part.
    Did(Deed, Option<Part>),
}

#[derive(Clone, Copy, Debug)]
pub enum Deed {
    /// From now on it is so far.
    Is(&'static str),
    Began,
    NotBegun,
    Unserved,
    Comped,
    /// It stands on another check.
    Goes(CheckId),
    /// Somebody said something about it that leaves it as far as it was.
    Noted,
}

/// The lines that a fact names, and what it says of them.
pub fn said(fact: &Fact) -> Vec<(LineId, Said)> {
    let each = |ids: &[LineId], deed| ids.iter().map(|id| (*id, Said::Did(deed, None))).collect();
    let new = |line: &Line| (line.id, Said::New(Box::new(line.clone())));
    match fact {
        Fact::RoundSent { lines, .. } => lines.iter().map(new).collect(),
        Fact::CookingBegun { lines, .. } => each(lines, Deed::Began),
        Fact::CookingCalledOff { lines, .. } => each(lines, Deed::NotBegun),
        Fact::LineDone { line, .. } => each(&[*line], Deed::Is("ready")),
        Fact::LineUndone { line, .. } => each(&[*line], Deed::Is("queued")),
        Fact::TicketBumped { lines, .. } => each(lines, Deed::Is("ready")),
        Fact::TicketRecalled { lines, .. } => each(lines, Deed::Is("queued")),
        Fact::LinesServed { lines, .. } => each(lines, Deed::Is("served")),
        Fact::LinesUnserved { lines, .. } => each(lines, Deed::Unserved),
        Fact::LineVoided { line, part, .. } => vec![(*line, Said::Did(Deed::Is("voided"), *part))],
        Fact::LineComped { line, part, .. } => vec![(*line, Said::Did(Deed::Comped, *part))],
        Fact::LineChanged { line, with, .. } => vec![(*line, Said::Did(Deed::Is("voided"), None)), new(with)],
        Fact::LineRemade { line, .. } => vec![new(line)],
        Fact::EditsKnown { lines, .. } => each(lines, Deed::Noted),
        Fact::Handing(fact) => each(fact.lines(), Deed::Noted),
        Fact::LinesCame { lines, .. } => each(lines, Deed::Noted),
        Fact::Course(CourseFact::Held { lines, .. }) => {
            lines.iter().map(|(line, _)| (*line, Said::Did(Deed::Is("held"), None))).collect()
        }
        Fact::Course(CourseFact::Fired { lines, later, .. }) => {
            let waits: Vec<LineId> = later.iter().flat_map(|later| &later.waits).map(|(line, _)| *line).collect();
            let now: Vec<LineId> = lines.iter().filter(|line| !waits.contains(line)).copied().collect();
            let mut all: Vec<_> = each(&now, Deed::Is("queued"));
            all.extend(waits.iter().map(|line| (*line, Said::Did(Deed::Is("held"), None))));
            all
        }
        Fact::CheckMerged { into: to, transfer, .. }
        | Fact::CheckParted { again: to, transfer, .. }
        | Fact::LinesMoved { to, transfer, .. } => {
            transfer.lines.iter().map(|moving| (moving.line, Said::Did(Deed::Goes(*to), moving.part))).collect()
        }
        _ => Vec::new(),
    }
}

/// One line, as its deeds tell of it.
#[derive(Clone, Debug)]
pub struct Known {
    pub name: String,
    state: &'static str,
    began: bool,
    comped: bool,
    quantity: u32,
    on: CheckId,
    /// The events about it, and the check on which each of them was.
    deeds: Vec<(u64, CheckId)>,
}

/// All lines of an evening.
#[derive(Default)]
pub struct Book(BTreeMap<LineId, Known>);

impl Book {
    pub fn line(&self, id: LineId) -> &Known {
        &self.0[&id]
    }

    pub fn deeds(&self, id: LineId) -> impl Iterator<Item = (u64, CheckId)> + '_ {
        self.0[&id].deeds.iter().copied()
    }

    pub fn hear(&mut self, event: &Event) {
        for (id, said) in said(&event.fact) {
            let on = event.fact.check().expect("what happens to a line is on a timeline");
            match said {
                Said::New(line) => {
                    let state = if line.is_held() { "held" } else { "queued" };
                    let name = line.name.vi.clone();
                    let (quantity, deeds) = (line.quantity, vec![(event.seq, on)]);
                    let comped = line.edits.comp.is_some();
                    let new = Known { name, state, began: false, comped, quantity, on, deeds };
                    assert!(self.0.insert(id, new).is_none(), "a line is new once");
                }
                Said::Did(deed, part) => self.did(event.seq, on, id, deed, part),
            }
        }
    }

    fn did(&mut self, seq: u64, on: CheckId, id: LineId, deed: Deed, part: Option<Part>) {
        let whole = self.0.get_mut(&id).expect("something happens only to what was sent");
        assert_eq!(whole.on, on, "it is told on the timeline of the check where the line is");
        assert!(whole.deeds.last().is_none_or(|(last, _)| *last < seq), "an event names a line once");
        whole.deeds.push((seq, on));
        let known = match part {
            None => whole,
            Some(part) => {
                whole.quantity -= part.quantity;
                let piece = Known { quantity: part.quantity, ..whole.clone() };
                self.0.entry(part.id).or_insert(piece)
            }
        };
        match deed {
            Deed::Is(state) => known.state = state,
            Deed::Began => known.began = true,
            Deed::NotBegun => known.began = false,
            // Back at the pass, or, what was carried out before it was made, back on the screen.
            Deed::Unserved => known.state = "unserved",
            Deed::Comped => known.comped = true,
            Deed::Goes(to) => known.on = to,
            Deed::Noted => {}
        }
    }

    /// Every line is exactly where and as far as the deeds about it say, on one check.
    pub fn assert_tells(&self, house: &House, last: &Event) {
        let mut found = 0;
        for check in house.checks.values() {
            for line in &check.lines {
                found += 1;
                let Some(known) = self.0.get(&line.id) else { panic!("nobody told of {line:?}; last: {last:?}") };
                assert_eq!(known.on, check.id, "after {last:?}");
                assert_eq!(known.quantity, line.quantity, "after {last:?}");
                assert_eq!(known.comped, line.edits.comp.is_some(), "after {last:?}");
                let state = match known.state {
                    "queued" if known.began => "cooking",
                    "unserved" if matches!(line.state_word(), "ready" | "queued" | "cooking") => line.state_word(),
                    state => state,
                };
                assert_eq!(state, line.state_word(), "of {known:?} after {last:?}");
            }
        }
        assert_eq!(found, self.0.len(), "each on one check");
    }
}
