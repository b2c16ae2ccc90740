//! Kitchen screens come, change and go; stations are taken over and given back.

use super::{Desk, typed};
use crate::StoreError;
use crate::rows::{covers, screens, stations};
use goimon_domain::ids::{ScreenId, StationId};
use goimon_domain::screen::{Place, Setup};
use sea_orm::prelude::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};

impl Desk<'_> {
    /// A new screen after the others, or another definition of one.
    pub(super) async fn screen(&self, id: ScreenId, name: &str, setup: &Setup) -> Result<String, StoreError> {
        let name = typed(name, "screen's name")?;
        let setup = serde_json::to_string(setup).map_err(|error| StoreError::Bad(error.to_string()))?;
        let known = screens::Entity::update_many()
            .col_expr(screens::Column::Name, Expr::value(name.as_str()))
            .col_expr(screens::Column::Setup, Expr::value(setup.as_str()))
            .filter(screens::Column::VenueId.eq(self.venue))
            .filter(screens::Column::Id.eq(id.0))
            .exec(self.db)
            .await?;
        let what = format!("screen {name}");
        if known.rows_affected == 0 {
            // An id names one screen: that of another venue is none that anybody here can know.
            let theirs = screens::Entity::find().filter(screens::Column::Id.eq(id.0));
            if theirs.count(self.db).await? > 0 {
                return Err(StoreError::NotFound { what: "screen" });
            }
            let before = screens::Entity::find().filter(screens::Column::VenueId.eq(self.venue));
            let position = before.count(self.db).await? as i64;
            let row = screens::Model { venue_id: self.venue, id: id.0, name, position, setup };
            screens::Entity::insert(row.into_active_model())
                .exec_without_returning(self.db)
                .await
                .map_err(StoreError::taken("screen"))?;
        }
        Ok(what)
    }

    /// A screen is no more; what it had taken over goes back.
    pub(super) async fn screen_removed(&self, id: ScreenId) -> Result<String, StoreError> {
        let row = screens::Entity::find_by_id((self.venue, id.0)).one(self.db).await?;
        let row = row.ok_or(StoreError::NotFound { what: "screen" })?;
        covers::Entity::delete_many()
            .filter(covers::Column::VenueId.eq(self.venue))
            .filter(covers::Column::Place.eq(Place::Screen(id).to_string()))
            .exec(self.db)
            .await?;
        screens::Entity::delete_by_id((self.venue, id.0)).exec(self.db).await?;
        Ok(format!("screen {} removed", row.name))
    }

    /// Another screen shows a station's tickets from now on; whoever had them before has them no more.
    pub(super) async fn cover(&self, station: StationId, place: Place, by: &str) -> Result<String, StoreError> {
        let code = self.station_code(station).await?;
        self.uncovered(station).await?;
        let row = covers::Model {
            venue_id: self.venue,
            station_id: station.0,
            place: place.to_string(),
            taken_at: self.at.0,
            taken_by: by.to_owned(),
        };
        covers::Entity::insert(row.into_active_model()).exec_without_returning(self.db).await?;
        Ok(format!("station {code} taken over by {place}"))
    }

    /// A station's own screen shows its tickets again.
    pub(super) async fn cover_ended(&self, station: StationId) -> Result<String, StoreError> {
        let code = self.station_code(station).await?;
        if self.uncovered(station).await? == 0 {
            return Err(StoreError::NotFound { what: "cover" });
        }
        Ok(format!("station {code} given back"))
    }

    async fn uncovered(&self, station: StationId) -> Result<u64, StoreError> {
        let gone = covers::Entity::delete_by_id((self.venue, station.0)).exec(self.db).await?;
        Ok(gone.rows_affected)
    }

    async fn station_code(&self, station: StationId) -> Result<String, StoreError> {
        let row = stations::Entity::find_by_id((self.venue, station.0)).one(self.db).await?;
        row.map(|row| row.code).ok_or(StoreError::NotFound { what: "station" })
    }
}
