//! A kitchen screen loses its power in the middle of the evening.

use crate::people::{add, cashier, open_table, screen, screen_on, send, waiter};
use crate::program::Api;
use crate::stage;
use crate::till::guests;
use goimon_browser_tests::{Device, House};
use serde_json::json;

#[tokio::test]
async fn an_unplugged_screen_is_noticed_taken_over_and_given_back() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let mai = cashier(house.port()).await;
    let grill = screen("Nướng", house.port()).await;
    let noodles = screen_on(Device::SmallKitchenScreen, "Bếp phở", house.port()).await;
    let grill = grill.unplugged();

    open_table(&lan, "8").await;
    add(&lan, "com tam", "Cơm tấm sườn nướng").await;
    send(&lan).await;

    // Nobody has to look: the waiter, the till and the other cooks are told.
    lan.taps(".tabs a[href='#sent']").await;
    lan.reads(".round .unseen-text", "Nướng").await;
    lan.picture("dark-check").await;
    lan.open("/floor").await;
    lan.reads("#dark", "Nướng").await;
    lan.picture("dark-floor").await;
    mai.reads("#dark", "Nướng").await;
    mai.picture("dark-till").await;
    noodles.reads("#dark", "1 phiếu").await;
    noodles.picture("dark-kitchen").await;

    // One key on another screen: its tickets stand there, and nobody is warned any more.
    noodles.presses("t").await;
    noodles.reads(".ticket .i", "Cơm tấm sườn nướng").await;
    noodles.reads(".covered", "Nướng").await;
    for person in [&lan, &mai, &noodles] {
        person.no_longer_sees("#dark").await;
    }
    noodles.picture("dark-taken").await;

    // The screen has power again: it shows what is its own, and the other one lets go.
    let grill = grill.plugged_in().await;
    grill.open("/kitchen").await;
    grill.reads(".ticket .i", "Cơm tấm sườn nướng").await;
    noodles.no_longer_sees(".ticket[data-v]").await;
    noodles.no_longer_sees(".covered").await;
}

#[tokio::test]
async fn taking_over_and_giving_back_moves_no_ticket_and_mutes_nothing() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut lan = Api::sign_in(house.port(), "Lan", "1111").await;
    let noodles = screen_on(Device::SmallKitchenScreen, "Bếp phở", house.port()).await;
    guests(&mut lan, "5", 2, &[("R18", 1)]).await;
    guests(&mut lan, "6", 2, &[("R18", 1)]).await;
    noodles.until("return document.querySelectorAll('.ticket[data-v]').length === 2", vec![], "both").await;
    // The first leaves: the second stays where it stands, and the first place is free.
    noodles.strikes(&["1", "\u{e007}"]).await;
    noodles.reads("#undo", "5").await;
    let second = "return document.querySelector('.ticket[data-v] .n').textContent === '6' && \
                  document.querySelector('.ticket[data-v]').dataset.key === '2'";
    noodles.until(second, vec![], "the second in its place").await;
    noodles.asks("window.samePage = true").await;
    noodles.strikes(&["t"]).await;
    noodles.taps_text("#others button", "Nướng").await;
    noodles.reads(".covered", "Nướng").await;
    noodles.no_longer_sees("#others-dialog").await;
    noodles.picture("dark-taken-small").await;
    assert_eq!(noodles.asks("return window.samePage === true").await, json!(true), "no new page: the sound stays on");
    noodles.until(second, vec![], "the second where it stood").await;
    guests(&mut lan, "8", 2, &[("R21", 1)]).await;
    noodles.until("return document.querySelectorAll('.ticket[data-v]').length === 2", vec![], "the grill's too").await;
    noodles.strikes(&["g"]).await;
    noodles.no_longer_sees(".covered").await;
    noodles.until("return document.querySelectorAll('.ticket[data-v]').length === 1", vec![], "only its own").await;
    noodles.until(second, vec![], "the second where it stood").await;
    assert_eq!(noodles.asks("return window.samePage === true").await, json!(true), "no new page either");
}
