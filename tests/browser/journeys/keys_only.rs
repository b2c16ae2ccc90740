//! A cashier without a mouse: every step from the list of checks to the shift, by keys alone.

use crate::people::cashier;
use crate::program::Api;
use crate::stage;
use crate::till::guests;
use goimon_browser_tests::{House, Person};
use serde_json::json;

const ENTER: &str = "\u{e007}";
const DOWN: &str = "\u{e015}";
const ESCAPE: &str = "\u{e00c}";
const TAB: &str = "\u{e004}";
const SPACE: &str = " ";

#[tokio::test]
async fn a_bill_is_discounted_divided_printed_and_paid_without_a_click() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut lan = Api::sign_in(house.port(), "Lan", "1111").await;
    // 2 × 65,000, and somebody else's.
    let check = guests(&mut lan, "5", 2, &[("R18", 2)]).await;
    guests(&mut lan, "6", 2, &[("R60", 1)]).await;
    let mai = cashier(house.port()).await;
    mai.open("/checkout").await;
    mai.sees("html.is-live").await;
    // The map of keys comes and goes.
    mai.strikes(&["?"]).await;
    mai.reads("#keys-dialog", "Tách hóa đơn").await;
    mai.picture("cashier-keys").await;
    mai.strikes(&["?"]).await;
    mai.no_longer_sees("#keys-dialog").await;

    // The first check of the list, with a focus that can be seen.
    mai.strikes(&[DOWN]).await;
    mai.sees(".check-row:focus-visible").await;
    mai.strikes(&[ENTER]).await;
    mai.sees("#pay").await;
    assert!(mai.path().await.ends_with(&check), "{}", mai.path().await);

    // Ten percent off, with a reason: Tab goes from field to field, Space chooses.
    mai.strikes(&["d"]).await;
    mai.sees(".tender.discount").await;
    mai.strikes(&[TAB]).await;
    mai.sees("select[name=line]:focus").await;
    mai.strikes(&[TAB, SPACE, TAB, TAB, SPACE]).await;
    mai.strikes(&[ENTER]).await;
    mai.sees("#pay").await;
    mai.reads(".sums .off", "Giảm giá").await;

    // Divided, looked at, and one bill again.
    mai.strikes(&["s"]).await;
    mai.sees(".split").await;
    mai.strikes(&[ESCAPE]).await;
    mai.sees("#pay").await;
    // The provisional bill, and back.
    mai.strikes(&["t"]).await;
    mai.reads(".receipt", "PHIẾU TẠM TÍNH").await;
    mai.strikes(&[ESCAPE]).await;
    mai.sees("#pay").await;

    // A card that does not go through, then cash with change.
    mai.strikes(&["k"]).await;
    mai.sees("#ask").await;
    mai.strikes(&[ENTER]).await;
    mai.sees("[data-missed]:enabled").await;
    mai.strikes(&["q"]).await;
    mai.sees("#pay").await;
    mai.strikes(&["c", "2", "0", "0", "0", "0", "0"]).await;
    mai.reads("#given-text", "200.000").await;
    mai.sees("#go:enabled").await;
    mai.picture("cashier-keys-paying").await;
    mai.strikes(&[ENTER]).await;
    mai.sees(".settled").await;
    mai.reads(".settled .change", "₫").await;
    // On to the next, and to the shift.
    mai.strikes(&[ENTER]).await;
    mai.sees(".panel-none").await;
    mai.strikes(&["h"]).await;
    mai.sees("#float").await;
    mai.strikes(&[ESCAPE]).await;
    mai.sees(".panel-none").await;

    let read = lan.get(&format!("/checks/{check}")).await;
    assert_eq!((&read["due"], read["payments"].as_array().unwrap().len()), (&0.into(), 1), "{read}");
}

/// Strikes Tab until something is reached, as somebody without a mouse does.
async fn tabs_to(mai: &Person, css: &str) {
    for _ in 0..60 {
        mai.strikes(&[TAB]).await;
        let there = mai.asks(&format!("return document.activeElement.matches(\"{css}\")")).await;
        if there == json!(true) {
            return;
        }
    }
    panic!("{css} is not reached by Tab");
}

