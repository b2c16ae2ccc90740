//! Tips, and money that goes back: beside the payment, the way it came, never more than came in.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::approval::{ApprovalFor, Approved};
use goimon_domain::check::Check;
use goimon_domain::event::Fact;
use goimon_domain::ids::*;
use goimon_domain::intent::IntentDraft;
use goimon_domain::money::{Money, Rate};
use goimon_domain::payment::{Payment, Tender};
use goimon_domain::refusal::Refusal;
use goimon_domain::reopening::ReopenDraft;
use goimon_domain::reversing::{Back, RefundDraft, VoidDraft};
use goimon_domain::settling::PaymentDraft;
use goimon_domain::staff::{Actor, Role, Staff};
use goimon_domain::venue::Terms;
use proptest::prelude::*;
use small_house::*;

fn manager() -> Actor {
    Actor { role: Role::Manager, name: "Minh".into(), ..lan() }
}

fn check(evening: &Evening, id: CheckId) -> &Check {
    &evening.house.checks[&id]
}

fn pay(
    evening: &mut Evening,
    id: CheckId,
    tender: Tender,
    amount: i64,
    given: Option<i64>,
    tip: i64,
) -> Result<Payment, Refusal> {
    let draft = PaymentDraft {
        check: id,
        version: check(evening, id).version,
        tender,
        amount: Money::minor(amount),
        given: given.map(Money::minor),
        tip: Money::minor(tip),
        reference: Some(" 004711 ".into()),
        part: None,
    };
    let fresh = evening.mint();
    let fact = evening.house.pay(&draft, &lan(), evening.now, &mut || fresh)?;
    let Fact::Paid { payment, .. } = &fact else { panic!("{fact:?}") };
    let payment = payment.clone();
    evening.happens(fact);
    Ok(payment)
}

fn needed(amount: i64) -> Refusal {
    Refusal::ApprovalNeeded { amount: Money::minor(amount) }
}

fn reopen(evening: &mut Evening, check: CheckId, reason: &str, by: &Actor) -> Result<Fact, Refusal> {
    let draft = ReopenDraft { check, reason: reason.into(), approval: None };
    let now = evening.now;
    evening.minting(|house, mint| house.reopen(&draft, by, now, mint))
}

fn void(evening: &mut Evening, id: CheckId, payment: PaymentId, by: &Actor) -> Result<(), Refusal> {
    let draft = VoidDraft {
        check: id,
        version: check(evening, id).version,
        payment,
        reason: "wrong button".into(),
        approval: None,
    };
    let fresh = evening.mint();
    let fact = evening.house.void_payment(&draft, by, evening.now, &mut || fresh)?;
    evening.happens(fact);
    Ok(())
}

fn refund(evening: &mut Evening, id: CheckId, payment: PaymentId, back: Back, by: &Actor) -> Result<i64, Refusal> {
    let draft = RefundDraft {
        check: id,
        version: check(evening, id).version,
        payment,
        back,
        reason: "cold".into(),
        approval: None,
    };
    let fresh = evening.mint();
    let fact = evening.house.refund(&draft, by, evening.now, &mut || fresh)?;
    let Fact::PaymentReversed { payment, .. } = &fact else { panic!("{fact:?}") };
    let amount = payment.amount.units();
    evening.happens(fact);
    Ok(amount)
}

/// Three pho at 65,000 with 8 % and two beers at 22,000 with 10 %: 259,000 in all.
fn bill() -> (Evening, CheckId) {
    let mut evening = Evening::new(Terms::default());
    let id = evening.seat(1);
    evening.send(id, vec![line(PHO, 3), line(BEER, 2)]).unwrap();
    assert_eq!(check(&evening, id).due().units(), 259_000);
    (evening, id)
}

#[test]
fn a_tip_is_no_part_of_the_bill() {
    let (mut evening, id) = bill();
    let card = pay(&mut evening, id, Tender::Card, 100_000, None, 10_000).unwrap();
    assert_eq!((card.given.units(), card.change().units(), card.reference.as_deref()), (110_000, 0, Some("004711")));
    assert_eq!(check(&evening, id).due().units(), 159_000);
    let short = pay(&mut evening, id, Tender::Cash, 159_000, Some(160_000), 2_000);
    assert_eq!(short, Err(Refusal::GivenTooLittle { given: Money::minor(160_000), amount: Money::minor(161_000) }));
    let tip = Money::minor(500_001);
    assert_eq!(
        pay(&mut evening, id, Tender::Card, 100_000, None, 500_001),
        Err(Refusal::TipTooLarge { tip, amount: Money::minor(259_000) })
    );
    // Nor when the card is only asked for.
    let bill = check(&evening, id);
    let begun =
        IntentDraft { check: id, version: bill.version, tender: Tender::Card, amount: bill.due(), tip, part: None };
    let fresh = evening.mint();
    let refused = evening.house.begin(&begun, &lan(), evening.now, &mut || fresh);
    assert_eq!(refused, Err(Refusal::TipTooLarge { tip, amount: Money::minor(259_000) }));
    // A nought too many: more than a whole note would go back.
    let (given, amount) = (Money::minor(661_000), Money::minor(161_000));
    let much = pay(&mut evening, id, Tender::Cash, 159_000, Some(661_000), 2_000);
    assert_eq!(much, Err(Refusal::GivenTooMuch { given, amount }));
    let cash = pay(&mut evening, id, Tender::Cash, 159_000, Some(200_000), 2_000).unwrap();
    assert_eq!(cash.change().units(), 39_000);
    assert!(!check(&evening, id).is_open());
    assert_eq!(check(&evening, id).paid().units(), 259_000);
}

