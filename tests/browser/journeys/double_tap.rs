//! A hurried hand at the till: the second tap of a double tap, or of Enter, never takes money that nobody gave.

use crate::people::cashier;
use crate::program::Api;
use crate::stage;
use crate::till::guests;
use goimon_browser_tests::{House, Person};
use serde_json::Value;

const ENTER: &str = "\u{e007}";

/// Waits until what takes money rests, and then until it does not any more.
async fn rests(mai: &Person, css: &str) {
    mai.sees(&format!("{css}:disabled")).await;
    mai.sees(&format!("{css}:enabled")).await;
}

/// What was paid on a check.
async fn payments(lan: &Api, check: &str) -> Vec<Value> {
    lan.get(&format!("/checks/{check}")).await["payments"].as_array().unwrap().clone()
}

/// Takes a sum on its own, by a tap or a key.
async fn part(mai: &Person, amount: &str) {
    mai.sees("#go:enabled").await;
    mai.asks("document.querySelector('#pay [name=amount]').value = ''").await;
    mai.types("#pay input[name=amount]", amount).await;
}

#[tokio::test]
async fn a_double_tap_takes_one_payment() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut lan = Api::sign_in(house.port(), "Lan", "1111").await;
    let check = guests(&mut lan, "5", 2, &[("R18", 4)]).await;
    let mai = cashier(house.port()).await;
    mai.open(&format!("/checkout/{check}")).await;
    mai.sees("html.is-live").await;

    // Notes for a part: the second tap falls on the rest, which stands there in cash.
    part(&mai, "50000").await;
    mai.taps_twice("#go", 150).await;
    mai.reads(".sums .owed", "210.000").await;
    mai.reads("#why", "Chờ một giây").await;
    mai.picture("cashier-resting").await;
    rests(&mai, "#go").await;
    assert_eq!(payments(&lan, &check).await.len(), 1);

    // The same with Enter, also when it is struck again at once.
    part(&mai, "60000").await;
    mai.strikes(&[ENTER, ENTER, ENTER]).await;
    mai.reads(".sums .owed", "150.000").await;
    mai.strikes(&[ENTER]).await;
    rests(&mai, "#go").await;
    assert_eq!(payments(&lan, &check).await.len(), 2);

    // A card that has gone through already, written down twice in a hurry.
    mai.taps("label:has(input[name=tender][value=card])").await;
    part(&mai, "70000").await;
    mai.taps_twice("#go", 150).await;
    mai.reads(".sums .owed", "80.000").await;
    rests(&mai, "#go").await;
    assert_eq!(payments(&lan, &check).await.len(), 3);

    // A card that is asked for: the second tap does not say that its money came.
    mai.taps("label:has(input[name=tender][value=card])").await;
    mai.taps_twice("#ask", 150).await;
    rests(&mai, "[data-arrived]").await;
    assert_eq!(payments(&lan, &check).await.len(), 3);
}

#[tokio::test]
async fn a_double_tap_pays_one_part_of_a_divided_bill() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut lan = Api::sign_in(house.port(), "Lan", "1111").await;
    let check = guests(&mut lan, "6", 2, &[("R18", 2)]).await;
    let mai = cashier(house.port()).await;
    mai.open(&format!("/checkout/{check}/split")).await;
    mai.taps(".evenly button[value='2']").await;
    // Dividing it was a tap as well.
    rests(&mai, "#go").await;
    mai.taps_twice("#go", 150).await;
    mai.reads(".of-part .owed", "65.000").await;
    rests(&mai, "#go").await;
    assert_eq!(payments(&lan, &check).await.len(), 1);
}

#[tokio::test]
async fn a_double_tap_at_the_counter_neither_takes_the_rest_nor_loses_the_change() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mai = cashier(house.port()).await;
    mai.open("/counter").await;
    mai.sees("html.is-live").await;
    mai.types("#search", "cao lau").await;
    mai.reads(".item:not([hidden]) .name", "Cao lầu").await;
    mai.types("#search", ENTER).await;
    mai.reads("#due", "69.000").await;
    part(&mai, "9000").await;
    mai.taps_twice("#go", 150).await;
    mai.reads("#due", "60.000").await;
    mai.picture("counter-resting").await;
    rests(&mai, "#go").await;
    assert_eq!((mai.count("#taken li").await, mai.count("#sold").await), (1, 0));
    mai.taps_twice("#go", 150).await;
    mai.sees("#sold").await;
    rests(&mai, "#next").await;
    mai.sees("#sold-number").await;
}
