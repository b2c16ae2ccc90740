//! Random evenings: whatever people do, in whatever order, the house stays whole.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::changing::LineChange;
use goimon_domain::course::Course;
use goimon_domain::discount::{DiscountDraft, Off};
use goimon_domain::division::{Allotment, DivisionDraft};
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::*;
use goimon_domain::lang::Named;
use goimon_domain::line::Line;
use goimon_domain::money::{Money, Rate};
use goimon_domain::moving::{Goal, LinesDraft};
use goimon_domain::payment::Tender;
use goimon_domain::promotion::{CodeTerms, Coupon, PriceCut, Promotion, RedeemDraft, Scope, What, When};
use goimon_domain::reason::{Reason, Why};
use goimon_domain::reversing::VoidDraft;
use goimon_domain::rushing::Hurry;
use goimon_domain::sending::LineDraft;
use goimon_domain::settling::PaymentDraft;
use goimon_domain::totals::{Taxed, totals};
use goimon_domain::venue::{Reference, Terms};
use goimon_domain::voiding::LineEdit;
use proptest::prelude::*;
use small_house::*;
use std::collections::BTreeSet;
use std::sync::Arc;

#[derive(Clone, Debug)]
enum Tap {
    Seat(u128),
    Send(usize, Vec<(u128, u32)>),
    Finish(usize, usize),
    Unfinish(usize, usize),
    Bump(usize, usize),
    Recall(usize, usize),
    Cook(usize, usize, bool),
    Serve(usize, usize),
    Unserve(usize, usize),
    Bill(usize),
    Pay(usize, i64, bool),
    PutAway(usize),
    Left(u128, u32, bool),
    Back(u128),
    Void(usize, usize, u32, bool),
    Comp(usize, usize, u32),
    Change(usize, usize, u32),
    Remake(usize, usize, u32),
    Know(usize, usize),
    Move(usize, u128),
    Merge(usize, usize),
    Part(usize),
    Lines(usize, usize, Vec<(usize, u32)>),
    Split(usize, u128, usize),
    KnowMove(usize, usize),
    Rush(usize, usize, bool),
    HandOver(usize),
    Voucher(usize),
    TakeBack(usize),
    SendHeld(usize, Vec<(u128, u32, Course)>, Course),
    Fire(usize, Course),
    Hold(usize, Course),
    FireNow(usize, Course),
    FireTicket(usize, usize),
    Minutes(i64),
    ByPrep(bool),
    Discount(usize, usize, i64),
    Withdraw(usize),
    Divide(usize, u32),
    PayPart(usize, usize),
}

