//! Whole money: integer minor units, never a float, and shares that always sum to the whole.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

/// An amount in minor units of the venue's currency (đồng, cents). The currency is the venue's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

/// The largest amount that is taken from outside: far above any bill, far below overflow.
pub const MOST: Money = Money(1_000_000_000_000);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// So many minor units.
    pub const fn minor(units: i64) -> Self {
        Self(units)
    }

    /// The minor units, for the database and for JSON.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// This amount `count` times.
    pub fn times(self, count: u32) -> Money {
        Money(self.0.saturating_mul(i64::from(count)))
    }

    /// The larger of the two.
    pub fn at_least(self, least: Money) -> Money {
        self.max(least)
    }

    /// Whether it is less than nothing.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// `rate` of this amount, half up (away from zero).
    pub fn portion(self, rate: Rate) -> Money {
        half_up(Decimal::from(self.0) * rate.fraction())
    }

    /// The part of an amount that already includes `rate`: amount × r / (1 + r), half up.
    pub fn included(self, rate: Rate) -> Money {
        half_up(Decimal::from(self.0) * rate.fraction() / (Decimal::ONE + rate.fraction()))
    }

    /// Rounded half up to a multiple of `step` (a step of 0 or 1 changes nothing).
    pub fn to_step(self, step: Money) -> Money {
        if step.0 <= 1 {
            return self;
        }
        Money((self.0 + step.0 / 2).div_euclid(step.0) * step.0)
    }

    /// Shares of this amount in proportion to `weights`: they sum to the whole exactly. Remainders go by
    /// largest remainder, ties to the earlier one. Negative weights count as nothing; if all weights are
    /// nothing, so are the shares unless there is something to share, which then goes to the first.
    pub fn share(self, weights: &[i64]) -> Vec<Money> {
        let sum: i128 = weights.iter().map(|w| i128::from((*w).max(0))).sum();
        if weights.is_empty() {
            return Vec::new();
        }
        if sum == 0 {
            let mut shares = vec![Money::ZERO; weights.len()];
            shares[0] = self;
            return shares;
        }
        let whole = i128::from(self.0);
        let mut shares = Vec::with_capacity(weights.len());
        let mut rests = Vec::with_capacity(weights.len());
        for (place, weight) in weights.iter().enumerate() {
            let product = whole * i128::from((*weight).max(0));
            // Not larger than `whole`, so it fits.
            shares.push(Money(product.div_euclid(sum) as i64));
            rests.push((product.rem_euclid(sum), place));
        }
        let given: i64 = shares.iter().map(|share| share.0).sum();
        rests.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, place) in rests.iter().take(usize::try_from(self.0 - given).unwrap_or(0)) {
            shares[*place].0 += 1;
        }
        shares
    }
}

fn half_up(value: Decimal) -> Money {
    let rounded = value.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    Money(rounded.to_i64().unwrap_or(i64::MAX))
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = *self + other;
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0.saturating_sub(other.0))
    }
}

impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(-self.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(all: I) -> Money {
        all.fold(Money::ZERO, Add::add)
    }
}

/// A rate in basis points: 800 is 8 %.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(pub u32);

impl Rate {
    /// Nothing.
    pub const ZERO: Rate = Rate(0);

    fn fraction(self) -> Decimal {
        Decimal::new(i64::from(self.0), 4)
    }
}

impl fmt::Display for Rate {
    /// `8`, `8.25`: percent without the sign.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Decimal::new(i64::from(self.0), 2).normalize().fmt(f)
    }
}

/// A currency as its people write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Currency {
    /// ISO 4217.
    pub code: &'static str,
    /// Decimal places of the minor unit.
    pub places: u32,
    symbol: &'static str,
    symbol_first: bool,
    thousands: char,
    point: char,
}

const CURRENCIES: [Currency; 7] = [
    Currency { code: "VND", places: 0, symbol: "₫", symbol_first: false, thousands: '.', point: ',' },
    Currency { code: "USD", places: 2, symbol: "$", symbol_first: true, thousands: ',', point: '.' },
    Currency { code: "EUR", places: 2, symbol: "€", symbol_first: false, thousands: '.', point: ',' },
    Currency { code: "GBP", places: 2, symbol: "£", symbol_first: true, thousands: ',', point: '.' },
    Currency { code: "JPY", places: 0, symbol: "¥", symbol_first: true, thousands: ',', point: '.' },
    Currency { code: "THB", places: 2, symbol: "฿", symbol_first: true, thousands: ',', point: '.' },
    Currency { code: "SGD", places: 2, symbol: "S$", symbol_first: true, thousands: ',', point: '.' },
];

