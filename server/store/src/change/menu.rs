//! A menu file becomes the menu. What the file names again keeps its id: items by code, groups and choices by name.

use super::Desk;
use crate::StoreError;
use crate::commit::{Bulk, Table};
use crate::rows::{categories, items, modifier_groups, modifiers, stations, tax_classes};
use goimon_domain::lang::Named;
use goimon_domain::menu_file::{FileGroup, FileItem, MenuFile};
use sea_orm::prelude::{Expr, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use std::collections::{HashMap, HashSet};

static ITEMS: Table = Table {
    name: "items",
    columns: &[
        "venue_id",
        "id",
        "code",
        "name_vi",
        "name_en",
        "category_id",
        "price",
        "station_id",
        "tax_class",
        "position",
        "listed",
        "course",
        "prep",
    ],
    upsert: Some((
        "venue_id,id",
        &[
            "name_vi",
            "name_en",
            "category_id",
            "price",
            "station_id",
            "tax_class",
            "position",
            "listed",
            "course",
            "prep",
        ],
    )),
};

static GROUPS: Table = Table {
    name: "modifier_groups",
    columns: &["venue_id", "id", "item_id", "name_vi", "name_en", "least", "most", "position", "counts"],
    upsert: Some(("venue_id,id", &["name_vi", "name_en", "least", "most", "position", "counts"])),
};

static CHOICES: Table = Table {
    name: "modifiers",
    columns: &["venue_id", "id", "group_id", "name_vi", "name_en", "delta", "chosen", "position"],
    upsert: Some(("venue_id,id", &["name_vi", "name_en", "delta", "chosen", "position"])),
};

impl Desk<'_> {
    /// Only the choices of groups with these names part what is still to make.
    pub(super) async fn counted(&self, names: &[String]) -> Result<String, StoreError> {
        let names_here = || names.iter().map(String::as_str);
        let name = modifier_groups::Column::NameVi;
        for (is, which) in [(true, name.is_in(names_here())), (false, name.is_not_in(names_here()))] {
            modifier_groups::Entity::update_many()
                .col_expr(modifier_groups::Column::Counts, Expr::value(is))
                .filter(modifier_groups::Column::VenueId.eq(self.venue))
                .filter(which)
                .exec(self.db)
                .await?;
        }
        Ok(format!("counted apart: {}", names.join(", ")))
    }

    pub(super) async fn menu(&self, file: &MenuFile) -> Result<String, StoreError> {
        self.tax_classes_known(file).await?;
        let stations = self.stations_of(file).await?;
        let categories = self.categories_of(file).await?;
        let known = Known::load(self).await?;
        let mut rows = Rows {
            venue: self.venue,
            known,
            items: Bulk::new(&ITEMS, file.items.len()),
            groups: Bulk::new(&GROUPS, file.items.len()),
            choices: Bulk::new(&CHOICES, file.items.len()),
            gone_groups: Vec::new(),
            gone_choices: Vec::new(),
        };
        for (position, item) in file.items.iter().enumerate() {
            let (Some(station), Some(category)) = (stations.get(&item.station), categories.get(&item.category.vi))
            else {
                return Err(StoreError::nonsense(format!("item {} has no station or heading", item.code)));
            };
            rows.item(position as i64, item, *station, *category);
        }
        rows.write(self).await?;
        Ok(format!("menu: {} items", file.items.len()))
    }

    async fn tax_classes_known(&self, file: &MenuFile) -> Result<(), StoreError> {
        let rows = tax_classes::Entity::find()
            .filter(tax_classes::Column::VenueId.eq(self.venue))
            .order_by_asc(tax_classes::Column::Position)
            .all(self.db)
            .await?;
        let codes: Vec<String> = rows.into_iter().map(|row| row.code).collect();
        match file.items.iter().find(|item| !codes.contains(&item.tax_class)) {
            None => Ok(()),
            Some(item) => Err(StoreError::Bad(format!(
                "item {}: there is no tax class “{}” here; use one of {}",
                item.code,
                item.tax_class,
                codes.join(", ")
            ))),
        }
    }

    /// The stations by code; those that are new are made.
    async fn stations_of(&self, file: &MenuFile) -> Result<HashMap<String, Uuid>, StoreError> {
        let rows = stations::Entity::find().filter(stations::Column::VenueId.eq(self.venue)).all(self.db).await?;
        let mut ids: HashMap<String, Uuid> = rows.into_iter().map(|row| (row.code, row.id)).collect();
        for item in &file.items {
            if !ids.contains_key(&item.station) {
                ids.insert(item.station.clone(), self.new_station(&item.station, &station_name(&item.station)).await?);
            }
        }
        Ok(ids)
    }

    /// The headings by their Vietnamese name; those that are new are made, after the others.
    async fn categories_of(&self, file: &MenuFile) -> Result<HashMap<String, Uuid>, StoreError> {
        let rows = categories::Entity::find().filter(categories::Column::VenueId.eq(self.venue)).all(self.db).await?;
        let mut next = rows.iter().map(|row| row.position + 1).max().unwrap_or(0);
        let mut english: HashMap<Uuid, String> = rows.iter().map(|row| (row.id, row.name_en.clone())).collect();
        let mut ids: HashMap<String, Uuid> = rows.into_iter().map(|row| (row.name_vi, row.id)).collect();
        for item in &file.items {
            if let Some(id) = ids.get(&item.category.vi) {
                // A file that says it in one language leaves the other as it is.
                let says = item.category.en != item.category.vi;
                if says && english.get(id).is_some_and(|known| *known != item.category.en) {
                    categories::Entity::update_many()
                        .col_expr(categories::Column::NameEn, Expr::value(item.category.en.as_str()))
                        .filter(categories::Column::VenueId.eq(self.venue))
                        .filter(categories::Column::Id.eq(*id))
                        .exec(self.db)
                        .await?;
                    english.insert(*id, item.category.en.clone());
                }
                continue;
            }
            let id = Uuid::now_v7();
            let row = categories::Model {
                venue_id: self.venue,
                id,
                name_vi: item.category.vi.clone(),
                name_en: item.category.en.clone(),
                position: next,
                presets: String::new(),
            };
            categories::Entity::insert(row.into_active_model()).exec_without_returning(self.db).await?;
            ids.insert(item.category.vi.clone(), id);
            next += 1;
        }
        Ok(ids)
    }
}

