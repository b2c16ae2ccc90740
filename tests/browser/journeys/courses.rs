//! Mains that wait for the starters: grey and not counted in the kitchen, reminded of on the floor, fired with one tap.

use crate::people::{add, open_table, screen, send, waiter};
use crate::program::Api;
use crate::stage;
use goimon_browser_tests::House;
use serde_json::json;

#[tokio::test]
async fn mains_wait_until_they_are_fired_from_the_floor() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let grill = screen("Nướng", house.port()).await;
    open_table(&lan, "5").await;
    add(&lan, "r01", "Gỏi cuốn tôm thịt (2 cuốn)").await;
    add(&lan, "r21", "Cơm tấm sườn nướng").await;
    lan.taps("#cart [data-chip='mains']").await;
    lan.picture("waiter-held").await;
    send(&lan).await;

    // Grey, without an age, and no part of what is to make.
    grill.reads(".ticket.held .i", "Cơm tấm sườn nướng").await;
    assert_eq!(grill.count(".ticket.held time.a").await, 0);
    let counted = "return document.getElementById('allday').textContent.includes('Cơm tấm')";
    assert_eq!(grill.asks(counted).await, json!(false), "what waits is not counted");
    grill.picture("kitchen-held").await;

    // The starters are made and on the table: the floor says that the mains are due.
    lan.open("/floor").await;
    lan.reads(".course.waits:not(.due)", "Món chính").await;
    let mut minh = Api::sign_in(house.port(), "Anh Minh", "9999").await;
    let open = minh.get("/checks").await;
    let check = &open[0];
    let starter = check["lines"].as_array().unwrap().iter().find(|line| line["state"] == "queued").unwrap();
    let ticket = starter["ticket"].as_str().unwrap();
    minh.post(&format!("/tickets/{ticket}/bump"), json!({})).await;
    let served = json!({ "lines": [starter["id"]] });
    minh.post(&format!("/checks/{}/served", check["id"].as_str().unwrap()), served).await;
    lan.reads(".course.waits.due", "Món chính").await;
    lan.picture("waiter-course-due").await;

    lan.taps(".course.waits form button").await;
    grill.reads(".ticket:not(.held) .i", "Cơm tấm sườn nướng").await;
    let fresh = "return /^0:[0-5]\\d$/.test(document.querySelector('.ticket[data-v] time.a').textContent)";
    grill.until(fresh, vec![], "an age that begins now").await;
    grill.until(counted, vec![], "it to be counted").await;
    lan.no_longer_sees(".course.waits").await;
    grill.picture("kitchen-fired").await;
}
