//! The server's menu, and finding in it what the files call by name.

use crate::error::RehearsalError;
use serde::Deserialize;
use std::collections::HashMap;
use std::path::Path;
use uuid::Uuid;

/// The menu as the server has it.
#[derive(Debug, Deserialize)]
pub struct Menu {
    /// What can be ordered.
    pub items: Vec<Item>,
}

/// Something that can be ordered.
#[derive(Debug, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: Uuid,
    /// The house's code.
    pub code: String,
    /// Its Vietnamese name.
    pub name_vi: String,
    /// Its English name.
    pub name_en: String,
    /// Minor units.
    pub price: i64,
    /// Where it is made.
    pub station: Uuid,
    /// Its choices.
    #[serde(default)]
    pub groups: Vec<Group>,
}

/// Choices of an item.
#[derive(Debug, Deserialize)]
pub struct Group {
    /// Its Vietnamese name.
    pub name_vi: String,
    /// Its English name.
    pub name_en: String,
    /// How many must be chosen.
    pub min: u32,
    /// What there is to choose.
    pub modifiers: Vec<Modifier>,
}

/// One choice.
#[derive(Debug, Deserialize)]
pub struct Modifier {
    /// Its id.
    pub id: Uuid,
    /// Its Vietnamese name.
    pub name_vi: String,
    /// Its English name.
    pub name_en: String,
    /// What it adds, minor units.
    pub delta: i64,
    /// Whether it is taken when nothing is said.
    #[serde(default)]
    pub default: bool,
}

/// One row of a menu file: only what is needed to find the item again.
#[derive(Debug, Deserialize)]
struct Row {
    code: String,
    #[serde(default)]
    name_en: String,
    #[serde(default)]
    name_vi: String,
    currency: String,
}

/// The menu file, as far as a rehearsal needs it: what the items are called, and the currency.
#[derive(Debug)]
pub struct MenuFile {
    /// ISO 4217.
    pub currency: String,
    /// By any name: the item's code.
    codes: HashMap<String, String>,
}

impl MenuFile {
    /// Reads it. The server reads it again, with all its rules, when it imports it.
    pub fn read(file: &Path) -> Result<Self, RehearsalError> {
        let unreadable = |why: csv::Error| RehearsalError::File { file: file.to_owned(), why: why.to_string() };
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(file).map_err(unreadable)?;
        let mut read = Self { currency: String::new(), codes: HashMap::new() };
        for row in reader.deserialize::<Row>() {
            let row = row.map_err(unreadable)?;
            for name in [&row.code, &row.name_en, &row.name_vi] {
                if !name.is_empty() {
                    read.codes.entry(name.clone()).or_insert_with(|| row.code.clone());
                }
            }
            read.currency = row.currency;
        }
        Ok(read)
    }
}

/// What people call things → where they are in the menu.
pub struct Finder<'a> {
    menu: &'a Menu,
    file: &'a MenuFile,
    by_name: HashMap<&'a str, usize>,
}

impl<'a> Finder<'a> {
    /// A finder for a menu and the file it came from.
    pub fn new(menu: &'a Menu, file: &'a MenuFile) -> Self {
        let mut by_name = HashMap::new();
        // A code beats a name when something is called like another thing's code.
        for (at, item) in menu.items.iter().enumerate() {
            by_name.insert(item.code.as_str(), at);
        }
        for (at, item) in menu.items.iter().enumerate() {
            by_name.entry(item.name_en.as_str()).or_insert(at);
            by_name.entry(item.name_vi.as_str()).or_insert(at);
        }
        Self { menu, file, by_name }
    }

    /// The place of an item in the menu.
    pub fn item(&self, called: &str) -> Option<usize> {
        let by_file = || self.file.codes.get(called).and_then(|code| self.by_name.get(code.as_str()));
        self.by_name.get(called).or_else(by_file).copied()
    }

    /// The modifiers of an item that `Group:Choice;Group:Choice` means; the first that is not there is the error.
    pub fn modifiers(&self, item: usize, text: &str) -> Result<Vec<Uuid>, String> {
        let groups = &self.menu.items[item].groups;
        let mut found = Vec::new();
        for pair in text.split(';').map(str::trim).filter(|pair| !pair.is_empty()) {
            let (group, choice) = pair.split_once(':').ok_or_else(|| pair.to_owned())?;
            let (group, choice) = (group.trim(), choice.trim());
            let modifier = groups
                .iter()
                .filter(|known| known.name_en == group || known.name_vi == group)
                .flat_map(|known| &known.modifiers)
                .find(|known| known.name_en == choice || known.name_vi == choice);
            found.push(modifier.ok_or_else(|| pair.to_owned())?.id);
        }
        Ok(found)
    }
}

impl Item {
    /// What one costs with these choices; a required group of which nothing is said gives its defaults.
    pub fn unit(&self, chosen: &[Uuid]) -> i64 {
        let mut unit = self.price;
        for group in &self.groups {
            let before = unit;
            let mut said = false;
            for modifier in &group.modifiers {
                let times = chosen.iter().filter(|id| **id == modifier.id).count();
                said |= times > 0;
                unit += modifier.delta * i64::try_from(times).unwrap_or(0);
            }
            if !said && group.min > 0 {
                let defaults = group.modifiers.iter().filter(|modifier| modifier.default);
                unit = before + defaults.map(|modifier| modifier.delta).sum::<i64>();
            }
        }
        unit
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn pizzas() -> Menu {
        let id = |n: u128| Uuid::from_u128(n).to_string();
        let size = |n: u128, name: &str, delta: i64, default: bool| serde_json::json!({"id": id(n), "name_vi": name, "name_en": name, "delta": delta, "default": default});
        let pizza = |n: u128, code: &str, name: &str, price: i64| {
            serde_json::json!({"id": id(n), "code": code, "name_vi": name, "name_en": name, "category": id(9),
                "price": price, "station": id(7), "tax_class": "food", "available": true, "groups": [
                {"id": id(n * 100), "name_vi": "Cỡ", "name_en": "Size", "min": 1, "max": 1, "modifiers":
                    [size(n * 100 + 1, "S", 0, true), size(n * 100 + 2, "M", 400, false)]}]})
        };
        let menu = serde_json::json!({"categories": [], "items": [
            pizza(1, "hawaiian", "The Hawaiian Pizza", 925), pizza(2, "mexicana", "The Mexicana Pizza", 1200)]});
        serde_json::from_value(menu).unwrap()
    }

    pub(crate) fn no_file() -> MenuFile {
        MenuFile { currency: "USD".to_owned(), codes: HashMap::new() }
    }

    #[test]
    fn finds_items_and_choices_by_either_language() {
        let (menu, file) = (pizzas(), no_file());
        let finder = Finder::new(&menu, &file);
        assert_eq!(finder.item("The Mexicana Pizza"), Some(1));
        assert_eq!(finder.item("hawaiian"), Some(0));
        assert_eq!(finder.item("Pho"), None);
        assert_eq!(finder.modifiers(0, "Cỡ:M"), Ok(vec![Uuid::from_u128(102)]));
        assert_eq!(finder.modifiers(0, "Size:M;Crust:Thin"), Err("Crust:Thin".to_owned()));
    }

    #[test]
    fn defaults_count_when_nothing_is_said() {
        let menu = pizzas();
        assert_eq!(menu.items[0].unit(&[]), 925);
        assert_eq!(menu.items[0].unit(&[Uuid::from_u128(102)]), 1325);
    }
}
