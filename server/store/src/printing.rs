//! Printers, and the jobs that are open or were over lately.

use crate::StoreError;
use crate::rows::{print_jobs, printers};
use goimon_domain::ids::VenueId;
use goimon_domain::printer::Printer;
use goimon_domain::printing::{Jobs, PrintJob, REMEMBERED};
use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

/// The printers of a venue, in the order in which they were set up.
pub(crate) async fn printers_of<C: ConnectionTrait>(db: &C, venue: Uuid) -> Result<Vec<Printer>, StoreError> {
    let rows = printers::Entity::find()
        .filter(printers::Column::VenueId.eq(venue))
        .order_by_asc(printers::Column::Position)
        .order_by_asc(printers::Column::Id)
        .all(db)
        .await?;
    let read = |row: printers::Model| {
        serde_json::from_str(&row.printer).map_err(|why| StoreError::nonsense(format!("printer {}: {why}", row.id)))
    };
    rows.into_iter().map(read).collect()
}

/// The jobs that are open, and the last that are over.
pub(crate) async fn jobs_of<C: ConnectionTrait>(db: &C, venue: VenueId) -> Result<Jobs, StoreError> {
    let mut rows = open_jobs(venue).all(db).await?;
    rows.extend(ended_jobs(venue).all(db).await?);
    let read = |row: print_jobs::Model| {
        serde_json::from_str::<PrintJob>(&row.job)
            .map_err(|why| StoreError::nonsense(format!("print job {}: {why}", row.id)))
    };
    rows.into_iter().map(read).collect()
}

pub(crate) fn open_jobs(venue: VenueId) -> Select<print_jobs::Entity> {
    print_jobs::Entity::find()
        .filter(print_jobs::Column::VenueId.eq(venue.0))
        .filter(print_jobs::Column::EndedAt.is_null())
}

pub(crate) fn ended_jobs(venue: VenueId) -> Select<print_jobs::Entity> {
    print_jobs::Entity::find()
        .filter(print_jobs::Column::VenueId.eq(venue.0))
        .filter(print_jobs::Column::EndedAt.is_not_null())
        .order_by_desc(print_jobs::Column::EndedAt)
        .limit(REMEMBERED as u64)
}
