//! Moments and business days. The domain has no clock: `now` is always handed in.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// A moment: milliseconds since 1970 in UTC, by the server's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct At(pub i64);

impl At {
    /// Whole milliseconds from `earlier` until this moment; never negative.
    pub fn since(self, earlier: At) -> i64 {
        (self.0 - earlier.0).max(0)
    }

    /// This moment, so many milliseconds later.
    pub fn plus_ms(self, ms: i64) -> At {
        At(self.0.saturating_add(ms))
    }
}

/// A venue's place in time: its zone, and the hour at which its business day starts.
#[derive(Clone, Debug)]
pub struct VenueClock {
    zone: TimeZone,
    name: String,
    cut_off_hour: i8,
}

/// Why a zone or cut-off was not taken.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum BadClock {
    /// Not an IANA name.
    #[error("there is no time zone called “{0}”; use a name such as Asia/Ho_Chi_Minh")]
    NoSuchZone(String),
    /// Outside 0–23.
    #[error("the business day must start at an hour from 0 to 23, not {0}")]
    BadHour(i16),
}

impl VenueClock {
    /// `zone` is an IANA name such as `Asia/Ho_Chi_Minh`, `cut_off_hour` is 0–23 (04:00 is usual).
    pub fn new(zone: &str, cut_off_hour: i16) -> Result<Self, BadClock> {
        let found = TimeZone::get(zone).map_err(|_| BadClock::NoSuchZone(zone.to_owned()))?;
        let hour = i8::try_from(cut_off_hour)
            .ok()
            .filter(|hour| (0..=23).contains(hour))
            .ok_or(BadClock::BadHour(cut_off_hour))?;
        Ok(Self { zone: found, name: zone.to_owned(), cut_off_hour: hour })
    }

    /// The zone's IANA name.
    pub fn zone_name(&self) -> &str {
        &self.name
    }

    /// The hour at which the business day starts.
    pub fn cut_off_hour(&self) -> i16 {
        i16::from(self.cut_off_hour)
    }

    /// The business day that a moment belongs to: until the cut-off hour it is still yesterday's.
    pub fn business_day(&self, at: At) -> Date {
        let local = self.local(at);
        let today = local.date();
        if local.hour() < self.cut_off_hour { today.saturating_sub(1.day()) } else { today }
    }

    /// The clock on the wall, `18:42`.
    pub fn wall(&self, at: At) -> String {
        let local = self.local(at);
        format!("{:02}:{:02}", local.hour(), local.minute())
    }

    /// Date and time as people here write them, `23/11/2026 18:42`.
    pub fn date_and_wall(&self, at: At) -> String {
        let local = self.local(at);
        format!("{:02}/{:02}/{} {:02}:{:02}", local.day(), local.month(), local.year(), local.hour(), local.minute())
    }

    /// A moment as a form writes it, `2026-11-23T18:42:07`.
    pub fn form(&self, at: At) -> String {
        let wall = self.local(at).datetime();
        format!("{}T{:02}:{:02}:{:02}", wall.date(), wall.hour(), wall.minute(), wall.second())
    }

    /// The moment of `2026-11-23T18:42`, as the wall shows it; in an hour that the wall shows twice, the first.
    pub fn of_form(&self, text: &str) -> Option<At> {
        let time: jiff::civil::DateTime = text.trim().parse().ok()?;
        Some(At(self.zone.to_timestamp(time).ok()?.as_millisecond()))
    }

    /// The calendar day on the venue's wall.
    pub fn date(&self, at: At) -> Date {
        self.local(at).date()
    }

    /// The moment at which the clock on the wall shows a time such as `18:45` on a calendar day.
    pub fn moment(&self, date: Date, time: &str) -> Option<At> {
        let time: jiff::civil::Time = time.parse().ok()?;
        let moment = self.zone.to_timestamp(date.to_datetime(time)).ok()?;
        Some(At(moment.as_millisecond()))
    }

