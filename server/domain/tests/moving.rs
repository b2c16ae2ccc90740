//! Moving, merging and parting: what goes where, what the kitchen sees of it, and what is refused.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::discount::{DiscountDraft, Off};
use goimon_domain::division::DivisionDraft;
use goimon_domain::event::Fact;
use goimon_domain::guests::Away;
use goimon_domain::ids::*;
use goimon_domain::money::{Money, Rate};
use goimon_domain::moving::{Goal, LinesDraft};
use goimon_domain::payment::Tender;
use goimon_domain::refusal::Refusal;
use goimon_domain::settling::PaymentDraft;
use goimon_domain::venue::Terms;
use proptest::prelude::*;
use small_house::*;

fn table(n: u128) -> TableId {
    TableId(id(80 + n))
}

fn due(evening: &Evening, check: CheckId) -> Money {
    evening.house.checks[&check].due()
}

fn version(evening: &Evening, check: CheckId) -> u32 {
    evening.house.checks[&check].version
}

fn merge(evening: &mut Evening, check: CheckId, into: CheckId) {
    let version = version(evening, check);
    for fact in evening.minting(|house, mint| house.merge(check, into, version, mint)).unwrap() {
        evening.happens(fact);
    }
}

fn lines(evening: &Evening, check: CheckId, some: &[(usize, Option<u32>)], to: Goal) -> LinesDraft {
    let from = &evening.house.checks[&check];
    let lines = some.iter().map(|(place, quantity)| (from.lines[*place].id, *quantity)).collect();
    LinesDraft { check, version: from.version, lines, to }
}

fn pay(evening: &mut Evening, check: CheckId, amount: i64) {
    let (version, now) = (version(evening, check), evening.now);
    let amount = Money::minor(amount);
    let draft = PaymentDraft {
        check,
        version,
        tender: Tender::Cash,
        amount,
        given: None,
        tip: Money::ZERO,
        reference: None,
        part: None,
    };
    let fact = evening.minting(|house, mint| house.pay(&draft, &lan(), now, mint)).unwrap();
    evening.happens(fact);
}

#[test]
fn a_moved_check_keeps_slots_ages_and_done_marks_and_says_where_it_was() {
    let mut evening = Evening::new(Terms::default());
    let check = evening.seat(1);
    evening.send(check, vec![line(PHO, 1), with(PHO, 2, &[(LARGE, 1)]), line(BEER, 1)]).unwrap();
    let before = evening.house.checks[&check].clone();
    let done = evening.house.finish_line(before.tickets[0].id, before.lines[0].id).unwrap().unwrap();
    evening.happens(done);
    let moved = evening.house.move_check(check, table(2), Some(table(1)), false).unwrap().unwrap();
    evening.happens(moved);
    let after = evening.house.checks[&check].clone();
    assert_eq!((after.table, after.table_label.as_str(), after.version), (Some(table(2)), "2", before.version));
    for (old, new) in before.tickets.iter().zip(&after.tickets) {
        assert_eq!((old.id, old.slot, old.opened_at, old.number), (new.id, new.slot, new.opened_at, new.number));
        assert_eq!(new.moved.as_ref().unwrap().from, "1");
    }
    assert!(after.lines[0].ready().is_some(), "the done mark is kept");
    assert_eq!(evening.house.move_check(check, table(2), None, false).unwrap(), None, "they sit there");
    let stale = evening.house.move_check(check, table(1), Some(table(1)), false).unwrap_err();
    assert_eq!(stale, Refusal::MovedMeanwhile { number: after.number, place: "2".into() });

    let known = evening.house.know_move(after.tickets[0].id).unwrap().unwrap();
    evening.happens(known);
    assert_eq!(evening.house.know_move(after.tickets[0].id).unwrap(), None, "harmless twice");
    let back = evening.house.move_check(check, table(1), Some(table(2)), false).unwrap().unwrap();
    evening.happens(back);
    let now = &evening.house.checks[&check];
    assert_eq!(now.tickets[0].moved.as_ref().unwrap().from, "2", "the kitchen knew it there");
    assert_eq!(now.tickets[1].moved, None, "the bar never knew that it was away");
}

#[test]
fn a_taken_table_asks_whether_they_share_it() {
    let mut evening = Evening::new(Terms::default());
    let (one, two) = (evening.seat(1), evening.seat(2));
    let refusal = evening.house.move_check(one, table(2), Some(table(1)), false).unwrap_err();
    assert_eq!(refusal, Refusal::TableTaken { table: "2".into(), check: two });
    let fact = evening.house.move_check(one, table(2), Some(table(1)), true).unwrap().unwrap();
    evening.happens(fact);
    assert_eq!(evening.house.checks_at(table(2)).count(), 2);
}

