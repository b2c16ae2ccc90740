//! What was sent is edited by new facts only: taken off, given away, changed, made again; and the kitchen says that it knows.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::approval::{APPROVAL_MS, ApprovalFor, Approved};
use goimon_domain::changing::LineChange;
use goimon_domain::check::Check;
use goimon_domain::darkness::DARK_AFTER;
use goimon_domain::discount::{DiscountDraft, Off};
use goimon_domain::edits::{MarkKind, Reached, in_order};
use goimon_domain::event::Fact;
use goimon_domain::ids::*;
use goimon_domain::line::Line;
use goimon_domain::money::{Money, Rate};
use goimon_domain::payment::Tender;
use goimon_domain::reason::{Reason, Why};
use goimon_domain::refusal::Refusal;
use goimon_domain::settling::PaymentDraft;
use goimon_domain::staff::Actor;
use goimon_domain::venue::Terms;
use goimon_domain::voiding::LineEdit;
use small_house::*;

fn because(why: Why) -> Option<Reason> {
    Some(Reason { why, words: None })
}

impl Evening {
    fn check(&self, id: CheckId) -> &Check {
        &self.house.checks[&id]
    }

    fn line(&self, check: CheckId, place: usize) -> &Line {
        &self.check(check).lines[place]
    }

    fn edit(&self, check: CheckId, place: usize) -> LineEdit {
        let line = self.line(check, place);
        LineEdit { check, line: line.id, version: line.version, quantity: None, reason: None, approval: None }
    }

    fn void(&mut self, edit: &LineEdit, by: &Actor) -> Result<(), Refusal> {
        self.act(|house, now, mint| house.void_line(edit, by, now, mint).map(Some))
    }

    fn comp(&mut self, edit: &LineEdit, by: &Actor) -> Result<(), Refusal> {
        self.act(|house, now, mint| house.comp_line(edit, by, now, mint))
    }

    fn change(&mut self, change: &LineChange) -> Result<(), Refusal> {
        self.act(|house, now, mint| house.change_line(change, now, mint))
    }

    fn remake(&mut self, edit: &LineEdit) -> Result<(), Refusal> {
        self.act(|house, now, mint| house.remake_line(edit, now, mint).map(Some))
    }

    fn know(&mut self, ticket: TicketId) {
        self.act(|house, _, _| house.acknowledge(ticket)).unwrap();
    }

    fn bump(&mut self, ticket: TicketId) {
        let fact = self.house.bump(ticket).unwrap().unwrap();
        self.happens(fact);
    }

    fn approve(&mut self, what: &ApprovalFor) -> ApprovalId {
        let manager = self.house.reference.staff[1].clone();
        self.act(|house, now, mint| house.approve(what, &manager, now, mint).map(Some)).unwrap();
        *self.house.approvals.keys().last().unwrap()
    }
}

/// Table 1 with two bowls of pho at the noodle station and four beers at the bar.
fn table() -> (Evening, CheckId) {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    evening.send(check, vec![line(PHO, 2), line(BEER, 4)]).unwrap();
    (evening, check)
}

fn change(edit: &LineEdit, quantity: u32, chosen: &[(u128, u32)], note: Option<&str>) -> LineChange {
    LineChange {
        check: edit.check,
        line: edit.line,
        version: edit.version,
        quantity,
        chosen: with(PHO, 1, chosen).chosen,
        note: note.map(str::to_owned),
    }
}

#[test]
fn before_cooking_taking_off_is_free_and_the_kitchen_is_told() {
    let (mut evening, check) = table();
    let edit = evening.edit(check, 0);
    evening.void(&edit, &lan()).unwrap();
    let pho = evening.line(check, 0);
    let void = pho.void().unwrap();
    assert_eq!((void.was, &void.reason, &void.stamp.by), (Reached::Queued, &None, &"Lan".to_owned()));
    assert_eq!(pho.pending().unwrap().kind, MarkKind::Voided);
    assert_eq!(evening.check(check).totals().lines, Money::minor(88_000));
    let ticket = evening.line(check, 0).ticket;
    assert!(evening.check(check).ticket(ticket).unwrap().is_open(), "it stays until somebody has seen it");
    evening.know(ticket);
    assert!(evening.line(check, 0).pending().is_none());
    assert!(!evening.check(check).ticket(ticket).unwrap().is_open(), "then there is nothing left to show");
    assert_eq!(evening.void(&evening.edit(check, 0), &lan()).unwrap_err().key(), "line-stale");
}