fn tap() -> impl Strategy<Value = Tap> {
    let (check, thing) = (0..6usize, 0..8usize);
    let some = prop::collection::vec((0..6usize, 1..3u32), 1..4);
    let lines = prop::collection::vec((prop_oneof![Just(PHO), Just(BEER), Just(SKEWER)], 1..5u32), 1..4);
    let course = prop_oneof![Just(Course::Drinks), Just(Course::Starters), Just(Course::Mains)];
    let one = (prop_oneof![Just(PHO), Just(BEER), Just(SKEWER)], 1..5u32, course.clone());
    let courses = prop::collection::vec(one, 1..4);
    prop_oneof![
        4 => (check.clone(), courses, course.clone()).prop_map(|(c, lines, held)| Tap::SendHeld(c, lines, held)),
        3 => (check.clone(), course.clone()).prop_map(|(c, course)| Tap::Fire(c, course)),
        1 => (check.clone(), course.clone()).prop_map(|(c, course)| Tap::FireNow(c, course)),
        1 => (check.clone(), thing.clone()).prop_map(|(c, t)| Tap::FireTicket(c, t)),
        3 => (0..25i64).prop_map(Tap::Minutes),
        1 => prop_oneof![3 => Just(true), 1 => Just(false)].prop_map(Tap::ByPrep),
        3 => (check.clone(), course).prop_map(|(c, course)| Tap::Hold(c, course)),
        2 => (1..3u128).prop_map(Tap::Seat),
        5 => (check.clone(), lines).prop_map(|(check, lines)| Tap::Send(check, lines)),
        3 => (check.clone(), thing.clone()).prop_map(|(c, t)| Tap::Finish(c, t)),
        1 => (check.clone(), thing.clone()).prop_map(|(c, t)| Tap::Unfinish(c, t)),
        3 => (check.clone(), thing.clone()).prop_map(|(c, t)| Tap::Bump(c, t)),
        2 => (check.clone(), thing.clone(), any::<bool>()).prop_map(|(c, t, b)| Tap::Cook(c, t, b)),
        1 => (check.clone(), thing.clone()).prop_map(|(c, t)| Tap::Recall(c, t)),
        3 => (check.clone(), thing.clone()).prop_map(|(c, t)| Tap::Serve(c, t)),
        1 => (check.clone(), thing.clone()).prop_map(|(c, t)| Tap::Unserve(c, t)),
        1 => check.clone().prop_map(Tap::Bill),
        2 => (check.clone(), 1..300_000i64, any::<bool>()).prop_map(|(c, a, all)| Tap::Pay(c, a, all)),
        1 => (check.clone(), 1..3u128).prop_map(|(c, table)| Tap::Move(c, table)),
        2 => (check.clone(), check.clone()).prop_map(|(c, into)| Tap::Merge(c, into)),
        2 => check.clone().prop_map(Tap::Part),
        3 => (check.clone(), check.clone(), some).prop_map(|(c, to, some)| Tap::Lines(c, to, some)),
        1 => (check.clone(), 1..3u128, 0..6usize).prop_map(|(c, table, line)| Tap::Split(c, table, line)),
        1 => (check.clone(), 0..8usize).prop_map(|(c, t)| Tap::KnowMove(c, t)),
        3 => (check.clone(), 0..8usize, any::<bool>()).prop_map(|(c, t, on)| Tap::Rush(c, t, on)),
        1 => check.clone().prop_map(Tap::HandOver),
        2 => check.clone().prop_map(Tap::Voucher),
        1 => check.clone().prop_map(Tap::TakeBack),
        1 => (prop_oneof![Just(PHO), Just(BEER)], 0..12u32, any::<bool>()).prop_map(|(i, n, today)| Tap::Left(i, n, today)),
        1 => prop_oneof![Just(PHO), Just(BEER)].prop_map(Tap::Back),
        3 => (check.clone(), 0..8usize, 1..9_000i64).prop_map(|(c, line, off)| Tap::Discount(c, line, off)),
        1 => check.clone().prop_map(Tap::Withdraw),
        1 => (check.clone(), 0..4u32).prop_map(|(c, parts)| Tap::Divide(c, parts)),
        1 => (check.clone(), 0..4usize).prop_map(|(c, part)| Tap::PayPart(c, part)),
        1 => check.clone().prop_map(Tap::PutAway),
        3 => (check.clone(), thing.clone(), 0..4u32, any::<bool>()).prop_map(|(c, t, q, m)| Tap::Void(c, t, q, m)),
        1 => (check.clone(), thing.clone(), 0..4u32).prop_map(|(c, t, q)| Tap::Comp(c, t, q)),
        2 => (check.clone(), thing.clone(), 1..5u32).prop_map(|(c, t, q)| Tap::Change(c, t, q)),
        1 => (check.clone(), thing.clone(), 0..4u32).prop_map(|(c, t, q)| Tap::Remake(c, t, q)),
        2 => (check, thing).prop_map(|(c, t)| Tap::Know(c, t)),
    ]
}

