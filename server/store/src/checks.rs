//! Checks, whole: with their rounds, lines, tickets and payments in the order in which they came.

use crate::reference::venue_row;
use crate::rows::{checks, fit, lines, payments, rounds, stamp, tickets};
use crate::{Store, StoreError};
use goimon_domain::bearing::Bearing;
use goimon_domain::check::{Check, Round};
use goimon_domain::course::Course;
use goimon_domain::edits::{Edits, Void};
use goimon_domain::ids::{
    CheckId, ItemId, LineId, PartId, PaymentId, RoundId, ShiftId, StaffId, StationId, TableId, TicketId, VenueId,
};
use goimon_domain::lang::Named;
use goimon_domain::line::{Line, LineState, Stamp};
use goimon_domain::money::{Money, Rate};
use goimon_domain::payment::{Payment, Tender};
use goimon_domain::ticket::{Bump, Ticket};
use goimon_domain::time::At;
use goimon_domain::venue::Terms;
use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;

/// So many checks are asked for in one statement.
const AT_ONCE: usize = 1000;

impl Store {
    /// Any check of the venue, open or closed.
    pub async fn load_check(&self, venue: VenueId, check: CheckId) -> Result<Option<Check>, StoreError> {
        let snapshot = self.snapshot().await?;
        Ok(by_ids(&snapshot, venue, vec![check.0]).await?.pop())
    }

    /// The same, together with how far the venue's stream was when it was read.
    pub async fn load_check_at(&self, venue: VenueId, check: CheckId) -> Result<(u64, Option<Check>), StoreError> {
        let snapshot = self.snapshot().await?;
        let seq = fit(venue_row(&snapshot, venue).await?.seq, "a sequence")?;
        Ok((seq, by_ids(&snapshot, venue, vec![check.0]).await?.pop()))
    }
}

/// The ids of the checks that were closed last, latest first. Version 1 is one on which nothing ever happened;
/// what was merged into another one is closed with that.
pub(crate) fn last_closed(venue: VenueId, limit: u32) -> Select<checks::Entity> {
    checks::Entity::find()
        .select_only()
        .column(checks::Column::Id)
        .filter(checks::Column::VenueId.eq(venue.0))
        .filter(checks::Column::ClosedAt.is_not_null())
        .filter(checks::Column::Version.gt(1))
        .filter(checks::Column::MergedIntoId.is_null())
        .order_by_desc(checks::Column::ClosedAt)
        .limit(u64::from(limit))
}

/// The checks of these ids with all that is on them, in no order.
pub(crate) async fn by_ids<C: ConnectionTrait>(
    db: &C,
    venue: VenueId,
    mut ids: Vec<Uuid>,
) -> Result<Vec<Check>, StoreError> {
    ids.sort_unstable();
    ids.dedup();
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(AT_ONCE) {
        let rows = checks::Entity::find()
            .filter(checks::Column::VenueId.eq(venue.0))
            .filter(checks::Column::Id.is_in(ids.iter().copied()))
            .all(db)
            .await?;
        let mut parts = Parts::load(db, venue, ids).await?;
        for row in rows {
            found.push(check(row, &mut parts)?);
        }
    }
    Ok(found)
}

/// What is on some checks, by check.
struct Parts {
    rounds: HashMap<Uuid, Vec<Round>>,
    lines: HashMap<Uuid, Vec<Line>>,
    tickets: HashMap<Uuid, Vec<Ticket>>,
    payments: HashMap<Uuid, Vec<Payment>>,
}

