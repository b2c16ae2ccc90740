//! Shifts: what an X shows is the sum of what happened, and a Z can't be changed.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::*;
use goimon_domain::money::{Currency, Money, Rate};
use goimon_domain::payment::{Payment, Tender};
use goimon_domain::refusal::Refusal;
use goimon_domain::reopening::ReopenDraft;
use goimon_domain::reversing::{Back, RefundDraft, VoidDraft};
use goimon_domain::settling::PaymentDraft;
use goimon_domain::shift::{Counting, Shift, ShiftDraft, ShiftFact, ShiftRefusal, denominations};
use goimon_domain::staff::Actor;
use goimon_domain::venue::Terms;
use proptest::prelude::*;
use small_house::*;
use std::sync::Arc;

fn evening(currency: &str) -> Evening {
    let terms = Terms { service: Rate(500), tax_included: false, cash_step: Money::ZERO, ..Terms::default() };
    let mut evening = Evening::new(terms);
    let mut reference = evening.house.reference.as_ref().clone();
    reference.venue.currency = Currency::of(currency).unwrap();
    evening.house.reference = Arc::new(reference);
    evening
}

fn tend(evening: &mut Evening, draft: &ShiftDraft) -> Result<(), Refusal> {
    let (by, now) = (lan(), evening.now);
    let fact = evening.minting(|house, mint| house.tend(draft, &by, now, mint))?;
    evening.happens(fact);
    Ok(())
}

fn open(evening: &mut Evening, float: i64) -> ShiftId {
    tend(evening, &ShiftDraft::Open { float: Money::minor(float) }).unwrap();
    *evening.house.shifts.keys().next().unwrap()
}

fn count(pieces: &[(i64, u32)]) -> ShiftDraft {
    ShiftDraft::Count {
        pieces: pieces.iter().map(|(piece, count)| (Money::minor(*piece), *count)).collect(),
        others: Vec::new(),
        seen: None,
    }
}

fn bill(evening: &mut Evening, table: u128, quantity: u32) -> CheckId {
    let check = evening.seat(table);
    evening.send(check, vec![line(BEER, quantity)]).unwrap();
    check
}

fn pay(evening: &mut Evening, id: CheckId, tender: Tender, amount: Money, tip: i64) -> Result<Payment, Refusal> {
    let draft = PaymentDraft {
        check: id,
        version: evening.house.checks[&id].version,
        tender,
        amount,
        given: None,
        tip: Money::minor(tip),
        reference: None,
        part: None,
    };
    let now = evening.now;
    let fact = evening.minting(|house, mint| house.pay(&draft, &lan(), now, mint))?;
    let Fact::Paid { payment, .. } = &fact else { panic!("{fact:?}") };
    let payment = payment.clone();
    evening.happens(fact);
    Ok(payment)
}

fn pay_all(evening: &mut Evening, id: CheckId) -> Payment {
    let due = evening.house.checks[&id].due();
    pay(evening, id, Tender::Cash, due, 0).unwrap()
}

fn void(evening: &mut Evening, id: CheckId, payment: PaymentId) -> Result<(), Refusal> {
    let version = evening.house.checks[&id].version;
    let draft = VoidDraft { check: id, version, payment, reason: "nhầm".into(), approval: None };
    let now = evening.now;
    let fact = evening.minting(|house, mint| house.void_payment(&draft, &lan(), now, mint))?;
    evening.happens(fact);
    Ok(())
}

fn refund(evening: &mut Evening, id: CheckId, payment: PaymentId, amount: i64) -> Result<(), Refusal> {
    let version = evening.house.checks[&id].version;
    let back = Back::Amount(Money::minor(amount));
    let draft = RefundDraft { check: id, version, payment, back, reason: "nguội".into(), approval: None };
    let now = evening.now;
    let fact = evening.minting(|house, mint| house.refund(&draft, &minh(), now, mint))?;
    evening.happens(fact);
    Ok(())
}

