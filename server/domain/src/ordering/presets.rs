//! Notes for the kitchen that a tap puts on a line: “no onion” is tapped, not typed. Each heading of the menu has its own.

use crate::ids::CategoryId;
use serde::{Deserialize, Serialize};

/// More of them nobody finds quicker than typing.
pub const MOST_PRESETS: usize = 12;
/// A longer note does not fit a button, in characters.
pub const LONGEST_PRESET: usize = 30;
/// Between the notes of a line; so none of them may hold it.
pub const BETWEEN: char = ',';

/// The notes of one heading, in the order in which they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presets(Vec<String>);

/// A heading's notes as they shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingNotes {
    /// Which heading.
    pub category: CategoryId,
    /// Its notes.
    pub presets: Presets,
}

impl Presets {
    /// Trimmed, without empty and repeated ones; nothing when there are too many, one is too long, or holds a comma.
    pub fn of<T: AsRef<str>>(notes: impl IntoIterator<Item = T>) -> Option<Self> {
        let mut kept: Vec<String> = Vec::new();
        for note in notes {
            let note = note.as_ref().split_whitespace().collect::<Vec<_>>().join(" ");
            if note.contains(BETWEEN) || note.chars().any(char::is_control) || note.chars().count() > LONGEST_PRESET {
                return None;
            }
            if !note.is_empty() && !kept.iter().any(|other| other.to_lowercase() == note.to_lowercase()) {
                kept.push(note);
            }
        }
        (kept.len() <= MOST_PRESETS).then_some(Self(kept))
    }

    /// From a text with one note a row, as a manager types it and as it is stored.
    pub fn from_rows(text: &str) -> Option<Self> {
        Self::of(text.lines())
    }

    /// One note a row.
    pub fn rows(&self) -> String {
        self.0.join("\n")
    }

    /// One after another, as the phone reads them.
    pub fn listed(&self) -> String {
        self.0.join(",")
    }

    /// The notes.
    pub fn notes(&self) -> &[String] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_tidied_and_odd_ones_refused() {
        let notes = Presets::from_rows("  không   hành \n\nít cay\r\nKHÔNG HÀNH\n").unwrap();
        assert_eq!(notes.notes(), ["không hành", "ít cay"]);
        assert_eq!(Presets::from_rows(&notes.rows()), Some(notes));
        assert_eq!(Presets::of(["ít cay, ít ngọt"]), None, "a comma stands between two");
        assert_eq!(Presets::of(["x".repeat(31)]), None);
        assert_eq!(Presets::of((0..13).map(|n| n.to_string())), None);
        assert_eq!(Presets::of(["\u{1b}p"]), None);
    }
}