#[tokio::test]
async fn a_bill_is_divided_and_each_part_shows_its_dishes_by_keys_alone() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    // With a printer the bar has the most to hold.
    let minh = Api::sign_in(house.port(), "Anh Minh", "9999").await;
    let printer = json!({ "name": "In quầy", "address": "127.0.0.1:9" });
    minh.put("/printers/01900000-0000-7000-8000-0000000000a1", printer).await;
    let mut lan = Api::sign_in(house.port(), "Lan", "1111").await;
    let check = guests(&mut lan, "5", 2, &[("R18", 2), ("R60", 1)]).await;
    let mai = cashier(house.port()).await;
    mai.open("/checkout").await;
    mai.sees("html.is-live").await;
    let fits = mai
        .asks(
            "const e = document.querySelector('.till-bar'); return e.scrollWidth <= innerWidth && \
                         e.lastElementChild.getBoundingClientRect().right <= innerWidth",
        )
        .await;
    assert_eq!(fits, json!(true), "the bar is wider than the screen");
    // What is rarely needed opens onto its first entry and goes with Esc.
    mai.strikes(&["m"]).await;
    mai.sees(".more nav a:focus").await;
    mai.picture("cashier-more").await;
    mai.strikes(&[ESCAPE]).await;
    mai.no_longer_sees(".more nav").await;

    mai.open(&format!("/checkout/{check}")).await;
    mai.sees("html.is-live").await;
    mai.strikes(&["s"]).await;
    mai.sees(".split").await;
    // One of the two to the first part, the other to the second; the rest is shared.
    tabs_to(&mai, ".split td input").await;
    mai.strikes(&["1", TAB, "1"]).await;
    mai.picture("cashier-keys-splitting").await;
    mai.strikes(&[ENTER]).await;
    mai.sees("#pay").await;
    mai.reads(".of-part", "Phần 1").await;
    mai.picture("cashier-keys-part").await;
    let read = lan.get(&format!("/checks/{check}")).await;
    assert_eq!(read["parts"].as_array().map(Vec::len), Some(2), "{read}");
}

#[tokio::test]
async fn a_shift_is_opened_used_counted_and_closed_by_keys_alone() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mai = cashier(house.port()).await;
    mai.open("/checkout").await;
    mai.sees("html.is-live").await;
    mai.strikes(&["h"]).await;
    mai.sees("#float").await;
    tabs_to(&mai, "#float").await;
    mai.strikes(&["5", "0", "0", "0", "0", "0", ENTER]).await;
    mai.sees("#amount").await;
    tabs_to(&mai, "#amount").await;
    mai.strikes(&["1", "0", "0", "0", "0", "0", TAB, "q", "u", "y", TAB, ENTER]).await;
    mai.reads(".rows", "100.000").await;
    tabs_to(&mai, "#piece-500000").await;
    mai.strikes(&["1", TAB, "1", ENTER]).await;
    mai.reads(".differences", "600.000").await;
    mai.picture("cashier-keys-counted").await;
    tabs_to(&mai, "form[action='/shift/close'] button").await;
    mai.strikes(&[ENTER]).await;
    mai.reads(".receipt", "Z 1").await;
}

#[tokio::test]
async fn a_sale_at_the_counter_is_found_paid_and_followed_by_the_next_by_keys_alone() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mai = cashier(house.port()).await;
    mai.open("/counter").await;
    mai.sees("html.is-live").await;
    // Letters go to the search, wherever the focus is; Enter takes what was found and makes room for the next.
    mai.strikes(&["b", "o", " ", "b", "i", "a"]).await;
    mai.reads(".item:not([hidden]) .name", "Bò bía").await;
    mai.strikes(&[ENTER]).await;
    mai.reads("#lines", "Bò bía").await;
    mai.reads("#due", "45.000").await;
    assert_eq!(mai.asks("return document.activeElement.id + document.activeElement.value").await, json!("search"));
    // The map of keys, in the search too.
    mai.strikes(&["?"]).await;
    mai.reads("#keys-dialog", "sang phần tiền").await;
    mai.picture("counter-keys").await;
    mai.strikes(&["?"]).await;
    mai.no_longer_sees("#keys-dialog").await;
    // Enter on nothing goes to the money, Esc comes back, and nothing was added.
    mai.strikes(&[ENTER]).await;
    mai.sees("[name=given]:focus").await;
    mai.strikes(&[ESCAPE]).await;
    mai.sees("#search:focus").await;
    mai.strikes(&[ENTER, "k"]).await;
    mai.sees("[name=amount]:focus").await;
    mai.strikes(&["c"]).await;
    mai.sees("[name=given]:focus").await;
    mai.strikes(&["5", "0", "0", "0", "0"]).await;
    mai.reads("#change", "5.000").await;
    mai.picture("counter-keys-money").await;
    mai.strikes(&[ENTER]).await;
    mai.reads("#sold-number", "1").await;
    mai.sees("#next:enabled").await;
    mai.strikes(&[ENTER]).await;
    mai.sees("#search:focus").await;
    let lan = Api::sign_in(house.port(), "Lan", "1111").await;
    let closed = lan.get("/checks?state=closed").await;
    assert_eq!((closed.as_array().map(Vec::len), &closed[0]["paid"]), (Some(1), &json!(45_000)), "{closed}");
}
