//! Customers at the till: points that are earned and spent, bills that are paid later, and what goes back of both.

use crate::program::{Program, id, key, line};
use crate::support::{TestApp, on_each_database};
use goimon_domain::loyalty::PointsTerms;
use goimon_domain::money::Money;
use goimon_domain::staff::Actor;
use goimon_domain::venue::Till;
use goimon_store::Change;
use serde_json::{Value, json};

/// A point for every 10,000 paid, worth 1,000.
pub async fn points(app: &TestApp) {
    let points = PointsTerms { per: Money::minor(10_000), value: Money::minor(1_000) };
    let till = Change::Till(Till { points, ..Till::default() });
    app.app().door.change(app.venue, &Actor::house(), till).await.unwrap();
}

struct People {
    lan: Program,
    mai: Program,
    minh: Program,
}

async fn people(app: &TestApp) -> People {
    People {
        lan: Program::sign_in(&app.base, "Lan", "1111").await,
        mai: Program::sign_in(&app.base, "Mai", "4444").await,
        minh: Program::sign_in(&app.base, "Anh Minh", "9999").await,
    }
}

/// Hà, who may owe 100,000.
pub async fn ha(minh: &Program) -> String {
    let made = minh.post("/customers", json!({ "name": "Chị Hà", "phone": "0912 345 678" })).await.expect(201);
    let ha = id(&made, "id");
    minh.any("PUT", &format!("/customers/{ha}"), json!({ "limit": 100_000 })).await.expect(200);
    ha
}

/// A check of theirs with pho for 45,000 and 65,000.
async fn bill_of(people: &People, table: &str, customer: &str) -> String {
    let People { lan, mai, .. } = people;
    let check = lan.open(table, 2).await;
    lan.send(&check, json!([line(&lan.item("R01").await, 1), line(&lan.item("R02").await, 1)])).await;
    let version = mai.check(&check).await["version"].clone();
    let whose = json!({ "version": version, "customer": customer });
    mai.post(&format!("/checks/{check}/customer"), whose).await.expect(200);
    check
}

async fn pay(mai: &Program, check: &str, tender: &str, amount: i64) -> crate::program::Reply {
    let version = mai.check(check).await["version"].clone();
    let body = json!({ "version": version, "tender": tender, "amount": amount });
    mai.post(&format!("/checks/{check}/payments"), body).await
}

