//! What has run out or is counted down, read back.

use crate::StoreError;
use crate::rows::{fit, portions};
use goimon_domain::ids::{ItemId, VenueId};
use goimon_domain::line::Stamp;
use goimon_domain::portions::Portions;
use goimon_domain::time::At;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// What somebody counts in a venue.
pub(crate) async fn counted<C: ConnectionTrait>(
    db: &C,
    venue: VenueId,
) -> Result<BTreeMap<ItemId, Portions>, StoreError> {
    let rows = portions::Entity::find()
        .filter(portions::Column::VenueId.eq(venue.0))
        .filter(portions::Column::Remaining.is_not_null())
        .all(db)
        .await?;
    let mut found = BTreeMap::new();
    for row in rows {
        let Some(left) = row.remaining else { continue };
        let day = row.day.map(|day| day.parse().map_err(|_| StoreError::nonsense(format!("the day {day}"))));
        let said = Stamp { at: At(row.said_at), by: row.said_by };
        let portions = Portions { left: fit(left, "a number of portions")?, day: day.transpose()?, said };
        found.insert(ItemId(row.item_id), portions);
    }
    Ok(found)
}
