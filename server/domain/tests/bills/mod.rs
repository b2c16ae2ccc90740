//! Random bills for tests that reckon: prices as three currencies have them, lines, discounts, terms.
#![allow(dead_code, reason = "each test program takes what it needs of it")]
#![allow(missing_docs, clippy::unwrap_used)]

use crate::small_house::*;
use goimon_domain::check::Check;
use goimon_domain::discount::{Discount, Off};
use goimon_domain::ids::*;
use goimon_domain::lang::Named;
use goimon_domain::line::{Line, Stamp};
use goimon_domain::money::{Money, Rate};
use goimon_domain::promotion::{Counts, Cut, LinePromo, Promotion, Redemption, Scope, What, When};
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
    /// What a price rule takes off one of each line, as a part of its price, and whether it is alone there.
    pub cuts: Vec<Option<(u32, bool)>>,
    /// Which parts of which offers each line counts for: bit `2 × offer + part`.
    pub marks: Vec<u8>,
    pub offers: Vec<(Deal, bool)>,
    pub vouchers: Vec<(Deal, bool)>,
    pub service: u32,
    pub tax_included: bool,
    pub step: i64,
}

/// What an offer does.
#[derive(Clone, Debug)]
pub enum Deal {
    BuyGet {
        buy: u32,
        get: u32,
        off: u32,
    },
    /// One of each of its two parts.
    Combo {
        price: i64,
    },
    Spend {
        least: i64,
        off: Off,
        most: Option<i64>,
    },
}

impl Bill {
    /// What a price rule takes off one of a line.
    pub fn each(&self, line: usize) -> i64 {
        self.cuts[line].map_or(0, |(part, _)| self.lines[line].0 * i64::from(part) / 100)
    }
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
        let cut = prop::option::weighted(0.3, (0..=100u32, any::<bool>()));
        (
            prop::collection::vec((price, 1..6u32, 0..3usize), 0..12),
            prop::collection::vec((prop::option::of(0..14usize), off.clone()), 0..4),
            prop::collection::vec(cut, 12),
            prop::collection::vec(any::<u8>(), 12),
            prop::collection::vec((deal(purse, off.clone()), any::<bool>()), 0..4),
            prop::collection::vec((spend(purse, off), any::<bool>()), 0..3),
            prop_oneof![Just(0u32), Just(500), 0..3_000u32],
            any::<bool>(),
            step,
        )
            .prop_map(|(lines, discounts, cuts, marks, offers, vouchers, service, tax_included, step)| Bill {
                lines,
                discounts,
                cuts,
                marks,
                offers,
                vouchers,
                service,
                tax_included,
                step,
            })
    })
}

fn dear(purse: Purse) -> i64 {
    match purse {
        Purse::Dong => 600_000,
        Purse::Dollar => 12_000,
        Purse::Yen => 25_000,
    }
}

fn spend(purse: Purse, off: impl Strategy<Value = Off>) -> impl Strategy<Value = Deal> {
    let most = prop::option::of(1..dear(purse));
    (0..dear(purse) * 2, off, most).prop_map(|(least, off, most)| Deal::Spend { least, off, most })
}

fn deal(purse: Purse, off: impl Strategy<Value = Off> + 'static) -> impl Strategy<Value = Deal> {
    prop_oneof![
        (1..4u32, 1..3u32, 1..=10_000u32).prop_map(|(buy, get, off)| Deal::BuyGet { buy, get, off }),
        (1..dear(purse)).prop_map(|price| Deal::Combo { price }),
        spend(purse, off),
    ]
}

fn promotion(place: usize, deal: &Deal, stacks: bool) -> Promotion {
    let on = Scope::default;
    let what = match *deal {
        Deal::BuyGet { buy, get, off } => What::BuyGet { on: on(), buy, get, off: Rate(off) },
        Deal::Combo { price } => What::Combo { parts: vec![on(), on()], price: Money::minor(price) },
        Deal::Spend { least, off, most } => {
            What::Spend { on: on(), least: Money::minor(least), off, most: most.map(Money::minor) }
        }
    };
    let (id, name) = (PromotionId(id(900 + place as u128)), Named::same("offer"));
    Promotion { id, name, active: true, when: When::default(), what, stacks, priority: 0, code: None, tier: None }
}

fn line_promo(bill: &Bill, line: usize) -> LinePromo {
    let each = bill.each(line);
    let cut = (each > 0).then(|| Cut {
        promotion: PromotionId(id(990)),
        name: Named::same("happy hour"),
        each: Money::minor(each),
    });
    let mut counts = Vec::new();
    for (place, (deal, _)) in bill.offers.iter().enumerate() {
        for part in 0..if matches!(deal, Deal::Combo { .. }) { 2 } else { 1 } {
            if bill.marks[line] >> (2 * place + part) & 1 == 1 {
                counts.push(Counts { promotion: PromotionId(id(900 + place as u128)), part: part as u8 });
            }
        }
    }
    let alone = cut.is_some() && bill.cuts[line].is_some_and(|(_, alone)| alone);
    LinePromo { cuts: cut.into_iter().collect(), alone, counts, late: false }
}

/// The bill as the house has it.
pub fn check(bill: &Bill) -> Check {
    let terms = Terms {
        service: Rate(bill.service),
        tax_included: bill.tax_included,
        cash_step: Money::minor(bill.step),
        ..Terms::default()
    };
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
            promo: line_promo(bill, place),
            ..pattern.clone()
        });
    }
    let offers = bill.offers.iter().enumerate();
    check.offers = offers.map(|(place, (deal, stacks))| promotion(place, deal, *stacks)).collect();
    for (place, (deal, stacks)) in bill.vouchers.iter().enumerate() {
        check.redeemed.push(Redemption {
            id: RedemptionId(id(800 + place as u128)),
            code: format!("CODE{place}"),
            voucher: promotion(50 + place, deal, *stacks),
            held: Money::ZERO,
            redeemed: Stamp { at: EVENING, by: "Mai".into() },
            withdrawn: None,
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
            most: None,
            only: None,
        });
    }
    check
}
