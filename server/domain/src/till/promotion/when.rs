//! When a promotion holds: dates, weekdays, hours on the clock on the wall.

use crate::time::{At, VenueClock};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// The minutes of a day.
const DAY: u16 = 24 * 60;
const MINUTE_MS: i64 = 60_000;

/// When something holds; always, when it names nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// Weekdays, 1 for Monday to 7; all when there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<u8>,
    /// Hours of the day; without them the whole business day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Its first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Date>,
    /// Its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Date>,
}

/// From one time of the day until another, in minutes after midnight. What ends before it begins crosses midnight, and
/// belongs to the day on which it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// From this minute on.
    pub from: u16,
    /// Until just before this one.
    pub to: u16,
}

impl When {
    /// Whether it holds at a moment, in a venue's place.
    pub fn holds(&self, clock: &VenueClock, at: At) -> bool {
        let Some(Hours { from, to }) = self.hours else { return self.on(clock.business_day(at)) };
        let (date, minute) = clock.date_and_minute(at);
        if from < to {
            (from..to).contains(&minute) && self.on(date)
        } else {
            (minute >= from && self.on(date)) || (minute < to && self.on(date.saturating_sub(1.day())))
        }
    }

    /// When within a day it next begins or ends, if it does.
    pub fn turns(&self, clock: &VenueClock, at: At) -> Option<At> {
        let (_, minute) = clock.date_and_minute(at);
        let cut_off = clock.cut_off_hour().unsigned_abs() * 60;
        let hours = self.hours.map_or([cut_off, cut_off, 0], |Hours { from, to }| [from, to % DAY, 0]);
        let whole = At(at.0 - at.0.rem_euclid(MINUTE_MS));
        let ahead = hours.map(|then| whole.plus_ms(i64::from((then + DAY - minute - 1) % DAY + 1) * MINUTE_MS));
        ahead.into_iter().filter(|then| self.holds(clock, *then) != self.holds(clock, at)).min()
    }

    /// Whether it holds on a day at all.
    fn on(&self, day: Date) -> bool {
        (self.days.is_empty() || self.days.contains(&number(day.weekday())))
            && self.first.is_none_or(|first| first <= day)
            && self.last.is_none_or(|last| day <= last)
    }

    /// Whether it makes sense; if not, which field does not.
    pub(super) fn check(&self) -> Result<(), &'static str> {
        let hours = self.hours.is_none_or(|hours| hours.from < DAY && hours.to <= DAY && hours.from != hours.to);
        match () {
            () if self.days.iter().any(|day| !(1..=7).contains(day)) => Err("day"),
            () if !hours => Err("from"),
            () if self.first.zip(self.last).is_some_and(|(first, last)| last < first) => Err("last"),
            () => Ok(()),
        }
    }
}

/// 1 for Monday to 7 for Sunday.
fn number(day: Weekday) -> u8 {
    day.to_monday_one_offset().unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_when_it_begins_and_ends() {
        let clock = VenueClock::new("Asia/Ho_Chi_Minh", 4).unwrap();
        let at = |time: &str| clock.moment("2026-11-26".parse().unwrap(), time).unwrap();
        let happy = When { hours: Some(Hours { from: 17 * 60, to: 19 * 60 }), ..When::default() };
        assert_eq!(happy.turns(&clock, At(at("16:00").0 + 1_234)), Some(at("17:00")));
        assert_eq!(happy.turns(&clock, at("17:00")), Some(at("19:00")));
        let late = When { hours: Some(Hours { from: 22 * 60, to: 60 }), ..When::default() };
        assert_eq!(late.turns(&clock, at("23:30")), Some(At(at("23:30").0 + 90 * MINUTE_MS)));
        assert_eq!(When::default().turns(&clock, at("12:00")), None, "always");
        let today = When { last: Some("2026-11-26".parse().unwrap()), ..When::default() };
        assert_eq!(
            today.turns(&clock, at("23:00")),
            Some(At(at("23:00").0 + 5 * 60 * MINUTE_MS)),
            "with the business day"
        );
    }
}
