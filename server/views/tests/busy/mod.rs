//! A busy evening: people do whatever comes to their minds, and screens are told only what is affected.
#![allow(dead_code, reason = "each test program takes what it needs of it")]
#![allow(missing_docs, clippy::unwrap_used)]

use super::small_house::{self, *};
use goimon_domain::changing::LineChange;
use goimon_domain::check::Check;
use goimon_domain::course::Course;
use goimon_domain::darkness::DARK_AFTER;
use goimon_domain::discount::{DiscountDraft, Off};
use goimon_domain::division::DivisionDraft;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::*;
use goimon_domain::intent::IntentDraft;
use goimon_domain::lang::{Lang, Named};
use goimon_domain::line::{Line, Stamp};
use goimon_domain::money::{Money, Rate};
use goimon_domain::moving::{Goal, LinesDraft};
use goimon_domain::payment::Tender;
use goimon_domain::promotion::{CodeTerms, Coupon, Promotion, RedeemDraft, Scope, What, When};
use goimon_domain::reason::{Reason, Why};
use goimon_domain::reopening::ReopenDraft;
use goimon_domain::reservation::{Place, Wanted};
use goimon_domain::reversing::VoidDraft;
use goimon_domain::rushing::Hurry;
use goimon_domain::screen::{Cover, Level, OrderKind, Place as Wall, Screen as KitchenScreen, Setup};
use goimon_domain::settling::PaymentDraft;
use goimon_domain::staff::Actor;
use goimon_domain::time::At;
use goimon_domain::venue::{Reference, Terms};
use goimon_domain::voiding::LineEdit;
use goimon_views::live::{Element, Key, View};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A small generator that needs no library: the evenings are the same every time.
pub struct Dice(pub u64);

