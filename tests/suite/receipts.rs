//! What receipts tell of the house, and which orders bear the service charge: pages, JSON, both databases.

use crate::program::{Program, id, line};
use crate::support::on_each_database;
use serde_json::{Value, json};

fn full() -> Value {
    json!({ "address": "12 Lê Lợi, Q.1", "phone": "028 3822 1234", "tax_code": "0312345678", "closing": "Hẹn gặp lại" })
}

#[tokio::test(flavor = "multi_thread")]
async fn receipts_tell_where_the_house_is_and_who_it_is_for_the_taxes() {
    on_each_database(async |app| {
        let boss = app.manager().await;
        let program = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let check = program.open("5", 2).await;
        program.send(&check, json!([line(&program.item("R09").await, 1)])).await;
        let bill = async || boss.get(&format!("/checks/{check}/receipt")).await.expect(200).text;
        let usual = bill().await;
        assert!(usual.contains("Cảm ơn quý khách") && !usual.contains("MST"), "{usual}");

        // With what no printer should get.
        let form = [
            ("address", "12 Lê Lợi,\u{1b}@ Q.1"),
            ("phone", "028 3822 1234"),
            ("tax_code", "0312345678"),
            ("closing", ""),
        ];
        boss.post("/manage/receipt", &form).await.sees("/manage/receipt?saved=1");
        let told = bill().await;
        for text in ["12 Lê Lợi, @ Q.1", "ĐT: 028 3822 1234", "MST: 0312345678"] {
            assert!(told.contains(text), "{text} in {told}");
        }
        assert!(!told.contains("class=\"thanks\""), "{told}");
        assert_eq!(program.any("PUT", "/settings/receipt", full()).await.expect(200), full());
        assert!(bill().await.contains("Hẹn gặp lại</p>"));
        // The usual thanks stay the usual ones, for readers of either language.
        let form = [("address", "12 Lê Lợi"), ("closing", "Cảm ơn quý khách. Hẹn gặp lại!")];
        boss.post("/manage/receipt", &form).await.sees("/manage/receipt?saved=1");
        let now = program.get("/settings/receipt").await.expect(200);
        assert_eq!(now, json!({ "address": "12 Lê Lợi", "phone": "", "tax_code": "", "closing": null }));

        // Nothing is cut: what is too long is said, stands there as it was typed, and changes nothing.
        let long = "x".repeat(121);
        let page = boss.post("/manage/receipt", &[("address", &long), ("phone", "1")]).await.expect(422).text;
        assert!(page.contains("“Địa chỉ”") && page.contains(&long), "{page}");
        for (field, bad) in [("address", long.as_str()), ("tax_code", "mã"), ("closing", &long)] {
            let mut wanted = full();
            wanted[field] = json!(bad);
            program.any("PUT", "/settings/receipt", wanted).await.problem(422, "bad-body");
        }
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        lan.any("PUT", "/settings/receipt", full()).await.problem(403, "not-allowed");
        assert_eq!(lan.get("/settings/receipt").await.expect(200), now);
        let after = app.restart().await;
        assert_eq!(after.app().books.house(after.venue).unwrap().reference.venue.letterhead.address, "12 Lê Lợi");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_takes_away_bears_no_service_unless_the_house_says_so() {
    on_each_database(async |app| {
        let boss = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let mut terms = json!({ "service": 1_000, "service_takeaway": false, "service_delivery": true,
            "tax_included": true, "cash_step": 0 });
        assert_eq!(boss.any("PUT", "/settings/terms", terms.clone()).await.expect(200), terms);
        let soup = boss.item("R01").await;
        let service = async |check: &str| boss.check(check).await["totals"]["service"].as_i64().unwrap();
        let open = async || {
            let check = id(&boss.post("/checks", json!({ "covers": 1 })).await.expect(201), "check");
            boss.send(&check, json!([line(&soup, 2)])).await;
            check
        };
        let bag = open().await;
        assert_eq!(service(&bag).await, 0);
        // Brought it bears service, at a table, too; what is before a cashier goes stale with it.
        let version = boss.check(&bag).await["version"].clone();
        boss.post(&format!("/checks/{bag}/away"), json!({ "delivery": true })).await.expect(200);
        assert_eq!(service(&bag).await, 9_000);
        assert_ne!(boss.check(&bag).await["version"], version);
        boss.post(&format!("/checks/{bag}/away"), json!({ "delivery": false })).await.expect(200);
        assert_eq!(service(&bag).await, 0);
        let table = boss.table("5").await;
        boss.post(&format!("/checks/{bag}/move"), json!({ "table": table["id"] })).await.expect(200);
        assert_eq!(service(&bag).await, 9_000);

        // No word of it makes a bill less than what was paid on it.
        let paid = open().await;
        boss.post(&format!("/checks/{paid}/away"), json!({ "delivery": true })).await.expect(200);
        let version = boss.check(&paid).await["version"].clone();
        let most = json!({ "version": version, "tender": "card", "amount": 95_000 });
        boss.post(&format!("/checks/{paid}/payments"), most).await.expect(201);
        boss.post(&format!("/checks/{paid}/away"), json!({ "delivery": false })).await.problem(409, "paid-already");
        assert_eq!(service(&paid).await, 9_000);

        // The counter goes by the same rule, and what is open keeps its terms.
        let sale = json!({ "lines": [line(&soup, 2)] });
        let quote = async || boss.post_keyless("/counter/quote", sale.clone()).await.expect(200)["total"].clone();
        let waiting = open().await;
        assert_eq!(quote().await, 90_000);
        terms["service_takeaway"] = json!(true);
        boss.any("PUT", "/settings/terms", terms.clone()).await.expect(200);
        assert_eq!(quote().await, 99_000);
        assert_eq!((service(&waiting).await, service(&open().await).await), (0, 9_000));
        for (field, bad) in [("service", json!(3_001)), ("cash_step", json!(-1)), ("more", json!(1))] {
            let mut wanted = terms.clone();
            wanted[field] = bad;
            boss.any("PUT", "/settings/terms", wanted).await.problem(422, "bad-body");
        }
        let page = app.manager().await;
        let form = [("service", "10"), ("cash_step", "0"), ("tax_included", "true"), ("service_delivery", "true")];
        page.post("/manage/terms", &form).await.sees("/manage/terms?saved=1");
        assert_eq!(quote().await, 90_000);
        assert!(page.get("/manage/terms?saved=1").await.expect(200).text.contains("Đã lưu."));
        // What was refused stands there as it was typed; the other forms show what is.
        let till = [("waiter_limit", "7"), ("cashier_limit", "9"), ("most", "a lot"), ("points_value", "-1")];
        let again = page.post("/manage/till", &till).await.expect(422).text;
        for kept in
            ["name=\"most\" inputmode=\"decimal\" autocomplete=\"off\" required value=\"a lot\"", "value=\"10\""]
        {
            assert!(again.contains(kept), "{kept} in {again}");
        }
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        lan.any("PUT", "/settings/terms", terms).await.problem(403, "not-allowed");
        let after = app.restart().await;
        let boss = Program::sign_in(&after.base, "Anh Minh", "9999").await;
        assert_eq!(boss.check(&waiting).await["totals"]["service"], 0);
    })
    .await;
}
