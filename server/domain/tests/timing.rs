//! Firing by prep time: what is sent or fired together is begun at different times, and done together.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::check::Check;
use goimon_domain::counter::Sale;
use goimon_domain::course::Course;
use goimon_domain::coursing::{CourseFact, CourseRefusal};
use goimon_domain::event::Fact;
use goimon_domain::ids::*;
use goimon_domain::line::Line;
use goimon_domain::money::Money;
use goimon_domain::moving::{Goal, LinesDraft};
use goimon_domain::payment::Tender;
use goimon_domain::printer::{Address, Letters, PaperWidth, Printer, Slips};
use goimon_domain::refusal::Refusal;
use goimon_domain::rushing::Hurry;
use goimon_domain::sending::LineDraft;
use goimon_domain::settling::PaymentDraft;
use goimon_domain::slips::Asking;
use goimon_domain::time::At;
use goimon_domain::venue::Terms;
use goimon_domain::voiding::LineEdit;
use small_house::*;

/// Minutes that noodles take in the small house.
const NOODLES: i64 = 8;
/// Minutes that skewers take.
const SKEWERS: i64 = 20;

fn skewer() -> LineDraft {
    with(SKEWER, 1, &[(71, 1)])
}

/// Skewers (20 minutes), two noodles (8) and a beer, sent together.
fn dinner() -> (Evening, CheckId, At) {
    let mut evening = Evening::new(Terms { tax_included: true, ..Terms::default() });
    evening.fires_by_prep();
    let check = evening.seat(1);
    let sent = evening.now;
    evening.send(check, vec![skewer(), line(PHO, 2), line(BEER, 1)]).unwrap();
    (evening, check, sent)
}

fn check(evening: &Evening, id: CheckId) -> Check {
    Check::clone(&evening.house.checks[&id])
}

fn states(check: &Check) -> Vec<&'static str> {
    check.lines.iter().map(Line::state_word).collect()
}

/// How many slips a fact puts on paper, in a house where the noodles have a printer.
fn slips(evening: &mut Evening, fact: Fact) -> usize {
    let printer = Printer {
        id: PrinterId(small_house::id(700)),
        name: "Noodles".into(),
        address: Address::typed("127.0.0.1").unwrap(),
        paper: PaperWidth::Wide,
        letters: Letters::Picture,
        receipts: false,
        stations: vec![StationId(small_house::id(11))],
        slips: Slips::Always,
        drawer: false,
        fallback: None,
    };
    let mut reference = goimon_domain::venue::Reference::clone(&evening.house.reference);
    reference.printers = vec![printer];
    evening.house.reference = reference.into();
    let now = evening.now;
    let papers = evening.minting(|house, mint| house.papers(&[fact], &mut Asking { by: &lan(), now, mint }));
    papers.len()
}

fn after(at: At, minutes: i64) -> At {
    at.plus_ms(minutes * 60_000)
}

#[test]
fn the_longest_goes_at_once_and_the_others_so_that_all_are_done_together() {
    let (mut evening, id, sent) = dinner();
    let dinner = check(&evening, id);
    assert_eq!(states(&dinner), ["queued", "held", "queued"], "nobody waits for the steak with a beer");
    let done = Some(after(sent, SKEWERS));
    assert_eq!(dinner.lines.iter().map(|line| line.target).collect::<Vec<_>>(), [done, done, None]);
    assert_eq!(dinner.due_at(&dinner.lines[1]), Some(after(sent, SKEWERS - NOODLES)));
    let ticket = dinner.ticket(dinner.lines[1].ticket).unwrap();
    assert_eq!((ticket.is_held(), evening.house.bump(ticket.id).unwrap()), (true, None), "it can't be bumped");
    assert_eq!(dinner.next_course(), None, "nobody has to fire it");
    assert_eq!(dinner.course_due(), None);

    assert_eq!(evening.minutes(11), 0, "not yet");
    assert_eq!(evening.minutes(1), 1);
    let live = check(&evening, id);
    assert_eq!(states(&live), ["queued", "queued", "queued"]);
    assert_eq!(live.began(&live.lines[1]), Some(evening.now), "its age counts from now");
    assert_eq!(live.lines[1].target, done, "the time that was told stays");
    assert_eq!(evening.minutes(60), 0, "once");
}

