//! What the kitchen has to know at once: what is in a hurry, and what was taken off after it had left the screen.

use crate::program::Program;
use crate::screen::{shows_that, watch};
use crate::support::on_each_database;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_a_hurry_goes_first_on_every_screen_and_survives_a_restart() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let station = grill.station_id("grill").await;
        let (five, six) = (lan.open("5", 4).await, lan.open("6", 2).await);
        lan.order(&five, "R21", 1).await;
        lan.order(&six, "R21", 2).await;
        let mut own = watch(&app, &grill, &format!("station:{station}")).await;
        let mut pass = watch(&app, &grill, "expo").await;
        let mut phone = watch(&app, &lan, &format!("check:{six}")).await;

        // The waiter hurries a round from the phone.
        let round = lan.check(&six).await["rounds"][0]["id"].as_str().unwrap().to_owned();
        let waiter = app.waiter("Lan").await;
        waiter.post(&format!("/checks/{six}/rush"), &[("round", &round)]).await.sees(&format!("/checks/{six}#sent"));
        shows_that(&mut own, |own| own.text().contains("LÀM GẤP")).await;
        shows_that(&mut pass, |pass| pass.shown[&format!("expo-{six}")].contains("LÀM GẤP")).await;
        shows_that(&mut phone, |phone| phone.text().contains("LÀM GẤP")).await;
        let tickets = grill.tickets(&station).await;
        assert_eq!((&tickets[0]["check"], &tickets[0]["slot"]), (&json!(six), &json!(0)), "{tickets:?}");
        assert!(tickets[0]["rushed_at"].is_i64() && tickets[1]["rushed_at"].is_null());
        assert_eq!(tickets[1]["slot"], 1, "whoever stood first stands where it stood");
        let told = app.manager().await.get(&format!("/checks/{six}/timeline")).await.expect(200).text;
        assert!(told.contains("giục bếp làm gấp"), "{told}");

        // Another server of the same house reads the same.
        let after = app.neighbour().await;
        let grill = grill.at(&after.base);
        assert_eq!(grill.tickets(&station).await, tickets);
        let ticket = tickets[0]["id"].as_str().unwrap();
        let again = grill.post(&format!("/tickets/{ticket}/rush"), Value::Null).await.expect(200);
        assert_eq!(again["changed"], false, "it is in a hurry already");
        assert_eq!(grill.delete(&format!("/tickets/{ticket}/rush"), Value::Null).await.expect(200)["changed"], true);
        grill.post(&format!("/tickets/{ticket}/bump"), Value::Null).await.expect(200);
        lan.at(&after.base).post(&format!("/checks/{six}/rush"), Value::Null).await.problem(409, "nothing-to-rush");
        lan.post(&format!("/checks/{}/rush", uuid::Uuid::now_v7()), Value::Null).await.expect(404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_off_after_it_was_made_is_told_until_the_kitchen_knows() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let station = grill.station_id("grill").await;
        let check = lan.open("5", 4).await;
        lan.order(&check, "R21", 2).await;
        let mut own = watch(&app, &grill, &format!("station:{station}")).await;
        let mut other = watch(&app, &grill, &format!("station:{}", grill.station_id("cold").await)).await;
        let ticket = grill.tickets(&station).await[0]["id"].as_str().unwrap().to_owned();
        grill.post(&format!("/tickets/{ticket}/bump"), Value::Null).await.expect(200);
        let line = lan.check(&check).await["lines"][0].clone();
        let body = json!({ "version": line["version"], "quantity": 1, "reason": { "why": "mistake" } });
        let void = format!("/checks/{check}/lines/{}/void", line["id"].as_str().unwrap());
        Program::sign_in(&app.base, "Anh Minh", "9999").await.post(&void, body).await.expect(200);

        shows_that(&mut own, |own| own.shown.contains_key("afterwards")).await;
        let html = own.shown["afterwards"].clone();
        assert!(html.contains("1 × ") && html.contains("đã xong") && html.contains("Bàn 5"), "{html}");
        assert!(!other.text().contains("afterwards"), "it is not theirs");
        let page = app.kitchen("grill").await.get(&format!("/kitchen/{station}")).await.expect(200).text;
        assert!(page.contains("id=\"afterwards\""));
        let mut phone = watch(&app, &lan, &format!("check:{check}")).await;
        assert!(phone.text().contains("bếp chưa báo đã biết"), "{}", phone.text());

        grill.post(&format!("/tickets/{ticket}/known"), Value::Null).await.expect(200);
        shows_that(&mut own, |own| !own.shown.contains_key("afterwards")).await;
        shows_that(&mut phone, |phone| phone.text().contains("bếp đã biết")).await;
        other.until("beat").await;
    })
    .await;
}
