//! Courses: what waits stands grey at its station, is fired once, seen, and survives another server; by JSON, forms and
//! live screens.

use crate::program::{Program, id, key, line};
use crate::support::{TestApp, on_each_database};
use goimon_domain::ids::CheckId;
use serde_json::{Value, json};

fn states(check: &Value) -> Vec<&str> {
    check["lines"].as_array().unwrap().iter().map(|line| line["state"].as_str().unwrap()).collect()
}

/// Rolls at once and two chops that wait, on table 5.
async fn dinner(lan: &Program) -> String {
    let check = lan.open("5", 4).await;
    let (rolls, chops) = (lan.item("R01").await, lan.item("R21").await);
    assert_eq!((&rolls["course"], &chops["course"]), (&json!("starters"), &json!("mains")));
    let mut seated = line(&chops, 2);
    seated["seat"] = json!(3);
    let body = json!({ "lines": [line(&rolls, 1), seated], "hold": ["mains", "desserts"] });
    lan.post(&format!("/checks/{check}/rounds"), body).await.expect(201);
    check
}

#[tokio::test(flavor = "multi_thread")]
async fn a_course_waits_until_somebody_fires_it() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let station = grill.station_id("grill").await;
        let check = dinner(&lan).await;
        let now = lan.check(&check).await;
        assert_eq!(states(&now), ["queued", "held"]);
        assert_eq!((&now["lines"][1]["course"], &now["lines"][1]["seat"]), (&json!("mains"), &json!(3)));
        let ticket = grill.tickets(&station).await.remove(0);
        assert_eq!((&ticket["held"], &ticket["course"]), (&json!(true), &json!("mains")));
        let bump = format!("/tickets/{}/bump", id(&ticket, "id"));
        assert_eq!(grill.post(&bump, Value::Null).await.expect(200)["changed"], false, "it can't be bumped yet");

        let (fire, once) = (format!("/checks/{check}/courses/mains/fire"), key());
        assert_eq!(lan.post_as(&once, &fire, Value::Null).await.expect(200)["changed"], true);
        assert!(lan.post_as(&once, &fire, Value::Null).await.replayed);
        assert_eq!(lan.post(&fire, Value::Null).await.expect(200)["changed"], false, "fired twice is fired once");
        assert_eq!(states(&lan.check(&check).await), ["queued", "queued"]);
        let live = grill.tickets(&station).await.remove(0);
        assert_eq!((&live["held"], &live["slot"], &live["id"]), (&json!(false), &ticket["slot"], &ticket["id"]));
        assert!(live["opened_at"].as_i64() >= ticket["opened_at"].as_i64());

        // Nobody has begun it: it can wait after all, and be fired again.
        let hold = format!("/checks/{check}/courses/mains/hold");
        assert_eq!(lan.post(&hold, Value::Null).await.expect(200)["changed"], true);
        assert_eq!(states(&lan.check(&check).await), ["queued", "held"]);
        // What the database holds is what the book knows.
        let id: CheckId = check.parse().unwrap();
        let stored = app.app().store.load_check(app.venue, id).await.unwrap().unwrap();
        assert_eq!(stored, **app.app().books.house(app.venue).unwrap().check(id).unwrap());
        lan.post(&fire, Value::Null).await.expect(200);
        assert_eq!(grill.post(&bump, Value::Null).await.expect(200)["changed"], true);
        assert_eq!(states(&lan.check(&check).await), ["queued", "ready"]);
        lan.post(&hold, Value::Null).await.problem(409, "nothing-to-hold");
        lan.post(&format!("/checks/{check}/courses/soup/fire"), Value::Null).await.problem(404, "not-found");
        let stored = app.app().store.load_check(app.venue, id).await.unwrap().unwrap();
        assert_eq!(stored, **app.app().books.house(app.venue).unwrap().check(id).unwrap());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_till_does_not_close_over_what_waits() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let check = dinner(&lan).await;
        let now = lan.check(&check).await;
        let pay = json!({ "version": now["version"], "tender": "cash", "amount": now["due"] });
        mai.post(&format!("/checks/{check}/payments"), pay.clone()).await.problem(409, "still-held");
        lan.post(&format!("/checks/{check}/courses/mains/fire"), Value::Null).await.expect(200);
        mai.post(&format!("/checks/{check}/payments"), pay).await.expect(201);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn screens_show_it_grey_then_live_with_its_cue_and_say_that_they_have() {
    let app = TestApp::start().await;
    let (lan, grill) = (app.waiter("Lan").await, app.kitchen("grill").await);
    let program = Program::sign_in(&app.base, "Lan", "1111").await;
    let mut early = grill.watch(&format!("station:{}", app.station("grill"))).await.unwrap();
    early.until("whole").await;
    let check = dinner(&program).await;
    let mut part = early.until("part").await;
    while !part["html"].as_str().unwrap().contains("ticket held") {
        part = early.until("part").await;
    }
    assert_eq!(part["cue"], Value::Null, "what only waits is no call: {part}");
    drop(early);
    let mut kitchen = grill.watch(&format!("station:{}", app.station("grill"))).await.unwrap();
    let mut floor = lan.watch("floor").await.unwrap();
    let mut phone = lan.watch(&format!("check:{check}")).await.unwrap();
    let html = kitchen.until("whole").await["html"].as_str().unwrap().to_owned();
    assert!(html.contains("ticket held") && !html.contains("/bump"), "{html}");
    let all_day = html.split("id=\"allday\"").nth(1).unwrap();
    assert!(!all_day.split("id=\"").next().unwrap().contains("Sườn"), "what waits is not counted");
    let html = floor.until("whole").await["html"].as_str().unwrap().to_owned();
    assert!(html.contains(&format!("/checks/{check}/courses/mains/fire")), "the floor offers to fire it: {html}");
    phone.until("whole").await;

    // Two taps of two people: one fire.
    let path = format!("/checks/{check}/courses/mains/fire");
    lan.post(&path, &[("next", "/floor")]).await.sees("/floor");
    lan.act(&path, &[]).await.expect(204);
    let part = kitchen.until("part").await;
    assert_eq!(part["cue"], "new", "{part}");
    let html = part["html"].as_str().unwrap();
    assert!(html.contains("/bump") && !html.contains("ticket held"), "{html}");
    let part = floor.until("part").await;
    assert!(!part["html"].as_str().unwrap().contains("courses/mains/fire"), "{part}");
    let part = phone.until("part").await;
    let html = part["html"].as_str().unwrap().split("id=\"course-mains\"").nth(1).unwrap().to_owned();
    assert!(html.contains('✓') && !html.contains("✓✓"), "safe, but not seen: {html}");
    kitchen.painted().await;
    loop {
        let part = phone.until("part").await;
        let html = part["html"].as_str().unwrap();
        if html.split("id=\"course-mains\"").nth(1).is_some_and(|panel| panel.contains("✓✓")) {
            break;
        }
    }
    let boss = app.manager().await;
    let timeline = boss.get(&format!("/checks/{check}/timeline")).await.expect(200).text;
    assert_eq!(timeline.matches("báo lên: Món chính").count(), 1, "{timeline}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_form_holds_and_fires_too() {
    let app = TestApp::start().await;
    let lan = app.waiter("Lan").await;
    let page = lan.post(&format!("/tables/{}/checks", app.table("7")), &[("covers", "2")]).await.expect(303);
    let check = page.location().rsplit('/').next().unwrap().to_owned();
    let item = app.item("R21");
    let order = [("item", item.as_str()), ("quantity", "1"), ("seat", "2"), ("hold", "mains")];
    lan.post(&format!("/checks/{check}/rounds"), &order).await.expect(303);
    let page = lan.get(&format!("/checks/{check}")).await.expect(200).text;
    assert!(page.contains(&format!("action=\"/checks/{check}/courses/mains/fire\"")) && page.contains("khách 2"));
    lan.post(&format!("/checks/{check}/courses/mains/fire"), &[]).await.sees(&format!("/checks/{check}#sent"));
    lan.post(&format!("/checks/{check}/courses/mains/hold"), &[]).await.expect(303);
    lan.post(&format!("/checks/{check}/rounds"), &[("item", item.as_str()), ("seat", "0")]).await.expect(422);
}
