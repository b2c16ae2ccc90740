//! Printers: a box on the network that puts slips and bills on paper.
//!
//! A printer is set up by the manager: where it is, how wide its paper is, how letters reach it, and what it is for. It is for
//! receipts, for stations, or both; a station has at most one printer for its slips, the house as many as it likes.

use crate::ids::{PrinterId, StationId};
use crate::printing::PrintRefusal;
use serde::{Deserialize, Serialize};

/// The port on which printers listen.
pub const PORT: u16 = 9100;
/// The longest name of a printer, in characters.
const LONGEST_NAME: usize = 40;
/// The longest name of a host, in characters.
const LONGEST_HOST: usize = 253;

/// A printer of the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printer {
    /// Its id.
    pub id: PrinterId,
    /// What people call it.
    pub name: String,
    /// Where it is: `192.168.1.50:9100`.
    pub address: Address,
    /// How wide its paper is.
    pub paper: PaperWidth,
    /// How letters reach it.
    pub letters: Letters,
    /// Whether bills and receipts go to it.
    pub receipts: bool,
    /// The stations whose slips go to it.
    pub stations: Vec<StationId>,
    /// When those slips go to it.
    pub slips: Slips,
    /// Whether a cash drawer hangs on it.
    pub drawer: bool,
    /// The printer that takes over while this one cannot.
    pub fallback: Option<PrinterId>,
}

impl Printer {
    /// What was typed, as a printer of this house; `others` are the printers that the house has besides it.
    pub fn check(self, others: &[Printer]) -> Result<Self, PrintRefusal> {
        let name = self.name.trim().to_owned();
        if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            return Err(PrintRefusal::BadName);
        }
        if others.iter().any(|other| other.id != self.id && other.name == name) {
            return Err(PrintRefusal::NameTaken);
        }
        let is_other = |id: &PrinterId| *id != self.id && others.iter().any(|other| other.id == *id);
        if self.fallback.is_some_and(|id| !is_other(&id)) {
            return Err(PrintRefusal::NoSuchPrinter);
        }
        Ok(Self { name, ..self })
    }
}

/// Where a printer listens: a host and a port.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address {
    host: String,
    port: u16,
}

impl Address {
    /// Reads `192.168.1.50`, `192.168.1.50:9100`, `printer.lan` or `[fe80::1]:9100`.
    pub fn typed(text: &str) -> Result<Self, PrintRefusal> {
        let text = text.trim();
        let (host, port) = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((host, "")) => (host, None),
            Some((host, rest)) => (host, Some(rest.strip_prefix(':').ok_or(PrintRefusal::BadAddress)?)),
            None => match text.split_once(':') {
                Some((host, port)) if !port.contains(':') => (host, Some(port)),
                _ => (text, None),
            },
        };
        let port = match port {
            Some(text) => text.parse().ok().filter(|port| *port > 0).ok_or(PrintRefusal::BadAddress)?,
            None => PORT,
        };
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
        if host.is_empty() || host.len() > LONGEST_HOST || !host.chars().all(fits) {
            return Err(PrintRefusal::BadAddress);
        }
        Ok(Self { host: host.to_owned(), port })
    }

    /// The host by itself.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

impl TryFrom<String> for Address {
    type Error = PrintRefusal;

    fn try_from(text: String) -> Result<Self, PrintRefusal> {
        Self::typed(&text)
    }
}

impl From<Address> for String {
    fn from(address: Address) -> String {
        address.to_string()
    }
}

macro_rules! words {
    ($name:ident: $($case:ident = $word:literal),+) => {
        impl $name {
            /// Every one.
            pub const ALL: &'static [$name] = &[$($name::$case),+];

            /// The word in the database, in JSON and in message keys.
            pub fn word(self) -> &'static str {
                match self { $($name::$case => $word),+ }
            }

            /// The one of a word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

/// How wide the paper is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PaperWidth {
    /// 80 mm.
    #[default]
    #[serde(rename = "80")]
    Wide,
    /// 58 mm.
    #[serde(rename = "58")]
    Narrow,
}

words!(PaperWidth: Wide = "80", Narrow = "58");

impl PaperWidth {
    /// How many dots fit across, at 203 dots an inch.
    pub fn dots(self) -> usize {
        match self {
            PaperWidth::Wide => 576,
            PaperWidth::Narrow => 384,
        }
    }

    /// How many letters of the printer's own fit across.
    pub fn columns(self) -> usize {
        self.dots() / 12
    }
}

/// How letters reach a printer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Letters {
    /// As a picture: right on every printer, in every language.
    #[default]
    Picture,
    /// In the printer's own letters, by the code page Windows-1258.
    Cp1258,
    /// In the printer's own letters, by TCVN-3 (ABC).
    Tcvn3,
    /// In the printer's own letters, without accents.
    Plain,
}

words!(Letters: Picture = "picture", Cp1258 = "cp1258", Tcvn3 = "tcvn3", Plain = "plain");

/// When the slips of a station go to its printer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slips {
    /// Always: the station works by paper.
    #[default]
    Always,
    /// When no screen of the station has shown a round after five seconds.
    Unseen,
}

words!(Slips: Always = "always", Unseen = "unseen");

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn an_address_is_read_as_people_type_it() {
        for (typed, read) in [
            (" 192.168.1.50 ", "192.168.1.50:9100"),
            ("192.168.1.50:9101", "192.168.1.50:9101"),
            ("bep.lan", "bep.lan:9100"),
            ("[fe80::1]:9100", "[fe80::1]:9100"),
            ("fe80::1", "[fe80::1]:9100"),
        ] {
            assert_eq!(Address::typed(typed).unwrap().to_string(), read);
        }
        for bad in ["", ":9100", "a b", "host:0", "host:99999", "http://x", "x/y", "[::1]x", "bếp"] {
            assert!(Address::typed(bad).is_err(), "{bad}");
        }
    }
}
