//! The people and what each may do.

use crate::ids::{DeviceId, ScreenId, StaffId, StationId};
use serde::{Deserialize, Serialize};

/// What somebody is here for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Takes orders and carries them out.
    Waiter,
    /// Cooks, pours, plates.
    Kitchen,
    /// Takes the money.
    Cashier,
    /// May do everything.
    Manager,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 4] = [Role::Waiter, Role::Kitchen, Role::Cashier, Role::Manager];

    /// The word in the database, in JSON and in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Role::Waiter => "waiter",
            Role::Kitchen => "kitchen",
            Role::Cashier => "cashier",
            Role::Manager => "manager",
        }
    }

    /// The role of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// A person who works here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Staff {
    /// Their id.
    pub id: StaffId,
    /// What everybody calls them.
    pub name: String,
    /// What they are here for.
    pub role: Role,
    /// Whether they still work here; nobody is deleted.
    pub active: bool,
}

/// What a device was enrolled as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "station", rename_all = "lowercase")]
pub enum Post {
    /// A phone or a till: people sign in on it by name and PIN.
    Shared,
    /// A kitchen screen of one station; it is signed in by itself.
    Station(StationId),
    /// The screen at the pass; it is signed in by itself.
    Expo,
    /// A kitchen screen that the manager defined; it is signed in by itself.
    Screen(ScreenId),
    /// The customers' board; it shows numbers and does nothing.
    Board,
}

/// Who does an act, and on what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// The person; a kitchen screen acts by itself.
    pub staff: Option<StaffId>,
    /// The device; the command line has none.
    pub device: Option<DeviceId>,
    /// The name to show: the person's, else the screen's.
    pub name: String,
    /// In what role.
    pub role: Role,
}

impl Actor {
    /// The house itself: imports, timers, the command line.
    pub fn house() -> Self {
        Self { staff: None, device: None, name: "goimon".into(), role: Role::Manager }
    }
}
