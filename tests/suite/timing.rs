//! Firing by prep time: what is quick waits for its time, is fired once by the house's own clock, also after a restart and with
//! two servers, and by hand before; by JSON, forms and live screens.

use crate::program::{Program, id, key, line};
use crate::screen::{Screen, shows_that, watch};
use crate::support::{TestApp, on_each_database};
use goimon_domain::ids::CheckId;
use goimon_domain::time::At;
use goimon_store::DatabaseKind;
use serde_json::{Value, json};

const MINUTE: i64 = 60_000;
/// Pork from the grill takes 15 minutes.
const PORK: i64 = 15;
/// Noodle soup takes 8.
const SOUP: i64 = 8;

/// Switches it on.
async fn by_prep(base: &str) -> Program {
    let boss = Program::sign_in(base, "Anh Minh", "9999").await;
    let on = boss.any("PUT", "/settings/kitchen", json!({ "by_prep": true })).await.expect(200);
    assert_eq!(on, json!({ "by_prep": true }));
    boss
}

/// Pork and two soups on table 5.
async fn dinner(lan: &Program) -> String {
    let check = lan.open("5", 4).await;
    let (pork, soup) = (lan.item("R21").await, lan.item("R09").await);
    assert_eq!((&pork["prep"], &soup["prep"]), (&json!(PORK), &json!(SOUP)));
    lan.send(&check, json!([line(&pork, 1), line(&soup, 2)])).await;
    check
}

fn states(check: &Value) -> Vec<&str> {
    check["lines"].as_array().unwrap().iter().map(|line| line["state"].as_str().unwrap()).collect()
}

/// Waits until the soup is fired, as a screen of the noodles shows it.
async fn fired(screen: &mut Screen) {
    shows_that(screen, |screen| screen.text().contains("form class=\"bump\"")).await;
}

/// How often the check's timeline tells of something.
async fn told(app: &TestApp, check: &str, what: &str) -> usize {
    let page = app.manager().await.get(&format!("/checks/{check}/timeline")).await.expect(200).text;
    page.matches(what).count()
}

/// What the database holds is what the book knows.
async fn stored(app: &TestApp, check: &str) {
    let id: CheckId = check.parse().unwrap();
    let stored = app.app().store.load_check(app.venue, id).await.unwrap().unwrap();
    assert_eq!(stored, **app.app().books.house(app.venue).unwrap().check(id).unwrap());
}

