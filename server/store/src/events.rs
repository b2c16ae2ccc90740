//! The venue's stream, read back.

use crate::rows::{events, fit, venues};
use crate::{Store, StoreError};
use goimon_domain::event::Event;
use goimon_domain::ids::{CheckId, DeviceId, StaffId, VenueId};
use goimon_domain::staff::{Actor, Role};
use goimon_domain::time::At;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

impl Store {
    /// How far the venue's stream is.
    pub async fn seq(&self, venue: VenueId) -> Result<u64, StoreError> {
        let seq: Option<i64> = venues::Entity::find_by_id(venue.0)
            .select_only()
            .column(venues::Column::Seq)
            .into_tuple()
            .one(&self.reader)
            .await?;
        fit(seq.ok_or(StoreError::NoSuchVenue(venue))?, "a sequence")
    }

    /// The events after `seq`, in order, at most `limit` of them.
    pub async fn events_after(&self, venue: VenueId, seq: u64, limit: u32) -> Result<Vec<Event>, StoreError> {
        let rows = events::Entity::find()
            .filter(events::Column::VenueId.eq(venue.0))
            .filter(events::Column::Seq.gt(i64::try_from(seq).unwrap_or(i64::MAX)))
            .order_by_asc(events::Column::Seq)
            .limit(u64::from(limit))
            .all(&self.reader)
            .await?;
        rows.into_iter().map(event).collect()
    }

    /// Everything that happened to a check, in order.
    pub async fn timeline(&self, venue: VenueId, check: CheckId) -> Result<Vec<Event>, StoreError> {
        let rows = events::Entity::find()
            .filter(events::Column::VenueId.eq(venue.0))
            .filter(events::Column::CheckId.eq(check.0))
            .order_by_asc(events::Column::Seq)
            .all(&self.reader)
            .await?;
        rows.into_iter().map(event).collect()
    }
}

fn event(row: events::Model) -> Result<Event, StoreError> {
    let role = Role::from_word(&row.role).ok_or_else(|| StoreError::nonsense(format!("the role {}", row.role)))?;
    Ok(Event {
        seq: fit(row.seq, "a sequence")?,
        at: At(row.at),
        by: Actor { staff: row.staff_id.map(StaffId), device: row.device_id.map(DeviceId), name: row.actor, role },
        fact: serde_json::from_str(&row.payload)
            .map_err(|why| StoreError::nonsense(format!("event {} ({}): {why}", row.seq, row.kind)))?,
    })
}
