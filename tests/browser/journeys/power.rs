//! The power goes: what was acknowledged is there, and the screens are whole by themselves.

use crate::people::{add, open_table, screen, send, waiter};
use crate::stage;
use goimon_browser_tests::House;

#[tokio::test]
async fn a_killed_server_comes_back_with_everything_and_the_phones_go_on() {
    let Some(_stage) = stage().await else { return };
    let mut house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let noodles = screen("Bếp phở", house.port()).await;
    open_table(&lan, "1").await;
    add(&lan, "cao lau", "Cao lầu").await;
    send(&lan).await;
    noodles.reads(".ticket .i", "Cao lầu").await;

    house.kill();
    add(&lan, "bun rieu", "Bún riêu cua").await;
    send(&lan).await;
    lan.sees("#outbox .saving").await;
    noodles.sees("#stale").await;

    house.start().await;
    noodles.reads(".ticket", "Bún riêu cua").await;
    noodles.reads(".ticket", "Cao lầu").await;
    noodles.no_longer_sees("#stale").await;
    assert_eq!(noodles.count(".ticket[data-v]").await, 1);
    lan.taps(".tabs a[href='#sent']").await;
    lan.until("return document.querySelectorAll('.round.seen').length === 2", vec![], "both rounds seen").await;
}
