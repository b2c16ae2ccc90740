//! The two languages of the house, and names written in both.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A language that every text of the product exists in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which a person is offered them.
    pub const ALL: [Lang; 2] = [Lang::Vi, Lang::En];

    /// The BCP 47 tag, for `lang="…"` and the database.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The language of a tag such as `en` or `en-GB`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()? {
            "vi" => Some(Lang::Vi),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// A name in both languages. Where one is missing the other serves for both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Named {
    /// Takes what is given; an empty one is filled from the other.
    pub fn new(vi: &str, en: &str) -> Self {
        let (vi, en) = (vi.trim(), en.trim());
        Self { vi: if vi.is_empty() { en } else { vi }.to_owned(), en: if en.is_empty() { vi } else { en }.to_owned() }
    }

    /// The same word in both languages.
    pub fn same(name: &str) -> Self {
        Self::new(name, name)
    }

    /// The name in the reader's language.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}
