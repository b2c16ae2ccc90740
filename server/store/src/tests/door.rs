//! The door: codes work once, revoked devices and former people are out, wrong PINs are counted.

use super::player::Player;
use crate::testing::each_database;
use crate::{Change, Store, StoreError};
use goimon_domain::event::Fact;
use goimon_domain::ids::{DeviceId, StaffId, VenueId};
use goimon_domain::lang::Lang;
use goimon_domain::money::{Money, Rate};
use goimon_domain::staff::{Actor, Post, Role};
use goimon_domain::time::At;
use goimon_domain::venue::Terms;
use sea_orm::prelude::Uuid;

async fn change(store: &Store, venue: VenueId, change: Change) -> u64 {
    store.change(venue, &Actor::house(), At(5000), change).await.unwrap()
}

fn lan(id: StaffId, active: bool, pin_hash: Option<&str>) -> Change {
    let pin_hash = pin_hash.map(str::to_owned);
    Change::Staff { id, name: "Lan".into(), role: Role::Waiter, pin_hash, password_hash: None, active }
}

#[tokio::test]
async fn a_code_works_once_and_not_after_its_time() {
    each_database(|store| async move {
        let venue = Player::new(&store, 1).await.venue;
        let station = store.load_reference(venue).await.unwrap().stations[0].id;
        let post = Post::Station(station);
        change(&store, venue, Change::EnrolCode { code_hash: [1; 32], post, expires: At(9000) }).await;
        assert_eq!(store.take_enrol_code(&[1; 32], At(9000)).await.unwrap(), None);
        assert_eq!(store.take_enrol_code(&[1; 32], At(8999)).await.unwrap(), Some((venue, post)));
        assert_eq!(store.take_enrol_code(&[1; 32], At(8999)).await.unwrap(), None);
        assert_eq!(store.take_enrol_code(&[2; 32], At(8999)).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn devices_and_people_come_and_go() {
    each_database(|store| async move {
        let venue = Player::new(&store, 2).await.venue;
        let (phone, staff) = (DeviceId(Uuid::now_v7()), StaffId(Uuid::now_v7()));
        let device =
            |token| Change::Device { id: phone, name: "Phone 1".into(), post: Post::Shared, token_hash: token };
        let seq = change(&store, venue, device([3; 32])).await;
        let event = store.events_after(venue, seq - 1, 1).await.unwrap().remove(0);
        assert_eq!(event.fact, Fact::DeviceEnrolled { device: phone, name: "Phone 1".into() });
        let again = store.change(venue, &Actor::house(), At(1), device([4; 32])).await;
        assert!(matches!(again, Err(StoreError::Taken { what: "device" })), "{again:?}");
        assert_eq!(store.seq(venue).await.unwrap(), seq);

        change(&store, venue, lan(staff, true, Some("hash-1"))).await;
        change(&store, venue, lan(staff, true, None)).await;
        assert_eq!(store.secrets(venue, staff).await.unwrap(), Some((Some("hash-1".into()), None)));
        let session = |token_hash| Change::Session { token_hash, staff, device: Some(phone), expires: At(99_000) };
        change(&store, venue, session([5; 32])).await;
        let row = store.session_by_token(&[5; 32]).await.unwrap().unwrap();
        assert!(row.venue == venue && row.staff == staff && row.device == Some(phone) && !row.ended);
        change(&store, venue, Change::SessionEnded { token_hash: [5; 32] }).await;
        assert!(store.session_by_token(&[5; 32]).await.unwrap().unwrap().ended);

        change(&store, venue, session([6; 32])).await;
        change(&store, venue, lan(staff, false, None)).await;
        assert!(store.session_by_token(&[6; 32]).await.unwrap().unwrap().ended, "former people are out");
        assert_eq!(store.secrets(venue, staff).await.unwrap(), None);
        change(&store, venue, lan(staff, true, None)).await;
        change(&store, venue, session([7; 32])).await;
        change(&store, venue, Change::DeviceRevoked { id: phone }).await;
        assert!(store.session_by_token(&[7; 32]).await.unwrap().unwrap().ended, "so is who sits at a revoked device");
        assert!(store.device_by_token(&[3; 32]).await.unwrap().unwrap().revoked);
        assert_eq!(store.device_by_token(&[9; 32]).await.unwrap(), None);
        assert_eq!(store.devices(venue).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn wrong_pins_are_counted_until_one_is_right_also_through_a_lock() {
    each_database(|store| async move {
        let venue = Player::new(&store, 3).await.venue;
        let id = DeviceId(Uuid::now_v7());
        let device = Change::Device { id, name: "Till".into(), post: Post::Shared, token_hash: [8; 32] };
        change(&store, venue, device).await;
        let mut hands = Vec::new();
        for _ in 0..5 {
            let store = store.clone();
            hands.push(tokio::spawn(async move { store.wrong_pin(id, At(1)).await.unwrap() }));
        }
        let mut counts = Vec::new();
        for hand in hands {
            counts.push(hand.await.unwrap());
        }
        counts.sort_unstable();
        assert_eq!(counts, [1, 2, 3, 4, 5], "each is counted once");
        store.right_pin(id).await.unwrap();
        assert_eq!(store.wrong_pin(id, At(2)).await.unwrap(), 1);
        change(&store, venue, Change::DeviceLocked { id, until: At(70_000) }).await;
        assert_eq!(store.devices(venue).await.unwrap()[0].locked_until, Some(At(70_000)));
        assert_eq!(
            store.wrong_pin(id, At(80_000)).await.unwrap(),
            2,
            "a lock forgives nothing: the next one is longer"
        );
        let nobody = store.wrong_pin(DeviceId(Uuid::now_v7()), At(1)).await;
        assert!(matches!(nobody, Err(StoreError::NotFound { what: "device" })));
    })
    .await;
}

#[tokio::test]
async fn owners_are_found_by_name_and_terms_change() {
    each_database(|store| async move {
        let venue = Player::new(&store, 4).await.venue;
        let id = StaffId(Uuid::now_v7());
        let owner = Change::Staff {
            id,
            name: "Chị Mai".into(),
            role: Role::Manager,
            pin_hash: None,
            password_hash: Some("hash-2".into()),
            active: true,
        };
        change(&store, venue, owner).await;
        let found = store.owner_by_name(" Chị Mai ").await.unwrap();
        assert!(found.len() == 1 && found[0].venue == venue && found[0].staff == id);
        assert!(store.owner_by_name("Lan").await.unwrap().is_empty());
        let terms =
            Terms { service: Rate(500), tax_included: false, cash_step: Money::minor(1000), ..Terms::default() };
        change(&store, venue, Change::Terms(terms)).await;
        change(&store, venue, Change::Rename { name: "Quán Mới".into(), lang: Lang::En }).await;
        let reference = store.load_reference(venue).await.unwrap();
        assert_eq!((reference.venue.terms, reference.venue.name.as_str()), (terms, "Quán Mới"));
        assert_eq!(reference.venue.lang, Lang::En);
        assert_eq!(reference.person(id).map(|person| person.name.as_str()), Some("Chị Mai"));
        let nothing = store.change(venue, &Actor::house(), At(1), Change::DeviceRevoked { id: DeviceId(id.0) }).await;
        assert!(matches!(nothing, Err(StoreError::NotFound { what: "device" })));
    })
    .await;
}
