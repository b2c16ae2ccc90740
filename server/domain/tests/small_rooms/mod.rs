//! The rooms of the trade's worked cases.
#![allow(dead_code, reason = "each test program takes what it needs of it")]
#![allow(missing_docs, clippy::unwrap_used)]

use goimon_domain::house::House;
use goimon_domain::ids::{RatePlanId, TableId};
use goimon_domain::lang::Named;
use goimon_domain::money::Money;
use goimon_domain::rates::{Days, RatePlan, RateRule, Tariff, Weekdays};
use goimon_domain::room_time::RoomUse;
use goimon_domain::time::{At, VenueClock};
use std::sync::Arc;
use uuid::Uuid;

pub fn clock() -> VenueClock {
    VenueClock::new("Asia/Ho_Chi_Minh", 4).unwrap()
}

/// A moment as the wall shows it there.
pub fn at(text: &str) -> At {
    clock().of_form(text).unwrap()
}

const NIGHT: (u16, u16) = (18 * 60, 6 * 60);
const DAY: (u16, u16) = (6 * 60, 18 * 60);

fn rule(days: Weekdays, (from, to): (u16, u16), per_hour: i64, priority: u8) -> RateRule {
    RateRule { days: Days::Week(days), from, to, per_hour: Money::minor(per_hour), priority }
}

pub fn std_plan() -> RatePlan {
    plan(1, "STD", vec![rule(Weekdays::ALL, DAY, 90_000, 0), rule(Weekdays::ALL, NIGHT, 150_000, 0)])
}

pub fn vip_plan() -> RatePlan {
    let rules = vec![
        rule(Weekdays::ALL, DAY, 120_000, 0),
        rule(Weekdays::ALL, NIGHT, 200_000, 0),
        rule(Weekdays::of([4, 5, 6]), NIGHT, 250_000, 1),
    ];
    plan(2, "VIP", rules)
}

fn plan(n: u128, name: &str, rules: Vec<RateRule>) -> RatePlan {
    RatePlan {
        id: RatePlanId(Uuid::from_u128(n)),
        name: Named::same(name),
        tax_class: "alcohol".into(),
        block: 15,
        grace: 5,
        minimum: 60,
        step: Money::minor(1_000),
        rules,
    }
}

/// A room from some moment on.
pub fn room(label: &str, from: &str) -> RoomUse {
    let plan = if label == "VIP" { vip_plan() } else { std_plan() };
    RoomUse {
        table: TableId(Uuid::from_u128(plan.id.0.as_u128() + 80)),
        label: label.into(),
        tariff: Tariff { plan, holidays: vec![] },
        from: at(from),
    }
}

/// Makes the tables of a house rooms: STD and VIP.
pub fn let_by_the_hour(house: &mut House) {
    let reference = Arc::make_mut(&mut house.reference);
    reference.rates.plans = vec![std_plan(), vip_plan()];
    for (table, plan) in reference.tables.iter_mut().zip(&reference.rates.plans) {
        table.label = plan.name.vi.clone();
        table.plan = Some(plan.id);
    }
}