fn play(evening: &mut Evening, taps: &[Tap]) {
    for tap in taps {
        let checks: Vec<CheckId> = evening.house.checks.keys().copied().collect();
        let check = |n: usize| checks.get(n % checks.len().max(1)).copied();
        let ticket = |evening: &Evening, c: usize, t: usize| {
            let check = evening.house.checks.get(&check(c)?)?;
            let ticket = check.tickets.get(t % check.tickets.len().max(1))?.id;
            let line = check.lines_on(ticket).nth(t % 3).or(check.lines_on(ticket).next())?.id;
            Some((ticket, line))
        };
        let fact = match tap {
            Tap::Seat(table) => {
                evening.seat(*table);
                None
            }
            Tap::Send(c, lines) => {
                if let Some(check) = check(*c) {
                    // A closed check refuses: that is part of the evening.
                    let _ = evening.send(check, lines.iter().map(|(item, n)| draft(*item, *n)).collect());
                }
                None
            }
            Tap::SendHeld(c, lines, held) => {
                if let Some(check) = check(*c) {
                    let draft = |(item, n, course): &(u128, u32, Course)| LineDraft {
                        course: Some(*course),
                        ..draft(*item, *n)
                    };
                    let _ = evening.send_holding(check, lines.iter().map(draft).collect(), &[*held]);
                }
                None
            }
            Tap::Fire(c, course) => {
                if let Some(check) = check(*c) {
                    let fire = |house: &House, now, mint: &mut dyn Mint| house.fire_in_time(check, *course, now, mint);
                    let _ = evening.act(|house, now, mint| fire(house, now, mint).map(|fact| fact.map(Fact::Course)));
                }
                None
            }
            Tap::FireNow(c, course) => {
                check(*c).and_then(|check| evening.house.fire(check, *course).ok().flatten()).map(Fact::Course)
            }
            Tap::FireTicket(c, t) => {
                ticket(evening, *c, *t).and_then(|(t, _)| evening.house.fire_ticket(t).ok().flatten()).map(Fact::Course)
            }
            Tap::Minutes(minutes) => {
                evening.minutes(*minutes);
                assert!(evening.house.come_due(evening.now).is_empty(), "what was due was fired, once");
                None
            }
            Tap::ByPrep(on) => {
                let mut reference = Reference::clone(&evening.house.reference);
                reference.venue.by_prep = *on;
                evening.house.reference = Arc::new(reference);
                None
            }
            Tap::Hold(c, course) => {
                let check = check(*c);
                check.and_then(|check| {
                    evening
                        .act(|house, now, mint| {
                            house.hold(check, *course, now, mint).map(|fact| fact.map(Fact::Course))
                        })
                        .ok()
                });
                None
            }
            Tap::Finish(c, t) => ticket(evening, *c, *t).and_then(|(t, l)| evening.house.finish_line(t, l).unwrap()),
            Tap::Unfinish(c, t) => {
                ticket(evening, *c, *t).and_then(|(t, l)| evening.house.unfinish_line(t, l).unwrap())
            }
            Tap::Bump(c, t) => ticket(evening, *c, *t).and_then(|(t, _)| evening.house.bump(t).unwrap()),
            Tap::Cook(c, t, begin) => ticket(evening, *c, *t).and_then(|(t, l)| {
                let act = if *begin { House::begin_cooking } else { House::call_off_cooking };
                act(&evening.house, t, Some(l)).unwrap()
            }),
            Tap::Recall(c, t) => ticket(evening, *c, *t).and_then(|(t, _)| evening.house.recall(t).unwrap()),
            Tap::Serve(c, t) => {
                let line = ticket(evening, *c, *t).map(|(_, line)| line);
                line.and_then(|line| evening.house.serve(check(*c)?, &[line]).unwrap())
            }
            Tap::Unserve(c, t) => {
                let line = ticket(evening, *c, *t).map(|(_, line)| line);
                line.and_then(|line| evening.house.unserve(check(*c)?, &[line]).unwrap())
            }
            Tap::Bill(c) => check(*c).and_then(|check| evening.house.ask_bill(check).ok().flatten()),
            Tap::Pay(c, amount, all) => check(*c).and_then(|id| {
                let open = &evening.house.checks[&id];
                let amount = if *all { open.due() } else { Money::minor(*amount) };
                let draft = PaymentDraft {
                    check: id,
                    version: open.version,
                    tender: Tender::Cash,
                    amount,
                    given: None,
                    tip: Money::ZERO,
                    reference: None,
                    part: None,
                };
                let mut mint = || uuid::Uuid::from_u128(7_000_000 + u128::from(evening.house.seq));
                evening.house.pay(&draft, &lan(), evening.now, &mut mint).ok()
            }),
            Tap::Move(c, table) => check(*c).and_then(|id| {
                let seen = evening.house.checks[&id].table;
                evening.house.move_check(id, TableId(small_house::id(80 + table)), seen, true).ok().flatten()
            }),
            Tap::Merge(c, into) => {
                if let (Some(id), Some(into)) = (check(*c), check(*into)) {
                    let version = evening.house.checks[&id].version;
                    let facts = evening.minting(|house, mint| house.merge(id, into, version, mint));
                    facts.into_iter().flatten().for_each(|fact| drop(evening.happens(fact)));
                }
                None
            }
            Tap::Part(c) => {
                if let Some(id) = check(*c)
                    && let Some(merged) = evening.house.checks[&id].merged.first().map(|merged| merged.check)
                {
                    let version = evening.house.checks[&id].version;
                    let facts = evening.minting(|house, mint| house.part(id, merged, version, mint));
                    facts.into_iter().flatten().for_each(|fact| drop(evening.happens(fact)));
                }
                None
            }
            Tap::Lines(c, to, some) => {
                if let (Some(id), Some(to)) = (check(*c), check(*to)) {
                    let from = evening.house.checks[&id].clone();
                    let mut lines: Vec<(LineId, Option<u32>)> = Vec::new();
                    for (place, quantity) in some {
                        if let Some(line) = from.lines.get(place % from.lines.len().max(1))
                            && lines.iter().all(|(other, _)| *other != line.id)
                        {
                            lines.push((line.id, (*quantity < line.quantity).then_some(*quantity)));
                        }
                    }
                    let draft = LinesDraft { check: id, version: from.version, lines, to: Goal::Check(to) };
                    evening.move_lines(&draft);
                }
                None
            }
            Tap::Split(c, table, place) => {
                if let Some(id) = check(*c) {
                    let from = evening.house.checks[&id].clone();
                    let lines = from.lines.get(*place).map(|line| (line.id, None)).into_iter().collect();
                    let to = Goal::Table(TableId(small_house::id(80 + table)));
                    evening.move_lines(&LinesDraft { check: id, version: from.version, lines, to });
                }
                None
            }
            Tap::KnowMove(c, t) => ticket(evening, *c, *t).and_then(|(t, _)| evening.house.know_move(t).unwrap()),
            Tap::Rush(c, t, on) => ticket(evening, *c, *t).and_then(|(ticket, _)| {
                let hurry = Hurry::Ticket(ticket);
                if !*on {
                    return evening.house.call_off_rush(hurry).ok().flatten().map(Fact::Rush);
                }
                let facts = evening.house.rush(hurry).unwrap_or_default();
                facts.into_iter().for_each(|fact| drop(evening.happens(fact)));
                None
            }),
            Tap::HandOver(c) => {
                check(*c).and_then(|id| evening.house.hand_over(id, StaffId(small_house::id(91))).ok().flatten())
            }
            Tap::Voucher(c) => check(*c).and_then(|id| voucher(evening, id)),
            Tap::TakeBack(c) => check(*c).and_then(|id| {
                let found = &evening.house.checks[&id];
                let draft = VoidDraft {
                    check: id,
                    version: found.version,
                    payment: found.payments.first()?.id,
                    reason: "wrong".into(),
                    approval: None,
                };
                let now = evening.now;
                evening.minting(|house, mint| house.void_payment(&draft, &minh(), now, mint)).ok()
            }),
            Tap::Left(item, left, today) => {
                evening.house.set_left(ItemId(id(*item)), *left, *today, evening.now).unwrap()
            }
            Tap::Back(item) => evening.house.back_on_sale(ItemId(id(*item))).unwrap(),
            Tap::Void(c, t, quantity, manager) => {
                let edit = edit(evening, check(*c), *t, *quantity);
                let by = if *manager { minh() } else { lan() };
                edit.and_then(|edit| {
                    evening.act(|house, now, mint| house.void_line(&edit, &by, now, mint).map(Some)).ok()
                });
                None
            }
            Tap::Comp(c, t, quantity) => {
                let edit = edit(evening, check(*c), *t, *quantity);
                edit.and_then(|edit| evening.act(|house, now, mint| house.comp_line(&edit, &minh(), now, mint)).ok());
                None
            }
            Tap::Change(c, t, quantity) => {
                let edit = edit(evening, check(*c), *t, 0);
                edit.and_then(|LineEdit { check, line, version, .. }| {
                    let note = (*quantity == 2).then(|| "no onion".to_owned());
                    let change = LineChange { check, line, version, quantity: *quantity, chosen: vec![], note };
                    evening.act(|house, now, mint| house.change_line(&change, now, mint)).ok()
                });
                None
            }
            Tap::Remake(c, t, quantity) => {
                let edit = edit(evening, check(*c), *t, *quantity);
                edit.and_then(|edit| {
                    evening.act(|house, now, mint| house.remake_line(&edit, now, mint).map(Some)).ok()
                });
                None
            }
            Tap::Know(c, t) => {
                let ticket = ticket(evening, *c, *t).map(|(ticket, _)| ticket);
                ticket.and_then(|ticket| evening.act(|house, _, _| house.acknowledge(ticket)).ok());
                None
            }
            Tap::PutAway(c) => check(*c).and_then(|check| evening.house.put_away(check).ok()),
            Tap::Discount(c, place, off) => check(*c).and_then(|id| discount(evening, id, *place, *off)),
            Tap::Withdraw(c) => check(*c).and_then(|id| {
                let found = &evening.house.checks[&id];
                let standing = found.standing_discounts().next()?.id;
                evening.house.withdraw_discount(id, found.version, standing).ok()
            }),
            Tap::Divide(c, parts) => check(*c).and_then(|id| divide(evening, id, *parts)),
            Tap::PayPart(c, part) => check(*c).and_then(|id| pay_part(evening, id, *part)),
        };
        if let Some(fact) = fact {
            evening.happens(fact);
        }
        assert_whole(&evening.house);
        assert_conserved(evening);
    }
}

