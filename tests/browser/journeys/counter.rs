//! The takeaway counter and the customers' board: paid first, called by number, once also on bad Wi-Fi.

use crate::people::cashier;
use crate::program::Api;
use crate::stage;
use goimon_browser_tests::{Device, House, Person, Wifi};
use serde_json::json;

/// Adds an item that asks nothing, by typing it as a cashier with both hands at the keys does.
async fn add(mai: &Person, typed: &str, name: &str) {
    mai.asks("document.getElementById('search').value = ''").await;
    mai.types("#search", typed).await;
    mai.reads(".item:not([hidden]) .name", name).await;
    mai.types("#search", "\u{e007}").await;
    mai.reads("#lines", name).await;
}

#[tokio::test]
async fn a_guest_pays_is_called_and_the_next_one_has_come_already() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let tv = Person::at(Device::KitchenScreen, house.port()).await;
    tv.open("/enrol").await;
    tv.asks(
        "return fetch('/enrol', {method: 'POST', body: new URLSearchParams({name: 'TV', post: 'board'})}).then(() => true)",
    )
    .await;
    tv.open("/board").await;
    tv.sees("html.is-live").await;

    let mai = cashier(house.port()).await;
    mai.open("/counter").await;
    mai.sees("html.is-live").await;
    add(&mai, "goi cuon", "Gỏi cuốn").await;
    add(&mai, "cao lau", "Cao lầu").await;
    mai.reads("#due", "114.000").await;
    mai.picture("counter-order").await;
    mai.taps("#quick button:nth-of-type(4)").await;
    mai.reads("#change", "86.000").await;
    mai.taps("#go").await;
    mai.reads("#sold-number", "1").await;
    mai.reads("#sold-change", "86.000").await;
    mai.picture("counter-sold").await;
    tv.reads("#making .call", "1").await;

    // The next guest does not wait for a tap on “next”.
    add(&mai, "bo bia", "Bò bía").await;
    mai.no_longer_sees("#sold").await;
    mai.taps("label:has(input[name=tender][value=card])").await;
    mai.taps("#go").await;
    mai.reads("#sold-number", "2").await;
    tv.reads("#making .call", "2").await;

    // The kitchen is done with the first: its number goes over and flashes, until it is handed over.
    let mut son = Api::sign_in(house.port(), "Bếp Sơn", "5555").await;
    let floor = son.get("/venue").await;
    for station in floor["stations"].as_array().unwrap() {
        let tickets = son.get(&format!("/stations/{}/tickets", station["id"].as_str().unwrap())).await;
        for ticket in tickets.as_array().unwrap().iter().filter(|ticket| ticket["number"].as_u64() <= Some(2)) {
            son.post(&format!("/tickets/{}/bump", ticket["id"].as_str().unwrap()), json!({})).await;
        }
    }
    tv.reads("#ready .call.fresh", "1").await;
    tv.picture("board-ready").await;
    mai.taps("#calls-ready .call button").await;
    tv.until("return document.querySelectorAll('#ready .call').length === 0", vec![], "the number to leave").await;
    assert_eq!(tv.count("#making .call").await, 1);
}

#[tokio::test]
async fn a_sale_whose_answer_is_lost_happens_once() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let wifi = Wifi::to(house.port()).await;
    let mai = cashier(wifi.port()).await;
    mai.open("/counter").await;
    mai.sees("html.is-live").await;
    add(&mai, "cao lau", "Cao lầu").await;
    mai.reads("#due", "69.000").await;
    wifi.cut();
    mai.taps("#go").await;
    mai.reads("#why", "không bị trùng").await;
    mai.picture("counter-bad-wifi").await;
    // Meanwhile nothing can be added to what is on its way.
    assert_eq!(mai.count(".counter-grid.sending").await, 1);
    wifi.mend();
    mai.reads("#sold-number", "1").await;
    let api = Api::sign_in(house.port(), "Mai", "4444").await;
    assert_eq!(api.get("/checks?state=closed").await.as_array().unwrap().len(), 1);

    // The order that is being put together survives a reload, under the same id.
    add(&mai, "bo bia", "Bò bía").await;
    mai.open("/counter").await;
    mai.reads("#lines", "Bò bía").await;
    mai.reads("#due", "45.000").await;
}

#[tokio::test]
async fn a_regular_pays_with_points_at_the_counter_and_something_comes_off() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut minh = Api::sign_in(house.port(), "Anh Minh", "9999").await;
    minh.post("/customers", json!({ "name": "Chị Hà", "phone": "0912345678" })).await;
    let mai = cashier(house.port()).await;
    mai.open("/counter").await;
    mai.sees("html.is-live").await;
    add(&mai, "goi cuon", "Gỏi cuốn").await;
    mai.reads("#due", "45.000").await;

    mai.taps("#agree").await;
    mai.types("#find-customer input", "5678").await;
    mai.taps("#find-customer button").await;
    mai.reads("#found-customers", "Chị Hà").await;
    mai.taps("#found-customers button").await;
    mai.reads("#agreed-list", "Chị Hà").await;

    mai.types("#agree", "+").await;
    mai.taps("label:has([name=percent][value='5'])").await;
    mai.taps("#discounting .four label").await;
    mai.picture("counter-agreeing").await;
    mai.taps("#discounting button.primary").await;
    mai.reads("#agreed-list", "Giảm giá 5").await;
    mai.reads("#due", "42.750").await;
    mai.picture("counter-agreed").await;

    // More than a cashier may give is refused where it was typed, and nothing changes.
    mai.taps("#agree").await;
    mai.types("#discounting [name=off]", "90 %").await;
    mai.types("#discounting [name=words]", "thử").await;
    mai.taps("#discounting button.primary").await;
    mai.reads("#agreeing-refused", "quản lý").await;
    mai.types("#agreeing [name=off]", "\u{e00c}").await;
    mai.reads("#due", "42.750").await;

    // A reload keeps what was agreed with the order; the next order starts with nothing.
    mai.open("/counter").await;
    mai.reads("#agreed-list", "Chị Hà").await;
    mai.reads("#due", "42.750").await;
    mai.taps("#go").await;
    mai.sees("#sold:not([hidden])").await;
    mai.no_longer_sees("#agreed-list li").await;
    let closed = minh.get("/checks?state=closed").await;
    assert_eq!((&closed[0]["customer"]["name"], &closed[0]["paid"]), (&json!("Chị Hà"), &json!(42_750)));
}
