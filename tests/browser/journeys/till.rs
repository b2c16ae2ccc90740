//! The till: a six-person table that everybody pays in another way, money that goes back, a transfer by code.

use crate::people::{cashier, manager};
use crate::program::{Api, find};
use crate::stage;
use goimon_browser_tests::{House, Person};
use serde_json::{Value, json};

/// Guests at a table, with what they ordered as (code, quantity); the check's id.
pub async fn guests(api: &mut Api, label: &str, covers: u32, wishes: &[(&str, u32)]) -> String {
    let floor = api.get("/floor").await;
    let menu = api.get("/menu").await;
    let areas = floor["areas"].as_array().unwrap();
    let tables: Value = areas.iter().flat_map(|area| area["tables"].as_array().unwrap()).cloned().collect();
    let opened = api.post("/checks", json!({ "table": find(&tables, "label", label)["id"], "covers": covers })).await;
    let check = opened["check"].as_str().unwrap().to_owned();
    let item = |code: &str| find(&menu["items"], "code", code)["id"].clone();
    let lines: Vec<Value> =
        wishes.iter().map(|(code, count)| json!({ "item": item(code), "quantity": count })).collect();
    api.post(&format!("/checks/{check}/rounds"), json!({ "lines": lines })).await;
    check
}

/// Types into a field what shall stand there alone.
async fn fills(person: &Person, css: &str, text: &str) {
    person.sees(css).await;
    person.asks(&format!("document.querySelector(`{css}`).value = ''")).await;
    person.types(css, text).await;
}

/// What a sum on the page is in đồng.
async fn dong(person: &Person, css: &str) -> i64 {
    let digits: String = person.text(css).await.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no sum in {css}"))
}

#[tokio::test]
async fn six_guests_pay_in_three_ways_and_not_one_dong_is_off() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut lan = Api::sign_in(house.port(), "Lan", "1111").await;
    // 3 × 65,000 + 85,000 + 4 × 25,000 + 2 × 5,000.
    let check = guests(&mut lan, "7", 6, &[("R18", 3), ("R11", 1), ("R64", 4), ("R60", 2)]).await;
    let mai = cashier(house.port()).await;
    mai.open(&format!("/checkout/{check}/split?parts=3")).await;
    mai.reads("tbody tr:nth-of-type(3) th", "Bia Sài Gòn").await;
    // One takes the special pho, the beer is shared by two in thirds, a third guest leaves 100,000, the rest is halved.
    fills(&mai, "tbody tr:nth-of-type(2) td:nth-of-type(1) input", "1").await;
    fills(&mai, "tbody tr:nth-of-type(3) td:nth-of-type(1) input", "2").await;
    fills(&mai, "tbody tr:nth-of-type(3) td:nth-of-type(2) input", "1").await;
    fills(&mai, "input[name=share-0]", "1").await;
    fills(&mai, "input[name=share-1]", "1").await;
    fills(&mai, "input[name=fixed-2]", "100000").await;
    // What each comes to is said while it is typed, and is what each pays.
    let typed = "return document.querySelector('.split tfoot td:nth-of-type(3)').textContent === '100.000' && \
                 !document.querySelector('.split tfoot[aria-busy]')";
    mai.until(typed, Vec::new(), "the sums of what is typed").await;
    let mut said = Vec::new();
    for part in 1..=3 {
        said.push(dong(&mai, &format!(".split tfoot td:nth-of-type({part})")).await);
    }
    mai.picture("cashier-split").await;
    mai.taps(".split .primary").await;
    mai.sees(".parts a:nth-of-type(3)").await;

    let mut paid = 0;
    for (part, tender) in [(1, "cash"), (2, "card"), (3, "transfer")] {
        mai.open(&format!("/checkout/{check}?part={part}")).await;
        mai.sees("#pay .due output").await;
        let due = dong(&mai, "#pay .due output").await;
        assert_eq!(due, said[part - 1], "guest {part} pays what was said");
        mai.taps(&format!("label:has(input[name=tender][value={tender}])")).await;
        if part == 1 {
            mai.picture("cashier-part").await;
        }
        mai.taps("#go").await;
        // The next part, or all is settled.
        let over = if part == 3 { ".settled" } else { ".parts small" };
        mai.sees(over).await;
        let gone = "return !document.querySelector('#pay [name=part]') || document.querySelector('#pay .due output').textContent.replace(/\\D/g, '') !== arguments[0]";
        mai.until(gone, vec![json!(due.to_string())], "the part to be paid").await;
        paid += due;
    }
    assert_eq!(paid, 390_000, "the parts sum to the whole");
    mai.picture("cashier-split-settled").await;

    // Each has a receipt of their own, and those sum to the whole as well.
    let mut on_paper = 0;
    for part in 1..=3 {
        mai.open(&format!("/checks/{check}/receipt?part={part}")).await;
        on_paper += dong(&mai, ".sums .total dd").await;
    }
    assert_eq!(on_paper, 390_000);
    assert_eq!(lan.get(&format!("/checks/{check}")).await["due"], 0);
}

