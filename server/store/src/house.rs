//! The house tonight, read from the database: its cost does not grow with last year's orders, because every question
//! is one that an index answers with tonight's rows alone.

use crate::checks::by_ids;
use crate::customers::waiting_debts;
use crate::portions::counted;
use crate::printing::jobs_of;
use crate::reference::{reference, station_rows, venue_row};
use crate::reservations::from_day_on;
use crate::rows::{checks, fit, lines, tickets, venues};
use crate::{Store, StoreError, shifts};
use goimon_domain::handovers::{HandOvers, KEPT};
use goimon_domain::house::{House, Numbers, REMEMBERED};
use goimon_domain::ids::{CheckId, StationId, TicketId, VenueId};
use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

impl Store {
    /// The house as of the last commit.
    pub async fn load_house(&self, venue: VenueId) -> Result<House, StoreError> {
        let snapshot = self.snapshot().await?;
        let row = venue_row(&snapshot, venue).await?;
        let reference = reference(&snapshot, &row).await?;
        let mut ids: Vec<Uuid> = open_checks(venue).into_tuple().all(&snapshot).await?;
        ids.extend(checks_at_the_pass(venue).into_tuple::<Uuid>().all(&snapshot).await?);
        let mut saw = BTreeMap::new();
        let mut bumped = BTreeMap::new();
        for station in station_rows(&snapshot, venue.0).await? {
            if station.seen_seq > 0 {
                saw.insert(StationId(station.id), fit(station.seen_seq, "a sequence")?);
            }
            ids.extend(checks_at(venue, station.id).into_tuple::<Uuid>().all(&snapshot).await?);
            let recallable: Vec<(Uuid, Uuid)> = recallable(venue, station.id).into_tuple().all(&snapshot).await?;
            if recallable.is_empty() {
                continue;
            }
            ids.extend(recallable.iter().map(|(check, _)| *check));
            let oldest_first = recallable.into_iter().rev().map(|(check, ticket)| (CheckId(check), TicketId(ticket)));
            bumped.insert(StationId(station.id), oldest_first.collect::<VecDeque<_>>());
        }
        for question in [served(venue), passed(venue), carried(venue)] {
            let last: Vec<(Uuid, i64)> = question.into_tuple().all(&snapshot).await?;
            ids.extend(last.into_iter().map(|(check, _)| check));
        }
        let found = by_ids(&snapshot, venue, ids).await?;
        let checks = found.into_iter().map(|check| (check.id, Arc::new(check))).collect();
        Ok(House {
            handed: HandOvers::of(&checks),
            reference: Arc::new(reference),
            seq: fit(row.seq, "a sequence")?,
            numbers: numbers(&row)?,
            checks,
            saw,
            bumped,
            portions: counted(&snapshot, venue).await?,
            approvals: BTreeMap::new(),
            dark: Default::default(),
            coupons: BTreeMap::new(),
            reservations: from_day_on(&snapshot, venue, &row.day).await?,
            jobs: Arc::new(jobs_of(&snapshot, venue).await?),
            saw_besides: BTreeMap::new(),
            shifts: shifts::open(&snapshot, venue).await?,
            debt_intents: waiting_debts(&snapshot, venue).await?,
            outside: shifts::outside(&snapshot, venue).await?,
            last_z: shifts::last_number(&snapshot, venue).await?,
            customers: BTreeMap::new(),
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

fn open_checks(venue: VenueId) -> Select<checks::Entity> {
    checks::Entity::find()
        .select_only()
        .column(checks::Column::Id)
        .filter(checks::Column::VenueId.eq(venue.0))
        .filter(checks::Column::ClosedAt.is_null())
}

fn checks_at_the_pass(venue: VenueId) -> Select<lines::Entity> {
    lines::Entity::find()
        .select_only()
        .column(lines::Column::CheckId)
        .filter(lines::Column::VenueId.eq(venue.0))
        .filter(lines::Column::ReadyAt.is_not_null())
        .filter(lines::Column::ServedAt.is_null())
}

/// The checks whose tickets stand on a station's screen.
fn checks_at(venue: VenueId, station: Uuid) -> Select<tickets::Entity> {
    tickets::Entity::find()
        .select_only()
        .column(tickets::Column::CheckId)
        .filter(tickets::Column::VenueId.eq(venue.0))
        .filter(tickets::Column::StationId.eq(station))
        .filter(tickets::Column::BumpedSeq.is_null())
}

/// The tickets that a station bumped last, latest first.
fn recallable(venue: VenueId, station: Uuid) -> Select<tickets::Entity> {
    tickets::Entity::find()
        .select_only()
        .column(tickets::Column::CheckId)
        .column(tickets::Column::Id)
        .filter(tickets::Column::VenueId.eq(venue.0))
        .filter(tickets::Column::StationId.eq(station))
        .filter(tickets::Column::BumpedSeq.is_not_null())
        .filter(tickets::Column::BumpedSeq.gt(0))
        .order_by_desc(tickets::Column::BumpedSeq)
        .order_by_desc(tickets::Column::CheckId)
        .order_by_desc(tickets::Column::Position)
        .limit(REMEMBERED as u64)
}

/// The last hand-overs whose lines have one of these stamps, latest first: (check, when).
fn last_handed(venue: VenueId, when: lines::Column) -> Select<lines::Entity> {
    lines::Entity::find()
        .select_only()
        .distinct()
        .column(lines::Column::CheckId)
        .column(when)
        .filter(lines::Column::VenueId.eq(venue.0))
        .filter(when.is_not_null())
        .order_by_desc(when)
        .order_by_desc(lines::Column::CheckId)
        .limit(KEPT as u64)
}

/// What went from the pass to the guests last.
fn served(venue: VenueId) -> Select<lines::Entity> {
    last_handed(venue, lines::Column::ServedAt).filter(lines::Column::PassedAt.is_null())
}

/// What went from the pass to the runners last.
fn passed(venue: VenueId) -> Select<lines::Entity> {
    last_handed(venue, lines::Column::PassedAt)
}

/// What went from the runners to the guests last.
fn carried(venue: VenueId) -> Select<lines::Entity> {
    last_handed(venue, lines::Column::ServedAt).filter(lines::Column::PassedAt.is_not_null())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DatabaseKind;
    use crate::checks::last_closed;
    use crate::closed::narrowed;
    use crate::printing::{ended_jobs, open_jobs};
    use crate::reservations::since;
    use crate::testing::fresh;
    use goimon_domain::closed::Sought;
    use goimon_domain::time::At;
    use sea_orm::{ConnectionTrait, DbBackend, QueryTrait, Statement};

    /// Each question is answered by an index that holds tonight's rows alone, whatever the planner knows of the data.
    #[tokio::test]
    async fn tonight_never_reads_through_history() {
        let fresh = fresh(DatabaseKind::Sqlite).await.unwrap();
        let (venue, station) = (VenueId(Uuid::nil()), Uuid::nil());
        let month = Sought { since: At(0), until: At(1), day: None, words: None };
        let month = narrowed(last_closed(venue, 50), venue, &month);
        let questions = [
            (open_checks(venue).build(DbBackend::Sqlite), "INDEX checks_open"),
            (checks_at_the_pass(venue).build(DbBackend::Sqlite), "INDEX lines_at_the_pass"),
            (checks_at(venue, station).build(DbBackend::Sqlite), "INDEX tickets_open"),
            (recallable(venue, station).build(DbBackend::Sqlite), "INDEX tickets_bumped"),
            (served(venue).build(DbBackend::Sqlite), "INDEX lines_served"),
            (passed(venue).build(DbBackend::Sqlite), "INDEX lines_passed"),
            (carried(venue).build(DbBackend::Sqlite), "INDEX lines_carried"),
            (last_closed(venue, 50).build(DbBackend::Sqlite), "INDEX checks_closed"),
            (month.build(DbBackend::Sqlite), "INDEX checks_closed"),
            (since(venue, "2026-11-23").build(DbBackend::Sqlite), "INDEX reservations_by_day"),
            (open_jobs(venue).build(DbBackend::Sqlite), "INDEX print_jobs_open"),
            (ended_jobs(venue).build(DbBackend::Sqlite), "INDEX print_jobs_ended"),
        ];
        for (question, index) in questions {
            let sql = format!("EXPLAIN QUERY PLAN {}", question.sql);
            let explain = Statement::from_sql_and_values(DbBackend::Sqlite, sql, question.values.unwrap());
            let rows = fresh.store.reader.query_all_raw(explain).await.unwrap();
            let plan: Vec<String> = rows.iter().map(|row| row.try_get_by_index(3).unwrap()).collect();
            assert!(plan.len() == 1 && plan[0].starts_with("SEARCH") && plan[0].contains(index), "{plan:?}");
        }
    }
}
