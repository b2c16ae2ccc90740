//! Menu files: a CSV that a manager can write in a spreadsheet, read whole or refused with every reason.
//!
//! Columns: `category,code,name_en,name_vi,price,currency,station,tax_class,modifier_groups`. Prices are in the
//! currency's major unit. Two more columns may follow in any order: `course` (drinks, starters, mains, desserts, or 1 to 4)
//! and `prep` (minutes). Groups are parted by `;`, each `Name[min-max]:Choice*+delta|Choice`, where `*` marks the
//! default. A group, a choice and a category may be named `Tên/English`.

use crate::course::Course;
use crate::lang::Named;
use crate::money::{Currency, Money};
use csv::{ReaderBuilder, StringRecord};
use std::collections::HashMap;

mod fault;
mod groups;

pub use fault::Fault;

/// The columns of a menu file.
pub const COLUMNS: [&str; 9] =
    ["category", "code", "name_en", "name_vi", "price", "currency", "station", "tax_class", "modifier_groups"];

/// Columns that may follow those; a file without one of them leaves it to the station, or unsaid.
pub const MORE_COLUMNS: [&str; 2] = ["course", "prep"];

/// The longest time that anything takes to make, in minutes.
pub const MOST_PREP: u16 = 240;

/// So many mistakes are told at once.
pub const MOST_ERRORS: usize = 50;

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
    /// When it is eaten.
    pub course: Course,
    /// How long it takes to make, in minutes.
    pub prep: Option<u16>,
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
    /// Whether its choices part what is still to make; as it is when the file does not say.
    pub counts: Option<bool>,
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
#[error("row {row}, column {column}: {why}")]
pub struct BadRow {
    /// The line of the file: the header is 1.
    pub row: u64,
    /// The column's name in the header.
    pub column: String,
    /// What is wrong, and what would be right.
    pub why: Fault,
}

impl MenuFile {
    /// Reads a file whose prices must be in `currency`. Every mistake is reported, up to [`MOST_ERRORS`] of them.
    pub fn parse(text: &str, currency: Currency) -> Result<MenuFile, Vec<BadRow>> {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let columns = header(reader.headers().map_err(|why| vec![unreadable(&why)])?)?;
        let mut reading = Reading { currency, columns, codes: HashMap::new(), bad: Vec::new() };
        let mut items = Vec::new();
        for record in reader.records() {
            match record {
                Ok(record) if record.iter().all(|field| field.trim().is_empty()) => {}
                Ok(record) => items.push(reading.item(&record)),
                Err(why) => reading.bad.push(unreadable(&why)),
            }
            if reading.bad.len() >= MOST_ERRORS {
                break;
            }
        }
        if items.is_empty() && reading.bad.is_empty() {
            reading.bad.push(bad(1, "code", Fault::NoItems));
        }
        if reading.bad.is_empty() {
            Ok(MenuFile { items })
        } else {
            reading.bad.truncate(MOST_ERRORS);
            Err(reading.bad)
        }
    }
}

fn bad(row: u64, column: &str, why: Fault) -> BadRow {
    BadRow { row, column: column.to_owned(), why }
}

fn unreadable(why: &csv::Error) -> BadRow {
    bad(why.position().map_or(1, csv::Position::line), COLUMNS[0], Fault::NotCsv(why.to_string()))
}

/// The columns of a file, in its order.
fn header(found: &StringRecord) -> Result<Vec<&'static str>, Vec<BadRow>> {
    let mut columns = COLUMNS.to_vec();
    let mut wrong: Vec<BadRow> = COLUMNS
        .iter()
        .enumerate()
        .filter_map(|(place, column)| match found.get(place).map(str::trim) {
            Some(name) if name == *column => None,
            Some(found) => {
                let found = found.to_owned();
                Some(bad(1, column, Fault::OtherColumn { place: place + 1, found, wanted: column }))
            }
            None => Some(bad(1, column, Fault::NoColumn { place: place + 1, wanted: column })),
        })
        .collect();
    for name in found.iter().skip(COLUMNS.len()).map(str::trim) {
        match MORE_COLUMNS.into_iter().find(|column| *column == name && !columns.contains(column)) {
            Some(column) => columns.push(column),
            None => wrong.push(bad(1, name, Fault::UnknownColumn(name.to_owned()))),
        }
    }
    if wrong.is_empty() { Ok(columns) } else { Err(wrong) }
}

