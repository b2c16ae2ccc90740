//! The kitchen: tickets by station, done marks, bump and recall; and what the waiter carries out.

use crate::program::{Program, id, line};
use crate::support::on_each_database;
use serde_json::{Value, json};

fn states(check: &Value) -> Vec<&str> {
    check["lines"].as_array().unwrap().iter().map(|line| line["state"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_station_gets_its_part_and_added_lines_join_it() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let (grill_id, cold_id) = (grill.station_id("grill").await, grill.station_id("cold").await);
        let check = lan.open("5", 4).await;
        let (rolls, chops) = (lan.item("R01").await, lan.item("R21").await);
        let sent = lan.send(&check, json!([line(&rolls, 1), line(&chops, 2)])).await;
        assert_eq!(sent["tickets"].as_array().unwrap().len(), 2);
        let tickets = grill.tickets(&grill_id).await;
        assert_eq!(tickets.len(), 1);
        assert_eq!((&tickets[0]["table"], &tickets[0]["slot"]), (&json!("5"), &json!(0)));
        assert_eq!(tickets[0]["lines"].as_array().unwrap().len(), 1);
        assert_eq!(tickets[0]["lines"][0]["quantity"], 2);

        let more = lan.send(&check, json!([line(&chops, 1)])).await;
        assert_eq!((&more["tickets"][0]["id"], &more["tickets"][0]["added"]), (&tickets[0]["id"], &json!(true)));
        let six = lan.open("6", 2).await;
        lan.send(&six, json!([line(&chops, 1)])).await;
        let tickets = grill.tickets(&grill_id).await;
        let slots: Vec<_> = tickets.iter().map(|ticket| ticket["slot"].as_u64().unwrap()).collect();
        assert_eq!(slots, [0, 1]);
        assert_eq!(tickets[0]["lines"].as_array().unwrap().len(), 2);
        assert_eq!(grill.tickets(&cold_id).await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bump_makes_ready_and_recall_takes_back_what_it_made() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let station = grill.station_id("grill").await;
        let check = lan.open("5", 4).await;
        let chops = lan.item("R21").await;
        lan.send(&check, json!([line(&chops, 1), line(&chops, 2), line(&chops, 3)])).await;
        let ticket = grill.tickets(&station).await.remove(0);
        let (path, lines) = (format!("/tickets/{}", id(&ticket, "id")), ticket["lines"].as_array().unwrap());
        let first = format!("{path}/lines/{}/done", id(&lines[0], "id"));

        assert_eq!(grill.post(&first, Value::Null).await.expect(200)["changed"], true);
        assert_eq!(grill.post(&first, Value::Null).await.expect(200)["changed"], false);
        assert_eq!(states(&lan.check(&check).await), ["ready", "queued", "queued"]);
        assert_eq!(grill.delete(&first, Value::Null).await.expect(200)["changed"], true);
        assert_eq!(states(&lan.check(&check).await), ["queued", "queued", "queued"]);

        grill.post(&first, Value::Null).await.expect(200);
        assert_eq!(grill.post(&format!("{path}/bump"), Value::Null).await.expect(200)["changed"], true);
        assert_eq!(grill.post(&format!("{path}/bump"), Value::Null).await.expect(200)["changed"], false);
        assert_eq!(states(&lan.check(&check).await), ["ready", "ready", "ready"]);
        assert!(grill.tickets(&station).await.is_empty());

        // It comes back where and as it was: the line that was done before stays done.
        assert_eq!(grill.post(&format!("{path}/recall"), Value::Null).await.expect(200)["changed"], true);
        let back = grill.tickets(&station).await.remove(0);
        assert_eq!((&back["slot"], &back["opened_at"]), (&ticket["slot"], &ticket["opened_at"]));
        assert_eq!(states(&lan.check(&check).await), ["ready", "queued", "queued"]);

        // The last done line takes the ticket off the screen.
        for line in &lines[1..] {
            grill.post(&format!("{path}/lines/{}/done", id(line, "id")), Value::Null).await.expect(200);
        }
        assert!(grill.tickets(&station).await.is_empty());
        let after = lan.send(&check, json!([line(&chops, 1)])).await;
        assert_eq!(after["tickets"][0]["added"], false, "a bumped ticket is not added to");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_waiter_carries_out_and_takes_it_back() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let check = lan.open("5", 4).await;
        let (rolls, chops) = (lan.item("R01").await, lan.item("R21").await);
        let sent = lan.send(&check, json!([line(&chops, 1), line(&rolls, 1)])).await;
        let ticket = grill.tickets(&grill.station_id("grill").await).await.remove(0);
        grill.post(&format!("/tickets/{}/bump", id(&ticket, "id")), Value::Null).await.expect(200);
        let served = format!("/checks/{check}/served");
        // One stands at the pass, the other was never bumped: both can be carried out.
        assert_eq!(lan.post(&served, json!({ "lines": sent["lines"] })).await.expect(200)["changed"], true);
        assert_eq!(lan.post(&served, json!({ "lines": sent["lines"] })).await.expect(200)["changed"], false);
        assert_eq!(states(&lan.check(&check).await), ["served", "served"]);
        assert_eq!(lan.delete(&served, json!({ "lines": sent["lines"] })).await.expect(200)["changed"], true);
        assert_eq!(states(&lan.check(&check).await), ["ready", "queued"]);
        let unknown = lan.post(&served, json!({ "lines": [crate::program::key()] })).await;
        unknown.problem(404, "no-such-line");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bill_is_asked_for_and_called_off() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let check = lan.open("5", 4).await;
        lan.order(&check, "R01", 1).await;
        let bill = format!("/checks/{check}/bill");
        assert_eq!(lan.post(&bill, Value::Null).await.expect(200)["changed"], true);
        assert_eq!(lan.post(&bill, Value::Null).await.expect(200)["changed"], false);
        assert!(lan.check(&check).await["bill_asked"].is_i64());
        assert_eq!(lan.delete(&bill, Value::Null).await.expect(200)["changed"], true);
        assert!(lan.check(&check).await["bill_asked"].is_null());
        lan.post(&bill, Value::Null).await.expect(200);
        lan.order(&check, "R01", 1).await;
        assert!(lan.check(&check).await["bill_asked"].is_null(), "who orders again does not want to pay yet");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_cook_has_in_hand_is_not_changed_any_more_and_takes_a_reason_to_take_off() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let station = grill.station_id("grill").await;
        let check = lan.open("5", 4).await;
        let chops = lan.item("R21").await;
        lan.send(&check, json!([line(&chops, 1), line(&chops, 2)])).await;
        let ticket = grill.tickets(&station).await.remove(0);
        let (path, lines) = (format!("/tickets/{}", id(&ticket, "id")), ticket["lines"].as_array().unwrap());
        let first = format!("{path}/lines/{}/cooking", id(&lines[0], "id"));

        app.pass(60_000);
        assert_eq!(grill.post(&first, Value::Null).await.expect(200)["changed"], true);
        assert_eq!(grill.post(&first, Value::Null).await.expect(200)["changed"], false);
        assert_eq!(states(&lan.check(&check).await), ["cooking", "queued"]);
        assert_eq!(grill.delete(&first, Value::Null).await.expect(200)["changed"], true);
        assert_eq!(states(&lan.check(&check).await), ["queued", "queued"]);
        lan.post(&format!("{path}/cooking"), Value::Null).await.problem(403, "not-allowed");
        assert_eq!(grill.post(&format!("{path}/cooking"), Value::Null).await.expect(200)["changed"], true);

        let read = lan.check(&check).await;
        assert_eq!(states(&read), ["cooking", "cooking"]);
        let second = &read["lines"][1];
        let edits = format!("/checks/{check}/lines/{}", id(second, "id"));
        let more = json!({ "version": second["version"], "quantity": 3, "modifiers": [] });
        lan.post(&format!("{edits}/change"), more).await.problem(409, "already-made");
        lan.post(&format!("{edits}/void"), json!({ "version": second["version"] })).await.problem(422, "reason-needed");

        // The four moments are kept, also over a restart.
        app.pass(120_000);
        grill.post(&format!("{path}/bump"), Value::Null).await.expect(200);
        app.pass(30_000);
        let served = json!({ "lines": [id(second, "id")] });
        lan.post(&format!("/checks/{check}/served"), served).await.expect(200);
        let app = app.restart().await;
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let read = lan.check(&check).await;
        let times = &read["lines"][1]["times"];
        let at = |what: &str| times[what].as_i64().unwrap() - times["queued"].as_i64().unwrap();
        assert_eq!((at("cooking"), at("ready"), at("served")), (60_000, 180_000, 210_000), "{times}");
        assert_eq!(read["lines"][0]["times"]["served"], Value::Null);
        let story = app.manager().await.get(&format!("/checks/{check}/timeline")).await;
        assert!(story.text.contains("bắt đầu nấu ở"), "{}", story.text);
    })
    .await;
}