#[test]
fn what_stands_on_a_bill_that_was_shown_goes_only_for_a_reason() {
    let (mut evening, check) = table();
    let ask = evening.house.ask_bill(check).unwrap().unwrap();
    evening.happens(ask);
    let edit = evening.edit(check, 0);
    assert_eq!(evening.void(&edit, &lan()).unwrap_err(), Refusal::ReasonNeeded);
    assert_eq!(evening.change(&change(&edit, 1, &[], None)).unwrap_err().key(), "on-the-bill");
    // It stays so when the guests stay after all; more of it, and what comes after, is as free as ever.
    let off = evening.house.call_off_bill(check).unwrap().unwrap();
    evening.happens(off);
    assert_eq!(evening.void(&evening.edit(check, 0), &lan()).unwrap_err(), Refusal::ReasonNeeded);
    evening.change(&change(&evening.edit(check, 0), 3, &[], None)).unwrap();
    let why = LineEdit { reason: because(Why::Mistake), ..evening.edit(check, 1) };
    let amount = Money::minor(88_000);
    assert_eq!(evening.void(&why, &lan()).unwrap_err(), Refusal::ApprovalNeeded { amount }, "as this house wants it");
    let what = ApprovalFor { act: Approved::Void, check, line: Some(why.line), amount };
    let approval = Some(evening.approve(&what));
    evening.void(&LineEdit { approval, ..why }, &lan()).unwrap();
    evening.send(check, vec![line(BEER, 1)]).unwrap();
    let fresh = evening.check(check).lines.len() - 1;
    evening.void(&evening.edit(check, fresh), &lan()).unwrap();
}

#[test]
fn a_part_becomes_a_line_of_its_own_and_the_sums_stay_exact() {
    let (mut evening, check) = table();
    let edit = LineEdit { quantity: Some(3), ..evening.edit(check, 1) };
    evening.void(&edit, &lan()).unwrap();
    let lines = &evening.check(check).lines;
    assert_eq!((lines[1].quantity, lines[1].is_voided(), lines[2].quantity, lines[2].is_voided()), (1, false, 3, true));
    assert_eq!((lines[2].root(), lines[2].worth()), (lines[1].id, Money::minor(66_000)));
    assert_eq!(evening.check(check).totals().lines, Money::minor(130_000 + 22_000));
    let order: Vec<_> = in_order(lines.iter()).iter().map(|line| line.quantity).collect();
    assert_eq!(order, [2, 1, 3], "right behind what it was a part of");
    let more = LineEdit { quantity: Some(2), ..evening.edit(check, 1) };
    assert_eq!(evening.void(&more, &lan()).unwrap_err(), Refusal::NotSoMany { most: 1 });
    assert_eq!(evening.void(&LineEdit { quantity: Some(0), ..more }, &lan()).unwrap_err().key(), "not-so-many");
}

#[test]
fn who_edits_what_has_changed_meanwhile_is_told_what_it_is_now() {
    let (mut evening, check) = table();
    let edit = evening.edit(check, 0);
    let ticket = evening.line(check, 0).ticket;
    evening.bump(ticket);
    let refusal = evening.void(&edit, &lan()).unwrap_err();
    assert!(matches!(refusal, Refusal::LineStale { version: 2, quantity: 2, state: "ready", .. }), "{refusal:?}");
    assert_eq!(evening.comp(&edit, &lan()).unwrap_err(), refusal);
    assert_eq!(evening.remake(&edit).unwrap_err(), refusal);
    assert_eq!(evening.change(&change(&edit, 1, &[], None)).unwrap_err(), refusal);
}

