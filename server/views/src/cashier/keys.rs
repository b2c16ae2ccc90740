//! What the keys of the till are, as its map says it. What each does stands at the button itself (`aria-keyshortcuts`).

/// (key, message).
pub(super) const KEYS: [(&str, &str); 27] = [
    ("↑ ↓", "till-key-check"),
    ("0–9", "till-key-given"),
    ("Enter", "till-key-take"),
    ("C", "tender-cash"),
    ("X", "tender-transfer"),
    ("K", "tender-card"),
    ("W", "tender-wallet"),
    ("V", "tender-voucher"),
    ("P", "tender-points"),
    ("O", "tender-account"),
    ("N", "till-key-amount"),
    ("I", "till-key-tip"),
    ("Y", "intent-arrived"),
    ("Q", "intent-missed"),
    ("J", "till-key-confirm"),
    ("S", "till-key-split"),
    ("D", "till-discount"),
    ("U", "customer-title"),
    ("E", "till-money"),
    ("L", "till-closed"),
    ("G", "counter-title"),
    ("B", "till-bill"),
    ("T", "till-key-provisional"),
    ("R", "till-key-print"),
    ("H", "shift-title"),
    ("M", "till-more"),
    ("Esc", "till-key-back"),
];

/// Those of the counter, where letters look for an item.
pub(super) const COUNTER: [(&str, &str); 9] = [
    ("A–Z", "counter-key-find"),
    ("Enter", "counter-key-add"),
    ("Enter", "counter-key-money"),
    ("Enter", "counter-key-take"),
    ("C X K W V P O", "counter-key-tender"),
    ("0–9", "till-key-given"),
    ("+", "counter-agreed"),
    ("Esc", "counter-key-back"),
    ("?", "kitchen-keys"),
];