/// What the menu holds already.
struct Known {
    items: HashMap<String, Uuid>,
    /// (item, name) → group.
    groups: HashMap<(Uuid, String), Uuid>,
    /// Groups whose choices do not part what is still to make.
    uncounted: HashSet<Uuid>,
    /// (group, name) → choice.
    choices: HashMap<(Uuid, String), Uuid>,
}

impl Known {
    async fn load(desk: &Desk<'_>) -> Result<Known, StoreError> {
        let venue = desk.venue;
        let items = items::Entity::find().filter(items::Column::VenueId.eq(venue)).all(desk.db).await?;
        let groups =
            modifier_groups::Entity::find().filter(modifier_groups::Column::VenueId.eq(venue)).all(desk.db).await?;
        let choices = modifiers::Entity::find().filter(modifiers::Column::VenueId.eq(venue)).all(desk.db).await?;
        Ok(Known {
            items: items.into_iter().map(|row| (row.code, row.id)).collect(),
            uncounted: groups.iter().filter(|row| !row.counts).map(|row| row.id).collect(),
            groups: groups.into_iter().map(|row| ((row.item_id, row.name_vi), row.id)).collect(),
            choices: choices.into_iter().map(|row| ((row.group_id, row.name_vi), row.id)).collect(),
        })
    }
}

/// The rows that a file makes, and those that it leaves out of the items it names.
struct Rows {
    venue: Uuid,
    known: Known,
    items: Bulk,
    groups: Bulk,
    choices: Bulk,
    gone_groups: Vec<Uuid>,
    gone_choices: Vec<Uuid>,
}