#[test]
fn after_cooking_it_takes_a_reason_and_a_managers_word_for_just_that() {
    let (mut evening, check) = table();
    let ticket = evening.line(check, 0).ticket;
    evening.bump(ticket);
    let bare = evening.edit(check, 0);
    assert_eq!(evening.void(&bare, &lan()).unwrap_err(), Refusal::ReasonNeeded);
    let wordless = LineEdit { reason: because(Why::Other), ..bare.clone() };
    assert_eq!(evening.void(&wordless, &lan()).unwrap_err(), Refusal::ReasonNeeded, "“other” says nothing by itself");
    let edit = LineEdit { reason: because(Why::Quality), quantity: Some(1), ..bare };
    let amount = Money::minor(65_000);
    assert_eq!(evening.void(&edit, &lan()).unwrap_err(), Refusal::ApprovalNeeded { amount });

    let what = ApprovalFor { act: Approved::Void, check, line: Some(edit.line), amount };
    let others = [
        ApprovalFor { act: Approved::Comp, ..what.clone() },
        ApprovalFor { amount: Money::minor(130_000), ..what.clone() },
        ApprovalFor { line: None, ..what.clone() },
    ];
    for other in others {
        let approval = Some(evening.approve(&other));
        assert_eq!(
            evening.void(&LineEdit { approval, ..edit.clone() }, &lan()).unwrap_err(),
            Refusal::ApprovalGone { amount }
        );
    }
    let late = Some(evening.approve(&what));
    evening.now = evening.now.plus_ms(APPROVAL_MS);
    assert_eq!(evening.void(&LineEdit { approval: late, ..edit.clone() }, &lan()).unwrap_err().key(), "approval-gone");
    let approval = Some(evening.approve(&what));
    evening.void(&LineEdit { approval, ..edit.clone() }, &lan()).unwrap();
    let void = evening.line(check, 2).void().unwrap();
    assert_eq!((void.was, &void.sanction.as_ref().unwrap().name), (Reached::Ready, &"Minh".to_owned()));
    assert!(evening.line(check, 2).pending().is_some(), "its ticket has left: the kitchen has to be told all the same");
    let again = LineEdit { approval, version: evening.line(check, 0).version, ..edit };
    assert_eq!(evening.void(&again, &lan()).unwrap_err().key(), "approval-gone", "it holds once");
    evening.void(&LineEdit { approval: None, ..again }, &minh()).unwrap();
    assert_eq!(evening.check(check).totals().lines, Money::minor(88_000));
}

#[test]
fn what_is_given_away_stays_on_the_bill_for_nothing() {
    let (mut evening, check) = table();
    let edit = LineEdit { quantity: Some(1), reason: because(Why::Slow), ..evening.edit(check, 1) };
    assert_eq!(evening.comp(&edit, &lan()).unwrap_err().key(), "approval-needed");
    evening.comp(&edit, &minh()).unwrap();
    let beer = evening.line(check, 2);
    assert!(beer.is_queued() && !beer.is_charged(), "it is still to make");
    assert_eq!((beer.amount(), beer.worth()), (Money::ZERO, Money::minor(22_000)));
    assert_eq!(evening.check(check).totals().lines, Money::minor(130_000 + 66_000));
    let facts = evening.events.len();
    let again = LineEdit { version: 2, ..evening.edit(check, 2) };
    evening.comp(&again, &minh()).unwrap();
    assert_eq!(evening.events.len(), facts, "twice means the same");
    // Only this one was given away: a second is ordered, not slipped in.
    let more = evening.edit(check, 2);
    assert_eq!(evening.change(&change(&more, 2, &[], None)).unwrap_err().key(), "given-away");
    evening.change(&change(&more, 1, &[], Some("cold"))).unwrap();
}

#[test]
fn a_change_strikes_the_line_through_and_puts_another_beside_it() {
    let (mut evening, check) = table();
    let edit = evening.edit(check, 0);
    let facts = evening.events.len();
    evening.change(&change(&edit, 2, &[], None)).unwrap();
    assert_eq!(evening.events.len(), facts, "nothing is different");
    evening.change(&change(&edit, 3, &[(LARGE, 1)], Some("no onion"))).unwrap();
    let lines = &evening.check(check).lines;
    assert_eq!(lines[0].void().unwrap().instead, Some(lines[2].id));
    assert_eq!((lines[2].ticket, lines[2].quantity, lines[2].amount()), (lines[0].ticket, 3, Money::minor(240_000)));
    assert_eq!(lines[2].pending().unwrap().kind, MarkKind::Changed);
    assert_eq!(evening.check(check).totals().lines, Money::minor(240_000 + 88_000));
    let ticket = lines[2].ticket;
    evening.know(ticket);
    assert!(evening.check(check).ticket(ticket).unwrap().is_open(), "there is still something to make");
    evening.bump(ticket);
    let made = evening.edit(check, 2);
    assert_eq!(evening.change(&change(&made, 1, &[], None)).unwrap_err().key(), "already-made");
}

