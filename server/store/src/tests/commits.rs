//! A commit is whole or nothing, in its turn, and once.

use super::player::{Batch, Player};
use crate::testing::{each_database, fresh};
use crate::{CommitError, DatabaseKind, Store, StoreError};
use goimon_domain::event::Fact;
use goimon_domain::ids::{ActKey, VenueId};
use sea_orm::prelude::Uuid;

#[tokio::test]
async fn a_writer_that_is_behind_changes_nothing() {
    each_database(|store| async move {
        let mut first = Player::new(&store, 1).await;
        let mut second = Player {
            store: store.clone(),
            venue: first.venue,
            house: first.house.clone(),
            now: first.now,
            ..Player::new(&store, 2).await
        };
        let (mut one, mut two) = (Batch::default(), Batch::default());
        let fact = first.seat();
        first.happens(&mut one, fact);
        let fact = second.seat();
        second.happens(&mut two, fact);
        first.commit(&one).await.unwrap();
        assert!(matches!(second.commit(&two).await, Err(CommitError::Behind)));
        let house = store.load_house(first.venue).await.unwrap();
        assert_eq!(house.checks.keys().collect::<Vec<_>>(), first.house.checks.keys().collect::<Vec<_>>());
        assert_eq!(store.events_after(first.venue, one.events[0].seq - 1, 10).await.unwrap(), one.events);
    })
    .await;
}

#[tokio::test]
async fn the_same_round_or_answer_is_taken_once() {
    each_database(|store| async move {
        let mut player = Player::new(&store, 3).await;
        let mut batch = Batch::default();
        let fact = player.seat();
        player.happens(&mut batch, fact);
        let check = batch.events[0].fact.check().unwrap();
        let round = player.send(check, 3).unwrap();
        player.happens(&mut batch, round.clone());
        let key = ActKey(Uuid::now_v7());
        batch.answers.push(player.answer(key));
        player.commit(&batch).await.unwrap();
        assert_eq!(store.find_answer(player.venue, key).await.unwrap(), Some(player.answer(key)));
        assert_eq!(store.find_answer(player.venue, ActKey(Uuid::now_v7())).await.unwrap(), None);

        // The same round once more, as a second machine would send it that knows nothing of the first.
        let (house, seq) = (player.house.clone(), player.house.seq);
        let mut again = Batch::default();
        if let Fact::RoundSent { check, round, .. } = round {
            player.happens(&mut again, Fact::CoversSet { check, covers: 9 });
            again.touched.rounds.insert((check, round.id));
        }
        assert!(matches!(player.commit(&again).await, Err(CommitError::KeyTaken)));
        player.house = house.clone();
        let mut again = Batch::default();
        player.happens(&mut again, Fact::CoversSet { check, covers: 9 });
        again.answers.push(player.answer(key));
        assert!(matches!(player.commit(&again).await, Err(CommitError::KeyTaken)));
        assert_eq!(store.seq(player.venue).await.unwrap(), seq);
        assert_eq!(store.load_check(player.venue, check).await.unwrap().unwrap().covers, 2);

        // And the writer still works.
        player.house = house;
        let mut batch = Batch::default();
        let fact = player.seat();
        player.happens(&mut batch, fact);
        player.commit(&batch).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_venue_that_is_not_there_is_said_so() {
    each_database(|store| async move {
        let nobody = VenueId(Uuid::now_v7());
        assert!(matches!(store.load_house(nobody).await, Err(StoreError::NoSuchVenue(_))));
        assert!(matches!(store.seq(nobody).await, Err(StoreError::NoSuchVenue(_))));
    })
    .await;
}

#[tokio::test]
async fn an_enormous_batch_is_written_in_parts() {
    each_database(|store| async move {
        let mut player = Player::new(&store, 9).await;
        let mut batch = Batch::default();
        let fact = player.seat();
        player.happens(&mut batch, fact);
        let check = batch.events[0].fact.check().unwrap();
        for _ in 0..20 {
            let fact = player.send(check, 200).unwrap();
            player.happens(&mut batch, fact);
        }
        player.commit(&batch).await.unwrap();
        let read = store.load_check(player.venue, check).await.unwrap().unwrap();
        assert_eq!(read.lines.len(), 4000);
        assert_eq!(read, *player.house.checks[&check]);
    })
    .await;
}

/// Many who write at once: all get in, nothing is lost, nobody sees “database is locked”.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_venues_commit_at_once() {
    each_database(|store| async move {
        let mut hands = Vec::new();
        for seed in 0..6 {
            let store: Store = store.clone();
            hands.push(tokio::spawn(async move {
                let mut player = Player::new(&store, 20 + seed).await;
                for _ in 0..25 {
                    let mut batch = Batch::default();
                    let fact = player.tap().unwrap_or(Fact::StationsSaw { seen: Vec::new(), besides: Vec::new() });
                    player.happens(&mut batch, fact);
                    player.commit(&batch).await.unwrap();
                    assert_eq!(store.seq(player.venue).await.unwrap(), player.house.seq);
                }
            }));
        }
        for hand in hands {
            hand.await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn machines_wake_each_other() {
    let Some(here) = fresh(DatabaseKind::Postgres).await else { return };
    let there = Store::open(&here.url).await.unwrap();
    let mut hints = there.listen().await.unwrap().unwrap();
    let venue = VenueId(Uuid::now_v7());
    here.store.notify(venue, 42).await.unwrap();
    assert_eq!(hints.next().await, Some((venue, 42)));
    let sqlite = fresh(DatabaseKind::Sqlite).await.unwrap();
    assert!(sqlite.store.listen().await.unwrap().is_none());
    sqlite.store.notify(venue, 1).await.unwrap();
}
