//! A drawer's day at the till: opened, used, counted blind, closed with its Z; and a customer whose bill is paid later.

use crate::people::{cashier, manager};
use crate::program::Api;
use crate::stage;
use crate::till::guests;
use goimon_browser_tests::House;
use serde_json::json;

#[tokio::test]
async fn a_shift_is_counted_blind_and_its_z_carries_over_what_is_open() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut lan = Api::sign_in(house.port(), "Lan", "1111").await;
    let sold = guests(&mut lan, "5", 2, &[("R18", 2)]).await;
    let open = guests(&mut lan, "6", 3, &[("R11", 1)]).await;
    let mai = cashier(house.port()).await;
    mai.open("/shift").await;
    mai.asks("document.querySelector('#float').value = ''").await;
    mai.types("#float", "500000").await;
    mai.taps("form[action='/shift/open'] button").await;
    mai.types("#amount", "100000").await;
    mai.types("#reason", "quỹ lẻ").await;
    mai.taps("button[value=in]").await;
    mai.reads(".rows", "quỹ lẻ").await;
    mai.open(&format!("/checkout/{sold}")).await;
    mai.taps("#go").await;
    mai.sees(".settled").await;

    // Blind: nothing says what should be there until it is counted.
    mai.open("/shift").await;
    mai.sees("#piece-500000").await;
    assert!(!mai.text("main").await.contains("730.000"), "{}", mai.text("main").await);
    mai.picture("cashier-shift-blind").await;
    mai.types("#piece-500000", "1").await;
    mai.types("#piece-200000", "1").await;
    mai.types("#piece-20000", "1").await;
    mai.taps("form[action='/shift/count'] button").await;
    mai.reads(".differences", "730.000").await;
    mai.reads(".differences", "−10.000").await;
    mai.picture("cashier-shift-counted").await;
    mai.taps("form[action='/shift/close'] button").await;
    // Its Z is what comes next.
    mai.reads(".receipt", "6 · #").await;
    mai.picture("cashier-shift-z").await;
    mai.taps("a[href$='/timeline']").await;
    mai.reads(".timeline", "quỹ lẻ").await;
    mai.picture("cashier-shift-timeline").await;

    // Whoever opens the next shift finds the table that was open.
    mai.open("/shift").await;
    mai.submits("form[action='/shift/open'] button").await;
    mai.open("/checkout").await;
    mai.sees(&format!("#till-{open}")).await;
    mai.no_longer_sees(&format!("#till-{sold}")).await;
}

#[tokio::test]
async fn a_known_customer_puts_a_bill_on_account_and_pays_it_later() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let minh = manager(house.port()).await;
    minh.open("/manage/terms").await;
    for (field, value) in [("points_per", "10000"), ("points_value", "1000")] {
        minh.asks(&format!("document.querySelector('#{field}').value = '{value}'")).await;
    }
    minh.submits("form[action='/manage/till'] button.primary").await;
    minh.open("/customers").await;
    minh.types("#name", "Chị Hà").await;
    minh.types("#phone", "0912345678").await;
    minh.taps("form[action='/customers'] button").await;
    minh.sees("#edit").await;
    minh.asks("document.querySelector('#limit').value = '500000'").await;
    minh.taps("#edit button").await;
    minh.reads(".balances", "500.000").await;

    let mut lan = Api::sign_in(house.port(), "Lan", "1111").await;
    let check = guests(&mut lan, "5", 2, &[("R18", 2)]).await;
    let mai = cashier(house.port()).await;
    mai.open(&format!("/checkout/{check}/customer")).await;
    mai.types("#q", "ha").await;
    mai.taps("form:has(#q) button").await;
    mai.taps("button[name=customer]").await;
    mai.taps("label:has(input[name=tender][value=account])").await;
    mai.reads(".theirs-account", "500.000").await;
    mai.picture("cashier-account").await;
    mai.taps("#go").await;
    mai.sees(".settled").await;
    mai.open(&format!("/checks/{check}/receipt")).await;
    mai.reads(".receipt", "Chị Hà").await;
    mai.reads(".receipt", "13 (+13)").await;
    mai.picture("cashier-receipt-customer").await;

    // Later they pay it, and spend their points on the next bill.
    mai.open("/customers").await;
    mai.taps_text("main .links a", "Chị Hà").await;
    mai.reads(".balances", "130.000").await;
    mai.picture("cashier-customer").await;
    mai.taps("#debt button").await;
    mai.no_longer_sees("#debt").await;
    mai.reads(".statement", "Trả nợ").await;
    let check = guests(&mut lan, "6", 2, &[("R18", 1)]).await;
    mai.open(&format!("/checkout/{check}/customer")).await;
    mai.types("#q", "5678").await;
    mai.taps("form:has(#q) button").await;
    mai.taps("button[name=customer]").await;
    mai.taps("label:has(input[name=tender][value=points])").await;
    mai.until(
        "return document.querySelector('#pay [name=amount]').value === arguments[0]",
        vec![json!("13000")],
        "what the points can pay",
    )
    .await;
    mai.taps("#go").await;
    mai.reads("#pay .due", "52.000").await;
}