#[test]
fn merged_and_parted_again_is_as_it_was() {
    let mut evening = Evening::new(Terms { tax_included: true, ..Terms::default() });
    let (one, two) = (evening.seat(1), evening.seat(2));
    evening.send(one, vec![line(PHO, 2), line(BEER, 1)]).unwrap();
    evening.send(two, vec![line(PHO, 1)]).unwrap();
    let bump = evening.house.bump(evening.house.checks[&one].tickets[1].id).unwrap().unwrap();
    evening.happens(bump);
    let (first, second) = (evening.house.checks[&one].clone(), evening.house.checks[&two].clone());
    let sum = first.due() + second.due();

    merge(&mut evening, one, two);
    assert_eq!(due(&evening, two), sum, "to the đồng");
    let both = evening.house.checks[&two].clone();
    assert_eq!((both.covers, both.tickets.len(), both.lines.len()), (4, 3, 3));
    assert_eq!(both.rounds[1].origin.as_ref().unwrap().from, "1");
    let came = both.tickets.iter().find(|ticket| ticket.id == first.tickets[0].id).unwrap();
    assert_eq!((came.slot, came.moved.as_ref().unwrap().from.as_str()), (0, "1"));
    let recallable: Vec<_> = evening.house.recallable(StationId(id(12))).collect();
    assert_eq!(recallable, [(two, first.tickets[1].id)], "the bar can still recall it");
    assert!(evening.house.open_check(one).is_err());
    evening.house.tidy();
    assert!(evening.house.checks.contains_key(&one), "it may be wanted again");

    // What a phone without network sends late arrives all the same.
    evening.send(one, vec![line(BEER, 2)]).unwrap();
    assert_eq!(evening.house.checks[&two].lines.len(), 4);

    let version = version(&evening, two);
    let stale = evening.minting(|house, mint| house.part(two, one, version - 1, mint)).unwrap_err();
    assert_eq!(stale.key(), "stale");
    for fact in evening.minting(|house, mint| house.part(two, one, version, mint)).unwrap() {
        evening.happens(fact);
    }
    let again = evening.house.checks[&one].clone();
    assert_eq!((again.due(), again.covers, again.rounds.len()), (first.due(), 2, 1));
    assert_eq!(again.lines, first.lines, "under the round with which they were sent");
    assert_eq!(again.tickets, first.tickets, "back where the kitchen knows it");
    assert_eq!(due(&evening, two), second.due() + Money::minor(44_000), "what came later stays");
    let twice = evening.minting(|house, mint| house.part(two, one, version + 1, mint)).unwrap_err();
    assert_eq!(twice, Refusal::NotMerged);
}

#[test]
fn a_part_of_a_line_goes_with_a_ticket_beside_the_old_one() {
    let mut evening = Evening::new(Terms { tax_included: true, ..Terms::default() });
    let (one, two) = (evening.seat(1), evening.seat(2));
    evening.send(one, vec![line(BEER, 3), line(BEER, 1)]).unwrap();
    let sum = due(&evening, one);
    let draft = lines(&evening, one, &[(0, Some(1))], Goal::Check(two));
    assert_eq!(evening.move_lines(&draft), None);
    let (left, came) = (evening.house.checks[&one].clone(), evening.house.checks[&two].clone());
    assert_eq!(left.lines.iter().map(|line| line.quantity).collect::<Vec<_>>(), [2, 1]);
    assert_eq!((came.lines[0].quantity, came.due()), (1, Money::minor(22_000)));
    assert_eq!(left.due() + came.due(), sum);
    let (stays, beside) = (&left.tickets[0], &came.tickets[0]);
    assert_eq!((stays.slot, beside.slot, stays.number), (0, 1, beside.number));
    assert_eq!((stays.opened_at, stays.moved.as_ref()), (beside.opened_at, None));
    assert_eq!(beside.moved.as_ref().unwrap().from, "1");
    assert_eq!(evening.move_lines(&draft).unwrap().key(), "stale", "the bill is another one now");
    let many = lines(&evening, one, &[(0, Some(3))], Goal::Check(two));
    assert_eq!(evening.move_lines(&many), Some(Refusal::NotSoMany { most: 2 }));
    let none = lines(&evening, one, &[], Goal::Check(two));
    assert_eq!(evening.move_lines(&none), Some(Refusal::NothingToMove));
    let same = lines(&evening, one, &[(0, None)], Goal::Check(one));
    assert_eq!(evening.move_lines(&same), Some(Refusal::SameCheck));
}

