//! Rate plans: what an hour in a room costs, by weekday and hour of the venue's wall, and how minutes are billed.
//!
//! A rule holds on its days from one time to another; when it ends before it begins it goes over midnight and belongs to
//! the day on which it began. Where several hold, the highest priority counts, then the earlier in the list. A plan has
//! a price for every minute of every week: one with a gap is not taken, so that no room is ever let for nothing by mistake.

use crate::ids::RatePlanId;
use crate::lang::Named;
use crate::money::{MOST, Money};
use crate::time::{At, VenueClock};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// No room is billed by longer blocks, or for a longer minimum.
const MOST_MINUTES: u16 = 12 * 60;
/// More rules than anybody reads.
pub const MOST_RULES: usize = 40;
/// How many days around its beginning a stay remembers as holidays.
const NEAR: i64 = 14;

/// What rooms of a venue cost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rates {
    /// Its plans, in the order in which they were made.
    pub plans: Vec<RatePlan>,
    /// Its holidays, in order.
    #[serde(default)]
    pub holidays: Vec<Date>,
}

/// What an hour costs, and how minutes are billed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatePlan {
    /// Its id.
    pub id: RatePlanId,
    /// What people call it.
    pub name: Named,
    /// The tax class of its time.
    pub tax_class: String,
    /// Minutes that are billed together, from 1.
    pub block: u16,
    /// So many minutes of a block that was begun are not billed.
    pub grace: u16,
    /// The minutes that are billed at least.
    pub minimum: u16,
    /// To what the time's total is rounded, half up; 0 for not at all.
    pub step: Money,
    /// What an hour costs when.
    pub rules: Vec<RateRule>,
}

/// A price for some hours of some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateRule {
    /// On which days it begins.
    pub days: Days,
    /// From which minute of the day.
    pub from: u16,
    /// Until which minute; not later than `from` is on the next day.
    pub to: u16,
    /// What an hour costs.
    pub per_hour: Money,
    /// The highest one counts.
    pub priority: u8,
}

/// On which days a rule begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Days {
    /// On these days of every week.
    Week(Weekdays),
    /// On the venue's holidays.
    Holidays,
}

/// Some days of a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Weekdays(u8);

impl Weekdays {
    /// All seven.
    pub const ALL: Weekdays = Weekdays(0b111_1111);

    /// These days, Monday being 0.
    pub fn of(days: impl IntoIterator<Item = u8>) -> Self {
        Self(days.into_iter().filter(|day| *day < 7).fold(0, |set, day| set | 1 << day))
    }

    /// Whether a day is one of them, Monday being 0.
    pub fn has(self, day: u8) -> bool {
        day < 7 && self.0 & 1 << day != 0
    }

    /// The days, Monday being 0.
    pub fn days(self) -> impl Iterator<Item = u8> {
        (0..7).filter(move |day| self.has(*day))
    }

    fn has_day(self, day: Weekday) -> bool {
        // Monday is 0 there too, and there are seven.
        self.has(day.to_monday_zero_offset() as u8)
    }
}

/// What is wrong with a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateFault {
    /// Without a name, or with one too long.
    #[error("a plan needs a name of at most 60 characters")]
    Name,
    /// Not a class of the venue.
    #[error("there is no such tax class")]
    TaxClass,
    /// Blocks, grace or minimum.
    #[error(
        "blocks are from 1 to {MOST_MINUTES} minutes, the grace is shorter than a block, the minimum at most {MOST_MINUTES}"
    )]
    Minutes,
    /// A price below nothing or beyond any room's.
    #[error("a price or step is below nothing or too high")]
    Price,
    /// No day, or a time that is none.
    #[error("a rule needs at least one day and two times")]
    Rule,
    /// More than anybody reads.
    #[error("at most {MOST_RULES} rules")]
    TooMany,
    /// Nobody said what it costs then.
    #[error("there is no price on day {day} (Monday is 1) at minute {minute}")]
    Gap {
        /// The day of the week, from 1 for Monday.
        day: u8,
        /// The minute of that day.
        minute: u16,
    },
}

impl RateRule {
    /// Whether it holds at a minute of a day.
    fn holds(&self, date: Date, minute: u16, holidays: &[Date]) -> bool {
        let begins = |date: Date| match self.days {
            Days::Week(days) => days.has_day(date.weekday()),
            Days::Holidays => holidays.contains(&date),
        };
        if self.from < self.to {
            (self.from..self.to).contains(&minute) && begins(date)
        } else {
            (minute >= self.from && begins(date)) || (minute < self.to && begins(date.saturating_sub(1.day())))
        }
    }
}

