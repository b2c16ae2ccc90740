//! Sending a round: what is taken, what is refused whole, and on which ticket it lands.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::money::Money;
use goimon_domain::refusal::Refusal;
use goimon_domain::sending::LineDraft;
use goimon_domain::venue::Terms;
use small_house::*;

#[test]
fn prices_are_the_houses_and_defaults_are_filled_in() {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    evening.send(check, vec![with(PHO, 2, &[(LARGE, 1), (EGG, 2)]), line(PHO, 1), line(BEER, 4)]).unwrap();
    let check = &evening.house.checks[&check];
    let amounts: Vec<_> = check.lines.iter().map(|line| line.amount().units()).collect();
    assert_eq!(amounts, [2 * (65_000 + 15_000 + 20_000), 65_000, 88_000]);
    assert_eq!(check.lines[1].chosen[0].name.en, "Regular");
    assert_eq!(check.totals().lines, Money::minor(353_000));
    assert_eq!(check.tickets.len(), 2, "noodle and bar get one ticket each");
    assert_eq!(check.tickets.iter().map(|ticket| ticket.number).collect::<Vec<_>>(), [1, 2], "a new business day");
}

#[test]
fn a_round_is_refused_whole_and_names_the_line() {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    let refusals = [
        (vec![], "empty-round"),
        (vec![line(BEER, 1), line(CRAB, 1)], "sold-out"),
        (vec![line(BEER, 1), line(SKEWER, 1)], "choice-missing"),
        (vec![with(PHO, 1, &[(LARGE, 1), (51, 1)])], "too-many-choices"),
        (vec![with(BEER, 1, &[(EGG, 1)])], "no-such-choice"),
        (vec![line(99, 1)], "no-such-item"),
        (vec![line(BEER, 0)], "bad-quantity"),
        (vec![LineDraft { note: Some("x".repeat(141)), ..line(BEER, 1) }], "note-too-long"),
        (vec![LineDraft { seen: Some(Money::minor(20_000)), ..line(BEER, 1) }], "price-changed"),
    ];
    for (lines, key) in refusals {
        assert_eq!(evening.send(check, lines).unwrap_err().key(), key);
    }
    assert!(evening.house.checks[&check].lines.is_empty());
    let refusal = evening.send(check, vec![line(BEER, 1), line(CRAB, 1)]).unwrap_err();
    assert!(matches!(refusal, Refusal::SoldOut { line: 2, .. }), "{refusal}");
}

#[test]
fn a_note_reads_as_it_was_typed() {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    let note = |text: &str| LineDraft { note: Some(text.into()), ..line(BEER, 1) };
    let notes = ["no\u{202e} ice\u{2069}\u{200f}", "two\u{7}\nglasses ", " \u{202e}\u{61c} "];
    evening.send(check, notes.map(note).to_vec()).unwrap();
    let kept: Vec<_> = evening.house.checks[&check].lines.iter().map(|line| line.note.as_deref()).collect();
    assert_eq!(kept, [Some("no ice"), Some("two glasses"), None]);
}

#[test]
fn added_lines_join_the_ticket_that_stands_and_start_a_new_one_after_a_bump() {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    evening.send(check, vec![line(PHO, 1)]).unwrap();
    let first = evening.house.checks[&check].tickets[0].id;
    evening.send(check, vec![line(PHO, 2)]).unwrap();
    assert_eq!(evening.house.checks[&check].lines[1].ticket, first);
    let bump = evening.house.bump(first).unwrap().unwrap();
    evening.happens(bump);
    evening.send(check, vec![line(PHO, 3)]).unwrap();
    let check = &evening.house.checks[&check];
    assert_ne!(check.lines[2].ticket, first);
    assert_eq!(check.tickets[1].slot, 0, "the slot was free again");
}

#[test]
fn notes_reach_the_ticket_without_control_characters() {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    let note = Some("  ít cay\u{1b}@\n  không hành ".into());
    evening.send(check, vec![LineDraft { note, ..line(BEER, 1) }]).unwrap();
    assert_eq!(evening.house.checks[&check].lines[0].note.as_deref(), Some("ít cay @ không hành"));
}

#[test]
fn a_recalled_ticket_is_as_it_was() {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    evening.send(check, vec![line(PHO, 1), with(PHO, 1, &[(LARGE, 1)])]).unwrap();
    let before = evening.house.checks[&check].clone();
    let (ticket, first, second) = (before.tickets[0].id, before.lines[0].id, before.lines[1].id);
    let done = evening.house.finish_line(ticket, first).unwrap().unwrap();
    evening.happens(done);
    let marked = evening.house.checks[&check].clone();
    let last = evening.house.finish_line(ticket, second).unwrap().unwrap();
    evening.happens(last);
    assert!(!evening.house.checks[&check].tickets[0].is_open(), "the last line bumps the ticket");
    assert_eq!(evening.house.bump(ticket).unwrap(), None, "bumping twice means the same");
    let recall = evening.house.recall(ticket).unwrap().unwrap();
    evening.happens(recall);
    let mut back = (*evening.house.checks[&check]).clone();
    assert!(back.lines[1].version > marked.lines[1].version, "who saw it before has not seen this");
    back.lines[1].version = marked.lines[1].version;
    assert_eq!(back, *marked, "the earlier done mark, the slot and the age are kept");
}
