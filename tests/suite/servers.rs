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

#[tokio::test(flavor = "multi_thread")]
async fn a_house_that_was_set_up_at_one_is_known_at_the_other() {
    let Some((one, token)) = TestApp::start_empty_on(DatabaseKind::Postgres).await else { return };
    let other = one.neighbour().await;
    let owner = one.stranger();
    let there = owner.at(&other.base);
    assert!(there.get("/enrol").await.text.contains("chưa được thiết lập"));
    let password = "bun cha 24 Le Van Huu";
    let house = [
        ("token", token.as_str()),
        ("name", "Bún chả Bà Hai"),
        ("lang", "vi"),
        ("currency", "VND"),
        ("zone", "Asia/Ho_Chi_Minh"),
        ("owner", "Bà Hai"),
        ("password", password),
        ("password_again", password),
    ];
    owner.post("/setup", &house).await.sees("/");
    // By the session made there, and by name and password.
    let page = owner.at(&other.base).get("/manage").await.expect(200);
    assert!(page.text.contains("Bún chả Bà Hai"));
    there.post("/owner", &[("name", "Bà Hai"), ("password", password)]).await.sees("/");
    there.get("/manage").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_made_at_one_is_found_at_the_other_at_once() {
    let Some((one, other)) = neighbours().await else { return };
    let (lan, boss) = (one.waiter("Lan").await, one.manager().await);
    let (lan_there, boss_there) = (lan.at(&other.base), boss.at(&other.base));
    let script = Program::sign_in(&one.base, "Lan", "1111").await;
    for label in ["1", "2", "3", "4", "5"] {
        let opened = lan.post(&format!("/tables/{}/checks", one.table(label)), &[("covers", "2")]).await.expect(303);
        let path = opened.location().to_owned();
        let page = lan_there.get(&path).await.expect(200);
        assert!(!page.text.contains("data-seq=\"0\""));
        lan_there.get(&format!("{path}/menu")).await.expect(200);
        script.at(&other.base).get(&path).await.expect(200);
    }
    let area = one.app().books.house(one.venue).unwrap().reference.areas[0].id.to_string();
    boss.post("/manage/tables", &[("area", &area), ("labels", "VIP 9")]).await.sees("/manage/floor");
    lan_there.get(&format!("/tables/{}", one.table("VIP 9"))).await.expect(200);
    // Somebody hired here may start there.
    boss.post("/manage/staff", &[("name", "Hoa"), ("role", "waiter"), ("pin", "8080")]).await.sees("/manage/staff");
    let phone = boss_there;
    phone.post("/enrol", &[("name", "Phone")]).await.sees("/sign-in");
    phone.post("/sign-in", &[("staff", &one.staff("Hoa")), ("pin", "8080")]).await.sees("/");
    phone.get("/floor").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signs_out_at_one_is_let_go_by_the_other() {
    let Some((one, other)) = neighbours().await else { return };
    let (lan, mai, boss) = (one.waiter("Lan").await, one.cashier("Mai").await, one.manager().await);
    let mut floor = lan.at(&other.base).watch("floor").await.unwrap();
    let mut till = mai.at(&other.base).watch("checkout").await.unwrap();
    floor.until("whole").await;
    till.until("whole").await;
    lan.post("/sign-out", &[]).await.sees("/sign-in");
    floor.is_let_go().await;
    let path = format!("/manage/staff/{}", one.staff("Mai"));
    boss.post(&path, &[("name", "Mai"), ("role", "cashier")]).await.sees("/manage/staff");
    till.is_let_go().await;
    assert_eq!(mai.at(&other.base).watch("checkout").await.err(), Some(401));
}
