//! Shifts, read back: those that go on for the house, closed ones to look at and to print again.

use crate::checks::json;
use crate::reference::venue_row;
use crate::rows::{fit, outside_shifts, shifts};
use crate::{Store, StoreError};
use goimon_domain::ids::{ShiftId, VenueId};
use goimon_domain::shift::{Outside, Shift};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The shifts that go on.
pub(crate) async fn open<C: ConnectionTrait>(
    db: &C,
    venue: VenueId,
) -> Result<BTreeMap<ShiftId, Arc<Shift>>, StoreError> {
    let rows = shifts::Entity::find()
        .filter(shifts::Column::VenueId.eq(venue.0))
        .filter(shifts::Column::Number.is_null())
        .all(db)
        .await?;
    rows.into_iter().map(|row| shift(row).map(|shift| (shift.id, Arc::new(shift)))).collect()
}

/// What was taken where no shift was open, and no shift carries yet.
pub(crate) async fn outside<C: ConnectionTrait>(db: &C, venue: VenueId) -> Result<Option<Arc<Outside>>, StoreError> {
    let row = outside_shifts::Entity::find_by_id(venue.0).one(db).await?;
    json(row.and_then(|row| row.body))
}

/// The number of the last Z.
pub(crate) async fn last_number<C: ConnectionTrait>(db: &C, venue: VenueId) -> Result<u32, StoreError> {
    let last = closed(venue, 1).one(db).await?;
    last.and_then(|row| row.number).map_or(Ok(0), |number| fit(number, "a Z's number"))
}

impl Store {
    /// A shift, open or closed.
    pub async fn shift(&self, venue: VenueId, id: ShiftId) -> Result<Option<Shift>, StoreError> {
        let row = shifts::Entity::find_by_id((venue.0, id.0)).one(&self.reader).await?;
        row.map(shift).transpose()
    }

    /// A shift, open or closed, and the venue's place in its stream at which it stands so.
    pub async fn load_shift_at(&self, venue: VenueId, id: ShiftId) -> Result<(u64, Option<Shift>), StoreError> {
        let snapshot = self.snapshot().await?;
        let seq = fit(venue_row(&snapshot, venue).await?.seq, "a sequence")?;
        let row = shifts::Entity::find_by_id((venue.0, id.0)).one(&snapshot).await?;
        Ok((seq, row.map(shift).transpose()?))
    }

    /// The shifts that were closed last, latest first.
    pub async fn closed_shifts(&self, venue: VenueId, most: u64) -> Result<Vec<Shift>, StoreError> {
        closed(venue, most).all(&self.reader).await?.into_iter().map(shift).collect()
    }
}

fn closed(venue: VenueId, most: u64) -> sea_orm::Select<shifts::Entity> {
    shifts::Entity::find()
        .filter(shifts::Column::VenueId.eq(venue.0))
        .filter(shifts::Column::Number.is_not_null())
        .order_by_desc(shifts::Column::Number)
        .limit(most)
}

fn shift(row: shifts::Model) -> Result<Shift, StoreError> {
    json(Some(row.body))?.ok_or_else(|| StoreError::nonsense("a shift without a body".to_owned()))
}
