//! What checks come to, held against a second reckoning that shares nothing with the first: whole-number fractions, unit
//! by unit, the way one would do it on paper.
#![allow(missing_docs, clippy::unwrap_used)]

mod bills;
mod small_house;

use bills::{Bill, CLASSES, bill, check};
use goimon_domain::discount::Off;
use goimon_domain::money::Money;
use goimon_domain::totals::Totals;
use proptest::prelude::*;

/// Half up, as on paper.
fn half_up(top: i128, bottom: i128) -> i128 {
    (2 * top + bottom).div_euclid(2 * bottom)
}

/// Gives out `whole` one unit at a time: each unit goes to whoever is furthest behind what is due to them, the earlier
/// one where two are as far. What is due is never handed out to more than its whole part plus one.
fn deal(whole: i128, weights: &[i128]) -> Vec<i128> {
    let sum: i128 = weights.iter().sum();
    let mut hands: Vec<i128> = weights.iter().map(|weight| if sum == 0 { 0 } else { whole * weight / sum }).collect();
    let mut owed: Vec<(i128, usize)> =
        (0..weights.len()).map(|at| (whole * weights[at] - hands[at] * sum, at)).collect();
    let mut left = whole - hands.iter().sum::<i128>();
    while left > 0 && !owed.is_empty() {
        let best = (0..owed.len()).rev().max_by_key(|at| owed[*at].0).unwrap();
        hands[owed.remove(best).1] += 1;
        left -= 1;
    }
    hands
}

struct Paper {
    gross: i128,
    off: i128,
    service: i128,
    taxes: Vec<(&'static str, i128, i128)>,
    rounding: i128,
    total: i128,
}

/// The second reckoning.
fn on_paper(bill: &Bill) -> Paper {
    let gross: Vec<i128> =
        bill.lines.iter().map(|(price, quantity, _)| i128::from(*price) * i128::from(*quantity)).collect();
    let cut = |amount: i128, off: Off| match off {
        Off::Amount(off) => i128::from(off.units()),
        Off::Percent(rate) => half_up(amount * i128::from(rate.0), 10_000),
    };
    let own: Vec<i128> = gross
        .iter()
        .enumerate()
        .map(|(at, amount)| {
            let offs = bill.discounts.iter().filter(|(line, _)| *line == Some(at)).map(|(_, off)| cut(*amount, *off));
            (amount - offs.sum::<i128>()).max(0)
        })
        .collect();
    let after: i128 = own.iter().sum();
    let off = bill
        .discounts
        .iter()
        .filter(|(line, _)| line.is_none())
        .map(|(_, off)| cut(after, *off))
        .sum::<i128>()
        .min(after);
    let net: Vec<i128> = own.iter().zip(deal(off, &own)).map(|(own, off)| own - off).collect();
    let whole: i128 = net.iter().sum();
    let service = half_up(whole * i128::from(bill.service), 10_000);
    let charges = deal(service, &net);
    let mut taxes = Vec::new();
    for (place, (class, rate)) in CLASSES.iter().enumerate() {
        let mine: Vec<usize> = (0..net.len()).filter(|at| bill.lines[*at].2 == place).collect();
        let base: i128 = mine.iter().map(|at| net[*at] + charges.get(*at).copied().unwrap_or(0)).sum();
        let rate = i128::from(*rate);
        let tax = if bill.tax_included { half_up(base * rate, 10_000 + rate) } else { half_up(base * rate, 10_000) };
        if !mine.is_empty() {
            taxes.push((*class, base, tax));
        }
    }
    taxes.sort();
    let added: i128 = if bill.tax_included { 0 } else { taxes.iter().map(|(_, _, tax)| tax).sum() };
    let exact = whole + service + added;
    let step = i128::from(bill.step.max(1));
    let total = half_up(exact, step) * step;
    Paper {
        gross: gross.iter().sum(),
        off: gross.iter().sum::<i128>() - whole,
        service,
        taxes,
        rounding: total - exact,
        total,
    }
}

fn units(money: Money) -> i128 {
    i128::from(money.units())
}

fn agree(got: &Totals, paper: &Paper) -> Result<(), TestCaseError> {
    prop_assert_eq!(units(got.lines), paper.gross);
    prop_assert_eq!(units(got.discount), paper.off);
    prop_assert_eq!(units(got.service), paper.service);
    let taxes: Vec<_> = got.taxes.iter().map(|row| (row.class.as_str(), units(row.base), units(row.tax))).collect();
    prop_assert_eq!(&taxes, &paper.taxes);
    prop_assert_eq!(units(got.rounding), paper.rounding);
    prop_assert_eq!(units(got.total), paper.total);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn two_ways_of_reckoning_agree(bill in bill()) {
        let check = check(&bill);
        let got = check.totals();
        agree(&got, &on_paper(&bill))?;
        // The parts sum to the whole, and nothing is below zero.
        let tax: Money = got.taxes.iter().map(|row| row.tax).sum();
        let added = if bill.tax_included { Money::ZERO } else { tax };
        prop_assert_eq!(got.lines - got.discount + got.service + added + got.rounding, got.total);
        let taken: Money = check.taken_off().into_iter().map(|(_, off)| off).sum();
        prop_assert_eq!(taken, got.discount, "each discount says what it took");
        for amount in [got.lines, got.discount, got.service, got.total, got.lines - got.discount] {
            prop_assert!(!amount.is_negative());
        }
        prop_assert!(got.taxes.iter().all(|row| !row.base.is_negative() && !row.tax.is_negative()));
    }
}