impl Parts {
    async fn load<C: ConnectionTrait>(db: &C, venue: VenueId, ids: &[Uuid]) -> Result<Parts, StoreError> {
        let ids = || ids.iter().copied();
        let rounds = rounds::Entity::find()
            .filter(rounds::Column::VenueId.eq(venue.0))
            .filter(rounds::Column::CheckId.is_in(ids()))
            .order_by_asc(rounds::Column::Number)
            .all(db)
            .await?;
        let lines = lines::Entity::find()
            .filter(lines::Column::VenueId.eq(venue.0))
            .filter(lines::Column::CheckId.is_in(ids()))
            .order_by_asc(lines::Column::Position)
            .all(db)
            .await?;
        let tickets = tickets::Entity::find()
            .filter(tickets::Column::VenueId.eq(venue.0))
            .filter(tickets::Column::CheckId.is_in(ids()))
            .order_by_asc(tickets::Column::Position)
            .all(db)
            .await?;
        let payments = payments::Entity::find()
            .filter(payments::Column::VenueId.eq(venue.0))
            .filter(payments::Column::CheckId.is_in(ids()))
            .order_by_asc(payments::Column::Position)
            .all(db)
            .await?;
        Ok(Parts {
            rounds: sorted(rounds, |row| row.check_id, round)?,
            lines: sorted(lines, |row| row.check_id, line)?,
            tickets: sorted(tickets, |row| row.check_id, ticket)?,
            payments: sorted(payments, |row| row.check_id, payment)?,
        })
    }
}

fn sorted<R, T>(
    rows: Vec<R>,
    owner: impl Fn(&R) -> Uuid,
    read: impl Fn(R) -> Result<T, StoreError>,
) -> Result<HashMap<Uuid, Vec<T>>, StoreError> {
    let mut all: HashMap<Uuid, Vec<T>> = HashMap::new();
    for row in rows {
        all.entry(owner(&row)).or_default().push(read(row)?);
    }
    Ok(all)
}

fn check(row: checks::Model, parts: &mut Parts) -> Result<Check, StoreError> {
    Ok(Check {
        id: CheckId(row.id),
        number: fit(row.number, "a check's number")?,
        table: row.table_id.map(TableId),
        table_label: row.table_label,
        covers: fit(row.covers, "a number of covers")?,
        business_day: row
            .business_day
            .parse()
            .map_err(|_| StoreError::nonsense(format!("the day {}", row.business_day)))?,
        terms: Terms {
            service: Rate(fit(row.service, "a service charge")?),
            tax_included: row.tax_included,
            cash_step: Money::minor(row.cash_step),
            bearing: Bearing { takeaway: row.service_takeaway, delivery: row.service_delivery },
        },
        opened: Stamp { at: At(row.opened_at), by: row.opened_by },
        waiter: row.waiter_id.map(StaffId),
        version: fit(row.version, "a check's version")?,
        rounds: parts.rounds.remove(&row.id).unwrap_or_default(),
        lines: parts.lines.remove(&row.id).unwrap_or_default(),
        tickets: parts.tickets.remove(&row.id).unwrap_or_default(),
        payments: parts.payments.remove(&row.id).unwrap_or_default(),
        discounts: json(row.discounts)?.unwrap_or_default(),
        division: json(row.division)?,
        settling: stamp(row.settling_at, row.settling_by),
        prints: fit(row.prints, "a number of prints")?,
        bill_asked: stamp(row.bill_asked_at, row.bill_asked_by),
        closed: stamp(row.closed_at, row.closed_by),
        away: json(row.away)?,
        note: row.note,
        merged_into: row.merged_into_id.map(CheckId),
        merged: json(row.merged)?.unwrap_or_default(),
        offers: json(row.offers)?.unwrap_or_default(),
        redeemed: json(row.redeemed)?.unwrap_or_default(),
        stay: json(row.stay)?,
        customer: json(row.customer)?,
        intents: json(row.intents)?.unwrap_or_default(),
        standing: json(row.standing)?,
    })
}

fn round(row: rounds::Model) -> Result<Round, StoreError> {
    Ok(Round {
        id: RoundId(row.id),
        number: fit(row.number, "a round's number")?,
        sent: Stamp { at: At(row.sent_at), by: row.sent_by },
        seq: fit(row.seq, "a sequence")?,
        origin: json(row.origin)?,
    })
}

