//! A printer that is off: who sent the order is told with the fault, the others are not, and another printer takes over in one tap.

use crate::people::{add, manager, open_table, send, waiter};
use crate::program::{Api, find};
use crate::stage;
use goimon_browser_tests::House;
use serde_json::json;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

#[tokio::test]
async fn who_sent_it_is_told_what_is_wrong_and_sends_it_to_another_printer() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let api = Api::sign_in(house.port(), "Anh Minh", "9999").await;
    let venue = api.get("/venue").await;
    let station = find(&venue["stations"], "code", "noodle")["id"].clone();
    // Nobody listens at the first one's address; the other one takes what it is sent.
    let off = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let on = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = on.local_addr().unwrap();
    let printed = tokio::spawn(async move {
        let mut page = Vec::new();
        let (mut wire, _) = on.accept().await.unwrap();
        wire.read_to_end(&mut page).await.unwrap();
        page.len()
    });
    let broken = json!({ "name": "In bếp phở", "address": off.to_string(), "stations": [station] });
    api.put("/printers/01900000-0000-7000-8000-0000000000a1", broken).await;
    let spare = json!({ "name": "In quầy", "address": address.to_string() });
    api.put("/printers/01900000-0000-7000-8000-0000000000a2", spare).await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let tu = waiter("Tú", "3333", house.port()).await;
    let minh = manager(house.port()).await;
    minh.open("/floor").await;
    tu.open("/floor").await;
    tu.sees("html.is-live").await;
    open_table(&lan, "5").await;
    add(&lan, "cao lau", "Cao lầu").await;
    send(&lan).await;
    lan.sees("#outbox .saved, #outbox .seen").await;
    lan.open("/floor").await;
    lan.reads("#prints li", "In bếp phở").await;
    lan.picture("waiter-printer-off").await;
    minh.reads("#prints li", "In bếp phở").await;
    // It has come to the other waiter's page, too, and bothers nobody there.
    tu.until("return document.querySelector('#prints > li') !== null", vec![], "the element").await;
    assert_eq!(tu.count("#prints > li").await, 0);
    lan.taps_text("#prints button", "In quầy").await;
    lan.no_longer_sees("#prints li").await;
    assert!(printed.await.unwrap() > 1_000, "the slip is on paper");
}
