//! Lines as a cook reads them: how many, what, how, and what to beware of.

use crate::Words;
use crate::timed::Times;
use goimon_domain::check::Check;
use goimon_domain::edits::MarkKind;
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
    /// What the guest wishes, in pieces; empty when there is no note.
    pub(crate) note: Vec<Phrase<'a>>,
    pub(crate) done: bool,
    /// Whether a tap changes it: what was carried out can't be undone here.
    pub(crate) tappable: bool,
    pub(crate) class: &'static str,
    /// The message that says its state.
    pub(crate) word: &'static str,
    /// Whether it was taken off and somebody has still to acknowledge that: a tap does.
    pub(crate) struck: bool,
    /// What there is to know of it besides: changed, to make again.
    pub(crate) badge: Option<String>,
    /// When it is begun, and when it is to be done, where the house fires by prep time.
    pub(crate) times: Times,
}

impl<'a> Row<'a> {
    /// A line in the reader's language.
    pub(crate) fn of(line: &'a Line, w: Words) -> Self {
        let (class, word) = match line.state {
            LineState::Queued if line.began.is_some() => ("todo cooking", "kitchen-state-cooking"),
            LineState::Queued if line.edits.remake.is_some() => ("todo again", "kitchen-state-queued"),
            LineState::Held => ("held", "kitchen-state-held"),
            LineState::Queued => ("todo", "kitchen-state-queued"),
            LineState::Ready { .. } => ("done", "kitchen-state-ready"),
            LineState::Served { .. } => ("done out", "kitchen-state-served"),
            LineState::Voided { .. } => ("void", "kitchen-state-voided"),
        };
        Self {
            id: line.id,
            rule: None,
            quantity: line.quantity,
            name: line.name.of(w.lang()),
            mods: with_seat(modifiers(&line.chosen, w), line, w),
            note: line.note.as_deref().map(phrases).unwrap_or_default(),
            done: line.ready().is_some() || line.is_served(),
            tappable: line.is_queued() || line.ready().is_some(),
            class,
            word,
            struck: line.is_voided() && line.pending().is_some(),
            badge: badge(line, w),
            times: Times::default(),
        }
    }
}

impl Row<'_> {
    /// Whether it waits for a word, not for its time.
    pub(crate) fn waits(&self) -> bool {
        self.class == "held" && self.times.due.is_none()
    }
}

/// What was chosen, and for whom: `Large · seat 2`.
fn with_seat(mods: String, line: &Line, w: Words) -> String {
    match line.seat.map(|seat| w.n("kitchen-seat", seat)) {
        Some(seat) if mods.is_empty() => seat,
        Some(seat) => format!("{mods} · {seat}"),
        None => mods,
    }
}

/// `✕ VOID`, `✎ CHANGED`, `↻ COOK AGAIN · not good`.
fn badge(line: &Line, w: Words) -> Option<String> {
    if let Some(void) = line.void() {
        return Some(w.t(if void.instead.is_some() { "kitchen-mark-before" } else { "kitchen-mark-void" }).to_owned());
    }
    if let Some(remake) = &line.edits.remake {
        return Some(format!("{} · {}", w.t("kitchen-mark-again"), w.reason(&remake.reason)));
    }
    if line.is_cooking() {
        return Some(w.t("kitchen-mark-cooking").to_owned());
    }
    let changed = line.pending().is_some_and(|mark| mark.kind == MarkKind::Changed);
    changed.then(|| w.t("kitchen-mark-changed").to_owned())
}

/// What was chosen, in one line of text: `Lớn · thêm quẩy ×2`.
pub(crate) fn modifiers<'a>(chosen: impl IntoIterator<Item = &'a Chosen>, w: Words) -> String {
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

/// A piece of a note.
#[derive(Debug, PartialEq)]
pub(crate) struct Phrase<'a> {
    pub(crate) text: &'a str,
    /// Whether it is about what must not reach this guest.
    pub(crate) allergy: bool,
}

/// A note with what it says of an allergy apart, in either language, with or without accents. From its word to the end of the
/// sentence, commas included: `dị ứng tôm, cua` is an allergy to both. In `peanut allergy` what comes before it counts too.
pub(crate) fn phrases(note: &str) -> Vec<Phrase<'_>> {
    let mut pieces = Vec::new();
    let mut rest = note;
    while let Some(from) = allergy_in(rest) {
        let to = rest[from..].find(|c| ENDS.contains(&c)).map_or(rest.len(), |length| from + length);
        pieces.push(Phrase { text: &rest[..from], allergy: false });
        pieces.push(Phrase { text: &rest[from..to], allergy: true });
        rest = &rest[to..];
    }
    pieces.push(Phrase { text: rest, allergy: false });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// What ends a sentence in a note.
const ENDS: [char; 5] = ['.', ';', '!', '?', '\n'];

/// Where the first allergy of a text begins, in bytes.
fn allergy_in(text: &str) -> Option<usize> {
    let between = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
    let mut before: Option<(usize, String)> = None;
    for word in text.split(between).filter(|word| !word.is_empty()) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let folded = fold(word);
        if folded.contains("allergi") && !folded.contains("allergie") {
            return Some(at);
        }
        if folded.contains("allerg") {
            let ends = |c: char| c == ',' || ENDS.contains(&c);
            let start = text[..at].rfind(ends).map_or(0, |end| end + 1);
            return Some(start + (text[start..].len() - text[start..].trim_start().len()));
        }
        match before {
            Some((from, last)) if last.ends_with("di") && folded.starts_with("ung") => return Some(from),
            _ => before = Some((at, folded)),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::phrases;

    fn red(note: &str) -> Vec<&str> {
        let pieces = phrases(note);
        assert_eq!(pieces.iter().map(|piece| piece.text).collect::<String>(), note, "no letter is lost");
        pieces.into_iter().filter(|piece| piece.allergy).map(|piece| piece.text).collect()
    }

    #[test]
    fn allergies_are_found_however_they_are_written() {
        assert_eq!(red("DỊ ỨNG ĐẬU PHỘNG"), ["DỊ ỨNG ĐẬU PHỘNG"]);
        assert_eq!(red("khach di ung tom"), ["di ung tom"]);
        assert_eq!(red("(dị-ứng sữa)"), ["dị-ứng sữa)"]);
        assert_eq!(red("Allergic to nuts"), ["Allergic to nuts"]);
        assert!(red("ít cay, ra sau cùng").is_empty());
    }

    #[test]
    fn only_the_allergy_is_marked_and_all_of_it() {
        assert_eq!(red("ra sau cùng. Bé dị ứng tôm, cua; ít cay"), ["dị ứng tôm, cua"]);
        assert_eq!(red("no ice, peanut allergy. extra lime"), ["peanut allergy"]);
        assert_eq!(red("dị ứng sữa. allergic to milk!"), ["dị ứng sữa", "allergic to milk"]);
        assert_eq!(red("cay. di\u{0323} u\u{031b}\u{0301}ng"), ["di\u{0323} u\u{031b}\u{0301}ng"]);
    }
}
