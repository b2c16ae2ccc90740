//! A karaoke room: opened by a waiter's phone, paused, moved to a better room, stopped and paid at the till, its prices written
//! by the manager.

use crate::people::{add, cashier, manager, send, waiter};
use crate::stage;
use goimon_browser_tests::House;

#[tokio::test]
async fn a_karaoke_room_moved_and_paused() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let mai = cashier(house.port()).await;

    lan.open("/floor").await;
    lan.taps_text("nav.areas a", "Phòng hát").await;
    lan.taps(".tile[data-label='STD']").await;
    lan.taps("form.opening button.primary").await;
    lan.sees("html.is-live #search").await;
    lan.reads("#room.running", "Tính giờ từ").await;
    add(&lan, "cao lau", "Cao lầu").await;
    send(&lan).await;
    lan.picture("room-menu").await;
    lan.taps(".tabs a[href='#sent']").await;
    lan.reads("#totals", "Tạm tính đến lúc này").await;
    lan.picture("room-check").await;

    lan.taps("#room").await;
    lan.reads(".room-now", "Tính giờ từ").await;
    lan.taps_text(".deeds button", "Tạm dừng").await;
    lan.reads(".room-now.paused", "Tạm dừng từ").await;
    lan.picture("room-paused").await;
    mai.reads(".check-row", "Tạm dừng").await;
    lan.taps_text(".deeds button", "Tính tiếp").await;
    lan.sees(".room-now.running").await;

    lan.taps_text(".deeds .button", "Đổi phòng").await;
    lan.taps_text("button.place", "VIP").await;
    lan.reads("#room.running", "VIP").await;
    lan.taps("#room").await;
    lan.reads(".segments", "VIP").await;
    lan.picture("room-moved").await;
    lan.open("/floor").await;
    lan.taps_text("nav.areas a", "Phòng hát").await;
    lan.reads(".tile[data-label='VIP']", "Đang tính giờ").await;
    lan.picture("room-floor").await;

    // Nothing is paid while the clock runs; stopped, the time is on the bill and on the paper.
    mai.taps_text(".check-row", "VIP").await;
    mai.reads("main", "Chưa thu tiền được khi còn tính giờ").await;
    mai.reads("#panel .bill-lines", "Tiền giờ STD → VIP").await;
    mai.picture("room-till").await;
    mai.taps("#stop-room button").await;
    mai.sees("#pay").await;
    mai.picture("room-till-stopped").await;
    mai.taps("[data-give]").await;
    mai.taps("#go").await;
    mai.reads("main", "Tiền giờ STD → VIP").await;
    mai.taps_text("#panel a.button", "Xem hóa đơn").await;
    mai.reads(".receipt", "′ ×").await;
    mai.picture("room-receipt").await;

    let minh = manager(house.port()).await;
    minh.open("/manage/rates").await;
    minh.taps_text("summary", "VIP").await;
    minh.sees(".rule .days").await;
    minh.picture("room-rates").await;
}
