//! Reservations: no table is promised twice, every guest who was promised one finds a table, and each step says who took it.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::event::Fact;
use goimon_domain::ids::{AreaId, ReservationId, TableId};
use goimon_domain::refusal::Refusal;
use goimon_domain::reservation::{Booking, Place, ReservationFact, ReservationRefusal as No, ReservationState, Wanted};
use goimon_domain::time::At;
use goimon_domain::venue::Terms;
use proptest::prelude::*;
use small_house::*;
use std::collections::BTreeMap;
use std::sync::Arc;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

fn table(n: u128) -> TableId {
    TableId(id(80 + n))
}

fn indoors() -> Place {
    Place::Area(AreaId(id(80)))
}

fn wanted(name: &str, place: Place, due: At) -> Wanted {
    Wanted { name: name.into(), phone: None, covers: 6, due, place, deposit: None, note: None }
}

fn book(evening: &mut Evening, wanted: &Wanted) -> Result<ReservationId, Refusal> {
    let now = evening.now;
    let fact = evening.minting(|house, mint| house.book(wanted, &lan(), now, mint))?;
    let Fact::Reservation(ReservationFact::Booked { reservation }) = &fact else { panic!("{fact:?}") };
    let id = reservation.id;
    evening.happens(fact);
    Ok(id)
}

fn why(done: Result<impl std::fmt::Debug, Refusal>) -> No {
    match done.unwrap_err() {
        Refusal::Reservation(no) => no,
        other => panic!("{other}"),
    }
}

#[test]
fn a_table_is_promised_once_and_the_other_is_named() {
    let mut evening = Evening::new(Terms::default());
    let seven = evening.now.plus_ms(HOUR);
    let tuan = book(&mut evening, &wanted(" Anh  Tuấn ", Place::Table(table(1)), seven)).unwrap();
    let late = wanted("Chị Hoa", Place::Table(table(1)), seven.plus_ms(119 * MINUTE));
    let no = why(book(&mut evening, &late));
    assert_eq!(
        no,
        No::TableBooked { table: "1".into(), name: "Anh Tuấn".into(), covers: 6, time: "19:00".into() },
        "tidied, and named"
    );
    book(&mut evening, &Wanted { due: seven.plus_ms(120 * MINUTE), ..late.clone() }).unwrap();
    book(&mut evening, &Wanted { place: Place::Table(table(2)), ..late.clone() }).unwrap();
    // Called off: the table is free again.
    let fact = evening.house.cancel_reservation(tuan).unwrap().unwrap();
    evening.happens(fact);
    assert_eq!(evening.house.cancel_reservation(tuan).unwrap(), None, "harmless twice");
    book(&mut evening, &Wanted { due: seven, ..late }).unwrap();
    assert_eq!(why(evening.house.no_show(tuan)), No::Over { name: "Anh Tuấn".into(), state: "cancelled" });
}

#[test]
fn an_area_takes_as_many_as_it_has_tables() {
    let mut evening = Evening::new(Terms::default());
    let seven = evening.now.plus_ms(HOUR);
    book(&mut evening, &wanted("A", indoors(), seven)).unwrap();
    book(&mut evening, &wanted("B", Place::Table(table(2)), seven.plus_ms(HOUR))).unwrap();
    let no = why(book(&mut evening, &wanted("C", indoors(), seven.plus_ms(30 * MINUTE))));
    assert!(matches!(no, No::AreaFull { .. }), "{no}");
    let no = why(book(&mut evening, &wanted("D", Place::Table(table(1)), seven)));
    assert!(matches!(no, No::AreaFull { .. }), "A was promised the last table: {no}");
    book(&mut evening, &wanted("E", Place::Anywhere, seven)).unwrap();
}

