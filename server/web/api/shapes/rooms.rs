//! Rooms by the hour, as programs see and say them.

use goimon_domain::check;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, LineId, RatePlanId, TableId};
use goimon_domain::money::Money;
use goimon_domain::rates::{self, Days};
use goimon_domain::room_acts::Correction;
use goimon_domain::room_time;
use goimon_domain::time::At;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The clock of a check's room, and what its time costs now.
#[derive(Serialize, ToSchema)]
pub struct Room<'a> {
    /// When this was reckoned, by the server's clock: what a running clock comes to depends on it.
    #[schema(value_type = i64)]
    pub now: At,
    /// How it stands: `running`, `paused`, `stopped`, or `off` where none was ever started.
    pub state: &'static str,
    /// When it began.
    #[schema(value_type = Option<i64>)]
    pub began: Option<At>,
    /// The rooms, in order.
    pub rooms: Vec<RoomUse<'a>>,
    /// The pauses, in order; the last one may still last.
    pub pauses: Vec<Pause>,
    /// When it was stopped.
    #[schema(value_type = Option<i64>)]
    pub ended: Option<At>,
    /// Until when the guests want the room.
    #[schema(value_type = Option<i64>)]
    pub booked: Option<At>,
    /// The line of the check that bills it, once it was stopped.
    #[schema(value_type = Option<Uuid>)]
    pub line: Option<LineId>,
    /// What the time costs: until it was stopped, else until now.
    pub bill: TimeBill<'a>,
    /// What the check comes to with it.
    #[schema(value_type = i64)]
    pub total: Money,
}

/// A room of a stay.
#[derive(Serialize, ToSchema)]
pub struct RoomUse<'a> {
    /// Which.
    #[schema(value_type = Uuid)]
    pub table: TableId,
    /// What it was called.
    pub label: &'a str,
    /// From when.
    #[schema(value_type = i64)]
    pub from: At,
}

/// A time for which the clock stood still.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// From when.
    #[schema(value_type = i64)]
    pub from: At,
    /// Until when; none while it lasts.
    #[schema(value_type = Option<i64>)]
    pub to: Option<At>,
}

/// What time in rooms costs.
#[derive(Serialize, ToSchema)]
pub struct TimeBill<'a> {
    /// Room by room and price by price.
    pub segments: Vec<Segment<'a>>,
    /// Whole minutes without pauses.
    pub actual_minutes: u32,
    /// The minutes that are billed.
    pub billed_minutes: u32,
    /// The segments' amounts, rounded to the plan's step.
    #[schema(value_type = i64)]
    pub total: Money,
}

/// A stretch in one room at one price.
#[derive(Serialize, ToSchema)]
pub struct Segment<'a> {
    /// What the room is called.
    pub room: &'a str,
    /// From when.
    #[schema(value_type = i64)]
    pub from: At,
    /// Until when.
    #[schema(value_type = i64)]
    pub to: At,
    /// The minutes that are billed of it.
    pub minutes: u32,
    /// What an hour costs.
    #[schema(value_type = i64)]
    pub per_hour: Money,
    /// What it costs.
    #[schema(value_type = i64)]
    pub amount: Money,
}

/// What rooms cost, and on which days that is different.
#[derive(Serialize, ToSchema)]
pub struct Rates<'a> {
    /// The plans.
    pub plans: Vec<RatePlan<'a>>,
    /// The holidays, `2027-02-06`.
    pub holidays: Vec<String>,
    /// The rooms that are let by the hour.
    pub rooms: Vec<RoomPlan<'a>>,
}

/// A room that is let by the hour.
#[derive(Serialize, ToSchema)]
pub struct RoomPlan<'a> {
    /// Which.
    #[schema(value_type = Uuid)]
    pub table: TableId,
    /// What it is called.
    pub label: &'a str,
    /// By which plan.
    #[schema(value_type = Uuid)]
    pub plan: RatePlanId,
}

/// What an hour costs, and how minutes are billed.
#[derive(Serialize, ToSchema)]
pub struct RatePlan<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: RatePlanId,
    /// Its name in Vietnamese.
    pub name_vi: &'a str,
    /// Its name in English.
    pub name_en: &'a str,
    /// The tax class of its time.
    pub tax_class: &'a str,
    /// Minutes that are billed together.
    pub block: u16,
    /// Minutes of a begun block that are not billed.
    pub grace: u16,
    /// Minutes that are billed at least.
    pub minimum: u16,
    /// To what the time's total is rounded.
    #[schema(value_type = i64)]
    pub step: Money,
    /// Its prices.
    pub rules: Vec<RateRule>,
}

