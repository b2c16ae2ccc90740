//! The menu, as programs see it: what can be ordered, what must be chosen with it, what it costs.

use goimon_domain::house::House;
use goimon_domain::ids::{CategoryId, GroupId, ItemId, ModifierId, StationId};
use goimon_domain::menu;
use goimon_domain::money::Money;
use goimon_domain::time::At;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What can be ordered here.
#[derive(Serialize, ToSchema)]
pub struct Menu<'a> {
    /// The headings, in order.
    pub categories: Vec<Category<'a>>,
    /// The items, in the order of the menu.
    pub items: Vec<Item<'a>>,
}

/// A heading.
#[derive(Serialize, ToSchema)]
pub struct Category<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: CategoryId,
    /// Its name in Vietnamese.
    pub name_vi: &'a str,
    /// Its name in English.
    pub name_en: &'a str,
    /// What a tap says to the kitchen with its items.
    #[schema(example = json!(["không hành", "ít cay"]))]
    pub presets: &'a [String],
}

/// Notes that a tap puts on a line.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PresetNotes {
    /// All of them, in the order in which they are shown.
    #[schema(max_items = 12, example = json!(["không hành", "ít cay"]))]
    pub presets: Vec<String>,
}

/// The notes as they are now.
#[derive(Serialize, ToSchema)]
pub struct PresetsSet {
    /// Tidied, in order.
    pub presets: Vec<String>,
}

/// How long an item takes to make.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PrepTime {
    /// In minutes; null for what is not timed.
    #[schema(minimum = 1, maximum = 240, example = 12)]
    pub prep: Option<u16>,
}

/// Something one can order.
#[derive(Serialize, ToSchema)]
pub struct Item<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: ItemId,
    /// Its short code, unique in the venue.
    #[schema(example = "R09")]
    pub code: &'a str,
    /// Its name in Vietnamese.
    pub name_vi: &'a str,
    /// Its name in English.
    pub name_en: &'a str,
    /// Its heading.
    #[schema(value_type = Uuid)]
    pub category: CategoryId,
    /// Its price before choices, in minor units.
    #[schema(value_type = i64, example = 65000)]
    pub price: Money,
    /// The same now, by the price rules that hold: what a round is checked against.
    #[schema(value_type = i64, example = 52000)]
    pub price_now: Money,
    /// Where it is made.
    #[schema(value_type = Uuid)]
    pub station: StationId,
    /// Its tax class.
    #[schema(example = "food")]
    pub tax_class: &'a str,
    /// Whether it can be ordered now.
    pub available: bool,
    /// How many portions are left, where somebody counts them.
    pub left: Option<u32>,
    /// When it is eaten, unless a line says otherwise.
    #[schema(example = "mains")]
    pub course: &'static str,
    /// How many minutes it takes to make, where somebody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prep: Option<u16>,
    /// The choices that come with it, in order.
    pub groups: Vec<Group<'a>>,
}

/// Choices of an item.
#[derive(Serialize, ToSchema)]
pub struct Group<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: GroupId,
    /// Its name in Vietnamese.
    pub name_vi: &'a str,
    /// Its name in English.
    pub name_en: &'a str,
    /// How many must be chosen at least.
    pub min: u16,
    /// How many may be chosen at most.
    pub max: u16,
    /// Whether its choices part what is still to make in the all-day panel.
    pub counts_in_all_day: bool,
    /// What can be chosen, in order.
    pub modifiers: Vec<Modifier<'a>>,
}

/// One choice.
#[derive(Serialize, ToSchema)]
pub struct Modifier<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: ModifierId,
    /// Its name in Vietnamese.
    pub name_vi: &'a str,
    /// Its name in English.
    pub name_en: &'a str,
    /// What it adds to the price of one, in minor units; may be negative.
    #[schema(value_type = i64)]
    pub delta: Money,
    /// Chosen unless the guest says otherwise.
    pub default: bool,
}

impl<'a> Menu<'a> {
    /// The menu without what is no longer on it.
    pub fn of(house: &'a House, now: At) -> Self {
        let menu = &house.reference.menu;
        let category = |category: &'a menu::Category| Category {
            id: category.id,
            name_vi: &category.name.vi,
            name_en: &category.name.en,
            presets: category.presets.notes(),
        };
        Self {
            categories: menu.categories.iter().map(category).collect(),
            items: menu
                .items
                .iter()
                .filter(|item| item.listed)
                .map(|item| Item::of(item, house.left(item.id), house.reference.priced(item, now, None).now()))
                .collect(),
        }
    }
}

impl<'a> Item<'a> {
    fn of(item: &'a menu::Item, left: Option<u32>, price_now: Money) -> Self {
        Self {
            id: item.id,
            code: &item.code,
            name_vi: &item.name.vi,
            name_en: &item.name.en,
            category: item.category,
            price: item.price,
            price_now,
            station: item.station,
            tax_class: &item.tax_class,
            available: left != Some(0),
            left,
            course: item.course.word(),
            prep: item.prep,
            groups: item.groups.iter().map(Group::of).collect(),
        }
    }
}

impl<'a> Group<'a> {
    fn of(group: &'a menu::ModifierGroup) -> Self {
        let modifier = |modifier: &'a menu::Modifier| Modifier {
            id: modifier.id,
            name_vi: &modifier.name.vi,
            name_en: &modifier.name.en,
            delta: modifier.delta,
            default: modifier.default,
        };
        Self {
            id: group.id,
            name_vi: &group.name.vi,
            name_en: &group.name.en,
            min: group.min,
            max: group.max,
            counts_in_all_day: group.counts,
            modifiers: group.modifiers.iter().map(modifier).collect(),
        }
    }
}
