//! The waiter's phone: the last round once more, and what it is given to open without network.

use crate::program::{Program, key, line};
use crate::support::{TestApp, on_each_database};
use goimon_domain::ids::CheckId;
use reqwest::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn the_last_round_comes_once_more_at_todays_prices() {
    let app = TestApp::start().await;
    let script = Program::sign_in(&app.base, "Lan", "1111").await;
    let lan = app.waiter("Lan").await;
    let menu = script.get("/menu").await.expect(200);
    let item = menu["items"].as_array().unwrap().iter().find(|item| item["code"] == "R01").unwrap().clone();
    let check = script.open("5", 2).await;
    let page = lan.get(&format!("/checks/{check}")).await.expect(200).text;
    assert!(page.contains("id=\"again-box\"></div>"), "nothing to repeat yet");
    let path = format!("/checks/{check}/rounds");
    let mut first = line(&item, 2);
    first["note"] = json!("không hành");
    script.post_as(&key(), &path, json!({ "lines": [first] })).await.expect(201);
    let page = lan.get(&format!("/checks/{check}")).await.expect(200).text;
    assert!(page.contains("id=\"again\"") && page.contains("2 × "), "what to repeat is named");

    let once = key();
    for _ in 0..2 {
        lan.post(&format!("/checks/{check}/again"), &[("key", &once)]).await.expect(303);
    }
    let id: CheckId = check.parse().unwrap();
    let now = app.app().books.house(app.venue).unwrap().check(id).unwrap().clone();
    assert_eq!(now.rounds.len(), 2, "a round of its own, once");
    let last = now.lines.last().unwrap();
    assert_eq!((last.code.as_str(), last.quantity, last.note.as_deref()), ("R01", 2, Some("không hành")));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_worker_answers_for_the_whole_house_and_is_never_kept_old() {
    let app = TestApp::start().await;
    let lan = app.waiter("Lan").await;
    let worker = lan.request(Method::GET, "/worker.js").send().await.unwrap();
    assert_eq!(worker.status(), 200);
    let head = |name: &str| worker.headers().get(name).unwrap().to_str().unwrap().to_owned();
    assert!(head("content-type").starts_with("text/javascript"), "{}", head("content-type"));
    assert_eq!(head("cache-control"), "no-cache");
    assert!(head("content-security-policy").contains("default-src 'self'"));
    let text = worker.text().await.unwrap();
    assert!(text.starts_with(&format!("const VERSION = \"{}\";", goimon_views::assets::version())), "{text:.80}");
    lan.get("/no-network").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_floor_says_who_waits_and_for_what_after_the_houses_own_minutes() {
    let app = TestApp::start().await;
    let (lan, boss, cold) = (app.waiter("Lan").await, app.manager().await, app.kitchen("cold").await);
    let script = Program::sign_in(&app.base, "Lan", "1111").await;
    let wrong = [("order", "6"), ("service", "241"), ("bill", "9"), ("everyone", "2")];
    let page = boss.post("/manage/patience", &wrong).await.expect(422).text;
    assert!(page.contains("241") || page.contains("240"), "the page again, with the reason");
    let minutes = [("order", "6"), ("service", "4"), ("bill", "9"), ("everyone", "2")];
    boss.post("/manage/patience", &minutes).await.expect(303);

    let check = script.open("5", 2).await;
    let id: CheckId = check.parse().unwrap();
    let now = || app.app().books.house(app.venue).unwrap().check(id).unwrap().clone();
    let says = async |minutes: u32, since: i64| {
        let floor = lan.get("/floor").await.expect(200).text;
        let mark = format!("data-attention-after=\"{minutes}\" data-attention-since=\"{since}\"");
        assert!(floor.contains(&mark), "{mark}");
    };
    says(6, now().opened.at.0).await;

    let menu = script.get("/menu").await.expect(200);
    let item = menu["items"].as_array().unwrap().iter().find(|item| item["code"] == "R01").unwrap().clone();
    script.send(&check, json!([line(&item, 1)])).await;
    assert!(!lan.get("/floor").await.text.contains("data-attention-after"), "the kitchen has it: nobody waits for us");
    cold.post(&format!("/tickets/{}/bump", now().tickets[0].id), &[]).await.expect(303);
    let ready = now().lines[0].ready().unwrap().at.0;
    says(4, ready).await;
    assert!(lan.get("/ready").await.text.contains("data-attention-after=\"2\""), "after two minutes it is everybody's");

    lan.post(&format!("/checks/{check}/bill"), &[]).await.expect(303);
    says(9, now().bill_asked.as_ref().unwrap().at.0).await;
    let never = [("order", "0"), ("service", "0"), ("bill", "0"), ("everyone", "0")];
    boss.post("/manage/patience", &never).await.expect(303);
    assert!(!lan.get("/floor").await.text.contains("data-attention-after"), "a house may want none of it");
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_to_tap_are_the_managers_and_whole_or_not_at_all() {
    on_each_database(async |app| {
        let boss = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let menu = boss.get("/menu").await.expect(200);
        let id = menu["categories"][0]["id"].as_str().unwrap().to_owned();
        let path = format!("/categories/{id}/presets");
        let said = boss.post(&path, json!({ "presets": [" ít  cay ", "không hành", "ÍT CAY", ""] })).await.expect(200);
        assert_eq!(said["presets"], json!(["ít cay", "không hành"]));
        boss.post(&path, json!({ "presets": ["a, b"] })).await.problem(422, "bad-body");
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        lan.post(&path, json!({ "presets": [] })).await.problem(403, "not-allowed");
        let now = lan.get("/menu").await.expect(200);
        assert_eq!(now["categories"][0]["presets"], json!(["ít cay", "không hành"]));
    })
    .await;
}
