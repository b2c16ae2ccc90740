//! What a network says when a printer is not reached, told apart so that it can be said in the reader's language. The system's
//! own words stay as a detail for whoever looks after the network.

use serde::{Deserialize, Serialize};

/// What the network said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// Something answers there, but takes nothing at this port.
    Refused,
    /// No way leads there.
    Unreachable,
    /// It was connected, and broke off.
    Reset,
    /// Something else, or a fault of before this was told apart.
    #[default]
    Other,
}

impl Trouble {
    /// Its message's name; none where only the system's words say it.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Trouble::Refused => Some("trouble-refused"),
            Trouble::Unreachable => Some("trouble-unreachable"),
            Trouble::Reset => Some("trouble-reset"),
            Trouble::Other => None,
        }
    }
}
