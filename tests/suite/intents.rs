//! Money on its way: a card, a transfer or a wallet is written down before it is asked for; whatever dies in between, it
//! comes back as “look”, and it is never taken twice.

use crate::program::{Program, id, key, line};
use crate::support::on_each_database;
use serde_json::{Value, json};

/// A check with pho for 45,000 and 65,000.
async fn bill(lan: &Program, table: &str) -> String {
    let check = lan.open(table, 2).await;
    lan.send(&check, json!([line(&lan.item("R01").await, 1), line(&lan.item("R02").await, 1)])).await;
    check
}

fn intent(version: &Value, tender: &str, amount: i64) -> Value {
    json!({ "version": version, "tender": tender, "amount": amount })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_on_its_way_cannot_be_taken_again_until_somebody_has_looked() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let check = bill(&lan, "5").await;
        let path = format!("/checks/{check}/intents");
        let seen = mai.check(&check).await["version"].clone();

        lan.post(&path, intent(&seen, "card", 1)).await.problem(403, "not-allowed");
        mai.post(&path, intent(&seen, "cash", 1)).await.problem(422, "not-outside");
        mai.post(&path, intent(&seen, "card", 110_001)).await.problem(422, "more-than-due");
        mai.post(&path, intent(&seen, "card", 0)).await.problem(422, "bad-amount");
        let begun_as = key();
        let begun = mai.post_as(&begun_as, &path, intent(&seen, "card", 80_000)).await.expect(201);
        assert_eq!((&begun["due"], &begun["on_its_way"]), (&json!(110_000), &json!(80_000)));
        let again = mai.post_as(&begun_as, &path, intent(&seen, "card", 80_000)).await;
        assert!(again.replayed && again.json() == begun, "the same step is not begun twice");

        // Neither as cash, nor by another step, nor at another till; the rest can be.
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let now = minh.check(&check).await;
        assert_eq!((&now["intents"][0]["id"], &now["intents"][0]["begun_by"]), (&begun["intent"], &json!("Mai")));
        let pay = format!("/checks/{check}/payments");
        let problem = minh.post(&pay, intent(&now["version"], "cash", 110_000)).await.problem(409, "on-its-way");
        assert!(problem["detail"].as_str().unwrap().contains("80.000"), "{problem}");
        minh.post(&path, intent(&now["version"], "wallet", 30_001)).await.problem(409, "on-its-way");
        minh.post(&pay, intent(&now["version"], "cash", 30_000)).await.expect(201);
        assert!(minh.check(&check).await["closed_at"].is_null(), "a card is still on its way");

        // What it is for can't be taken off meanwhile, and the bill can't become another's.
        let pho = &now["lines"][1];
        let void = json!({ "version": pho["version"], "reason": { "why": "quality" } });
        let void_at = format!("/checks/{check}/lines/{}/void", id(pho, "id"));
        minh.post(&void_at, void).await.problem(409, "paid-already");
        let other = bill(&lan, "6").await;
        let merge = json!({ "into": other, "version": minh.check(&check).await["version"] });
        lan.post(&format!("/checks/{check}/merge"), merge).await.problem(409, "has-payments");

        // A server later, on another device: unknown still. It did not come; then by transfer it does.
        let app = app.restart().await;
        let (lan, mai) = (lan.at(&app.base), mai.at(&app.base));
        let first = id(&begun, "intent");
        let missed = format!("{path}/{first}/missed");
        assert_eq!(mai.post(&missed, Value::Null).await.expect(200)["due"], 80_000);
        mai.post(&missed, Value::Null).await.problem(404, "no-such-payment");
        mai.post(&format!("{path}/{first}/arrived"), json!({})).await.problem(404, "no-such-payment");
        let seen = mai.check(&check).await["version"].clone();
        let second = mai.post(&path, intent(&seen, "transfer", 80_000)).await.expect(201);

        // A beer is ordered while it is on its way: this much is paid all the same, the beer is due.
        lan.order(&check, "R60", 1).await;
        let arrived = format!("{path}/{}/arrived", id(&second, "intent"));
        let said = key();
        let taken = mai.post_as(&said, &arrived, json!({ "reference": "FT2611" })).await.expect(201);
        assert_eq!((&taken["payment"], &taken["due"]), (&second["intent"], &json!(5_000)));
        assert!(mai.post_as(&said, &arrived, json!({ "reference": "FT2611" })).await.replayed);
        mai.post(&arrived, json!({})).await.problem(409, "intent-settled");
        let read = mai.check(&check).await;
        assert_eq!((read["payments"].as_array().unwrap().len(), &read["intents"]), (2, &json!([])));
        assert_eq!(read["payments"][1]["reference"], "FT2611");
        assert_eq!(mai.pay_all(&check).await["closed"], true);

        let timeline = app.manager().await.get(&format!("/checks/{check}/timeline")).await.expect(200).text;
        for said in ["chờ thu 80.000", "không nhận được 80.000", "chuyển khoản"] {
            assert!(timeline.contains(said), "“{said}” is not in {timeline}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_waits_for_its_card_stands_and_the_others_bear_what_comes() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let check = bill(&lan, "5").await;
        let divide =
            json!({ "version": mai.check(&check).await["version"], "parts": [{ "share": 1 }, { "share": 1 }] });
        mai.post(&format!("/checks/{check}/division"), divide.clone()).await.expect(200);
        let read = mai.check(&check).await;
        let part = read["parts"][0]["id"].clone();
        let path = format!("/checks/{check}/intents");
        let wish = json!({ "version": read["version"], "tender": "card", "amount": 55_000, "part": part });
        let begun = mai.post(&path, wish).await.expect(201);
        let divide = json!({ "version": begun["version"], "parts": [] });
        mai.post(&format!("/checks/{check}/division"), divide).await.problem(409, "part-paid");
        lan.order(&check, "R60", 2).await;
        let totals = |read: &Value| -> Vec<Value> {
            read["parts"].as_array().unwrap().iter().map(|part| part["totals"]["total"].clone()).collect()
        };
        assert_eq!(totals(&mai.check(&check).await), [json!(55_000), json!(65_000)]);
        mai.post(&format!("{path}/{}/missed", id(&begun, "intent")), Value::Null).await.expect(200);
        assert_eq!(mai.check(&check).await["due"], 120_000);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_till_asks_first_and_every_other_till_is_told_to_look() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let check = bill(&lan, "5").await;
        let mai = app.cashier("Mai").await;
        let version = lan.check(&check).await["version"].to_string();
        let typed = [("version", version.as_str()), ("tender", "card"), ("amount", "110.000")];
        mai.post(&format!("/checks/{check}/intents"), &typed).await.sees(&format!("/checkout/{check}"));
        let other = app.manager().await;
        let page = other.get(&format!("/checkout/{check}")).await.expect(200).text;
        assert!(page.contains("Chưa rõ tiền về chưa") && page.contains("Xem máy thẻ"), "{page}");
        assert!(!page.contains("id=\"pay\""), "all of it is on its way: there is nothing to take");
        assert!(other.get("/checkout").await.expect(200).text.contains("Chờ tiền 110.000"));
        let way = page.split("id=\"way-").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let arrived = format!("/checks/{check}/intents/{way}/arrived");
        other.post(&arrived, &[("reference", "4711")]).await.sees(&format!("/checkout/{check}"));
        assert_eq!(other.post(&arrived, &[]).await.status, 409);
        assert!(mai.get(&format!("/checkout/{check}")).await.expect(200).text.contains("Đã thu đủ"));
    })
    .await;
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn killed_between_asking_and_knowing_nothing_is_lost_or_taken_twice() {
    use crate::stops::Serving;
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("house.db");
    let serving = Serving::start(&database);
    let lan = Program::sign_in(&serving.base, "Lan", "1111").await;
    let mai = Program::sign_in(&serving.base, "Mai", "4444").await;
    let check = bill(&lan, "5").await;
    let path = format!("/checks/{check}/intents");
    let version = mai.check(&check).await["version"].clone();
    let begun = mai.post(&path, intent(&version, "transfer", 110_000)).await.expect(201);
    serving.ask("-KILL");
    drop(serving);

    let serving = Serving::start(&database);
    let (mai, said) = (mai.at(&serving.base), key());
    let read = mai.check(&check).await;
    assert_eq!((&read["intents"][0]["id"], &read["paid"]), (&begun["intent"], &json!(0)), "nobody knows yet");
    mai.post(&format!("/checks/{check}/payments"), intent(&read["version"], "cash", 110_000))
        .await
        .problem(409, "on-its-way");
    let arrived = format!("{path}/{}/arrived", id(&begun, "intent"));
    let taken = mai.post_as(&said, &arrived, json!({})).await.expect(201);
    assert_eq!(taken["closed"], true);
    serving.ask("-KILL");
    drop(serving);

    // The till never had its answer, and asks again.
    let serving = Serving::start(&database);
    let mai = mai.at(&serving.base);
    let again = mai.post_as(&said, &arrived, json!({})).await;
    assert!(again.replayed && again.json() == taken, "{again:?}");
    let read = mai.check(&check).await;
    assert_eq!((read["payments"].as_array().unwrap().len(), &read["paid"]), (1, &json!(110_000)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bill_is_divided_by_seats_at_the_till_and_by_a_program() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let check = lan.open("5", 3).await;
        let (rolls, salad, tea) = (lan.item("R01").await, lan.item("R02").await, lan.item("R60").await);
        let for_seat = |item: &Value, seat: u8| json!({ "item": item["id"], "quantity": 1, "seat": seat });
        lan.send(&check, json!([for_seat(&rolls, 1), for_seat(&salad, 2), line(&tea, 3)])).await;
        let till = app.cashier("Mai").await;
        let page = till.get(&format!("/checkout/{check}/split")).await.expect(200).text;
        assert!(page.contains("Theo chỗ ngồi") && page.contains("Khách 2"), "{page}");
        let version = mai.check(&check).await["version"].to_string();
        let form = [("version", version.as_str()), ("by-seat", "1")];
        till.post(&format!("/checks/{check}/division"), &form).await.sees(&format!("/checkout/{check}"));
        let read = mai.check(&check).await;
        let told = |read: &Value| -> Vec<(Value, Value)> {
            let parts = read["parts"].as_array().unwrap().iter();
            parts.map(|part| (part["seat"].clone(), part["totals"]["total"].clone())).collect()
        };
        assert_eq!(told(&read), [(json!(1), json!(52_500)), (json!(2), json!(72_500))]);
        assert!(till.get(&format!("/checkout/{check}")).await.text.contains("Khách 2"));
        // What seat 2 orders later is its own, also after a restart.
        lan.send(&check, json!([for_seat(&rolls, 2)])).await;
        let app = app.restart().await;
        let mai = mai.at(&app.base);
        let read = mai.check(&check).await;
        assert_eq!(told(&read)[1].1, 117_500);
        // A program divides by seats too, with a line that goes elsewhere.
        let parts = json!([{ "share": 1, "seat": 1 }, { "share": 0, "seat": 2 }]);
        let lines = json!([{ "line": read["lines"][0]["id"], "weights": [0, 1] }]);
        let body = json!({ "version": read["version"], "parts": parts, "lines": lines });
        let path = format!("/checks/{check}/division");
        mai.post(&path, body).await.expect(200);
        let read = mai.check(&check).await;
        assert_eq!(told(&read), [(json!(1), json!(15_000)), (json!(2), json!(155_000))]);
        let twice = json!({ "version": read["version"], "parts": [{ "seat": 1 }, { "seat": 1 }] });
        mai.post(&path, twice).await.problem(422, "bad-division");
        mai.post(&path, json!({ "version": read["version"], "parts": [] })).await.expect(200);
        assert_eq!(mai.check(&check).await["parts"], json!([]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_till_that_is_gone_settles_nothing_any_more() {
    use goimon_acts::Mind;
    use goimon_domain::settling::GONE;
    use goimon_domain::staff::Actor;
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let check = bill(&lan, "5").await;
        let path = format!("/checks/{check}/settling");
        let settles = async || lan.check(&check).await["settling"].clone();
        let mind = async || app.app().books.act(app.venue, &Actor::house(), None, Mind).await.unwrap();
        mai.post(&path, Value::Null).await.expect(200);
        // It says so again in time: still being settled, and one deed on the timeline.
        app.pass(GONE - 1);
        mai.post(&path, Value::Null).await.expect(200);
        app.pass(GONE - 1);
        mind().await;
        assert_eq!(settles().await, true);
        // Then its browser dies.
        app.pass(1);
        mind().await;
        assert_eq!(settles().await, false);
        let timeline = app.manager().await.get(&format!("/checks/{check}/timeline")).await.expect(200).text;
        assert_eq!(timeline.matches("bắt đầu tính tiền").count(), 1, "{timeline}");
        assert_eq!(timeline.matches("thôi tính tiền").count(), 1, "{timeline}");
    })
    .await;
}
