//! The kitchen's screens, read with the rest of the reference.

use crate::StoreError;
use crate::checks::json;
use crate::rows::{covers, fit, screens};
use goimon_domain::ids::{ScreenId, StationId};
use goimon_domain::line::Stamp;
use goimon_domain::screen::{Cover, Screen, Setup};
use goimon_domain::time::At;
use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// The screens of a venue, in order.
pub(crate) async fn screens_of<C: ConnectionTrait>(db: &C, venue: Uuid) -> Result<Vec<Screen>, StoreError> {
    let rows = screens::Entity::find()
        .filter(screens::Column::VenueId.eq(venue))
        .order_by_asc(screens::Column::Position)
        .order_by_asc(screens::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let setup: Option<Setup> = json(Some(row.setup))?;
            Ok(Screen {
                id: ScreenId(row.id),
                name: row.name,
                position: fit(row.position, "a position")?,
                setup: setup.unwrap_or_default(),
            })
        })
        .collect()
}

/// The stations of a venue that another screen took over.
pub(crate) async fn covers_of<C: ConnectionTrait>(db: &C, venue: Uuid) -> Result<Vec<Cover>, StoreError> {
    let rows = covers::Entity::find().filter(covers::Column::VenueId.eq(venue)).all(db).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Cover {
                station: StationId(row.station_id),
                place: row.place.parse().map_err(|_| StoreError::nonsense(format!("the screen {}", row.place)))?,
                stamp: Stamp { at: At(row.taken_at), by: row.taken_by },
            })
        })
        .collect()
}