#[test]
fn what_is_made_needs_no_place_on_the_screen_and_a_bumped_ticket_can_be_recalled_in_parts() {
    let mut evening = Evening::new(Terms::default());
    let (one, two) = (evening.seat(1), evening.seat(2));
    evening.send(one, vec![line(BEER, 1), line(BEER, 2), line(BEER, 3)]).unwrap();
    let from = evening.house.checks[&one].clone();
    let ticket = from.tickets[0].id;
    let done = evening.house.finish_line(ticket, from.lines[0].id).unwrap().unwrap();
    evening.happens(done);
    let draft = lines(&evening, one, &[(0, None)], Goal::Check(two));
    evening.move_lines(&draft);
    let quiet = evening.house.checks[&two].tickets[0].clone();
    assert!(!quiet.is_open() && evening.house.recallable(StationId(id(12))).next().is_none());

    let bump = evening.house.bump(ticket).unwrap().unwrap();
    evening.happens(bump);
    let draft = lines(&evening, one, &[(0, None)], Goal::Check(two));
    evening.move_lines(&draft);
    let beside = evening.house.checks[&two].tickets[1].id;
    let recallable: Vec<_> = evening.house.recallable(StationId(id(12))).map(|(_, ticket)| ticket).collect();
    assert_eq!(recallable.len(), 2, "each part can be recalled by itself");
    let recall = evening.house.recall(beside).unwrap().unwrap();
    evening.happens(recall);
    assert!(evening.house.checks[&two].lines[1].is_queued());
    assert!(evening.house.checks[&one].lines[0].ready().is_some());
}

#[test]
fn what_was_paid_stays_covered() {
    let mut evening = Evening::new(Terms { tax_included: true, ..Terms::default() });
    let (one, two) = (evening.seat(1), evening.seat(2));
    evening.send(one, vec![line(BEER, 3), line(PHO, 1)]).unwrap();
    pay(&mut evening, one, 60_000);
    let version = version(&evening, one);
    let refusal = evening.minting(|house, mint| house.merge(one, two, version, mint)).unwrap_err();
    assert_eq!(refusal.key(), "has-payments");
    let there = evening.house.checks[&two].version;
    let refusal = evening.minting(|house, mint| house.merge(two, one, there, mint)).unwrap_err();
    assert_eq!(refusal.key(), "has-payments");
    let all = lines(&evening, one, &[(0, None), (1, None)], Goal::Check(two));
    assert_eq!(evening.move_lines(&all), Some(Refusal::PaidAlready { paid: Money::minor(60_000) }));
    let enough = lines(&evening, one, &[(1, None)], Goal::Check(two));
    assert_eq!(evening.move_lines(&enough), None);
    assert_eq!(due(&evening, one), Money::minor(6_000));
}

#[test]
fn a_bill_for_some_of_the_guests_and_closing_what_was_merged() {
    let mut evening = Evening::new(Terms { tax_included: true, ..Terms::default() });
    let (one, two) = (evening.seat(1), evening.seat(2));
    evening.send(one, vec![line(BEER, 3), line(PHO, 1)]).unwrap();
    let draft = lines(&evening, one, &[(0, Some(2))], Goal::Table(table(1)));
    evening.move_lines(&draft);
    assert_eq!(evening.house.checks_at(table(1)).count(), 2, "beside the first");
    merge(&mut evening, one, two);
    let all = due(&evening, two).units();
    pay(&mut evening, two, all);
    assert!(evening.house.checks[&one].closed.is_some(), "closed with the bill that it became a part of");
    assert!(evening.events.iter().any(|event| matches!(&event.fact, Fact::LinesCame { check, .. } if *check == two)));
}

#[test]
fn who_takes_it_away_and_a_note_on_the_table() {
    let mut evening = Evening::new(Terms::default());
    let at_a_table = evening.seat(1);
    let away = Away { name: Some("  Chị\u{202e} Hoa ".into()), phone: Some("".into()), ..Away::default() };
    assert_eq!(evening.house.set_away(at_a_table, &away).unwrap_err().key(), "at-a-table");
    let now = evening.now;
    let fact = evening.minting(|house, mint| house.seat(None, 1, false, &lan(), now, mint)).unwrap();
    let bag = fact.check().unwrap();
    evening.happens(fact);
    let fact = evening.house.set_away(bag, &away).unwrap().unwrap();
    evening.happens(fact);
    let check = &evening.house.checks[&bag];
    assert_eq!((check.called().as_str(), check.away.as_ref().unwrap().phone.as_ref()), ("Chị Hoa", None));
    assert_eq!(evening.house.set_away(bag, &away).unwrap(), None);
    let fact = evening.house.set_note(bag, Some(" Sinh nhật ")).unwrap().unwrap();
    evening.happens(fact);
    assert_eq!(evening.house.checks[&bag].note.as_deref(), Some("Sinh nhật"));
    assert_eq!(evening.house.set_note(bag, Some(&"x".repeat(141))).unwrap_err().key(), "too-long");
    let nobody = evening.house.hand_over(bag, StaffId(id(7))).unwrap_err();
    assert_eq!(nobody, Refusal::NoSuchPerson);
}