#[test]
fn each_course_and_each_round_has_its_own_time() {
    let mut evening = Evening::new(Terms::default());
    evening.fires_by_prep();
    let id = evening.seat(1);
    let starter = LineDraft { course: Some(Course::Starters), ..line(PHO, 1) };
    let drink = LineDraft { course: Some(Course::Drinks), ..line(PHO, 1) };
    evening.send(id, vec![starter, drink, skewer(), line(PHO, 1)]).unwrap();
    assert_eq!(
        states(&check(&evening, id)),
        ["queued", "queued", "queued", "held"],
        "a starter does not wait for a main"
    );
    assert_eq!(check(&evening, id).lines[1].target, None, "a drink is not timed");
    let before = check(&evening, id);
    evening.minutes(5);
    evening.send(id, vec![line(PHO, 1)]).unwrap();
    let later = check(&evening, id);
    assert_eq!(later.lines[3], before.lines[3], "a later round changes nobody's time");
    assert_eq!(later.lines[4].state_word(), "queued", "and waits for nobody's");
    evening.send(id, vec![skewer(), line(PHO, 1)]).unwrap();
    let later = check(&evening, id);
    assert_ne!(later.lines[6].ticket, later.lines[3].ticket, "what is begun at another time stands apart");
}

#[test]
fn a_fired_course_is_timed_from_its_firing() {
    let mut evening = Evening::new(Terms::default());
    evening.fires_by_prep();
    let id = evening.seat(1);
    let lines = vec![skewer(), line(PHO, 1), line(PHO, 2), line(BEER, 1)];
    evening.send_holding(id, lines, &[Course::Mains]).unwrap();
    assert_eq!(states(&check(&evening, id)), ["held", "held", "held", "queued"]);
    assert!(check(&evening, id).lines.iter().all(|line| line.target.is_none()), "what waits for a word has no time");
    assert_eq!(evening.minutes(600), 0);
    assert_eq!(check(&evening, id).next_course(), Some(Course::Mains));

    let fired = evening.now;
    let fire = |evening: &mut Evening| {
        evening
            .act(|house, now, mint| house.fire_in_time(id, Course::Mains, now, mint).map(|fact| fact.map(Fact::Course)))
    };
    fire(&mut evening).unwrap();
    let now = check(&evening, id);
    assert_eq!(states(&now), ["queued", "held", "held", "queued"]);
    assert_eq!(now.due_at(&now.lines[1]), Some(after(fired, SKEWERS - NOODLES)));
    assert_eq!(now.lines[1].ticket, now.lines[2].ticket, "what is begun together stands together");
    assert_eq!(now.next_course(), None);
    fire(&mut evening).unwrap();
    assert_eq!(check(&evening, id), now, "fired twice is fired once");
    assert_eq!(evening.minutes(12), 1);
    assert_eq!(states(&check(&evening, id)), ["queued"; 4]);
}

#[test]
fn a_ticket_is_parted_by_what_is_begun_when() {
    let mut evening = Evening::new(Terms::default());
    evening.fires_by_prep();
    let mut reference = goimon_domain::venue::Reference::clone(&evening.house.reference);
    // Crab is grilled too, and takes 5 minutes.
    let crab = reference.menu.items.iter_mut().find(|item| item.id == ItemId(small_house::id(CRAB))).unwrap();
    crab.prep = Some(5);
    evening.house.reference = reference.into();
    evening.house.portions.clear();
    let id = evening.seat(1);
    evening.send_holding(id, vec![line(CRAB, 1), skewer()], &[Course::Mains]).unwrap();
    let stood = check(&evening, id).lines[0].ticket;
    evening
        .act(|house, now, mint| house.fire_in_time(id, Course::Mains, now, mint).map(|fact| fact.map(Fact::Course)))
        .unwrap();
    let now = check(&evening, id);
    assert_eq!(now.lines[1].ticket, stood, "what is begun first keeps its place");
    let crab = now.ticket(now.lines[0].ticket).unwrap();
    let number = now.tickets.iter().filter(|ticket| ticket.id != crab.id).map(|ticket| ticket.number).max();
    assert!(crab.id != stood && crab.is_held() && Some(crab.number) > number);
    assert_ne!(crab.slot, now.ticket(stood).unwrap().slot);
}

#[test]
fn whoever_does_not_want_to_wait_fires_at_once() {
    let (mut evening, id, _) = dinner();
    let waiting = check(&evening, id).lines[1].ticket;
    let fact = evening.house.fire_ticket(waiting).unwrap().unwrap();
    evening.happens(Fact::Course(fact));
    assert_eq!(states(&check(&evening, id)), ["queued"; 3]);
    assert_eq!(evening.house.fire_ticket(waiting).unwrap(), None, "once is enough");
    assert_eq!(evening.minutes(60), 0);

    let (mut evening, id, _) = dinner();
    let fact = evening.house.fire(id, Course::Mains).unwrap().unwrap();
    assert!(matches!(&fact, CourseFact::Fired { timed: false, .. }));
    evening.happens(Fact::Course(fact));
    assert_eq!(states(&check(&evening, id)), ["queued"; 3]);

    // What waits for somebody's word is not the kitchen's to begin.
    evening.send_holding(id, vec![line(PHO, 1)], &[Course::Mains]).unwrap();
    let held = check(&evening, id).lines[3].ticket;
    assert_eq!(evening.house.fire_ticket(held), Err(Refusal::Course(CourseRefusal::WaitsForWord)));
}