impl Dice {
    pub fn upto(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

/// A screen that is told only what is affected.
pub struct Screen {
    pub view: View,
    pub shown: BTreeMap<Key, Element>,
}

impl Screen {
    pub fn new(view: View, house: &House) -> Self {
        Self { view, shown: all(view, house) }
    }

    pub fn hear(&mut self, events: &[Event], house: &House) {
        for key in events.iter().flat_map(|event| self.view.affected(event, house)) {
            match self.view.render(key, house, Lang::Vi) {
                Some(element) => self.shown.insert(key, element),
                None => self.shown.remove(&key),
            };
        }
        assert_eq!(self.shown, all(self.view, house), "{} after {events:?}", self.view);
    }
}

pub fn all(view: View, house: &House) -> BTreeMap<Key, Element> {
    let keys = view.keys(house);
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{view} names an element twice");
    let shown: BTreeMap<_, _> =
        keys.into_iter().filter_map(|key| Some((key, view.render(key, house, Lang::Vi)?))).collect();
    shown
}

pub fn act(dice: &mut Dice, evening: &mut Evening) -> Option<Fact> {
    let checks: Vec<CheckId> = evening.house.checks.keys().copied().collect();
    let Some(id) = checks.get(dice.upto(checks.len().max(1))).copied() else {
        evening.seat(1);
        return None;
    };
    let check = evening.house.check(id).unwrap().clone();
    let ticket = (!check.tickets.is_empty()).then(|| check.tickets[dice.upto(check.tickets.len())].id);
    let line = (!check.lines.is_empty()).then(|| check.lines[dice.upto(check.lines.len())].clone());
    let house = &evening.house;
    match dice.upto(41) {
        34 | 35 => {
            let ready: Vec<LineId> = check.lines.iter().map(|line| line.id).collect();
            house.hand_on(id, &ready).ok().flatten()
        }
        36 => {
            let all: Vec<LineId> = check.lines.iter().map(|line| line.id).collect();
            let back = match dice.upto(3) {
                0 => house.hand_back(id, &all),
                1 => house.bring_back(id, &all, Level::Pass),
                _ => house.bring_back(id, &all, Level::Runner),
            };
            back.into_iter().flatten().for_each(|fact| drop(evening.happens(fact)));
            None
        }
        32 => {
            let hurry = ticket.map_or(Hurry::Check(id), Hurry::Ticket);
            let facts = house.rush(hurry).unwrap_or_default();
            facts.into_iter().for_each(|fact| drop(evening.happens(fact)));
            None
        }
        33 => house.call_off_rush(Hurry::Check(id)).ok().flatten().map(Fact::Rush),
        30 => house.goes_unnoticed(evening.now.plus_ms(DARK_AFTER)).into_iter().next().map(Fact::NotShown),
        31 => {
            let seen = vec![(StationId(small_house::id(11 + dice.upto(3) as u128)), house.seq)];
            Some(Fact::StationsSaw { seen, besides: Vec::new() })
        }
        29 => reserve(dice, house, evening.now),
        25 | 26 => {
            let mains = line_of(PHO, dice.upto(3) as u32 + 1);
            let starter =
                goimon_domain::sending::LineDraft { course: Some(Course::Starters), seat: Some(2), ..line_of(PHO, 1) };
            let _ = evening.send_holding(id, vec![mains, starter, line_of(BEER, 1)], &[Course::Mains]);
            None
        }
        37 | 38 => {
            let skewer = with(SKEWER, 1, &[(71, 1)]);
            let _ = evening.send_holding(id, vec![skewer, line_of(PHO, 1)], &[]);
            None
        }
        39 => {
            evening.minutes(dice.upto(15) as i64);
            None
        }
        40 => {
            let course = Course::ALL[dice.upto(3)];
            let fire = |house: &House, now, mint: &mut dyn Mint| house.fire_in_time(id, course, now, mint);
            let _ = evening.act(|house, now, mint| fire(house, now, mint).map(|fact| fact.map(Fact::Course)));
            None
        }
        27 => house.fire(id, Course::ALL[dice.upto(3)]).ok().flatten().map(Fact::Course),
        28 => {
            let course = Course::ALL[dice.upto(3)];
            let _ =
                evening.act(|house, now, mint| house.hold(id, course, now, mint).map(|fact| fact.map(Fact::Course)));
            None
        }
        0 => {
            if dice.upto(3) == 0 {
                let by = small_house::lan();
                let _ = evening.act(|house, now, mint| house.seat(None, 1, false, &by, now, mint).map(Some));
            } else {
                evening.seat(1 + dice.upto(2) as u128);
            }
            None
        }
        1..=4 => {
            let item = if dice.upto(2) == 0 { PHO } else { BEER };
            let extra = with(PHO, 1, &[(LARGE, 1), (EGG, 2)]);
            let lines = vec![line_of(item, dice.upto(3) as u32 + 1), extra];
            // A closed check refuses: that is part of the evening.
            let _ = evening.send(id, lines);
            None
        }
        5 | 6 => line.and_then(|line| house.finish_line(line.ticket, line.id).unwrap()),
        7 => line.and_then(|line| house.unfinish_line(line.ticket, line.id).unwrap()),
        8 if dice.upto(3) == 0 => ticket.and_then(|ticket| house.begin_cooking(ticket, None).unwrap()),
        8 => ticket.and_then(|ticket| house.bump(ticket).unwrap()),
        9 => ticket.and_then(|ticket| house.recall(ticket).unwrap()),
        10 => line.and_then(|line| house.serve(id, &[line.id]).unwrap()),
        11 => match dice.upto(13) {
            0 => line.and_then(|line| house.unserve(id, &[line.id]).unwrap()),
            1 => house.ask_bill(id).ok().flatten(),
            2 => house.call_off_bill(id).ok().flatten(),
            3 => {
                let off = Off::Percent(Rate(1_000));
                let line = line.filter(|_| house.seq.is_multiple_of(2)).map(|line| line.id);
                let draft = DiscountDraft {
                    check: id,
                    version: check.version,
                    line,
                    off,
                    reason: "regular".into(),
                    approval: None,
                };
                let mut mint = || small_house::id(8_000_000 + u128::from(house.seq));
                house.discount(&draft, &Actor::house(), evening.now, &mut mint).ok()
            }
            5 => {
                let (payment, minh) = (check.payments.first()?.id, Actor::house());
                let mut mint = || small_house::id(9_000_000 + u128::from(house.seq));
                let draft =
                    VoidDraft { check: id, version: check.version, payment, reason: "x".into(), approval: None };
                house.void_payment(&draft, &minh, evening.now, &mut mint).ok()
            }
            7 => {
                let parts = vec![(1, None), (1, None)];
                let draft =
                    DivisionDraft { check: id, version: check.version, parts, allotted: Vec::new(), seats: Vec::new() };
                let mut next = 10_000_000 + u128::from(house.seq) * 10;
                let mut mint = || {
                    next += 1;
                    small_house::id(next)
                };
                house.divide(&draft, &mut mint).ok()
            }
            10 => voucher(evening, &check),
            11 => money_on_its_way(evening, &check),
            8 => house.settle(id, house.seq.is_multiple_of(2), evening.now).ok().flatten(),
            9 => house.take_to_paper(id, None).ok().flatten(),
            6 => {
                let draft = ReopenDraft { check: id, reason: "x".into(), approval: None };
                let mut next = 20_000_000 + u128::from(house.seq) * 100;
                let mut mint = || {
                    next += 1;
                    small_house::id(next)
                };
                house.reopen(&draft, &Actor::house(), evening.now, &mut mint).ok()
            }
            4 => {
                let given = check.standing_discounts().next()?.id;
                house.withdraw_discount(id, check.version, given).ok()
            }
            _ => house.set_covers(id, 1 + dice.upto(8) as u16).ok(),
        },
        15 => {
            let table = TableId(small_house::id(81 + dice.upto(2) as u128));
            house.move_check(id, table, check.table, true).ok().flatten()
        }
        16 => ticket.and_then(|ticket| house.know_move(ticket).unwrap()),
        17 => match dice.upto(3) {
            0 => house.set_note(id, Some("Sinh nhật")).ok().flatten(),
            1 => house.set_note(id, None).ok().flatten(),
            _ => house.hand_over(id, StaffId(small_house::id(91))).ok().flatten(),
        },
        18 => {
            let other = checks[dice.upto(checks.len())];
            let facts = match check.merged.first() {
                Some(merged) if dice.upto(2) == 0 => {
                    let merged = merged.check;
                    evening.minting(|house, mint| house.part(id, merged, check.version, mint))
                }
                _ => evening.minting(|house, mint| house.merge(id, other, check.version, mint)),
            };
            facts.into_iter().flatten().for_each(|fact| drop(evening.happens(fact)));
            None
        }
        19 => {
            let other = checks[dice.upto(checks.len())];
            let table = Goal::Table(TableId(small_house::id(81 + dice.upto(2) as u128)));
            let to = if dice.upto(4) == 0 { table } else { Goal::Check(other) };
            let part = dice.upto(2) == 0;
            let lines = line.into_iter().map(|line| (line.id, part.then_some(1))).collect();
            evening.move_lines(&LinesDraft { check: id, version: check.version, lines, to });
            None
        }
        14 => {
            let item = ItemId(small_house::id(if dice.upto(2) == 0 { PHO } else { BEER }));
            let left = dice.upto(9) as u32;
            if dice.upto(3) == 0 { house.back_on_sale(item) } else { house.set_left(item, left, true, evening.now) }
                .unwrap()
        }
        12 => {
            let seen = (11..14).map(|n| (StationId(small_house::id(n)), house.seq)).collect();
            Some(Fact::StationsSaw { seen, besides: Vec::new() })
        }
        20..=24 => {
            edit(dice.upto(6), evening, id, line?);
            None
        }
        _ => {
            let amount = if dice.upto(2) == 0 { check.due() } else { Money::minor(1_000) };
            let draft = PaymentDraft {
                check: id,
                version: check.version,
                tender: Tender::Cash,
                amount,
                given: None,
                tip: Money::ZERO,
                reference: None,
                part: None,
            };
            let mut mint = || small_house::id(7_000_000 + u128::from(house.seq));
            house.pay(&draft, &lan(), evening.now, &mut mint).or_else(|_| house.put_away(id)).ok()
        }
    }
}

/// Something is taken off, given away, changed, made again or acknowledged. A refusal is part of the evening.
fn edit(kind: usize, evening: &mut Evening, check: CheckId, line: Line) {
    let reason = Some(Reason { why: Why::Quality, words: None });
    let quantity = (line.quantity > 1).then_some(1);
    let edit = LineEdit { check, line: line.id, version: line.version, quantity, reason, approval: None };
    let change = LineChange {
        check,
        line: line.id,
        version: line.version,
        quantity: line.quantity + 1,
        chosen: vec![],
        note: Some("no ice".into()),
    };
    let _ = match kind {
        0 => evening.act(|house, now, mint| house.void_line(&edit, &minh(), now, mint).map(Some)),
        1 => {
            let whole = LineEdit { quantity: None, ..edit };
            evening.act(|house, now, mint| house.void_line(&whole, &minh(), now, mint).map(Some))
        }
        2 => evening.act(|house, now, mint| house.comp_line(&edit, &minh(), now, mint)),
        3 => evening.act(|house, now, mint| house.change_line(&change, now, mint)),
        4 => evening.act(|house, now, mint| house.remake_line(&edit, now, mint).map(Some)),
        _ => evening.act(|house, _, _| house.acknowledge(line.ticket)),
    };
}

/// A card goes on the terminal, or somebody says what came of it.
fn money_on_its_way(evening: &Evening, check: &Check) -> Option<Fact> {
    let house = &evening.house;
    if let Some(intent) = check.intents.first() {
        let arrived = house.seq.is_multiple_of(2);
        let said = if arrived {
            house.arrived(check.id, intent.id, None, &lan(), evening.now)
        } else {
            house.missed(check.id, intent.id)
        };
        return said.ok();
    }
    let draft = IntentDraft {
        check: check.id,
        version: check.version,
        tender: Tender::Card,
        amount: check.due(),
        tip: Money::ZERO,
        part: None,
    };
    let mut mint = || small_house::id(12_000_000 + u128::from(house.seq));
    house.begin(&draft, &lan(), evening.now, &mut mint).ok()
}

/// Redeems a voucher, or takes it back.
fn voucher(evening: &Evening, check: &Check) -> Option<Fact> {
    if let Some(standing) = check.redeemed.iter().find(|redemption| redemption.stands()) {
        return evening.house.withdraw_voucher(check.id, check.version, standing.id).ok();
    }
    let mut house = evening.house.clone();
    let promotion = PromotionId(small_house::id(901));
    house.coupons.insert("TET".into(), Coupon { code: "TET".into(), promotion, used: 0, spent: Money::ZERO });
    let draft = RedeemDraft { check: check.id, version: check.version, code: "TET".into() };
    let mut mint = || small_house::id(11_000_000 + u128::from(house.seq));
    house.redeem(&draft, &Actor::house(), evening.now, &mut mint).ok()
}

/// An evening with a tenth off from 100,000 on, and vouchers.
pub fn evening() -> Evening {
    let mut evening = Evening::new(Terms::default());
    evening.fires_by_prep();
    let mut reference = Reference::clone(&evening.house.reference);
    let spend = |n: u128, least: i64, code| Promotion {
        id: PromotionId(small_house::id(n)),
        name: Named::same("offer"),
        active: true,
        when: When::default(),
        what: What::Spend {
            on: Scope::default(),
            least: Money::minor(least),
            off: Off::Percent(Rate(1_000)),
            most: None,
        },
        stacks: true,
        priority: 0,
        code,
        tier: None,
    };
    reference.promotions = vec![spend(900, 100_000, None), spend(901, 0, Some(CodeTerms::default()))];
    evening.house.reference = Arc::new(reference);
    evening
}

/// Somebody reserves a table, takes another one, or does not come.
fn reserve(dice: &mut Dice, house: &House, now: At) -> Option<Fact> {
    let known: Vec<ReservationId> = house.reservations.keys().copied().collect();
    let table = TableId(small_house::id(81 + dice.upto(2) as u128));
    let due = now.plus_ms(dice.upto(12) as i64 * 3_600_000);
    let wanted = Wanted {
        name: "Tuấn".into(),
        phone: None,
        covers: 2 + dice.upto(5) as u16,
        due,
        place: Place::Table(table),
        deposit: None,
        note: None,
    };
    let mut mint = || small_house::id(11_000_000 + u128::from(house.seq));
    let Some(id) = known.get(dice.upto(known.len() + 1)).copied() else {
        return house.book(&wanted, &Actor::house(), now, &mut mint).ok();
    };
    match dice.upto(3) {
        0 => house.no_show(id).ok().flatten(),
        1 => house.cancel_reservation(id).ok().flatten(),
        _ => house.rebook(id, house.reservation(id).unwrap().version, &wanted, now).ok().flatten(),
    }
}

pub fn line_of(item: u128, quantity: u32) -> goimon_domain::sending::LineDraft {
    small_house::line(item, quantity)
}

/// One screen for two stations, one that shows no table's orders, one that has taken a station over, one at the pass, and one for
/// runners.
pub fn define_screens(evening: &mut Evening) -> [View; 5] {
    let station = |n| StationId(small_house::id(n));
    let reference = Arc::make_mut(&mut evening.house.reference);
    let screens = [61, 62, 63, 64, 65].map(|n| ScreenId(small_house::id(n)));
    let setups = [
        Setup { stations: vec![station(11), station(12)], ..Setup::default() },
        Setup { orders: vec![OrderKind::Takeaway], ..Setup::default() },
        Setup { stations: vec![station(12)], ..Setup::default() },
        Setup { level: Level::Pass, stations: vec![station(11)], orders: vec![OrderKind::DineIn], ..Setup::default() },
        Setup { level: Level::Runner, ..Setup::default() },
    ];
    for (id, setup) in screens.into_iter().zip(setups) {
        reference.screens.push(KitchenScreen { id, name: "Bếp".into(), position: 0, setup });
    }
    let stamp = Stamp { at: At(0), by: "Minh".into() };
    reference.covers.push(Cover { station: station(11), place: Wall::Expo, stamp: stamp.clone() });
    reference.covers.push(Cover { station: station(13), place: Wall::Screen(screens[2]), stamp });
    screens.map(View::Screen)
}
