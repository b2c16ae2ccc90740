//! Tickets that are longer than their slot: every dish stands on the screen, once, in sight, whatever happens to the ticket.

use crate::people::{screen, screen_on};
use crate::program::{Api, find};
use crate::stage;
use goimon_browser_tests::{Device, House, Person};
use serde_json::{Value, json};

/// Dishes of the noodle station that ask nothing.
const BOWLS: [&str; 8] = ["R09", "R10", "R11", "R12", "R13", "R15", "R18", "R19"];

/// The dishes that a screen shows on all of its pages, those that are cut off left out.
const IN_SIGHT: &str = "return [...document.querySelectorAll('.ticket .lines > li')].filter(row => row.querySelector('.q') && \
                        !row.matches('.piece') && row.getBoundingClientRect().bottom <= \
                        row.closest('.lines').getBoundingClientRect().bottom + 2).map(row => row.querySelector('.i').textContent.trim()).sort()";

async fn order(api: &mut Api, table: &str, codes: &[&str]) -> String {
    let menu = api.get("/menu").await;
    let floor = api.get("/floor").await;
    let areas = floor["areas"].as_array().unwrap();
    let tables: Value = areas.iter().flat_map(|area| area["tables"].as_array().unwrap()).cloned().collect();
    let table = find(&tables, "label", table)["id"].clone();
    let check = api.post("/checks", json!({ "table": table, "covers": 4 })).await["check"].as_str().unwrap().to_owned();
    let lines: Vec<Value> =
        codes.iter().map(|code| json!({ "item": find(&menu["items"], "code", code)["id"], "quantity": 1 })).collect();
    if !lines.is_empty() {
        api.post(&format!("/checks/{check}/rounds"), json!({ "lines": lines })).await;
    }
    check
}

/// Waits until every one of so many dishes stands in sight, each once.
async fn shows_each_once(cook: &Person, count: usize) {
    let each = format!(
        "const all = (() => {{ {IN_SIGHT} }})(); return all.length === {count} && new Set(all).size === all.length"
    );
    cook.until(&each, vec![], "every dish once and in sight").await;
    assert_eq!(cook.asks(IN_SIGHT).await.as_array().unwrap().len(), count);
}

#[tokio::test]
async fn a_long_ticket_shows_every_dish_once_when_it_comes_and_when_it_changes() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut api = Api::sign_in(house.port(), "Lan", "1111").await;
    let large = screen("Bếp phở", house.port()).await;
    let small = screen_on(Device::SmallKitchenScreen, "Bếp phở", house.port()).await;
    order(&mut api, "5", &BOWLS).await;
    for cook in [&large, &small] {
        shows_each_once(cook, 8).await;
        cook.sees(".ticket.rest").await;
    }
    large.picture("kitchen-long").await;
    // One is done, in the card that goes on as in the first.
    large.taps(".ticket.rest .lines li button").await;
    large.sees(".ticket li.done").await;
    small.sees(".ticket li.done").await;
    for cook in [&large, &small] {
        shows_each_once(cook, 8).await;
    }
    // Begun.
    large.taps(".ticket .begin button").await;
    large.reads(".ticket .begin", "■").await;
    small.reads(".ticket .begin", "■").await;
    for cook in [&large, &small] {
        shows_each_once(cook, 8).await;
    }
}

#[tokio::test]
async fn warnings_over_the_tickets_hide_no_dish() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut api = Api::sign_in(house.port(), "Lan", "1111").await;
    let small = screen_on(Device::SmallKitchenScreen, "Bếp phở", house.port()).await;
    // Four more stations get something, and none of them has a screen.
    order(&mut api, "5", &[&BOWLS[..], &["R01", "R21", "R23", "R60"][..]].concat()).await;
    order(&mut api, "6", &BOWLS[..3]).await;
    small.until("return document.querySelectorAll('.dark').length >= 3", vec![], "the warnings").await;
    small.picture("kitchen-four-dark").await;
    let each = format!("return (() => {{ {IN_SIGHT} }})().length === 11");
    small.until(&each, vec![], "every dish in sight under the warnings").await;
    assert_eq!(small.count("#dark kbd").await, 1, "the key takes over the first of them");
    let cut = "return [...document.querySelectorAll('.dark b')].every(b => b.scrollHeight <= b.closest('.dark').clientHeight)";
    small.until(cut, vec![], "every warning whole").await;
    let tall = "return document.querySelector('.over').getBoundingClientRect().height <= 80";
    small.until(tall, vec![], "one short bar for all of them").await;
}

/// Whether every card holds a dish in sight, and no note stands without the name of its dish.
const EACH_A_DISH: &str = "const cards = [...document.querySelectorAll('.ticket[data-v], .ticket.rest')]; return cards.length > 0 && \
                           cards.every(card => { const list = card.querySelector('.lines'); const bottom = \
                           list.getBoundingClientRect().bottom + 2; const rows = [...list.children].filter(row => \
                           row.querySelector('.i, .of') && !row.matches('.moved')); return rows.length > 0 && \
                           rows[0].querySelector('.i, .of').getBoundingClientRect().bottom <= bottom && \
                           list.scrollHeight <= list.clientHeight + 2; }) && \
                           [...document.querySelectorAll('.piece:not(.about)')].every(piece => piece.querySelector('.of'))";

#[tokio::test]
async fn a_moved_ticket_holds_a_dish_in_every_card() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut api = Api::sign_in(house.port(), "Lan", "1111").await;
    let small = screen_on(Device::SmallKitchenScreen, "Bếp phở", house.port()).await;
    let menu = api.get("/menu").await;
    let check = order(&mut api, "5", &[]).await;
    let note = "ít bánh, nhiều hành, nước trong để riêng, khách hơi mệt nên cẩn thận giúp em với nhé";
    let wish = |code: &str| json!({ "item": find(&menu["items"], "code", code)["id"], "quantity": 1, "note": note });
    api.post(&format!("/checks/{check}/rounds"), json!({ "lines": [wish("R09"), wish("R10")] })).await;
    small.reads(".ticket .n", "5").await;
    small.until(EACH_A_DISH, vec![], "a dish in every card").await;
    small.picture("kitchen-long-notes").await;
    let floor = api.get("/floor").await;
    let areas = floor["areas"].as_array().unwrap();
    let tables: Value = areas.iter().flat_map(|area| area["tables"].as_array().unwrap()).cloned().collect();
    api.post(
        &format!("/checks/{check}/move"),
        json!({ "table": find(&tables, "label", "8")["id"], "seen": find(&tables, "label", "5")["id"] }),
    )
    .await;
    small.reads(".ticket .n", "8").await;
    small.until(EACH_A_DISH, vec![], "a dish in every card of a moved ticket").await;
    small.picture("kitchen-long-moved").await;
}
