//! What can be wrong in a menu file. Each fault says itself in English for the command line; pages say it in their reader's
//! language by its key and blanks.

use std::fmt::Display;

/// What is wrong at one place of a menu file, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the sentences say what the fields are")]
pub enum Fault {
    #[error("this is not CSV: {0}")]
    NotCsv(String),
    #[error("column {place} is “{found}” and must be “{wanted}”")]
    OtherColumn { place: usize, found: String, wanted: &'static str },
    #[error("column {place} is missing and must be “{wanted}”")]
    NoColumn { place: usize, wanted: &'static str },
    #[error("there is no column “{0}”: only “course” and “prep” may follow “modifier_groups”, each once")]
    UnknownColumn(String),
    #[error("“{0}” is not a course: write drinks, starters, mains or desserts")]
    NotCourse(String),
    #[error("“{found}” is not a number of minutes from 1 to {most}")]
    NotMinutes { found: String, most: u16 },
    #[error("there are no items under the header")]
    NoItems,
    #[error("the row has {found} columns instead of {wanted}")]
    Columns { found: usize, wanted: usize },
    #[error("“{code}” is in row {first} already; every code may be there once")]
    CodeTwice { code: String, first: u64 },
    #[error("the item has no name in either language")]
    NoName,
    #[error("it is empty")]
    Empty,
    #[error("“{found}” is not this venue's currency, which is {wanted}")]
    OtherCurrency { found: String, wanted: &'static str },
    #[error("“{0}” is less than nothing")]
    Negative(String),
    #[error("“{found}” is not an amount in {currency}")]
    NotAmount { found: String, currency: &'static str },
    #[error("the group “{0}” is there twice")]
    GroupTwice(String),
    #[error("“{0}” is not a group: write Name[min-max]:Choice*+delta|Choice")]
    NotGroup(String),
    #[error("a group of choices has no name")]
    GroupNameless,
    #[error("the group “{name}” asks for [{min}-{max}]; the second number must be at least 1 and the first")]
    Range { name: String, min: u16, max: u16 },
    #[error("the group “{name}” has {defaults} defaults and allows only {max}")]
    Defaults { name: String, defaults: usize, max: u16 },
    #[error("the group “{name}” has the choice “{choice}” twice")]
    ChoiceTwice { name: String, choice: String },
    #[error("“{0}” is a choice without a name")]
    ChoiceNameless(String),
    #[error("the choice “{choice}”: “{found}” is not an amount in {currency}")]
    ChoiceAmount { choice: String, found: String, currency: &'static str },
}

impl Fault {
    /// The sentence's name in the language files, after `menu-fault-`.
    pub fn key(&self) -> &'static str {
        match self {
            Fault::NotCsv(_) => "not-csv",
            Fault::OtherColumn { .. } => "other-column",
            Fault::NoColumn { .. } => "no-column",
            Fault::UnknownColumn(_) => "unknown-column",
            Fault::NotCourse(_) => "not-course",
            Fault::NotMinutes { .. } => "not-minutes",
            Fault::NoItems => "no-items",
            Fault::Columns { .. } => "columns",
            Fault::CodeTwice { .. } => "code-twice",
            Fault::NoName => "no-name",
            Fault::Empty => "empty",
            Fault::OtherCurrency { .. } => "other-currency",
            Fault::Negative(_) => "negative",
            Fault::NotAmount { .. } => "not-amount",
            Fault::GroupTwice(_) => "group-twice",
            Fault::NotGroup(_) => "not-group",
            Fault::GroupNameless => "group-nameless",
            Fault::Range { .. } => "range",
            Fault::Defaults { .. } => "defaults",
            Fault::ChoiceTwice { .. } => "choice-twice",
            Fault::ChoiceNameless(_) => "choice-nameless",
            Fault::ChoiceAmount { .. } => "choice-amount",
        }
    }

    /// What the sentence's blanks are filled with.
    pub fn words(&self) -> Vec<(&'static str, String)> {
        let one = |name, word: &dyn Display| vec![(name, word.to_string())];
        match self {
            Fault::NoItems | Fault::NoName | Fault::Empty | Fault::GroupNameless => Vec::new(),
            Fault::NotCsv(found)
            | Fault::UnknownColumn(found)
            | Fault::NotCourse(found)
            | Fault::Negative(found)
            | Fault::GroupTwice(found)
            | Fault::NotGroup(found)
            | Fault::ChoiceNameless(found) => one("found", found),
            Fault::OtherColumn { place, found, wanted } => {
                vec![("place", place.to_string()), ("found", found.clone()), ("wanted", (*wanted).to_owned())]
            }
            Fault::NoColumn { place, wanted } => {
                vec![("place", place.to_string()), ("wanted", (*wanted).to_owned())]
            }
            Fault::NotMinutes { found, most } => vec![("found", found.clone()), ("most", most.to_string())],
            Fault::Columns { found, wanted } => vec![("found", found.to_string()), ("wanted", wanted.to_string())],
            Fault::CodeTwice { code, first } => vec![("found", code.clone()), ("first", first.to_string())],
            Fault::OtherCurrency { found, wanted } => {
                vec![("found", found.clone()), ("wanted", (*wanted).to_owned())]
            }
            Fault::NotAmount { found, currency } => {
                vec![("found", found.clone()), ("currency", (*currency).to_owned())]
            }
            Fault::Range { name, min, max } => {
                vec![("name", name.clone()), ("min", min.to_string()), ("max", max.to_string())]
            }
            Fault::Defaults { name, defaults, max } => {
                vec![("name", name.clone()), ("found", defaults.to_string()), ("max", max.to_string())]
            }
            Fault::ChoiceTwice { name, choice } => vec![("name", name.clone()), ("choice", choice.clone())],
            Fault::ChoiceAmount { choice, found, currency } => {
                vec![("choice", choice.clone()), ("found", found.clone()), ("currency", (*currency).to_owned())]
            }
        }
    }
}
