//! What a venue owns by the day, read whole.

use crate::checks::{course, json};
use crate::printing::printers_of;
use crate::promotions::promotions_of;
use crate::rows::{
    areas, categories, fit, items, modifier_groups, modifiers, staff, stations, tables, tax_classes, tax_rates, venues,
};
use crate::screens::{covers_of, screens_of};
use crate::{Store, StoreError};
use goimon_domain::bearing::Bearing;
use goimon_domain::ids::{
    AreaId, CategoryId, GroupId, ItemId, ModifierId, RatePlanId, StaffId, StationId, TableId, VenueId,
};
use goimon_domain::lang::{Lang, Named};
use goimon_domain::menu::{Category, Item, Menu, Modifier, ModifierGroup, TaxClass, search_text};
use goimon_domain::money::{Currency, Money, Rate};
use goimon_domain::places::{Area, Station, Table};
use goimon_domain::presets::Presets;
use goimon_domain::staff::{Role, Staff};
use goimon_domain::time::VenueClock;
use goimon_domain::venue::{Reference, Terms, Undoing, Venue};
use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

impl Store {
    /// The venue with its menu, floor, stations and people.
    pub async fn load_reference(&self, venue: VenueId) -> Result<Reference, StoreError> {
        let snapshot = self.snapshot().await?;
        let row = venue_row(&snapshot, venue).await?;
        reference(&snapshot, &row).await
    }
}

/// The venue's own row.
pub(crate) async fn venue_row<C: ConnectionTrait>(db: &C, venue: VenueId) -> Result<venues::Model, StoreError> {
    venues::Entity::find_by_id(venue.0).one(db).await?.ok_or(StoreError::NoSuchVenue(venue))
}

/// All that belongs to the venue of a row.
pub(crate) async fn reference<C: ConnectionTrait>(db: &C, row: &venues::Model) -> Result<Reference, StoreError> {
    let areas = areas_of(db, row.id).await?;
    Ok(Reference {
        venue: venue(row)?,
        menu: menu(db, row.id).await?,
        tables: tables_of(db, row.id, &areas).await?,
        areas,
        stations: stations_of(db, row.id).await?,
        staff: staff_of(db, row.id).await?,
        promotions: promotions_of(db, row.id).await?,
        rates: json(row.rates.clone())?.unwrap_or_default(),
        printers: printers_of(db, row.id).await?,
        screens: screens_of(db, row.id).await?,
        covers: covers_of(db, row.id).await?,
    })
}

/// The clock on the venue's wall.
pub(crate) fn clock_of(row: &venues::Model) -> Result<VenueClock, StoreError> {
    VenueClock::new(&row.zone, fit(row.cut_off_hour, "a cut-off hour")?)
        .map_err(|why| StoreError::nonsense(format!("venue {}: {why}", row.id)))
}

fn venue(row: &venues::Model) -> Result<Venue, StoreError> {
    let odd = |what: String| StoreError::nonsense(format!("venue {}: {what}", row.id));
    Ok(Venue {
        id: VenueId(row.id),
        name: row.name.clone(),
        lang: Lang::from_tag(&row.lang).ok_or_else(|| odd(format!("language {}", row.lang)))?,
        currency: Currency::of(&row.currency).map_err(|why| odd(why.to_string()))?,
        clock: clock_of(row)?,
        terms: Terms {
            service: Rate(fit(row.service, "a service charge")?),
            tax_included: row.tax_included,
            cash_step: Money::minor(row.cash_step),
            bearing: Bearing { takeaway: row.service_takeaway, delivery: row.service_delivery },
        },
        letterhead: json(row.letterhead.clone())?.unwrap_or_default(),
        till: json(row.till.clone())?.unwrap_or_default(),
        undoing: Undoing::from_word(&row.undoing).ok_or_else(|| odd(format!("way of undoing {}", row.undoing)))?,
        open_door: row.open_door,
        epoch: row.epoch,
        booking: json(row.booking.clone())?.unwrap_or_default(),
        patience: json(row.patience.clone())?.unwrap_or_default(),
        by_prep: row.by_prep,
    })
}

fn named(vi: String, en: String) -> Named {
    Named { vi, en }
}

