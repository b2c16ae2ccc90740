//! Settling: only what is taken in cash can be more than the amount.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::event::Fact;
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::refusal::Refusal;
use goimon_domain::settling::PaymentDraft;
use goimon_domain::venue::Terms;
use small_house::*;

#[test]
fn only_cash_gives_change() {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    evening.send(check, vec![line(BEER, 1)]).unwrap();
    let version = evening.house.checks[&check].version;
    let pay = |tender, given: Option<i64>| {
        let (amount, given) = (Money::minor(1_000), given.map(Money::minor));
        let draft =
            PaymentDraft { check, version, tender, amount, given, tip: Money::ZERO, reference: None, part: None };
        evening.house.pay(&draft, &lan(), evening.now, &mut || id(7)).map(|fact| match fact {
            Fact::Paid { payment, .. } => payment.change().units(),
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(pay(Tender::Cash, Some(5_000)), Ok(4_000));
    for tender in [Tender::Card, Tender::Transfer] {
        for given in [5_000, 500, 0] {
            assert_eq!(pay(tender, Some(given)), Err(Refusal::OnlyCashGivesChange), "{tender:?} {given}");
        }
        // Saying exactly the amount says nothing.
        assert_eq!(pay(tender, Some(1_000)), Ok(0));
        assert_eq!(pay(tender, None), Ok(0));
    }
}
