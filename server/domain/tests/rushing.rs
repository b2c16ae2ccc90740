//! What is in a hurry stands first, and everybody else keeps a slot of their own.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::event::Fact;
use goimon_domain::ids::*;
use goimon_domain::refusal::Refusal;
use goimon_domain::rushing::Hurry;
use goimon_domain::venue::Terms;
use small_house::*;

/// Three tables with noodles each, in slots 0, 1 and 2.
fn three() -> (Evening, [CheckId; 3]) {
    let mut evening = Evening::new(Terms::default());
    let checks = [1, 2, 1].map(|table| {
        let check = evening.seat(table);
        evening.send(check, vec![with(PHO, 1, &[])]).unwrap();
        check
    });
    (evening, checks)
}

fn order(evening: &Evening) -> Vec<CheckId> {
    let station = evening.house.checks.values().next().unwrap().tickets[0].station;
    evening.house.tickets_at(station).iter().map(|(check, _)| check.id).collect()
}

fn rush(evening: &mut Evening, check: CheckId) -> bool {
    let facts = evening.house.rush(Hurry::Check(check)).unwrap();
    let happened = !facts.is_empty();
    facts.into_iter().for_each(|fact| drop(evening.happens(fact)));
    happened
}

#[test]
fn the_first_slots_are_for_what_is_in_a_hurry_in_the_order_of_being_rushed() {
    let (mut evening, [one, two, three]) = three();
    assert!(rush(&mut evening, three));
    assert_eq!(order(&evening), [three, two, one], "they change places");
    assert!(rush(&mut evening, two));
    assert_eq!(order(&evening), [three, two, one], "the second in a hurry stands behind the first");
    assert!(!rush(&mut evening, two), "once is enough");
    let off = evening.house.call_off_rush(Hurry::Check(three)).unwrap().unwrap();
    evening.happens(Fact::Rush(off));
    assert_eq!(order(&evening), [three, two, one], "nobody moves for what is no longer urgent");
    assert!(rush(&mut evening, one));
    assert_eq!(order(&evening), [one, two, three]);
}

#[test]
fn what_nobody_makes_now_can_not_be_hurried() {
    let (mut evening, [one, ..]) = three();
    let ticket = evening.house.checks[&one].tickets[0].id;
    let bump = evening.house.bump(ticket).unwrap().unwrap();
    evening.happens(bump);
    for hurry in [Hurry::Ticket(ticket), Hurry::Check(one)] {
        assert_eq!(evening.house.rush(hurry).unwrap_err(), Refusal::NothingToRush);
    }
}