impl Rows {
    fn item(&mut self, position: i64, item: &FileItem, station: Uuid, category: Uuid) {
        let id = self.known.items.get(&item.code).copied().unwrap_or_else(Uuid::now_v7);
        self.items.push([
            self.venue.into(),
            id.into(),
            item.code.as_str().into(),
            item.name.vi.as_str().into(),
            item.name.en.as_str().into(),
            category.into(),
            item.price.units().into(),
            station.into(),
            item.tax_class.as_str().into(),
            position.into(),
            true.into(),
            i64::from(item.course.number()).into(),
            item.prep.map(i64::from).into(),
        ]);
        let mut kept = HashSet::new();
        for (position, group) in item.groups.iter().enumerate() {
            kept.insert(self.group(position as i64, id, group));
        }
        let gone: Vec<Uuid> = self
            .known
            .groups
            .iter()
            .filter(|((of, _), group)| *of == id && !kept.contains(group))
            .map(|(_, g)| *g)
            .collect();
        for group in gone {
            self.gone_choices.extend(self.known.choices.iter().filter(|((of, _), _)| *of == group).map(|(_, c)| *c));
            self.gone_groups.push(group);
        }
    }

    fn group(&mut self, position: i64, item: Uuid, group: &FileGroup) -> Uuid {
        let id = self.known.groups.get(&(item, group.name.vi.clone())).copied().unwrap_or_else(Uuid::now_v7);
        self.groups.push([
            self.venue.into(),
            id.into(),
            item.into(),
            group.name.vi.as_str().into(),
            group.name.en.as_str().into(),
            i64::from(group.min).into(),
            i64::from(group.max).into(),
            position.into(),
            group.counts.unwrap_or(!self.known.uncounted.contains(&id)).into(),
        ]);
        let mut kept = HashSet::new();
        for (position, choice) in group.choices.iter().enumerate() {
            let known = self.known.choices.get(&(id, choice.name.vi.clone())).copied();
            let choice_id = known.unwrap_or_else(Uuid::now_v7);
            kept.insert(choice_id);
            self.choices.push([
                self.venue.into(),
                choice_id.into(),
                id.into(),
                choice.name.vi.as_str().into(),
                choice.name.en.as_str().into(),
                choice.delta.units().into(),
                choice.default.into(),
                (position as i64).into(),
            ]);
        }
        let all = self.known.choices.iter().filter(|((of, _), choice)| *of == id && !kept.contains(choice));
        self.gone_choices.extend(all.map(|(_, choice)| *choice));
        id
    }

    async fn write(self, desk: &Desk<'_>) -> Result<(), StoreError> {
        for gone in self.gone_choices.chunks(1000) {
            modifiers::Entity::delete_many()
                .filter(modifiers::Column::VenueId.eq(self.venue))
                .filter(modifiers::Column::Id.is_in(gone.iter().copied()))
                .exec(desk.db)
                .await?;
        }
        for gone in self.gone_groups.chunks(1000) {
            modifier_groups::Entity::delete_many()
                .filter(modifier_groups::Column::VenueId.eq(self.venue))
                .filter(modifier_groups::Column::Id.is_in(gone.iter().copied()))
                .exec(desk.db)
                .await?;
        }
        self.items.write(desk.db).await?;
        self.groups.write(desk.db).await?;
        self.choices.write(desk.db).await?;
        Ok(())
    }
}

/// What a station that a file names is called until the manager calls it otherwise.
fn station_name(code: &str) -> Named {
    match code {
        "kitchen" => Named::new("Bếp", "Kitchen"),
        "grill" => Named::new("Bếp nướng", "Grill"),
        "wok" => Named::new("Bếp xào", "Wok"),
        "noodle" => Named::new("Bếp bún phở", "Noodles"),
        "cold" => Named::new("Bếp nguội", "Cold kitchen"),
        "dessert" => Named::new("Tráng miệng", "Dessert"),
        "bar" => Named::new("Quầy bar", "Bar"),
        "oven" => Named::new("Lò nướng", "Oven"),
        other => {
            let mut letters = other.chars();
            let first: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
            Named::same(&format!("{first}{}", letters.as_str()))
        }
    }
}
