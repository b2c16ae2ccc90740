//! Courses: what is held waits grey on a ticket of its own until it is fired, and can be held again while nobody has begun.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::course::Course;
use goimon_domain::coursing::{CourseFact, CourseRefusal};
use goimon_domain::event::Fact;
use goimon_domain::ids::*;
use goimon_domain::money::Money;
use goimon_domain::moving::{Goal, LinesDraft};
use goimon_domain::payment::Tender;
use goimon_domain::refusal::Refusal;
use goimon_domain::sending::LineDraft;
use goimon_domain::settling::PaymentDraft;
use goimon_domain::venue::Terms;
use goimon_domain::voiding::LineEdit;
use small_house::*;

const NOODLE: u128 = 11;

fn of(course: Course, draft: LineDraft) -> LineDraft {
    LineDraft { course: Some(course), ..draft }
}

/// A starter that goes at once and two mains that wait, at the same station, and a beer.
fn dinner() -> (Evening, CheckId) {
    let mut evening = Evening::new(Terms { tax_included: true, ..Terms::default() });
    let check = evening.seat(1);
    let lines = vec![of(Course::Starters, line(PHO, 1)), line(PHO, 2), line(BEER, 1)];
    evening.send_holding(check, lines, &[Course::Mains]).unwrap();
    (evening, check)
}

fn fire(evening: &mut Evening, check: CheckId, course: Course) -> bool {
    let fact = evening.house.fire(check, course).unwrap();
    fact.map(|fact| evening.happens(Fact::Course(fact))).is_some()
}

fn hold(evening: &mut Evening, check: CheckId, course: Course) -> Result<(), Refusal> {
    evening.act(|house, now, mint| Ok(house.hold(check, course, now, mint)?.map(Fact::Course)))
}

fn serve_all(evening: &mut Evening, check: CheckId) {
    let lines: Vec<LineId> = evening.house.checks[&check].lines.iter().map(|line| line.id).collect();
    evening.house.serve(check, &lines).unwrap().into_iter().for_each(|fact| drop(evening.happens(fact)));
}

#[test]
fn a_held_course_stands_apart_and_is_neither_done_nor_bumped() {
    let (evening, id) = dinner();
    let check = &evening.house.checks[&id];
    let words: Vec<_> = check.lines.iter().map(|line| line.state_word()).collect();
    assert_eq!(words, ["queued", "held", "queued"], "the courses of the items count, unless a line says otherwise");
    let tickets = evening.house.tickets_at(StationId(id_of(NOODLE)));
    assert_eq!(tickets.len(), 2, "what waits has a ticket of its own");
    let (live, held) = (tickets[0].1, tickets[1].1);
    assert!(!live.is_held() && held.is_held() && live.slot != held.slot && live.number != held.number);
    assert_eq!(evening.house.bump(held.id).unwrap(), None);
    assert_eq!(evening.house.finish_line(held.id, check.lines[1].id).unwrap(), None);
    assert_eq!(evening.house.serve(id, &[check.lines[1].id]).unwrap(), None, "nor carried out");
    assert_eq!(check.totals().total, Money::minor(65_000 * 3 + 22_000), "it is charged as ordered");
}

fn id_of(n: u128) -> uuid::Uuid {
    small_house::id(n)
}

#[test]
fn firing_makes_it_live_once_and_its_age_begins_then() {
    let (mut evening, id) = dinner();
    evening.now = evening.now.plus_ms(20 * 60_000);
    assert!(fire(&mut evening, id, Course::Mains));
    let check = evening.house.checks[&id].clone();
    let main = &check.lines[1];
    assert!(main.is_queued() && main.version == 2);
    let ticket = check.ticket(main.ticket).unwrap();
    assert_eq!((ticket.opened_at, ticket.is_held()), (evening.now, false));
    assert_eq!(check.began(main), Some(evening.now));
    assert!(!fire(&mut evening, id, Course::Mains), "fired twice is fired once");
    assert_eq!(evening.house.checks[&id], check);
    let bumped = evening.house.bump(main.ticket).unwrap().unwrap();
    evening.happens(bumped);
    assert_eq!(evening.house.checks[&id].lines[1].state_word(), "ready");
}

#[test]
fn a_fire_is_seen_when_every_station_concerned_has_painted_it() {
    let (mut evening, id) = dinner();
    evening.happens(Fact::StationsSaw { seen: vec![(StationId(id_of(NOODLE)), evening.house.seq)], besides: vec![] });
    assert!(fire(&mut evening, id, Course::Mains));
    let unseen = |evening: &Evening| {
        evening.house.checks[&id].fire_unseen(Course::Mains, |station, seq| evening.house.has_shown(station, seq))
    };
    assert_eq!(unseen(&evening), [StationId(id_of(NOODLE))], "the round was seen, the fire was not");
    evening.happens(Fact::StationsSaw { seen: vec![(StationId(id_of(NOODLE)), evening.house.seq)], besides: vec![] });
    assert_eq!(unseen(&evening), []);
}

#[test]
fn more_of_a_waiting_course_joins_it_and_the_rest_joins_what_is_made() {
    let (mut evening, id) = dinner();
    evening.send_holding(id, vec![line(PHO, 1), of(Course::Starters, line(PHO, 1))], &[Course::Mains]).unwrap();
    let check = &evening.house.checks[&id];
    assert_eq!(check.tickets.len(), 3, "no new ticket");
    assert_eq!(check.lines[3].ticket, check.lines[1].ticket);
    assert_eq!(check.lines[4].ticket, check.lines[0].ticket);
    assert!(fire(&mut evening, id, Course::Mains));
    evening.send(id, vec![line(PHO, 1)]).unwrap();
    let check = &evening.house.checks[&id];
    assert_eq!(check.lines[5].ticket, check.lines[1].ticket, "a main joins the mains");
}

