//! Discounts by hand: what they take off, who may give them, and that they never go below zero.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::approval::{ApprovalFor, Approved};
use goimon_domain::discount::{DiscountDraft, Limits, Off};
use goimon_domain::event::Fact;
use goimon_domain::ids::*;
use goimon_domain::money::{Money, Rate};
use goimon_domain::payment::Tender;
use goimon_domain::refusal::Refusal;
use goimon_domain::settling::PaymentDraft;
use goimon_domain::staff::{Actor, Role, Staff};
use goimon_domain::venue::{Reference, Terms};
use small_house::*;
use std::sync::Arc;

fn amount(units: i64) -> Off {
    Off::Amount(Money::minor(units))
}

fn percent(rate: u32) -> Off {
    Off::Percent(Rate(rate))
}

fn who(role: Role) -> Actor {
    Actor { role, name: role.word().into(), ..lan() }
}

/// A house with ten beers on a check: 220,000.
fn ten_beers(terms: Terms) -> (Evening, CheckId) {
    let mut evening = Evening::new(terms);
    let check = evening.seat(1);
    evening.send(check, vec![line(BEER, 8), line(BEER, 2)]).unwrap();
    (evening, check)
}

fn ask(
    evening: &mut Evening,
    check: CheckId,
    line: Option<usize>,
    off: Off,
    role: Role,
    approval: Option<ApprovalId>,
) -> Result<(), Refusal> {
    let found = &evening.house.checks[&check];
    let line = line.map(|place| found.lines[place].id);
    let draft = DiscountDraft { check, version: found.version, line, off, reason: " regular  guest ".into(), approval };
    let fresh = evening.mint();
    let fact = evening.house.discount(&draft, &who(role), evening.now, &mut || fresh)?;
    evening.happens(fact);
    Ok(())
}

/// A manager's word for so much off the check.
fn allowed(evening: &mut Evening, check: CheckId, units: i64) -> ApprovalId {
    let minh = Staff { id: StaffId(id(99)), name: "Minh".into(), role: Role::Manager, active: true };
    let what = ApprovalFor { act: Approved::Discount, check, line: None, amount: Money::minor(units) };
    let fresh = evening.mint();
    let fact = evening.house.approve(&what, &minh, evening.now, &mut || fresh).unwrap();
    evening.happens(fact);
    ApprovalId(fresh)
}

fn off(evening: &Evening, check: CheckId) -> i64 {
    evening.house.checks[&check].totals().discount.units()
}

#[test]
fn a_line_first_then_the_check_and_service_on_what_is_left() {
    let (mut evening, check) = ten_beers(Terms { service: Rate(500), ..Terms::default() });
    ask(&mut evening, check, Some(1), percent(5_000), Role::Manager, None).unwrap();
    assert_eq!(off(&evening, check), 22_000);
    ask(&mut evening, check, None, percent(1_000), Role::Manager, None).unwrap();
    let totals = evening.house.checks[&check].totals();
    assert_eq!(totals.discount.units(), 22_000 + 19_800);
    assert_eq!(totals.service.units(), 8_910);
    let taken: Vec<i64> = evening.house.checks[&check].taken_off().iter().map(|(_, off)| off.units()).collect();
    assert_eq!(taken, [22_000, 19_800]);
    assert_eq!(evening.house.checks[&check].discounts[0].reason, "regular guest");
}

#[test]
fn nothing_goes_below_zero() {
    let (mut evening, check) = ten_beers(Terms::default());
    ask(&mut evening, check, Some(1), amount(999_999), Role::Manager, None).unwrap();
    assert_eq!(off(&evening, check), 44_000);
    assert_eq!(ask(&mut evening, check, None, amount(0), Role::Manager, None), Err(Refusal::BadAmount));
    assert_eq!(ask(&mut evening, check, None, percent(10_001), Role::Manager, None), Err(Refusal::BadAmount));
    ask(&mut evening, check, None, percent(10_000), Role::Manager, None).unwrap();
    assert_eq!(evening.house.checks[&check].totals().total, Money::ZERO);
}

#[test]
fn limits_hold_for_the_check_and_not_for_each_discount() {
    let (mut evening, check) = ten_beers(Terms::default());
    // A cashier may take off a tenth: 22,000.
    ask(&mut evening, check, Some(0), amount(12_000), Role::Cashier, None).unwrap();
    let most = Money::minor(10_000);
    let above = ask(&mut evening, check, None, amount(10_001), Role::Cashier, None);
    assert_eq!(above, Err(Refusal::DiscountNeedsApproval { most }));
    assert_eq!(
        ask(&mut evening, check, None, amount(1), Role::Waiter, None),
        Err(Refusal::DiscountNeedsApproval { most: Money::ZERO })
    );
    ask(&mut evening, check, None, amount(10_000), Role::Cashier, None).unwrap();
    assert_eq!(evening.house.checks[&check].discounts[1].approved, None);
    let word = allowed(&mut evening, check, 40_000);
    let (gone, other) = (Err(Refusal::ApprovalGone { amount: Money::minor(40_001) }), amount(40_001));
    assert_eq!(ask(&mut evening, check, None, other, Role::Cashier, Some(word)), gone, "it holds for just that much");
    ask(&mut evening, check, None, amount(40_000), Role::Cashier, Some(word)).unwrap();
    let once = ask(&mut evening, check, None, amount(40_000), Role::Cashier, Some(word));
    assert!(matches!(once, Err(Refusal::ApprovalGone { .. })), "and once");
    assert_eq!(evening.house.checks[&check].discounts[2].approved.as_deref(), Some("Minh"));

    // Beyond the house's own bound nobody goes.
    let limits = Limits { most: Rate(3_000), ..Limits::default() };
    let mut reference = Reference::clone(&evening.house.reference);
    reference.venue.till.limits = limits;
    evening.house.reference = Arc::new(reference);
    let above = ask(&mut evening, check, None, amount(4_001), Role::Manager, None);
    assert_eq!(above, Err(Refusal::DiscountTooLarge { most: Money::minor(4_000) }));
    ask(&mut evening, check, None, amount(4_000), Role::Manager, None).unwrap();
}

