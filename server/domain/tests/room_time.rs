//! What a stay in a room costs: the worked cases of the trade, and what holds for every stay.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_rooms;

use goimon_domain::money::Money;
use goimon_domain::rates::{Days, RateFault, RateRule, Weekdays};
use goimon_domain::room_time::{Pause, RoomUse, TimeBill, bill, pieces, steps};
use goimon_domain::time::{At, VenueClock};
use proptest::prelude::*;
use small_rooms::{at, clock, room, std_plan, vip_plan};

fn stay(rooms: &[RoomUse], pauses: &[Pause], until: At) -> TimeBill {
    bill(rooms, pauses, until, &clock())
}

fn told(bill: &TimeBill) -> (u32, u32, i64) {
    (bill.actual, bill.billed, bill.total.units())
}

// 2026-11-25 is a Wednesday.

#[test]
fn wednesday_vip_from_four_to_eight() {
    let got = stay(&[room("VIP", "2026-11-25T16:00")], &[], at("2026-11-25T20:00"));
    assert_eq!(told(&got), (240, 240, 640_000));
    let segments: Vec<_> = got.segments.iter().map(|one| (one.minutes, one.per_hour.units())).collect();
    assert_eq!(segments, [(120, 120_000), (120, 200_000)]);
}

#[test]
fn friday_vip_from_twenty_past_five_to_seven_past_seven() {
    let got = stay(&[room("VIP", "2026-11-27T17:20")], &[], at("2026-11-27T19:07"));
    assert_eq!(told(&got), (107, 105, 351_000));
}

#[test]
fn a_short_stay_is_billed_the_minimum() {
    let got = stay(&[room("STD", "2026-11-25T10:00")], &[], at("2026-11-25T10:25"));
    assert_eq!(told(&got), (25, 60, 90_000));
}

#[test]
fn four_minutes_more_are_grace() {
    let got = stay(&[room("STD", "2026-11-25T19:00")], &[], at("2026-11-25T20:04"));
    assert_eq!(told(&got), (64, 60, 150_000));
}

#[test]
fn moved_to_a_better_room_and_paused() {
    let rooms = [room("STD", "2026-11-25T19:00"), room("VIP", "2026-11-25T20:10")];
    let pause = Pause { from: at("2026-11-25T20:30"), to: Some(at("2026-11-25T20:40")) };
    let got = stay(&rooms, &[pause], at("2026-11-25T21:33"));
    assert_eq!(told(&got), (143, 150, 442_000));
    let segments: Vec<_> = got.segments.iter().map(|one| (one.room.as_str(), one.minutes)).collect();
    assert_eq!(segments, [("STD", 70), ("VIP", 20), ("VIP", 60)], "what the block adds is the last segment's");
}

#[test]
fn saturday_night_over_midnight() {
    let got = stay(&[room("VIP", "2026-11-28T23:30")], &[], at("2026-11-29T01:15"));
    assert_eq!(told(&got), (105, 105, 438_000));
}

#[test]
fn a_night_belongs_to_the_day_on_which_it_began() {
    // Sunday night goes on at its price until six on Monday.
    let got = stay(&[room("VIP", "2026-11-30T04:00")], &[], at("2026-11-30T05:00"));
    assert_eq!(got.total.units(), 250_000);
    // Thursday night at its own until six on Friday.
    let got = stay(&[room("VIP", "2026-11-27T04:00")], &[], at("2026-11-27T05:00"));
    assert_eq!(got.total.units(), 200_000);
}

#[test]
fn a_holiday_has_its_own_price() {
    let mut tet = room("VIP", "2026-11-25T16:00");
    tet.tariff.plan.rules.push(RateRule {
        days: Days::Holidays,
        from: 0,
        to: 0,
        per_hour: Money::minor(300_000),
        priority: 9,
    });
    let until = at("2026-11-25T17:00");
    assert_eq!(stay(std::slice::from_ref(&tet), &[], until).total.units(), 120_000, "no holiday");
    tet.tariff.holidays = vec!["2026-11-25".parse().unwrap()];
    assert_eq!(stay(&[tet], &[], until).total.units(), 300_000);
}

#[test]
fn the_night_on_which_the_clock_is_put_back_is_an_hour_longer() {
    // Berlin, 25 October 2026: 03:00 becomes 02:00 again.
    let berlin = VenueClock::new("Europe/Berlin", 4).unwrap();
    let from = berlin.of_form("2026-10-25T01:00").unwrap();
    let to = berlin.of_form("2026-10-25T04:00").unwrap();
    let mut night = room("STD", "2026-11-25T19:00");
    night.from = from;
    let got = bill(&[night], &[], to, &berlin);
    assert_eq!((got.actual, got.total.units()), (240, 600_000));
}

