//! The venue and its floor, as programs see them.

use goimon_domain::house::House;
use goimon_domain::ids::{AreaId, CheckId, StationId, TableId, VenueId};
use goimon_domain::places;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// One restaurant, cafe or karaoke house.
#[derive(Serialize, ToSchema)]
pub struct Venue<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: VenueId,
    /// Its name.
    pub name: &'a str,
    /// Its currency, ISO 4217.
    #[schema(example = "VND")]
    pub currency: &'a str,
    /// How many decimal places the currency's minor unit has.
    #[schema(example = 0)]
    pub places: u32,
    /// The language of its screens: `vi` or `en`.
    #[schema(example = "vi")]
    pub lang: &'static str,
    /// Its time zone, an IANA name.
    #[schema(example = "Asia/Ho_Chi_Minh")]
    pub zone: &'a str,
    /// Names this life of the database: a restored one has another.
    pub epoch: Uuid,
    /// How far the venue's stream is.
    pub seq: u64,
    /// Its stations, in order.
    pub stations: Vec<Station<'a>>,
}

/// Where items are made.
#[derive(Serialize, ToSchema)]
pub struct Station<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: StationId,
    /// The word by which menu files name it.
    #[schema(example = "grill")]
    pub code: &'a str,
    /// Its name in Vietnamese.
    pub name_vi: &'a str,
    /// Its name in English.
    pub name_en: &'a str,
}

impl<'a> Venue<'a> {
    /// The venue of a house.
    pub fn of(house: &'a House) -> Self {
        let venue = &house.reference.venue;
        Self {
            id: venue.id,
            name: &venue.name,
            currency: venue.currency.code,
            places: venue.currency.places,
            lang: venue.lang.tag(),
            zone: venue.clock.zone_name(),
            epoch: venue.epoch,
            seq: house.seq,
            stations: house.reference.stations.iter().map(Station::of).collect(),
        }
    }
}

impl<'a> Station<'a> {
    fn of(station: &'a places::Station) -> Self {
        Self { id: station.id, code: &station.code, name_vi: &station.name.vi, name_en: &station.name.en }
    }
}

/// All tables, with the checks that are open on them.
#[derive(Serialize, ToSchema)]
pub struct Floor<'a> {
    /// The areas, in order.
    pub areas: Vec<Area<'a>>,
}

/// A zone of the floor.
#[derive(Serialize, ToSchema)]
pub struct Area<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: AreaId,
    /// Its name in Vietnamese.
    pub name_vi: &'a str,
    /// Its name in English.
    pub name_en: &'a str,
    /// Its tables, in order.
    pub tables: Vec<Table<'a>>,
}

/// A table, bar seat or room.
#[derive(Serialize, ToSchema)]
pub struct Table<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: TableId,
    /// What people call it.
    #[schema(example = "12")]
    pub label: &'a str,
    /// How many can sit at it.
    pub seats: u16,
    /// The checks that are open on it, in the order of opening.
    #[schema(value_type = Vec<Uuid>)]
    pub checks: Vec<CheckId>,
}

impl<'a> Floor<'a> {
    /// The floor of a house.
    pub fn of(house: &'a House) -> Self {
        let table = |table: &'a places::Table| Table {
            id: table.id,
            label: &table.label,
            seats: table.seats,
            checks: house.checks_at(table.id).map(|check| check.id).collect(),
        };
        let area = |area: &'a places::Area| Area {
            id: area.id,
            name_vi: &area.name.vi,
            name_en: &area.name.en,
            tables: house.reference.tables_in(area.id).map(table).collect(),
        };
        Self { areas: house.reference.areas.iter().map(area).collect() }
    }
}
