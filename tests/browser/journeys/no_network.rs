//! No network at all: the phone's pages open, say how old they are, take orders, and send them by themselves.

use crate::last_portion::says_left;
use crate::people::{add, cashier, open_table, screen, send, waiter};
use crate::stage;
use goimon_browser_tests::{House, Wifi};

#[tokio::test]
async fn a_phone_without_network_opens_takes_three_rounds_and_sends_them_in_order() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let wifi = Wifi::to(house.port()).await;
    let lan = waiter("Lan", "1111", wifi.port()).await;
    let noodles = screen("Bếp phở", house.port()).await;
    open_table(&lan, "3").await;
    let check = lan.path().await;
    lan.keeps(&check).await;
    // The kept floor leads to the check that was opened after it.
    lan.keeps_with("/floor", &check).await;
    wifi.cut();
    add(&lan, "cao lau", "Cao lầu").await;
    send(&lan).await;
    lan.sees("#outbox .saving").await;

    // The browser is closed and opened again in a cellar.
    let lan = lan.reopens().await;
    lan.open("/floor").await;
    lan.reads("#stale:not([hidden])", "MẤT MẠNG").await;
    lan.picture("waiter-kept-floor").await;
    lan.sees("#outbox .saving").await;
    lan.taps(".tile[data-label='3']").await;
    lan.reads("#stale:not([hidden])", "phút trước").await;
    for (place, (typed, name)) in [("bun cha", "Bún chả Hà Nội"), ("pho bo tai", "Phở bò tái")].iter().enumerate()
    {
        add(&lan, typed, name).await;
        send(&lan).await;
        let script = "return Number(document.querySelector('#outbox .saving')?.dataset.rounds) === arguments[0]";
        lan.until(script, vec![(place + 2).into()], "what waits").await;
    }
    lan.picture("waiter-kept-check").await;
    // A page that is not kept is owned up to.
    lan.open("/checks/00000000-0000-0000-0000-000000000000").await;
    lan.reads("main", "chưa lưu trên máy").await;
    lan.picture("waiter-not-kept").await;
    lan.open(&check).await;
    assert_eq!(noodles.count(".ticket[data-v]").await, 0);

    wifi.mend();
    // Who is signed in ends with the browser; what waits does not: it goes out when she is back.
    lan.open("/sign-in").await;
    lan.taps_text(".names a", "Lan").await;
    for _ in 0..4 {
        lan.taps_text("[data-pad] button", "1").await;
    }
    lan.taps("form.pin button.primary").await;
    lan.sees("html.is-live").await;
    lan.open(&check).await;
    lan.sees("html.is-live:not([data-kept])").await;
    lan.taps(".tabs a[href='#sent']").await;
    for (place, name) in ["Cao lầu", "Bún chả Hà Nội", "Phở bò tái"].iter().enumerate() {
        lan.reads(&format!(".round[data-order='{}']", place + 1), name).await;
    }
    lan.no_longer_sees("#outbox .saving").await;
    assert_eq!(lan.count(".round").await, 3, "each once");
    noodles.reads(".ticket .i", "Cao lầu").await;
}

#[tokio::test]
async fn an_empty_battery_loses_nothing_that_stood_as_saving() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let wifi = Wifi::to(house.port()).await;
    let lan = waiter("Lan", "1111", wifi.port()).await;
    open_table(&lan, "3").await;
    let check = lan.path().await;
    lan.keeps(&check).await;
    lan.keeps_with("/floor", &check).await;
    wifi.cut();
    add(&lan, "cao lau", "Cao lầu").await;
    send(&lan).await;
    lan.sees("#outbox .saving").await;
    let lan = lan.dies_and_reopens().await;
    lan.open(&check).await;
    lan.sees("#outbox .saving").await;
    // What was not sent yet is there, too.
    add(&lan, "bun rieu", "Bún riêu cua").await;
    lan.reads("#cart", "1 món").await;
    let lan = lan.dies_and_reopens().await;
    lan.open(&check).await;
    lan.reads("#cart", "1 món").await;
    lan.sees("#outbox .saving").await;
}

#[tokio::test]
async fn what_has_run_out_while_it_waited_goes_without_in_one_tap() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let wifi = Wifi::to(house.port()).await;
    let lan = waiter("Lan", "1111", wifi.port()).await;
    let tu = waiter("Tú", "3333", house.port()).await;
    open_table(&lan, "4").await;
    wifi.cut();
    add(&lan, "cao lau", "Cao lầu").await;
    add(&lan, "bun rieu", "Bún riêu cua").await;
    send(&lan).await;
    lan.sees("#outbox .saving").await;
    says_left(&tu, "Cao lầu", 0).await;
    wifi.mend();
    lan.reads("#outbox .refused", "Cao lầu").await;
    lan.picture("waiter-ran-out-meanwhile").await;
    lan.taps("#outbox .refused button.primary").await;
    lan.no_longer_sees("#outbox .refused").await;
    lan.taps(".tabs a[href='#sent']").await;
    lan.reads(".round", "Bún riêu cua").await;
    assert_eq!(lan.count(".sent-course .line").await, 1);
}

