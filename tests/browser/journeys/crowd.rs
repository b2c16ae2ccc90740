//! A busy evening, made through the API, and the pictures of it that README shows (`GOIMON_PICTURES=docs`).

use crate::people::{cashier, screen, screen_on, waiter};
use crate::program::{Api, find};
use crate::stage;
use goimon_browser_tests::{Device, House};
use serde_json::{Value, json};

/// Seats guests and sends what they want: (table, covers, [(code, quantity, note)]).
pub async fn fill(api: &mut Api) {
    let floor = api.get("/floor").await;
    let menu = api.get("/menu").await;
    let tables: Value = floor["areas"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|area| area["tables"].as_array().unwrap())
        .cloned()
        .collect();
    type Wish = (&'static str, u32, Option<&'static str>);
    let evening: [(&str, u32, &[Wish]); 8] = [
        (
            "9",
            4,
            &[("R09", 2, None), ("R11", 1, Some("không hành")), ("R14", 2, Some("dị ứng đậu phộng")), ("R64", 4, None)],
        ),
        ("8", 5, &[("R09", 3, None), ("R18", 1, Some("ít cay, ra sau cùng")), ("R60", 5, None)]),
        ("2", 2, &[("R10", 1, None), ("R17", 1, None), ("R01", 1, None)]),
        ("7", 6, &[("R13", 2, Some("không tiết")), ("R09", 2, None), ("R02", 2, None), ("R65", 6, None)]),
        ("5", 3, &[("R11", 3, None), ("R60", 2, None)]),
        ("10", 2, &[("R15", 1, None), ("R19", 1, None)]),
        ("1", 4, &[("R09", 4, None), ("R64", 4, None)]),
        ("4", 6, &[]),
    ];
    for (label, covers, wishes) in evening {
        let table = &find(&tables, "label", label)["id"];
        let check = api.post("/checks", json!({ "table": table, "covers": covers })).await;
        let lines: Vec<Value> = wishes
            .iter()
            .map(|(code, quantity, note)| json!({ "item": find(&menu["items"], "code", code)["id"], "quantity": quantity, "note": note }))
            .collect();
        if !lines.is_empty() {
            api.post(&format!("/checks/{}/rounds", check["check"].as_str().unwrap()), json!({ "lines": lines })).await;
        }
    }
}

#[tokio::test]
async fn a_busy_house_shows_everybody_what_concerns_them() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut api = Api::sign_in(house.port(), "Lan", "1111").await;
    let noodles = screen("Bếp phở", house.port()).await;
    let bar = screen("Quầy bar", house.port()).await;
    fill(&mut api).await;
    noodles.until("return document.querySelectorAll('.ticket[data-v]').length === 7", vec![], "seven tickets").await;
    bar.until("return document.querySelectorAll('.ticket[data-v]').length === 5", vec![], "five tickets").await;

    // The bar is quick; one cook has two lines done.
    bar.taps(".ticket form.bump button").await;
    bar.until("return document.querySelectorAll('.ticket[data-v]').length === 4", vec![], "one is gone").await;
    noodles.taps(".ticket .lines form button").await;
    noodles.sees(".ticket li.done").await;
    noodles.picture("kitchen").await;

    let lan = waiter("Lan", "1111", house.port()).await;
    lan.reads(".tile.ready", "9").await;
    lan.picture("waiter-floor").await;
    lan.taps(".tile[data-label='5']").await;
    lan.taps(".tabs a[href='#sent']").await;
    lan.taps("button.bill").await;
    let mai = cashier(house.port()).await;
    mai.taps(".check-row.bill").await;
    mai.reads("#panel .due", "265.000").await;
    mai.types("input[name=given]", "300000").await;
    mai.reads("#change", "35.000").await;
    mai.picture("cashier").await;
    lan.open("/floor").await;
    lan.taps(".tile[data-label='4']").await;
    lan.types("#search", "pho b").await;
    lan.reads(".item:not([hidden]) .name", "Phở bò tái").await;
    lan.taps_text(".item:not([hidden]) button.q", "+").await;
    lan.picture("waiter-menu").await;
}

#[tokio::test]
async fn what_stands_on_another_page_is_not_said_to_be_seen() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut api = Api::sign_in(house.port(), "Lan", "1111").await;
    let noodles = screen("Bếp phở", house.port()).await;
    let floor = api.get("/floor").await;
    let menu = api.get("/menu").await;
    let item = &find(&menu["items"], "code", "R19")["id"];
    let tables = floor["areas"].as_array().unwrap().iter().flat_map(|area| area["tables"].as_array().unwrap());
    let lan = waiter("Lan", "1111", house.port()).await;
    let mut last = String::new();
    for table in tables.take(11) {
        // A hand at the screen keeps it where it is.
        noodles.presses("1").await;
        let check = api.post("/checks", json!({ "table": table["id"], "covers": 2 })).await;
        last = check["check"].as_str().unwrap().to_owned();
        api.post(&format!("/checks/{last}/rounds"), json!({ "lines": [{ "item": item, "quantity": 1 }] })).await;
    }
    noodles.sees("#newer").await;
    noodles.presses("1").await;
    lan.open(&format!("/checks/{last}#sent")).await;
    lan.reads(".round", "Cao lầu").await;
    noodles.presses("1").await;
    assert_eq!(lan.count(".round.seen").await, 0, "it stands on the second page");
    noodles.picture("kitchen-more-pages").await;
    noodles.presses("\u{e00f}").await;
    lan.sees(".round.seen").await;
}

#[tokio::test]
async fn a_small_kitchen_screen_cuts_nothing_off() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut api = Api::sign_in(house.port(), "Lan", "1111").await;
    fill(&mut api).await;
    let noodles = screen_on(Device::SmallKitchenScreen, "Bếp phở", house.port()).await;
    noodles.until("return document.querySelectorAll('.ticket[data-v]').length === 7", vec![], "seven tickets").await;
    noodles.picture("kitchen-small").await;
    let cut = "return [...document.querySelectorAll('.bar > *, .bar button, .foot > button, .turner button, .ticket')].filter(e => \
               e.checkVisibility() && e.getBoundingClientRect().right > innerWidth).map(e => e.textContent.trim())";
    assert_eq!(noodles.asks(cut).await, json!([]), "all of it is on the screen");
    noodles.presses("t").await;
    noodles.sees("#others-dialog[open]").await;
}