fn line(row: lines::Model) -> Result<Line, StoreError> {
    let KeptEdits { void, edits } = json(row.edits)?.unwrap_or_default();
    let state = match (void, stamp(row.ready_at, row.ready_by), stamp(row.served_at, row.served_by)) {
        (Some(void), ..) => LineState::Voided { void: Box::new(void.into_owned()) },
        (None, None, None) if row.held => LineState::Held,
        (None, None, None) => LineState::Queued,
        (None, Some(ready), None) => LineState::Ready { ready },
        (None, ready, Some(served)) => LineState::Served { ready, served },
    };
    Ok(Line {
        id: LineId(row.id),
        round: RoundId(row.round_id),
        ticket: TicketId(row.ticket_id),
        station: StationId(row.station_id),
        item: ItemId(row.item_id),
        code: row.code,
        name: Named { vi: row.name_vi, en: row.name_en },
        price: Money::minor(row.price),
        quantity: fit(row.quantity, "a quantity")?,
        chosen: json(row.chosen)?.unwrap_or_default(),
        note: row.note,
        tax_class: row.tax_class,
        tax_rate: Rate(fit(row.tax_rate, "a tax rate")?),
        state,
        version: fit(row.version, "a line's version")?,
        edits: edits.into_owned(),
        promo: json(row.promo)?.unwrap_or_default(),
        began: stamp(row.began_at, row.began_by),
        passed: stamp(row.passed_at, row.passed_by),
        course: course(row.course)?,
        seat: row.seat.map(|seat| fit(seat, "a seat")).transpose()?,
        target: row.target.map(At),
    })
}

/// The course of a column.
pub(crate) fn course(number: i64) -> Result<Course, StoreError> {
    Course::from_number(fit(number, "a course")?).ok_or_else(|| StoreError::nonsense(format!("the course {number}")))
}

/// What a line's column `edits` holds.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct KeptEdits<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    void: Option<Cow<'a, Void>>,
    #[serde(flatten)]
    edits: Cow<'a, Edits>,
}

impl<'a> KeptEdits<'a> {
    /// Nothing for a line to which nothing has happened.
    pub(crate) fn of(line: &'a Line) -> Option<Self> {
        let void = line.void().map(Cow::Borrowed);
        let is_there = void.is_some() || !line.edits.is_none();
        is_there.then_some(Self { void, edits: Cow::Borrowed(&line.edits) })
    }
}

fn ticket(row: tickets::Model) -> Result<Ticket, StoreError> {
    let bumped = match stamp(row.bumped_at, row.bumped_by) {
        Some(stamp) => Some(Bump {
            stamp,
            lines: json(row.bumped_lines)?.unwrap_or_default(),
            seq: fit(row.bumped_seq.unwrap_or_default(), "a sequence")?,
        }),
        None => None,
    };
    Ok(Ticket {
        id: TicketId(row.id),
        number: fit(row.number, "a ticket's number")?,
        station: StationId(row.station_id),
        opened_at: At(row.opened_at),
        slot: fit(row.slot, "a slot")?,
        bumped,
        moved: json(row.moved)?,
        hold: json(row.hold)?,
        rush: json(row.rush)?,
    })
}

fn payment(row: payments::Model) -> Result<Payment, StoreError> {
    Ok(Payment {
        id: PaymentId(row.id),
        tender: Tender::from_word(&row.tender)
            .ok_or_else(|| StoreError::nonsense(format!("the tender {}", row.tender)))?,
        amount: Money::minor(row.amount),
        given: Money::minor(row.given),
        tip: Money::minor(row.tip),
        reference: row.reference,
        part: row.part_id.map(PartId),
        reversal: json(row.reversal)?,
        taken: Stamp { at: At(row.taken_at), by: row.taken_by },
        shift: row.shift_id.map(ShiftId),
        points: row.points,
    })
}

/// A value of a column that holds JSON.
pub(crate) fn json<T: DeserializeOwned>(text: Option<String>) -> Result<Option<T>, StoreError> {
    text.map(|text| serde_json::from_str(&text))
        .transpose()
        .map_err(|why| StoreError::nonsense(format!("a value that is not JSON: {why}")))
}