/// So many of an item, with what must be chosen.
fn draft(item: u128, quantity: u32) -> LineDraft {
    if item == SKEWER { with(SKEWER, quantity, &[(71, 1)]) } else { line(item, quantity) }
}

/// Redeems a voucher, or takes it back.
fn voucher(evening: &mut Evening, id: CheckId) -> Option<Fact> {
    let check = evening.house.checks[&id].clone();
    if let Some(standing) = check.redeemed.iter().find(|redemption| redemption.stands()) {
        return evening.house.withdraw_voucher(id, check.version, standing.id).ok();
    }
    let promotion = PromotionId(small_house::id(905));
    let coupon = Coupon { code: "TET".into(), promotion, used: 0, spent: Money::ZERO };
    evening.house.coupons.insert("TET".into(), coupon);
    let draft = RedeemDraft { check: id, version: check.version, code: "TET".into() };
    let now = evening.now;
    evening.minting(|house, mint| house.redeem(&draft, &minh(), now, mint)).ok()
}

/// Takes something off a line, or off the whole bill: a part of it or so much, one as often as the other.
fn discount(evening: &mut Evening, id: CheckId, place: usize, off: i64) -> Option<Fact> {
    let check = evening.house.checks[&id].clone();
    let off = if off % 2 == 0 { Off::Percent(Rate(off as u32)) } else { Off::Amount(Money::minor(off)) };
    let line = check.lines.get(place).map(|line| line.id);
    let draft =
        DiscountDraft { check: id, version: check.version, line, off, reason: "regular".into(), approval: None };
    let now = evening.now;
    evening.minting(|house, mint| house.discount(&draft, &minh(), now, mint)).ok()
}

