//! A room's clock in the house: what each act makes of the stay and of the bill, and that the bill stays whole.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;
mod small_rooms;

use goimon_domain::check::Check;
use goimon_domain::ids::*;
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::refusal::Refusal;
use goimon_domain::room::RoomRefusal;
use goimon_domain::room_acts::Correction;
use goimon_domain::settling::PaymentDraft;
use goimon_domain::venue::Terms;
use proptest::prelude::*;
use small_house::*;
use small_rooms::let_by_the_hour;
use std::sync::Arc;

const MINUTE: i64 = 60_000;

/// Tables 1 and 2 are the rooms STD and VIP.
fn karaoke(terms: Terms) -> Evening {
    let mut evening = Evening::new(terms);
    let_by_the_hour(&mut evening.house);
    evening
}

impl Evening {
    fn on(&self, id: CheckId) -> &Check {
        &self.house.checks[&id]
    }

    fn start(&mut self, check: CheckId) {
        self.act(|house, now, mint| house.start_room(check, &lan(), now, mint)).unwrap();
    }

    fn stop(&mut self, check: CheckId) {
        self.act(|house, now, mint| house.stop_room(check, &lan(), now, mint)).unwrap();
    }

    fn pass(&mut self, ms: i64) {
        self.now = self.now.plus_ms(ms);
    }

    fn moves(&mut self, check: CheckId, table: u128) {
        let to = TableId(id(80 + table));
        let seen = self.on(check).table;
        self.act(|house, now, mint| {
            let moved = house.move_check(check, to, seen, true)?;
            let room = moved.as_ref().and_then(|_| house.room_follows(check, to, &lan(), now, mint));
            Ok::<_, Refusal>(moved.into_iter().chain(room).collect::<Vec<_>>())
        })
        .unwrap();
    }

    fn pay(&mut self, check: CheckId) -> Result<(), Refusal> {
        let found = self.on(check);
        let draft = PaymentDraft {
            check,
            version: found.version,
            tender: Tender::Cash,
            amount: found.due(),
            given: None,
            tip: Money::ZERO,
            reference: None,
            part: None,
        };
        self.act(|house, now, mint| house.pay(&draft, &lan(), now, mint).map(|fact| [fact]))
    }
}

#[test]
fn a_move_to_a_table_like_any_other_stops_the_clock() {
    let mut evening = karaoke(Terms::default());
    Arc::make_mut(&mut evening.house.reference).tables[1].plan = None;
    let check = evening.seat(1);
    evening.start(check);
    evening.pass(30 * MINUTE);
    evening.moves(check, 2);
    let found = evening.on(check);
    assert!(found.running().is_none());
    assert_eq!(found.totals().lines, Money::minor(150_000));
}

#[test]
fn guests_who_move_into_a_room_have_its_clock() {
    let mut evening = karaoke(Terms::default());
    Arc::make_mut(&mut evening.house.reference).tables[1].plan = None;
    let check = evening.seat(2);
    evening.moves(check, 1);
    assert!(evening.on(check).running().is_some());
    // Who sits down beside them shares their clock.
    let other = evening.seat(2);
    evening.moves(other, 1);
    assert!(evening.on(other).running().is_none());
    // Whose time is on the bill already has paid for a room: nothing starts by itself.
    evening.pass(10 * MINUTE);
    evening.stop(check);
    evening.moves(check, 2);
    evening.moves(check, 1);
    assert!(evening.on(check).running().is_none());
}

#[test]
fn nothing_is_paid_put_away_or_merged_while_the_clock_runs() {
    let mut evening = karaoke(Terms::default());
    let (check, other) = (evening.seat(1), evening.seat(2));
    evening.start(check);
    let running = Refusal::Room(RoomRefusal::Running { room: "STD".into() });
    assert_eq!(evening.pay(check), Err(running.clone()));
    assert_eq!(evening.house.put_away(check), Err(running.clone()));
    let version = evening.on(check).version;
    assert_eq!(evening.minting(|house, mint| house.merge(check, other, version, mint)), Err(running));
    evening.stop(check);
    evening.pay(check).unwrap();
    assert!(!evening.on(check).is_open());
}

#[test]
fn time_is_not_carried_back_to_the_kitchen() {
    let mut evening = karaoke(Terms::default());
    let check = evening.seat(1);
    evening.start(check);
    evening.stop(check);
    let line = evening.on(check).lines[0].id;
    assert_eq!(evening.house.unserve(check, &[line]), Ok(None));
}

