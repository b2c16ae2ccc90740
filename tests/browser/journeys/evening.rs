//! The main job: from the first tap to the paid bill, with three people side by side.

use crate::people::{add, cashier, open_table, screen, send, waiter};
use crate::stage;
use goimon_browser_tests::House;

#[tokio::test]
async fn from_the_first_tap_to_the_paid_bill() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let noodles = screen("Bếp phở", house.port()).await;
    let mai = cashier(house.port()).await;
    lan.picture("waiter-floor-empty").await;

    open_table(&lan, "8").await;
    add(&lan, "cao lau", "Cao lầu").await;
    add(&lan, "r19", "Cao lầu").await;
    lan.reads("#cart", "138.000").await;
    send(&lan).await;

    // It is on the right screen, with table and waiter; the phone hears that it was seen.
    noodles.reads(".ticket .n", "8").await;
    noodles.reads(".ticket .i", "Cao lầu").await;
    noodles.reads(".ticket .q", "2").await;
    noodles.reads(".ticket .sub", "Lan").await;
    lan.taps(".tabs a[href='#sent']").await;
    lan.reads(".round .mark", "✓✓").await;
    mai.reads(".check-row", "138.000").await;

    // A second round joins the ticket that still stands.
    lan.taps(".tabs a[href='#menu']").await;
    add(&lan, "bun rieu", "Bún riêu cua").await;
    send(&lan).await;
    noodles.reads(".ticket .i", "Bún riêu cua").await;
    assert_eq!(noodles.count(".ticket[data-v]").await, 1, "it joined");
    lan.picture("waiter-sent").await;
    noodles.picture("kitchen-one").await;

    // The cook is done, takes it back, and is done again.
    noodles.taps(".ticket form.bump button").await;
    noodles.no_longer_sees(".ticket[data-v]").await;
    noodles.taps("#undo button").await;
    noodles.sees(".ticket[data-v]").await;
    noodles.presses("1").await;
    noodles.presses("\u{e007}").await;
    noodles.no_longer_sees(".ticket[data-v]").await;

    // The waiter hears of it, and carries it out.
    lan.open("/ready").await;
    lan.reads(".waiting", "Cao lầu").await;
    lan.picture("waiter-ready").await;
    for name in ["Cao lầu", "Bún riêu cua"] {
        // Between two taps the list rests for a moment.
        lan.taps(&format!("#pass:not([data-resting]) .serve[aria-label*='{name}']")).await;
        lan.no_longer_sees(&format!(".waiting .serve[aria-label*='{name}']")).await;
    }

    // The guests want to pay; the till knows.
    lan.open("/floor").await;
    lan.taps(".tile[data-label='8']").await;
    lan.taps(".tabs a[href='#sent']").await;
    lan.taps("button.bill").await;
    mai.sees(".check-row.bill").await;
    mai.taps(".check-row").await;
    mai.reads("#panel .due", "197.000").await;
    mai.types("input[name=given]", "200.000").await;
    mai.reads("#change", "3.000").await;
    mai.picture("cashier-paying").await;
    mai.taps("#go").await;
    mai.reads(".settled .change", "3.000").await;
    mai.picture("cashier-settled").await;
    mai.no_longer_sees(".check-row").await;

    // The table is free again, on every phone, without a reload.
    lan.open("/floor").await;
    lan.reads(".tile[data-label='8']", "Trống").await;
    mai.taps(".settled a[href$='/receipt']").await;
    mai.reads("body", "197.000").await;
    mai.picture("receipt").await;
}

#[tokio::test]
async fn a_waiter_who_adds_while_the_till_takes_money_is_not_overlooked() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let mai = cashier(house.port()).await;
    open_table(&lan, "5").await;
    add(&lan, "cao lau", "Cao lầu").await;
    send(&lan).await;
    mai.taps_text(".check-row", "69.000").await;
    mai.reads("#panel .due", "69.000").await;
    // More than both sums: nothing but the question holds the button.
    mai.types("input[name=given]", "200000").await;
    mai.sees("#go:enabled").await;
    add(&lan, "cao lau", "Cao lầu").await;
    send(&lan).await;
    mai.reads("#added", "Lan").await;
    // What comes before it is confirmed is named too, and what came first stays named.
    add(&lan, "bun rieu", "Bún riêu cua").await;
    send(&lan).await;
    mai.reads("#added", "Bún riêu cua").await;
    mai.reads("#added", "Cao lầu").await;
    mai.picture("cashier-added").await;
    mai.until("return document.getElementById('go').disabled", vec![], "the button to wait").await;
    mai.reads("#why", "vừa thay đổi").await;
    mai.taps("#confirm").await;
    mai.reads("#panel .due", "197.000").await;
    mai.reads("#change-row", "3.000").await;
    mai.sees("#go:enabled").await;
    mai.asks("document.querySelector('input[name=given]').value = ''").await;
    mai.types("input[name=given]", "100000").await;
    mai.reads("#change-row.is-short", "97.000").await;
}

#[tokio::test]
async fn a_till_whose_browser_dies_settles_nothing_any_more() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let mai = cashier(house.port()).await;
    open_table(&lan, "5").await;
    add(&lan, "cao lau", "Cao lầu").await;
    send(&lan).await;
    mai.taps_text(".check-row", "69.000").await;
    mai.reads("#panel .due", "69.000").await;
    mai.types("input[name=given]", "100000").await;
    lan.reads("#head .settling", "Đang thanh toán tại quầy").await;
    // It says nothing when it goes, as one whose battery is empty: the end of its socket is all that the server hears.
    mai.asks("navigator.sendBeacon = () => true").await;
    mai.open("/signed-out-by-nobody").await;
    lan.no_longer_sees("#head .settling").await;
}

#[tokio::test]
async fn two_waiters_on_one_table_lose_nothing() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let hung = waiter("Hùng", "2222", house.port()).await;
    let noodles = screen("Bếp phở", house.port()).await;
    open_table(&lan, "3").await;
    hung.taps(".tile[data-label='3']").await;
    hung.sees("#search").await;
    assert_eq!(hung.path().await, lan.path().await, "the same check");
    add(&lan, "cao lau", "Cao lầu").await;
    add(&hung, "bun rieu", "Bún riêu cua").await;
    tokio::join!(send(&lan), send(&hung));
    for phone in [&lan, &hung] {
        phone.taps(".tabs a[href='#sent']").await;
        phone.reads(".round", "Cao lầu").await;
        phone.reads(".round", "Bún riêu cua").await;
    }
    noodles.reads(".ticket", "Cao lầu").await;
    noodles.reads(".ticket", "Bún riêu cua").await;
}
