//! Sending rounds: exactly once, nothing lost between two waiters, taken whole or refused whole.

use crate::program::{Program, id, key, line};
use crate::support::{TestApp, on_each_database};
use futures_util::future::join_all;
use goimon_acts::{BackOnSale, SetLeft};
use goimon_domain::ids::ItemId;
use goimon_domain::staff::Actor;
use serde_json::{Value, json};

/// Lan, at table 5 with a new check.
async fn lan_at_five(app: &TestApp) -> (Program, String) {
    let lan = Program::sign_in(&app.base, "Lan", "1111").await;
    let check = lan.open("5", 4).await;
    (lan, check)
}

fn rounds(check: &str) -> String {
    format!("/checks/{check}/rounds")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_sent_eight_times_at_once_happens_once() {
    on_each_database(async |app| {
        let (lan, check) = lan_at_five(&app).await;
        let (key, item) = (key(), lan.item("R01").await);
        let body = json!({ "round": key, "lines": [line(&item, 2)] });
        let sends = (0..8).map(|_| {
            let (lan, key, path, body) = (lan.clone(), key.clone(), rounds(&check), body.clone());
            async move { lan.post_as(&key, &path, body).await }
        });
        let replies = join_all(sends).await;
        for reply in &replies {
            assert_eq!((reply.status, &reply.text), (201, &replies[0].text));
        }
        assert_eq!(replies.iter().filter(|reply| !reply.replayed).count(), 1);
        let now = lan.check(&check).await;
        assert_eq!(now["rounds"].as_array().unwrap().len(), 1, "{now}");
        assert_eq!(now["lines"].as_array().unwrap().len(), 1, "{now}");
        assert_eq!(now["due"], 90_000);
        let sent = replies[0].json();
        assert_eq!((&sent["round"], &sent["number"], &sent["total"]), (&json!(key), &json!(1), &json!(90_000)));
        let cold = Program::station(&app.base, "cold").await;
        assert_eq!(cold.tickets(&cold.station_id("cold").await).await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_with_something_else_is_refused() {
    on_each_database(async |app| {
        let (lan, check) = lan_at_five(&app).await;
        let (key, item) = (key(), lan.item("R01").await);
        let first = lan.post_as(&key, &rounds(&check), json!({ "lines": [line(&item, 2)] })).await;
        let other = lan.post_as(&key, &rounds(&check), json!({ "lines": [line(&item, 3)] })).await;
        other.problem(422, "key-reused");
        let elsewhere = lan.open("6", 2).await;
        let there = lan.post_as(&key, &rounds(&elsewhere), json!({ "lines": [line(&item, 2)] })).await;
        there.problem(422, "key-reused");
        let otherwise = lan.post_as(&key, &format!("/checks/{check}/covers"), json!({ "covers": 3 })).await;
        otherwise.problem(422, "key-reused");
        let again = lan.post_as(&key, &rounds(&check), json!({ "lines": [line(&item, 2)] })).await;
        assert_eq!((again.status, &again.text), (201, &first.text));
        assert_eq!(lan.check(&check).await["due"], 90_000);
        assert_eq!(lan.check(&elsewhere).await["due"], 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answer_is_the_same_when_the_check_is_long_closed() {
    on_each_database(async |app| {
        let (lan, check) = lan_at_five(&app).await;
        let (key, item) = (key(), lan.item("R01").await);
        let body = json!({ "lines": [line(&item, 1)] });
        let first = lan.post_as(&key, &rounds(&check), body.clone()).await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        assert_eq!(mai.pay_all(&check).await["closed"], true);
        let again = lan.post_as(&key, &rounds(&check), body.clone()).await;
        assert_eq!((again.status, &again.text, again.replayed), (201, &first.text, true));
        let late = lan.post(&rounds(&check), body).await;
        late.problem(409, "check-closed");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_needs_a_key_and_one_id() {
    on_each_database(async |app| {
        let (lan, check) = lan_at_five(&app).await;
        let body = json!({ "lines": [line(&lan.item("R01").await, 1)] });
        let keyless = lan.post_keyless(&rounds(&check), body.clone()).await.problem(400, "no-key");
        assert!(keyless["detail"].as_str().unwrap().contains("Idempotency-Key"), "{keyless}");
        lan.post_as("seven", &rounds(&check), body.clone()).await.problem(400, "bad-key");
        let other = json!({ "round": key(), "lines": body["lines"] });
        lan.post(&rounds(&check), other).await.problem(422, "other-round");
        let quoted = lan.post_as(&format!("\"{}\"", key()), &rounds(&check), body).await;
        assert_eq!(quoted.status, 201);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_waiters_on_one_table_lose_nothing() {
    on_each_database(async |app| {
        let (lan, check) = lan_at_five(&app).await;
        let hung = Program::sign_in(&app.base, "Hùng", "2222").await;
        let item = lan.item("R01").await;
        let sends = (0..20).map(|turn| {
            let who = if turn % 2 == 0 { lan.clone() } else { hung.clone() };
            let (check, lines) = (check.clone(), json!([line(&item, 1), line(&item, 2)]));
            async move { who.send(&check, lines).await }
        });
        let answers = join_all(sends).await;
        let now = lan.check(&check).await;
        let lines = now["lines"].as_array().unwrap();
        assert_eq!(lines.len(), 40);
        assert_eq!(now["due"], 20 * 3 * 45_000);
        let mut numbers: Vec<_> = answers.iter().map(|answer| answer["number"].as_u64().unwrap()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=20).collect::<Vec<_>>());
        for answer in &answers {
            for sent in answer["lines"].as_array().unwrap() {
                assert!(lines.iter().any(|line| line["id"] == *sent && line["round"] == answer["round"]));
            }
        }
        let by: Vec<_> = now["rounds"].as_array().unwrap().iter().map(|round| round["sent_by"].as_str()).collect();
        assert_eq!(by.iter().filter(|name| **name == Some("Lan")).count(), 10);
    })
    .await;
}

/// Sets whether an item can be ordered.
async fn available(app: &TestApp, item: &Value, available: bool) {
    let item = ItemId(id(item, "id").parse().unwrap());
    let (books, by) = (&app.app().books, Actor::house());
    if available {
        books.act(app.venue, &by, None, BackOnSale { item }).await.unwrap();
    } else {
        books.act(app.venue, &by, None, SetLeft { item, left: 0, today: false }).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sold_out_or_costs_something_else_is_refused_whole() {
    on_each_database(async |app| {
        let (lan, check) = lan_at_five(&app).await;
        let (rolls, fried) = (lan.item("R01").await, lan.item("R02").await);
        let seen = |price: i64| json!({ "item": fried["id"], "quantity": 1, "seen": price });
        let key = key();
        let stale = json!({ "lines": [line(&rolls, 1), seen(60_000)] });
        let changed = lan.post_as(&key, &rounds(&check), stale).await.problem(409, "price-changed");
        assert_eq!((&changed["line"], &changed["item"]), (&json!(2), &fried["id"]));
        assert_eq!((&changed["seen"], &changed["now"]), (&json!(60_000), &json!(65_000)));
        assert_eq!(lan.check(&check).await["lines"], json!([]));

        // Confirmed with what it costs now, it is the same round.
        let confirmed = json!({ "lines": [line(&rolls, 1), seen(65_000)] });
        let sent = lan.post_as(&key, &rounds(&check), confirmed).await.expect(201);
        assert_eq!(sent["total"], 110_000);

        available(&app, &fried, false).await;
        assert_eq!(lan.item("R02").await["available"], false);
        let sold_out = json!({ "lines": [line(&rolls, 1), line(&fried, 1)] });
        let gone = lan.post(&rounds(&check), sold_out.clone()).await.problem(409, "sold-out");
        assert_eq!((&gone["line"], &gone["item"]), (&json!(2), &fried["id"]));
        assert_eq!(lan.check(&check).await["due"], 110_000);
        available(&app, &fried, true).await;
        assert_eq!(lan.post(&rounds(&check), sold_out).await.status, 201);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn choices_are_required_counted_and_priced() {
    on_each_database(async |app| {
        let (lan, check) = lan_at_five(&app).await;
        // Beef pho: a bowl must be chosen (the regular one unless said otherwise), at most one; up to four extras.
        let pho = lan.item("R09").await;
        let group = |name: &str| {
            let groups = pho["groups"].as_array().unwrap();
            groups.iter().find(|group| group["name_en"] == name).unwrap()["modifiers"].as_array().unwrap().clone()
        };
        let (bowls, extras) = (group("Bowl size"), group("Extras"));
        let order = |chosen: &[(&Value, u32)]| {
            let chosen: Vec<_> =
                chosen.iter().map(|(one, many)| json!({ "modifier": one["id"], "quantity": many })).collect();
            json!({ "lines": [{ "item": pho["id"], "quantity": 2, "modifiers": chosen }] })
        };
        let plain = lan.post(&rounds(&check), order(&[])).await.expect(201);
        assert_eq!(plain["total"], 130_000);
        let large = lan.post(&rounds(&check), order(&[(&bowls[1], 1), (&extras[0], 2)])).await.expect(201);
        assert_eq!(large["total"], 130_000 + 2 * (65_000 + 15_000 + 2 * 10_000));
        let both = lan.post(&rounds(&check), order(&[(&bowls[0], 1), (&bowls[1], 1)])).await;
        assert_eq!(both.problem(422, "too-many-choices")["line"], 1);
        let many = lan.post(&rounds(&check), order(&[(&extras[0], 5)])).await;
        many.problem(422, "too-many-choices");
        let other = lan.item("R14").await["groups"][0]["modifiers"][0].clone();
        let foreign = lan.post(&rounds(&check), order(&[(&other, 1)])).await;
        assert_eq!(foreign.problem(422, "no-such-choice")["line"], 1);

        let now = lan.check(&check).await;
        assert_eq!(now["lines"].as_array().unwrap().len(), 2);
        assert_eq!(now["lines"][0]["modifiers"][0]["name_en"], "Regular");
        assert_eq!(now["lines"][1]["unit"], 100_000);

        app.menu(
            "category,code,name_en,name_vi,price,currency,station,tax_class,modifier_groups\n\
            Test,X1,Steak,Bò bít tết,200000,VND,grill,food,Độ chín/Doneness[1-1]:Tái/Rare|Chín/Well done\n",
        )
        .await;
        let steak = lan.item("X1").await;
        let asked = lan.post(&rounds(&check), json!({ "lines": [line(&steak, 1)] })).await;
        assert_eq!(asked.problem(422, "choice-missing")["line"], 1);
        let rare = &steak["groups"][0]["modifiers"][0];
        let chosen = json!([{ "item": steak["id"], "quantity": 1, "modifiers": [{ "modifier": rare["id"] }] }]);
        assert_eq!(lan.post(&rounds(&check), json!({ "lines": chosen })).await.status, 201);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_makes_no_sense_is_refused() {
    on_each_database(async |app| {
        let (lan, check) = lan_at_five(&app).await;
        let item = lan.item("R01").await;
        let send = async |lines: Value| lan.post(&rounds(&check), json!({ "lines": lines })).await;
        send(json!([])).await.problem(422, "empty-round");
        send(json!([line(&item, 0)])).await.problem(422, "bad-quantity");
        send(json!([line(&item, 1_000)])).await.problem(422, "bad-quantity");
        send(json!(vec![line(&item, 1); 201])).await.problem(422, "too-many-lines");
        let noted = |note: String| json!([{ "item": item["id"], "quantity": 1, "note": note }]);
        send(noted("x".repeat(141))).await.problem(422, "note-too-long");
        send(json!([{ "item": key(), "quantity": 1 }])).await.problem(422, "no-such-item");
        send(json!([{ "item": item["id"], "quantity": 1, "notes": "no peanuts" }])).await.problem(422, "bad-body");
        send(json!([{ "item": item["id"], "quantity": -1 }])).await.problem(422, "bad-body");
        send(json!("two rolls")).await.problem(422, "bad-body");
        assert_eq!(lan.check(&check).await["rounds"], json!([]));

        let told = send(noted("  no\u{7}peanuts, \n please ".into())).await.expect(201);
        assert_eq!(told["number"], 1);
        assert_eq!(lan.check(&check).await["lines"][0]["note"], "no peanuts, please");
        let large = lan.post(&rounds(&check), json!({ "lines": [], "round": "x".repeat(200_000) })).await;
        large.problem(413, "too-large");
    })
    .await;
}