#[test]
fn a_word_is_a_managers_and_for_one_bill() {
    let (mut evening, check) = ten_beers(Terms::default());
    let other = evening.seat(2);
    evening.send(other, vec![line(BEER, 10)]).unwrap();
    let amount_of = Money::minor(40_000);
    let what = ApprovalFor { act: Approved::Discount, check, line: None, amount: amount_of };
    let minh = Staff { id: StaffId(id(99)), name: "Minh".into(), role: Role::Manager, active: true };
    for nobody in [Staff { role: Role::Cashier, ..minh.clone() }, Staff { active: false, ..minh }] {
        let word = evening.house.approve(&what, &nobody, evening.now, &mut || id(7));
        assert_eq!(word, Err(Refusal::ApprovalNeeded { amount: amount_of }), "{nobody:?}");
    }
    let word = allowed(&mut evening, check, 40_000);
    let elsewhere = ask(&mut evening, other, None, amount(40_000), Role::Cashier, Some(word));
    assert_eq!(elsewhere, Err(Refusal::ApprovalGone { amount: amount_of }));
    ask(&mut evening, check, None, amount(40_000), Role::Cashier, Some(word)).unwrap();
}

#[test]
fn what_a_manager_allowed_does_not_grow_with_the_bill() {
    let (mut evening, check) = ten_beers(Terms::default());
    let word = allowed(&mut evening, check, 110_000);
    ask(&mut evening, check, None, percent(5_000), Role::Cashier, Some(word)).unwrap();
    assert_eq!(off(&evening, check), 110_000);
    evening.send(check, vec![line(BEER, 10)]).unwrap();
    assert_eq!(off(&evening, check), 110_000, "half of ten beers was allowed, not half of twenty");
    // Within one's own limit, and by managers themselves, a part stays a part.
    let (mut evening, check) = ten_beers(Terms::default());
    ask(&mut evening, check, None, percent(1_000), Role::Cashier, None).unwrap();
    evening.send(check, vec![line(BEER, 10)]).unwrap();
    assert_eq!(off(&evening, check), 44_000);
}

#[test]
fn the_bill_must_be_as_seen_and_the_reason_said() {
    let (mut evening, check) = ten_beers(Terms::default());
    let version = evening.house.checks[&check].version;
    let draft = |version, reason: &str| DiscountDraft {
        check,
        version,
        line: None,
        off: amount(1_000),
        reason: reason.into(),
        approval: None,
    };
    let decide = |evening: &Evening, draft: &DiscountDraft| {
        evening.house.discount(draft, &who(Role::Manager), evening.now, &mut || id(8))
    };
    assert!(matches!(decide(&evening, &draft(version - 1, "x")), Err(Refusal::Stale { .. })));
    for reason in ["", "   ", &"x".repeat(81)] {
        assert!(matches!(decide(&evening, &draft(version, reason)), Err(Refusal::NoReason { .. })), "{reason}");
    }
    let no_line = DiscountDraft { line: Some(LineId(id(1))), ..draft(version, "x") };
    assert_eq!(decide(&evening, &no_line), Err(Refusal::NoSuchLine));

    // What was paid can't be taken off any more, and a payment has to be for the bill with the discount.
    let pay = PaymentDraft {
        check,
        version,
        tender: Tender::Card,
        amount: Money::minor(241_500),
        given: None,
        tip: Money::ZERO,
        reference: None,
        part: None,
    };
    let fact = evening.house.pay(&pay, &lan(), evening.now, &mut || id(9)).unwrap();
    evening.happens(fact);
    let paid = Money::minor(241_500);
    assert_eq!(decide(&evening, &draft(version + 1, "x")), Err(Refusal::PaidAlready { paid }));
}

#[test]
fn a_discount_is_taken_back_and_stays_on_the_books() {
    let (mut evening, check) = ten_beers(Terms::default());
    ask(&mut evening, check, None, amount(20_000), Role::Manager, None).unwrap();
    let (version, given) = (evening.house.checks[&check].version, evening.house.checks[&check].discounts[0].id);
    let back = evening.house.withdraw_discount(check, version, given).unwrap();
    assert!(matches!(back, Fact::DiscountWithdrawn { .. }));
    evening.happens(back);
    let found = &evening.house.checks[&check];
    assert_eq!((found.totals().discount, found.discounts.len(), found.version), (Money::ZERO, 1, version + 1));
    let again = evening.house.withdraw_discount(check, version + 1, given);
    assert_eq!(again, Err(Refusal::NoSuchDiscount));
}