fn reopen(evening: &mut Evening, draft: &ReopenDraft) -> Result<(), Refusal> {
    let now = evening.now;
    let fact = evening.minting(|house, mint| house.reopen(draft, &minh(), now, mint))?;
    evening.happens(fact);
    Ok(())
}

fn the_shift(house: &House) -> &Shift {
    house.shifts.values().next().unwrap()
}

#[test]
fn a_drawer_is_counted_blind_closed_with_a_number_and_never_changed() {
    let mut evening = evening("VND");
    assert_eq!(tend(&mut evening, &ShiftDraft::Close), Err(ShiftRefusal::NoShift.into()));
    let first = open(&mut evening, 500_000);
    assert_eq!(tend(&mut evening, &ShiftDraft::Open { float: Money::ZERO }), Err(ShiftRefusal::OpenAlready.into()));
    let left = bill(&mut evening, 2, 1);
    // Something was paid on it already: what is carried over says so.
    pay(&mut evening, left, Tender::Card, Money::minor(5_000), 0).unwrap();
    let paid = bill(&mut evening, 1, 2);
    let total = evening.house.checks[&paid].due();
    let payment = pay_all(&mut evening, paid);
    assert_eq!(payment.shift, Some(first));
    let out = ShiftDraft::Move { amount: Money::minor(-50_000), reason: "đá lạnh".into() };
    tend(&mut evening, &out).unwrap();
    let look = ShiftDraft::Move { amount: Money::ZERO, reason: "đổi tiền".into() };
    tend(&mut evening, &look).unwrap();
    assert!(tend(&mut evening, &ShiftDraft::Move { amount: Money::minor(1), reason: " ".into() }).is_err());

    assert!(!the_shift(&evening.house).shows(lan().role, Counting::Blind));
    assert_eq!(tend(&mut evening, &ShiftDraft::Close), Err(ShiftRefusal::NotCounted.into()));
    assert_eq!(tend(&mut evening, &count(&[(123, 1)])), Err(ShiftRefusal::BadCount.into()));
    tend(&mut evening, &count(&[(500_000, 1)])).unwrap();
    let shift = the_shift(&evening.house);
    let cash = shift.counts[0].differences[0];
    assert_eq!(cash.expected, Money::minor(450_000) + total);
    assert_eq!(cash.over(), Money::minor(50_000) - total);
    assert!(shift.shows(lan().role, Counting::Blind));
    assert_eq!(tend(&mut evening, &count(&[])), Err(ShiftRefusal::CountedAlready.into()), "look at the first count");
    let due = evening.house.checks[&left].due();
    assert_eq!(pay(&mut evening, left, Tender::Card, due, 0), Err(ShiftRefusal::Counted.into()));

    tend(&mut evening, &ShiftDraft::Close).unwrap();
    let Fact::Shift(ShiftFact::Closed { z, .. }) = &evening.events.last().unwrap().fact else { panic!("no Z") };
    assert_eq!((z.number, z.carried.len(), z.carried[0].check), (1, 1, left));
    assert_eq!((z.carried[0].total, z.carried[0].paid), (due + Money::minor(5_000), Money::minor(5_000)));
    evening.house.tidy();
    assert!(evening.house.check(left).unwrap().is_open(), "carried over, not lost");
    let reopening = ReopenDraft { check: paid, reason: "nhầm".into(), approval: None };
    assert_eq!(reopen(&mut evening, &reopening), Err(ShiftRefusal::Frozen.into()));

    open(&mut evening, 0);
    refund(&mut evening, paid, payment.id, 1_000).unwrap();
    assert_eq!(the_shift(&evening.house).expected(Tender::Cash), Money::minor(-1_000), "of the next shift");
    tend(&mut evening, &count(&[])).unwrap();
    tend(&mut evening, &ShiftDraft::TakeOver).unwrap();
    pay_all(&mut evening, left);
    tend(&mut evening, &count(&[])).unwrap();
    tend(&mut evening, &ShiftDraft::Close).unwrap();
    assert_eq!(evening.house.last_z, 2);
}

