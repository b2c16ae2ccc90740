//! A cashier without a mouse: every step from the list of checks to the shift, by keys alone.

use crate::people::cashier;
use crate::program::Api;
use crate::stage;
use crate::till::guests;
use goimon_browser_tests::House;

const ENTER: &str = "\u{e007}";
const DOWN: &str = "\u{e015}";
const ESCAPE: &str = "\u{e00c}";
const TAB: &str = "\u{e004}";
const SPACE: &str = " ";

#[tokio::test]
async fn a_bill_is_discounted_divided_printed_and_paid_without_a_click() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut lan = Api::sign_in(house.port(), "Lan", "1111").await;
    // 2 × 65,000, and somebody else's.
    let check = guests(&mut lan, "5", 2, &[("R18", 2)]).await;
    guests(&mut lan, "6", 2, &[("R60", 1)]).await;
    let mai = cashier(house.port()).await;
    mai.open("/checkout").await;
    mai.sees("html.is-live").await;
    // The map of keys comes and goes.
    mai.strikes(&["?"]).await;
    mai.reads("#keys-dialog", "Tách hóa đơn").await;
    mai.picture("cashier-keys").await;
    mai.strikes(&["?"]).await;
    mai.no_longer_sees("#keys-dialog").await;

    // The first check of the list, with a focus that can be seen.
    mai.strikes(&[DOWN]).await;
    mai.sees(".check-row:focus-visible").await;
    mai.strikes(&[ENTER]).await;
    mai.sees("#pay").await;
    assert!(mai.path().await.ends_with(&check), "{}", mai.path().await);

    // Ten percent off, with a reason: Tab goes from field to field, Space chooses.
    mai.strikes(&["d"]).await;
    mai.sees(".tender.discount").await;
    mai.asks("document.querySelector('select[name=line]').focus()").await;
    mai.strikes(&[TAB, SPACE, TAB, TAB, SPACE]).await;
    mai.strikes(&[ENTER]).await;
    mai.sees("#pay").await;
    mai.reads(".sums .off", "Giảm giá").await;

    // Divided, looked at, and one bill again.
    mai.strikes(&["s"]).await;
    mai.sees(".split").await;
    mai.strikes(&[ESCAPE]).await;
    mai.sees("#pay").await;
    // The provisional bill, and back.
    mai.strikes(&["t"]).await;
    mai.reads(".receipt", "PHIẾU TẠM TÍNH").await;
    mai.strikes(&[ESCAPE]).await;
    mai.sees("#pay").await;

    // A card that does not go through, then cash with change.
    mai.strikes(&["k"]).await;
    mai.sees("#ask").await;
    mai.strikes(&[ENTER]).await;
    mai.sees("[data-missed]:enabled").await;
    mai.strikes(&["q"]).await;
    mai.sees("#pay").await;
    mai.strikes(&["c", "2", "0", "0", "0", "0", "0"]).await;
    mai.reads("#given-text", "200.000").await;
    mai.sees("#go:enabled").await;
    mai.picture("cashier-keys-paying").await;
    mai.strikes(&[ENTER]).await;
    mai.sees(".settled").await;
    mai.reads(".settled .change", "₫").await;
    // On to the next, and to the shift.
    mai.strikes(&[ENTER]).await;
    mai.sees(".panel-none").await;
    mai.strikes(&["h"]).await;
    mai.sees("#float").await;
    mai.strikes(&[ESCAPE]).await;
    mai.sees(".panel-none").await;

    let read = lan.get(&format!("/checks/{check}")).await;
    assert_eq!((&read["due"], read["payments"].as_array().unwrap().len()), (&0.into(), 1), "{read}");
}