#[test]
fn the_last_done_line_waits_for_what_was_taken_off_to_be_seen() {
    let (mut evening, check) = table();
    evening.send(check, vec![with(PHO, 1, &[(LARGE, 1)])]).unwrap();
    let ticket = evening.line(check, 0).ticket;
    let edit = evening.edit(check, 0);
    evening.void(&edit, &lan()).unwrap();
    let done = evening.house.finish_line(ticket, evening.line(check, 2).id).unwrap().unwrap();
    evening.happens(done);
    assert!(evening.check(check).ticket(ticket).unwrap().is_open());
    evening.know(ticket);
    assert!(!evening.check(check).ticket(ticket).unwrap().is_open());
}

#[test]
fn made_again_it_costs_nothing_and_says_of_what() {
    let (mut evening, check) = table();
    let ticket = evening.line(check, 0).ticket;
    let early = LineEdit { reason: because(Why::Quality), ..evening.edit(check, 0) };
    assert_eq!(evening.remake(&early).unwrap_err().key(), "not-made");
    evening.bump(ticket);
    let edit = LineEdit { quantity: Some(1), reason: because(Why::Quality), ..evening.edit(check, 0) };
    let before = evening.check(check).totals();
    evening.remake(&edit).unwrap();
    let again = evening.line(check, 2);
    assert_eq!((again.edits.remake.as_ref().unwrap().of, again.quantity), (edit.line, 1));
    assert_eq!(again.pending().unwrap().kind, MarkKind::Remade);
    let stands = evening.check(check).ticket(again.ticket).unwrap();
    assert!(stands.is_open() && stands.id != ticket && stands.number == 3);
    assert_eq!(evening.check(check).totals(), before);
    let ticket = stands.id;
    evening.bump(ticket);
    assert!(evening.line(check, 2).pending().is_none(), "who made it knew of it");
}

#[test]
fn what_is_made_again_must_be_shown_like_any_new_line() {
    let (mut evening, check) = table();
    let station = evening.line(check, 0).station;
    let saw = |evening: &mut Evening| {
        let seen = evening.house.reference.stations.iter().map(|it| (it.id, evening.house.seq)).collect();
        evening.happens(Fact::StationsSaw { seen, besides: Vec::new() });
    };
    saw(&mut evening);
    evening.bump(evening.line(check, 0).ticket);
    let edit = LineEdit { quantity: Some(1), reason: because(Why::Quality), ..evening.edit(check, 0) };
    evening.remake(&edit).unwrap();
    let asked = evening.now;
    assert!(evening.house.goes_unnoticed(asked.plus_ms(DARK_AFTER - 1)).is_empty(), "a screen has five seconds");
    let late = evening.house.goes_unnoticed(asked.plus_ms(DARK_AFTER));
    assert_eq!(late.iter().map(|dark| (dark.station, dark.since)).collect::<Vec<_>>(), [(station, asked)]);
    saw(&mut evening);
    assert!(evening.house.goes_unnoticed(asked.plus_ms(DARK_AFTER)).is_empty());
}