/// Divides a bill, by weights, with a fixed amount and a line of its own for somebody; or makes it one again.
fn divide(evening: &mut Evening, id: CheckId, parts: u32) -> Option<Fact> {
    let check = evening.house.checks[&id].clone();
    let mut shares: Vec<(u32, Option<Money>)> = (1..=parts).map(|share| (share, None)).collect();
    if parts == 3 {
        shares[1] = (0, Some(Money::minor(12_345)));
    }
    let line = check.lines.first().filter(|_| parts > 0);
    let weights = (0..parts).map(|part| 2 - part.min(2)).collect::<Vec<u32>>();
    let allotted = line.map(|line| Allotment { line: line.id, weights }).into_iter().collect();
    let seats = vec![None; parts as usize];
    let draft = DivisionDraft { check: id, version: check.version, parts: shares, allotted, seats };
    evening.minting(|house, mint| house.divide(&draft, mint)).ok()
}

/// One of those who share a bill pays all of their part.
fn pay_part(evening: &mut Evening, id: CheckId, place: usize) -> Option<Fact> {
    let check = evening.house.checks[&id].clone();
    let parts = check.parts();
    let bill = parts.get(place % parts.len().max(1))?;
    let draft = PaymentDraft {
        check: id,
        version: check.version,
        tender: Tender::Card,
        amount: bill.due(),
        given: None,
        tip: Money::ZERO,
        reference: None,
        part: Some(bill.id),
    };
    let now = evening.now;
    evening.minting(|house, mint| house.pay(&draft, &minh(), now, mint)).ok()
}

