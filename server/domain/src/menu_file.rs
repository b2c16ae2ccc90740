//! Menu files: a CSV that a manager can write in a spreadsheet, read whole or refused with every reason.

use crate::lang::Named;
use crate::money::{Currency, Money};

/// A menu as a file says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MenuFile {
    /// Its items, in the order of the file.
    pub items: Vec<FileItem>,
}

/// One row of a menu file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileItem {
    /// The heading it stands under.
    pub category: Named,
    /// Its code; unique in the file.
    pub code: String,
    /// Its name.
    pub name: Named,
    /// Its price before choices.
    pub price: Money,
    /// The code of the station that makes it.
    pub station: String,
    /// The code of its tax class.
    pub tax_class: String,
    /// Its groups of choices, in order.
    pub groups: Vec<FileGroup>,
}

/// A group of choices in a menu file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileGroup {
    /// Its name.
    pub name: Named,
    /// How many must be chosen at least.
    pub min: u16,
    /// How many may be chosen at most.
    pub max: u16,
    /// What can be chosen, in order.
    pub choices: Vec<FileChoice>,
}

/// One choice in a menu file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChoice {
    /// Its name.
    pub name: Named,
    /// What it adds to the price of one.
    pub delta: Money,
    /// Chosen unless the guest says otherwise.
    pub default: bool,
}

/// Why a menu file was not taken: one sentence about one place in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("row {row}, column {column}: {reason}")]
pub struct BadRow {
    /// The row as a spreadsheet counts it: the header is row 1.
    pub row: u64,
    /// The column's name in the header.
    pub column: String,
    /// What is wrong, and what would be right.
    pub reason: String,
}

impl MenuFile {
    /// Reads a file whose prices must be in `currency`. Every mistake is reported, up to 50 of them.
    pub fn parse(text: &str, currency: Currency) -> Result<MenuFile, Vec<BadRow>> {
        let _ = (text, currency);
        Err(vec![BadRow { row: 1, column: "category".into(), reason: "menu files cannot be read yet".into() }])
    }
}