#[test]
fn a_payment_of_a_closed_shift_is_not_taken_off_any_more() {
    let mut evening = evening("VND");
    open(&mut evening, 0);
    let check = bill(&mut evening, 1, 3);
    let payment = pay(&mut evening, check, Tender::Cash, Money::minor(1_000), 0).unwrap();
    tend(&mut evening, &count(&[(1_000, 1)])).unwrap();
    assert_eq!(void(&mut evening, check, payment.id), Err(ShiftRefusal::Counted.into()));
    tend(&mut evening, &ShiftDraft::Close).unwrap();
    assert_eq!(void(&mut evening, check, payment.id), Err(ShiftRefusal::Frozen.into()));
    evening.house.tidy();
    assert_eq!(void(&mut evening, check, payment.id), Err(ShiftRefusal::Frozen.into()));
}

#[test]
fn a_house_that_asks_for_shifts_takes_nothing_without_one() {
    let mut evening = evening("USD");
    let check = bill(&mut evening, 1, 1);
    assert_eq!(pay(&mut evening, check, Tender::Card, Money::minor(1), 0).unwrap().shift, None);
    let mut reference = evening.house.reference.as_ref().clone();
    reference.venue.till.shifts = true;
    evening.house.reference = Arc::new(reference);
    assert_eq!(pay(&mut evening, check, Tender::Card, Money::minor(1), 0), Err(ShiftRefusal::NoShift.into()));
}

/// The same count, by somebody who has seen so many before it.
fn again(pieces: &[(i64, u32)], known: u32) -> ShiftDraft {
    let ShiftDraft::Count { pieces, others, .. } = count(pieces) else { panic!("no count") };
    ShiftDraft::Count { pieces, others, seen: Some(known) }
}

#[test]
fn whoever_miscounted_counts_again_and_both_counts_stay() {
    let mut evening = evening("VND");
    open(&mut evening, 500_000);
    assert!(the_shift(&evening.house).shows(lan().role, Counting::Open), "an X at any time where nobody counts blind");
    tend(&mut evening, &again(&[(200_000, 2)], 0)).unwrap();
    let late = tend(&mut evening, &again(&[(100_000, 5)], 0));
    assert_eq!(late, Err(ShiftRefusal::CountedAlready.into()), "two count at once: the second looks first");
    tend(&mut evening, &again(&[(500_000, 1)], 1)).unwrap();
    tend(&mut evening, &ShiftDraft::Close).unwrap();
    let shift = the_shift(&evening.house);
    let over: Vec<Money> = shift.counts.iter().map(|count| count.differences[0].over()).collect();
    assert_eq!(over, [Money::minor(-100_000), Money::ZERO]);
}

#[test]
fn what_is_taken_without_a_shift_stands_on_the_next_ones_z_apart() {
    let mut evening = evening("VND");
    let cash = bill(&mut evening, 1, 1);
    let due = evening.house.checks[&cash].due();
    let wrong = pay(&mut evening, cash, Tender::Card, Money::minor(10_000), 0).unwrap();
    void(&mut evening, cash, wrong.id).unwrap();
    pay_all(&mut evening, cash);
    let card = bill(&mut evening, 2, 1);
    pay(&mut evening, card, Tender::Card, due, 5_000).unwrap();
    assert_eq!(evening.house.outside.as_ref().unwrap().count(), 3);

    open(&mut evening, 500_000);
    assert!(evening.house.outside.is_none(), "carried once");
    let shift = the_shift(&evening.house);
    assert_eq!((shift.figures.checks, shift.before.as_ref().unwrap().figures.checks), (0, 2));
    assert_eq!(shift.before.as_ref().unwrap().figures.total, due + due);
    assert_eq!(shift.expected(Tender::Cash), Money::minor(500_000), "cash was counted with the float");
    assert_eq!(shift.expected(Tender::Card), due + Money::minor(5_000), "slips were not");

    // Opened again, it is paid in the shift; the sum of both is what was sold.
    let reopening = ReopenDraft { check: cash, reason: "nhầm".into(), approval: None };
    reopen(&mut evening, &reopening).unwrap();
    evening.send(cash, vec![line(BEER, 1)]).unwrap();
    pay_all(&mut evening, cash);
    assert_eq!(the_shift(&evening.house).figures.total, due);
    tend(&mut evening, &count(&[(500_000, 1)])).unwrap();
    tend(&mut evening, &ShiftDraft::Close).unwrap();
    evening.house.tidy();
    let late = bill(&mut evening, 1, 1);
    pay_all(&mut evening, late);
    assert_eq!(
        evening.house.outside.as_ref().unwrap().figures.checks,
        1,
        "and what comes after the Z waits for the next"
    );
}