#[test]
fn a_price_that_begins_in_an_hour_that_comes_twice_holds_in_both() {
    let berlin = VenueClock::new("Europe/Berlin", 4).unwrap();
    let mut night = room("STD", "2026-11-25T19:00");
    night.from = berlin.of_form("2026-10-25T02:00").unwrap();
    night.tariff.plan.rules = vec![
        RateRule { days: Days::Week(Weekdays::ALL), from: 0, to: 0, per_hour: Money::minor(60_000), priority: 0 },
        RateRule { days: Days::Week(Weekdays::ALL), from: 150, to: 240, per_hour: Money::minor(120_000), priority: 1 },
    ];
    let got = bill(&[night], &[], berlin.of_form("2026-10-25T03:00").unwrap(), &berlin);
    let minutes: Vec<_> = got.segments.iter().map(|one| (one.minutes, one.per_hour.units())).collect();
    assert_eq!(minutes, [(30, 60_000), (30, 120_000), (30, 60_000), (30, 120_000)], "02:30 comes twice");
}

#[test]
fn a_plan_with_a_gap_is_not_taken() {
    assert_eq!(vip_plan().check(), Ok(()));
    assert_eq!(std_plan().check(), Ok(()));
    let mut plan = std_plan();
    plan.rules.remove(0);
    assert_eq!(plan.check(), Err(RateFault::Gap { day: 1, minute: 6 * 60 }));
    plan = std_plan();
    plan.grace = plan.block;
    assert_eq!(plan.check(), Err(RateFault::Minutes));
}

/// The same, told minute by minute without looking at the code: what each minute costs an hour on the wall.
fn wall_price(vip: bool, minute: i64) -> i64 {
    // Minute 0 is Monday 2026-11-23 00:00.
    let of_day = minute.rem_euclid(1_440);
    let day = minute.div_euclid(1_440).rem_euclid(7);
    let night = !(360..1_080).contains(&of_day);
    let began = if of_day < 360 { (day + 6) % 7 } else { day };
    match (vip, night) {
        (true, true) if began >= 4 => 250_000,
        (true, true) => 200_000,
        (true, false) => 120_000,
        (false, true) => 150_000,
        (false, false) => 90_000,
    }
}

#[derive(Clone, Debug)]
struct Story {
    start: i64,
    /// (minutes of it, whether VIP), and whether it ends in a pause of so many minutes.
    stretches: Vec<(i64, bool, i64)>,
    odd_ms: i64,
}

fn story() -> impl Strategy<Value = Story> {
    let stretch = (0..300i64, any::<bool>(), prop_oneof![Just(0), 1..60i64]);
    (0..20_160i64, prop::collection::vec(stretch, 1..5), 0..59_999i64).prop_map(|(start, stretches, odd_ms)| Story {
        start,
        stretches,
        odd_ms,
    })
}

impl Story {
    fn moment(&self, minute: i64) -> At {
        at("2026-11-23T00:00").plus_ms(minute * 60_000)
    }

    fn rooms(&self) -> (Vec<RoomUse>, Vec<Pause>, i64) {
        let (mut rooms, mut pauses, mut now): (Vec<RoomUse>, Vec<Pause>, i64) = (vec![], vec![], self.start);
        for (minutes, vip, pause) in &self.stretches {
            let mut next = room(if *vip { "VIP" } else { "STD" }, "2026-11-25T19:00");
            next.from = self.moment(now);
            rooms.push(next);
            now += minutes;
            if *pause > 0 {
                pauses.push(Pause { from: self.moment(now), to: Some(self.moment(now + pause)) });
                now += pause;
            }
        }
        (rooms, pauses, now)
    }

    /// Each minute that counts: (room, price).
    fn minutes(&self) -> Vec<(usize, i64)> {
        let (mut all, mut now) = (vec![], self.start);
        for (place, (minutes, vip, pause)) in self.stretches.iter().enumerate() {
            all.extend((now..now + minutes).map(|minute| (place, wall_price(*vip, minute))));
            now += minutes + pause;
        }
        all
    }
}

