//! Totals: one pure function from what was ordered to what is owed, used by page, API and receipt alike.
//!
//! In this order: lines, discounts of lines, check discounts spread by largest remainder, service charge on the discounted amount,
//! tax once per class on the discounted lines with their share of service, rounding to the cash step.

use crate::money::{Money, Rate};
use crate::venue::Terms;
use serde::{Deserialize, Serialize};

/// An amount and how it is taxed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taxed<'a> {
    /// The tax class.
    pub class: &'a str,
    /// Its rate on the business day.
    pub rate: Rate,
    /// The amount before discount.
    pub amount: Money,
    /// What comes off this line alone.
    pub off: Money,
}

/// What a check comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// All lines.
    pub lines: Money,
    /// Taken off, from lines and check together.
    pub discount: Money,
    /// Service charge.
    pub service: Money,
    /// Tax by class, in order of class and rate.
    pub taxes: Vec<TaxRow>,
    /// Whether the taxes are inside the amounts above (else they are added).
    pub tax_included: bool,
    /// What rounding to the cash step adds or takes away.
    pub rounding: Money,
    /// What the guest owes.
    pub total: Money,
}

/// The tax of one class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxRow {
    /// The class.
    pub class: String,
    /// Its rate.
    pub rate: Rate,
    /// What it is reckoned on: discounted lines with their share of service.
    pub base: Money,
    /// The tax.
    pub tax: Money,
}

/// Reckons a check. `discount` is what comes off the whole check; it is never more than what the lines come to after
/// their own discounts.
pub fn totals(lines: &[Taxed<'_>], discount: Money, terms: &Terms) -> Totals {
    let Spread { sum, discount, service, net, charge } = Spread::of(lines, discount, terms);
    let mut taxes: Vec<TaxRow> = Vec::new();
    for ((line, net), charge) in lines.iter().zip(&net).zip(&charge) {
        let base = *net + *charge;
        match taxes.iter_mut().find(|row| row.class == line.class && row.rate == line.rate) {
            Some(row) => row.base += base,
            None => taxes.push(TaxRow { class: line.class.to_owned(), rate: line.rate, base, tax: Money::ZERO }),
        }
    }
    taxes.sort_by(|a, b| (&a.class, a.rate).cmp(&(&b.class, b.rate)));
    for row in &mut taxes {
        row.tax = if terms.tax_included { row.base.included(row.rate) } else { row.base.portion(row.rate) };
    }

    let tax: Money = taxes.iter().map(|row| row.tax).sum();
    let exact = sum - discount + service + if terms.tax_included { Money::ZERO } else { tax };
    let total = exact.to_step(terms.cash_step);
    Totals { lines: sum, discount, service, taxes, tax_included: terms.tax_included, rounding: total - exact, total }
}

/// What each line weighs in the total: what is left of its price, with its share of service and the tax on both.
pub fn weights(lines: &[Taxed<'_>], discount: Money, terms: &Terms) -> Vec<i64> {
    let Spread { net, charge, .. } = Spread::of(lines, discount, terms);
    let taxed = |line: &Taxed<'_>| 10_000 + if terms.tax_included { 0 } else { i64::from(line.rate.0) };
    lines
        .iter()
        .zip(net.iter().zip(charge))
        .map(|(line, (net, charge))| (*net + charge).units() * taxed(line))
        .collect()
}

/// Discounts and service, line by line.
pub(crate) struct Spread {
    /// All lines.
    pub(crate) sum: Money,
    /// What came off them.
    pub(crate) discount: Money,
    /// The service charge.
    pub(crate) service: Money,
    /// What is left of each line.
    pub(crate) net: Vec<Money>,
    /// The share of service of each line.
    pub(crate) charge: Vec<Money>,
}

impl Spread {
    pub(crate) fn of(lines: &[Taxed<'_>], discount: Money, terms: &Terms) -> Self {
        let sum: Money = lines.iter().map(|line| line.amount).sum();
        let own: Vec<Money> =
            lines.iter().map(|line| line.amount - line.off.at_least(Money::ZERO).min(line.amount)).collect();
        let after: Money = own.iter().copied().sum();
        let weights: Vec<i64> = own.iter().map(|amount| amount.units()).collect();
        let off = discount.at_least(Money::ZERO).min(after).share(&weights);
        let net: Vec<Money> = own.iter().zip(&off).map(|(own, off)| *own - *off).collect();
        let discount = sum - net.iter().copied().sum();
        let service = (sum - discount).portion(terms.service);
        let weights: Vec<i64> = net.iter().map(|amount| amount.units()).collect();
        let charge = service.share(&weights);
        Self { sum, discount, service, net, charge }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOOD: &str = "food";

    fn taxed(class: &str, rate: u32, amount: i64) -> Taxed<'_> {
        Taxed { class, rate: Rate(rate), amount: Money::minor(amount), off: Money::ZERO }
    }

    fn terms(service: u32, tax_included: bool, step: i64) -> Terms {
        Terms { service: Rate(service), tax_included, cash_step: Money::minor(step), ..Terms::default() }
    }

    #[test]
    fn a_million_with_service_and_vat() {
        let got = totals(&[taxed(FOOD, 800, 1_000_000)], Money::ZERO, &terms(500, false, 0));
        assert_eq!(got.service, Money::minor(50_000));
        assert_eq!(got.total, Money::minor(1_134_000));
    }

    #[test]
    fn food_and_beer_with_discount_and_service_tax_excluded() {
        let lines = [taxed(FOOD, 800, 347_000), taxed("alcohol", 1000, 128_000)];
        let got = totals(&lines, Money::minor(47_500), &terms(500, false, 0));
        assert_eq!(got.service, Money::minor(21_375));
        let rows: Vec<_> = got.taxes.iter().map(|row| (row.base.units(), row.tax.units())).collect();
        assert_eq!(rows, [(120_960, 12_096), (327_915, 26_233)]);
        assert_eq!(got.total, Money::minor(487_204));
    }

    #[test]
    fn prices_that_include_tax_hold_it() {
        let lines = [taxed(FOOD, 800, 347_000), taxed("alcohol", 1000, 128_000)];
        let got = totals(&lines, Money::ZERO, &terms(0, true, 0));
        let tax: Vec<_> = got.taxes.iter().map(|row| row.tax.units()).collect();
        assert_eq!(tax, [11_636, 25_704]);
        assert_eq!(got.total, Money::minor(475_000));
    }

    #[test]
    fn the_bill_of_table_five_rounds_to_a_thousand() {
        let lines = [taxed(FOOD, 800, 255_000 + 185_000 + 329_000 + 10_000), taxed("alcohol", 1000, 88_000)];
        let got = totals(&lines, Money::minor(43_350), &terms(500, false, 1000));
        assert_eq!(got.service, Money::minor(41_183));
        assert_eq!(got.taxes.iter().map(|row| row.tax).sum::<Money>(), Money::minor(70_942));
        assert_eq!((got.rounding, got.total), (Money::minor(225), Money::minor(936_000)));
    }
}