#[test]
fn the_next_course_is_due_when_all_before_it_is_served() {
    let (mut evening, id) = dinner();
    let check = |evening: &Evening| evening.house.checks[&id].clone();
    assert_eq!(check(&evening).next_course(), Some(Course::Mains));
    assert_eq!(check(&evening).course_due(), None);
    serve_all(&mut evening, id);
    assert_eq!(check(&evening).course_due(), Some((Course::Mains, evening.now)));
    assert!(fire(&mut evening, id, Course::Mains));
    assert_eq!(check(&evening).course_due(), None);
}

#[test]
fn what_nobody_has_begun_can_be_held_after_all() {
    let mut evening = Evening::new(Terms::default());
    let id = evening.seat(1);
    evening.send(id, vec![of(Course::Starters, line(PHO, 1)), line(PHO, 1), with(SKEWER, 1, &[(71, 1)])]).unwrap();
    hold(&mut evening, id, Course::Mains).unwrap();
    let check = evening.house.checks[&id].clone();
    assert_eq!(check.lines.iter().map(|line| line.state_word()).collect::<Vec<_>>(), ["queued", "held", "held"]);
    assert_ne!(check.lines[0].ticket, check.lines[1].ticket, "it leaves the ticket of what is made");
    assert!(check.ticket(check.lines[2].ticket).unwrap().is_held(), "a ticket of which all waits, waits itself");
    assert_eq!(check.tickets.len(), 3);
    hold(&mut evening, id, Course::Mains).unwrap();
    assert_eq!(evening.house.checks[&id], check, "held twice is held once");
    // The kitchen has begun the starter.
    let done = evening.house.finish_line(check.lines[0].ticket, check.lines[0].id).unwrap().unwrap();
    evening.happens(done);
    assert_eq!(
        hold(&mut evening, id, Course::Starters),
        Err(Refusal::Course(CourseRefusal::NothingToHold)),
        "what is done can't wait"
    );
}

#[test]
fn a_ticket_of_which_only_what_is_done_stays_leaves_the_screen() {
    let mut evening = Evening::new(Terms::default());
    let id = evening.seat(1);
    evening.send(id, vec![of(Course::Starters, line(PHO, 1)), line(PHO, 1)]).unwrap();
    let (ticket, starter) = (evening.house.checks[&id].lines[0].ticket, evening.house.checks[&id].lines[0].id);
    let done = evening.house.finish_line(ticket, starter).unwrap().unwrap();
    evening.happens(done);
    hold(&mut evening, id, Course::Mains).unwrap();
    let check = &evening.house.checks[&id];
    assert!(!check.ticket(ticket).unwrap().is_open());
    assert!(check.ticket(check.lines[1].ticket).unwrap().is_held());
    assert_eq!(evening.house.recallable(StationId(id_of(NOODLE))).count(), 0, "there is nothing to recall");
}

#[test]
fn a_held_line_is_taken_off_freely_changed_and_moved() {
    let (mut evening, id) = dinner();
    let line = evening.house.checks[&id].lines[1].clone();
    let edit = LineEdit { check: id, line: line.id, version: 1, quantity: Some(1), reason: None, approval: None };
    evening.act(|house, now, mint| house.void_line(&edit, &lan(), now, mint).map(Some)).unwrap();
    let check = &evening.house.checks[&id];
    assert_eq!((check.lines[1].state_word(), check.lines[3].state_word()), ("held", "voided"));
    let to = Goal::Table(TableId(id_of(82)));
    let draft = LinesDraft { check: id, version: check.version, lines: vec![(line.id, None)], to };
    assert_eq!(evening.move_lines(&draft), None);
    let there = evening.house.checks.values().find(|other| other.id != id).unwrap().clone();
    assert_eq!(there.lines[0].state_word(), "held");
    assert!(there.ticket(there.lines[0].ticket).unwrap().is_held());
    assert_eq!(evening.house.fire(id, Course::Mains).unwrap(), None, "nothing waits here any more");
    assert!(matches!(evening.house.fire(there.id, Course::Mains).unwrap(), Some(CourseFact::Fired { .. })));
}

#[test]
fn a_bill_with_lines_that_wait_is_not_closed() {
    let (mut evening, id) = dinner();
    let pay = |evening: &Evening, amount: i64| {
        let check = &evening.house.checks[&id];
        let draft = PaymentDraft {
            check: id,
            version: check.version,
            tender: Tender::Cash,
            amount: Money::minor(amount),
            given: None,
            tip: Money::ZERO,
            reference: None,
            part: None,
        };
        evening.house.pay(&draft, &lan(), evening.now, &mut || id_of(9_999))
    };
    assert_eq!(pay(&evening, 217_000), Err(Refusal::Course(CourseRefusal::StillHeld { count: 1 })));
    assert!(pay(&evening, 100_000).is_ok(), "a part of it may be paid");
    fire(&mut evening, id, Course::Mains);
    assert!(pay(&evening, 217_000).is_ok());
}

#[test]
fn a_seat_is_a_number_from_one() {
    let mut evening = Evening::new(Terms::default());
    let id = evening.seat(1);
    let seated = |seat| LineDraft { seat: Some(seat), ..line(BEER, 1) };
    evening.send(id, vec![seated(2)]).unwrap();
    assert_eq!(evening.house.checks[&id].lines[0].seat, Some(2));
    for wrong in [0, 100] {
        let refusal = evening.send(id, vec![line(BEER, 1), seated(wrong)]).unwrap_err();
        assert_eq!(refusal, Refusal::Course(CourseRefusal::BadSeat { line: 2, most: 99 }));
    }
}