#[test]
fn what_is_changed_must_be_shown_before_it_counts_as_seen() {
    let (mut evening, check) = table();
    let before = evening.line(check, 0).clone();
    let saw = |evening: &mut Evening| {
        let seen = evening.house.reference.stations.iter().map(|it| (it.id, evening.house.seq)).collect();
        evening.happens(Fact::StationsSaw { seen, besides: Vec::new() });
    };
    saw(&mut evening);
    let change = LineChange {
        check,
        line: before.id,
        version: before.version,
        quantity: before.quantity,
        chosen: before.chosen.iter().map(|choice| (choice.modifier, choice.quantity)).collect(),
        note: Some("no onion".into()),
    };
    evening.act(|house, now, mint| house.change_line(&change, now, mint)).unwrap();
    let asked = evening.now;
    assert!(evening.house.goes_unnoticed(asked.plus_ms(DARK_AFTER - 1)).is_empty(), "a screen has five seconds");
    let late = evening.house.goes_unnoticed(asked.plus_ms(DARK_AFTER));
    assert_eq!(late.iter().map(|dark| (dark.station, dark.since)).collect::<Vec<_>>(), [(before.station, asked)]);
    saw(&mut evening);
    assert!(evening.house.goes_unnoticed(asked.plus_ms(DARK_AFTER)).is_empty());
}

#[test]
fn money_that_was_taken_is_not_edited_away() {
    let (mut evening, check) = table();
    let version = evening.check(check).version;
    let amount = Money::minor(100_000);
    let (tender, tip) = (Tender::Card, Money::ZERO);
    let draft = PaymentDraft { check, version, tender, amount, given: None, tip, reference: None, part: None };
    evening.act(|house, now, mint| house.pay(&draft, &lan(), now, mint).map(Some)).unwrap();
    let edit = evening.edit(check, 0);
    assert_eq!(evening.void(&edit, &lan()).unwrap_err(), Refusal::PaidAlready { paid: amount });
    evening.void(&LineEdit { quantity: Some(1), ..edit }, &lan()).unwrap();
    assert_eq!(evening.check(check).due(), Money::minor(67_000));
}

#[test]
fn a_check_with_everything_taken_off_can_be_put_away() {
    let (mut evening, check) = table();
    for place in 0..2 {
        let edit = evening.edit(check, place);
        assert_eq!(evening.house.put_away(check).unwrap_err().key(), "not-empty");
        evening.void(&edit, &lan()).unwrap();
    }
    assert!(evening.house.put_away(check).is_ok());
}

#[test]
fn what_nobody_has_made_can_be_sold_again() {
    let (mut evening, check) = table();
    let item = ItemId(id(BEER));
    let fact = evening.house.set_left(item, 3, true, evening.now).unwrap().unwrap();
    evening.happens(fact);
    let edit = LineEdit { quantity: Some(1), ..evening.edit(check, 1) };
    evening.void(&edit, &lan()).unwrap();
    assert_eq!(evening.house.left(item), Some(4));
    let edit = evening.edit(check, 1);
    let more = |quantity| LineChange { chosen: vec![], ..change(&edit, quantity, &[], None) };
    assert_eq!(evening.change(&more(8)).unwrap_err().key(), "too-few-left");
    evening.change(&more(7)).unwrap();
    assert_eq!(evening.house.left(item), Some(0));
    let ticket = evening.line(check, 1).ticket;
    evening.bump(ticket);
    let edit = LineEdit { reason: because(Why::Quality), ..evening.edit(check, 3) };
    assert_eq!(evening.remake(&edit).unwrap_err().key(), "sold-out", "there is nothing left to make it of");
    evening.void(&edit, &minh()).unwrap();
    assert_eq!(evening.house.left(item), Some(0), "what was made is gone");
}

#[test]
fn a_discount_off_a_line_stays_when_the_line_is_changed() {
    let (mut evening, check) = table();
    let draft = DiscountDraft {
        check,
        version: evening.check(check).version,
        line: Some(evening.line(check, 0).id),
        off: Off::Percent(Rate(1_000)),
        reason: "regular".into(),
        approval: None,
    };
    evening.act(|house, now, mint| house.discount(&draft, &minh(), now, mint).map(Some)).unwrap();
    assert_eq!(evening.check(check).totals().discount, Money::minor(13_000));
    let edit = evening.edit(check, 0);
    evening.change(&change(&edit, 3, &[], None)).unwrap();
    assert_eq!(evening.check(check).totals().discount, Money::minor(19_500));
    let edit = evening.edit(check, 2);
    evening.void(&edit, &lan()).unwrap();
    assert_eq!(evening.check(check).totals().discount, Money::ZERO);
}
