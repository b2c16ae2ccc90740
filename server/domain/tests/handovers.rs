//! What was handed over last comes back where it stood, as old as it was.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::event::Fact;
use goimon_domain::handovers::{HandOvers, KEPT};
use goimon_domain::house::House;
use goimon_domain::ids::*;
use goimon_domain::line::Line;
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::screen::{Level, Screen, Setup};
use goimon_domain::settling::PaymentDraft;
use goimon_domain::venue::Terms;
use small_house::*;
use std::sync::Arc;

fn with_runners(evening: &mut Evening) {
    let setup = Setup { level: Level::Runner, ..Setup::default() };
    let screen = Screen { id: ScreenId(id(65)), name: "Bưng".into(), position: 0, setup };
    Arc::make_mut(&mut evening.house.reference).screens.push(screen);
}

/// Somebody orders and the kitchen makes it all: the lines, in order.
fn made(evening: &mut Evening, check: CheckId, lines: &[(u128, u32)]) -> Vec<LineId> {
    let before = evening.house.checks[&check].lines.len();
    evening.send(check, lines.iter().map(|(item, n)| line(*item, *n)).collect()).unwrap();
    for ticket in evening.house.checks[&check].tickets.clone() {
        if let Some(fact) = evening.house.bump(ticket.id).unwrap() {
            evening.happens(fact);
        }
    }
    evening.house.checks[&check].lines[before..].iter().map(|line| line.id).collect()
}

fn hand_on(evening: &mut Evening, check: CheckId, lines: &[LineId]) {
    let fact = evening.house.hand_on(check, lines).unwrap().unwrap();
    evening.happens(fact);
}

fn bring_back(evening: &mut Evening, check: CheckId, lines: &[LineId], level: Level) -> usize {
    let facts = evening.house.bring_back(check, lines, level).unwrap();
    let count = facts.len();
    facts.into_iter().for_each(|fact| drop(evening.happens(fact)));
    count
}

fn pay(evening: &mut Evening, check: CheckId) {
    let found = evening.house.checks[&check].clone();
    let (version, amount) = (found.version, found.due());
    let tender = Tender::Cash;
    let draft =
        PaymentDraft { check, version, tender, amount, given: None, tip: Money::ZERO, reference: None, part: None };
    let now = evening.now;
    let fact = evening.minting(|house, mint| house.pay(&draft, &lan(), now, mint)).unwrap();
    evening.happens(fact);
}

/// The lines of each hand-over, the latest first.
fn list(house: &House, level: Level) -> Vec<Vec<LineId>> {
    let ids = |lines: &[&Line]| lines.iter().map(|line| line.id).collect();
    house.handed_over(level).iter().map(|over| ids(&over.lines)).collect()
}

#[test]
fn without_runners_the_pass_takes_back_what_went_out_of_it_also_by_a_waiter() {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    let first = made(&mut evening, check, &[(PHO, 1), (BEER, 2)]);
    let second = made(&mut evening, check, &[(PHO, 3)]);
    hand_on(&mut evening, check, &first);
    let fact = evening.house.serve(check, &second).unwrap().unwrap();
    evening.happens(fact);
    assert_eq!(list(&evening.house, Level::Pass), [second.clone(), first.clone()]);
    assert!(list(&evening.house, Level::Runner).is_empty() && list(&evening.house, Level::Tickets).is_empty());
    let before = evening.house.checks[&check].clone();
    assert_eq!(bring_back(&mut evening, check, &first, Level::Pass), 1);
    let after = evening.house.checks[&check].clone();
    for line in after.lines.iter().filter(|line| first.contains(&line.id)) {
        assert!(line.ready().is_some(), "it stands at the pass");
        assert_eq!(after.began(line), before.began(before.line(line.id).unwrap()), "as old as it was");
    }
    assert_eq!(list(&evening.house, Level::Pass), [second]);
    assert_eq!(bring_back(&mut evening, check, &first, Level::Pass), 0, "once is enough");
}