/// Points and debt.
pub async fn stands(mai: &Program, customer: &str) -> (i64, i64) {
    let read = mai.get(&format!("/customers/{customer}")).await.expect(200);
    (read["points"].as_i64().unwrap(), read["owed"].as_i64().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn points_are_earned_by_what_was_paid_spent_whole_and_go_back_with_a_refund() {
    on_each_database(async |app| {
        points(&app).await;
        let people = people(&app).await;
        let People { mai, minh, .. } = &people;
        let ha = ha(minh).await;
        let first = bill_of(&people, "5", &ha).await;
        pay(mai, &first, "points", 1_000).await.problem(409, "too-few-points");
        pay(mai, &first, "cash", 110_000).await.expect(201);
        assert_eq!(stands(mai, &ha).await, (11, 0), "eleven for 110,000");

        let second = bill_of(&people, "6", &ha).await;
        pay(mai, &second, "points", 1_500).await.problem(422, "points-not-whole");
        pay(mai, &second, "points", 12_000).await.problem(409, "too-few-points");
        pay(mai, &second, "points", 11_000).await.expect(201);
        assert_eq!(stands(mai, &ha).await, (0, 0));
        // Whose it is can't change under their points; entered wrongly, they are theirs again.
        let read = mai.check(&second).await;
        let nobody = json!({ "version": read["version"] });
        mai.post(&format!("/checks/{second}/customer"), nobody).await.problem(409, "paid-by-them");
        let void = format!("/checks/{second}/payments/{}/void", id(&read["payments"][0], "id"));
        mai.post(&void, json!({ "version": read["version"], "reason": "nhầm" })).await.expect(201);
        assert_eq!(stands(mai, &ha).await, (11, 0));
        pay(mai, &second, "points", 10_000).await.expect(201);
        pay(mai, &second, "card", 100_000).await.expect(201);
        assert_eq!(stands(mai, &ha).await, (11, 0), "one was left, ten for the 100,000 that were money");

        // A refund of money takes its points, one of points gives them back; also after a restart.
        let app = app.restart().await;
        let (mai, minh) = (mai.at(&app.base), minh.at(&app.base));
        let read = minh.check(&second).await;
        let refund = |payment: &Value| format!("/checks/{second}/payments/{}/refund", id(payment, "id"));
        let back = |version: &Value, amount: i64| json!({ "version": version, "back": { "amount": amount }, "reason": "nguội" });
        minh.post(&refund(&read["payments"][3]), back(&read["version"], 55_000)).await.expect(201);
        assert_eq!(stands(&mai, &ha).await, (5, 0), "four for the 45,000 that stay");
        let version = minh.check(&second).await["version"].clone();
        minh.post(&refund(&read["payments"][2]), back(&version, 4_000)).await.expect(201);
        assert_eq!(stands(&mai, &ha).await, (9, 0));

        let statement = mai.get(&format!("/customers/{ha}")).await.expect(200);
        let rows: Vec<(Value, i64)> = statement["entries"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["what"].clone(), row["points"].as_i64().unwrap()))
            .collect();
        let told = [("spent", 4), ("earned", -6), ("earned", 10), ("spent", -10), ("spent", 11), ("spent", -11), ("earned", 11)];
        assert_eq!(rows, told.map(|(what, points)| (json!(what), points)));
        assert_eq!(rows.iter().map(|(_, points)| points).sum::<i64>(), 9, "the statement is the balance");
        // The bill on paper says it too.
        let receipt = app.cashier("Mai").await.get(&format!("/checks/{second}/receipt")).await.expect(200).text;
        assert!(receipt.contains("Chị Hà") && receipt.contains("<dd>9 (+4)</dd>"), "{receipt}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bill_that_is_opened_again_earns_its_points_once() {
    on_each_database(async |app| {
        points(&app).await;
        let people = people(&app).await;
        let People { mai, minh, .. } = &people;
        let ha = ha(minh).await;
        let check = bill_of(&people, "5", &ha).await;
        pay(mai, &check, "cash", 60_000).await.expect(201);
        assert_eq!(stands(mai, &ha).await, (0, 0), "half a bill earns nothing yet");
        pay(mai, &check, "cash", 50_000).await.expect(201);
        assert_eq!(stands(mai, &ha).await, (11, 0));
        let reopen = format!("/checks/{check}/reopen");
        minh.post(&reopen, json!({ "reason": "tính nhầm" })).await.expect(200);
        assert_eq!(stands(mai, &ha).await, (0, 0), "an open bill has earned nothing");

        // Another server, started anew on the same database, knows what was earned and taken back.
        let app = app.restart().await;
        let (lan, mai, minh) = (people.lan.at(&app.base), mai.at(&app.base), minh.at(&app.base));
        lan.order(&check, "R01", 1).await;
        pay(&mai, &check, "cash", 45_000).await.expect(201);
        assert_eq!(stands(&mai, &ha).await, (15, 0), "fifteen for 155,000 in all");
        minh.post(&reopen, json!({ "reason": "nhầm nữa" })).await.expect(200);
        pay(&mai, &check, "cash", 0).await.expect(201);
        assert_eq!(stands(&mai, &ha).await, (15, 0), "however often it is opened");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bill_on_account_is_owed_up_to_a_limit_and_paid_into_the_shift_without_being_sold_again() {
    on_each_database(async |app| {
        let people = people(&app).await;
        let People { lan, mai, minh } = &people;
        mai.post("/shift", json!({ "what": "open", "float": 200_000 })).await.expect(200);
        let ha = ha(minh).await;
        let nobodys = lan.open("1", 1).await;
        lan.order(&nobodys, "R01", 1).await;
        pay(mai, &nobodys, "account", 45_000).await.problem(409, "no-customer");
        let check = bill_of(&people, "5", &ha).await;
        let problem = pay(mai, &check, "account", 110_000).await.problem(409, "over-limit");
        assert!(problem["detail"].as_str().unwrap().contains("100.000"), "{problem}");
        pay(mai, &check, "cash", 20_000).await.expect(201);
        pay(mai, &check, "account", 90_000).await.expect(201);
        assert_eq!(stands(mai, &ha).await, (0, 90_000));
        // A dish goes back: so much less is owed.
        let read = minh.check(&check).await;
        let refund = format!("/checks/{check}/payments/{}/refund", id(&read["payments"][1], "id"));
        let back = json!({ "version": read["version"], "back": { "amount": 30_000 }, "reason": "nguội" });
        minh.post(&refund, back).await.expect(201);
        assert_eq!(stands(mai, &ha).await, (0, 60_000));

        let settle = format!("/customers/{ha}/settlements");
        mai.post(&settle, json!({ "amount": 60_001, "tender": "cash" })).await.problem(409, "owes-less");
        mai.post(&settle, json!({ "amount": 1, "tender": "points" })).await.problem(422, "not-money");
        mai.post(&settle, json!({ "amount": 0, "tender": "cash" })).await.problem(422, "bad-amount");
        lan.post(&settle, json!({ "amount": 1, "tender": "cash" })).await.problem(403, "not-allowed");
        let once = key();
        mai.post_as(&once, &settle, json!({ "amount": 50_000, "tender": "cash" })).await.expect(201);
        assert!(mai.post_as(&once, &settle, json!({ "amount": 50_000, "tender": "cash" })).await.replayed);
        assert_eq!(stands(mai, &ha).await, (0, 10_000));

        // 200,000 + 20,000 sold for cash + 50,000 of the debt; only the bill is a sale.
        mai.post("/shift", json!({ "what": "count", "pieces": [] })).await.expect(200);
        let shift = mai.get("/shift").await.expect(200);
        assert_eq!((&shift["total"], &shift["checks"]), (&json!(110_000), &json!(1)));
        assert_eq!(shift["tenders"][0]["expected"], 270_000);
        let page = app.manager().await.get(&format!("/shifts/{}", id(&shift, "id"))).await.expect(200).text;
        assert!(page.contains("Thu nợ cũ, Tiền mặt") && page.contains("Ghi nợ × 1"), "{page}");
        let timeline = app.manager().await.get(&format!("/checks/{check}/timeline")).await.expect(200).text;
        assert!(timeline.contains("ghi nợ 90.000") && timeline.contains("Bớt nợ"), "{timeline}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_till_finds_and_edits_customers_and_takes_what_they_owe() {
    on_each_database(async |app| {
        points(&app).await;
        let people = people(&app).await;
        let ha = ha(&people.minh).await;
        let till = app.cashier("Mai").await;
        for typed in ["chi%20ha", "Hà", "5678", "0912345678", ""] {
            let page = till.get(&format!("/customers?q={typed}")).await.expect(200).text;
            assert!(page.contains("Chị Hà"), "{typed}: {page}");
        }
        for typed in ["100%25", "h_", "999"] {
            assert!(!till.get(&format!("/customers?q={typed}")).await.text.contains("Chị Hà"), "{typed}");
        }
        let at = format!("/customers/{ha}");
        // A cashier edits the name; tier and limit stay a manager's.
        let typed =
            [("name", "Hà Nguyễn"), ("phone", "0912345679"), ("note", "dị ứng tôm"), ("tier", "gold"), ("limit", "9")];
        till.post(&at, &typed).await.sees(&at);
        let read = people.mai.get(&at).await.expect(200);
        assert_eq!(
            (&read["name"], &read["tier"], &read["limit"]),
            (&json!("Hà Nguyễn"), &json!("member"), &json!(100_000))
        );
        assert_eq!(read["note"], "dị ứng tôm");
        assert_eq!(till.post(&at, &[("name", ""), ("phone", "0912345679")]).await.status, 422);
        app.manager().await.post(&at, &typed).await.sees(&at);
        assert_eq!(people.mai.get(&at).await.expect(200)["tier"], "gold");
        people.mai.any("PUT", &at, json!({ "limit": 1 })).await.problem(403, "not-allowed");
        let bad = people.minh.any("PUT", &at, json!({ "phone": "12" })).await;
        assert_eq!(bad.status, 422, "{}", bad.text);
        people.minh.any("PUT", &at, json!({ "limit": 500_000 })).await.expect(200);

        let check = bill_of(&people, "5", &ha).await;
        let page = till.get(&format!("/checkout/{check}")).await.expect(200).text;
        assert!(page.contains("value=\"account\"") && !page.contains("value=\"points\""), "no points yet: {page}");
        let version = people.mai.check(&check).await["version"].to_string();
        let typed = [("version", version.as_str()), ("tender", "account"), ("amount", "110.000")];
        till.post(&format!("/checks/{check}/payments"), &typed).await.sees(&format!("/checkout/{check}"));
        let page = till.get(&at).await.expect(200).text;
        assert!(page.contains("110.000") && page.contains("Khách trả nợ") && page.contains("11 điểm"), "{page}");
        let settle = format!("{at}/settle");
        assert_eq!(till.post(&settle, &[("amount", "999.000"), ("tender", "cash")]).await.status, 409);
        till.post(&settle, &[("amount", "110.000"), ("tender", "transfer")]).await.sees(&at);
        assert_eq!(stands(&people.mai, &ha).await, (11, 0));
        assert!(till.get(&at).await.text.contains("Trả nợ · Chuyển khoản"));
        let manager = app.manager().await;
        let terms = [
            ("waiter_limit", "0"),
            ("cashier_limit", "10"),
            ("most", "50"),
            ("points_per", "20.000"),
            ("points_value", "500"),
        ];
        manager.post("/manage/till", &terms).await.sees("/manage/terms?saved=1");
        let points = app.app().books.house(app.venue).unwrap().reference.venue.till.points;
        assert_eq!((points.per.units(), points.value.units()), (20_000, 500));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_count_one_account() {
    let Some(app) = TestApp::start_on(goimon_store::DatabaseKind::Postgres).await else { return };
    points(&app).await;
    let people = people(&app).await;
    let ha = ha(&people.minh).await;
    let other = app.neighbour().await;
    let (first, second) = (bill_of(&people, "5", &ha).await, bill_of(&people, "6", &ha).await);
    let elsewhere = people.mai.at(&other.base);
    // Both put 60,000 on an account of 100,000 at once: one of them is refused.
    let (one, two) =
        tokio::join!(pay(&people.mai, &first, "account", 60_000), pay(&elsewhere, &second, "account", 60_000));
    let mut answers = [one.status, two.status];
    answers.sort_unstable();
    assert_eq!(answers, [201, 409]);
    assert_eq!(stands(&elsewhere, &ha).await, (0, 60_000));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_puts_points_and_debt_right_with_a_reason_and_never_below_zero() {
    on_each_database(async |app| {
        let People { mai, minh, .. } = people(&app).await;
        let ha = ha(&minh).await;
        let path = format!("/customers/{ha}/corrections");
        let right = json!({ "points": 30, "owed": 50_000, "reason": "sổ cũ" });
        mai.post(&path, right.clone()).await.problem(403, "not-allowed");
        let key = key();
        minh.post_as(&key, &path, right.clone()).await.expect(201);
        minh.post_as(&key, &path, right).await.expect(201);
        assert_eq!(stands(&mai, &ha).await, (30, 50_000), "once");
        minh.post(&path, json!({ "points": -31, "reason": "nhầm" })).await.problem(409, "too-few-points");
        minh.post(&path, json!({ "owed": -50_001, "reason": "nhầm" })).await.problem(409, "owes-less");
        minh.post(&path, json!({ "points": 1, "reason": " " })).await.problem(422, "no-reason");
        minh.post(&path, json!({ "reason": "không gì cả" })).await.problem(422, "bad-amount");
        minh.post(&path, json!({ "points": i64::MAX, "reason": "nhầm" })).await.problem(422, "bad-amount");
        minh.post(&path, json!({ "points": -30, "owed": -50_000, "reason": "xong" })).await.expect(201);
        let statement = mai.get(&format!("/customers/{ha}")).await.expect(200);
        let rows = statement["entries"].as_array().unwrap();
        assert_eq!((rows.len(), &rows[1]["what"], &rows[1]["reason"]), (2, &json!("corrected"), &json!("sổ cũ")));

        // The page: a minus as people type it; a cashier has no such form.
        let manager = app.manager().await;
        let typed = [("points", "−1"), ("reason", "thử")];
        manager.post(&format!("/customers/{ha}/correct"), &typed).await.expect(409);
        manager.post(&format!("/customers/{ha}/correct"), &[("points", "+5"), ("reason", "quà")]).await.expect(303);
        let page = app.cashier("Mai").await.get(&format!("/customers/{ha}")).await.expect(200).text;
        assert!(page.contains("Sửa tay · quà") && !page.contains("/correct\""), "{page}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_debt_that_a_card_pays_waits_until_somebody_has_looked_and_is_paid_once() {
    on_each_database(async |app| {
        let People { mai, minh, .. } = people(&app).await;
        let ha = ha(&minh).await;
        let owed = json!({ "owed": 100_000, "reason": "sổ cũ" });
        minh.post(&format!("/customers/{ha}/corrections"), owed).await.expect(201);
        let (debts, settle) = (format!("/customers/{ha}/debts"), format!("/customers/{ha}/settlements"));
        let paid = |tender: &str, amount: i64| json!({ "tender": tender, "amount": amount });
        mai.post(&debts, paid("cash", 60_000)).await.problem(422, "not-outside");
        mai.post(&debts, paid("card", 60_000)).await.expect(201);
        mai.post(&debts, paid("transfer", 50_000)).await.problem(409, "on-its-way");
        mai.post(&settle, paid("cash", 50_000)).await.problem(409, "on-its-way");
        mai.post(&settle, paid("cash", 40_000)).await.expect(201);

        // A crash: it stands there as before, at every till.
        let app = app.restart().await;
        let mai = mai.at(&app.base);
        let waiting = mai.get(&format!("/customers/{ha}")).await.expect(200)["waiting"].clone();
        assert_eq!((&waiting[0]["amount"], &waiting[0]["tender"]), (&json!(60_000), &json!("card")));
        let page = app.cashier("Mai").await.get("/customers").await.expect(200).text;
        assert!(page.contains("Đang chờ tiền trả nợ") && page.contains("60.000"), "{page}");
        let one = format!("{debts}/{}", waiting[0]["id"].as_str().unwrap());
        mai.post("/shift", json!({ "what": "open", "float": 0 })).await.expect(200);
        mai.post(&one, json!({ "came": true })).await.expect(200);
        mai.post(&one, json!({ "came": true })).await.problem(409, "intent-settled");
        mai.post(&one, json!({ "came": false })).await.problem(409, "intent-settled");
        assert_eq!(stands(&mai, &ha).await, (0, 0));
        mai.post("/shift", json!({ "what": "count", "pieces": [] })).await.expect(200);
        let shift = mai.get("/shift").await.expect(200);
        let card = shift["tenders"].as_array().unwrap().iter().find(|row| row["tender"] == "card").unwrap();
        assert_eq!(card["expected"], 60_000, "no sale, but this shift's slip");
    })
    .await;
}