#[tokio::test]
async fn what_was_ordered_for_a_bill_that_was_closed_meanwhile_opens_another() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let wifi = Wifi::to(house.port()).await;
    let lan = waiter("Lan", "1111", wifi.port()).await;
    let mai = cashier(house.port()).await;
    open_table(&lan, "6").await;
    add(&lan, "cao lau", "Cao lầu").await;
    send(&lan).await;
    lan.sees("#outbox .saved, #outbox .seen").await;
    let check = lan.path().await;
    wifi.cut();
    add(&lan, "bun rieu", "Bún riêu cua").await;
    send(&lan).await;
    lan.sees("#outbox .saving").await;
    mai.taps(".check-row").await;
    mai.types("input[name=given]", "100.000").await;
    mai.taps("#go").await;
    mai.sees(".settled .change").await;
    wifi.mend();
    lan.reads("#outbox .refused", "đã đóng").await;
    lan.picture("waiter-closed-meanwhile").await;
    lan.taps("#outbox .refused button.primary").await;
    lan.no_longer_sees("#outbox .refused").await;
    lan.open("/floor").await;
    lan.taps(".tile.own[data-label='6']").await;
    lan.sees("html.is-live #head").await;
    assert_ne!(lan.path().await, check, "another bill");
    lan.taps(".tabs a[href='#sent']").await;
    lan.reads(".sent-course", "Bún riêu cua").await;
    assert_eq!(lan.count(".sent-course .line").await, 1);
}

#[tokio::test]
async fn who_signs_out_leaves_no_page_behind() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    lan.keeps("/floor").await;
    lan.open("/more").await;
    lan.taps("form[action='/sign-out'] button").await;
    lan.sees(".names").await;
    let kept = "return caches.keys().then(all => all.some(name => name.startsWith('goimon-pages')))";
    assert_eq!(lan.asks(kept).await, false);
}

/// A table is ordered for that nobody could open; where it stands is what the phone kept.
async fn orders_at_unopened(lan: &goimon_browser_tests::Person, table: &str, covers: usize, typed: &str, name: &str) {
    lan.open("/floor").await;
    lan.reads("#stale:not([hidden])", "MẤT MẠNG").await;
    lan.taps(&format!(".tile[data-label='{table}']")).await;
    lan.reads("#where", &format!("Bàn {table}")).await;
    for _ in 2..covers {
        lan.taps(".guests .stepper button:last-of-type").await;
    }
    add(lan, typed, name).await;
    send(lan).await;
    lan.reads("#outbox .saving", &format!("Bàn {table}")).await;
}

#[tokio::test]
async fn guests_who_sit_down_without_network_are_ordered_for_and_their_table_opens_once() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let wifi = Wifi::to(house.port()).await;
    let lan = waiter("Lan", "1111", wifi.port()).await;
    let noodles = screen("Bếp phở", house.port()).await;
    lan.keeps("/floor").await;
    lan.keeps("/unopened").await;
    wifi.cut();
    orders_at_unopened(&lan, "3", 4, "cao lau", "Cao lầu").await;
    lan.picture("waiter-unopened").await;
    // A second round before the table is open goes to the same check.
    add(&lan, "bun rieu", "Bún riêu cua").await;
    send(&lan).await;
    lan.until("return document.querySelector('#outbox .saving')?.dataset.rounds === '2'", vec![], "two parcels").await;
    wifi.mend();
    noodles.reads(".ticket", "Cao lầu").await;
    noodles.reads(".ticket", "Bún riêu cua").await;
    lan.sees("html.is-live #head").await;
    assert!(lan.path().await.starts_with("/checks/"), "it goes on at the check");
    lan.reads("#facts", "4 khách").await;
    lan.taps(".tabs a[href='#sent']").await;
    lan.reads(".round[data-order='2']", "Bún riêu cua").await;
    assert_eq!(lan.count(".round").await, 2);
    lan.open("/floor").await;
    lan.reads(".tile[data-label='3']", "128.000").await;
}

#[tokio::test]
async fn a_table_that_another_waiter_opened_meanwhile_is_asked_about() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let wifi = Wifi::to(house.port()).await;
    let lan = waiter("Lan", "1111", wifi.port()).await;
    let tu = waiter("Tú", "3333", house.port()).await;
    lan.keeps("/floor").await;
    lan.keeps("/unopened").await;
    wifi.cut();
    orders_at_unopened(&lan, "4", 2, "cao lau", "Cao lầu").await;
    open_table(&tu, "4").await;
    add(&tu, "bun rieu", "Bún riêu cua").await;
    send(&tu).await;
    tu.sees("#outbox .saved, #outbox .seen").await;
    wifi.mend();
    lan.reads("#outbox .refused", "Bàn 4").await;
    lan.picture("waiter-opened-meanwhile").await;
    lan.taps("#outbox .refused button.primary").await;
    tu.taps(".tabs a[href='#sent']").await;
    tu.reads(".round[data-order='2']", "Cao lầu").await;
    lan.no_longer_sees("#outbox .refused").await;
}
