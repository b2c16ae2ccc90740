//! Money: totals by the venue's terms, payments against the bill that was seen, the table freed.

use crate::program::{Program, id, key, line};
use crate::support::{TestApp, on_each_database};
use goimon_domain::money::{Money, Rate};
use goimon_domain::staff::Actor;
use goimon_domain::venue::Terms;
use goimon_store::Change;
use serde_json::{Value, json};

const FEAST: &str = "category,code,name_en,name_vi,price,currency,station,tax_class,modifier_groups\n\
    Test,M1,Feast,Tiệc,1000000,VND,kitchen,food,\n\
    Test,M2,Food,Món ăn,347000,VND,kitchen,food,\n\
    Test,M3,Beer,Bia,128000,VND,bar,alcohol,\n";

async fn terms(app: &TestApp, service: u32, tax_included: bool, step: i64) {
    let terms = Terms { service: Rate(service), tax_included, cash_step: Money::minor(step), ..Terms::default() };
    app.app().door.change(app.venue, &Actor::house(), Change::Terms(terms)).await.unwrap();
}

/// A check with one each of these items.
async fn check_of(lan: &Program, table: &str, codes: &[&str]) -> String {
    let check = lan.open(table, 2).await;
    let mut lines = Vec::new();
    for code in codes {
        lines.push(line(&lan.item(code).await, 1));
    }
    lan.send(&check, json!(lines)).await;
    check
}

fn payment(version: &Value, tender: &str, amount: i64) -> Value {
    json!({ "version": version, "tender": tender, "amount": amount })
}

#[tokio::test(flavor = "multi_thread")]
async fn totals_follow_the_terms_of_the_house() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        app.menu(FEAST).await;

        terms(&app, 500, false, 0).await;
        let feast = check_of(&lan, "1", &["M1"]).await;
        let totals = lan.check(&feast).await["totals"].clone();
        assert_eq!((&totals["service"], &totals["total"]), (&json!(50_000), &json!(1_134_000)));
        assert_eq!(totals["taxes"][0], json!({ "class": "food", "rate": 800, "base": 1_050_000, "tax": 84_000 }));

        terms(&app, 0, true, 0).await;
        let mixed = lan.check(&check_of(&lan, "2", &["M2", "M3"]).await).await;
        assert_eq!(mixed["totals"]["total"], 475_000);
        let taxes: Vec<_> = mixed["totals"]["taxes"].as_array().unwrap().iter().map(|row| row["tax"].clone()).collect();
        assert_eq!(taxes, [json!(11_636), json!(25_704)]);
        assert_eq!(mixed["totals"]["tax_included"], true);

        terms(&app, 500, false, 1_000).await;
        let stepped = lan.check(&check_of(&lan, "3", &["M2", "M3"]).await).await;
        let totals = &stepped["totals"];
        let sum = |field: &str| totals[field].as_i64().unwrap();
        let tax: i64 = totals["taxes"].as_array().unwrap().iter().map(|row| row["tax"].as_i64().unwrap()).sum();
        assert_eq!(sum("lines") - sum("discount") + sum("service") + tax + sum("rounding"), sum("total"));
        assert_eq!(sum("total") % 1_000, 0);

        // What was agreed when the guests sat down stays.
        assert_eq!(lan.check(&feast).await["due"], 1_134_000);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_carries_the_bill_that_was_seen() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let check = check_of(&lan, "5", &["R01"]).await;
        let seen = mai.check(&check).await;
        lan.order(&check, "R02", 1).await;

        let pay = format!("/checks/{check}/payments");
        let stale = mai.post(&pay, payment(&seen["version"], "cash", 45_000)).await.problem(409, "stale");
        let now = mai.check(&check).await;
        assert_eq!((&stale["version"], &stale["due"]), (&now["version"], &json!(110_000)));
        assert_eq!(now["payments"], json!([]));

        let more = mai.post(&pay, payment(&now["version"], "cash", 110_001)).await.problem(422, "more-than-due");
        assert_eq!(more["due"], 110_000);
        mai.post(&pay, payment(&now["version"], "cash", 0)).await.problem(422, "bad-amount");
        mai.post(&pay, payment(&now["version"], "cash", -1)).await.problem(422, "bad-amount");
        mai.post(&pay, payment(&now["version"], "shells", 1)).await.problem(422, "bad-body");
        let change = json!({ "version": now["version"], "tender": "card", "amount": 1_000, "given": 5_000 });
        mai.post(&pay, change).await.problem(422, "only-cash-gives-change");
        let short = json!({ "version": now["version"], "tender": "cash", "amount": 110_000, "given": 100_000 });
        mai.post(&pay, short).await.problem(422, "given-too-little");
        assert_eq!(mai.check(&check).await["due"], 110_000);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn parts_make_the_whole_change_is_given_and_the_table_is_free() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let check = check_of(&lan, "5", &["R01", "R02"]).await;
        let pay = format!("/checks/{check}/payments");
        let version = mai.check(&check).await["version"].clone();
        let (key, card) = (key(), payment(&version, "card", 60_000));
        let first = mai.post_as(&key, &pay, card.clone()).await;
        assert_eq!(first.status, 201, "{}", first.text);
        let part = first.json();
        assert_eq!((&part["due"], &part["change"], &part["closed"]), (&json!(50_000), &json!(0), &json!(false)));
        let again = mai.post_as(&key, &pay, card).await;
        assert_eq!((again.status, &again.text), (201, &first.text), "money is taken once");
        assert_eq!(lan.table("5").await["checks"], json!([check]));

        let rest = json!({ "version": part["version"], "tender": "cash", "amount": 50_000, "given": 100_000 });
        let taken = mai.post(&pay, rest).await.expect(201);
        assert_eq!((&taken["due"], &taken["change"], &taken["closed"]), (&json!(0), &json!(50_000), &json!(true)));
        assert_eq!(lan.table("5").await["checks"], json!([]));
        assert_eq!(mai.get("/checks").await.expect(200), json!([]));

        let closed = mai.check(&check).await;
        assert!(closed["closed_at"].is_i64());
        assert_eq!((&closed["paid"], &closed["due"]), (&json!(110_000), &json!(0)));
        assert_eq!(closed["payments"][1]["change"], 50_000);
        let late = mai.post(&pay, payment(&taken["version"], "cash", 1)).await;
        late.problem(409, "check-closed");
        let listed = mai.get("/checks?state=closed").await.expect(200);
        assert_eq!(id(&listed[0], "id"), check);
        assert_eq!(listed[0]["totals"], closed["totals"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_cashiers_take_the_money_once() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let check = check_of(&lan, "5", &["R01"]).await;
        let whole = payment(&mai.check(&check).await["version"], "cash", 45_000);
        let pay = format!("/checks/{check}/payments");
        let (one, other) = tokio::join!(mai.post(&pay, whole.clone()), mai.post(&pay, whole.clone()));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 409]);
        assert_eq!(mai.check(&check).await["payments"].as_array().unwrap().len(), 1);
    })
    .await;
}