#[test]
fn what_makes_no_sense_is_refused() {
    let mut evening = Evening::new(Terms::default());
    let now = evening.now;
    let soon = now.plus_ms(HOUR);
    assert_eq!(why(book(&mut evening, &wanted(" ", Place::Anywhere, soon))), No::NoName);
    assert_eq!(why(book(&mut evening, &wanted("A", Place::Anywhere, now.plus_ms(-16 * MINUTE)))), No::InPast);
    assert_eq!(why(book(&mut evening, &wanted("A", Place::Anywhere, now.plus_ms(400 * 24 * HOUR)))), No::TooFar);
    assert_eq!(why(book(&mut evening, &wanted("A", Place::Area(AreaId(id(7))), soon))), No::NoSuchArea);
    assert_eq!(book(&mut evening, &wanted("A", Place::Table(table(9)), soon)).unwrap_err(), Refusal::NoSuchTable);
    let none = Wanted { covers: 0, ..wanted("A", Place::Anywhere, soon) };
    assert_eq!(book(&mut evening, &none).unwrap_err(), Refusal::BadCovers);
    let long = Wanted { note: Some("x".repeat(141)), ..wanted("A", Place::Anywhere, soon) };
    assert_eq!(book(&mut evening, &long).unwrap_err(), Refusal::TooLong { most: 140 });
}

#[test]
fn a_change_carries_what_was_seen_and_never_meets_itself() {
    let mut evening = Evening::new(Terms::default());
    let seven = evening.now.plus_ms(HOUR);
    let tuan = book(&mut evening, &wanted("Tuấn", Place::Table(table(1)), seven)).unwrap();
    let later = wanted("Tuấn", Place::Table(table(1)), seven.plus_ms(30 * MINUTE));
    let now = evening.now;
    let fact = evening.house.rebook(tuan, 1, &later, now).unwrap().unwrap();
    evening.happens(fact);
    assert_eq!(evening.house.rebook(tuan, 2, &later, now).unwrap(), None, "it is so already");
    let stale = evening.house.rebook(tuan, 1, &wanted("Tuấn", Place::Anywhere, seven), now);
    assert_eq!(why(stale), No::Changed { name: "Tuấn".into(), version: 2 });
    let moved = Wanted { place: Place::Table(table(2)), ..later };
    let fact = evening.house.rebook(tuan, 2, &moved, now).unwrap().unwrap();
    let Fact::Reservation(told) = &fact else { panic!("{fact:?}") };
    assert_eq!(told.tables(), [table(2), table(1)], "both tiles hear of it");
    evening.happens(fact);
    assert!(evening.house.expected_at(table(1)).is_empty());
}

#[test]
fn who_came_sits_with_name_and_number_and_the_table_stays_theirs() {
    let mut evening = Evening::new(Terms::default());
    let due = evening.now.plus_ms(30 * MINUTE);
    let deposit = Some("200k chuyển khoản".to_owned());
    let tuan = Wanted { deposit, ..wanted("Anh Tuấn", Place::Table(table(1)), due) };
    let tuan = book(&mut evening, &tuan).unwrap();
    let walk_in = evening.house.may_sit(table(1), false, None, evening.now);
    let no = why(walk_in);
    assert!(matches!(&no, No::ReservedSoon { time, .. } if time == "18:30"), "{no}");
    evening.house.may_sit(table(1), true, None, evening.now).unwrap();
    evening.house.may_sit(table(2), false, None, evening.now).unwrap();
    evening.house.may_sit(table(1), false, None, evening.now.plus_ms(3 * HOUR)).unwrap();

    let by = lan();
    evening.act(|house, now, mint| house.seat_reserved(tuan, None, false, &by, now, mint)).unwrap();
    let check = evening.house.checks_at(table(1)).next().unwrap().clone();
    assert_eq!((check.covers, check.note.as_deref()), (6, Some("Anh Tuấn · 200k chuyển khoản")));
    let known = evening.house.reserved_by(check.id).unwrap().clone();
    assert_eq!(known.id, tuan);
    assert!(matches!(&known.state, ReservationState::Seated { stamp, .. } if stamp.by == by.name), "{known:?}");
    // They sit there: nobody else is promised the table while their bill is open.
    let meets = wanted("Hoa", Place::Table(table(1)), due.plus_ms(HOUR));
    assert!(matches!(why(book(&mut evening, &meets)), No::TableBooked { .. }));
    let gone = evening.house.put_away(check.id).unwrap();
    evening.happens(gone);
    book(&mut evening, &meets).unwrap();
    let again = evening.house.seat_reserved(tuan, None, true, &by, evening.now, &mut || id(1));
    assert_eq!(why(again), No::Over { name: "Anh Tuấn".into(), state: "seated" });
}