#[test]
fn nothing_is_taken_out_that_is_not_there_and_closing_with_nothing_counts_as_no_payment() {
    let mut evening = evening("VND");
    open(&mut evening, 100_000);
    let out = |amount: i64| ShiftDraft::Move { amount: Money::minor(-amount), reason: "mua đá".into() };
    assert_eq!(tend(&mut evening, &out(100_001)), Err(ShiftRefusal::NotThere.into()));
    tend(&mut evening, &out(100_000)).unwrap();
    let check = bill(&mut evening, 1, 1);
    pay_all(&mut evening, check);
    reopen(&mut evening, &ReopenDraft { check, reason: "nhầm".into(), approval: None }).unwrap();
    pay(&mut evening, check, Tender::Cash, Money::ZERO, 0).unwrap();
    let counted: u32 = the_shift(&evening.house).figures.taken.values().map(|taking| taking.count).sum();
    assert_eq!(counted, 1);
}

#[test]
fn a_tender_by_which_more_went_back_than_came_is_counted_below_zero() {
    let mut evening = evening("VND");
    open(&mut evening, 0);
    let check = bill(&mut evening, 1, 1);
    let due = evening.house.checks[&check].due();
    let paid = pay(&mut evening, check, Tender::Card, due, 0).unwrap();
    let count = |amount: Money| ShiftDraft::Count { pieces: vec![], others: vec![(Tender::Card, amount)], seen: None };
    tend(&mut evening, &count(due)).unwrap();
    tend(&mut evening, &ShiftDraft::Close).unwrap();
    evening.house.tidy();
    open(&mut evening, 0);
    refund(&mut evening, check, paid.id, 9_000).unwrap();
    assert_eq!(tend(&mut evening, &count(Money::minor(-9_001))), Err(ShiftRefusal::BadCount.into()));
    tend(&mut evening, &count(Money::minor(-9_000))).unwrap();
    let shift = the_shift(&evening.house);
    assert!(shift.counts[0].differences.iter().all(|row| row.over() == Money::ZERO));
}

#[test]
fn a_refund_by_somebody_without_a_drawer_comes_out_of_the_one_that_got_the_money() {
    let mut evening = evening("VND");
    open(&mut evening, 1_000_000);
    let check = bill(&mut evening, 1, 1);
    let paid = pay_all(&mut evening, check);
    let before = the_shift(&evening.house).expected(paid.tender);
    // The manager stands somewhere else, at a device that has no drawer.
    let version = evening.house.checks[&check].version;
    let back = Back::Amount(Money::minor(9_000));
    let draft = RefundDraft { check, version, payment: paid.id, back, reason: "nguội".into(), approval: None };
    let (by, now) = (Actor { device: None, ..minh() }, evening.now);
    let fact = evening.minting(|house, mint| house.refund(&draft, &by, now, mint)).unwrap();
    evening.happens(fact);
    assert_eq!(the_shift(&evening.house).expected(paid.tender), before - Money::minor(9_000));
    assert!(evening.house.outside.is_none());
}

