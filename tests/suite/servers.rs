//! Two servers on one PostgreSQL: one house, whichever of them a phone or a screen has found.

use crate::program::{Program, id, key, line};
use crate::screen::Screen;
use crate::support::TestApp;
use futures_util::future::join_all;
use goimon_store::DatabaseKind;
use serde_json::{Value, json};

/// Two servers on one database; nothing where there is no PostgreSQL.
async fn neighbours() -> Option<(TestApp, TestApp)> {
    let one = TestApp::start_on(DatabaseKind::Postgres).await?;
    let other = one.neighbour().await;
    Some((one, other))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_to_one_is_shown_by_the_other() {
    let Some((one, other)) = neighbours().await else { return };
    let lan = Program::sign_in(&one.base, "Lan", "1111").await;
    let grill = Program::station(&other.base, "grill").await;
    let station = grill.station_id("grill").await;
    let check = lan.open("5", 2).await;
    let mut kitchen = Screen::open(&other.base, &grill.token, &format!("station:{station}"), 0).await.unwrap();
    kitchen.until("whole").await;

    let sent = lan.order(&check, "R21", 2).await;
    assert_eq!(kitchen.until("part").await["cue"], "new");
    assert!(kitchen.text().contains("Cơm tấm sườn nướng"), "{}", kitchen.text());

    // What was painted there is known here, and so is the bump.
    let mut phone = Screen::open(&one.base, &lan.token, &format!("check:{check}"), 0).await.unwrap();
    phone.until("whole").await;
    kitchen.painted().await;
    while lan.check(&check).await["rounds"][0]["unseen_by"] != json!([]) {
        phone.next().await;
    }
    let ticket = id(&sent["tickets"][0], "id");
    grill.post(&format!("/tickets/{ticket}/bump"), Value::Null).await.expect(200);
    while lan.check(&check).await["lines"][0]["state"] != "ready" {
        phone.next().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn both_together_do_a_round_once_and_lose_none() {
    let Some((one, other)) = neighbours().await else { return };
    let here = Program::sign_in(&one.base, "Lan", "1111").await;
    let there = here.at(&other.base);
    let check = here.open("5", 2).await;
    let item = here.item("R01").await;
    let path = format!("/checks/{check}/rounds");
    let keys: Vec<String> = (0..12).map(|_| key()).collect();
    let sends =
        keys.iter().flat_map(|key| [&here, &there].map(|server| (server.clone(), key.clone()))).map(|(server, key)| {
            let (path, body) = (path.clone(), json!({ "lines": [line(&item, 1)] }));
            async move { server.post_as(&key, &path, body).await }
        });
    let replies = join_all(sends).await;
    for pair in replies.chunks(2) {
        assert_eq!((pair[0].status, pair[1].status), (201, 201), "{} {}", pair[0].text, pair[1].text);
        assert_eq!(pair[0].text, pair[1].text, "the same answer from both");
    }
    let (mine, theirs) = (here.check(&check).await, there.check(&check).await);
    let newest = if mine["version"].as_u64() > theirs["version"].as_u64() { mine } else { theirs };
    assert_eq!(newest["rounds"].as_array().unwrap().len(), 12);
    assert_eq!(newest["due"], 12 * 45_000);
}