/// An evening with promotions of every kind.
fn evening(terms: Terms) -> Evening {
    let mut evening = Evening::new(terms);
    evening.fires_by_prep();
    let scope = |items: &[u128]| Scope { items: items.iter().map(|n| ItemId(id(*n))).collect(), categories: vec![] };
    let spend = |least, off| What::Spend { on: Scope::default(), least: Money::minor(least), off, most: None };
    let promotion = |n: u128, what| Promotion {
        id: PromotionId(id(n)),
        name: Named::same("offer"),
        active: true,
        when: When::default(),
        what,
        stacks: n != 904,
        priority: 0,
        code: (n == 905).then(CodeTerms::default),
        tier: None,
    };
    let mut reference = Reference::clone(&evening.house.reference);
    reference.promotions = vec![
        promotion(900, What::Price { on: scope(&[BEER]), cut: PriceCut::Percent(Rate(2_000)) }),
        promotion(901, What::BuyGet { on: scope(&[BEER]), buy: 2, get: 1, off: Rate(10_000) }),
        promotion(902, What::Combo { parts: vec![scope(&[PHO]), scope(&[BEER])], price: Money::minor(70_000) }),
        promotion(903, spend(100_000, Off::Percent(Rate(1_000)))),
        promotion(904, spend(150_000, Off::Amount(Money::minor(90_000)))),
        promotion(905, spend(40_000, Off::Amount(Money::minor(35_000)))),
    ];
    evening.house.reference = Arc::new(reference);
    evening
}

/// What somebody might want to undo; the quantity may be more than there is.
fn edit(evening: &Evening, check: Option<CheckId>, place: usize, quantity: u32) -> Option<LineEdit> {
    let check = evening.house.checks.get(&check?)?;
    let line = check.lines.get(place % check.lines.len().max(1))?;
    Some(LineEdit {
        check: check.id,
        line: line.id,
        version: line.version,
        quantity: (quantity > 0).then_some(quantity),
        reason: (!place.is_multiple_of(4)).then_some(Reason { why: Why::Quality, words: None }),
        approval: None,
    })
}

/// However it was cut up, all of what was sent is still there: taken off, given away or to be paid for.
fn assert_nothing_is_lost(evening: &Evening) {
    let sent = evening.events.iter().flat_map(|event| match &event.fact {
        Fact::RoundSent { lines, .. } => lines.iter().map(|line| (line.id, line.quantity)).collect(),
        Fact::LineChanged { with: line, .. } | Fact::LineRemade { line, .. } => vec![(line.id, line.quantity)],
        _ => vec![],
    });
    for (id, quantity) in sent {
        let all = evening.house.checks.values().flat_map(|check| &check.lines);
        let parts = all.filter(|line| line.root() == id);
        assert_eq!(parts.map(|line| line.quantity).sum::<u32>(), quantity, "of line {id}");
    }
}

