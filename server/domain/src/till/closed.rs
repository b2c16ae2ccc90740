//! Looking for a bill that was paid: the guest comes back with a receipt, a card slip or only a table and an evening.

use crate::money::{Currency, Money};
use crate::time::{At, VenueClock};
use jiff::ToSpan;
use jiff::civil::Date;

/// How far back is looked when no day was said, in days: a card company asks for a month.
pub const LOOKS_BACK: i64 = 31;

/// What somebody knows of a bill that was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    /// Not closed before.
    pub since: At,
    /// Closed before.
    pub until: At,
    /// Of which business day.
    pub day: Option<Date>,
    /// What is written on it; nothing: all of them.
    pub words: Option<Words>,
}

/// A word of which nobody says whether it is a number, a table, a sum or what the terminal printed: any of them will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// As it was typed.
    pub text: String,
    /// What of it names a table: without the word for one.
    pub label: String,
    /// The number of the bill.
    pub number: Option<u32>,
    /// A payment of so much.
    pub amount: Option<Money>,
}

impl Sought {
    /// What is looked for when somebody types `typed` and chooses a day, or does not; nothing at all: what was closed last.
    pub fn of(typed: &str, day: Option<Date>, clock: &VenueClock, currency: Currency, now: At) -> Option<Self> {
        let text = crate::sending::tidy(typed);
        if text.is_empty() && day.is_none() {
            return None;
        }
        let days = |days: i64| days * 24 * 3_600_000;
        // A check is closed on its day or, where guests stay, some days later.
        let since = match day {
            Some(day) => clock.moment(day.saturating_sub(1.day()), "00:00")?,
            None => now.plus_ms(-days(LOOKS_BACK)),
        };
        let until = since.plus_ms(days(LOOKS_BACK + 1));
        let words = (!text.is_empty()).then(|| Words {
            label: label(&text).to_owned(),
            number: text.trim_start_matches('#').parse().ok(),
            amount: currency.typed(&text).ok().filter(|amount| *amount > Money::ZERO),
            text,
        });
        Some(Self { since, until, day, words })
    }
}

/// `Bàn 7` is table 7, as people say it.
fn label(text: &str) -> &str {
    let (word, label) = text.split_once(' ').unwrap_or(("", text));
    if ["bàn", "ban", "table"].contains(&word.to_lowercase().as_str()) { label } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_a_number_a_sum_or_neither() {
        let (clock, dong) = (VenueClock::new("Asia/Ho_Chi_Minh", 4).unwrap(), Currency::of("VND").unwrap());
        let now = At(1_790_000_000_000);
        let words = |typed: &str| Sought::of(typed, None, &clock, dong, now).and_then(|sought| sought.words);
        assert_eq!(words("  "), None);
        let found = words(" #41 ").unwrap();
        assert_eq!((found.number, found.amount), (Some(41), None));
        let found = words("259.000").unwrap();
        assert_eq!((found.number, found.amount), (None, Some(Money::minor(259_000))));
        let found = words("VIP  2").unwrap();
        assert_eq!((found.text.as_str(), found.number, found.amount), ("VIP 2", None, None));
        assert_eq!((found.label.as_str(), words("Bàn VIP 2").unwrap().label.as_str()), ("VIP 2", "VIP 2"));
        assert_eq!(words("-5").unwrap().amount, None);
        assert_eq!(words("99999999999999999999999").unwrap().number, None);
    }

    #[test]
    fn a_day_is_enough() {
        let (clock, dong) = (VenueClock::new("Asia/Ho_Chi_Minh", 4).unwrap(), Currency::of("VND").unwrap());
        let day: Date = "2026-11-23".parse().unwrap();
        let sought = Sought::of("", Some(day), &clock, dong, At(0)).unwrap();
        assert_eq!((sought.day, sought.words), (Some(day), None));
        assert!(
            sought.since < clock.moment(day, "04:00").unwrap() && sought.until > clock.moment(day, "23:59").unwrap()
        );
    }
}
