//! Kitchen screens as the manager defines them: what each shows, what it may say that it has seen, and what it takes over.

use crate::program::{Program, id, line};
use crate::screen::{Screen, watch};
use crate::support::{TestApp, on_each_database};
use serde_json::{Value, json};

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

#[tokio::test(flavor = "multi_thread")]
async fn a_screen_at_the_pass_has_its_own_keys_and_hands_over_what_stands_there() {
    let app = TestApp::start().await;
    let (grill, cold) = (app.station("grill"), app.station("cold"));
    let screen = define(
        &app,
        &[("name", "Ra món nướng"), ("level", "pass"), ("station", &grill), ("orders", "dine-in"), ("key-Enter", "F1")],
    )
    .await;
    let lan = Program::sign_in(&app.base, "Lan", "1111").await;
    let check = lan.open("5", 4).await;
    let lines = json!([line(&lan.item("R21").await, 2), line(&lan.item("R01").await, 1)]);
    lan.send(&check, lines).await;
    let cook = app.stranger();
    let enrolled = cook.post("/enrol", &[("name", "Pass"), ("post", &format!("screen:{screen}"))]).await;
    enrolled.sees(&format!("/screens/{screen}"));
    let page = cook.get(&format!("/screens/{screen}")).await.expect(200).text;
    for part in ["Ra món nướng", "data-keys=\"F1=Enter\"", ">F1<", "id=\"keys-dialog\"", "Cơm tấm sườn nướng"]
    {
        assert!(page.contains(part), "{part} is not on {page}");
    }
    assert!(!page.contains("class=\"part\">Bếp nguội"), "only what it puts together");
    let kitchen = Program::station(&app.base, "grill").await;
    for station in [&grill, &cold] {
        for ticket in kitchen.tickets(station).await {
            kitchen.post(&format!("/tickets/{}/bump", id(&ticket, "id")), json!(null)).await.expect(200);
        }
    }
    let handed = format!("/checks/{check}/handed-over");
    cook.post(&handed, &[("at", &format!("screen:{screen}"))]).await.sees(&format!("/screens/{screen}"));
    let states: Vec<Value> =
        lan.check(&check).await["lines"].as_array().unwrap().iter().map(|line| line["state"].clone()).collect();
    assert_eq!(states, ["served", "ready"], "the other station's plate is on another tray");
    cook.post(&handed, &[("at", "nowhere")]).await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_define_screens_and_take_stations_over() {
    on_each_database(async |app| {
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let kitchen = Program::station(&app.base, "cold").await;
        let (grill, cold) = (app.station("grill"), app.station("cold"));
        let screen = format!("/screens/{}", uuid::Uuid::now_v7());
        let wanted = json!({
            "name": "Hai quầy", "stations": [grill, cold], "orders": ["dine-in"], "columns": 3, "text": "large",
            "limits": [3, 7], "keys": [{ "pressed": "F1", "usual": "Enter" }],
        });
        let made = minh.any("PUT", &screen, wanted.clone()).await.expect(200);
        assert_eq!(
            (&made["level"], &made["sound"], &made["limits"]),
            (&json!("tickets"), &json!(true), &json!([3, 7]))
        );
        let seq = app.app().books.house(app.venue).unwrap().seq;
        assert_eq!(minh.any("PUT", &screen, wanted.clone()).await.expect(200), made);
        assert_eq!(app.app().books.house(app.venue).unwrap().seq, seq, "the same twice is the same as once");
        assert_eq!(lan.get("/screens").await.expect(200), json!([made]));
        lan.any("PUT", &screen, wanted.clone()).await.problem(403, "not-allowed");
        for (field, value) in [
            ("name", json!("")),
            ("level", json!("oven")),
            ("orders", json!(["breakfast"])),
            ("columns", json!(9)),
            ("text", json!("tiny")),
            ("limits", json!([7, 3])),
            ("keys", json!([{ "pressed": "F1", "usual": "nothing" }])),
            ("stations", json!([uuid::Uuid::now_v7()])),
        ] {
            let mut bad = wanted.clone();
            bad[field] = value;
            minh.any("PUT", &screen, bad).await.problem(422, "bad-body");
        }
        assert_eq!(lan.get("/screens").await.expect(200), json!([made]), "what is refused changes nothing");

        // A station goes dark; another one takes it over and gives it back.
        let check = lan.open("5", 4).await;
        lan.order(&check, "R21", 2).await;
        app.pass(5_000);
        let now = async || -> Value {
            let all = lan.get("/stations").await.expect(200);
            all.as_array().unwrap().iter().find(|station| station["id"] == json!(grill)).unwrap().clone()
        };
        let mut asked = 0;
        while now().await["dark_since"].is_null() {
            asked += 1;
            assert!(asked < 20_000, "nobody noticed that the screen is dark");
        }
        assert_eq!((&now().await["not_shown"], &now().await["tickets"]), (&json!([check]), &json!(1)));
        let cover = format!("/stations/{grill}/cover");
        let at = json!({ "at": format!("station:{cold}") });
        kitchen.post(&cover, at.clone()).await.expect(200);
        kitchen.post(&cover, at.clone()).await.expect(200);
        assert_eq!(now().await["shown_at"], at["at"]);
        lan.post(&cover, at).await.problem(403, "not-allowed");
        kitchen.post(&cover, json!({ "at": "nowhere" })).await.problem(422, "bad-body");
        let elsewhere = json!({ "at": format!("screen:{}", uuid::Uuid::now_v7()) });
        kitchen.post(&cover, elsewhere).await.problem(404, "not-found");
        kitchen.delete(&cover, json!(null)).await.expect(200);
        kitchen.delete(&cover, json!(null)).await.expect(200);
        assert!(now().await["shown_at"].is_null());

        assert_eq!(minh.delete(&screen, json!(null)).await.expect(200), json!([]));
        minh.delete(&screen, json!(null)).await.problem(404, "not-found");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_still_to_make_is_parted_only_where_it_matters() {
    on_each_database(async |app| {
        let head = "category,code,name_en,name_vi,price,currency,station,tax_class,modifier_groups";
        let row = |groups: &str| format!("{head}\nPhở,X1,Pho,Phở,60000,VND,grill,food,{groups}\n");
        app.menu(&row("Cỡ/Size[1-1]:Nhỏ/Small*|Lớn/Large;Thêm/Extras[0-2~]:Trứng/Egg")).await;
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let item = lan.item("X1").await;
        let counts = |item: &Value| -> Vec<bool> {
            let groups = item["groups"].as_array().unwrap();
            groups.iter().map(|group| group["counts_in_all_day"].as_bool().unwrap()).collect()
        };
        assert_eq!(counts(&item), [true, false]);
        let choice = |group: usize, place: usize| item["groups"][group]["modifiers"][place]["id"].clone();
        let some = |size: usize, egg: bool| {
            let mut chosen = vec![json!({ "modifier": choice(0, size) })];
            chosen.extend(egg.then(|| json!({ "modifier": choice(1, 0) })));
            json!({ "item": item["id"], "quantity": 1, "modifiers": chosen })
        };
        let check = lan.open("5", 4).await;
        lan.send(&check, json!([some(0, false), some(0, true), some(1, true)])).await;
        let view = format!("station:{}", app.station("grill"));
        let mut own = watch(&app, &grill, &view).await;
        let panel = own.shown["allday"].clone();
        assert!(panel.contains("2 × Nhỏ") && panel.contains("1 × Lớn") && !panel.contains("Trứng"), "{panel}");

        // The manager wants it the other way round; a file that says nothing leaves it so.
        let boss = app.manager().await;
        boss.get("/manage/menu").await.expect(200);
        boss.post("/manage/menu/counted", &[("group", "Thêm")]).await.sees("/manage/menu");
        while !own.shown["allday"].contains("2 × Trứng") {
            own.next().await;
        }
        assert!(!own.shown["allday"].contains("Nhỏ"), "{}", own.shown["allday"]);
        app.menu(&row("Cỡ/Size[1-1]:Nhỏ/Small*|Lớn/Large;Thêm/Extras[0-2]:Trứng/Egg")).await;
        assert_eq!(counts(&lan.item("X1").await), [false, true]);
        boss.post("/manage/menu/counted", &[("group", "No such group")]).await.expect(422);
    })
    .await;
}