async fn menu<C: ConnectionTrait>(db: &C, venue: Uuid) -> Result<Menu, StoreError> {
    let categories = categories::Entity::find()
        .filter(categories::Column::VenueId.eq(venue))
        .order_by_asc(categories::Column::Position)
        .all(db)
        .await?
        .into_iter()
        .map(|row| {
            Ok(Category {
                id: CategoryId(row.id),
                name: named(row.name_vi, row.name_en),
                position: fit(row.position, "a position")?,
                presets: Presets::from_rows(&row.presets).unwrap_or_default(),
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    let mut groups = groups(db, venue).await?;
    let items = items::Entity::find()
        .filter(items::Column::VenueId.eq(venue))
        .order_by_asc(items::Column::Position)
        .all(db)
        .await?
        .into_iter()
        .map(|row| {
            let name = named(row.name_vi, row.name_en);
            Ok(Item {
                id: ItemId(row.id),
                search: search_text(&name, &row.code),
                code: row.code,
                name,
                category: CategoryId(row.category_id),
                price: Money::minor(row.price),
                station: StationId(row.station_id),
                tax_class: row.tax_class,
                groups: groups.remove(&row.id).unwrap_or_default(),
                position: fit(row.position, "a position")?,
                listed: row.listed,
                course: course(row.course)?,
                prep: row.prep.map(|minutes| fit(minutes, "a prep time")).transpose()?,
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    Ok(Menu::new(categories, items, tax_classes_of(db, venue).await?))
}

/// Groups with their choices, by item.
async fn groups<C: ConnectionTrait>(db: &C, venue: Uuid) -> Result<HashMap<Uuid, Vec<ModifierGroup>>, StoreError> {
    let mut choices: HashMap<Uuid, Vec<Modifier>> = HashMap::new();
    for row in modifiers::Entity::find()
        .filter(modifiers::Column::VenueId.eq(venue))
        .order_by_asc(modifiers::Column::Position)
        .all(db)
        .await?
    {
        choices.entry(row.group_id).or_default().push(Modifier {
            id: ModifierId(row.id),
            name: named(row.name_vi, row.name_en),
            delta: Money::minor(row.delta),
            default: row.chosen,
        });
    }
    let mut groups: HashMap<Uuid, Vec<ModifierGroup>> = HashMap::new();
    for row in modifier_groups::Entity::find()
        .filter(modifier_groups::Column::VenueId.eq(venue))
        .order_by_asc(modifier_groups::Column::Position)
        .all(db)
        .await?
    {
        groups.entry(row.item_id).or_default().push(ModifierGroup {
            id: GroupId(row.id),
            name: named(row.name_vi, row.name_en),
            min: fit(row.least, "a least number of choices")?,
            max: fit(row.most, "a greatest number of choices")?,
            counts: row.counts,
            modifiers: choices.remove(&row.id).unwrap_or_default(),
        });
    }
    Ok(groups)
}

pub(crate) async fn tax_classes_of<C: ConnectionTrait>(db: &C, venue: Uuid) -> Result<Vec<TaxClass>, StoreError> {
    let mut rates: HashMap<String, Vec<_>> = HashMap::new();
    for row in tax_rates::Entity::find()
        .filter(tax_rates::Column::VenueId.eq(venue))
        .order_by_asc(tax_rates::Column::FromDay)
        .all(db)
        .await?
    {
        let from = row.from_day.parse().map_err(|_| StoreError::nonsense(format!("the day {}", row.from_day)))?;
        rates.entry(row.code).or_default().push((from, Rate(fit(row.rate, "a tax rate")?)));
    }
    let classes = tax_classes::Entity::find()
        .filter(tax_classes::Column::VenueId.eq(venue))
        .order_by_asc(tax_classes::Column::Position)
        .all(db)
        .await?;
    Ok(classes
        .into_iter()
        .map(|row| TaxClass {
            rates: rates.remove(&row.code).unwrap_or_default(),
            code: row.code,
            name: named(row.name_vi, row.name_en),
        })
        .collect())
}

async fn areas_of<C: ConnectionTrait>(db: &C, venue: Uuid) -> Result<Vec<Area>, StoreError> {
    let rows = areas::Entity::find()
        .filter(areas::Column::VenueId.eq(venue))
        .order_by_asc(areas::Column::Position)
        .order_by_asc(areas::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Area {
                id: AreaId(row.id),
                name: named(row.name_vi, row.name_en),
                position: fit(row.position, "a position")?,
            })
        })
        .collect()
}

async fn tables_of<C: ConnectionTrait>(db: &C, venue: Uuid, areas: &[Area]) -> Result<Vec<Table>, StoreError> {
    let mut rows = tables::Entity::find()
        .filter(tables::Column::VenueId.eq(venue))
        .order_by_asc(tables::Column::Position)
        .order_by_asc(tables::Column::Id)
        .all(db)
        .await?;
    rows.sort_by_key(|row| areas.iter().position(|area| area.id.0 == row.area_id));
    rows.into_iter()
        .map(|row| {
            Ok(Table {
                id: TableId(row.id),
                area: AreaId(row.area_id),
                label: row.label,
                seats: fit(row.seats, "a number of seats")?,
                position: fit(row.position, "a position")?,
                plan: row.rate_plan_id.map(RatePlanId),
            })
        })
        .collect()
}

async fn stations_of<C: ConnectionTrait>(db: &C, venue: Uuid) -> Result<Vec<Station>, StoreError> {
    station_rows(db, venue)
        .await?
        .into_iter()
        .map(|row| {
            Ok(Station {
                id: StationId(row.id),
                code: row.code,
                name: named(row.name_vi, row.name_en),
                position: fit(row.position, "a position")?,
                warn_minutes: fit(row.warn_minutes, "minutes")?,
                late_minutes: fit(row.late_minutes, "minutes")?,
            })
        })
        .collect()
}

/// The stations' rows in order.
pub(crate) async fn station_rows<C: ConnectionTrait>(db: &C, venue: Uuid) -> Result<Vec<stations::Model>, StoreError> {
    Ok(stations::Entity::find()
        .filter(stations::Column::VenueId.eq(venue))
        .order_by_asc(stations::Column::Position)
        .order_by_asc(stations::Column::Id)
        .all(db)
        .await?)
}

async fn staff_of<C: ConnectionTrait>(db: &C, venue: Uuid) -> Result<Vec<Staff>, StoreError> {
    let rows = staff::Entity::find()
        .filter(staff::Column::VenueId.eq(venue))
        .order_by_asc(staff::Column::CreatedAt)
        .order_by_asc(staff::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let role =
                Role::from_word(&row.role).ok_or_else(|| StoreError::nonsense(format!("the role {}", row.role)))?;
            Ok(Staff { id: StaffId(row.id), name: row.name, role, active: row.active })
        })
        .collect()
}
