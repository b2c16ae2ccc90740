//! Kitchen screens as the manager defines them: what each shows, what it may say that it has seen, and what it takes over.

use crate::program::{Program, id, line};
use crate::screen::Screen;
use crate::support::{TestApp, on_each_database};
use serde_json::{Value, json};

async fn watch(app: &TestApp, who: &Program, view: &str) -> Screen {
    let mut screen = Screen::open(&app.base, &who.token, view, 0).await.unwrap();
    screen.until("whole").await;
    screen
}

/// Defines a screen as the manager does; its id.
async fn define(app: &TestApp, fields: &[(&str, &str)]) -> String {
    app.manager().await.post("/manage/screens", fields).await.sees("/manage/screens");
    let house = app.app().books.house(app.venue).unwrap();
    house.reference.screens.last().unwrap().id.to_string()
}

async fn takeaway(lan: &Program) -> String {
    id(&lan.post("/checks", json!({ "covers": 1 })).await.expect(201), "check")
}

async fn unseen(lan: &Program, check: &str) -> Value {
    lan.check(check).await["rounds"][0]["unseen_by"].clone()
}

/// Waits until a check's first round is seen everywhere.
async fn is_seen(phone: &mut Screen, lan: &Program, check: &str) {
    while unseen(lan, check).await != json!([]) {
        phone.next().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_screen_has_seen_only_what_it_shows() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let station = grill.station_id("grill").await;
        let bags = define(&app, &[("name", "Mang về"), ("orders", "takeaway"), ("orders", "delivery")]).await;
        let mut bags = watch(&app, &grill, &format!("screen:{bags}")).await;

        let (five, bag) = (lan.open("5", 4).await, takeaway(&lan).await);
        lan.send(&five, json!([line(&lan.item("R21").await, 2)])).await;
        lan.send(&bag, json!([line(&lan.item("R20").await, 1)])).await;
        bags.until("part").await;
        assert_eq!(bags.shown.keys().filter(|id| id.starts_with("ticket-")).count(), 1, "{}", bags.text());

        let mut phone = watch(&app, &lan, &format!("check:{bag}")).await;
        bags.painted().await;
        is_seen(&mut phone, &lan, &bag).await;
        assert_eq!(unseen(&lan, &five).await, json!([station]), "no screen has shown the table's order");

        let mut phone = watch(&app, &lan, &format!("check:{five}")).await;
        let mut own = watch(&app, &grill, &format!("station:{station}")).await;
        own.painted().await;
        is_seen(&mut phone, &lan, &five).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_station_is_taken_over_until_its_own_screen_is_back() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let (grill, cold) = (Program::station(&app.base, "grill").await, Program::station(&app.base, "cold").await);
        let (grill_id, cold_id) = (grill.station_id("grill").await, grill.station_id("cold").await);
        let mut other = watch(&app, &cold, &format!("station:{cold_id}")).await;
        let check = lan.open("5", 4).await;
        lan.order(&check, "R21", 2).await;
        assert!(!other.text().contains("Cơm tấm sườn nướng"), "it is the grill's");

        let cook = app.kitchen("cold").await;
        let at = format!("station:{cold_id}");
        let own = format!("/kitchen/{cold_id}");
        let cover = format!("/stations/{grill_id}/cover");
        cook.post(&cover, &[("at", &at), ("next", &own)]).await.sees(&own);
        cook.post(&cover, &[("at", &at), ("next", &own)]).await.sees(&own);
        while !other.text().contains("Cơm tấm sườn nướng") {
            other.next().await;
        }
        assert!(other.shown["taken"].contains("Bếp nướng") || other.shown["taken"].contains("Nướng"));
        let mut phone = watch(&app, &lan, &format!("check:{check}")).await;
        other.painted().await;
        is_seen(&mut phone, &lan, &check).await;

        // What the grill's own screen paints gives it back.
        let mut back = watch(&app, &grill, &format!("station:{grill_id}")).await;
        back.painted().await;
        while other.text().contains("Cơm tấm sườn nướng") {
            other.next().await;
        }
        assert!(app.app().books.house(app.venue).unwrap().reference.covers.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_manager_defines_screens_and_devices_stand_for_them() {
    on_each_database(async |app| {
        let (grill, bar) = (app.station("grill"), app.station("cold"));
        let boss = app.manager().await;
        let screen = define(
            &app,
            &[
                ("name", "Hai quầy"),
                ("station", &grill),
                ("station", &bar),
                ("orders", "dine-in"),
                ("columns", "3"),
                ("text", "large"),
                ("warn", "3"),
                ("late", "7"),
                ("key-Enter", "F1"),
                ("key-Space", "b"),
            ],
        )
        .await;
        let device = app.stranger();
        let enrolled = device.post("/enrol", &[("name", "Pass"), ("post", &format!("screen:{screen}"))]).await;
        enrolled.sees(&format!("/screens/{screen}"));
        device.get("/kitchen").await.sees(&format!("/screens/{screen}"));
        let page = device.get(&format!("/screens/{screen}")).await.expect(200).text;
        for part in ["Hai quầy", "cols-3", "text-large", "data-mute", "data-keys=\"F1=Enter b=Space\"", ">F1<"] {
            assert!(page.contains(part), "{part} is not on {page}");
        }
        boss.get("/manage/screens").await.expect(200);
        assert!(device.get(&format!("/kitchen/{grill}")).await.expect(200).text.contains("data-slots=\"fixed\""));

        for (field, value) in [
            ("name", ""),
            ("station", "nonsense"),
            ("orders", "breakfast"),
            ("columns", "9"),
            ("text", "tiny"),
            ("warn", "9"),
            ("late", "2"),
            ("key-Enter", "two keys"),
            ("key-nothing", "F1"),
        ] {
            let mut fields = vec![("name", "Bếp"), ("orders", "dine-in"), ("warn", "3"), ("late", "7")];
            fields.retain(|(name, _)| *name != field);
            fields.push((field, value));
            let refused = boss.post("/manage/screens", &fields).await;
            assert_eq!(refused.status, 422, "{field}={value}");
        }
        boss.post(&format!("/manage/screens/{screen}/remove"), &[]).await.sees("/manage/screens");
        device.get(&format!("/screens/{screen}")).await.expect(404);
        device.get("/kitchen").await.expect(200);
    })
    .await;
}
