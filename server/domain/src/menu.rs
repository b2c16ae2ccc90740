//! The menu: what can be ordered, what must be chosen with it, what it costs and where it is made.

use crate::course::Course;
use crate::ids::{CategoryId, GroupId, ItemId, ModifierId, StationId};
use crate::lang::{Lang, Named};
use crate::line::Chosen;
use crate::money::{Money, Rate};
use crate::presets::Presets;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A heading of the menu.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// Its name.
    pub name: Named,
    /// Its place on the menu.
    pub position: i32,
    /// What a tap says to the kitchen with its items.
    pub presets: Presets,
}

/// Something one can order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// The short code by which files and quick fingers know it (`R09`); unique in the venue.
    pub code: String,
    /// Its name.
    pub name: Named,
    /// Its heading.
    pub category: CategoryId,
    /// Its price before choices.
    pub price: Money,
    /// Where it is made.
    pub station: StationId,
    /// The code of its tax class (`food`, `alcohol`).
    pub tax_class: String,
    /// The choices that come with it, in order.
    pub groups: Vec<ModifierGroup>,
    /// Its place under the heading.
    pub position: i32,
    /// Whether it is still on the menu at all; items are never deleted.
    pub listed: bool,
    /// What the waiter's search looks through, folded: both names, initials, code.
    pub search: String,
    /// When it is eaten, unless somebody says otherwise.
    pub course: Course,
    /// How long it takes to make, in minutes; nothing when nobody said.
    pub prep: Option<u16>,
}

/// Choices of an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModifierGroup {
    /// Its id.
    pub id: GroupId,
    /// Its name.
    pub name: Named,
    /// How many must be chosen at least.
    pub min: u16,
    /// How many may be chosen at most.
    pub max: u16,
    /// Whether its choices part what is still to make.
    pub counts: bool,
    /// What can be chosen, in order.
    pub modifiers: Vec<Modifier>,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Modifier {
    /// Its id.
    pub id: ModifierId,
    /// Its name.
    pub name: Named,
    /// What it adds to the price of one (may be negative).
    pub delta: Money,
    /// Chosen unless the guest says otherwise.
    pub default: bool,
}

/// A class of things that are taxed alike, with rates that change on known days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaxClass {
    /// `food`, `alcohol` …
    pub code: String,
    /// Its name on the bill.
    pub name: Named,
    /// (first day on which it applies, rate), oldest first.
    pub rates: Vec<(Date, Rate)>,
}

impl TaxClass {
    /// The rate on a business day: the latest that has begun; before the first one, the first.
    pub fn rate_on(&self, day: Date) -> Rate {
        self.rates
            .iter()
            .rev()
            .find(|(from, _)| *from <= day)
            .or(self.rates.first())
            .map_or(Rate::ZERO, |(_, rate)| *rate)
    }
}

impl Item {
    /// What a page that shows its name in one language needs besides that to search: the other name, folded, and the code.
    pub fn search_beside(&self, shown: Lang) -> String {
        let other = match shown {
            Lang::Vi => &self.name.en,
            Lang::En => &self.name.vi,
        };
        let other = if self.name.vi == self.name.en { String::new() } else { fold(other) };
        format!("{other}|{}", fold(&self.code))
    }

    /// Of what was chosen with it, what makes it another thing to make.
    pub fn counted<'a>(&self, chosen: &'a [Chosen]) -> Vec<&'a Chosen> {
        let not = |choice: &Chosen| {
            let of = |group: &&ModifierGroup| group.modifiers.iter().any(|one| one.id == choice.modifier);
            self.groups.iter().find(of).is_some_and(|group| !group.counts)
        };
        chosen.iter().filter(|choice| !not(choice)).collect()
    }

    /// Whether something must be chosen that has no default.
    pub fn must_ask(&self) -> bool {
        self.groups.iter().any(ModifierGroup::must_ask)
    }
}

impl ModifierGroup {
    /// Whether this group must be asked about: a choice is required and the defaults don't make it.
    pub fn must_ask(&self) -> bool {
        let defaults = self.modifiers.iter().filter(|modifier| modifier.default).count();
        defaults < usize::from(self.min)
    }
}

/// A menu, with its items at hand by id.
#[derive(Clone, Debug, Default)]
pub struct Menu {
    /// Headings in order.
    pub categories: Vec<Category>,
    /// Items in the order of the menu, unlisted ones included.
    pub items: Vec<Item>,
    /// Tax classes by code.
    pub tax_classes: Vec<TaxClass>,
    by_id: HashMap<ItemId, usize>,
}

impl Menu {
    /// Puts headings and items in order and makes them findable.
    pub fn new(mut categories: Vec<Category>, mut items: Vec<Item>, tax_classes: Vec<TaxClass>) -> Self {
        categories.sort_by_key(|category| category.position);
        let place: HashMap<_, _> = categories.iter().map(|c| (c.id, c.position)).collect();
        items.sort_by_key(|item| (place.get(&item.category).copied().unwrap_or(i32::MAX), item.position));
        let by_id = items.iter().enumerate().map(|(place, item)| (item.id, place)).collect();
        Self { categories, items, tax_classes, by_id }
    }

    /// An item by id.
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.by_id.get(&id).map(|place| &self.items[*place])
    }

    /// An item by code.
    pub fn by_code(&self, code: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.code == code)
    }

    /// The listed items under a heading, in order.
    pub fn under(&self, category: CategoryId) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.category == category && item.listed)
    }

    /// A tax class by code.
    pub fn tax_class(&self, code: &str) -> Option<&TaxClass> {
        self.tax_classes.iter().find(|class| class.code == code)
    }
}

/// Folds a text for searching: no accents, đ as d, lower case (`Phở bò` → `pho bo`).
pub fn fold(text: &str) -> String {
    secular::normalized_lower_lay_string(text)
}

/// What the search of an item looks through: folded names, their initials (`ptb`), its code.
pub fn search_text(name: &Named, code: &str) -> String {
    let initials = |text: &str| -> String {
        fold(text).split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).collect()
    };
    let mut parts = vec![fold(&name.vi), fold(&name.en), initials(&name.vi), initials(&name.en), fold(code)];
    parts.dedup();
    parts.join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_needs_no_accents() {
        assert_eq!(fold("Phở BÒ Đặc biệt"), "pho bo dac biet");
        let text = search_text(&Named::new("Phở bò tái", "Beef pho, rare slices"), "R09");
        assert!(text.contains("pho bo tai") && text.contains("pbt") && text.contains("r09"), "{text}");
    }

    #[test]
    fn tax_rates_begin_on_their_day() {
        let class = TaxClass {
            code: "food".into(),
            name: Named::same("VAT"),
            rates: vec![("2025-07-01".parse().unwrap(), Rate(800)), ("2027-01-01".parse().unwrap(), Rate(1000))],
        };
        assert_eq!(class.rate_on("2026-12-31".parse().unwrap()), Rate(800));
        assert_eq!(class.rate_on("2027-01-01".parse().unwrap()), Rate(1000));
        assert_eq!(class.rate_on("2020-01-01".parse().unwrap()), Rate(800));
    }
}