/// What must hold at every moment.
fn assert_whole(house: &House) {
    let mut lines = BTreeSet::new();
    let mut slots = BTreeSet::new();
    let mut discounts = BTreeSet::new();
    for check in house.checks.values() {
        let totals = check.totals();
        let parts = check.parts();
        if !parts.is_empty() {
            let sum = parts.iter().map(|part| part.totals.total).sum::<Money>();
            assert_eq!(sum, totals.total, "the parts are the bill");
        }
        for discount in check.standing_discounts().filter(|discount| discount.line.is_some()) {
            assert!(check.line_of(discount).is_some(), "what is off a line is where the line is");
            assert!(discounts.insert(discount.id), "and nowhere else");
        }
        let added = if totals.tax_included { Money::ZERO } else { totals.taxes.iter().map(|row| row.tax).sum() };
        assert_eq!(totals.lines - totals.discount + totals.service + added + totals.rounding, totals.total);
        assert_eq!(check.paid() + check.due(), totals.total);
        let by_rule: Money = check.promoted().iter().map(|taken| taken.off).sum();
        assert_eq!(by_rule + check.off_by_hand(), totals.discount, "the bill names all that came off");
        assert_eq!(check.shares().into_iter().sum::<Money>(), totals.total, "what is refunded by line is the bill");
        assert!(!check.due().is_negative(), "never more taken than owed");
        if check.closed.is_some() {
            assert_eq!(check.held().count(), 0, "nothing waits on a closed check");
            assert_eq!(check.due(), Money::ZERO);
        }
        let charged = check.lines.iter().filter(|line| !line.is_voided() && line.edits.comp.is_none());
        let charged = charged.filter(|line| line.edits.remake.is_none()).map(|line| line.unit().times(line.quantity));
        assert_eq!(totals.lines, charged.sum(), "the bill is what was not taken off");
        for line in &check.lines {
            assert!(line.quantity > 0 && line.version > 0);
            assert!(lines.insert(line.id), "a line stands on one check");
            let ticket = check.ticket(line.ticket).expect("on one ticket of it");
            assert_eq!(ticket.station, line.station);
            assert!(!line.is_to_make() || ticket.is_open(), "what is still to make stands on a screen");
            assert_eq!(line.is_held(), line.is_to_make() && ticket.is_held(), "what waits stands with what waits");
            if let Some(hold) = ticket.hold.as_ref().filter(|_| line.is_held()) {
                assert_eq!(hold.course, line.course);
                assert_eq!(
                    hold.due.is_some(),
                    line.target.is_some(),
                    "what waits for its time has something to wait for"
                );
                assert!(hold.due <= line.target, "and is begun before it is to be done");
            }
        }
        if check.merged_into.is_some() {
            assert!(check.lines.is_empty() && check.tickets.is_empty(), "everything of it is elsewhere");
            assert_ne!(house.standing(check.id), check.id);
        }
        for line in &check.lines {
            assert!(check.round(line.round).is_some(), "it was sent with a round of its check");
        }
        for ticket in &check.tickets {
            assert!(check.lines_on(ticket.id).next().is_some(), "no ticket without lines");
            if let Some(bump) = &ticket.bumped {
                // What was taken off after that is told above the tickets.
                let after = |line: &Line| line.void().is_some_and(|void| void.stamp.at >= bump.stamp.at);
                let read = |line: &Line| line.pending().is_none() || after(line);
                assert!(check.lines_on(ticket.id).all(read), "who bumps has read it");
            }
            if ticket.is_open() {
                assert!(slots.insert((ticket.station, ticket.slot)), "a slot holds one ticket");
            }
        }
    }
}