/// A file while it is read.
struct Reading {
    currency: Currency,
    columns: Vec<&'static str>,
    codes: HashMap<String, u64>,
    bad: Vec<BadRow>,
}

impl Reading {
    /// An item, as well as it can be read; whether it can is known by whether anything was noted as bad.
    fn item(&mut self, record: &StringRecord) -> FileItem {
        let row = record.position().map_or(0, csv::Position::line);
        let wanted = self.columns.len();
        if record.len() != wanted {
            let reason = Fault::Columns { found: record.len(), wanted };
            self.bad.push(bad(row, self.columns[record.len().min(wanted - 1)], reason));
        }
        let columns = self.columns.clone();
        let field = |column: &str| {
            let place = columns.iter().position(|other| *other == column);
            place.and_then(|place| record.get(place)).unwrap_or_default().trim()
        };
        let code = self.required(row, "code", field("code"));
        if let Some(first) = self.codes.get(&code) {
            let twice = Fault::CodeTwice { code: code.clone(), first: *first };
            self.bad.push(bad(row, "code", twice));
        } else if !code.is_empty() {
            self.codes.insert(code.clone(), row);
        }
        let name = Named::new(field("name_vi"), field("name_en"));
        if name.vi.is_empty() {
            self.bad.push(bad(row, "name_vi", Fault::NoName));
        }
        let category = self.required(row, "category", field("category"));
        self.same_currency(row, field("currency"));
        let groups = match groups::read(field("modifier_groups"), self.currency) {
            Ok(groups) => groups,
            Err(reasons) => {
                self.bad.extend(reasons.into_iter().map(|reason| bad(row, "modifier_groups", reason)));
                Vec::new()
            }
        };
        FileItem {
            category: named(&category),
            code,
            name,
            price: self.price(row, field("price")),
            station: self.required(row, "station", field("station")),
            tax_class: self.required(row, "tax_class", field("tax_class")),
            groups,
            course: self.course(row, field("course"), field("station")),
            prep: self.prep(row, field("prep")),
        }
    }

    /// A course by word or number; where nothing is said, the one that its station suggests.
    fn course(&mut self, row: u64, text: &str, station: &str) -> Course {
        if text.is_empty() {
            return Course::at_station(station);
        }
        let number = || text.parse().ok().and_then(Course::from_number);
        Course::from_word(&text.to_lowercase()).or_else(number).unwrap_or_else(|| {
            self.bad.push(bad(row, "course", Fault::NotCourse(text.to_owned())));
            Course::default()
        })
    }

    fn prep(&mut self, row: u64, text: &str) -> Option<u16> {
        if text.is_empty() {
            return None;
        }
        let minutes = text.parse().ok().filter(|minutes| (1..=MOST_PREP).contains(minutes));
        if minutes.is_none() {
            self.bad.push(bad(row, "prep", Fault::NotMinutes { found: text.to_owned(), most: MOST_PREP }));
        }
        minutes
    }

    fn required(&mut self, row: u64, column: &'static str, text: &str) -> String {
        if text.is_empty() {
            self.bad.push(bad(row, column, Fault::Empty));
        }
        text.to_owned()
    }

    fn same_currency(&mut self, row: u64, text: &str) {
        let ours = self.currency.code;
        if !text.eq_ignore_ascii_case(ours) {
            self.bad.push(bad(row, "currency", Fault::OtherCurrency { found: text.to_owned(), wanted: ours }));
        }
    }

    fn price(&mut self, row: u64, text: &str) -> Money {
        let reason = match self.currency.parse(text) {
            Ok(price) if !price.is_negative() => return price,
            Ok(_) => Fault::Negative(text.to_owned()),
            Err(_) => Fault::NotAmount { found: text.to_owned(), currency: self.currency.code },
        };
        self.bad.push(bad(row, "price", reason));
        Money::ZERO
    }
}

/// A name that may be `Tên/English`.
fn named(text: &str) -> Named {
    match text.split_once('/') {
        Some((vi, en)) => Named::new(vi, en),
        None => Named::same(text),
    }
}

#[cfg(test)]
mod tests;
