//! The waiter's phone: the last round once more, and what it is given to open without network.

use crate::program::{Program, key, line};
use crate::support::TestApp;
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
