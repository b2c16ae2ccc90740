//! Happy hour and a voucher: made by the manager on the phone, told by the waiter's, taken at the till.

use crate::people::{add, cashier, manager, open_table, send, waiter};
use crate::program::{Api, find};
use crate::stage;
use goimon_browser_tests::House;
use serde_json::json;

#[tokio::test]
async fn a_happy_hour_and_a_voucher_come_off_and_are_named() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let minh = manager(house.port()).await;
    minh.taps("a[href='/manage/promotions']").await;
    minh.taps("a[href='/manage/promotions/new?kind=price']").await;
    minh.types("#name_vi", "Giờ vàng").await;
    minh.chooses("#on", "Cao lầu").await;
    minh.types("#off", "20%").await;
    minh.picture("manager-happy-hour").await;
    minh.taps("form.promo button.primary").await;
    minh.reads(".links a", "Giờ vàng").await;
    minh.taps("a[href='/manage/promotions/new?kind=voucher']").await;
    minh.types("#name_vi", "Phiếu Tết").await;
    minh.types("#off", "30.000").await;
    minh.taps("form.promo button.primary").await;
    minh.sees("#count").await;
    minh.asks("document.getElementById('count').value = ''").await;
    minh.types("#count", "12").await;
    minh.types("#prefix", "tet").await;
    minh.taps("form.stack .primary").await;
    minh.reads(".codes .what", "TET").await;
    minh.types("#code", "XUAN").await;
    minh.taps("form.stack button:not(.primary)").await;
    minh.reads(".codes .what", "XUAN").await;
    minh.picture("manager-codes").await;
    minh.open("/manage/promotions").await;
    minh.picture("manager-promotions").await;

    // The phone shows the old price struck through, and the cart reckons with the new one.
    let lan = waiter("Lan", "1111", house.port()).await;
    open_table(&lan, "8").await;
    lan.types("#search", "cao lau").await;
    lan.reads(".item .p s", "69.000").await;
    lan.reads(".item .p b", "55.200").await;
    lan.picture("waiter-happy-hour").await;
    add(&lan, "cao lau", "Cao lầu").await;
    add(&lan, "bun rieu", "Bún riêu cua").await;
    send(&lan).await;

    let mai = cashier(house.port()).await;
    mai.taps(".check-row").await;
    mai.reads(".sums .off", "Giờ vàng").await;
    mai.taps(".deeds a[href$='/discount']").await;
    mai.types(".voucher [name=code]", "xuan 2").await;
    mai.taps(".voucher button").await;
    mai.reads("#toast, .alert", "Không có mã này").await;
    mai.asks("document.querySelector('.voucher [name=code]').value = ''").await;
    mai.types(".voucher [name=code]", "xuan").await;
    mai.taps(".voucher button").await;
    mai.reads(".sums .off", "Phiếu Tết").await;
    mai.reads(".standing", "XUAN").await;
    mai.picture("till-voucher").await;
}

#[tokio::test]
async fn when_a_happy_hour_begins_the_open_menu_and_the_cart_have_its_prices() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut api = Api::sign_in(house.port(), "Anh Minh", "9999").await;
    let menu = api.get("/menu").await;
    let noodles = &find(&menu["items"], "code", "R19")["id"];
    // One that comes at some hour, so that the page knows that prices turn.
    let mut rule = json!({
        "name_vi": "Sau nửa đêm", "name_en": "After midnight", "active": true, "priority": 0, "stacks": false, "when": { "from": 1, "to": 2 },
        "what": { "kind": "price", "on": { "items": [noodles] }, "cut": { "percent": 1000 } },
    });
    api.post("/promotions", rule.clone()).await;
    let lan = waiter("Lan", "1111", house.port()).await;
    open_table(&lan, "8").await;
    lan.sees("#menu[data-prices-until]").await;
    add(&lan, "cao lau", "Cao lầu").await;
    lan.reads("#cart", "69.000").await;
    // Another one holds from now on; and now is when prices turn.
    rule["when"] = json!({});
    rule["what"]["cut"] = json!({ "percent": 2000 });
    api.post("/promotions", rule).await;
    lan.asks("document.getElementById('menu').dataset.pricesUntil = '1'").await;
    lan.reads("#cart", "55.200").await;
    lan.reads(".item .p b", "55.200").await;
    send(&lan).await;
    lan.sees("#outbox .saved, #outbox .seen").await;
}
