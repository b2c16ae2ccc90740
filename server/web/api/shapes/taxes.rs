//! Tax classes and their rates by date.

use goimon_domain::lang::Named;
use goimon_domain::menu::TaxClass;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a house taxes, and how.
#[derive(Serialize, ToSchema)]
pub struct Taxes {
    /// Its classes.
    pub classes: Vec<TaxClassShown>,
}

/// A class of things that are taxed alike.
#[derive(Serialize, ToSchema)]
pub struct TaxClassShown {
    /// Its code, as menu files name it.
    pub code: String,
    /// Its name in Vietnamese.
    pub vi: String,
    /// Its name in English.
    pub en: String,
    /// Its rate today, in basis points.
    pub rate: u32,
    /// All its rates, the oldest first.
    pub rates: Vec<RateFrom>,
}

/// A rate from a day on.
#[derive(Serialize, ToSchema)]
pub struct RateFrom {
    /// The first day, as `2027-01-01`.
    pub from: String,
    /// Basis points: 800 is 8 %.
    pub rate: u32,
}

/// A rate.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RateSet {
    /// Basis points: 800 is 8 %.
    #[schema(maximum = 10000)]
    pub rate: u32,
}

/// A class as it should be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassSet {
    /// Its name in Vietnamese.
    #[schema(max_length = 40)]
    pub vi: String,
    /// Its name in English; the same without it.
    #[schema(max_length = 40)]
    pub en: Option<String>,
    /// Of a new class: its rate from today on, in basis points.
    #[schema(maximum = 10000)]
    pub rate: Option<u32>,
}

impl Taxes {
    /// Classes as they stand on a day.
    pub fn of(classes: &[TaxClass], today: Date) -> Self {
        let rates = |class: &TaxClass| {
            class.rates.iter().map(|(from, rate)| RateFrom { from: from.to_string(), rate: rate.0 }).collect()
        };
        let shown = |class: &TaxClass| {
            let Named { vi, en } = class.name.clone();
            TaxClassShown { code: class.code.clone(), vi, en, rate: class.rate_on(today).0, rates: rates(class) }
        };
        Self { classes: classes.iter().map(shown).collect() }
    }
}
