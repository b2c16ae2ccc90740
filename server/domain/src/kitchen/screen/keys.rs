//! The keys of a kitchen screen, and what a bump bar sends instead of them.

use super::BadScreen;
use serde::{Deserialize, Serialize};

/// The longest name that a browser gives to a key is shorter.
const LONGEST_KEY: usize = 24;

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum KitchenKey {
    /// Chooses the ticket in a place of the page, from 1; the tenth is 0 on a keyboard.
    Choose(u8),
    /// Bumps the chosen ticket; at the pass: hands over.
    Bump,
    /// The line before.
    Up,
    /// The next line.
    Down,
    /// The ticket before.
    Left,
    /// The next ticket.
    Right,
    /// The chosen line is done.
    Done,
    /// The chosen ticket is being cooked.
    Cook,
    /// What was changed has been read.
    Know,
    /// Brings back the ticket that left last.
    Recall,
    /// The chosen ticket goes first.
    Rush,
    /// What left lately.
    History,
    /// What is still to make.
    AllDay,
    /// What has run out.
    SoldOut,
    /// Stations to take over.
    Others,
    /// Gives back the station that was taken over last.
    GiveBack,
    /// The page before.
    PageBefore,
    /// The next page.
    PageAfter,
    /// Chooses nothing.
    Nothing,
    /// What the keys are.
    Keys,
}

impl KitchenKey {
    /// Every key, in the order in which people learn them.
    pub const ALL: [KitchenKey; 29] = [
        KitchenKey::Choose(1),
        KitchenKey::Choose(2),
        KitchenKey::Choose(3),
        KitchenKey::Choose(4),
        KitchenKey::Choose(5),
        KitchenKey::Choose(6),
        KitchenKey::Choose(7),
        KitchenKey::Choose(8),
        KitchenKey::Choose(9),
        KitchenKey::Choose(10),
        KitchenKey::Bump,
        KitchenKey::Up,
        KitchenKey::Down,
        KitchenKey::Left,
        KitchenKey::Right,
        KitchenKey::Done,
        KitchenKey::Cook,
        KitchenKey::Know,
        KitchenKey::Recall,
        KitchenKey::Rush,
        KitchenKey::History,
        KitchenKey::AllDay,
        KitchenKey::SoldOut,
        KitchenKey::Others,
        KitchenKey::GiveBack,
        KitchenKey::PageBefore,
        KitchenKey::PageAfter,
        KitchenKey::Nothing,
        KitchenKey::Keys,
    ];

    /// The key that does it unless somebody says otherwise, as browsers name it; the space bar is `Space`.
    pub fn usual(self) -> &'static str {
        match self {
            KitchenKey::Choose(place) => {
                ["1", "2", "3", "4", "5", "6", "7", "8", "9"].get(usize::from(place).wrapping_sub(1)).unwrap_or(&"0")
            }
            KitchenKey::Bump => "Enter",
            KitchenKey::Up => "ArrowUp",
            KitchenKey::Down => "ArrowDown",
            KitchenKey::Left => "ArrowLeft",
            KitchenKey::Right => "ArrowRight",
            KitchenKey::Done => "Space",
            KitchenKey::Cook => "c",
            KitchenKey::Know => "k",
            KitchenKey::Recall => "r",
            KitchenKey::Rush => "p",
            KitchenKey::History => "h",
            KitchenKey::AllDay => "a",
            KitchenKey::SoldOut => "o",
            KitchenKey::Others => "t",
            KitchenKey::GiveBack => "g",
            KitchenKey::PageBefore => "PageUp",
            KitchenKey::PageAfter => "PageDown",
            KitchenKey::Nothing => "Escape",
            KitchenKey::Keys => "?",
        }
    }

    /// What a usual key is for.
    pub fn from_usual(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.usual() == name)
    }
}

impl From<KitchenKey> for String {
    fn from(key: KitchenKey) -> Self {
        key.usual().to_owned()
    }
}

impl TryFrom<String> for KitchenKey {
    type Error = BadScreen;
    fn try_from(name: String) -> Result<Self, BadScreen> {
        Self::from_usual(&name).ok_or(BadScreen::Keys)
    }
}

/// That another key does what a usual one does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyChange {
    /// What the bump bar sends, as browsers name it: `F1`, `b`, `Space`.
    pub pressed: String,
    /// What that is for.
    pub key: KitchenKey,
}

/// Each key means one thing, and each thing has at most one other key.
pub(super) fn check(changes: &[KeyChange]) -> Result<(), BadScreen> {
    let fits = |name: &str| {
        let length = name.chars().count();
        (1..=LONGEST_KEY).contains(&length) && !name.chars().any(|c| c.is_whitespace() || c.is_control() || c == '=')
    };
    for (place, change) in changes.iter().enumerate() {
        let again = |other: &KeyChange| other.pressed == change.pressed || other.key == change.key;
        if !fits(&change.pressed) || changes[..place].iter().any(again) {
            return Err(BadScreen::Keys);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_by_its_usual_name() {
        for key in KitchenKey::ALL {
            assert_eq!(KitchenKey::from_usual(key.usual()), Some(key));
        }
        assert_eq!((KitchenKey::Choose(1).usual(), KitchenKey::Choose(10).usual()), ("1", "0"));
    }
}
