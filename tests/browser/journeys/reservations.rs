//! Guests reserve by telephone, stand on the floor before they are due, and are seated; others never come.

use crate::people::{manager, waiter};
use crate::stage;
use goimon_browser_tests::{House, Person};
use serde_json::json;

/// Writes a reservation for a table down, due in half an hour.
async fn book(phone: &Person, table: &str, name: &str) {
    phone.open("/floor").await;
    phone.taps(&format!(".tile[data-label='{table}']")).await;
    phone.taps("a[href^='/reservations/new']").await;
    phone.types("input[name=name]", name).await;
    let script = "const f = new Intl.DateTimeFormat('sv-SE', {timeZone: document.body.dataset.zone, dateStyle: 'short', \
                  timeStyle: 'short'}); const [date, time] = f.format(new Date(Date.now() + 1800000)).split(' '); \
                  document.querySelector('[name=date]').value = date; document.querySelector('[name=time]').value = time; \
                  return true";
    phone.until(script, vec![json!(null)], "the time to be typed").await;
    phone.picture("reservation-form").await;
    phone.taps("form[action='/reservations'] button.primary").await;
}

#[tokio::test]
async fn who_reserved_is_seen_on_the_floor_and_seated() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let hung = waiter("Hùng", "2222", house.port()).await;
    book(&lan, "8", "Anh Tuấn").await;
    lan.reads(".booking", "Anh Tuấn").await;
    lan.picture("reservations").await;
    // The other waiter's floor shows it without being touched.
    hung.reads(".tile.reserved[data-label='8'] .expected", "Anh Tuấn · 2").await;
    hung.picture("floor-reserved").await;
    // He books the same table for others, and is told who has it.
    book(&hung, "8", "Chị Hoa").await;
    hung.reads("body", "Bàn 8 đã có Anh Tuấn đặt").await;

    hung.open("/floor").await;
    hung.taps(".tile[data-label='8']").await;
    hung.reads(".warning", "Anh Tuấn đặt lúc").await;
    hung.picture("table-reserved").await;
    hung.taps_text(".guests-due button", "Anh Tuấn đã đến").await;
    hung.sees("html.is-live #search").await;
    lan.open("/floor").await;
    lan.reads(".tile[data-label='8'] .about", "Anh Tuấn").await;
    lan.no_longer_sees(".tile[data-label='8'] .expected").await;

    // Others never come: the manager sees it in the list.
    book(&lan, "9", "Chị Hoa").await;
    lan.taps_text(".booking a", "Chị Hoa").await;
    lan.taps("form[action$='/no-show'] button").await;
    lan.reads(".booking.no_show", "không đến").await;
    let minh = manager(house.port()).await;
    // The day that Lan was led to: in half an hour it may be another one.
    minh.open(&lan.path().await).await;
    minh.reads(".booking.no_show", "Chị Hoa").await;
    minh.reads(".booking.seated", "Anh Tuấn").await;
}