    /// The next moment, or one of the last hour, at which the clock on the wall shows a time such as `18:45`.
    pub fn next(&self, now: At, time: &str) -> Option<At> {
        let time: jiff::civil::Time = time.parse().ok()?;
        let soonest = now.plus_ms(-3_600_000);
        let today = self.local(soonest).date();
        let days = [today, today.saturating_add(1.day())];
        let moments = days.into_iter().filter_map(|day| self.zone.to_timestamp(day.to_datetime(time)).ok());
        moments.map(|moment| At(moment.as_millisecond())).find(|at| *at >= soonest)
    }

    /// The date on the wall, and how many minutes after its midnight.
    pub fn date_and_minute(&self, at: At) -> (Date, u16) {
        let local = self.local(at);
        // Hours and minutes are never negative.
        (local.date(), u16::from(local.hour().unsigned_abs()) * 60 + u16::from(local.minute().unsigned_abs()))
    }

    /// The zone itself.
    pub(crate) fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// What clock and calendar on the wall show.
    pub(crate) fn local(&self, at: At) -> jiff::ZonedDateTime {
        Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned_datetime(self.zone.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> At {
        At(text.parse::<Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn the_night_belongs_to_the_evening_before() {
        let saigon = VenueClock::new("Asia/Ho_Chi_Minh", 4).unwrap();
        assert_eq!(saigon.business_day(at("2026-11-23T20:59:59Z")).to_string(), "2026-11-23");
        assert_eq!(saigon.business_day(at("2026-11-23T21:00:00Z")).to_string(), "2026-11-24");
    }

    /// A moment every quarter of an hour over both switches: the day never goes back, and changes once, at the cut-off on the
    /// wall, however long the night was.
    #[test]
    fn a_night_with_a_switch_of_the_clocks_is_still_one_business_day() {
        let nights = [
            ("America/New_York", "2026-03-07T17:00:00Z", 23),
            ("America/New_York", "2026-10-31T16:00:00Z", 25),
            ("Europe/Berlin", "2026-03-28T11:00:00Z", 23),
            ("Europe/Berlin", "2026-10-24T10:00:00Z", 25),
        ];
        for (zone, noon, hours) in nights {
            for cut_off in [0, 1, 2, 3, 4, 6] {
                let clock = VenueClock::new(zone, cut_off).unwrap();
                let moments: Vec<At> = (0..=hours * 4).map(|step| at(noon).plus_ms(step * 900_000)).collect();
                let ends = (clock.wall(moments[0]), clock.wall(moments[moments.len() - 1]));
                assert_eq!(ends, ("12:00".to_owned(), "12:00".to_owned()), "{zone} {noon}");
                let days: Vec<Date> = moments.iter().map(|at| clock.business_day(*at)).collect();
                assert!(days.windows(2).all(|pair| pair[0] <= pair[1]), "{zone} {cut_off}");
                let changes = days.windows(2).filter(|pair| pair[0] != pair[1]).count();
                assert_eq!((changes, days[days.len() - 1]), (1, days[0].saturating_add(1.day())), "{zone} {cut_off}");
                let begins = days.windows(2).position(|pair| pair[0] != pair[1]).unwrap() + 1;
                // In the short night no wall shows an hour from two on: the day begins when it is over.
                let shown = if hours == 23 && cut_off == 2 { 3 } else { cut_off };
                assert_eq!(clock.wall(moments[begins]), format!("{shown:02}:00"), "{zone} {noon}");
            }
        }
    }

    #[test]
    fn a_promised_time_is_the_next_one() {
        let saigon = VenueClock::new("Asia/Ho_Chi_Minh", 4).unwrap();
        let now = at("2026-11-23T16:30:00Z"); // 23:30 there
        assert_eq!(saigon.next(now, "23:45"), Some(at("2026-11-23T16:45:00Z")));
        assert_eq!(saigon.next(now, "23:00"), Some(at("2026-11-23T16:00:00Z")), "it was promised a while ago");
        assert_eq!(saigon.next(now, "00:15"), Some(at("2026-11-23T17:15:00Z")));
        assert_eq!(saigon.next(now, "soon"), None);
    }

    #[test]
    fn unknown_zones_and_hours_are_refused() {
        assert!(VenueClock::new("Mars/Olympus", 4).is_err());
        assert!(VenueClock::new("Asia/Ho_Chi_Minh", 24).is_err());
    }
}
