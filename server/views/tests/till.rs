//! The till says what to give back for the payment just taken, and no other; and offers nothing that can't be done.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../../domain/tests/small_house/mod.rs"]
mod small_house;

use goimon_domain::ids::CheckId;
use goimon_domain::lang::Lang;
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::settling::PaymentDraft;
use goimon_domain::shift::ShiftDraft;
use goimon_domain::venue::Terms;
use goimon_views::live::{Key, View};
use goimon_views::{Ctx, Words, cashier};
use small_house::*;

const GIVES_BACK: &str = "class=\"change b";

fn ctx(evening: &Evening) -> Ctx<'_> {
    Ctx { w: Words::of(Lang::Vi), who: None, house: Some(&evening.house), now: evening.now, notice: None }
}

fn till(evening: &Evening, check: CheckId) -> String {
    cashier::checkout(&ctx(evening), &evening.house, Some(&evening.house.checks[&check])).unwrap()
}

fn pay(evening: &mut Evening, check: CheckId, tender: Tender, amount: i64, given: Option<i64>) {
    let version = evening.house.checks[&check].version;
    let (amount, given) = (Money::minor(amount), given.map(Money::minor));
    let draft = PaymentDraft { check, version, tender, amount, given, tip: Money::ZERO, reference: None, part: None };
    let mut mint = || small_house::id(8_000_000 + u128::from(version));
    let fact = evening.house.pay(&draft, &lan(), evening.now, &mut mint).unwrap();
    evening.happens(fact);
}

#[test]
fn the_change_on_the_screen_is_that_of_the_payment_just_taken() {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    evening.send(check, vec![line(BEER, 2)]).unwrap();
    assert!(!till(&evening, check).contains(GIVES_BACK));
    pay(&mut evening, check, Tender::Cash, 10_000, Some(50_000));
    let page = till(&evening, check);
    let back = page.split(GIVES_BACK).nth(1).unwrap().split("</p>").next().unwrap();
    assert!(back.contains("40.000") && back.contains("50.000"), "while the bill is open: {back}");
    let rest = evening.house.checks[&check].due().units();
    pay(&mut evening, check, Tender::Transfer, rest, None);
    let page = till(&evening, check);
    assert!(page.contains(Words::of(Lang::Vi).t("till-settled")));
    assert!(!page.contains(GIVES_BACK), "nothing goes back for a transfer: {page}");
    // The guest reads what was paid, not who took it and when.
    let receipt = cashier::receipt(
        &ctx(&evening),
        &evening.house.reference,
        &evening.house.checks[&check],
        cashier::Receipt::default(),
    )
    .unwrap();
    let sums = receipt.split("<dl class=\"sums\">").nth(1).unwrap();
    assert!(sums.contains("50.000") && sums.contains("40.000") && !sums.contains("Lan"), "{sums}");
}

#[test]
fn a_check_with_nothing_on_it_comes_last_and_can_only_be_put_away() {
    let mut evening = Evening::new(Terms::default());
    let (empty, eating) = (evening.seat(1), evening.seat(2));
    evening.send(eating, vec![line(BEER, 1)]).unwrap();
    let keys = View::Checkout.keys(&evening.house);
    assert_eq!(keys[..2], [Key::Check(eating), Key::Check(empty)]);
    let page = till(&evening, empty);
    assert!(page.contains(&format!("action=\"/checks/{empty}/drop\"")) && !page.contains("data-pad="), "{page}");
    assert!(till(&evening, eating).contains("data-pad="));
}

#[test]
fn an_x_after_two_thousand_bills_takes_fifty_milliseconds_at_most() {
    const BILLS: u32 = 2_000;
    let mut evening = Evening::new(Terms::default());
    let open = ShiftDraft::Open { float: Money::minor(500_000) };
    evening.act(|house, now, mint| house.tend(&open, &lan(), now, mint).map(Some)).unwrap();
    for number in 0..BILLS {
        let check = evening.seat(1 + u128::from(number % 2));
        evening.send(check, vec![line(BEER, 2)]).unwrap();
        let due = evening.house.checks[&check].due().units();
        pay(&mut evening, check, if number % 3 == 0 { Tender::Card } else { Tender::Cash }, due, None);
        // Its ticket is bumped and forgotten: the house holds what is open.
        evening.house.checks.remove(&check);
        evening.events.clear();
    }
    let shift = evening.house.shifts.values().next().unwrap().clone();
    assert_eq!(shift.figures.checks, i64::from(BILLS));
    let began = std::time::Instant::now();
    let page = cashier::shift_report(&ctx(&evening), &evening.house.reference, &shift, Default::default()).unwrap();
    let took = began.elapsed();
    println!("an X after {BILLS} bills: {took:?} (≤ 50 ms), {} bytes", page.len());
    assert!(page.contains("88.000.000"), "{page}");
    assert!(took.as_millis() <= 50, "{took:?}");
}
