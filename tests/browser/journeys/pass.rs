//! The pass and the runners: what a station has made is handed over, carried out, and comes back where it was a slip.

use crate::people::{screen, screen_on};
use crate::program::{Api, find};
use crate::stage;
use crate::till::guests;
use goimon_browser_tests::{Device, House, Person};
use serde_json::json;

const RUNNERS: &str = "01900000-0000-7000-8000-00000000a001";
const ENTER: &str = "\u{e007}";

/// A screen for runners, as the manager defines it.
async fn define_runners(port: u16) {
    let minh = Api::sign_in(port, "Anh Minh", "9999").await;
    minh.put(&format!("/screens/{RUNNERS}"), json!({ "name": "Bưng món", "level": "runner" })).await;
}

/// The age of the first card, as its clock counts.
async fn since(person: &Person) -> String {
    let since = person.asks("return document.querySelector('.ticket[data-v] time').dataset.since").await;
    since.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_table_goes_from_the_grill_over_the_pass_to_the_runner_and_back() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    define_runners(house.port()).await;
    let mut lan = Api::sign_in(house.port(), "Lan", "1111").await;
    let grill = screen("Nướng", house.port()).await;
    let noodles = screen("Bếp phở", house.port()).await;
    let pass = screen("Màn hình ra món", house.port()).await;
    let runner = screen_on(Device::SmallKitchenScreen, "Bếp nguội", house.port()).await;
    runner.open(&format!("/screens/{RUNNERS}")).await;
    runner.sees("html.is-live .tickets").await;
    // The grill's and the noodle station's part of one table, and another table's.
    let check = guests(&mut lan, "5", 3, &[("R21", 2), ("R18", 1)]).await;
    guests(&mut lan, "8", 2, &[("R21", 1)]).await;
    pass.reads(".ticket .n", "5").await;

    // One part is ready: it is handed over while the other keeps the card, and that can be undone for a while.
    grill.reads(".ticket .n", "5").await;
    grill.strikes(&["1", ENTER]).await;
    pass.reads(".ticket .whole", "1/2").await;
    let old = since(&pass).await;
    pass.strikes(&["1", ENTER]).await;
    pass.reads("#undo", "5").await;
    pass.picture("pass-undo").await;
    runner.reads(".ticket .n", "5").await;
    pass.taps("#undo button").await;
    runner.no_longer_sees(".ticket[data-v]").await;
    pass.reads(".ticket .whole", "1/2").await;
    assert_eq!(since(&pass).await, old, "it is as old as it was");

    // The rest is ready too: the card is green, and goes with one key.
    noodles.reads(".ticket .n", "5").await;
    noodles.strikes(&["1", ENTER]).await;
    pass.sees(".ticket.complete").await;
    pass.picture("pass-complete").await;
    pass.strikes(&["1", ENTER]).await;
    pass.no_longer_sees(".ticket.complete").await;
    runner.reads(".ticket .n", "5").await;
    runner.picture("runner-waits").await;

    // The runner takes it out, by the keys; the guests have it.
    let waited = since(&runner).await;
    runner.strikes(&["1", ENTER]).await;
    runner.no_longer_sees(".ticket[data-v]").await;
    let states = async |lan: &Api| {
        let read = lan.get(&format!("/checks/{check}")).await;
        let lines = read["lines"].as_array().cloned().unwrap_or_default();
        lines.iter().map(|line| line["state"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(states(&lan).await, ["served", "served"]);
    // It was another table's plate: the last comes back with R, as long waiting as it was, and goes again.
    runner.strikes(&["r"]).await;
    runner.reads(".ticket .n", "5").await;
    assert_eq!(since(&runner).await, waited);
    runner.strikes(&["1", ENTER]).await;
    runner.no_longer_sees(".ticket[data-v]").await;

    // The pass has both in its list; the older one comes back with a tap, all the way from the guests.
    grill.reads(".ticket .n", "8").await;
    grill.strikes(&["2", ENTER]).await;
    pass.sees(".ticket.complete").await;
    pass.strikes(&["1", ENTER]).await;
    pass.no_longer_sees(".ticket[data-v]").await;
    pass.strikes(&["h"]).await;
    pass.reads("#history-dialog", "50 lần giao gần nhất").await;
    pass.until("return document.querySelectorAll('#bumped li').length === 2", vec![], "two hand-overs").await;
    pass.picture("pass-history").await;
    pass.taps_text("#bumped button", "Mì Quảng").await;
    pass.reads(".ticket .n", "5").await;
    pass.strikes(&["h"]).await;
    pass.no_longer_sees("#history-dialog").await;
    assert_eq!(since(&pass).await, old, "timers intact");
    pass.picture("pass-recalled").await;
    assert_eq!(states(&lan).await, ["ready", "ready"]);
    runner.until("return document.querySelectorAll('#bumped li').length === 0", vec![], "nothing is out").await;
    // What was not taken back waits for its runner as before.
    runner.reads(".ticket .n", "8").await;
    runner.picture("runner-other").await;
    let list = lan.get("/handed-over").await;
    assert_eq!(find(&list, "table", "8")["lines"].as_array().map(Vec::len), Some(1), "{list}");
}

#[tokio::test]
async fn without_runners_the_pass_recalls_what_went_out_on_a_small_screen() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut lan = Api::sign_in(house.port(), "Lan", "1111").await;
    let grill = screen("Nướng", house.port()).await;
    let pass = screen_on(Device::SmallKitchenScreen, "Màn hình ra món", house.port()).await;
    guests(&mut lan, "5", 3, &[("R21", 2)]).await;
    // Nothing is done yet: the key says so, and the card stays.
    pass.reads(".ticket .n", "5").await;
    pass.strikes(&["1", ENTER]).await;
    pass.reads("#toast", "chưa xong").await;
    pass.picture("pass-small-undone").await;
    grill.reads(".ticket .n", "5").await;
    grill.strikes(&["1", ENTER]).await;
    pass.sees(".ticket.complete").await;
    pass.strikes(&["1", ENTER]).await;
    pass.no_longer_sees(".ticket[data-v]").await;
    pass.picture("pass-small-undo").await;
    // Long after the five seconds: the list is open, R takes the last.
    pass.strikes(&["h"]).await;
    pass.reads("#bumped .n", "5").await;
    pass.picture("pass-small-history").await;
    pass.strikes(&["h", "r"]).await;
    pass.sees(".ticket.complete").await;
    pass.until("return document.querySelectorAll('#bumped li').length === 0", vec![], "an empty list").await;
}