#[test]
fn tomorrow_the_house_has_let_go_of_today() {
    let mut evening = Evening::new(Terms::default());
    let (tonight, tomorrow) = (evening.now.plus_ms(HOUR), evening.now.plus_ms(25 * HOUR));
    let old = book(&mut evening, &wanted("A", Place::Table(table(1)), tonight)).unwrap();
    let new = book(&mut evening, &wanted("B", Place::Table(table(1)), tomorrow)).unwrap();
    evening.now = evening.now.plus_ms(20 * HOUR);
    evening.seat(2);
    evening.house.tidy();
    assert!(!evening.house.reservations.contains_key(&old) && evening.house.reservations.contains_key(&new));
}

/// Seats everybody who wants any table of the area one after the other, each at the first table free for their stay.
fn seats_all(evening: &Evening) -> bool {
    let stay = evening.house.reference.venue.booking.stay_ms();
    let mut taken: BTreeMap<TableId, Vec<At>> = BTreeMap::new();
    let expected = evening.house.reservations.values().filter(|it| it.state == ReservationState::Booked);
    for it in expected.clone() {
        if let Some(table) = it.wanted.place.table() {
            taken.entry(table).or_default().push(it.wanted.due);
        }
    }
    for times in taken.values_mut() {
        times.sort();
        if times.windows(2).any(|pair| pair[1].since(pair[0]) < stay) {
            return false;
        }
    }
    expected.filter(|it| it.wanted.place == indoors()).all(|it| {
        let due = it.wanted.due;
        let free = (1..=2).map(table).find(|table| {
            taken.get(table).is_none_or(|times| times.iter().all(|other| (other.0 - due.0).abs() >= stay))
        });
        free.inspect(|table| taken.entry(*table).or_default().push(due)).is_some()
    })
}

proptest! {
    /// However reservations are made, changed and called off: no table is held twice, and all who were promised one sit.
    #[test]
    fn nobody_is_promised_a_table_that_is_not_there(
        acts in prop::collection::vec((0..6_u8, 0..4_u8, 1..20_i64, any::<prop::sample::Index>()), 1..40)
    ) {
        let mut evening = Evening::new(Terms::default());
        let start = evening.now;
        let mut known: Vec<ReservationId> = Vec::new();
        for (kind, place, half_hours, which) in acts {
            let place = match place {
                0 => Place::Table(table(1)),
                1 => Place::Table(table(2)),
                2 => indoors(),
                _ => Place::Anywhere,
            };
            let wanted = wanted("Khách", place, start.plus_ms(half_hours * 30 * MINUTE));
            if kind < 4 || known.is_empty() {
                known.extend(book(&mut evening, &wanted));
            } else {
                let id = *which.get(&known);
                let version = evening.house.reservation(id).unwrap().version;
                let fact = if kind == 4 {
                    evening.house.cancel_reservation(id)
                } else {
                    evening.house.rebook(id, version, &wanted, start)
                };
                if let Ok(Some(fact)) = fact {
                    evening.happens(fact);
                }
            }
            prop_assert!(seats_all(&evening), "{:#?}", evening.house.reservations);
        }
    }
}

#[test]
fn a_house_says_how_long_its_guests_stay() {
    let mut evening = Evening::new(Terms::default());
    Arc::make_mut(&mut evening.house.reference).venue.booking = Booking { stay: 60, ahead: 15 };
    let due = evening.now.plus_ms(30 * MINUTE);
    book(&mut evening, &wanted("A", Place::Table(table(1)), due)).unwrap();
    book(&mut evening, &wanted("B", Place::Table(table(1)), due.plus_ms(HOUR))).unwrap();
    evening.house.may_sit(table(1), false, None, evening.now).unwrap();
    assert!(!Booking { stay: 10, ahead: 0 }.is_sound() && Booking::default().is_sound());
}
