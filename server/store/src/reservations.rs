//! Reservations of a business day and later, read back.

use crate::StoreError;
use crate::rows::{fit, reservations, stamp};
use goimon_domain::ids::{AreaId, CheckId, ReservationId, TableId, VenueId};
use goimon_domain::line::Stamp;
use goimon_domain::reservation::{Place, Reservation, ReservationState, Wanted};
use goimon_domain::time::At;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The reservations of a day, as the venue's row says it, and of those after it.
pub(crate) async fn from_day_on<C: ConnectionTrait>(
    db: &C,
    venue: VenueId,
    day: &str,
) -> Result<BTreeMap<ReservationId, Arc<Reservation>>, StoreError> {
    let rows = since(venue, day).all(db).await?;
    rows.into_iter().map(|row| read(row).map(|found| (found.id, Arc::new(found)))).collect()
}

pub(crate) fn since(venue: VenueId, day: &str) -> Select<reservations::Entity> {
    reservations::Entity::find()
        .filter(reservations::Column::VenueId.eq(venue.0))
        .filter(reservations::Column::Day.gte(day))
}

fn read(row: reservations::Model) -> Result<Reservation, StoreError> {
    let odd = |what: &str| StoreError::nonsense(format!("reservation {}: {what}", row.id));
    let ended = stamp(row.state_at, row.state_by).ok_or_else(|| odd("nobody ended it"));
    let state = match row.state.as_str() {
        "booked" => ReservationState::Booked,
        "seated" => {
            let check = row.check_id.map(CheckId).ok_or_else(|| odd("seated without a check"))?;
            ReservationState::Seated { check, stamp: ended? }
        }
        "no_show" => ReservationState::NoShow { stamp: ended? },
        "cancelled" => ReservationState::Cancelled { stamp: ended? },
        other => return Err(odd(&format!("state {other}"))),
    };
    let place = match (row.table_id, row.area_id) {
        (Some(table), _) => Place::Table(TableId(table)),
        (None, Some(area)) => Place::Area(AreaId(area)),
        (None, None) => Place::Anywhere,
    };
    Ok(Reservation {
        id: ReservationId(row.id),
        version: fit(row.version, "a reservation's version")?,
        day: row.day.parse().map_err(|_| StoreError::nonsense(format!("the day {}", row.day)))?,
        wanted: Wanted {
            name: row.name,
            phone: row.phone,
            covers: fit(row.covers, "a number of guests")?,
            due: At(row.due),
            place,
            deposit: row.deposit,
            note: row.note,
        },
        booked: Stamp { at: At(row.booked_at), by: row.booked_by },
        state,
    })
}
