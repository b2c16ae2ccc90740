//! 86: said on a phone, in the kitchen or in the office, seen everywhere at once, and the last portion is sold once.

use crate::program::{Program, line};
use crate::screen::Screen;
use crate::support::{TestApp, on_each_database};
use futures_util::future::join_all;
use serde_json::json;

fn rounds(check: &str) -> String {
    format!("/checks/{check}/rounds")
}

#[tokio::test(flavor = "multi_thread")]
async fn two_phones_send_the_last_portion_at_once_and_exactly_one_succeeds() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let rolls = lan.item("R01").await;
        let left = format!("/items/{}/left", rolls["id"].as_str().unwrap());
        let mut checks = Vec::new();
        for table in ["1", "2", "3", "4", "5", "6", "7", "8"] {
            checks.push(lan.open(table, 2).await);
        }
        for portions in [1_u32, 3] {
            lan.post(&left, json!({ "left": portions, "today": true })).await.expect(200);
            let sends = checks.iter().map(|check| {
                let (lan, path, order) = (&lan, rounds(check), json!({ "lines": [line(&rolls, 1)] }));
                async move { lan.post(&path, order).await }
            });
            let replies = join_all(sends).await;
            let sent = replies.iter().filter(|reply| reply.status == 201).count();
            assert_eq!(sent, portions as usize, "of {portions} portions");
            for reply in replies.into_iter().filter(|reply| reply.status != 201) {
                assert_eq!(reply.problem(409, "sold-out")["item"], rolls["id"]);
            }
            assert_eq!(lan.item("R01").await["left"], 0);
            assert_eq!(lan.item("R01").await["available"], false);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_on_two_servers_of_one_database() {
    on_each_database(async |app| {
        let other = app.neighbour().await;
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let there = lan.at(&other.base);
        let rolls = lan.item("R01").await;
        let (five, six) = (lan.open("5", 2).await, lan.open("6", 2).await);
        let left = format!("/items/{}/left", rolls["id"].as_str().unwrap());
        for _ in 0..5 {
            lan.post(&left, json!({ "left": 1 })).await.expect(200);
            let order = json!({ "lines": [line(&rolls, 1)] });
            let (five, six) = (rounds(&five), rounds(&six));
            let (here, there) = tokio::join!(lan.post(&five, order.clone()), there.post(&six, order));
            let mut statuses = [here.status, there.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [201, 409]);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn too_few_are_refused_whole_and_what_is_left_can_be_sent() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let (rolls, fried) = (lan.item("R01").await, lan.item("R02").await);
        let check = lan.open("5", 4).await;
        let left = format!("/items/{}/left", rolls["id"].as_str().unwrap());
        lan.post(&left, json!({ "left": 2 })).await.expect(200);
        let order = json!({ "lines": [line(&fried, 1), line(&rolls, 3)] });
        let told = lan.post(&rounds(&check), order).await.problem(409, "too-few-left");
        assert_eq!((&told["line"], &told["item"], &told["left"]), (&json!(2), &rolls["id"], &json!(2)));
        assert_eq!(lan.check(&check).await["lines"], json!([]), "refused whole");
        lan.send(&check, json!([line(&fried, 1), line(&rolls, 2)])).await;
        lan.post(&rounds(&check), json!({ "lines": [line(&rolls, 1)] })).await.problem(409, "sold-out");
        lan.delete(&left, json!(null)).await.expect(200);
        assert_eq!(lan.item("R01").await["left"], json!(null));
        lan.send(&check, json!([line(&rolls, 30)])).await;
        lan.post(&left, json!({ "left": 10_000 })).await.problem(422, "bad-portions");
        lan.post("/items/0192f3a0-0000-7000-8000-000000000000/left", json!({ "left": 1 }))
            .await
            .problem(404, "not-on-menu");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_menu_the_kitchen_and_the_list_hear_of_it_at_once() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let check = lan.open("5", 4).await;
        let item = app.item("R01");
        let cold = Program::station(&app.base, "cold").await;
        let station = format!("station:{}", cold.station_id("cold").await);
        let open = async |who: &Program, view: &str| {
            let mut screen = Screen::open(&app.base, &who.token, view, 0).await.unwrap();
            screen.until("whole").await;
            screen
        };
        let mut menu = open(&lan, &format!("check:{check}")).await;
        let mut kitchen = open(&cold, &station).await;
        let mut list = open(&lan, "sold-out").await;
        assert!(!menu.text().contains(&item));

        // Said at the kitchen's screen with a plain form.
        let screen = app.kitchen("cold").await;
        screen.post(&format!("/items/{item}/left"), &[("left", "2"), ("today", "1")]).await.sees("/sold-out");
        for shown in [&mut menu, &mut kitchen, &mut list] {
            shown.until("part").await;
            assert!(shown.text().contains(&item) && shown.text().contains("còn 2"), "{}", shown.text());
        }
        // A round on another table takes its portions under everybody's eyes.
        let other = lan.open("6", 2).await;
        lan.order(&other, "R01", 2).await;
        for shown in [&mut menu, &mut kitchen, &mut list] {
            shown.until("part").await;
            assert!(shown.text().contains("Hết"), "{}", shown.text());
        }
        let waiter = app.waiter("Hùng").await;
        let page = waiter.get(&format!("/checks/{check}")).await.expect(200).text;
        assert!(page.contains("class=\"item out\" data-item=\""), "greyed");
        waiter.act(&format!("/items/{item}/back"), &[]).await.expect(204);
        for shown in [&mut menu, &mut kitchen, &mut list] {
            shown.until("part").await;
            assert!(!shown.text().contains("Hết"), "{}", shown.text());
            shown.until("beat").await;
            let beat = shown.until("beat").await;
            assert_eq!(beat["sum"], shown.sum());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_hears_of_it_first_can_say_so() {
    let app = TestApp::start().await;
    let item = app.item("R01");
    let everybody = [app.waiter("Lan").await, app.cashier("Mai").await, app.manager().await, app.kitchen("cold").await];
    for who in &everybody {
        who.get("/sold-out").await.expect(200);
        who.post(&format!("/items/{item}/left"), &[("out", "1"), ("next", "/more")]).await.sees("/more");
        let page = who.get("/sold-out").await.expect(200).text;
        assert!(page.contains(&format!("/items/{item}/back")), "one tap back on sale");
        who.post(&format!("/items/{item}/back"), &[]).await.sees("/sold-out");
    }
    let lan = &everybody[0];
    lan.act(&format!("/items/{item}/left"), &[("left", "many")]).await.expect(422);
    let menu = everybody[2].get("/manage/menu").await.expect(200).text;
    assert!(menu.contains(&format!("/items/{item}/left")));
}
