//! 86: the last portion is sold once, and what is gone is refused whole.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::house::Touched;
use goimon_domain::ids::ItemId;
use goimon_domain::refusal::Refusal;
use goimon_domain::time::At;
use goimon_domain::venue::Terms;
use proptest::prelude::*;
use small_house::*;

const DAY_MS: i64 = 24 * 3_600_000;

fn item(n: u128) -> ItemId {
    ItemId(id(n))
}

fn count(evening: &mut Evening, n: u128, left: u32, today: bool) {
    let fact = evening.house.set_left(item(n), left, today, evening.now).unwrap().unwrap();
    evening.happens(fact);
}

#[test]
fn the_last_portions_are_sold_once_and_the_line_is_named() {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    count(&mut evening, BEER, 3, false);
    let refusal = evening.send(check, vec![line(PHO, 1), line(BEER, 2), line(BEER, 2)]).unwrap_err();
    assert!(matches!(refusal, Refusal::TooFewLeft { line: 3, left: 3, .. }), "{refusal}");
    assert_eq!(evening.house.left(item(BEER)), Some(3), "refused whole");
    evening.send(check, vec![line(BEER, 3)]).unwrap();
    assert_eq!(evening.house.left(item(BEER)), Some(0));
    let refusal = evening.send(check, vec![line(PHO, 1), line(BEER, 1)]).unwrap_err();
    assert!(matches!(refusal, Refusal::SoldOut { line: 2, .. }), "{refusal}");
    let mut touched = Touched::default();
    evening.house.give_back(item(BEER), 1, &mut touched);
    assert!(touched.portions.contains(&item(BEER)));
    evening.send(check, vec![line(BEER, 1)]).unwrap();
    let back = evening.house.back_on_sale(item(BEER)).unwrap().unwrap();
    evening.happens(back);
    assert_eq!(evening.house.left(item(BEER)), None);
    evening.send(check, vec![line(BEER, 100)]).unwrap();
    assert_eq!(evening.house.back_on_sale(item(BEER)).unwrap(), None, "harmless twice");
}

#[test]
fn only_what_was_said_for_today_is_forgotten_tomorrow() {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    count(&mut evening, BEER, 0, true);
    count(&mut evening, PHO, 0, false);
    assert_eq!(evening.house.counted().len(), 3, "the crab has run out from the start");
    evening.now = At(evening.now.0 + DAY_MS);
    assert_eq!(evening.send(check, vec![line(PHO, 1)]).unwrap_err().key(), "sold-out");
    evening.send(check, vec![line(BEER, 1)]).unwrap();
    evening.seat(2);
    assert!(!evening.house.portions.contains_key(&item(BEER)), "forgotten with the first check of the day");
    assert!(evening.house.portions.contains_key(&item(PHO)));
}

#[test]
fn what_can_not_be_counted_is_refused() {
    let evening = Evening::new(Terms::default());
    let said = |n: u128, left: u32| evening.house.set_left(item(n), left, false, EVENING);
    assert_eq!(said(99, 0).unwrap_err().key(), "not-on-menu");
    assert_eq!(said(PHO, 10_000).unwrap_err().key(), "bad-portions");
    assert_eq!(said(CRAB, 0).unwrap(), None, "it was said already");
}

proptest! {
    #[test]
    fn never_more_is_sold_than_there_was(
        portions in 0..20u32,
        rounds in prop::collection::vec(prop::collection::vec((any::<bool>(), 1..6u32), 1..4), 1..12),
    ) {
        let mut evening = Evening::new(Terms::default());
        let checks = [evening.seat(1), evening.seat(2)];
        count(&mut evening, BEER, portions, true);
        for (place, round) in rounds.iter().enumerate() {
            let lines = round.iter().map(|(beer, n)| line(if *beer { BEER } else { PHO }, *n)).collect();
            let wanted: u32 = round.iter().filter(|(beer, _)| *beer).map(|(_, n)| n).sum();
            let left = evening.house.left(item(BEER)).unwrap();
            let sent = evening.send(checks[place % 2], lines);
            prop_assert_eq!(sent.is_ok(), wanted <= left, "{:?} of {}", sent, left);
        }
        let sold: u32 = evening.house.checks.values().flat_map(|check| &check.lines)
            .filter(|line| line.item == item(BEER)).map(|line| line.quantity).sum();
        prop_assert_eq!(sold + evening.house.left(item(BEER)).unwrap(), portions);
    }
}
