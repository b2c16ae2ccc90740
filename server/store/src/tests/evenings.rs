//! Whatever happens in an evening, the house that is read back is the house that was in memory.

use super::player::{Batch, Player};
use crate::testing::each_database;
use goimon_domain::course::Course;
use goimon_domain::event::Fact;
use goimon_domain::house::{House, REMEMBERED};
use std::collections::VecDeque;

/// Everything that matters of two houses is the same.
fn assert_same(read: &House, kept: &House) {
    assert_eq!(read.seq, kept.seq);
    assert_eq!(read.numbers, kept.numbers);
    assert_eq!(read.saw, kept.saw);
    assert_eq!(read.portions, kept.portions);
    assert_eq!(read.reservations, kept.reservations);
    let bumped = |house: &House| -> Vec<_> {
        house.bumped.iter().filter(|(_, tickets)| !tickets.is_empty()).map(|(s, t)| (*s, t.clone())).collect()
    };
    assert_eq!(bumped(read), bumped(kept));
    assert_eq!(read.handed, kept.handed);
    assert_eq!(read.checks.keys().collect::<Vec<_>>(), kept.checks.keys().collect::<Vec<_>>());
    for (id, check) in &kept.checks {
        assert_eq!(read.checks[id], *check);
    }
}

#[tokio::test]
async fn a_house_read_back_is_the_house_that_was() {
    each_database(|store| async move {
        for seed in 1..4 {
            let mut player = Player::new(&store, seed).await;
            let mut seen = Vec::new();
            for round in 0..60 {
                let mut batch = Batch::default();
                for _ in 0..1 + player.any(6) {
                    if let Some(fact) = player.tap() {
                        player.happens(&mut batch, fact);
                    }
                    if player.any(3) == 0 {
                        player.shift(&mut batch);
                    }
                }
                player.commit(&batch).await.unwrap();
                seen.extend(batch.events);
                if round % 6 == 5 {
                    assert_same(&store.load_house(player.venue).await.unwrap(), &player.house);
                }
            }
            // The stream tells it all again.
            let from = seen[0].seq - 1;
            assert_eq!(store.events_after(player.venue, from, 10_000).await.unwrap(), seen);
            assert_eq!(store.events_after(player.venue, from + 2, 3).await.unwrap(), seen[2..5]);
            assert_eq!(store.seq(player.venue).await.unwrap(), player.house.seq);
            let check = seen.iter().find_map(|event| event.fact.check()).unwrap();
            let mine: Vec<_> = seen.iter().filter(|event| event.fact.check() == Some(check)).cloned().collect();
            assert_eq!(store.timeline(player.venue, check).await.unwrap(), mine);
        }
    })
    .await;
}

#[tokio::test]
async fn closed_checks_leave_the_house_and_can_still_be_read() {
    each_database(|store| async move {
        let mut player = Player::new(&store, 5).await;
        let mut all = Vec::new();
        for _ in 0..REMEMBERED + 15 {
            let mut batch = Batch::default();
            let fact = player.seat();
            player.happens(&mut batch, fact);
            let check = batch.events[0].fact.check().unwrap();
            let fact = player.send(check, 2).unwrap();
            player.happens(&mut batch, fact);
            for course in Course::ALL {
                if let Some(fact) = player.house.fire(check, course).unwrap() {
                    player.happens(&mut batch, Fact::Course(fact));
                }
            }
            for ticket in player.house.checks[&check].tickets.clone() {
                let fact = player.house.bump(ticket.id).unwrap().unwrap();
                player.happens(&mut batch, fact);
            }
            let lines: Vec<_> = player.house.checks[&check].lines.iter().map(|line| line.id).collect();
            let fact = player.house.serve(check, &lines).unwrap().unwrap();
            player.happens(&mut batch, fact);
            let (due, version) = (player.house.checks[&check].due(), player.house.checks[&check].version);
            let draft = goimon_domain::settling::PaymentDraft {
                check,
                version,
                tender: goimon_domain::payment::Tender::Card,
                amount: due,
                given: None,
                tip: goimon_domain::money::Money::ZERO,
                reference: None,
                part: None,
            };
            let mut mint = sea_orm::prelude::Uuid::now_v7;
            let fact = player.house.pay(&draft, &Player::lan(), player.now, &mut mint).unwrap();
            player.happens(&mut batch, fact);
            all.push((*player.house.checks[&check]).clone());
            player.commit(&batch).await.unwrap();
        }
        let house = store.load_house(player.venue).await.unwrap();
        assert_same(&house, &player.house);
        assert!(house.bumped.values().map(VecDeque::len).all(|tickets| tickets <= REMEMBERED));
        assert_eq!(store.load_check(player.venue, all[0].id).await.unwrap().as_ref(), Some(&all[0]));
        let last = store.closed_checks(player.venue, None, 10).await.unwrap();
        let expected: Vec<_> = all.iter().rev().take(10).cloned().collect();
        assert_eq!(last, expected);
    })
    .await;
}

#[tokio::test]
async fn another_venue_sees_nothing_of_it() {
    each_database(|store| async move {
        let mut player = Player::new(&store, 6).await;
        let mut batch = Batch::default();
        let fact = player.seat();
        player.happens(&mut batch, fact);
        player.commit(&batch).await.unwrap();
        let check = batch.events[0].fact.check().unwrap();
        let other = Player::new(&store, 7).await;
        assert_eq!(store.load_check(other.venue, check).await.unwrap(), None);
        assert!(store.load_house(other.venue).await.unwrap().checks.is_empty());
        assert!(store.timeline(other.venue, check).await.unwrap().is_empty());
        assert_eq!(store.venues().await.unwrap(), [player.venue, other.venue]);
    })
    .await;
}
