//! The till: what comes off a bill and by whose hand, and codes for transfers.

use crate::program::{Program, line};
use crate::screen::{Screen, shows_that, watch};
use crate::support::{TestApp, on_each_database};
use goimon_domain::staff::Actor;
use goimon_domain::venue::Till;
use goimon_domain::vietqr::BankAccount;
use goimon_store::Change;
use serde_json::{Value, json};

async fn till(app: &TestApp, till: Till) {
    app.app().door.change(app.venue, &Actor::house(), Change::Till(till)).await.unwrap();
}

fn vietcombank() -> Till {
    let bank = BankAccount::new("970436", "0011004000001", "NGUYEN VAN A").unwrap();
    Till { bank: Some(bank), ..Till::default() }
}

/// A check with pho for 45,000 and 65,000.
async fn bill(lan: &Program, table: &str) -> String {
    let check = lan.open(table, 2).await;
    lan.send(&check, json!([line(&lan.item("R01").await, 1), line(&lan.item("R02").await, 1)])).await;
    check
}

fn discount(version: &Value, off: Value) -> Value {
    json!({ "version": version, "off": off, "reason": "khách quen" })
}

#[tokio::test(flavor = "multi_thread")]
async fn discounts_come_off_within_ones_limit() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let check = bill(&lan, "5").await;
        let path = format!("/checks/{check}/discounts");
        let version = mai.check(&check).await["version"].clone();

        lan.post(&path, discount(&version, json!({ "amount": 1 }))).await.problem(422, "discount-needs-approval");
        mai.post(&path, discount(&version, json!({ "percent": 1_001 }))).await.problem(422, "discount-needs-approval");
        mai.post(&path, discount(&version, json!({ "percent": 0 }))).await.problem(422, "bad-amount");
        mai.post(&path, json!({ "version": version, "off": { "percent": 500 }, "reason": " " }))
            .await
            .problem(422, "no-reason");
        let given = mai.post(&path, discount(&version, json!({ "percent": 1_000 }))).await.expect(201);
        assert_eq!((&given["total"], &given["due"]), (&json!(99_000), &json!(99_000)));
        mai.post(&path, discount(&version, json!({ "percent": 100 }))).await.problem(409, "stale");
        let version = &given["version"];
        mai.post(&path, discount(version, json!({ "amount": 1 }))).await.problem(422, "discount-needs-approval");

        // A manager gives away a whole line.
        let read = minh.check(&check).await;
        let first = &read["lines"][0];
        let whole =
            json!({ "version": version, "line": first["id"], "off": { "percent": 10_000 }, "reason": "chờ lâu" });
        let given = minh.post(&path, whole).await.expect(201);
        assert_eq!(given["total"], 58_500);
        let read = lan.check(&check).await;
        assert_eq!(read["totals"]["discount"], 45_000 + 6_500);
        let offs: Vec<_> = read["discounts"].as_array().unwrap().iter().map(|one| one["off"].clone()).collect();
        assert_eq!(offs, [json!(6_500), json!(45_000)]);
        assert_eq!(read["discounts"][1]["given_by"], "Anh Minh");

        let back = format!("{path}/{}/withdraw", read["discounts"][1]["id"].as_str().unwrap());
        lan.post(&back, json!({ "version": given["version"] })).await.problem(403, "not-allowed");
        let billed = mai.post(&back, json!({ "version": given["version"] })).await.expect(200);
        assert_eq!(billed["total"], 99_000);
        mai.post(&back, json!({ "version": billed["version"] })).await.problem(404, "no-such-discount");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tills_form_gives_a_discount_and_the_bill_and_timeline_name_it() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let check = bill(&lan, "5").await;
        let mai = app.cashier("Mai").await;
        let page = mai.get(&format!("/checkout/{check}/discount")).await;
        assert!(page.text.contains("11.000"), "what a cashier may take off is named: {}", page.text);
        let version = lan.check(&check).await["version"].to_string();
        let path = format!("/checks/{check}/discounts");
        let fields = |off: &'static str, percent: &'static str| {
            vec![
                ("version", version.clone()),
                ("line", String::new()),
                ("off", off.to_owned()),
                ("percent", percent.to_owned()),
                ("reason", "Khách quen".to_owned()),
            ]
        };
        let post = async |fields: Vec<(&'static str, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            mai.post(&path, &fields).await
        };
        let refused = post(fields("5.000.000.000.000", "")).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        assert!(post(fields("", "20")).await.text.contains("quản lý phải nhập PIN"));
        let with = |pin: &'static str| {
            let mut fields = fields("", "20");
            fields.extend([("manager", app.staff("Anh Minh")), ("pin", pin.to_owned())]);
            fields
        };
        assert_eq!(post(with("1234")).await.status, 403);
        post(with("9999")).await.sees(&format!("/checkout/{check}"));
        let read = lan.check(&check).await;
        assert_eq!((&read["due"], &read["discounts"][0]["approved_by"]), (&json!(88_000), &json!("Anh Minh")));
        let given = read["discounts"][0]["id"].as_str().unwrap();
        let back = [("version", read["version"].to_string())];
        let back = [("version", back[0].1.as_str())];
        mai.post(&format!("{path}/{given}/withdraw"), &back).await.sees(&format!("/checkout/{check}/discount"));
        let version = lan.check(&check).await["version"].to_string();
        let fields = |off: &'static str, percent: &'static str| {
            vec![
                ("version", version.clone()),
                ("off", off.to_owned()),
                ("percent", percent.to_owned()),
                ("reason", "Khách quen".to_owned()),
            ]
        };
        post(fields("5%", "20")).await.sees(&format!("/checkout/{check}"));
        let receipt = mai.get(&format!("/checks/{check}/receipt")).await;
        assert!(receipt.text.contains("Giảm giá 5\u{a0}%") && receipt.text.contains("−5.500"), "{}", receipt.text);
        let story = app.manager().await.get(&format!("/checks/{check}/timeline")).await;
        assert!(story.text.contains("giảm 5\u{a0}%") && story.text.contains("Khách quen"), "{}", story.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transfer_shows_its_code_with_amount_and_check() {
    let app = TestApp::start().await;
    let lan = Program::sign_in(&app.base, "Lan", "1111").await;
    let check = bill(&lan, "5").await;
    let mai = app.cashier("Mai").await;
    let code = format!("/checks/{check}/vietqr.svg");
    assert_eq!(mai.get(&code).await.status, 404, "no account, no code");
    assert!(!mai.get(&format!("/checkout/{check}")).await.text.contains("vietqr"));

    // The manager's form takes the account, strictly.
    let manager = app.manager().await;
    let form = |account: &'static str| {
        [
            ("bank", "970436"),
            ("account", account),
            ("holder", "NGUYEN VAN A"),
            ("waiter_limit", "0"),
            ("cashier_limit", "12,5"),
            ("most", "50"),
        ]
    };
    assert_eq!(manager.post("/manage/till", &form("00-11")).await.status, 422);
    manager.post("/manage/till", &form("0011 0040 00001")).await.sees("/manage/terms?saved=1");
    let house = app.app().books.house(app.venue).unwrap();
    assert_eq!(house.reference.venue.till.bank, vietcombank().bank);
    assert_eq!(house.reference.venue.till.limits.cashier.0, 1_250);

    // The code is shown once it is written down that it is: not before.
    assert!(!mai.get(&format!("/checkout/{check}")).await.text.contains("vietqr"));
    let version = lan.check(&check).await["version"].to_string();
    let typed = [("version", version.as_str()), ("tender", "transfer"), ("amount", "110000")];
    mai.post(&format!("/checks/{check}/intents"), &typed).await.sees(&format!("/checkout/{check}"));
    let page = mai.get(&format!("/checkout/{check}")).await;
    assert!(page.text.contains(&code) && page.text.contains("Vietcombank"), "{}", page.text);
    let whole = mai.get(&code).await;
    assert!(whole.status == 200 && whole.text.starts_with("<svg"));
    assert_ne!(whole.text, mai.get(&format!("{code}?amount=50000")).await.text);
    assert_eq!(mai.get(&format!("{code}?amount=0")).await.status, 404);
    let provisional = mai.get(&format!("/checks/{check}/receipt")).await;
    assert!(provisional.text.contains(&code) && provisional.text.contains("HD1 BAN 5"), "{}", provisional.text);
    assert!(mai.get("/vietqr").await.text.contains("0011004000001"));
    assert_eq!(mai.get("/vietqr.svg").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tills_settings_outlive_the_server() {
    let app = TestApp::start().await;
    till(&app, vietcombank()).await;
    let app = app.restart().await;
    assert_eq!(app.app().books.house(app.venue).unwrap().reference.venue.till, vietcombank());
}

#[tokio::test(flavor = "multi_thread")]
async fn tips_tenders_and_money_that_goes_back() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let check = bill(&lan, "5").await;
        let pay = format!("/checks/{check}/payments");
        let version = mai.check(&check).await["version"].clone();
        let wallet = json!({ "version": version, "tender": "wallet", "amount": 60_000, "tip": 5_000, "reference": "MOMO 471" });
        let taken = mai.post(&pay, wallet).await.expect(201);
        assert_eq!(taken["due"], 50_000, "a tip settles nothing");
        let wrong = mai.check(&check).await["payments"][0].clone();
        assert_eq!((&wrong["tip"], &wrong["given"], &wrong["reference"]), (&json!(5_000), &json!(65_000), &json!("MOMO 471")));

        // It was the wrong button: an entry beside it says so.
        let void = format!("{pay}/{}/void", wrong["id"].as_str().unwrap());
        let seen = json!({ "version": taken["version"], "reason": "nhầm nút" });
        lan.post(&void, seen.clone()).await.problem(403, "not-allowed");
        let owed = mai.post(&void, seen).await.expect(201);
        assert_eq!(owed["due"], 110_000);
        let all = json!({ "version": owed["version"], "tender": "card", "amount": 110_000, "reference": "004711" });
        let closed = mai.post(&pay, all).await.expect(201);
        assert_eq!(closed["closed"], true);
        let read = mai.check(&check).await;
        let (entries, lines) = (read["payments"].as_array().unwrap(), read["lines"].as_array().unwrap());
        assert_eq!(entries.len(), 3);
        assert_eq!((&entries[1]["amount"], &entries[1]["reverses"]), (&json!(-60_000), &wrong["id"]));

        // A manager gives one dish back to the card, also when the house has long let go of the check.
        let card = entries[2]["id"].as_str().unwrap();
        let refund = format!("{pay}/{card}/refund");
        let one = json!({ "version": read["version"], "back": { "lines": [{ "line": lines[0]["id"], "quantity": 1 }] }, "reason": "nguội" });
        let needed = mai.post(&refund, one.clone()).await.problem(403, "approval-needed");
        assert_eq!(needed["amount"], 45_000);
        // The manager need not come to the till for long: a PIN allows just that.
        let manager = json!({ "act": "refund", "check": check, "amount": 45_000, "manager": app.staff("Anh Minh"), "pin": "9999" });
        let allowed = mai.post("/approvals", manager).await.expect(201);
        let mut approved = one;
        approved["approval"] = allowed["approval"].clone();
        let back = mai.post(&refund, approved).await.expect(201);
        assert_eq!(back["due"], 0);
        let read = minh.check(&check).await;
        assert_eq!((&read["refunded"], &read["payments"][3]["tender"]), (&json!(45_000), &json!("card")));
        let again = json!({ "version": back["version"], "back": { "lines": [{ "line": lines[0]["id"], "quantity": 1 }] }, "reason": "nguội" });
        minh.post(&refund, again).await.problem(422, "refunded-already");
        let more = json!({ "version": back["version"], "back": { "amount": 65_001 }, "reason": "nguội" });
        minh.post(&refund, more).await.problem(422, "more-than-taken");

        // Opened again, what went back is owed until the dish is off the bill; what the guest reads says it once.
        minh.post(&format!("/checks/{check}/reopen"), json!({ "reason": "tính nhầm" })).await.expect(200);
        let read = minh.check(&check).await;
        assert_eq!((&read["due"], &read["refunded"]), (&json!(45_000), &json!(0)));
        let entries: Vec<i64> = read["payments"].as_array().unwrap().iter().map(|entry| entry["amount"].as_i64().unwrap()).collect();
        assert_eq!(entries, [60_000, -60_000, 110_000, -45_000, 45_000, -45_000]);
        let off = json!({ "version": read["version"], "line": lines[0]["id"], "off": { "amount": 45_000 }, "reason": "nguội" });
        let even = minh.post(&format!("/checks/{check}/discounts"), off).await.expect(201);
        assert_eq!(even["due"], 0);
        let nothing = json!({ "version": even["version"], "tender": "cash", "amount": 0 });
        assert_eq!(mai.post(&pay, nothing).await.expect(201)["closed"], true);
        let receipt = app.cashier("Mai").await.get(&format!("/checks/{check}/receipt")).await;
        assert_eq!(receipt.text.matches("Hoàn tiền").count(), 1, "{}", receipt.text);

        let till = app.manager().await;
        let page = till.get(&format!("/checkout/{check}/money")).await;
        assert!(page.text.contains(&format!("/payments/{card}/refund")), "{}", page.text);
        let story = till.get(&format!("/checks/{check}/timeline")).await;
        assert!(story.text.contains("hoàn 45.000") && story.text.contains("hủy lần thu"), "{}", story.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paid_check_is_opened_again_after_a_restart_and_paid_anew() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let check = bill(&lan, "5").await;
        let mai = app.cashier("Mai").await;
        let version = lan.check(&check).await["version"].to_string();
        let cash = [
            ("version", version.as_str()),
            ("tender", "cash"),
            ("amount", "110.000"),
            ("given", "120.000"),
            ("tipping", "on"),
            ("tip", "10.000"),
        ];
        mai.post(&format!("/checks/{check}/payments"), &cash).await.sees(&format!("/checkout/{check}"));
        let receipt = mai.get(&format!("/checks/{check}/receipt")).await;
        assert!(receipt.text.contains("Tiền tip"), "{}", receipt.text);

        let app = app.restart().await;
        let (mai, manager) = (app.cashier("Mai").await, app.manager().await);
        let reopen = format!("/checks/{check}/reopen");
        assert_eq!(mai.act(&reopen, &[("reason", "nhầm")]).await.status, 403);
        assert_eq!(manager.act(&reopen, &[("reason", "")]).await.status, 422);
        let minh = app.staff("Anh Minh");
        let word = |pin| [("reason", "tính nhầm"), ("manager", minh.as_str()), ("pin", pin)];
        assert_eq!(mai.act(&reopen, &word("0000")).await.status, 403);
        mai.post(&reopen, &word("9999")).await.sees(&format!("/checkout/{check}"));
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        assert_eq!(lan.table("5").await["checks"], json!([check]));
        let read = lan.check(&check).await;
        assert_eq!((&read["due"], &read["closed_at"]), (&json!(0), &Value::Null));
        let payment = read["payments"][0]["id"].as_str().unwrap().to_owned();
        let version = read["version"].to_string();
        let void = format!("/checks/{check}/payments/{payment}/void");
        mai.post(&void, &[("version", &version), ("reason", "khách trả thẻ")])
            .await
            .sees(&format!("/checkout/{check}"));
        let read = lan.check(&check).await;
        assert_eq!(read["due"], 110_000);
        let version = read["version"].to_string();
        let card = [("version", version.as_str()), ("tender", "card"), ("amount", "110.000"), ("reference", "004711")];
        mai.post(&format!("/checks/{check}/payments"), &card).await.sees(&format!("/checkout/{check}"));
        let read = lan.check(&check).await;
        assert!(read["closed_at"].is_i64() && read["payments"].as_array().unwrap().len() == 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_is_split_in_mixed_ways_and_paid_part_by_part() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let check = bill(&lan, "5").await;
        let (division, pay) = (format!("/checks/{check}/division"), format!("/checks/{check}/payments"));
        let read = mai.check(&check).await;
        let even = json!({ "version": read["version"], "parts": [{ "share": 1 }, { "share": 1 }, { "share": 1 }] });
        let bad = json!({ "version": read["version"], "parts": [{ "share": 1 }] });
        lan.post(&division, even.clone()).await.problem(403, "not-allowed");
        mai.post(&division, bad).await.problem(422, "bad-division");
        let billed = mai.post(&division, even).await.expect(200);
        let totals = |read: &Value| -> Vec<i64> {
            read["parts"].as_array().unwrap().iter().map(|part| part["totals"]["total"].as_i64().unwrap()).collect()
        };
        assert_eq!(totals(&mai.check(&check).await), [36_667, 36_667, 36_666]);

        // Otherwise: the first line by thirds, somebody else puts down 20,000, the rest is the third one's.
        let mixed = json!({ "version": billed["version"],
            "parts": [{ "share": 0 }, { "fixed": 20_000 }, { "share": 1 }],
            "lines": [{ "line": read["lines"][0]["id"], "weights": [1, 0, 2] }] });
        mai.post(&division, mixed).await.expect(200);
        let split = mai.check(&check).await;
        let parts = totals(&split);
        assert_eq!((parts.iter().sum::<i64>(), parts[1]), (110_000, 20_000));
        let version = &split["version"];
        mai.post(&pay, payment(version, 1_000, None)).await.problem(422, "which-part");
        let first = split["parts"][1]["id"].as_str();
        mai.post(&pay, payment(version, 20_001, first)).await.problem(422, "more-than-due");
        let taken = mai.post(&pay, payment(version, 20_000, first)).await.expect(201);
        assert_eq!((&taken["closed"], &taken["due"]), (&json!(false), &json!(90_000)));
        let merge = json!({ "version": taken["version"], "parts": [] });
        mai.post(&division, merge).await.problem(409, "part-paid");
        let less = json!({ "version": taken["version"], "off": { "amount": 1_000 }, "reason": "khách quen" });
        mai.post(&format!("/checks/{check}/discounts"), less).await.problem(409, "part-paid");

        // A waiter adds: who has paid has paid.
        lan.order(&check, "R01", 1).await;
        let split = mai.check(&check).await;
        assert_eq!((totals(&split)[1], totals(&split).iter().sum::<i64>()), (20_000, 155_000));
        for place in [0, 2] {
            let now = mai.check(&check).await;
            let part = &now["parts"][place];
            let due = part["due"].as_i64().unwrap();
            mai.post(&pay, payment(&now["version"], due, part["id"].as_str())).await.expect(201);
        }
        let closed = mai.check(&check).await;
        assert!(closed["closed_at"].is_i64() && closed["due"] == 0);
        let till = app.cashier("Mai").await;
        let receipt = till.get(&format!("/checks/{check}/receipt?part=1")).await;
        assert!(receipt.text.contains("1/3"), "{}", receipt.text);
        let story = app.manager().await.get(&format!("/checks/{check}/timeline")).await;
        assert!(story.text.contains("tách hóa đơn thành 3 phần"), "{}", story.text);
    })
    .await;
}

fn payment(version: &Value, amount: i64, part: Option<&str>) -> Value {
    json!({ "version": version, "tender": "card", "amount": amount, "part": part })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tills_table_splits_and_merges() {
    let app = TestApp::start().await;
    let lan = Program::sign_in(&app.base, "Lan", "1111").await;
    let check = bill(&lan, "5").await;
    let mai = app.cashier("Mai").await;
    let page = mai.get(&format!("/checkout/{check}/split?parts=3")).await;
    assert!(page.text.contains("name=\"share-2\"") && !page.text.contains("share-3"), "{}", page.text);
    let read = lan.check(&check).await;
    let (version, line) = (read["version"].to_string(), read["lines"][1]["id"].as_str().unwrap().to_owned());
    let given = [format!("w-{line}-0"), format!("w-{line}-1")];
    let fields = [
        ("version", version.as_str()),
        ("parts", "2"),
        ("share-0", "1"),
        ("share-1", "0"),
        (&given[0], "1"),
        (&given[1], "1"),
    ];
    // While it is typed the table says what each comes to, or what is wrong; nothing happens.
    let trial = format!("/checks/{check}/division/trial");
    let sums = mai.act(&trial, &fields).await;
    assert!(sums.status == 200 && sums.text.contains("77.500") && sums.text.contains("32.500"), "{}", sums.text);
    let wrong = mai.act(&trial, &[("version", &version), ("parts", "2"), ("share-0", "x")]).await;
    assert!(wrong.status == 422 && wrong.text.contains("error"), "{}", wrong.text);
    assert_eq!(lan.check(&check).await["parts"], json!([]));
    mai.post(&format!("/checks/{check}/division"), &fields).await.sees(&format!("/checkout/{check}"));
    let split = lan.check(&check).await;
    assert_eq!(split["parts"][1]["due"], 32_500);
    let page = mai.get(&format!("/checkout/{check}?part=2")).await;
    assert!(page.text.contains("32.500") && page.text.contains("name=\"part\""), "{}", page.text);
    let version = split["version"].to_string();
    mai.post(&format!("/checks/{check}/division"), &[("version", &version), ("merge", "1")])
        .await
        .sees(&format!("/checkout/{check}"));
    assert_eq!(lan.check(&check).await["parts"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn waiters_see_that_it_is_being_settled_and_receipts_are_counted() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let check = bill(&lan, "5").await;
        let (phone, till) = (app.waiter("Lan").await, app.cashier("Mai").await);
        let settling = format!("/checks/{check}/settling");
        let seen = async |what: &str| phone.get(&format!("/checks/{check}")).await.text.contains(what);
        assert!(!seen("Đang thanh toán tại quầy").await);
        assert_eq!(phone.act(&settling, &[("began", "1")]).await.status, 403);
        till.act(&settling, &[("began", "1")]).await.expect(204);
        assert!(seen("Đang thanh toán tại quầy").await);
        till.act(&settling, &[]).await.expect(204);
        assert!(!seen("Đang thanh toán tại quầy").await);
        till.act(&settling, &[("began", "1")]).await.expect(204);

        let prints = format!("/checks/{check}/prints");
        // A provisional bill that the browser prints is asked for like any other: what is changed now needs a reason.
        assert!(lan.check(&check).await["bill_asked"].is_null());
        till.post(&prints, &[]).await.sees(&format!("/checks/{check}/receipt?print=1"));
        let read = lan.check(&check).await;
        assert!(read["bill_asked"].is_i64(), "{read}");
        let void = format!("/checks/{check}/lines/{}/void", read["lines"][0]["id"].as_str().unwrap());
        lan.post(&void, json!({ "version": read["lines"][0]["version"] })).await.problem(422, "reason-needed");
        Program::sign_in(&app.base, "Mai", "4444").await.pay_all(&check).await;
        assert!(!seen("Đang thanh toán tại quầy").await);
        let receipt = format!("/checks/{check}/receipt?print=1");
        till.post(&prints, &[]).await.sees(&receipt);
        assert!(!till.get(&receipt).await.text.contains("BẢN SAO"));
        let looked_at = till.get(&format!("/checks/{check}/receipt")).await;
        assert!(looked_at.text.contains("BẢN SAO 1"), "whoever prints what he looks at prints a copy");
        for copy in 1..3 {
            till.post(&prints, &[]).await.sees(&receipt);
            assert!(till.get(&receipt).await.text.contains(&format!("BẢN SAO {copy}")));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_part_has_a_receipt_of_its_own_as_soon_as_it_is_paid() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let (check, till) = (bill(&lan, "5").await, app.cashier("Mai").await);
        let version = mai.check(&check).await["version"].clone();
        let even = json!({ "version": version, "parts": [{ "share": 1 }, { "share": 1 }] });
        mai.post(&format!("/checks/{check}/division"), even).await.expect(200);
        let read = mai.check(&check).await;
        let first = read["parts"][0]["id"].as_str().unwrap().to_owned();
        let pay = format!("/checks/{check}/payments");
        mai.post(&pay, payment(&read["version"], 55_000, Some(&first))).await.expect(201);
        let paper =
            async |part: u8, query: &str| till.get(&format!("/checks/{check}/receipt?part={part}{query}")).await.text;
        let print = async |part: &str| till.post(&format!("/checks/{check}/prints"), &[("part", part)]).await;
        // The first has paid and goes; the other has not even the bill.
        assert!(paper(1, "").await.contains("HÓA ĐƠN") && paper(2, "").await.contains("TẠM TÍNH"));
        print("1").await.sees(&format!("/checks/{check}/receipt?print=1&part=1"));
        assert!(!paper(1, "&print=1").await.contains("BẢN SAO"));
        let read = mai.check(&check).await;
        let second = read["parts"][1]["id"].as_str().unwrap().to_owned();
        mai.post(&pay, payment(&read["version"], 55_000, Some(&second))).await.expect(201);
        print("2").await.sees(&format!("/checks/{check}/receipt?print=1&part=2"));
        assert!(!paper(2, "&print=1").await.contains("BẢN SAO"), "its first is no copy of the other's");
        print("1").await.sees(&format!("/checks/{check}/receipt?print=1&part=1"));
        assert!(paper(1, "&print=1").await.contains("BẢN SAO 1"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_dead_till_was_settling_is_left_at_once() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let check = bill(&lan, "5").await;
        let mut phone = watch(&app, &lan, &format!("check:{check}")).await;
        let mut till = watch(&app, &mai, "checkout").await;
        till.settles(&check).await;
        mai.post(&format!("/checks/{check}/settling"), Value::Null).await.expect(200);
        let settled = |screen: &Screen| screen.text().contains("Đang thanh toán tại quầy");
        shows_that(&mut phone, settled).await;
        // Its browser dies: nobody says that it has left, and no clock has to run out. The waiter sees it.
        till.until("beat").await;
        drop(till);
        shows_that(&mut phone, |screen| !settled(screen)).await;
        assert_eq!(lan.check(&check).await["settling"], false);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_till_that_is_back_at_once_settles_on() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let (back, gone) = (bill(&lan, "5").await, bill(&lan, "6").await);
        let settles = async |check: &str| {
            let mut till = watch(&app, &mai, "checkout").await;
            till.settles(check).await;
            mai.post(&format!("/checks/{check}/settling"), Value::Null).await.expect(200);
            till.until("beat").await;
            till
        };
        let mut other = watch(&app, &lan, &format!("check:{gone}")).await;
        let (reloading, dying) = (settles(&back).await, settles(&gone).await);
        shows_that(&mut other, |screen| screen.text().contains("Đang thanh toán tại quầy")).await;
        // A page is loaded anew: its socket ends, and another one says the same.
        drop(reloading);
        let _reloaded = settles(&back).await;
        drop(dying);
        shows_that(&mut other, |screen| !screen.text().contains("Đang thanh toán tại quầy")).await;
        // Whose socket ended later is left: the time of the one before it is over, too.
        assert_eq!(lan.check(&back).await["settling"], true);
        assert_eq!(lan.check(&gone).await["settling"], false);
    })
    .await;
}
