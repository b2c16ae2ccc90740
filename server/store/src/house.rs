//! The house tonight, read from the database: its cost does not grow with last year's orders, because every question
//! is one that an index answers with tonight's rows alone.

use crate::checks::by_ids;
use crate::reference::{reference, station_rows, venue_row};
use crate::rows::{checks, fit, lines, tickets, venues};
use crate::{Store, StoreError};
use goimon_domain::house::{House, Numbers, REMEMBERED};
use goimon_domain::ids::{CheckId, StationId, TicketId, VenueId};
use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

impl Store {
    /// The house as of the last commit.
    pub async fn load_house(&self, venue: VenueId) -> Result<House, StoreError> {
        let snapshot = self.snapshot().await?;
        let row = venue_row(&snapshot, venue).await?;
        let reference = reference(&snapshot, &row).await?;
        let mut ids = open_checks(&snapshot, venue).await?;
        ids.extend(checks_at_the_pass(&snapshot, venue).await?);
        let mut saw = BTreeMap::new();
        let mut bumped = BTreeMap::new();
        for station in station_rows(&snapshot, venue.0).await? {
            if station.seen_seq > 0 {
                saw.insert(StationId(station.id), fit(station.seen_seq, "a sequence")?);
            }
            ids.extend(checks_at(&snapshot, venue, station.id).await?);
            let recallable = recallable(&snapshot, venue, station.id).await?;
            ids.extend(recallable.iter().map(|(check, _)| check.0));
            if !recallable.is_empty() {
                bumped.insert(StationId(station.id), recallable);
            }
        }
        let found = by_ids(&snapshot, venue, ids).await?;
        Ok(House {
            reference: Arc::new(reference),
            seq: fit(row.seq, "a sequence")?,
            numbers: numbers(&row)?,
            checks: found.into_iter().map(|check| (check.id, Arc::new(check))).collect(),
            saw,
            bumped,
        })
    }
}

fn numbers(row: &venues::Model) -> Result<Numbers, StoreError> {
    Ok(Numbers {
        day: row.day.parse().map_err(|_| StoreError::nonsense(format!("the day {}", row.day)))?,
        check: fit(row.check_number, "a check's number")?,
        ticket: fit(row.ticket_number, "a ticket's number")?,
    })
}

async fn open_checks<C: ConnectionTrait>(db: &C, venue: VenueId) -> Result<Vec<Uuid>, StoreError> {
    Ok(checks::Entity::find()
        .select_only()
        .column(checks::Column::Id)
        .filter(checks::Column::VenueId.eq(venue.0))
        .filter(checks::Column::ClosedAt.is_null())
        .into_tuple()
        .all(db)
        .await?)
}

async fn checks_at_the_pass<C: ConnectionTrait>(db: &C, venue: VenueId) -> Result<Vec<Uuid>, StoreError> {
    Ok(lines::Entity::find()
        .select_only()
        .column(lines::Column::CheckId)
        .distinct()
        .filter(lines::Column::VenueId.eq(venue.0))
        .filter(lines::Column::ReadyAt.is_not_null())
        .filter(lines::Column::ServedAt.is_null())
        .into_tuple()
        .all(db)
        .await?)
}

/// The checks whose tickets stand on a station's screen.
async fn checks_at<C: ConnectionTrait>(db: &C, venue: VenueId, station: Uuid) -> Result<Vec<Uuid>, StoreError> {
    Ok(tickets::Entity::find()
        .select_only()
        .column(tickets::Column::CheckId)
        .filter(tickets::Column::VenueId.eq(venue.0))
        .filter(tickets::Column::StationId.eq(station))
        .filter(tickets::Column::BumpedSeq.is_null())
        .into_tuple()
        .all(db)
        .await?)
}

/// The tickets that a station bumped last, oldest first.
async fn recallable<C: ConnectionTrait>(
    db: &C,
    venue: VenueId,
    station: Uuid,
) -> Result<VecDeque<(CheckId, TicketId)>, StoreError> {
    let found: Vec<(Uuid, Uuid)> = tickets::Entity::find()
        .select_only()
        .column(tickets::Column::CheckId)
        .column(tickets::Column::Id)
        .filter(tickets::Column::VenueId.eq(venue.0))
        .filter(tickets::Column::StationId.eq(station))
        .filter(tickets::Column::BumpedSeq.is_not_null())
        .order_by_desc(tickets::Column::BumpedSeq)
        .limit(REMEMBERED as u64)
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().rev().map(|(check, ticket)| (CheckId(check), TicketId(ticket))).collect())
}