/// A price for some hours of some days.
#[derive(Serialize, ToSchema)]
pub struct RateRule {
    /// The days of the week on which it begins, from 1 for Monday.
    pub days: Vec<u8>,
    /// Whether it begins on holidays instead.
    pub holidays: bool,
    /// From which minute of the day, by the clock on the wall.
    pub from: u16,
    /// Until which; not later than `from` is on the next day.
    pub to: u16,
    /// What an hour costs.
    #[schema(value_type = i64)]
    pub per_hour: Money,
    /// Where several hold, the highest counts.
    pub priority: u8,
}

/// Why a clock is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCancel {
    /// Why.
    #[schema(max_length = 80)]
    pub reason: String,
}

/// Until when the guests want the room.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBooking {
    /// Until when; none when they stay as long as they like.
    #[schema(value_type = Option<i64>)]
    pub until: Option<At>,
}

/// Times as a manager puts them right: all of them, as they were or as they are.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTimes {
    /// The version of the check that was seen.
    pub version: u32,
    /// When each room was entered, in order.
    #[schema(value_type = Vec<i64>)]
    pub rooms: Vec<At>,
    /// Each pause, in order.
    pub pauses: Vec<Pause>,
    /// When it was stopped; none while it runs.
    #[schema(value_type = Option<i64>)]
    pub ended: Option<At>,
    /// Why.
    #[schema(max_length = 80)]
    pub reason: String,
}

impl NewTimes {
    /// The same for a check.
    pub fn correction(self, check: CheckId) -> Correction {
        let pauses = self.pauses.into_iter().map(|pause| (pause.from, pause.to)).collect();
        let NewTimes { version, rooms, ended, reason, .. } = self;
        Correction { check, version, rooms, pauses, ended, reason }
    }
}

impl<'a> Room<'a> {
    /// The room of a check as it stands, with the bill that was reckoned for it.
    pub fn of(check: &'a check::Check, bill: &'a room_time::TimeBill, total: Money, now: At) -> Self {
        let stay = check.stay.as_deref();
        let state = match (check.running(), stay) {
            (Some(on), _) if on.paused().is_some() => "paused",
            (Some(_), _) => "running",
            (None, Some(_)) => "stopped",
            (None, None) => "off",
        };
        let rooms = stay.map(|stay| stay.rooms.as_slice()).unwrap_or_default();
        let pauses = stay.map(|stay| stay.pauses.as_slice()).unwrap_or_default();
        Self {
            now,
            state,
            began: stay.map(|stay| stay.began()),
            rooms: rooms
                .iter()
                .map(|room| RoomUse { table: room.table, label: &room.label, from: room.from })
                .collect(),
            pauses: pauses.iter().map(|pause| Pause { from: pause.from, to: pause.to }).collect(),
            ended: stay.and_then(|stay| stay.ended),
            booked: stay.and_then(|stay| stay.booked),
            line: stay.and_then(|stay| stay.line),
            bill: TimeBill::of(bill),
            total,
        }
    }
}

impl<'a> TimeBill<'a> {
    /// What time costs.
    pub fn of(bill: &'a room_time::TimeBill) -> Self {
        let segment = |one: &'a room_time::Segment| Segment {
            room: &one.room,
            from: one.from,
            to: one.to,
            minutes: one.minutes,
            per_hour: one.per_hour,
            amount: one.amount,
        };
        Self {
            segments: bill.segments.iter().map(segment).collect(),
            actual_minutes: bill.actual,
            billed_minutes: bill.billed,
            total: bill.total,
        }
    }
}

impl<'a> Rates<'a> {
    /// What the rooms of a house cost.
    pub fn of(house: &'a House) -> Self {
        let rates = &house.reference.rates;
        let rule = |rule: &rates::RateRule| RateRule {
            days: match rule.days {
                Days::Week(days) => days.days().map(|day| day + 1).collect(),
                Days::Holidays => Vec::new(),
            },
            holidays: rule.days == Days::Holidays,
            from: rule.from,
            to: rule.to,
            per_hour: rule.per_hour,
            priority: rule.priority,
        };
        let plan = |plan: &'a rates::RatePlan| RatePlan {
            id: plan.id,
            name_vi: &plan.name.vi,
            name_en: &plan.name.en,
            tax_class: &plan.tax_class,
            block: plan.block,
            grace: plan.grace,
            minimum: plan.minimum,
            step: plan.step,
            rules: plan.rules.iter().map(rule).collect(),
        };
        let rooms = house
            .reference
            .tables
            .iter()
            .filter_map(|table| Some(RoomPlan { table: table.id, label: &table.label, plan: table.plan? }));
        Self {
            plans: rates.plans.iter().map(plan).collect(),
            holidays: rates.holidays.iter().map(ToString::to_string).collect(),
            rooms: rooms.collect(),
        }
    }
}