/// A manager takes something off a line, or off the whole bill without one.
fn takes_off(evening: &mut Evening, check: CheckId, line: Option<LineId>, off: Off) {
    let version = evening.house.checks[&check].version;
    let draft = DiscountDraft { check, version, line, off, reason: "regular".into(), approval: None };
    let now = evening.now;
    let fact = evening.minting(|house, mint| house.discount(&draft, &minh(), now, mint)).unwrap();
    evening.happens(fact);
}

#[test]
fn what_is_off_a_line_goes_with_it_and_what_is_off_the_bill_stays() {
    let mut evening = Evening::new(Terms::default());
    let (one, two) = (evening.seat(1), evening.seat(2));
    evening.send(one, vec![line(PHO, 2), line(BEER, 3)]).unwrap();
    evening.send(two, vec![line(BEER, 1)]).unwrap();
    let [pho, beer] = [0, 1].map(|place| evening.house.checks[&one].lines[place].id);
    takes_off(&mut evening, one, Some(pho), Off::Percent(Rate(5_000)));
    takes_off(&mut evening, one, Some(beer), Off::Amount(Money::minor(10_000)));
    takes_off(&mut evening, one, None, Off::Percent(Rate(1_000)));
    let before = evening.house.checks[&one].clone();
    let off = |evening: &Evening, check: CheckId| evening.house.checks[&check].off_by_hand().units();

    // All of the pho, and one of three beers: half of the pho's price goes, and a third of what is off the beers.
    let lines = vec![(pho, None), (beer, Some(1))];
    evening.move_lines(&LinesDraft { check: one, version: before.version, lines, to: Goal::Check(two) });
    let there = evening.house.checks[&two].clone();
    let shares: Vec<i64> = there.taken_off().iter().map(|(_, off)| off.units()).collect();
    assert_eq!(shares, [there.lines[1].amount().units() / 2, 3_333]);
    let here = evening.house.checks[&one].clone();
    let rest = here.lines[0].amount().units() - 6_667;
    assert_eq!(off(&evening, one), 6_667 + (rest + 5) / 10, "a tenth of what is left comes off the bill that stays");
    assert_eq!((here.discounts.len(), there.discounts.len()), (2, 2));

    // Guests who sit down elsewhere have the same bill.
    let fact = evening.house.move_check(one, TableId(id(83)), here.table, true);
    assert!(matches!(fact, Ok(Some(Fact::CheckMoved { .. })) | Err(Refusal::NoSuchTable)), "{fact:?}");

    // Two bills become one and two again: what is off the first bill waits there, and what is off its lines goes along.
    let version = there.version;
    let facts = evening.minting(|house, mint| house.merge(two, one, version, mint)).unwrap();
    facts.into_iter().for_each(|fact| drop(evening.happens(fact)));
    assert_eq!(evening.house.checks[&one].discounts.len(), 4);
    let version = evening.house.checks[&one].version;
    let facts = evening.minting(|house, mint| house.part(one, two, version, mint)).unwrap();
    facts.into_iter().for_each(|fact| drop(evening.happens(fact)));
    assert_eq!(
        (evening.house.checks[&one].totals(), evening.house.checks[&two].totals()),
        (here.totals(), there.totals())
    );
}