fn wall(app: &TestApp, at: i64) -> String {
    app.app().books.house(app.venue).unwrap().reference.venue.clock.wall(At(at))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_quick_waits_until_the_clock_says_so() {
    on_each_database(async |app| {
        by_prep(&app.base).await;
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let noodle = Program::station(&app.base, "noodle").await;
        let station = noodle.station_id("noodle").await;
        let now = app.app().now().0;
        let (due, done) = (now + (PORK - SOUP) * MINUTE, now + PORK * MINUTE);
        let mut kitchen = watch(&app, &noodle, &format!("station:{station}")).await;
        let check = dinner(&lan).await;
        let mut phone = watch(&app, &lan, &format!("check:{check}")).await;
        let pass = watch(&app, &noodle, "expo").await;
        let mut floor = watch(&app, &lan, "floor").await;

        let sent = lan.check(&check).await;
        assert_eq!(states(&sent), ["queued", "held"]);
        assert_eq!((&sent["lines"][0]["due_at"], &sent["lines"][0]["target_at"]), (&Value::Null, &json!(done)));
        assert_eq!((&sent["lines"][1]["due_at"], &sent["lines"][1]["target_at"]), (&json!(due), &json!(done)));
        stored(&app, &check).await;
        let ticket = noodle.tickets(&station).await.remove(0);
        assert_eq!((&ticket["held"], &ticket["due_at"]), (&json!(true), &json!(due)));
        let bump = format!("/tickets/{}/bump", id(&ticket, "id"));
        assert_eq!(noodle.post(&bump, Value::Null).await.expect(200)["changed"], false, "it can't be bumped yet");

        // Everybody is told when, and nobody that somebody has to fire it.
        let (at, until) = (format!("lúc {}", wall(&app, due)), format!("→ {}", wall(&app, done)));
        shows_that(&mut kitchen, |screen| screen.text().contains("ticket held")).await;
        assert!(kitchen.text().contains(&at) && kitchen.text().contains(&until), "{}", kitchen.text());
        assert!(!kitchen.shown["allday"].contains("Phở bò tái"), "what waits is not counted");
        assert!(phone.text().contains(&at) && phone.text().contains(&until), "{}", phone.text());
        assert!(pass.text().contains(&at) && pass.text().contains(&until), "{}", pass.text());
        assert!(!floor.shown["courses"].contains(&check), "nobody has to fire it: {}", floor.shown["courses"]);
        kitchen.painted().await;

        // A screen that is dark is told of from the fire on, and so is the age.
        app.pass((PORK - SOUP) * MINUTE - 1);
        assert_eq!(states(&lan.check(&check).await), ["queued", "held"]);
        app.pass(1);
        let part = kitchen.until("part").await;
        assert_eq!(part["cue"], "new", "{part}");
        fired(&mut kitchen).await;
        assert!(kitchen.shown["allday"].contains("Phở bò tái"));
        shows_that(&mut phone, |phone| !phone.text().contains(&at)).await;
        assert_eq!(states(&lan.check(&check).await), ["queued", "queued"]);
        stored(&app, &check).await;
        let live = noodle.tickets(&station).await.remove(0);
        assert_eq!((&live["held"], &live["opened_at"], &live["id"]), (&json!(false), &json!(due), &ticket["id"]));
        let noodles = goimon_domain::ids::StationId(station.parse().unwrap());
        let dark = |app: &TestApp| {
            let house = app.app().books.house(app.venue).unwrap();
            house.goes_unnoticed(app.app().now()).iter().any(|dark| dark.station == noodles)
                || house.dark.iter().any(|(station, _)| *station == noodles)
        };
        app.pass(4_999);
        assert!(!dark(&app), "a screen has five seconds from the fire on");
        kitchen.painted().await;
        shows_that(&mut phone, |phone| phone.shown["course-mains"].contains("✓✓")).await;
        app.pass(60_000);
        assert!(!dark(&app));
        assert_eq!(told(&app, &check, "đến giờ làm: Món chính").await, 1);
        shows_that(&mut floor, |floor| !floor.shown["courses"].contains(&check)).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_does_not_want_to_wait_fires_or_hurries_or_holds() {
    on_each_database(async |app| {
        by_prep(&app.base).await;
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let noodle = Program::station(&app.base, "noodle").await;
        let station = noodle.station_id("noodle").await;
        // The waiter.
        let check = dinner(&lan).await;
        let (fire, now) =
            (format!("/checks/{check}/courses/mains/fire"), format!("/checks/{check}/courses/mains/fire-now"));
        assert_eq!(lan.post(&fire, Value::Null).await.expect(200)["changed"], false, "its time is not taken from it");
        let once = key();
        assert_eq!(lan.post_as(&once, &now, Value::Null).await.expect(200)["changed"], true);
        assert!(lan.post_as(&once, &now, Value::Null).await.replayed);
        assert_eq!(lan.post(&now, Value::Null).await.expect(200)["changed"], false);
        assert_eq!(states(&lan.check(&check).await), ["queued", "queued"]);
        // Held again, it waits for a word, and is timed again from its firing.
        lan.post(&format!("/checks/{check}/courses/mains/hold"), Value::Null).await.expect(200);
        app.pass(60 * MINUTE);
        let held = lan.check(&check).await;
        assert_eq!((states(&held), &held["lines"][1]["due_at"]), (vec!["held", "held"], &Value::Null));
        assert_eq!(lan.post(&fire, Value::Null).await.expect(200)["changed"], true);
        let timed = lan.check(&check).await;
        assert_eq!(states(&timed), ["queued", "held"]);
        assert_eq!(timed["lines"][1]["due_at"], app.app().now().0 + (PORK - SOUP) * MINUTE);
        stored(&app, &check).await;
        // The till does not close over it.
        let pay = json!({ "version": timed["version"], "tender": "cash", "amount": timed["due"] });
        mai.post(&format!("/checks/{check}/payments"), pay.clone()).await.problem(409, "still-held");
        // A cook.
        let ticket = noodle.tickets(&station).await.remove(0);
        let fire = format!("/tickets/{}/fire", id(&ticket, "id"));
        assert_eq!(noodle.post(&fire, Value::Null).await.expect(200)["changed"], true);
        assert_eq!(noodle.post(&fire, Value::Null).await.expect(200)["changed"], false);
        mai.post(&format!("/checks/{check}/payments"), pay).await.expect(201);
        // Somebody in a hurry.
        let check = dinner(&lan).await;
        lan.post(&format!("/checks/{check}/rush"), Value::Null).await.expect(200);
        assert_eq!(states(&lan.check(&check).await), ["queued", "queued"]);
        stored(&app, &check).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cook_cannot_fire_what_waits_for_the_waiter() {
    let app = TestApp::start().await;
    let (lan, noodle) = (Program::sign_in(&app.base, "Lan", "1111").await, Program::station(&app.base, "noodle").await);
    let check = lan.open("5", 2).await;
    let body = json!({ "lines": [line(&lan.item("R09").await, 1)], "hold": ["mains"] });
    lan.post(&format!("/checks/{check}/rounds"), body).await.expect(201);
    let ticket = noodle.tickets(&noodle.station_id("noodle").await).await.remove(0);
    noodle.post(&format!("/tickets/{}/fire", id(&ticket, "id")), Value::Null).await.problem(409, "waits-for-word");
    assert_eq!(states(&lan.check(&check).await), ["held"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_overdue_after_a_restart_is_fired_at_once() {
    on_each_database(async |app| {
        by_prep(&app.base).await;
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let noodle = Program::station(&app.base, "noodle").await;
        let view = format!("station:{}", noodle.station_id("noodle").await);
        let check = dinner(&lan).await;
        let app = app.restart().await;
        let (lan, noodle) = (lan.at(&app.base), noodle.at(&app.base));
        let kitchen = watch(&app, &noodle, &view).await;
        assert!(kitchen.text().contains("ticket held"), "it still waits");
        app.pass(4 * MINUTE);
        let app = app.restart().await;
        app.pass(30 * MINUTE);
        let (lan, noodle) = (lan.at(&app.base), noodle.at(&app.base));
        let mut kitchen = watch(&app, &noodle, &view).await;
        fired(&mut kitchen).await;
        assert_eq!(states(&lan.check(&check).await), ["queued", "queued"]);
        assert_eq!(told(&app, &check, "đến giờ làm").await, 1);
        stored(&app, &check).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_fire_it_once() {
    let Some(one) = TestApp::start_on(DatabaseKind::Postgres).await else { return };
    let other = one.neighbour().await;
    by_prep(&one.base).await;
    let lan = Program::sign_in(&one.base, "Lan", "1111").await;
    let noodle = Program::station(&other.base, "noodle").await;
    let view = format!("station:{}", noodle.station_id("noodle").await);
    let mut checks = Vec::new();
    for table in ["5", "6", "7"] {
        let check = lan.open(table, 2).await;
        lan.send(&check, json!([line(&lan.item("R21").await, 1), line(&lan.item("R09").await, 1)])).await;
        checks.push(check);
    }
    let mut there = watch(&other, &noodle, &view).await;
    let mut here = Screen::open(&one.base, &noodle.token, &view, 0).await.unwrap();
    let all = |screen: &Screen| screen.text().matches("ticket held").count() == 3;
    shows_that(&mut there, all).await;
    shows_that(&mut here, all).await;
    one.pass((PORK - SOUP) * MINUTE);
    let none = |screen: &Screen| screen.text().matches("form class=\"bump\"").count() == 3;
    shows_that(&mut there, none).await;
    shows_that(&mut here, none).await;
    for check in checks {
        assert_eq!(told(&one, &check, "đến giờ làm").await, 1, "once, whoever noticed first");
        assert_eq!(states(&lan.at(&other.base).check(&check).await), ["queued", "queued"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_off_or_moved_before_its_time_goes_its_own_way() {
    on_each_database(async |app| {
        by_prep(&app.base).await;
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let noodle = Program::station(&app.base, "noodle").await;
        let check = dinner(&lan).await;
        let now = lan.check(&check).await;
        let soup = &now["lines"][1];
        let table = lan.table("8").await;
        let lines = json!([{ "line": soup["id"], "quantity": 1 }]);
        let body = json!({ "version": now["version"], "lines": lines, "to": { "table": table["id"] } });
        lan.post(&format!("/checks/{check}/lines"), body).await.expect(200);
        let house = app.app().books.house(app.venue).unwrap();
        let there = house.checks.values().find(|other| other.table_label == "8").expect("moved").id.to_string();
        assert_eq!(lan.check(&there).await["lines"][0]["due_at"], soup["due_at"], "the time goes along");
        let rest = lan.check(&check).await["lines"][1].clone();
        let void = json!({ "version": rest["version"] });
        lan.post(&format!("/checks/{check}/lines/{}/void", id(&rest, "id")), void).await.expect(200);
        stored(&app, &check).await;
        stored(&app, &there).await;
        let mut kitchen = watch(&app, &noodle, &format!("station:{}", noodle.station_id("noodle").await)).await;
        app.pass((PORK - SOUP) * MINUTE);
        fired(&mut kitchen).await;
        assert_eq!(states(&lan.check(&there).await), ["queued"]);
        assert_eq!(states(&lan.check(&check).await), ["queued", "voided"]);
        assert_eq!(told(&app, &check, "đến giờ làm").await, 0, "nothing of it was left to make");
        stored(&app, &there).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_manager_says_whether_and_how_long() {
    let app = TestApp::start().await;
    let (boss, waiter) = (app.manager().await, app.waiter("Lan").await);
    let house = || app.app().books.house(app.venue).unwrap().reference.clone();
    assert!(!house().venue.by_prep, "nobody is surprised by it");
    boss.post("/manage/kitchen", &[("by_prep", "true")]).await.sees("/manage/terms?saved=1");
    assert!(house().venue.by_prep);
    waiter.post("/manage/kitchen", &[]).await.expect(403);
    boss.post("/manage/kitchen", &[]).await.expect(303);
    assert!(!house().venue.by_prep);

    let item = house().menu.by_code("R09").unwrap().clone();
    let (form, field) = (format!("/manage/categories/{}/prep", item.category), format!("prep-{}", item.id));
    let all: Vec<(String, String)> = house()
        .menu
        .under(item.category)
        .map(|other| (format!("prep-{}", other.id), other.prep.map(|prep| prep.to_string()).unwrap_or_default()))
        .collect();
    let with = |minutes: &str| -> Vec<(String, String)> {
        let typed =
            |(name, old): &(String, String)| (name.clone(), if *name == field { minutes.into() } else { old.clone() });
        all.iter().map(typed).collect()
    };
    let post = async |minutes: &str| {
        let fields = with(minutes);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        boss.post(&form, &fields).await
    };
    post("11").await.sees("/manage/menu");
    assert_eq!(house().menu.by_code("R09").unwrap().prep, Some(11));
    for wrong in ["0", "241", "soon", "-1"] {
        let page = post(wrong).await.expect(422);
        assert!(page.text.contains("Số phút làm"), "{}", page.text);
    }
    assert_eq!(house().menu.by_code("R09").unwrap().prep, Some(11));
    post("").await.sees("/manage/menu");
    assert_eq!(house().menu.by_code("R09").unwrap().prep, None);
    let others = |item: &&goimon_domain::menu::Item| item.code != "R09";
    assert!(house().menu.under(item.category).filter(others).all(|item| item.prep.is_some()), "nobody else's changed");

    let program = Program::sign_in(&app.base, "Anh Minh", "9999").await;
    let path = format!("/items/{}/prep", item.id);
    assert_eq!(program.any("PUT", &path, json!({ "prep": 9 })).await.expect(200), json!({ "prep": 9 }));
    assert_eq!(house().menu.by_code("R09").unwrap().prep, Some(9));
    program.any("PUT", &path, json!({ "prep": 0 })).await.expect(422);
    program.any("PUT", &format!("/items/{}/prep", key()), json!({ "prep": 9 })).await.problem(404, "not-found");
    let lan = Program::sign_in(&app.base, "Lan", "1111").await;
    lan.any("PUT", &path, json!({ "prep": 1 })).await.expect(403);
    lan.any("PUT", "/settings/kitchen", json!({ "by_prep": true })).await.expect(403);
    assert_eq!(lan.get("/settings/kitchen").await.expect(200), json!({ "by_prep": false }));
    assert_eq!(house().menu.by_code("R09").unwrap().prep, Some(9));
}