#[test]
fn with_runners_each_level_takes_back_its_own() {
    let mut evening = Evening::new(Terms::default());
    with_runners(&mut evening);
    let check = evening.seat(1);
    let lines = made(&mut evening, check, &[(PHO, 1), (BEER, 2)]);
    hand_on(&mut evening, check, &lines);
    assert_eq!(list(&evening.house, Level::Pass), std::slice::from_ref(&lines));
    assert!(list(&evening.house, Level::Runner).is_empty(), "nobody has carried it yet");
    let fact = evening.house.serve(check, &lines[..1]).unwrap().unwrap();
    evening.happens(fact);
    assert_eq!(list(&evening.house, Level::Runner), [lines[..1].to_vec()]);
    assert_eq!(list(&evening.house, Level::Pass), std::slice::from_ref(&lines), "it was one hand-over at the pass");

    // The runner takes back one step, and never two.
    let passed = evening.house.checks[&check].line(lines[0]).unwrap().passed.clone();
    assert_eq!(bring_back(&mut evening, check, &lines[..1], Level::Runner), 1);
    assert_eq!(bring_back(&mut evening, check, &lines[..1], Level::Runner), 0);
    let line = evening.house.checks[&check].line(lines[0]).unwrap().clone();
    assert!(line.is_passed() && line.passed == passed, "it waits for a runner as long as it did");

    // The pass takes all of it back, however far each plate went.
    let fact = evening.house.serve(check, &lines[1..]).unwrap().unwrap();
    evening.happens(fact);
    assert_eq!(bring_back(&mut evening, check, &lines, Level::Pass), 2);
    let found = evening.house.checks[&check].clone();
    assert!(found.lines.iter().all(|line| line.ready().is_some() && !line.is_passed()));
    assert!(list(&evening.house, Level::Pass).is_empty() && list(&evening.house, Level::Runner).is_empty());
}

#[test]
fn a_paid_check_stays_for_as_long_as_it_can_be_taken_back() {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    let lines = made(&mut evening, check, &[(PHO, 1)]);
    hand_on(&mut evening, check, &lines);
    pay(&mut evening, check);
    evening.house.bumped.clear();
    evening.house.tidy();
    assert_eq!(list(&evening.house, Level::Pass), std::slice::from_ref(&lines));
    assert_eq!(bring_back(&mut evening, check, &lines, Level::Pass), 1);

    for _ in 0..KEPT {
        let other = evening.seat(2);
        let lines = made(&mut evening, other, &[(BEER, 1)]);
        hand_on(&mut evening, other, &lines);
        pay(&mut evening, other);
    }
    hand_on(&mut evening, check, &lines);
    evening.house.bumped.clear();
    evening.house.tidy();
    assert_eq!(evening.house.handed_over(Level::Pass).len(), KEPT);
    assert_eq!(evening.house.checks.len(), KEPT, "the first of them is nobody's any more");
}

#[test]
fn what_moves_or_is_taken_off_is_where_it_is() {
    let mut evening = Evening::new(Terms::default());
    let (one, two) = (evening.seat(1), evening.seat(2));
    let lines = made(&mut evening, one, &[(PHO, 1), (BEER, 2)]);
    hand_on(&mut evening, one, &lines);
    let version = evening.house.checks[&one].version;
    let facts = evening.minting(|house, mint| house.merge(one, two, version, mint)).unwrap();
    facts.into_iter().for_each(|fact| drop(evening.happens(fact)));
    let all = evening.house.handed_over(Level::Pass);
    assert_eq!((all.len(), all[0].check.id), (1, two));
    assert_eq!(evening.house.handed, HandOvers::of(&evening.house.checks));
    let edit = goimon_domain::voiding::LineEdit {
        check: two,
        line: lines[0],
        version: evening.house.checks[&two].line(lines[0]).unwrap().version,
        quantity: None,
        reason: Some(goimon_domain::reason::Reason { why: goimon_domain::reason::Why::Quality, words: None }),
        approval: None,
    };
    evening.act(|house, now, mint| house.void_line(&edit, &minh(), now, mint).map(Some)).unwrap();
    assert_eq!(list(&evening.house, Level::Pass), [lines[1..].to_vec()]);
}

#[test]
fn an_unknown_line_is_refused() {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    assert!(evening.house.bring_back(check, &[LineId(id(4))], Level::Pass).is_err());
    let facts: Vec<Fact> = evening.house.bring_back(check, &[], Level::Pass).unwrap();
    assert!(facts.is_empty());
}
