//! What a class of things is taxed at, from which day on: a manager says it beforehand, and what has begun is never rewritten.
//!
//! Lines keep the rate they were sent with, so that no change here changes a bill that is open or paid.

use crate::lang::Named;
use crate::menu::TaxClass;
use crate::money::Rate;
use jiff::civil::Date;
use thiserror::Error;

/// The highest rate: all of it.
pub const MOST_RATE: Rate = Rate(10_000);
/// More classes than any country has.
pub const MOST_CLASSES: usize = 20;
/// The longest code of a class.
pub const LONGEST_CODE: usize = 20;
/// The longest name of a class: it stands on receipts of 58 mm.
pub const LONGEST_NAME: usize = 40;
/// More changes than any class sees in a lifetime.
const MOST_RATES: usize = 100;

/// Why rates stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum VatFault {
    /// No class has that code.
    #[error("there is no tax class of that code")]
    NoClass,
    /// A day that is over.
    #[error("a rate begins today or later; what was is not rewritten")]
    Past,
    /// More than everything.
    #[error("a rate is from 0 to 10000 basis points (100 %)")]
    Rate,
    /// A date that has begun, or is none.
    #[error("there is no rate to come on that day")]
    NotToCome,
    /// A code that menu files could not name.
    #[error("a code has 1 to 20 small letters, digits or hyphens")]
    Code,
    /// Another class has the code.
    #[error("another tax class has that code")]
    Taken,
    /// No name, or one that is too long.
    #[error("a tax class has a name of 1 to 40 characters")]
    Name,
    /// More than a house can need.
    #[error("there are too many tax classes or rates")]
    TooMany,
}

impl VatFault {
    /// Every one, for tests.
    pub const ALL: [VatFault; 8] = [
        VatFault::NoClass,
        VatFault::Past,
        VatFault::Rate,
        VatFault::NotToCome,
        VatFault::Code,
        VatFault::Taken,
        VatFault::Name,
        VatFault::TooMany,
    ];

    /// Its name in the language files (`vat-fault-…`).
    pub fn key(self) -> &'static str {
        match self {
            VatFault::NoClass => "no-class",
            VatFault::Past => "past",
            VatFault::Rate => "rate",
            VatFault::NotToCome => "not-to-come",
            VatFault::Code => "code",
            VatFault::Taken => "taken",
            VatFault::Name => "name",
            VatFault::TooMany => "too-many",
        }
    }
}

/// What a manager changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VatChange {
    /// A class has this rate from a day on.
    Rate {
        /// Which.
        code: String,
        /// The day.
        from: Date,
        /// The rate.
        rate: Rate,
    },
    /// What was to begin on a day does not.
    RateOff {
        /// Of which class.
        code: String,
        /// The day.
        from: Date,
    },
    /// A class that the house does not have yet.
    NewClass {
        /// Its code, as menu files name it.
        code: String,
        /// Its name.
        name: Named,
        /// Its rate, from today on.
        rate: Rate,
    },
    /// Another name of a class.
    Rename {
        /// Which.
        code: String,
        /// The name.
        name: Named,
    },
}

impl VatChange {
    /// The class that it is about, as it is afterwards.
    pub fn made(&self, classes: &[TaxClass], today: Date) -> Result<TaxClass, VatFault> {
        let known = |code: &str| classes.iter().find(|class| class.code == code).ok_or(VatFault::NoClass);
        match self {
            VatChange::Rate { code, from, rate } => known(code)?.with_rate(*from, *rate, today),
            VatChange::RateOff { code, from } => known(code)?.without_rate(*from, today),
            VatChange::NewClass { code, name, rate } => new_class(classes, code, name, *rate, today),
            VatChange::Rename { code, name } => Ok(TaxClass { name: class_name(name)?, ..known(code)?.clone() }),
        }
    }

    /// What the timeline says of it.
    pub fn told(&self) -> String {
        match self {
            VatChange::Rate { code, from, rate } => format!("VAT {code}: {rate} % from {from}"),
            VatChange::RateOff { code, from } => format!("VAT {code}: no change on {from} any more"),
            VatChange::NewClass { code, name, rate } => format!("VAT {code} ({}): {rate} %", name.vi),
            VatChange::Rename { code, name } => format!("VAT {code}: called {}", name.vi),
        }
    }
}

impl TaxClass {
    /// The same class with a rate from a day on, which is today or later; what was to begin on that very day gives way.
    pub fn with_rate(&self, from: Date, rate: Rate, today: Date) -> Result<TaxClass, VatFault> {
        if from < today {
            return Err(VatFault::Past);
        }
        if rate > MOST_RATE {
            return Err(VatFault::Rate);
        }
        let mut class = self.clone();
        class.rates.retain(|(other, _)| *other != from);
        if class.rates.len() >= MOST_RATES {
            return Err(VatFault::TooMany);
        }
        class.rates.push((from, rate));
        class.rates.sort_unstable_by_key(|(from, _)| *from);
        Ok(class)
    }

    /// The same class without a rate that has not begun: the one before it goes on.
    pub fn without_rate(&self, from: Date, today: Date) -> Result<TaxClass, VatFault> {
        let mut class = self.clone();
        class.rates.retain(|(other, _)| *other != from);
        // The last one stays: a class without any rate would be taxed at nothing.
        if from <= today || class.rates.is_empty() || class.rates.len() == self.rates.len() {
            return Err(VatFault::NotToCome);
        }
        Ok(class)
    }

    /// The day from which the rate of today counts.
    pub fn since(&self, today: Date) -> Option<Date> {
        self.rates.iter().rev().find(|(from, _)| *from <= today).or(self.rates.first()).map(|(from, _)| *from)
    }
}

/// A class that a house does not have yet, at one rate from today on.
pub fn new_class(
    classes: &[TaxClass],
    code: &str,
    name: &Named,
    rate: Rate,
    today: Date,
) -> Result<TaxClass, VatFault> {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if code.is_empty() || code.len() > LONGEST_CODE || !code.bytes().all(fits) {
        return Err(VatFault::Code);
    }
    if classes.iter().any(|class| class.code == code) {
        return Err(VatFault::Taken);
    }
    if classes.len() >= MOST_CLASSES {
        return Err(VatFault::TooMany);
    }
    let class = TaxClass { code: code.to_owned(), name: class_name(name)?, rates: Vec::new() };
    class.with_rate(today, rate, today)
}

/// A name as it stands on bills: in one language at least, the other the same where it is missing.
pub fn class_name(name: &Named) -> Result<Named, VatFault> {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = Named::new(&tidy(&name.vi), &tidy(&name.en));
    let fits =
        |text: &str| !text.is_empty() && text.chars().count() <= LONGEST_NAME && !text.chars().any(char::is_control);
    if fits(&name.vi) && fits(&name.en) { Ok(name) } else { Err(VatFault::Name) }
}
