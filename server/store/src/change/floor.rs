//! Areas, tables, stations, and what has run out.

use super::{Desk, typed};
use crate::StoreError;
use crate::rows::{areas, stations, tables};
use goimon_domain::ids::AreaId;
use goimon_domain::lang::Named;
use sea_orm::prelude::{Expr, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect};

/// After so many minutes a ticket of a new station is about to be late, and late.
const WARN_AND_LATE: (i64, i64) = (5, 10);

impl Desk<'_> {
    pub(super) async fn area(&self, name: Named) -> Result<String, StoreError> {
        typed(&name.vi, "area's name")?;
        let what = format!("area {}", name.vi);
        let places = areas::Entity::find().filter(areas::Column::VenueId.eq(self.venue));
        let row = areas::Model {
            venue_id: self.venue,
            id: Uuid::now_v7(),
            name_vi: name.vi,
            name_en: name.en,
            position: places.count(self.db).await? as i64,
        };
        areas::Entity::insert(row.into_active_model()).exec_without_returning(self.db).await?;
        Ok(what)
    }

    pub(super) async fn tables(&self, area: AreaId, labels: &[String], seats: u16) -> Result<String, StoreError> {
        if areas::Entity::find_by_id((self.venue, area.0)).one(self.db).await?.is_none() {
            return Err(StoreError::NotFound { what: "area" });
        }
        if labels.is_empty() {
            return Err(StoreError::Bad("there are no table labels".into()));
        }
        let before = tables::Entity::find()
            .filter(tables::Column::VenueId.eq(self.venue))
            .filter(tables::Column::AreaId.eq(area.0))
            .count(self.db)
            .await? as i64;
        let mut rows = Vec::with_capacity(labels.len());
        for (position, label) in (before..).zip(labels) {
            rows.push(
                tables::Model {
                    venue_id: self.venue,
                    id: Uuid::now_v7(),
                    area_id: area.0,
                    label: typed(label, "table's label")?,
                    seats: i64::from(seats),
                    position,
                    rate_plan_id: None,
                }
                .into_active_model(),
            );
        }
        tables::Entity::insert_many(rows)
            .exec_without_returning(self.db)
            .await
            .map_err(StoreError::taken("table label"))?;
        Ok(format!("tables {}", labels.join(", ")))
    }

    pub(super) async fn station(&self, code: &str, name: &Named) -> Result<String, StoreError> {
        let code = typed(code, "station's code")?;
        let renamed = stations::Entity::update_many()
            .col_expr(stations::Column::NameVi, Expr::value(name.vi.as_str()))
            .col_expr(stations::Column::NameEn, Expr::value(name.en.as_str()))
            .filter(stations::Column::VenueId.eq(self.venue))
            .filter(stations::Column::Code.eq(code.as_str()))
            .exec(self.db)
            .await?;
        if renamed.rows_affected == 0 {
            self.new_station(&code, name).await?;
        }
        Ok(format!("station {code}"))
    }

    /// Adds a station after the others.
    pub(super) async fn new_station(&self, code: &str, name: &Named) -> Result<Uuid, StoreError> {
        let last: Option<Option<i64>> = stations::Entity::find()
            .select_only()
            .column_as(stations::Column::Position.max(), "last")
            .filter(stations::Column::VenueId.eq(self.venue))
            .into_tuple()
            .one(self.db)
            .await?;
        let id = Uuid::now_v7();
        let row = stations::Model {
            venue_id: self.venue,
            id,
            code: code.to_owned(),
            name_vi: name.vi.clone(),
            name_en: name.en.clone(),
            position: last.flatten().map_or(0, |last| last + 1),
            warn_minutes: WARN_AND_LATE.0,
            late_minutes: WARN_AND_LATE.1,
            seen_seq: 0,
        };
        stations::Entity::insert(row.into_active_model()).exec_without_returning(self.db).await?;
        Ok(id)
    }
}