impl RatePlan {
    /// Whether it can be used: it has a price for every minute of the week, and its numbers make sense.
    pub fn check(&self) -> Result<(), RateFault> {
        let name = |name: &str| (1..=60).contains(&name.chars().count()) && !name.chars().any(char::is_control);
        if !name(&self.name.vi) || !name(&self.name.en) {
            return Err(RateFault::Name);
        }
        if !(1..=MOST_MINUTES).contains(&self.block) || self.grace >= self.block || self.minimum > MOST_MINUTES {
            return Err(RateFault::Minutes);
        }
        let fits = |amount: Money| !amount.is_negative() && amount <= MOST;
        if !fits(self.step) || !self.rules.iter().all(|rule| fits(rule.per_hour)) {
            return Err(RateFault::Price);
        }
        if self.rules.len() > MOST_RULES {
            return Err(RateFault::TooMany);
        }
        let good = |rule: &RateRule| rule.days != Days::Week(Weekdays(0)) && rule.from < DAY && rule.to <= DAY;
        if !self.rules.iter().all(good) {
            return Err(RateFault::Rule);
        }
        // Any Monday that is no holiday: the rules know no date but its day of the week.
        let monday = jiff::civil::date(2026, 1, 5);
        // The rule can only change where one begins or ends.
        let mut minutes: Vec<u16> = self.rules.iter().flat_map(|rule| [rule.from, rule.to % DAY]).chain([0]).collect();
        minutes.sort_unstable();
        for day in 0..7_u8 {
            let date = monday.saturating_add(i64::from(day).days());
            let gap = minutes.iter().find(|minute| self.price(date, **minute, &[]).is_none());
            if let Some(minute) = gap {
                return Err(RateFault::Gap { day: day + 1, minute: *minute });
            }
        }
        Ok(())
    }

    /// What an hour costs at a minute of a day.
    fn price(&self, date: Date, minute: u16, holidays: &[Date]) -> Option<Money> {
        let holding = self.rules.iter().enumerate().filter(|(_, rule)| rule.holds(date, minute, holidays));
        holding.max_by_key(|(place, rule)| (rule.priority, Reverse(*place))).map(|(_, rule)| rule.per_hour)
    }

    /// The minutes that are billed for so many.
    pub fn billed(&self, actual: u32) -> u32 {
        let block = u32::from(self.block.max(1));
        let rest = actual % block;
        let more = if rest > u32::from(self.grace) { block } else { 0 };
        (actual - rest + more).max(u32::from(self.minimum))
    }
}

impl Rates {
    /// A plan by id.
    pub fn plan(&self, id: RatePlanId) -> Option<&RatePlan> {
        self.plans.iter().find(|plan| plan.id == id)
    }

    /// A plan as it is told the guests of a stay that begins now: later changes do not touch it.
    pub fn told(&self, id: RatePlanId, clock: &VenueClock, now: At) -> Option<Tariff> {
        let plan = self.plan(id)?.clone();
        let today = clock.local(now).date();
        let near = today.saturating_sub(NEAR.days())..=today.saturating_add(NEAR.days());
        Some(Tariff { plan, holidays: self.holidays.iter().copied().filter(|day| near.contains(day)).collect() })
    }
}

/// A plan with the holidays that concern a stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tariff {
    /// The plan.
    pub plan: RatePlan,
    /// The holidays near it.
    #[serde(default)]
    pub holidays: Vec<Date>,
}

impl Tariff {
    /// What an hour costs at a moment, by the clock on the wall.
    pub fn per_hour(&self, clock: &VenueClock, at: At) -> Money {
        let local = clock.local(at);
        // Neither is negative.
        let minute = local.hour() as u16 * 60 + local.minute() as u16;
        // A plan without a price for a minute is not taken into the house.
        self.plan.price(local.date(), minute, &self.holidays).unwrap_or(Money::ZERO)
    }

    /// The moments after `from` and before `to` at which the price may change, in order.
    pub fn changes(&self, clock: &VenueClock, from: At, to: At) -> Vec<At> {
        let (first, last) = (clock.local(from).date(), clock.local(to).date());
        let mut minutes: Vec<u16> =
            self.plan.rules.iter().flat_map(|rule| [rule.from, rule.to % DAY]).chain([0]).collect();
        minutes.sort_unstable();
        minutes.dedup();
        let mut moments = Vec::new();
        let mut day = first;
        while day <= last {
            for minute in &minutes {
                // Less than 24 hours, so it fits.
                let time = day.at((minute / 60) as i8, (minute % 60) as i8, 0, 0);
                let wall = clock.zone().to_ambiguous_timestamp(time);
                // An hour that the wall shows twice begins twice; one that it leaves out begins with the next.
                moments.extend(wall.earlier().ok().map(|moment| At(moment.as_millisecond())));
                moments.extend(wall.later().ok().map(|moment| At(moment.as_millisecond())));
            }
            match day.checked_add(1.day()) {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        // Where the clock on the wall itself is put forward or back.
        let begin = jiff::Timestamp::from_millisecond(from.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let jumps = clock.zone().following(begin).map(|jump| At(jump.timestamp().as_millisecond()));
        moments.extend(jumps.take_while(|at| *at < to));
        moments.retain(|at| *at > from && *at < to);
        moments.sort_unstable();
        moments.dedup();
        moments
    }
}