/// What could not be read as money.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadMoney {
    /// Not one of the currencies that the product knows.
    #[error("“{0}” is not a currency that is known here; use one of VND, USD, EUR, GBP, JPY, THB, SGD")]
    UnknownCurrency(String),
    /// Not a number, or with more decimal places than the currency has.
    #[error("“{0}” is not an amount in {1}")]
    NotAnAmount(String, &'static str),
}

impl Currency {
    /// Every currency that the product can write.
    pub fn all() -> &'static [Currency] {
        &CURRENCIES
    }

    /// The currency of an ISO 4217 code.
    pub fn of(code: &str) -> Result<Currency, BadMoney> {
        CURRENCIES
            .iter()
            .find(|currency| currency.code.eq_ignore_ascii_case(code.trim()))
            .copied()
            .ok_or_else(|| BadMoney::UnknownCurrency(code.to_owned()))
    }

    /// `1.234.567 ₫`, `$1,234.50`, `−43.350 ₫`.
    pub fn full(self, amount: Money) -> String {
        let bare = self.bare(amount);
        match (self.symbol_first, bare.strip_prefix('−')) {
            (true, Some(positive)) => format!("−{}{positive}", self.symbol),
            (true, None) => format!("{}{bare}", self.symbol),
            (false, _) => format!("{bare}\u{a0}{}", self.symbol),
        }
    }

    /// The same without the sign of the currency: `1.234.567`, `1,234.50`.
    pub fn bare(self, amount: Money) -> String {
        let digits = amount.0.unsigned_abs().to_string();
        let places = self.places as usize;
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, cents) = digits.split_at(digits.len() - places);
        let mut out = String::with_capacity(digits.len() + 8);
        if amount.0 < 0 {
            out.push('−');
        }
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place) % 3 == 0 {
                out.push(self.thousands);
            }
            out.push(digit);
        }
        if places > 0 {
            out.push(self.point);
            out.push_str(cents);
        }
        out
    }

    /// The plain decimal of machines: `1234.50`.
    pub fn plain(self, amount: Money) -> String {
        Decimal::new(amount.0, self.places).to_string()
    }

    /// Reads a plain decimal in the major unit, as menus carry them: `45000`, `12.75`.
    pub fn parse(self, text: &str) -> Result<Money, BadMoney> {
        let bad = || BadMoney::NotAnAmount(text.to_owned(), self.code);
        let value: Decimal = text.trim().parse().map_err(|_| bad())?;
        let minor = value.checked_mul(Decimal::from(10_i64.pow(self.places))).ok_or_else(bad)?;
        if !minor.is_integer() {
            return Err(bad());
        }
        let money = Money(minor.to_i64().ok_or_else(bad)?);
        if money.0.abs() > MOST.0 { Err(bad()) } else { Ok(money) }
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> String {
        currency.code.to_owned()
    }
}

impl TryFrom<String> for Currency {
    type Error = BadMoney;
    fn try_from(code: String) -> Result<Self, BadMoney> {
        Currency::of(&code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_people_write_them() {
        let vnd = Currency::of("vnd").unwrap();
        let usd = Currency::of("USD").unwrap();
        assert_eq!(vnd.full(Money(1_234_567)), "1.234.567\u{a0}₫");
        assert_eq!(vnd.bare(Money(-43_350)), "−43.350");
        assert_eq!(usd.full(Money(123_450)), "$1,234.50");
        assert_eq!(usd.full(Money(-5)), "−$0.05");
        assert_eq!(usd.bare(Money(0)), "0.00");
    }

    #[test]
    fn amounts_are_read_exactly_or_not_at_all() {
        let usd = Currency::of("USD").unwrap();
        assert_eq!(usd.parse("12.75"), Ok(Money(1275)));
        assert_eq!(usd.parse("-0.50"), Ok(Money(-50)));
        assert!(usd.parse("12.755").is_err());
        assert!(usd.parse("12,75").is_err());
        assert!(Currency::of("VND").unwrap().parse("45000.5").is_err());
        assert!(usd.parse("99999999999999999999").is_err());
    }

    #[test]
    fn shares_sum_to_the_whole_and_ties_go_to_the_earlier() {
        assert_eq!(Money(100).share(&[1, 1, 1]), [Money(34), Money(33), Money(33)]);
        assert_eq!(Money(-100).share(&[1, 1, 1]).iter().copied().sum::<Money>(), Money(-100));
        assert_eq!(Money(5).share(&[0, 0]), [Money(5), Money(0)]);
    }

    #[test]
    fn cash_steps_round_half_up() {
        assert_eq!(Money(935_775).to_step(Money(1000)), Money(936_000));
        assert_eq!(Money(935_499).to_step(Money(1000)), Money(935_000));
        assert_eq!(Money(7).to_step(Money::ZERO), Money(7));
    }
}
