//! Random bills for tests that reckon: prices as three currencies have them, lines, discounts, terms.
#![allow(dead_code, reason = "each test program takes what it needs of it")]
#![allow(missing_docs, clippy::unwrap_used)]

use crate::small_house::*;
use goimon_domain::check::Check;
use goimon_domain::discount::{Discount, Off};
use goimon_domain::ids::*;
use goimon_domain::line::{Line, Stamp};
use goimon_domain::money::{Money, Rate};
use goimon_domain::venue::Terms;
use proptest::prelude::*;

/// A currency as bills feel it: what prices look like, and what they are rounded to.
#[derive(Clone, Copy, Debug)]
pub enum Purse {
    Dong,
    Dollar,
    Yen,
}

#[derive(Clone, Debug)]
pub struct Bill {
    pub lines: Vec<(i64, u32, usize)>,
    pub discounts: Vec<(Option<usize>, Off)>,
    pub service: u32,
    pub tax_included: bool,
    pub step: i64,
}

pub const CLASSES: [(&str, u32); 3] = [("food", 800), ("alcohol", 1_000), ("free", 0)];

fn purse() -> impl Strategy<Value = Purse> {
    prop_oneof![Just(Purse::Dong), Just(Purse::Dollar), Just(Purse::Yen)]
}

pub fn bill() -> impl Strategy<Value = Bill> {
    purse().prop_flat_map(|purse| {
        let (price, step) = match purse {
            Purse::Dong => {
                ((0..500i64).prop_map(|n| n * 1_000).boxed(), prop_oneof![Just(0), Just(500), Just(1_000)].boxed())
            }
            Purse::Dollar => ((0..9_999i64).boxed(), prop_oneof![Just(0), Just(5)].boxed()),
            Purse::Yen => ((0..20_000i64).boxed(), prop_oneof![Just(0), Just(1), Just(10)].boxed()),
        };
        let off = prop_oneof![
            (1..3_000_000i64).prop_map(|off| Off::Amount(Money::minor(off))),
            (1..500i64).prop_map(|off| Off::Amount(Money::minor(off))),
            (1..=10_000u32).prop_map(|rate| Off::Percent(Rate(rate))),
        ];
        (
            prop::collection::vec((price, 1..6u32, 0..3usize), 0..12),
            prop::collection::vec((prop::option::of(0..14usize), off), 0..4),
            prop_oneof![Just(0u32), Just(500), 0..3_000u32],
            any::<bool>(),
            step,
        )
            .prop_map(|(lines, discounts, service, tax_included, step)| Bill {
                lines,
                discounts,
                service,
                tax_included,
                step,
            })
    })
}

/// The bill as the house has it.
pub fn check(bill: &Bill) -> Check {
    let terms =
        Terms { service: Rate(bill.service), tax_included: bill.tax_included, cash_step: Money::minor(bill.step) };
    let mut evening = Evening::new(terms);
    let seated = evening.seat(1);
    evening.send(seated, vec![line(BEER, 1)]).unwrap();
    let mut check = Check::clone(&evening.house.checks[&seated]);
    let pattern = check.lines.remove(0);
    for (place, (price, quantity, class)) in bill.lines.iter().enumerate() {
        check.lines.push(Line {
            id: LineId(id(500 + place as u128)),
            price: Money::minor(*price),
            quantity: *quantity,
            tax_class: CLASSES[*class].0.into(),
            tax_rate: Rate(CLASSES[*class].1),
            ..pattern.clone()
        });
    }
    for (place, (line, off)) in bill.discounts.iter().enumerate() {
        check.discounts.push(Discount {
            id: DiscountId(id(700 + place as u128)),
            line: line.map(|line| LineId(id(500 + line as u128))),
            off: *off,
            reason: "regular".into(),
            given: Stamp { at: EVENING, by: "Mai".into() },
            approved: None,
            withdrawn: None,
        });
    }
    check
}
