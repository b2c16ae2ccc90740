//! A manager wants a course to come out together: what is quick waits grey with its time, on the kitchen's screen, at the pass
//! and on the phone, until its time comes or somebody does not want to wait.

use crate::people::{add, manager, open_table, screen, screen_on, send, waiter};
use crate::stage;
use goimon_browser_tests::{Device, House};
use serde_json::json;

/// A time of the clock, as everybody writes it.
const TIMES: &str =
    "return /lúc \\d\\d:\\d\\d/.test(document.body.textContent) && /→ \\d\\d:\\d\\d/.test(document.body.textContent)";

#[tokio::test]
async fn what_is_quick_waits_for_what_takes_longer() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let minh = manager(house.port()).await;
    minh.open("/manage/terms").await;
    minh.taps("[name=by_prep]").await;
    minh.picture("manager-terms").await;
    minh.submits("form[action='/manage/kitchen'] button").await;
    minh.open("/manage/menu").await;
    minh.taps("main details:nth-of-type(3) summary").await;
    minh.asks("document.querySelector('details[open] .prep').scrollIntoView()").await;
    minh.picture("manager-prep").await;

    let lan = waiter("Lan", "1111", house.port()).await;
    let grill = screen_on(Device::SmallKitchenScreen, "Nướng", house.port()).await;
    let kitchen = screen("Bếp nóng", house.port()).await;
    open_table(&lan, "5").await;
    add(&lan, "r21", "Cơm tấm sườn nướng").await;
    add(&lan, "r22", "Cơm gà Hội An").await;
    send(&lan).await;

    // The pork goes at once, with its target; the chicken waits grey, without an age, and is no part of what is to make.
    grill.reads(".ticket:not(.held) .target", "→").await;
    kitchen.reads(".ticket.held .i", "Cơm gà Hội An").await;
    assert_eq!(kitchen.asks(TIMES).await, json!(true), "it says when it is begun, and when it is to be done");
    assert_eq!(kitchen.count(".ticket.held time.a, .ticket.held form.bump").await, 0);
    let counted = "return document.getElementById('allday').textContent.includes('Cơm gà')";
    assert_eq!(kitchen.asks(counted).await, json!(false), "what waits is not counted");
    kitchen.picture("kitchen-timed").await;
    grill.picture("grill-target").await;
    lan.open(&format!("{}#sent", lan.path().await)).await;
    lan.reads(".line.held .state", "lúc").await;
    lan.until(TIMES, vec![], "both times").await;
    lan.picture("waiter-timed").await;
    let own = kitchen.path().await;
    grill.open(&own).await;
    grill.reads(".ticket.held .i", "Cơm gà Hội An").await;
    grill.picture("kitchen-timed-small").await;
    kitchen.open("/expo").await;
    kitchen.reads(".card .when", "lúc").await;
    kitchen.picture("expo-timed").await;

    // A cook has room: the chicken is made now.
    kitchen.open(&own).await;
    kitchen.taps(".ticket.held form.begin button").await;
    kitchen.reads(".ticket:not(.held) .i", "Cơm gà Hội An").await;
    kitchen.until(counted, vec![], "it to be counted").await;
    lan.no_longer_sees(".line.held").await;
    kitchen.picture("kitchen-fired").await;
}
