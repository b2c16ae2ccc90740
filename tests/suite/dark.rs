//! A station's screen that is down: who is warned, who takes over, and how the warning ends.

use crate::program::{Program, id};
use crate::screen::{Screen, shows_that, watch};
use crate::support::{TestApp, on_each_database};
use serde_json::{Value, json};

fn warns(screen: &Screen) -> bool {
    screen.shown.get("dark").is_some_and(|html| html.contains("<li>") || html.contains("<form"))
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_concerned_is_warned_until_another_screen_has_shown_it() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let (grill, cold) = (Program::station(&app.base, "grill").await, Program::station(&app.base, "cold").await);
        let (grill_id, cold_id) = (grill.station_id("grill").await, grill.station_id("cold").await);
        let mut floor = watch(&app, &lan, "floor").await;
        let mut till = watch(&app, &mai, "checkout").await;
        let mut pass = watch(&app, &cold, "expo").await;
        let mut other = watch(&app, &cold, &format!("station:{cold_id}")).await;

        let check = lan.open("5", 4).await;
        lan.order(&check, "R21", 2).await;
        app.pass(4_900);
        assert!(!warns(&floor) && !warns(&other), "a screen has five seconds");
        app.pass(100);
        for screen in [&mut floor, &mut till, &mut pass, &mut other] {
            shows_that(screen, warns).await;
        }
        assert!(floor.shown["dark"].contains(&format!("/checks/{check}")), "{}", floor.shown["dark"]);
        assert!(till.shown["dark"].contains(&format!("/checkout/{check}")), "{}", till.shown["dark"]);
        let cover = format!("/stations/{grill_id}/cover");
        assert!(other.shown["dark"].contains(&cover) && other.shown["dark"].contains("1 phiếu"));
        assert!(pass.shown["dark"].contains("value=\"expo\""), "{}", pass.shown["dark"]);
        let told = app.manager().await.get(&format!("/checks/{check}/timeline")).await.expect(200).text;
        assert!(told.contains("chưa hiện món"), "{told}");

        // One tap: the tickets stand here, and the warning ends by itself once they are painted.
        let cook = app.kitchen("cold").await;
        cook.post(&cover, &[("at", &format!("station:{cold_id}"))]).await;
        shows_that(&mut other, |other| other.text().contains("Cơm tấm sườn nướng") && !warns(other)).await;
        assert!(warns(&floor), "nobody has seen it yet");
        other.painted().await;
        for screen in [&mut floor, &mut till, &mut pass] {
            shows_that(screen, |screen| !warns(screen)).await;
        }

        // What is sent from now on is shown there: nobody is warned again.
        lan.order(&check, "R21", 1).await;
        shows_that(&mut other, |other| other.text().contains("class=\"added\"")).await;
        other.painted().await;
        app.pass(6_000);
        let mut phone = watch(&app, &lan, &format!("check:{check}")).await;
        shows_that(&mut phone, |phone| phone.text().matches("✓✓").count() >= 4).await;
        let house = app.app().books.house(app.venue).unwrap();
        assert!(house.goes_unnoticed(app.app().now()).is_empty() && house.dark_stations().is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pass_takes_over_and_gives_back_to_the_stations_own_screen() {
    let app = TestApp::start().await;
    let lan = Program::sign_in(&app.base, "Lan", "1111").await;
    let grill = Program::station(&app.base, "grill").await;
    let grill_id = grill.station_id("grill").await;
    let mut pass = watch(&app, &grill, "expo").await;
    let check = lan.open("5", 4).await;
    lan.order(&check, "R21", 2).await;
    app.pass(5_000);
    shows_that(&mut pass, warns).await;
    let cook = app.kitchen("grill").await;
    cook.post(&format!("/stations/{grill_id}/cover"), &[("at", "expo"), ("next", "/expo")]).await.sees("/expo");
    shows_that(&mut pass, |pass| !warns(pass) && pass.shown.keys().any(|id| id.starts_with("ticket-"))).await;
    assert!(pass.shown["taken"].contains("uncover"), "it can be given back: {}", pass.shown["taken"]);
    assert!(cook.get("/expo").await.expect(200).text.contains("id=\"ticket-"));

    // Its own screen is back, and whatever it paints gives the station back.
    let mut back = watch(&app, &grill, &format!("station:{grill_id}")).await;
    back.painted().await;
    shows_that(&mut pass, |pass| !pass.shown.keys().any(|id| id.starts_with("ticket-"))).await;
    assert!(app.app().books.house(app.venue).unwrap().reference.covers.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plate_that_is_made_again_is_seen_like_a_round() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let grill_id = grill.station_id("grill").await;
        let mut own = watch(&app, &grill, &format!("station:{grill_id}")).await;
        let mut floor = watch(&app, &lan, "floor").await;
        let check = lan.open("5", 4).await;
        lan.order(&check, "R21", 2).await;
        shows_that(&mut own, |own| own.text().contains("Cơm tấm sườn nướng")).await;
        own.painted().await;
        let seen = || {
            let house = app.app().books.house(app.venue).unwrap();
            let check = house.checks.values().next().unwrap().clone();
            check.lines.iter().all(|line| check.shown_from(line).is_none_or(|seq| house.has_shown(line.station, seq)))
        };
        shows_that(&mut floor, |_| seen()).await;
        let ticket = grill.tickets(&grill_id).await.remove(0);
        grill.post(&format!("/tickets/{}/bump", id(&ticket, "id")), Value::Null).await.expect(200);
        shows_that(&mut own, |own| !own.shown.keys().any(|id| id.starts_with("ticket-"))).await;
        own.painted().await;

        let burnt = lan.check(&check).await["lines"][0].clone();
        let wanted = json!({ "version": burnt["version"], "quantity": 1, "reason": { "why": "quality" } });
        lan.post(&format!("/checks/{check}/lines/{}/remake", id(&burnt, "id")), wanted).await.expect(200);
        shows_that(&mut own, |own| own.shown.keys().any(|id| id.starts_with("ticket-"))).await;
        assert!(!seen(), "the cook has not seen it yet");
        app.pass(5_000);
        shows_that(&mut floor, warns).await;
        own.painted().await;
        shows_that(&mut floor, |floor| !warns(floor) && seen()).await;

        let lines = lan.check(&check).await["lines"].clone();
        let again = lines.as_array().unwrap().iter().find(|line| line["state"] == "queued").unwrap().clone();
        let wanted = json!({ "version": again["version"], "quantity": 1, "note": "ít mỡ hành" });
        lan.post(&format!("/checks/{check}/lines/{}/change", id(&again, "id")), wanted).await.expect(200);
        shows_that(&mut own, |own| own.text().contains("ít mỡ hành")).await;
        assert!(!seen(), "that it is made otherwise the cook has not seen either");
        own.painted().await;
        shows_that(&mut floor, |_| seen()).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_course_that_is_fired_is_seen_like_a_round() {
    let app = TestApp::start().await;
    let lan = Program::sign_in(&app.base, "Lan", "1111").await;
    let grill = Program::station(&app.base, "grill").await;
    let grill_id = grill.station_id("grill").await;
    let mut own = watch(&app, &grill, &format!("station:{grill_id}")).await;
    let check = lan.open("5", 4).await;
    let round = serde_json::json!({
        "lines": [{ "item": lan.item("R21").await["id"], "quantity": 1 }], "hold": ["mains"]
    });
    lan.post(&format!("/checks/{check}/rounds"), round).await.expect(201);
    shows_that(&mut own, |own| own.text().contains("ticket held")).await;
    own.painted().await;
    lan.post(&format!("/checks/{check}/courses/mains/fire"), serde_json::json!({})).await.expect(200);
    shows_that(&mut own, |own| own.text().contains("form class=\"bump\"")).await;
    own.painted().await;
    let mut phone = watch(&app, &lan, &format!("check:{check}")).await;
    shows_that(&mut phone, |phone| phone.shown["course-mains"].contains("✓✓")).await;
}