/// Nothing that was sent is lost, doubled or dearer by being moved, and what a station can recall is in order.
fn assert_conserved(evening: &Evening) {
    let house = &evening.house;
    let sent = evening.events.iter().flat_map(|event| match &event.fact {
        Fact::RoundSent { lines, .. } => lines.as_slice(),
        Fact::LineChanged { with: line, .. } | Fact::LineRemade { line, .. } => std::slice::from_ref(&**line),
        _ => &[],
    });
    let (mut amount, mut portions) = (Money::ZERO, 0);
    for line in sent {
        amount += line.worth();
        portions += line.quantity;
    }
    let here = || house.checks.values().flat_map(|check| &check.lines);
    assert_eq!(here().map(|line| line.worth()).sum::<Money>(), amount, "money is conserved");
    assert_eq!(here().map(|line| line.quantity).sum::<u32>(), portions);
    for bumped in house.bumped.values() {
        let seqs: Vec<_> = bumped
            .iter()
            .map(|(check, ticket)| house.checks[check].ticket(*ticket).unwrap().bumped.as_ref().unwrap().seq)
            .collect();
        assert!(seqs.is_sorted() && seqs.iter().all(|seq| *seq > 0), "{seqs:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn every_evening_stays_whole_and_can_be_told_again(
        taps in prop::collection::vec(tap(), 1..40),
        service in 0..2_000u32,
        tax_included: bool,
        step in prop_oneof![Just(0i64), Just(500), Just(1_000)],
    ) {
        let terms = Terms { service: Rate(service), tax_included, cash_step: Money::minor(step), ..Terms::default() };
        let mut evening = evening(terms);
        play(&mut evening, &taps);
        assert_nothing_is_lost(&evening);

        let mut again = Evening::new(terms).house;
        for (place, event) in evening.events.iter().enumerate() {
            prop_assert_eq!(event.seq, place as u64 + 1, "no gaps");
            let told: Event = serde_json::from_str(&serde_json::to_string(event).unwrap()).unwrap();
            again.apply(&told);
        }
        prop_assert_eq!(again.checks, evening.house.checks, "the stream tells the whole evening");
        prop_assert_eq!(again.bumped, evening.house.bumped);
        prop_assert_eq!(again.portions, evening.house.portions);
        prop_assert_eq!(again.numbers, evening.house.numbers);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn totals_always_sum(
        lines in prop::collection::vec((0..3usize, 0..5_000_000i64), 0..20),
        discount in 0..10_000_000i64,
        service in 0..3_000u32,
        tax_included: bool,
        step in prop_oneof![Just(0i64), Just(1), Just(500), Just(1_000)],
    ) {
        let classes = [("food", 800), ("alcohol", 1_000), ("free", 0)];
        let lines: Vec<_> = lines.iter().map(|(class, amount)| {
            Taxed { class: classes[*class].0, rate: Rate(classes[*class].1), amount: Money::minor(*amount), off: Money::ZERO }
        }).collect();
        let terms = Terms { service: Rate(service), tax_included, cash_step: Money::minor(step), ..Terms::default() };
        let got = totals(&lines, Money::minor(discount), &terms);
        let tax: Money = got.taxes.iter().map(|row| row.tax).sum();
        let base: Money = got.taxes.iter().map(|row| row.base).sum();
        prop_assert_eq!(base, got.lines - got.discount + got.service, "every đồng is taxed once");
        let exact = base + if tax_included { Money::ZERO } else { tax };
        prop_assert_eq!(exact + got.rounding, got.total);
        prop_assert!(got.rounding.units().abs() * 2 <= step.max(1));
        prop_assert!(!got.total.is_negative());
    }

    #[test]
    fn shares_sum_to_the_whole_and_are_fair(whole in -1_000_000_000i64..1_000_000_000, weights in prop::collection::vec(0..1_000_000i64, 1..30)) {
        let shares = Money::minor(whole).share(&weights);
        prop_assert_eq!(shares.iter().copied().sum::<Money>(), Money::minor(whole));
        let sum: i64 = weights.iter().sum();
        if sum > 0 {
            for (share, weight) in shares.iter().zip(&weights) {
                let exact = i128::from(whole) * i128::from(*weight);
                let off = i128::from(share.units()) * i128::from(sum) - exact;
                prop_assert!(off.abs() < i128::from(sum), "less than one unit off");
            }
        }
    }
}