#[test]
fn a_correction_that_leaves_less_than_was_paid_is_refused() {
    let mut evening = karaoke(Terms::default());
    let check = evening.seat(1);
    evening.send(check, vec![line(PHO, 1)]).unwrap();
    evening.start(check);
    evening.pass(180 * MINUTE);
    evening.stop(check);
    let found = evening.on(check);
    let draft = PaymentDraft {
        check,
        version: found.version,
        tender: Tender::Card,
        amount: found.due() - Money::minor(1),
        given: None,
        tip: Money::ZERO,
        reference: None,
        part: None,
    };
    evening.act(|house, now, mint| house.pay(&draft, &lan(), now, mint).map(|fact| [fact])).unwrap();
    let found = evening.on(check);
    let stay = found.stay.as_ref().unwrap();
    let draft = Correction {
        check,
        version: found.version,
        rooms: vec![stay.began().plus_ms(60 * MINUTE)],
        pauses: vec![],
        ended: stay.ended,
        reason: "bấm muộn".into(),
    };
    let now = evening.now;
    let refused = evening.minting(|house, mint| house.correct_room(&draft, &minh(), now, mint));
    assert!(matches!(refused, Err(Refusal::PaidAlready { .. })), "{refused:?}");
}

proptest! {
    /// Whatever is done to the clock, another machine that hears the events has the same house, and the bill is whole.
    #[test]
    fn the_bill_is_whole_and_follows_from_the_events(
        deeds in prop::collection::vec((0..8u8, 0..200i64), 1..24),
        service in prop_oneof![Just(0u32), Just(500)],
        included in any::<bool>(),
    ) {
        let terms = Terms { service: goimon_domain::money::Rate(service), tax_included: included, cash_step: Money::ZERO, ..Terms::default() };
        let mut evening = karaoke(terms);
        let mut other = evening.house.clone();
        let check = evening.seat(1);
        for (deed, minutes) in deeds {
            evening.pass(minutes * MINUTE + 17);
            match deed {
                0 => evening.start(check),
                1 => drop(evening.act(|house, _, _| house.pause_room(check))),
                2 => drop(evening.act(|house, _, _| house.resume_room(check))),
                3 => drop(evening.act(|house, now, mint| house.stop_room(check, &lan(), now, mint))),
                4 => drop(evening.act(|house, now, _| house.go_on_room(check, now))),
                5 => evening.moves(check, 1 + (minutes % 2) as u128),
                6 => drop(evening.send(check, vec![line(BEER, 1)])),
                _ => {
                    let now = evening.now;
                    let found = evening.on(check);
                    if let Some(stay) = found.stay.as_deref() {
                        let first = stay.began().plus_ms(-minutes * MINUTE);
                        let rooms = [first].into_iter().chain(stay.rooms.iter().skip(1).map(|room| room.from)).collect();
                        let pauses = stay.pauses.iter().map(|pause| (pause.from, pause.to)).collect();
                        let (version, ended) = (found.version, stay.ended);
                        let draft = Correction { check, version, rooms, pauses, ended, reason: "muộn".into() };
                        let fact = evening.minting(|house, mint| house.correct_room(&draft, &minh(), now, mint));
                        if let Ok(Some(fact)) = fact {
                            evening.happens(fact);
                        }
                    }
                }
            }
            let found = evening.on(check);
            // Only what is charged is owed, and of all time only the newest stop of each stay.
            let lines: Money = found.lines.iter().map(|line| line.amount()).sum();
            let totals = found.totals();
            prop_assert_eq!(totals.lines, lines);
            let tax: Money = totals.taxes.iter().map(|row| row.tax).sum();
            let added = if included { Money::ZERO } else { tax };
            prop_assert_eq!(totals.lines - totals.discount + totals.service + added + totals.rounding, totals.total);
            if let Some(stay) = found.running() {
                prop_assert!(stay.line.is_none());
                let bill = stay.bill(&evening.house.reference.venue.clock, evening.now);
                let now = found.as_of(&evening.house.reference.venue.clock, evening.now);
                prop_assert_eq!(now.totals().lines, lines + bill.total);
            } else if let Some(stay) = &found.stay {
                let line = found.line(stay.line.unwrap()).unwrap();
                let bill = stay.bill(&evening.house.reference.venue.clock, evening.now.plus_ms(9_999_999));
                prop_assert_eq!(line.price, bill.total);
                prop_assert_eq!(line.edits.time.as_deref(), Some(&bill));
            }
        }
        for event in &evening.events {
            let text = serde_json::to_string(event).unwrap();
            other.apply(&serde_json::from_str(&text).unwrap());
        }
        prop_assert_eq!(&other.checks, &evening.house.checks);
    }
}
