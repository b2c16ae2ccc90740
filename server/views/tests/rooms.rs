//! A room's clock on the screens: whoever is told only what is affected shows the whole truth, and what a screen is told
//! beforehand is what the clock comes to.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../../domain/tests/small_house/mod.rs"]
mod small_house;
#[path = "../../domain/tests/small_rooms/mod.rs"]
mod small_rooms;

use goimon_domain::house::House;
use goimon_domain::ids::*;
use goimon_domain::lang::Lang;
use goimon_domain::time::At;
use goimon_domain::venue::Terms;
use goimon_views::live::{Element, Key, View};
use small_house::*;
use std::collections::BTreeMap;

const MINUTE: i64 = 60_000;

fn shown(view: View, house: &House) -> BTreeMap<Key, Element> {
    view.keys(house).into_iter().filter_map(|key| Some((key, view.render(key, house, Lang::Vi)?))).collect()
}

fn karaoke() -> Evening {
    let mut evening = Evening::new(Terms { tax_included: true, ..Terms::default() });
    small_rooms::let_by_the_hour(&mut evening.house);
    evening
}

/// The texts that a tag carries: (from when, text).
fn steps(html: &str) -> Vec<(At, String)> {
    let value = |name: &str| html.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let from = At(value("data-from").parse().unwrap());
    let step = |step: &str| {
        let (ms, text) = step.split_once('|').unwrap();
        (from.plus_ms(ms.parse().unwrap()), text.to_owned())
    };
    value("data-steps").split(';').map(step).collect()
}

#[test]
fn floor_check_and_till_hear_of_everything_that_happens_to_a_clock() {
    let mut evening = karaoke();
    let check = evening.seat(1);
    let views = [View::Floor, View::Checkout, View::Check(check), View::Expo, View::Pass];
    let mut screens: Vec<_> = views.map(|view| (view, shown(view, &evening.house))).into();
    for deed in [0, 1, 2, 5, 3, 4, 6, 1, 3] {
        evening.now = evening.now.plus_ms(33 * MINUTE);
        let before = evening.events.len();
        let until = evening.now.plus_ms(30 * MINUTE);
        let to = TableId(id(82));
        evening
            .act(|house, now, mint| match deed {
                0 => house.start_room(check, &lan(), now, mint).map(Vec::from_iter),
                1 => house.pause_room(check).map(Vec::from_iter),
                2 => house.resume_room(check).map(Vec::from_iter),
                3 => house.stop_room(check, &lan(), now, mint).map(Vec::from_iter),
                4 => house.go_on_room(check, now).map(Vec::from_iter),
                5 => {
                    let moved = house.move_check(check, to, house.check(check)?.table, true)?;
                    Ok(moved.into_iter().chain(house.room_follows(check, to, &lan(), now, mint)).collect())
                }
                _ => house.book_room(check, Some(until)).map(Vec::from_iter),
            })
            .unwrap();
        assert!(evening.events.len() > before, "deed {deed} did nothing");
        for (view, screen) in &mut screens {
            for key in evening.events[before..].iter().flat_map(|event| view.affected(event, &evening.house)) {
                match view.render(key, &evening.house, Lang::Vi) {
                    Some(element) => screen.insert(key, element),
                    None => screen.remove(&key),
                };
            }
            assert_eq!(*screen, shown(*view, &evening.house), "{view} after deed {deed}");
        }
    }
}

#[test]
fn what_the_floor_is_told_beforehand_is_what_the_bill_comes_to() {
    let mut evening = karaoke();
    let check = evening.seat(1);
    evening.send(check, vec![line(BEER, 2)]).unwrap();
    evening.act(|house, now, mint| house.start_room(check, &lan(), now, mint)).unwrap();
    let house = &evening.house;
    let tile = View::Floor.render(Key::Table(TableId(id(81))), house, Lang::Vi).unwrap();
    let steps = steps(&tile.html);
    assert!(steps.len() > 30, "{}", tile.html);
    let (clock, currency) = (&house.reference.venue.clock, house.reference.venue.currency);
    for minute in 0..11 * 60 {
        let now = steps[0].0.plus_ms(minute * MINUTE + 1);
        let told = &steps.iter().rev().find(|(at, _)| *at <= now).unwrap().1;
        let owed = house.checks[&check].as_of(clock, now).totals().total;
        assert_eq!(*told, currency.bare(owed), "after {minute} minutes");
    }
}