#[test]
fn a_hurry_waits_for_no_time() {
    let (mut evening, id, _) = dinner();
    let facts = evening.house.rush(Hurry::Check(id)).unwrap();
    assert_eq!(facts.iter().map(Fact::word).collect::<Vec<_>>(), ["course_fired", "rushed"]);
    facts.into_iter().for_each(|fact| drop(evening.happens(fact)));
    let now = check(&evening, id);
    assert_eq!(states(&now), ["queued"; 3]);
    assert!(now.lines.iter().all(|line| now.is_line_rushed(line)));
}

#[test]
fn a_course_that_is_held_again_has_no_time() {
    let (mut evening, id, _) = dinner();
    evening
        .act(|house, now, mint| house.hold(id, Course::Mains, now, mint).map(|fact| fact.map(Fact::Course)))
        .unwrap();
    let now = check(&evening, id);
    assert_eq!(states(&now), ["held", "held", "queued"]);
    assert!(now.lines.iter().all(|line| line.target.is_none() && now.due_at(line).is_none()));
    assert_eq!((now.next_course(), evening.minutes(60)), (Some(Course::Mains), 0));
}

#[test]
fn what_is_taken_off_or_moved_before_its_time_is_not_forgotten_and_not_made_for_nobody() {
    let (mut evening, id, _) = dinner();
    let noodles = check(&evening, id).lines[1].clone();
    // One of the two goes to another table, the other is taken off.
    let version = check(&evening, id).version;
    let to = Goal::Table(TableId(small_house::id(82)));
    assert_eq!(evening.move_lines(&LinesDraft { check: id, version, lines: vec![(noodles.id, Some(1))], to }), None);
    let there = evening.house.checks.values().find(|other| other.id != id).unwrap().id;
    assert_eq!(
        check(&evening, there).due_at(&check(&evening, there).lines[0]),
        check(&evening, id).next_due(Course::Mains)
    );
    let version = check(&evening, id).line(noodles.id).unwrap().version;
    let edit = LineEdit { check: id, line: noodles.id, version, quantity: None, reason: None, approval: None };
    evening.act(|house, now, mint| house.void_line(&edit, &lan(), now, mint).map(Some)).unwrap();
    assert_eq!(evening.minutes(12), 1, "only what moved is left to fire");
    assert_eq!(states(&check(&evening, there)), ["queued"]);
    assert_eq!(states(&check(&evening, id)), ["queued", "voided", "queued"]);
}

#[test]
fn a_bill_is_not_closed_over_what_waits_for_its_time() {
    let (mut evening, id, _) = dinner();
    let pay = |evening: &Evening| {
        let check = &evening.house.checks[&id];
        let draft = PaymentDraft {
            check: id,
            version: check.version,
            tender: Tender::Cash,
            amount: check.due(),
            given: None,
            tip: Money::ZERO,
            reference: None,
            part: None,
        };
        evening.house.pay(&draft, &lan(), evening.now, &mut || small_house::id(9_999))
    };
    assert_eq!(pay(&evening), Err(Refusal::Course(CourseRefusal::StillHeld { count: 1 })));
    evening.minutes(12);
    assert!(pay(&evening).is_ok());
}

#[test]
fn at_the_counter_nothing_waits() {
    let (evening, ..) = dinner();
    let sale = Sale {
        id: RoundId(small_house::id(5_000)),
        lines: vec![skewer(), line(PHO, 1)],
        away: None,
        customer: None,
        vouchers: vec![],
        discounts: vec![],
    };
    let mut next = 6_000;
    let mut mint = || {
        next += 1;
        small_house::id(next)
    };
    let quote = evening.house.quote(&sale, &lan(), evening.now, &mut mint).unwrap();
    assert_eq!(states(&quote), ["queued", "queued"]);
    assert!(quote.lines.iter().all(|line| line.target.is_none()));
}

#[test]
fn a_slip_is_printed_when_its_time_has_come() {
    let (mut evening, id, _) = dinner();
    let sent = evening.events.last().unwrap().fact.clone();
    assert_eq!(slips(&mut evening, sent), 0, "what waits is not on paper");
    evening.minutes(12);
    let fired = evening.events.last().unwrap().fact.clone();
    assert_eq!(slips(&mut evening, fired), 1);
    assert_eq!(states(&check(&evening, id))[1], "queued");

    // Held before its time it never was on paper: nobody has to be told.
    let (mut evening, id, _) = dinner();
    evening
        .act(|house, now, mint| house.hold(id, Course::Mains, now, mint).map(|fact| fact.map(Fact::Course)))
        .unwrap();
    let held = evening.events.last().unwrap().fact.clone();
    assert_eq!(slips(&mut evening, held), 0);
}
