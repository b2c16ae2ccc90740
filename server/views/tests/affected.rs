//! What an event names as affected is all that it changes: a screen that gets only those elements shows the whole truth.
#![allow(missing_docs, clippy::unwrap_used)]

mod busy;
#[path = "../../domain/tests/small_house/mod.rs"]
mod small_house;

use busy::{Dice, Screen, act, define_screens, evening, line_of};
use goimon_domain::event::Fact;
use goimon_domain::ids::*;
use goimon_domain::screen::Level;
use goimon_domain::venue::Terms;
use goimon_views::live::{Key, View};
use small_house::*;

#[test]
fn kitchen_pass_and_till_hear_of_everything_that_changes_them() {
    for seed in 0..60 {
        let mut dice = Dice(seed);
        let mut evening = evening();
        let screens = define_screens(&mut evening);
        let views = [11, 12, 13].map(|n| View::Station(StationId(small_house::id(n))));
        let views = views.into_iter().chain(screens).chain([
            View::Expo,
            View::Checkout,
            View::SoldOut,
            View::Board,
            View::Counter,
            View::Reservations(jiff::civil::date(2026, 11, 23)),
            View::Reservations(jiff::civil::date(2026, 11, 24)),
            View::Pass,
            View::Floor,
        ]);
        let mut screens: Vec<Screen> = views.map(|view| Screen::new(view, &evening.house)).collect();
        for _ in 0..80 {
            let before = evening.events.len();
            if let Some(fact) = act(&mut dice, &mut evening) {
                evening.happens(fact);
            }
            for screen in &mut screens {
                screen.hear(&evening.events[before..], &evening.house);
            }
            evening.house.tidy();
        }
    }
}

/// More goes on and comes back than a list holds, also several times in one commit.
#[test]
fn the_lists_of_what_left_hear_what_goes_out_of_reach_and_comes_back_into_it() {
    let mut evening = evening();
    let screens = define_screens(&mut evening);
    let views = [View::Expo, View::Station(StationId(small_house::id(11)))].into_iter().chain(screens);
    let mut screens: Vec<Screen> = views.map(|view| Screen::new(view, &evening.house)).collect();
    let check = evening.seat(1);
    let mut dice = Dice(7);
    for round in 0..75 {
        let before = evening.events.len();
        for _ in 0..1 + dice.upto(3) {
            evening.send(check, vec![line_of(PHO, 1)]).unwrap();
            let found = evening.house.checks[&check].clone();
            let ticket = found.lines.last().unwrap().ticket;
            let fact = evening.house.bump(ticket).unwrap().unwrap();
            evening.happens(fact);
            let line = [found.lines.last().unwrap().id];
            let fact = evening.house.hand_on(check, &line).unwrap().unwrap();
            evening.happens(fact);
            if round % 2 == 0 {
                let fact = evening.house.serve(check, &line).unwrap().unwrap();
                evening.happens(fact);
            }
        }
        screens.iter_mut().for_each(|screen| screen.hear(&evening.events[before..], &evening.house));
        if round % 5 == 4 {
            let before = evening.events.len();
            for _ in 0..2 {
                let level = if dice.upto(2) == 0 { Level::Pass } else { Level::Runner };
                let over = evening.house.handed_over(level).into_iter().nth(dice.upto(4));
                let lines: Vec<LineId> = over.iter().flat_map(|over| over.lines.iter().map(|line| line.id)).collect();
                let back = evening.house.bring_back(check, &lines, level).unwrap();
                back.into_iter().for_each(|fact| drop(evening.happens(fact)));
                let (_, ticket) = evening.house.recallable(StationId(small_house::id(11))).next().unwrap();
                let fact = evening.house.recall(ticket).unwrap().unwrap();
                evening.happens(fact);
            }
            screens.iter_mut().for_each(|screen| screen.hear(&evening.events[before..], &evening.house));
        }
    }
    let listed = |level| evening.house.handed_over(level).len();
    assert!(listed(Level::Pass) > 50 && listed(Level::Runner) > 20);
}

#[test]
fn floor_pass_and_checks_hear_of_everything_that_changes_them() {
    for seed in 100..140 {
        let mut dice = Dice(seed);
        let mut evening = evening();
        let mut screens = vec![Screen::new(View::Floor, &evening.house), Screen::new(View::Pass, &evening.house)];
        for _ in 0..80 {
            let before = evening.events.len();
            if let Some(fact) = act(&mut dice, &mut evening) {
                evening.happens(fact);
            }
            for event in &evening.events[before..] {
                if let Fact::CheckOpened { check } = &event.fact {
                    screens.push(Screen::new(View::Check(check.id), &evening.house));
                }
            }
            screens.iter_mut().for_each(|screen| screen.hear(&evening.events[before..], &evening.house));
        }
    }
}

#[test]
fn a_station_hears_only_of_its_own_check() {
    let mut evening = Evening::new(Terms::default());
    evening.fires_by_prep();
    let (first, second) = (evening.seat(1), evening.seat(2));
    evening.send(first, vec![line_of(PHO, 1), line_of(BEER, 2)]).unwrap();
    evening.send(second, vec![line_of(PHO, 1)]).unwrap();
    let noodle = View::Station(StationId(small_house::id(11)));
    let event = evening.events.last().unwrap();
    let keys = noodle.affected(event, &evening.house);
    assert_eq!(keys.iter().filter(|key| matches!(key, Key::Ticket(..))).count(), 1);
    assert!(keys.iter().all(|key| !matches!(key, Key::Ticket(check, _) if *check == first)));
    let bar = View::Station(StationId(small_house::id(12)));
    assert!(bar.affected(event, &evening.house).is_empty());
}
