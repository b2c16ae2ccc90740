//! Bad Wi-Fi: nothing is lost, nothing is doubled, and no screen pretends to be live.

use crate::people::{add, open_table, screen, send, waiter};
use crate::stage;
use goimon_browser_tests::{House, Wifi};

#[tokio::test]
async fn an_order_sent_without_network_arrives_once_when_it_is_back() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let wifi = Wifi::to(house.port()).await;
    let lan = waiter("Lan", "1111", wifi.port()).await;
    let noodles = screen("Bếp phở", house.port()).await;
    open_table(&lan, "2").await;
    add(&lan, "cao lau", "Cao lầu").await;
    wifi.cut();
    send(&lan).await;
    lan.sees("#outbox .saving").await;
    lan.sees("#stale").await;
    lan.picture("waiter-no-network").await;
    assert_eq!(noodles.count(".ticket[data-v]").await, 0);
    wifi.mend();
    noodles.reads(".ticket .i", "Cao lầu").await;
    lan.sees("html.is-live").await;
    lan.taps(".tabs a[href='#sent']").await;
    lan.reads(".round .mark", "✓✓").await;
    assert_eq!(lan.count(".round").await, 1, "once");
    lan.no_longer_sees("#stale").await;
}

#[tokio::test]
async fn over_plain_http_a_link_without_network_leads_nowhere_and_the_page_goes_on() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let wifi = Wifi::to(house.port()).await;
    let lan = waiter("Lan", "1111", wifi.port()).await;
    open_table(&lan, "2").await;
    lan.has_no_service_worker().await;
    wifi.cut();
    lan.sees("html.is-stale").await;
    lan.taps("a.up").await;
    lan.reads("#toast.refused", "Chưa có mạng").await;
    lan.picture("waiter-tethered").await;
    add(&lan, "cao lau", "Cao lầu").await;
    send(&lan).await;
    lan.sees("#outbox .saving").await;
    wifi.mend();
    lan.no_longer_sees("#outbox .saving").await;
    lan.taps("a.up").await;
    lan.reads(".tile[data-label='2']", "69.000").await;
}

#[tokio::test]
async fn what_was_ordered_first_without_network_arrives_first() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let wifi = Wifi::to(house.port()).await;
    let lan = waiter("Lan", "1111", wifi.port()).await;
    open_table(&lan, "3").await;
    wifi.cut();
    let orders = [("cao lau", "Cao lầu"), ("bun cha", "Bún chả Hà Nội"), ("pho bo tai", "Phở bò tái")];
    for (place, (typed, name)) in orders.iter().enumerate() {
        add(&lan, typed, name).await;
        send(&lan).await;
        let script = "return Number(document.querySelector('#outbox .saving')?.dataset.rounds) === arguments[0]";
        lan.until(script, vec![(place + 1).into()], "what waits").await;
    }
    wifi.mend();
    lan.taps(".tabs a[href='#sent']").await;
    for (place, (_, name)) in orders.iter().enumerate() {
        lan.reads(&format!(".round[data-order='{}']", place + 1), name).await;
    }
    lan.no_longer_sees("#outbox .saving").await;
}

#[tokio::test]
async fn a_double_tap_and_a_reload_send_one_round() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    open_table(&lan, "4").await;
    add(&lan, "cao lau", "Cao lầu").await;
    // The cart survives a reload.
    lan.open(&lan.path().await.replace("#sent", "")).await;
    lan.reads("#cart", "69.000").await;
    lan.asks("const b = document.querySelector('#cart [data-send]'); b.click(); b.click(); b.click()").await;
    lan.taps(".tabs a[href='#sent']").await;
    lan.reads(".round", "Cao lầu").await;
    lan.open("/floor").await;
    lan.reads(".tile[data-label='4']", "69.000").await;
}

#[tokio::test]
async fn a_screen_whose_wire_is_cut_says_so_and_heals_by_itself() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let wire = Wifi::to(house.port()).await;
    let noodles = screen("Bếp phở", wire.port()).await;
    let lan = waiter("Lan", "1111", house.port()).await;
    open_table(&lan, "6").await;
    wire.cut();
    add(&lan, "cao lau", "Cao lầu").await;
    send(&lan).await;
    noodles.sees("#stale").await;
    noodles.picture("kitchen-not-live").await;
    // The waiter is told that the kitchen has not seen it.
    lan.taps(".tabs a[href='#sent']").await;
    lan.reads(".round.unseen-late", "Bếp phở").await;
    lan.picture("waiter-not-seen").await;
    wire.mend();
    noodles.reads(".ticket .i", "Cao lầu").await;
    noodles.no_longer_sees("#stale").await;
    lan.reads(".round .mark", "✓✓").await;
}

#[tokio::test]
async fn a_screen_that_shows_something_else_than_the_house_heals_within_a_beat() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let noodles = screen("Bếp phở", house.port()).await;
    let lan = waiter("Lan", "1111", house.port()).await;
    open_table(&lan, "7").await;
    add(&lan, "cao lau", "Cao lầu").await;
    send(&lan).await;
    noodles.sees(".ticket[data-v]").await;
    noodles.asks("document.querySelector('.ticket[data-v]').remove()").await;
    noodles.sees(".ticket[data-v]").await;
}
