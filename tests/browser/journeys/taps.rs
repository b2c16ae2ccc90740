//! How many taps an order costs, counted from the floor.

use crate::people::{open_table, waiter};
use crate::stage;
use goimon_browser_tests::House;

#[tokio::test]
async fn a_plain_drink_is_three_taps_from_the_floor() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    open_table(&lan, "9").await;
    lan.open("/floor").await;
    // Every tap is counted by the page itself, across pages.
    let count = "sessionStorage.taps = 0";
    lan.asks(count).await;
    let counting =
        "addEventListener('click', e => e.isTrusted || (sessionStorage.taps = +sessionStorage.taps + 1), true)";
    lan.asks(counting).await;
    lan.taps(".tile[data-label='9']").await;
    lan.sees("html.is-live #search").await;
    lan.asks(counting).await;
    lan.taps("button.q[aria-label$=' Trà đá']").await;
    lan.taps("#cart [data-send]").await;
    lan.sees("#outbox .saved, #outbox .seen").await;
    assert_eq!(lan.asks("return sessionStorage.taps").await, "3");
}
