//! A thousand random evenings of four people: every line stays in one state on one check, every kitchen screen that is told only
//! what is affected shows what the stream says, and the timeline tells how each line came to be where it is.
#![allow(missing_docs, clippy::unwrap_used)]

mod busy;
#[path = "../../domain/tests/small_house/mod.rs"]
mod small_house;
mod told;

use busy::{Dice, Screen, act, evening};
use goimon_domain::check::Check;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, DeviceId, StationId};
use goimon_domain::lang::Lang;
use goimon_domain::staff::{Actor, Role};
use goimon_views::live::{Key, View};
use goimon_views::{Ctx, Words, manager};
use small_house::{lan, minh};
use std::collections::BTreeSet;
use told::{Book, said};

/// How many acts an evening has.
const ACTS: usize = 24;

/// Two waiters, the manager, and a kitchen screen, which is nobody.
fn people() -> [Actor; 4] {
    let tu = Actor { staff: None, name: "Tú".into(), ..lan() };
    let screen = Actor {
        staff: None,
        device: Some(DeviceId(small_house::id(77))),
        name: "Màn hình mì".into(),
        role: Role::Kitchen,
    };
    [lan(), tu, minh(), screen]
}

#[test]
fn a_thousand_evenings_stay_whole_on_every_screen_and_in_the_timeline() {
    let people = people();
    for seed in 1_000..2_000 {
        let mut dice = Dice(seed);
        let mut evening = evening();
        let views = [11, 12, 13].map(|n| View::Station(StationId(small_house::id(n)))).into_iter().chain([View::Expo]);
        let mut screens: Vec<Screen> = views.map(|view| Screen::new(view, &evening.house)).collect();
        let mut stored = evening.house.clone();
        let mut book = Book::default();
        evening.seat(1);
        let mut heard = 0;
        for _ in 0..ACTS {
            evening.by = people[dice.upto(4)].clone();
            if let Some(fact) = act(&mut dice, &mut evening) {
                evening.happens(fact);
            }
            for event in &evening.events[heard..] {
                let event: Event = serde_json::from_str(&serde_json::to_string(event).unwrap()).unwrap();
                stored.apply(&event);
                book.hear(&event);
                book.assert_tells(&stored, &event);
            }
            if evening.events.len() > heard {
                assert_eq!(stored.checks, evening.house.checks, "the stream tells the whole evening");
                screens.iter_mut().for_each(|screen| screen.hear(&evening.events[heard..], &evening.house));
                screens.iter().for_each(|screen| assert_shows(screen, &stored));
            }
            heard = evening.events.len();
        }
        for check in stored.checks.values() {
            assert_timeline(&stored, check, &evening.events, &book);
        }
    }
}

/// What a station has still to make stands on its screen, and on no other; so for the screen that shows all.
fn assert_shows(screen: &Screen, stored: &House) {
    let View::Station(station) = screen.view else { return };
    let tickets: BTreeSet<_> = screen.shown.keys().filter(|key| matches!(key, Key::Ticket(..))).copied().collect();
    let mut to_make = BTreeSet::new();
    for check in stored.checks.values() {
        for line in check.lines.iter().filter(|line| line.station == station && line.is_to_make()) {
            let key = Key::Ticket(check.id, line.ticket);
            to_make.insert(key);
            if line.is_queued() {
                let shown = &screen.shown[&key].html;
                assert!(shown.contains(&line.id.to_string()), "{} is not on {shown}", line.id);
            }
        }
        let open = check.tickets.iter().filter(|ticket| ticket.station == station && ticket.is_open());
        to_make.extend(open.map(|ticket| Key::Ticket(check.id, ticket.id)));
    }
    assert_eq!(tickets, to_make, "{}", screen.view);
}

/// The page names every act that happened to a line once, in order, with who did it and which dish it was.
fn assert_timeline(stored: &House, check: &Check, events: &[Event], book: &Book) {
    let of =
        |id: CheckId| -> Vec<Event> { events.iter().filter(|event| event.fact.check() == Some(id)).cloned().collect() };
    let merged: Vec<CheckId> = check.merged.iter().map(|merged| merged.check).collect();
    let story = manager::story(of(check.id), merged.iter().copied().map(of).collect());
    assert!(story.windows(2).all(|pair| pair[0].seq < pair[1].seq), "each event once, in order");
    for line in &check.lines {
        for (seq, on) in book.deeds(line.id).filter(|(_, on)| *on == check.id || merged.contains(on)) {
            // That it came with a merged check is told by the event after that one.
            let merging = matches!(events[seq as usize - 1].fact, Fact::CheckMerged { .. });
            let told = story.iter().any(|event| event.seq == seq + u64::from(merging && on != check.id));
            assert!(told, "event {seq} on {on} is missing from the story of {}", check.id);
        }
    }
    let ctx = Ctx { w: Words::of(Lang::Vi), who: None, house: Some(stored), now: small_house::EVENING, notice: None };
    let page = manager::timeline(&ctx, stored, check, &story).unwrap();
    let rows: Vec<&str> = page.split("<li><time>").skip(1).map(|row| row.split("</li>").next().unwrap()).collect();
    let shown = story.iter().filter(|event| !matches!(event.fact, Fact::Settling { again: true, .. }));
    let shown: Vec<&Event> = shown.collect();
    assert_eq!(rows.len(), shown.len());
    for (row, event) in rows.iter().zip(shown) {
        assert!(!event.by.name.is_empty() && row.contains(&format!("<b>{}</b>", event.by.name)), "{row}");
        if matches!(event.fact, Fact::CheckMerged { .. } | Fact::CheckParted { .. }) {
            continue; // All of it goes: the row names the tables.
        }
        for (line, _) in said(&event.fact) {
            let name = &book.line(line).name;
            assert!(row.contains(name), "no {name} in {row} of {:?}", event.fact);
        }
    }
}

#[test]
fn a_bill_that_was_merged_twice_keeps_what_happened_between() {
    let mut evening = evening();
    let (one, two) = (evening.seat(1), evening.seat(2));
    let version = |evening: &small_house::Evening, id: CheckId| evening.house.checks[&id].version;
    let merge = |evening: &mut small_house::Evening| {
        let seen = version(evening, two);
        let facts = evening.minting(|house, mint| house.merge(two, one, seen, mint)).unwrap();
        facts.into_iter().for_each(|fact| drop(evening.happens(fact)));
    };
    evening.send(two, vec![small_house::line(small_house::PHO, 1)]).unwrap();
    merge(&mut evening);
    let seen = version(&evening, one);
    let facts = evening.minting(|house, mint| house.part(one, two, seen, mint)).unwrap();
    facts.into_iter().for_each(|fact| drop(evening.happens(fact)));
    evening.send(two, vec![small_house::line(small_house::BEER, 1)]).unwrap();
    let between = evening.house.seq;
    merge(&mut evening);
    let of = |id| evening.events.iter().filter(|event| event.fact.check() == Some(id)).cloned().collect::<Vec<_>>();
    let told = manager::story(of(one), vec![of(two)]);
    assert!(told.iter().any(|event| event.seq == between), "the beer was sent between");
}
