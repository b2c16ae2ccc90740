//! What stands in the way of opening is said in one sentence, and nothing is touched.

use super::player::{Batch, Player};
use crate::testing::{address, fresh};
use crate::{Change, DatabaseKind, Store, StoreError};
use goimon_domain::customer::{Customer, Tier};
use goimon_domain::ids::CustomerId;
use goimon_domain::staff::Actor;
use sea_orm::ConnectionTrait;
use std::path::Path;

async fn refusal(url: impl AsRef<Path>) -> StoreError {
    match Store::open(&url.as_ref().display().to_string()).await {
        Ok(_) => panic!("{} opened", url.as_ref().display()),
        Err(error) => error,
    }
}

#[tokio::test]
async fn a_missing_file_is_made_with_its_folder_and_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/b/goimon.db");
    let store = Store::open(&format!("sqlite:{}", path.display())).await.unwrap();
    let mut player = Player::new(&store, 1).await;
    let mut batch = Batch::default();
    let fact = player.seat();
    player.happens(&mut batch, fact);
    player.commit(&batch).await.unwrap();
    store.close().await.unwrap();
    let again = Store::open(&path.display().to_string()).await.unwrap();
    assert_eq!(again.kind(), DatabaseKind::Sqlite);
    assert_eq!(again.load_house(player.venue).await.unwrap().checks, player.house.checks);
}

#[tokio::test]
async fn other_files_are_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    std::fs::write(&path, "Dear guests,\nwe are closed on Monday.\n").unwrap();
    assert!(matches!(refusal(&path).await, StoreError::NotADatabase { .. }));
    assert!(matches!(refusal(folder.path()).await, StoreError::NotADatabase { .. }));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "Dear guests,\nwe are closed on Monday.\n");
    assert!(matches!(refusal(path.join("goimon.db")).await, StoreError::NoFolder { .. }));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn a_place_where_nothing_can_be_written_is_refused() {
    // Nobody can make a file here, root included.
    let error = refusal("/proc/goimon.db").await;
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    assert!(error.to_string().contains("cannot be written"), "{error}");
}

#[tokio::test]
async fn a_damaged_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("goimon.db");
    Store::open(&path.display().to_string()).await.unwrap().close().await.unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    bytes[4096..half].fill(0xAA);
    std::fs::write(&path, &bytes).unwrap();
    let error = refusal(&path).await;
    assert!(matches!(error, StoreError::Corrupt { .. }), "{error}");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[tokio::test]
async fn a_newer_or_foreign_database_is_refused() {
    for kind in [DatabaseKind::Sqlite, DatabaseKind::Postgres] {
        let Some(newer) = fresh(kind).await else { continue };
        let insert = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_000001_robots', 1)";
        newer.store.writer.execute_unprepared(insert).await.unwrap();
        newer.store.clone().close().await.unwrap();
        let error = refusal(&newer.url).await;
        assert!(matches!(&error, StoreError::Newer { migration, .. } if migration.contains("robots")), "{error}");

        let other = fresh(kind).await.unwrap();
        other.store.writer.execute_unprepared("DROP TABLE seaql_migrations").await.unwrap();
        other.store.clone().close().await.unwrap();
        let error = refusal(&other.url).await;
        assert!(matches!(error, StoreError::Foreign { .. }), "{error}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named_without_its_password() {
    let error = refusal("postgres://mai:geheim@127.0.0.1:1/goimon").await;
    assert!(matches!(error, StoreError::Unreachable { .. }), "{error}");
    let sentence = error.to_string();
    assert!(sentence.contains("127.0.0.1:1/goimon") && !sentence.contains("geheim"), "{sentence}");
    assert!(
        matches!(refusal("mysql://mai:geheim@localhost/x").await, StoreError::BadAddress(said) if said == "mysql://…")
    );
}

#[tokio::test]
async fn two_machines_that_start_together_both_open() {
    let Some((url, _)) = address(DatabaseKind::Postgres).await else { return };
    let (one, two, three) = tokio::join!(Store::open(&url), Store::open(&url), Store::open(&url));
    for store in [one.unwrap(), two.unwrap(), three.unwrap()] {
        assert!(store.venues().await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn who_was_written_down_before_names_were_folded_is_found_without_accents() {
    for kind in [DatabaseKind::Sqlite, DatabaseKind::Postgres] {
        let Some(fresh) = fresh(kind).await else { continue };
        let player = Player::new(&fresh.store, 1).await;
        let id = CustomerId(sea_orm::prelude::Uuid::now_v7());
        let customer = Customer::typed(id, "Chị Đặng Thị Hường", "0903 123 456", Tier::default()).unwrap();
        fresh.store.change(player.venue, &Actor::house(), player.now, Change::Customer(customer)).await.unwrap();
        fresh.store.writer.execute_unprepared("UPDATE customers SET search = ''").await.unwrap();
        let found = async |store: &Store| store.find_customers(player.venue, "dang thi huong").await.unwrap().len();
        assert_eq!(found(&fresh.store).await, 0, "as it was in an old database");
        let again = Store::open(&fresh.url).await.unwrap();
        assert_eq!(found(&again).await, 1);
    }
}
