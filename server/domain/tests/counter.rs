//! The takeaway counter: what is paid is cooked, and what is cooked is paid.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::bearing::Bearing;
use goimon_domain::calling::Call;
use goimon_domain::counter::{CounterRefusal, PaidSale, Sale, SalePayment};
use goimon_domain::event::Fact;
use goimon_domain::ids::{CheckId, RoundId};
use goimon_domain::money::{Money, Rate};
use goimon_domain::payment::Tender;
use goimon_domain::refusal::Refusal;
use goimon_domain::venue::Terms;
use small_house::{BEER, Evening, PHO, id, lan, line};

fn pays(tender: Tender, amount: Option<i64>, given: Option<i64>) -> SalePayment {
    let (amount, given) = (amount.map(Money::minor), given.map(Money::minor));
    SalePayment { tender, amount, given, tip: Money::ZERO, reference: None }
}

fn draft(number: u128, payments: Vec<SalePayment>) -> PaidSale {
    let lines = vec![line(PHO, 2), line(BEER, 1)];
    PaidSale {
        sale: Sale {
            id: RoundId(id(number)),
            lines,
            away: None,
            customer: None,
            vouchers: Vec::new(),
            discounts: Vec::new(),
        },
        seen: None,
        payments,
    }
}

#[test]
fn a_sale_is_a_bill_like_any_other_and_closed_when_the_kitchen_gets_it() {
    let mut evening = Evening::new(Terms { service: Rate(500), bearing: Bearing::all(), ..Terms::default() });
    let sold = draft(7_001, vec![pays(Tender::Card, Some(20_000), None), pays(Tender::Cash, None, Some(500_000))]);
    let mut check = None;
    evening
        .act(|house, now, mint| {
            let quoted = house.quote(&sold.sale, &lan(), now, mint).unwrap();
            let facts = house.sell(&sold, &lan(), now, mint)?;
            let words: Vec<&str> = facts.iter().map(Fact::word).collect();
            assert_eq!(words, ["check_opened", "round_sent", "paid", "paid"]);
            check = facts[0].check().map(|check| (check, quoted.due()));
            Ok::<_, Refusal>(facts)
        })
        .unwrap();
    let (check, quoted): (CheckId, Money) = check.unwrap();
    let found = evening.house.check(check).unwrap().clone();
    assert!(!found.is_open() && found.due() == Money::ZERO);
    assert_eq!((found.totals().total, found.paid()), (quoted, quoted));
    assert!(found.totals().service > Money::ZERO, "service is charged as on any bill");
    assert!(found.lines.iter().all(|line| line.is_queued()) && found.tickets.iter().all(|ticket| ticket.is_open()));
    assert!(matches!(found.call(), Some(Call::Making { .. })));
    // The kitchen has it though the bill is closed, and it stays until it is handed over.
    for ticket in &found.tickets {
        let fact = evening.house.bump(ticket.id).unwrap().unwrap();
        evening.happens(fact);
    }
    evening.house.tidy();
    assert!(matches!(evening.house.check(check).unwrap().call(), Some(Call::Ready { .. })));
    let lines: Vec<_> = found.lines.iter().map(|line| line.id).collect();
    let fact = evening.house.serve(check, &lines).unwrap().unwrap();
    evening.happens(fact);
    assert_eq!(evening.house.check(check).unwrap().call(), None);
}

#[test]
fn less_than_all_of_it_or_more_is_refused_whole() {
    let evening = Evening::new(Terms::default());
    let mut next = 9_000;
    let mut sell = |payments: Vec<SalePayment>, seen: Option<i64>| {
        let mut mint = || {
            next += 1;
            id(next)
        };
        let wanted = PaidSale { seen: seen.map(Money::minor), ..draft(7_002, payments) };
        evening.house.sell(&wanted, &lan(), evening.now, &mut mint).map(|facts| facts.len())
    };
    let cash = |amount| pays(Tender::Cash, amount, None);
    let Err(Refusal::Counter(CounterRefusal::NotPaidInFull { left: due })) = sell(vec![], None) else {
        panic!("nothing was paid")
    };
    for part in [1, due.units() / 2, due.units() - 1] {
        let left = due - Money::minor(part);
        assert_eq!(sell(vec![cash(Some(part))], None), Err(CounterRefusal::NotPaidInFull { left }.into()));
    }
    assert_eq!(sell(vec![cash(Some(due.units() + 1))], None), Err(Refusal::MoreThanDue { due }));
    assert_eq!(sell(vec![cash(None)], Some(due.units() - 1)), Err(CounterRefusal::TotalChanged { due }.into()));
    assert!(sell(vec![cash(None), cash(None)], None).is_err(), "paid twice");
    assert!(matches!(sell(vec![cash(None); 11], None), Err(Refusal::Counter(CounterRefusal::TooManyPayments { .. }))));
    assert_eq!(sell(vec![cash(None)], Some(due.units())), Ok(3));
}
