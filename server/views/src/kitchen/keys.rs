//! What the keys of a kitchen screen are, as its foot and its help say it.

use goimon_domain::screen::{KeyChange, KitchenKey};

/// (key, message): what the bar at the foot reminds of.
pub(super) type Hint = (String, &'static str);

/// Keys that are told together, what they are called unless one of them was changed, and the message.
pub(super) struct Told {
    keys: &'static [KitchenKey],
    usual: &'static str,
    message: &'static str,
}

const fn told(keys: &'static [KitchenKey], usual: &'static str, message: &'static str) -> Told {
    Told { keys, usual, message }
}

const CHOOSE: Told = told(
    &[
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
    ],
    "1–9, 0",
    "kitchen-key-choose",
);
const PAGE: Told = told(&[KitchenKey::PageBefore, KitchenKey::PageAfter], "PgUp PgDn", "kitchen-key-page");
const NOTHING: Told = told(&[KitchenKey::Nothing], "Esc", "kitchen-key-none");
const KEYS: Told = told(&[KitchenKey::Keys], "?", "kitchen-key-keys");

/// The keys of a station.
pub(super) const STATION: [Told; 17] = [
    CHOOSE,
    told(&[KitchenKey::Bump], "Enter", "kitchen-key-bump"),
    told(&[KitchenKey::Up, KitchenKey::Down], "↑ ↓", "kitchen-key-line"),
    told(&[KitchenKey::Done], "Space", "kitchen-key-done"),
    told(&[KitchenKey::Cook], "C", "kitchen-key-cook"),
    told(&[KitchenKey::Know], "K", "kitchen-key-know"),
    told(&[KitchenKey::Recall], "R", "kitchen-key-recall"),
    told(&[KitchenKey::Rush], "P", "rush-key"),
    told(&[KitchenKey::History], "H", "kitchen-key-history"),
    told(&[KitchenKey::AllDay], "A", "kitchen-key-allday"),
    told(&[KitchenKey::SoldOut], "O", "kitchen-key-sold-out"),
    told(&[KitchenKey::Others], "T", "taking-open"),
    told(&[KitchenKey::GiveBack], "G", "taking-back-key"),
    told(&[KitchenKey::Left, KitchenKey::Right], "← →", "kitchen-key-neighbour"),
    PAGE,
    NOTHING,
    KEYS,
];

/// The keys of the pass.
pub(super) const EXPO: [Told; 10] = [
    CHOOSE,
    told(&[KitchenKey::Bump], "Enter", "expo-key-hand-over"),
    told(&[KitchenKey::Recall], "R", "kitchen-key-recall"),
    told(&[KitchenKey::History], "H", "expo-key-history"),
    told(&[KitchenKey::Rush], "P", "rush-key"),
    told(&[KitchenKey::GiveBack], "G", "taking-back-key"),
    told(&[KitchenKey::Left, KitchenKey::Right], "← →", "kitchen-key-neighbour"),
    PAGE,
    NOTHING,
    KEYS,
];

/// How keys are told on a screen on which some were changed.
pub(super) fn hints(all: &[Told], changes: &[KeyChange]) -> Vec<Hint> {
    let other = |key: KitchenKey| changes.iter().find(|change| change.key == key).map(|change| change.pressed.as_str());
    let label = |told: &Told| match told.keys.iter().any(|key| other(*key).is_some()) {
        false => told.usual.to_owned(),
        true => {
            let names = told.keys.iter().map(|key| other(*key).unwrap_or(key.usual()));
            names.collect::<Vec<_>>().join(" ")
        }
    };
    all.iter().map(|told| (label(told), told.message)).collect()
}

/// The changes, as the page's script reads them: `F1=Enter b=k`.
pub(super) fn changes(changes: &[KeyChange]) -> String {
    let pairs = changes.iter().map(|change| format!("{}={}", change.pressed, change.key.usual()));
    pairs.collect::<Vec<_>>().join(" ")
}