#[test]
fn wallet_and_voucher_come_in_exactly() {
    let (mut evening, id) = bill();
    for tender in [Tender::Wallet, Tender::Voucher] {
        assert_eq!(pay(&mut evening, id, tender, 1_000, Some(2_000), 0), Err(Refusal::OnlyCashGivesChange));
        assert_eq!(pay(&mut evening, id, tender, 1_000, None, 0).unwrap().change(), Money::ZERO);
    }
    assert_eq!(pay(&mut evening, id, Tender::Cash, 1_000, None, -1), Err(Refusal::BadAmount));
}

#[test]
fn a_payment_is_voided_beside_itself_and_owed_again() {
    let (mut evening, id) = bill();
    let card = pay(&mut evening, id, Tender::Card, 100_000, None, 5_000).unwrap();
    let other = Actor { name: "Mai".into(), role: Role::Cashier, ..lan() };
    assert_eq!(void(&mut evening, id, card.id, &other), Err(needed(100_000)));
    void(&mut evening, id, card.id, &lan()).unwrap();
    let found = check(&evening, id);
    assert_eq!((found.due().units(), found.payments.len()), (259_000, 2));
    let entry = &found.payments[1];
    assert_eq!((entry.amount.units(), entry.tip.units(), entry.change()), (-100_000, -5_000, Money::ZERO));
    assert_eq!(found.payments[0], card, "nothing was edited");
    assert_eq!(void(&mut evening, id, card.id, &manager()), Err(Refusal::ReversedAlready));
    let entry = check(&evening, id).payments[1].id;
    assert_eq!(void(&mut evening, id, entry, &manager()), Err(Refusal::NoSuchPayment));

    // The next day it takes a manager.
    let cash = pay(&mut evening, id, Tender::Cash, 1_000, None, 0).unwrap();
    evening.now = evening.now.plus_ms(24 * 3_600_000);
    assert_eq!(void(&mut evening, id, cash.id, &lan()), Err(needed(1_000)));
    void(&mut evening, id, cash.id, &manager()).unwrap();
}

#[test]
fn a_refund_goes_back_the_way_it_came_and_leaves_nothing_owed() {
    let (mut evening, id) = bill();
    let card = pay(&mut evening, id, Tender::Card, 200_000, None, 0).unwrap();
    let amount = |units| Back::Amount(Money::minor(units));
    assert_eq!(refund(&mut evening, id, card.id, amount(1), &manager()), Err(Refusal::NotPaidYet));
    pay(&mut evening, id, Tender::Cash, 59_000, None, 0).unwrap();
    assert_eq!(refund(&mut evening, id, card.id, amount(1), &lan()), Err(needed(1)));
    let seen = check(&evening, id).version - 1;
    let old = RefundDraft {
        check: id,
        version: seen,
        payment: card.id,
        back: amount(1),
        reason: "cold".into(),
        approval: None,
    };
    let fresh = evening.mint();
    let stale = evening.house.refund(&old, &manager(), evening.now, &mut || fresh);
    assert_eq!(
        stale,
        Err(Refusal::Stale { version: seen + 1, due: Money::ZERO }),
        "not of a bill that somebody changed"
    );
    // One of three pho with its 8 %, then the other two.
    let pho = check(&evening, id).lines[0].id;
    assert_eq!(refund(&mut evening, id, card.id, Back::Lines(vec![(pho, 1)]), &manager()), Ok(-70_200));
    assert_eq!(
        refund(&mut evening, id, card.id, Back::Lines(vec![(pho, 3)]), &manager()),
        Err(Refusal::RefundedAlready { most: 2 })
    );
    assert_eq!(
        refund(&mut evening, id, card.id, Back::Lines(vec![(pho, 2)]), &manager()),
        Err(Refusal::MoreThanTaken { left: Money::minor(129_800) })
    );
    assert_eq!(refund(&mut evening, id, card.id, amount(129_800), &manager()), Ok(-129_800));
    assert_eq!(
        refund(&mut evening, id, card.id, amount(1), &manager()),
        Err(Refusal::MoreThanTaken { left: Money::ZERO })
    );
    let found = check(&evening, id);
    assert_eq!((found.due(), found.refunded().units(), found.is_open()), (Money::ZERO, 200_000, false));
    assert!(found.payments[2..].iter().all(|entry| entry.tender == Tender::Card));
}