#[tokio::test]
async fn a_long_bill_keeps_its_sums_and_its_buttons_in_sight() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut lan = Api::sign_in(house.port(), "Lan", "1111").await;
    let wishes = ["R18", "R60", "R64", "R11"].map(|code| (code, 1));
    let check = guests(&mut lan, "7", 7, &wishes).await;
    let mai = cashier(house.port()).await;
    mai.open(&format!("/checkout/{check}")).await;
    mai.sees("#go:enabled").await;
    // As many rows as a birthday has.
    mai.asks("const rows = document.querySelector('.bill-lines tbody'); for (let i = 0; i < 4; i += 1) rows.innerHTML += rows.innerHTML")
        .await;
    let inside = "return [...document.querySelectorAll('.sums .total, .deeds, #go')].every(e => { \
                  const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight })";
    mai.until(inside, vec![], "sums and buttons in sight").await;
    mai.picture("cashier-long-bill").await;
    // It is divided among as many as sit there by one tap.
    mai.open(&format!("/checkout/{check}/split")).await;
    mai.reads(".evenly button[value='7']", "số khách").await;
    mai.picture("cashier-split-guests").await;
}

#[tokio::test]
async fn a_dish_that_was_paid_and_not_good_is_given_back_the_way_it_was_paid() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut lan = Api::sign_in(house.port(), "Lan", "1111").await;
    let check = guests(&mut lan, "5", 2, &[("R18", 2), ("R60", 1)]).await;
    let mai = cashier(house.port()).await;
    mai.open(&format!("/checkout/{check}")).await;
    mai.taps("label:has(input[name=tender][value=card])").await;
    mai.taps("#go").await;
    mai.sees(".settled").await;

    // The manager gives one of the two back, and says why.
    let minh = manager(house.port()).await;
    minh.open(&format!("/checkout/{check}/money")).await;
    minh.taps(".entry details summary").await;
    minh.types(".entry .count:first-of-type input", "1").await;
    minh.types(".entry:has(details) input[name=reason]", "nguội").await;
    minh.taps(".entry:has(details) .bad").await;
    minh.reads(".sums", "nguội").await;
    let read = lan.get(&format!("/checks/{check}")).await;
    let back: Vec<&Value> = read["payments"].as_array().unwrap().iter().filter(|p| p["amount"] == -65_000).collect();
    assert_eq!((back.len(), &back[0]["tender"]), (1, &json!("card")), "{read}");
    minh.picture("manager-refund").await;

    // Opened again, the bill is short of what went back until it says why; then it is closed and nobody pays.
    minh.reads(".entry:has([name=reason]) .muted", "65.000").await;
    minh.types("form[action$='/reopen'] input[name=reason]", "bỏ một tô").await;
    minh.taps("form[action$='/reopen'] button:last-of-type").await;
    minh.reads("#pay .due output", "65.000").await;
    minh.open(&format!("/checkout/{check}/discount")).await;
    minh.types("form[action$='/discounts'] input[name=off]", "65000").await;
    minh.types("form[action$='/discounts'] input[name=words]", "nguội").await;
    minh.taps("form[action$='/discounts'] button.primary").await;
    minh.reads("#pay .due output", "0").await;
    minh.taps("#go").await;
    minh.sees(".settled").await;
    minh.picture("manager-reopened").await;
    let read = lan.get(&format!("/checks/{check}")).await;
    assert_eq!((&read["due"], &read["totals"]["total"]), (&json!(0), &json!(70_000)), "{read}");
}

#[tokio::test]
async fn a_transfer_is_written_down_before_its_code_is_shown_and_somebody_says_whether_it_came() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let minh = manager(house.port()).await;
    minh.open("/manage/terms").await;
    // A wrong account number is said, and nothing of what was typed is lost.
    fills(&minh, "input[name=bank]", "vietcombank").await;
    fills(&minh, "input[name=account]", "?").await;
    minh.submits("form[action='/manage/till'] button.primary").await;
    minh.reads(".notice.refused", "Số tài khoản").await;
    assert_eq!(minh.asks("return document.querySelector('input[name=bank]').value").await, json!("vietcombank"));
    fills(&minh, "input[name=account]", "0011004000001").await;
    fills(&minh, "input[name=holder]", "NGUYEN VAN A").await;
    minh.submits("form[action='/manage/till'] button.primary").await;
    minh.reads(".notice", "Đã lưu").await;
    minh.sees("a[href='/vietqr']").await;
    let mut lan = Api::sign_in(house.port(), "Lan", "1111").await;
    let check = guests(&mut lan, "5", 2, &[("R18", 2)]).await;
    let mai = cashier(house.port()).await;
    mai.open(&format!("/checkout/{check}")).await;
    mai.taps("label:has(input[name=tender][value=transfer])").await;
    mai.picture("cashier-before-vietqr").await;
    mai.taps("#ask").await;
    let drawn = "const code = document.querySelector('.vietqr img'); return code.checkVisibility() && code.complete && code.naturalWidth > 0 && code.src.includes(`amount=${arguments[0]}&`)";
    mai.until(drawn, vec![json!("130000")], "the code of the whole").await;
    mai.picture("cashier-vietqr").await;
    // The till's browser is gone and comes back: it says that somebody must look. Nothing came of it.
    mai.open("/checkout").await;
    mai.reads(".check-row .on-its-way", "130.000").await;
    mai.open(&format!("/checkout/{check}")).await;
    mai.until(drawn, vec![json!("130000")], "the code that still waits").await;
    mai.taps("[data-missed]").await;
    mai.sees("#pay").await;
    mai.taps("label:has(input[name=tender][value=transfer])").await;
    fills(&mai, "#pay input[name=amount]", "50000").await;
    mai.taps("#ask").await;
    mai.until(drawn, vec![json!("50000")], "the code of a part").await;
    mai.reads("#pay .due", "80.000").await;
    mai.picture("cashier-waiting-and-rest").await;
    mai.taps("[data-arrived]").await;
    mai.reads(".sums .owed", "80.000").await;
    assert_eq!(lan.get(&format!("/checks/{check}")).await["paid"], 50_000);
}