proptest! {
    #[test]
    fn pieces_cover_the_stay_without_gap_or_overlap(story in story()) {
        let (rooms, pauses, end) = story.rooms();
        let until = story.moment(end);
        let pieces = pieces(&rooms, &pauses, until, &clock());
        let mut covered: Vec<(At, At)> = pieces.iter().map(|piece| (piece.from, piece.to)).collect();
        covered.extend(pauses.iter().map(|pause| (pause.from, pause.to.unwrap())));
        covered.retain(|(from, to)| from < to);
        covered.sort();
        let mut at = story.moment(story.start);
        for (from, to) in covered {
            prop_assert_eq!(from, at);
            at = to;
        }
        prop_assert_eq!(at, until);
    }

    #[test]
    fn it_is_what_a_count_minute_by_minute_says(story in story()) {
        let (rooms, pauses, end) = story.rooms();
        let got = stay(&rooms, &pauses, story.moment(end));
        let mut minutes = story.minutes();
        let actual = minutes.len();
        let blocks = actual / 15 + usize::from(actual % 15 > 5);
        let billed = (blocks * 15).max(60);
        // A stay that ends in a pause, or in a room that nobody used for a minute, is filled up at its last price.
        let last = pieces(&rooms, &pauses, story.moment(end), &clock()).last().map(|one| (one.room, one.per_hour.units())).unwrap();
        while minutes.len() < billed {
            minutes.push(last);
        }
        minutes.truncate(billed);
        prop_assert_eq!((got.actual as usize, got.billed as usize), (actual, billed));
        let mut sixtieths = 0_i64;
        for (_, price) in &minutes {
            sixtieths += price;
        }
        let sum: i64 = got.segments.iter().map(|one| one.amount.units()).sum();
        let minutes_told: usize = got.segments.iter().map(|one| one.minutes as usize).sum();
        prop_assert_eq!(minutes_told, billed);
        // Each segment is rounded by itself: never further from the exact sum than half a đồng a segment.
        prop_assert!((sum * 60 - sixtieths).abs() <= 30 * got.segments.len() as i64, "{} {}", sum, sixtieths);
        // Half up, each by itself.
        for one in &got.segments {
            let (sixty, exact) = (one.amount.units() * 60, i64::from(one.minutes) * one.per_hour.units());
            prop_assert!(exact - 30 < sixty && sixty <= exact + 30, "{:?}", one);
        }
        prop_assert_eq!(got.total, Money::minor(sum).to_step(Money::minor(1_000)));
    }

    #[test]
    fn what_is_billed_is_the_minimum_at_least_and_never_more_than_a_block_above(story in story()) {
        let (rooms, pauses, end) = story.rooms();
        let got = stay(&rooms, &pauses, story.moment(end));
        prop_assert!(got.billed >= 60 && got.billed + 5 >= got.actual);
        prop_assert!(got.billed == 60 || got.billed < got.actual + 15);
    }

    #[test]
    fn minutes_never_fall_with_time_nor_by_a_move(story in story(), more in 0..300i64) {
        let (mut rooms, pauses, end) = story.rooms();
        let until = story.moment(end).plus_ms(story.odd_ms);
        let before = stay(&rooms, &pauses, until);
        let after = stay(&rooms, &pauses, until.plus_ms(more * 60_000));
        prop_assert!(after.actual >= before.actual && after.billed >= before.billed);
        let mut other = room("STD", "2026-11-25T19:00");
        other.from = until;
        rooms.push(other);
        prop_assert_eq!(stay(&rooms, &pauses, until).billed, before.billed);
    }

    #[test]
    fn with_one_price_the_amount_never_falls(minutes in 0..2_000i64, more in 0..2_000i64) {
        let mut one = room("STD", "2026-11-23T00:00");
        one.tariff.plan.rules =
            vec![RateRule { days: Days::Week(Weekdays::ALL), from: 0, to: 0, per_hour: Money::minor(99_000), priority: 0 }];
        let start = one.from;
        let rooms = [one];
        let upto = |minutes: i64| stay(&rooms, &[], start.plus_ms(minutes * 60_000)).total;
        prop_assert!(upto(minutes + more) >= upto(minutes));
    }

    #[test]
    fn between_two_steps_nothing_changes(story in story(), ms in prop_oneof![1..1_200_000i64, 1..28_800_000i64]) {
        let (rooms, pauses, _) = story.rooms();
        let from = pauses.iter().filter_map(|pause| pause.to).chain(rooms.iter().map(|room| room.from)).max().unwrap();
        let moments = steps(&rooms, &pauses, from.plus_ms(12 * 3_600_000), &clock());
        prop_assert_eq!(moments[0], from.plus_ms(1));
        let now = from.plus_ms(ms);
        let step = moments.iter().rev().find(|at| **at <= now).unwrap();
        prop_assert_eq!(stay(&rooms, &pauses, now).total, stay(&rooms, &pauses, *step).total);
    }
}

#[test]
fn right_after_a_move_a_screen_tells_the_price_of_the_new_room() {
    let rooms = [room("STD", "2026-11-25T10:00"), room("VIP", "2026-11-25T10:10")];
    let from = at("2026-11-25T10:10");
    let first = steps(&rooms, &[], from.plus_ms(3_600_000), &clock())[0];
    // Ten minutes there, and the fifty that the minimum adds here.
    assert_eq!(stay(&rooms, &[], first).total.units(), 115_000);
}