#[test]
fn a_manager_opens_a_closed_check_again() {
    let (mut evening, id) = bill();
    let cash = pay(&mut evening, id, Tender::Cash, 259_000, None, 0).unwrap();
    assert_eq!(reopen(&mut evening, id, "wrong tender", &lan()), Err(needed(259_000)));
    assert!(matches!(reopen(&mut evening, id, "", &manager()), Err(Refusal::NoReason { .. })));
    let fact = reopen(&mut evening, id, "wrong tender", &manager()).unwrap();
    let version = check(&evening, id).version;
    // A house that has let go of it gets it back.
    evening.house.checks.remove(&id);
    evening.happens(fact);
    assert_eq!((check(&evening, id).due(), check(&evening, id).version), (Money::ZERO, version + 1));
    assert_eq!(reopen(&mut evening, id, "again", &manager()), Err(Refusal::NotPaidYet));
    void(&mut evening, id, cash.id, &lan()).unwrap();
    pay(&mut evening, id, Tender::Card, 259_000, None, 0).unwrap();
    assert_eq!((check(&evening, id).is_open(), check(&evening, id).payments.len()), (false, 3));
}

#[test]
fn a_managers_word_lets_somebody_else_give_back_just_that_once_within_a_minute() {
    let (mut evening, id) = bill();
    let card = pay(&mut evening, id, Tender::Card, 259_000, None, 0).unwrap();
    let what = ApprovalFor { act: Approved::Refund, check: id, line: None, amount: Money::minor(9_000) };
    let minh = Staff { id: manager().staff.unwrap(), name: "Minh".into(), role: Role::Manager, active: true };
    let allow = |evening: &mut Evening, what: &ApprovalFor| {
        let fresh = evening.mint();
        let fact = evening.house.approve(what, &minh, evening.now, &mut || fresh).unwrap();
        let Fact::Approved { approval } = &fact else { panic!("{fact:?}") };
        let given = approval.id;
        evening.happens(fact);
        given
    };
    let back = |evening: &mut Evening, units: i64, approval| {
        let back = Back::Amount(Money::minor(units));
        let version = check(evening, id).version;
        let draft = RefundDraft { check: id, version, payment: card.id, back, reason: "cold".into(), approval };
        let fresh = evening.mint();
        let fact = evening.house.refund(&draft, &lan(), evening.now, &mut || fresh)?;
        let Fact::PaymentReversed { sanction, .. } = &fact else { panic!("{fact:?}") };
        assert_eq!(sanction.as_ref().map(|sanction| sanction.name.as_str()), Some("Minh"));
        evening.happens(fact);
        Ok(())
    };
    let gone = |units| Err(Refusal::ApprovalGone { amount: Money::minor(units) });
    let word = Some(allow(&mut evening, &what));
    assert_eq!(back(&mut evening, 9_001, word), gone(9_001), "for just that much");
    assert_eq!(back(&mut evening, 9_000, word), Ok(()));
    assert_eq!(back(&mut evening, 9_000, word), gone(9_000), "once");
    let word = Some(allow(&mut evening, &what));
    evening.now = evening.now.plus_ms(60_000);
    assert_eq!(back(&mut evening, 9_000, word), gone(9_000), "within a minute");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Whatever is given back, line by line in any steps: all lines together are the whole total, never more, and each
    /// time an amount that can be handed over.
    #[test]
    fn refunds_of_all_lines_are_the_whole(
        quantities in prop::collection::vec((prop_oneof![Just(PHO), Just(BEER)], 1..7u32), 1..6),
        steps in prop::collection::vec((0..6usize, 1..7u32), 0..30),
        service in 0..2_000u32, tax_included: bool, step in prop_oneof![Just(0i64), Just(1_000)],
    ) {
        let terms = Terms { service: Rate(service), tax_included, cash_step: Money::minor(step), ..Terms::default() };
        let mut evening = Evening::new(terms);
        let id = evening.seat(1);
        evening.send(id, quantities.iter().map(|(item, n)| line(*item, *n)).collect()).unwrap();
        let due = check(&evening, id).due().units();
        let paid = pay(&mut evening, id, Tender::Card, due, None, 0).unwrap();
        let rest = (0..quantities.len()).flat_map(|place| (0..7).map(move |_| (place, 1)));
        for (place, count) in steps.into_iter().chain(rest) {
            let Some(line) = check(&evening, id).lines.get(place).map(|line| line.id) else { continue };
            if let Ok(amount) = refund(&mut evening, id, paid.id, Back::Lines(vec![(line, count)]), &manager()) {
                prop_assert!(amount < 0);
                prop_assert_eq!(amount % step.max(1), 0, "what can be handed over");
            }
            prop_assert!(check(&evening, id).refunded().units() <= due);
            prop_assert_eq!(check(&evening, id).due(), Money::ZERO);
        }
        prop_assert_eq!(check(&evening, id).refunded().units(), due);
    }
}
