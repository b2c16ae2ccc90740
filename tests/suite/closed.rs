//! A guest comes back: the bill is found by what they still know of it.

use crate::program::{Program, line};
use crate::support::on_each_database;
use serde_json::json;

async fn paid(lan: &Program, mai: &Program, table: &str, amounts: &[(&str, i64, &str)]) -> String {
    let check = lan.open(table, 2).await;
    lan.send(&check, json!([line(&lan.item("R01").await, 1), line(&lan.item("R02").await, 1)])).await;
    for (tender, amount, reference) in amounts {
        let version = mai.check(&check).await["version"].clone();
        let payment = json!({ "version": version, "tender": tender, "amount": amount, "reference": reference });
        mai.post(&format!("/checks/{check}/payments"), payment).await.expect(201);
    }
    check
}

async fn found(mai: &Program, query: &str) -> Vec<String> {
    let list = mai.get(&format!("/checks?state=closed&{query}")).await.expect(200);
    let ids = list.as_array().unwrap().iter().map(|check| check["id"].as_str().unwrap().to_owned());
    ids.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paid_bill_is_found_by_its_number_table_sum_reference_or_day() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let five = paid(&lan, &mai, "5", &[("card", 110_000, "004711")]).await;
        let vip = paid(&lan, &mai, "6", &[("cash", 50_000, ""), ("wallet", 60_000, "MOMO 9")]).await;
        assert_eq!(found(&mai, "").await, [vip.clone(), five.clone()], "without a word the last ones");
        let read = mai.check(&five).await;
        let number = read["number"].as_u64().unwrap();
        let none: Vec<String> = Vec::new();
        for (word, wanted) in [
            (format!("%23{number}"), vec![five.clone()]),
            ("60.000".to_owned(), vec![vip.clone()]),
            ("momo%209".to_owned(), vec![vip.clone()]),
            ("B%C3%A0n%205".to_owned(), vec![five.clone()]),
            ("MOMO%209".to_owned(), vec![vip.clone()]),
            ("004711".to_owned(), vec![five.clone()]),
            ("5'%20OR%201=1".to_owned(), none.clone()),
            ("%25".to_owned(), none.clone()),
        ] {
            assert_eq!(found(&mai, &format!("q={word}")).await, wanted, "{word}");
        }
        assert_eq!(found(&mai, "q=6").await[0], vip, "its table");
        let day = read["business_day"].as_str().unwrap();
        assert_eq!(found(&mai, &format!("day={day}")).await.len(), 2);
        assert_eq!(found(&mai, &format!("day={day}&q=60.000")).await[0], vip);
        assert_eq!(found(&mai, "q=110000").await, [vip, five.clone()], "also what was paid in two ways");
        assert_eq!(found(&mai, "day=2020-01-01").await, none);
        mai.get("/checks?state=closed&day=yesterday").await.problem(400, "bad-query");

        let till = app.cashier("Mai").await;
        let page = till.get("/checkout-closed?q=004711").await.expect(200);
        assert!(page.text.contains(&five) && page.text.contains("value=\"004711\""), "{}", page.text);
        let page = till.get("/checkout-closed?q=nothing&day=").await.expect(200);
        assert!(page.text.contains("Không thấy hóa đơn nào"), "{}", page.text);
        let page = till.get("/checkout-closed?day=x").await;
        assert_eq!(page.status, 422);
    })
    .await;
}
