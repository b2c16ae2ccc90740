//! A menu file becomes the menu, and the same file again changes no id.

use super::player::{MENU, Player};
use crate::testing::{each_database, saigon};
use crate::{Change, StoreError};
use goimon_domain::lang::Named;
use goimon_domain::menu_file::MenuFile;
use goimon_domain::money::{Money, Rate};
use goimon_domain::staff::Actor;
use goimon_domain::time::At;

fn file(text: &str) -> Change {
    Change::Menu(MenuFile::parse(text, saigon().currency).unwrap())
}

#[tokio::test]
async fn a_heading_gets_its_english_from_a_later_file_and_keeps_it() {
    each_database(|store| async move {
        let venue = Player::new(&store, 1).await.venue;
        let mut said = Vec::new();
        for text in [MENU.replace("Đồ uống,", "Đồ uống/Drinks,"), MENU.to_owned()] {
            let before = store.load_reference(venue).await.unwrap().menu.categories.len();
            store.change(venue, &Actor::house(), At(1_000), file(&text)).await.unwrap();
            let menu = store.load_reference(venue).await.unwrap().menu;
            assert_eq!(menu.categories.len(), before, "it is the same heading");
            said.extend(menu.categories.iter().filter(|one| one.name.vi == "Đồ uống").map(|one| one.name.en.clone()));
        }
        assert_eq!(said, ["Drinks", "Drinks"]);
    })
    .await;
}

#[tokio::test]
async fn a_menu_is_read_back_as_the_file_says_it() {
    each_database(|store| async move {
        let venue = Player::new(&store, 1).await.venue;
        let reference = store.load_reference(venue).await.unwrap();
        let menu = &reference.menu;
        let names: Vec<_> = menu.categories.iter().map(|category| category.name.vi.as_str()).collect();
        assert_eq!(names, ["Phở", "Nướng", "Đồ uống"]);
        let codes: Vec<_> = menu.items.iter().map(|item| item.code.as_str()).collect();
        assert_eq!(codes, ["R09", "R10", "R20", "B01", "B02"]);
        let pho = menu.by_code("R09").unwrap();
        assert_eq!((pho.price, pho.groups.len()), (Money::minor(65_000), 2));
        assert_eq!((pho.groups[1].min, pho.groups[1].max), (0, 4));
        assert_eq!(pho.groups[0].modifiers[1].delta, Money::minor(15_000));
        assert!(pho.groups[0].modifiers[0].default && !pho.groups[0].modifiers[1].default);
        assert!(pho.search.contains("pho bo tai"));
        let stations: Vec<_> = reference.stations.iter().map(|station| station.code.as_str()).collect();
        assert_eq!(stations, ["noodle", "grill", "bar"]);
        assert_eq!(reference.stations[2].name, Named::new("Quầy bar", "Bar"));
        let food = menu.tax_class("food").unwrap();
        assert_eq!(food.rate_on("2026-11-23".parse().unwrap()), Rate(800));
        assert_eq!(food.rate_on("2027-01-01".parse().unwrap()), Rate(1000));
        assert_eq!(reference.tables.len(), 8);
    })
    .await;
}

#[tokio::test]
async fn a_menu_read_again_keeps_every_id() {
    each_database(|store| async move {
        let venue = Player::new(&store, 2).await.venue;
        let by = Actor::house();
        let before = store.load_reference(venue).await.unwrap();
        let pho = before.menu.by_code("R09").unwrap().clone();
        store.change(venue, &by, At(1), file(MENU)).await.unwrap();
        let same = store.load_reference(venue).await.unwrap();
        assert_eq!(same.menu.categories, before.menu.categories);
        assert_eq!(same.stations, before.stations);
        for (old, new) in before.menu.items.iter().zip(&same.menu.items) {
            assert_eq!((old.id, &old.groups, &old.name), (new.id, &new.groups, &new.name));
        }

        // A dearer pho with one choice less, a new dish; nothing else in the file.
        let next = "category,code,name_en,name_vi,price,currency,station,tax_class,modifier_groups\n\
            Phở,R09,Beef pho,Phở bò tái,70000,VND,noodle,food,Cỡ/Size[1-1]:Vừa/Regular*|Đặc biệt/Special+25000\n\
            Lẩu,L01,Hotpot,Lẩu Thái,250000,VND,hotpot,food,\n";
        store.change(venue, &by, At(2), file(next)).await.unwrap();
        let after = store.load_reference(venue).await.unwrap();
        let dearer = after.menu.by_code("R09").unwrap();
        assert_eq!((dearer.id, dearer.price, dearer.groups.len()), (pho.id, Money::minor(70_000), 1));
        assert_eq!(dearer.groups[0].modifiers[0].id, pho.groups[0].modifiers[0].id);
        assert_ne!(dearer.groups[0].modifiers[1].id, pho.groups[0].modifiers[1].id);
        assert_eq!(dearer.groups[0].modifiers.len(), 2);
        assert!(after.menu.by_code("R20").unwrap().listed, "what the file does not name stays");
        assert_eq!(after.stations.last().map(|station| station.name.vi.as_str()), Some("Hotpot"));
        assert_eq!(after.menu.categories.last().map(|category| category.name.vi.as_str()), Some("Lẩu"));
    })
    .await;
}

#[tokio::test]
async fn a_tax_class_that_nobody_knows_is_refused_and_nothing_changes() {
    each_database(|store| async move {
        let venue = Player::new(&store, 3).await.venue;
        let seq = store.seq(venue).await.unwrap();
        let text = MENU.replace("bar,alcohol", "bar,wine").replace("65000", "66000");
        let refused = store.change(venue, &Actor::house(), At(1), file(&text)).await.unwrap_err();
        let sentence = "item B01: there is no tax class “wine” here; use one of food, alcohol, karaoke";
        assert!(matches!(&refused, StoreError::Bad(why) if why == sentence), "{refused}");
        assert_eq!(store.seq(venue).await.unwrap(), seq);
        let pho = store.load_reference(venue).await.unwrap().menu.by_code("R09").unwrap().price;
        assert_eq!(pho, Money::minor(65_000));
    })
    .await;
}

#[tokio::test]
async fn a_table_label_is_there_once() {
    each_database(|store| async move {
        let venue = Player::new(&store, 4).await.venue;
        let area = store.load_reference(venue).await.unwrap().areas[0].id;
        let labels = vec!["20".to_owned(), "8".to_owned()];
        let twice = store.change(venue, &Actor::house(), At(1), Change::Tables { area, labels, seats: 2 }).await;
        assert!(matches!(twice, Err(StoreError::Taken { what: "table label" })), "{twice:?}");
        assert_eq!(store.load_reference(venue).await.unwrap().tables.len(), 8);
    })
    .await;
}