#[test]
fn a_divided_bill_moves_until_somebody_has_paid_their_part() {
    let mut evening = Evening::new(Terms::default());
    let (one, two) = (evening.seat(1), evening.seat(2));
    evening.send(one, vec![line(PHO, 2), line(BEER, 3)]).unwrap();
    evening.send(two, vec![line(BEER, 1)]).unwrap();
    let check = evening.house.checks[&one].clone();
    let parts = vec![(1, None), (1, None)];
    let draft = DivisionDraft { check: one, version: check.version, parts, allotted: vec![], seats: vec![None, None] };
    let fact = evening.minting(|house, mint| house.divide(&draft, mint)).unwrap();
    evening.happens(fact);
    let lines = vec![(check.lines[1].id, None)];
    let version = evening.house.checks[&one].version;
    evening.move_lines(&LinesDraft { check: one, version, lines, to: Goal::Check(two) });
    let left = evening.house.checks[&one].clone();
    let bills = left.parts();
    assert_eq!(bills.iter().map(|bill| bill.totals.total).sum::<Money>(), left.totals().total);
    assert_eq!(left.lines.len(), 1);

    let draft = PaymentDraft {
        check: one,
        version: left.version,
        tender: Tender::Card,
        amount: bills[0].due(),
        given: None,
        tip: Money::ZERO,
        reference: None,
        part: Some(bills[0].id),
    };
    let now = evening.now;
    let fact = evening.minting(|house, mint| house.pay(&draft, &minh(), now, mint)).unwrap();
    evening.happens(fact);
    let paid = evening.house.checks[&one].clone();
    let lines = vec![(paid.lines[0].id, None)];
    let draft = LinesDraft { check: one, version: paid.version, lines, to: Goal::Check(two) };
    let refused = evening.minting(|house, mint| house.move_lines(&draft, &lan(), now, mint));
    assert_eq!(refused, Err(Refusal::PartPaid));
    // The guests themselves may sit down elsewhere all the same.
    assert!(evening.house.move_check(one, TableId(id(82)), paid.table, true).unwrap().is_some());
}

fn discount(evening: &mut Evening, check: CheckId, off: Off) {
    let version = version(evening, check);
    let draft = DiscountDraft { check, version, line: None, off, reason: "regular".into(), approval: None };
    let now = evening.now;
    let fact = evening.minting(|house, mint| house.discount(&draft, &minh(), now, mint)).unwrap();
    evening.happens(fact);
}

/// What two bills cost apart from service, taxes and rounding, which are each bill's own.
fn costs(evening: &Evening, checks: &[CheckId]) -> Money {
    let totals = checks.iter().map(|check| evening.house.checks[check].totals());
    totals.map(|totals| totals.lines - totals.discount).sum()
}

fn off() -> impl Strategy<Value = Off> {
    prop_oneof![
        (1..10_000u32).prop_map(|rate| Off::Percent(Rate(rate))),
        (1..90_000i64).prop_map(|n| Off::Amount(Money::minor(n)))
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn two_bills_that_become_one_cost_what_they_cost_and_so_when_they_are_two_again(
        ones in prop::collection::vec((prop_oneof![Just(PHO), Just(BEER)], 1..5u32), 1..4),
        twos in prop::collection::vec((prop_oneof![Just(PHO), Just(BEER)], 1..5u32), 1..4),
        off_one in prop::collection::vec(off(), 0..3),
        off_two in prop::collection::vec(off(), 0..3),
        later in 0..4u32,
    ) {
        let mut evening = Evening::new(Terms { tax_included: true, ..Terms::default() });
        let (one, two) = (evening.seat(1), evening.seat(2));
        for (check, wishes, offs) in [(one, &ones, &off_one), (two, &twos, &off_two)] {
            evening.send(check, wishes.iter().map(|(item, n)| line(*item, *n)).collect()).unwrap();
            for off in offs {
                if evening.house.checks[&check].due() > Money::ZERO {
                    discount(&mut evening, check, *off);
                }
            }
        }
        let before = costs(&evening, &[one, two]);
        let each = [costs(&evening, &[one]), costs(&evening, &[two])];
        merge(&mut evening, one, two);
        prop_assert_eq!(costs(&evening, &[two]), before, "merged");
        prop_assert_eq!(evening.house.checks[&two].totals().total, before);
        if later > 0 {
            evening.send(two, vec![line(BEER, later)]).unwrap();
            prop_assert_eq!(costs(&evening, &[two]), before + Money::minor(22_000).times(later), "at its full price");
        }
        let version = version(&evening, two);
        for fact in evening.minting(|house, mint| house.part(two, one, version, mint)).unwrap() {
            evening.happens(fact);
        }
        prop_assert_eq!(costs(&evening, &[one]), each[0], "two again");
        if later == 0 {
            prop_assert_eq!(costs(&evening, &[two]), each[1]);
        }
        for check in [one, two] {
            prop_assert!(evening.house.checks[&check].discounts.iter().all(|discount| discount.only.is_none()));
        }
        // A table of three: what was a part of a part has its own back, too.
        let three = evening.seat(2);
        evening.send(three, vec![line(PHO, 2)]).unwrap();
        merge(&mut evening, one, two);
        let all = costs(&evening, &[two, three]);
        merge(&mut evening, two, three);
        prop_assert_eq!(costs(&evening, &[three]), all);
    }
}
