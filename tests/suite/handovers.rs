//! What was handed over last: the pass and the runners take it back from a list, and it is as old as it was.

use crate::program::{Program, id, line};
use crate::screen::{shows_that, watch};
use crate::support::on_each_database;
use serde_json::{Value, json};

fn lines_of(over: &Value) -> Vec<String> {
    over["lines"].as_array().unwrap().iter().map(|line| id(line, "id")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hand_over_comes_back_from_the_list_of_its_level() {
    on_each_database(async |app| {
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let cook = app.kitchen("grill").await;
        let runners = uuid::Uuid::now_v7();
        let wanted = json!({ "name": "Chạy bàn", "level": "runner" });
        minh.any("PUT", &format!("/screens/{runners}"), wanted).await.expect(200);
        let at = format!("screen:{runners}");
        let check = lan.open("5", 2).await;
        let (chops, rolls) = (lan.item("R21").await, lan.item("R01").await);
        lan.send(&check, json!([line(&chops, 1), line(&chops, 2), line(&rolls, 1)])).await;
        let ticket = grill.tickets(&app.station("grill")).await.remove(0);
        let plates: Vec<String> = ticket["lines"].as_array().unwrap().iter().map(|line| id(line, "id")).collect();
        grill.post(&format!("/tickets/{}/bump", id(&ticket, "id")), Value::Null).await.expect(200);
        let mut pass = watch(&app, &grill, "expo").await;
        let mut running = watch(&app, &grill, &format!("screen:{runners}")).await;
        let card = format!("expo-{check}");
        let age = |html: &str| html.split("data-since=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let old = age(&pass.shown[&card]);

        // Two go to the runners, the rolls keep the card at the pass.
        app.pass(60_000);
        let (over, back) = (format!("/checks/{check}/handed-over"), format!("/checks/{check}/handed-back"));
        cook.post(&over, &[("at", "expo")]).await.sees("/expo");
        let mark = format!("handed-{}", plates.iter().min().unwrap());
        shows_that(&mut pass, |screen| screen.shown.contains_key(&mark)).await;
        shows_that(&mut running, |screen| screen.shown.contains_key(&card)).await;
        assert!(pass.shown.contains_key(&card), "the rolls are not made yet");
        let waited = age(&running.shown[&card]);
        let list = grill.get("/handed-over").await.expect(200);
        assert_eq!(
            (list.as_array().unwrap().len(), &list[0]["table"], &list[0]["by"]),
            (1, &json!("5"), &json!("grill"))
        );
        assert_eq!(lines_of(&list[0]), plates);
        assert_eq!(grill.get(&format!("/handed-over?at={at}")).await.expect(200), json!([]));

        // A runner carries one out, and takes that back from the list: it waits for as long as it did.
        app.pass(60_000);
        lan.post(&format!("/checks/{check}/served"), json!({ "lines": [plates[0]] })).await.expect(200);
        let out = format!("handed-{}", plates[0]);
        shows_that(&mut running, |screen| screen.shown.contains_key(&out)).await;
        let list = lan.get(&format!("/handed-over?at={at}")).await.expect(200);
        assert_eq!((lines_of(&list[0]), &list[0]["by"]), (plates[..1].to_vec(), &json!("Lan")));
        let when = list[0]["at"].to_string();
        for again in [true, false] {
            cook.post(&back, &[("at", &at), ("when", &when), ("next", &format!("/screens/{runners}"))])
                .await
                .sees(&format!("/screens/{runners}"));
            if again {
                shows_that(&mut running, |screen| !screen.shown.contains_key(&out)).await;
            }
            assert_eq!(age(&running.shown[&card]), waited, "timers intact");
            assert_eq!(lan.check(&check).await["lines"][0]["state"], "ready", "and twice is once");
        }

        // The guests have paid; still the pass takes all of it back, from another server too.
        lan.post(&format!("/checks/{check}/served"), json!({ "lines": plates })).await.expect(200);
        let neighbour = app.neighbour().await;
        let there = grill.at(&neighbour.base).get("/handed-over").await.expect(200);
        assert_eq!(lines_of(&there[0]), plates);
        let wanted = json!({ "lines": plates, "at": "expo" });
        assert_eq!(grill.delete(&over, wanted.clone()).await.expect(200)["changed"], true);
        assert_eq!(grill.delete(&over, wanted).await.expect(200)["changed"], false);
        shows_that(&mut pass, |screen| !screen.shown.contains_key(&mark)).await;
        shows_that(&mut running, |screen| !screen.shown.contains_key(&card)).await;
        assert_eq!(age(&pass.shown[&card]), old, "as old as it was");
        assert_eq!(grill.get("/handed-over").await.expect(200), json!([]));

        let told = app.manager().await.get(&format!("/checks/{check}/timeline")).await.expect(200).text;
        assert!(told.contains("lấy món lại từ người bưng"), "{told}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_screen_of_the_pass_or_of_runners_keeps_such_a_list() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let station = format!("/handed-over?at=station:{}", app.station("grill"));
        grill.get(&station).await.problem(404, "not-found");
        grill.get(&format!("/handed-over?at=screen:{}", uuid::Uuid::now_v7())).await.problem(404, "not-found");
        grill.get("/handed-over?at=roof").await.problem(400, "bad-query");
        let check = lan.open("5", 2).await;
        let wanted = json!({ "lines": [], "at": "roof" });
        grill.delete(&format!("/checks/{check}/handed-over"), wanted).await.problem(400, "bad-query");
        app.kitchen("grill").await.post(&format!("/checks/{check}/handed-back"), &[("when", "soon")]).await.expect(422);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_handed_over_is_still_known_after_a_restart() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let check = lan.open("5", 2).await;
        lan.send(&check, json!([line(&lan.item("R21").await, 1)])).await;
        let ticket = grill.tickets(&app.station("grill")).await.remove(0);
        grill.post(&format!("/tickets/{}/bump", id(&ticket, "id")), Value::Null).await.expect(200);
        app.kitchen("grill").await.post(&format!("/checks/{check}/handed-over"), &[]).await.sees("/expo");
        Program::sign_in(&app.base, "Mai", "4444").await.pay_all(&check).await;
        let before = grill.get("/handed-over").await.expect(200);
        let app = app.restart().await;
        let after = grill.at(&app.base).get("/handed-over").await.expect(200);
        assert_eq!((after.as_array().unwrap().len(), after), (1, before));
    })
    .await;
}