#[test]
fn a_bill_that_is_opened_again_counts_once() {
    let mut evening = evening("VND");
    open(&mut evening, 0);
    let check = bill(&mut evening, 1, 1);
    pay_all(&mut evening, check);
    let before = the_shift(&evening.house).figures.clone();
    let reopening = ReopenDraft { check, reason: "nhầm".into(), approval: None };
    reopen(&mut evening, &reopening).unwrap();
    assert_eq!((the_shift(&evening.house).figures.checks, the_shift(&evening.house).figures.total), (0, Money::ZERO));
    pay_all(&mut evening, check);
    let after = &the_shift(&evening.house).figures;
    assert_eq!((after.checks, after.total, &after.taxes), (before.checks, before.total, &before.taxes));
}

#[test]
fn every_currency_has_its_notes() {
    for currency in Currency::all() {
        let pieces = denominations(*currency);
        assert!(pieces.windows(2).all(|pair| pair[0] > pair[1]) && pieces.iter().all(|piece| *piece > Money::ZERO));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    #[test]
    fn an_x_is_the_sum_of_the_facts(
        currency in prop::sample::select(vec!["VND", "USD", "JPY"]),
        float in 0_i64..1_000_000,
        opened in 0_usize..20,
        steps in prop::collection::vec((0_u8..6, 0_usize..5, 1_i64..50_000, 0_i64..5_000), 20..40),
    ) {
        let mut evening = evening(currency);
        let checks = [bill(&mut evening, 1, 2), bill(&mut evening, 2, 5)];
        for (place, (deed, pick, amount, tip)) in steps.into_iter().enumerate() {
            if place == opened {
                open(&mut evening, float);
            }
            let check = checks[pick % 2];
            let payments = evening.house.checks[&check].payments.clone();
            let some = payments.get(pick).map(|payment| payment.id);
            // What is refused changes nothing, and must not be counted either.
            let _ = match (deed, some) {
                (0 | 1, _) => {
                    let due = evening.house.checks[&check].due();
                    let amount = if deed == 0 { Money::minor(amount).min(due) } else { due };
                    pay(&mut evening, check, Tender::ALL[pick], amount, tip).map(drop)
                }
                (2, Some(payment)) => void(&mut evening, check, payment),
                (3, Some(payment)) => refund(&mut evening, check, payment, amount),
                (4, _) => reopen(&mut evening, &ReopenDraft { check, reason: "nhầm".into(), approval: None }),
                _ => tend(&mut evening, &ShiftDraft::Move { amount: Money::minor(amount - 25_000), reason: "quỹ".into() }),
            };
        }
        let shift = the_shift(&evening.house);
        let mut cash = Money::minor(float);
        let (mut sums, mut total, mut bills) = ([Money::ZERO; 7], Money::ZERO, 0);
        let mut before = Money::ZERO;
        for event in &evening.events {
            match &event.fact {
                // Cash that came before lies in the float.
                Fact::Shift(ShiftFact::Opened { .. }) => before = std::mem::take(&mut sums[0]),
                Fact::Paid { payment, closed, check } => {
                    sums[Tender::ALL.iter().position(|of| *of == payment.tender).unwrap()] += payment.amount + payment.tip;
                    if *closed {
                        total += evening.house.checks[check].totals().total;
                        bills += 1;
                    }
                }
                Fact::CheckReopened { check, .. } => {
                    total += -check.totals().total;
                    bills -= 1;
                }
                Fact::PaymentReversed { payment, .. } => {
                    sums[Tender::ALL.iter().position(|of| *of == payment.tender).unwrap()] += payment.amount + payment.tip;
                }
                Fact::Shift(ShiftFact::Moved { movement, .. }) => cash += movement.amount,
                _ => {}
            }
        }
        sums[0] += cash;
        let carried = shift.before.as_ref().map(|before| before.figures.clone()).unwrap_or_default();
        prop_assert_eq!(carried.came(Tender::Cash), before);
        let (total, bills) = (total - carried.total, bills - carried.checks);
        prop_assert_eq!(Tender::ALL.map(|tender| shift.expected(tender)), sums);
        prop_assert_eq!((shift.figures.total, shift.figures.checks), (total, bills));
    }
}
