//! Lines as a cook reads them: how many, what, how, and what to beware of.

use crate::Words;
use goimon_domain::check::Check;
use goimon_domain::ids::LineId;
use goimon_domain::line::{Chosen, Line, LineState};
use goimon_domain::menu::fold;
use std::borrow::Cow;
use std::fmt::Write as _;

/// One line on a ticket or card.
pub(crate) struct Row<'a> {
    pub(crate) id: LineId,
    /// What stands above it: the rule under which added lines come.
    pub(crate) rule: Option<String>,
    pub(crate) quantity: u32,
    pub(crate) name: &'a str,
    pub(crate) mods: String,
    pub(crate) note: Option<&'a str>,
    /// Whether the note is about what must not reach this guest.
    pub(crate) allergy: bool,
    pub(crate) done: bool,
    /// Whether a tap changes it: what was carried out can't be undone here.
    pub(crate) tappable: bool,
    pub(crate) class: &'static str,
    /// The message that says its state.
    pub(crate) word: &'static str,
}

impl<'a> Row<'a> {
    /// A line in the reader's language.
    pub(crate) fn of(line: &'a Line, w: Words) -> Self {
        let note = line.note.as_deref();
        let (class, word) = match line.state {
            LineState::Queued => ("todo", "kitchen-state-queued"),
            LineState::Ready { .. } => ("done", "kitchen-state-ready"),
            LineState::Served { .. } => ("done out", "kitchen-state-served"),
        };
        Self {
            id: line.id,
            rule: None,
            quantity: line.quantity,
            name: line.name.of(w.lang()),
            mods: modifiers(&line.chosen, w),
            note,
            allergy: note.is_some_and(warns),
            done: !line.is_queued(),
            tappable: !line.is_served(),
            class,
            word,
        }
    }
}

/// What was chosen, in one line of text: `Lớn · thêm quẩy ×2`.
pub(crate) fn modifiers(chosen: &[Chosen], w: Words) -> String {
    let mut text = String::new();
    for choice in chosen {
        if !text.is_empty() {
            text.push_str(" · ");
        }
        text.push_str(choice.name.of(w.lang()));
        if choice.quantity > 1 {
            // Writing to a string cannot fail.
            let _ = write!(text, " ×{}", choice.quantity);
        }
    }
    text
}

/// What the kitchen calls a check: its table, or its number when it leaves the house in a bag.
pub(crate) fn calling<'a>(check: &'a Check, w: Words) -> Cow<'a, str> {
    w.calling(check)
}

/// Whether a note speaks of an allergy, in either language, with or without accents.
pub(crate) fn warns(note: &str) -> bool {
    let folded = fold(note);
    folded.contains("di ung") || folded.contains("allerg")
}

#[cfg(test)]
mod tests {
    use super::warns;

    #[test]
    fn allergies_are_found_however_they_are_written() {
        assert!(warns("DỊ ỨNG ĐẬU PHỘNG"));
        assert!(warns("khach di ung tom"));
        assert!(warns("Allergic to nuts"));
        assert!(!warns("ít cay, ra sau cùng"));
    }
}
