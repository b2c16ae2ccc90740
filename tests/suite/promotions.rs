//! Promotions and vouchers: what comes off by rule and by code, on every page and for programs.

use crate::program::{Program, key, line};
use crate::support::{TestApp, on_each_database};
use futures_util::future::join_all;
use goimon_store::DatabaseKind;
use serde_json::{Value, json};

/// A rule as a program makes it; its id.
async fn rule(minh: &Program, name: &str, what: Value, more: Value) -> String {
    let mut body = json!({ "name_vi": name, "name_en": name, "active": true, "what": what, "stacks": true });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let made = minh.post("/promotions", body).await.expect(201);
    made["id"].as_str().unwrap().to_owned()
}

/// A voucher of 30,000 off from 50,000 on, each code once, with a budget for two of them.
pub async fn voucher(minh: &Program, codes: &[&str]) -> String {
    let what = json!({ "kind": "spend", "least": 50_000, "off": { "amount": 30_000 } });
    let code = json!({ "code": { "uses": 1, "budget": 60_000 } });
    let id = rule(minh, "Phiếu Tết", what, code).await;
    minh.post(&format!("/promotions/{id}/codes"), json!({ "codes": codes })).await.expect(201);
    id
}

fn offs(check: &Value) -> Vec<(String, i64)> {
    let all = check["promotions"].as_array().unwrap().iter();
    all.map(|one| (one["name_vi"].as_str().unwrap().to_owned(), one["off"].as_i64().unwrap())).collect()
}

fn some(name: &str, off: i64) -> Vec<(String, i64)> {
    vec![(name.to_owned(), off)]
}

#[tokio::test(flavor = "multi_thread")]
async fn happy_hour_is_on_the_menu_the_bill_and_the_receipt() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let before = lan.open("4", 2).await;
        // From 17:00 to 19:00, a fifth off the spring rolls for 45,000; it is 18:00.
        let item = lan.item("R01").await;
        let what = json!({ "kind": "price", "on": { "items": [item["id"]] }, "cut": { "percent": 2_000 } });
        let hours = json!({ "when": { "from": 1_020, "to": 1_140 } });
        rule(&minh, "Giờ vàng", what, hours).await;
        lan.post("/promotions", json!({})).await.problem(403, "not-allowed");

        let item = lan.item("R01").await;
        assert_eq!((&item["price"], &item["price_now"]), (&json!(45_000), &json!(36_000)));
        let check = lan.open("5", 2).await;
        let phone = app.waiter("Lan").await;
        let menu = phone.get(&format!("/checks/{check}/menu")).await.expect(200).text;
        assert!(menu.contains(r#"data-price="36000""#), "the cart reckons with it");
        assert!(menu.contains("45.000</s>") && menu.contains("36.000</b>"), "and shows both");

        let path = |check: &str| format!("/checks/{check}/rounds");
        let send = |seen: i64| json!({ "lines": [{ "item": item["id"], "quantity": 2, "seen": seen }] });
        let refused = lan.post(&path(&check), send(45_000)).await.problem(409, "price-changed");
        assert_eq!(refused["now"], 36_000);
        lan.post(&path(&check), send(36_000)).await.expect(201);
        let read = lan.check(&check).await;
        assert_eq!(offs(&read), some("Giờ vàng", 18_000));
        assert_eq!((&read["totals"]["lines"], &read["due"]), (&json!(90_000), &json!(72_000)));
        // Prices are judged when it is sent, also on a check that was opened before there was the rule.
        lan.post(&path(&before), send(36_000)).await.expect(201);

        let till = app.cashier("Mai").await;
        for page in [format!("/checkout/{check}"), format!("/checks/{check}/receipt")] {
            let page = till.get(&page).await.expect(200).text;
            assert!(page.contains("Giờ vàng") && page.contains("−18.000"), "{page}");
        }
        let sent = phone.get(&format!("/checks/{check}")).await.expect(200).text;
        assert!(sent.contains("Giờ vàng") && sent.contains("−18.000"), "{sent}");

        // An hour later it costs what it costs; the open bill keeps what it was told, also after the power came back.
        app.pass(3_600_000);
        lan.post(&path(&check), send(36_000)).await.problem(409, "price-changed");
        let app = app.restart().await;
        let lan = lan.at(&app.base);
        assert_eq!(offs(&lan.check(&check).await), some("Giờ vàng", 18_000));
        lan.post(&path(&check), send(45_000)).await.expect(201);
        assert_eq!(lan.check(&check).await["due"], 162_000);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn offers_are_those_of_the_opening_whatever_a_manager_changes() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let three = json!({ "kind": "buy_get", "buy": 2, "get": 1, "off": 10_000 });
        let id = rule(&minh, "Mua 2 tặng 1", three.clone(), json!({})).await;
        let check = lan.open("5", 2).await;
        lan.order(&check, "R02", 3).await;
        assert_eq!(offs(&lan.check(&check).await), some("Mua 2 tặng 1", 65_000));

        let off = json!({ "name_vi": "Thôi", "name_en": "No more", "active": false, "what": three, "stacks": true });
        minh.post(&format!("/promotions/{id}"), off).await.expect(200);
        lan.order(&check, "R02", 3).await;
        assert_eq!(offs(&lan.check(&check).await), some("Mua 2 tặng 1", 130_000));
        let later = lan.open("6", 2).await;
        lan.order(&later, "R02", 3).await;
        assert_eq!(offs(&lan.check(&later).await), []);

        // A discount by hand comes off what is left, and its limit is of hands alone: a tenth of 390,000.
        let version = lan.check(&check).await["version"].clone();
        let body = |amount| json!({ "version": version, "off": { "amount": amount }, "reason": "khách quen" });
        let path = format!("/checks/{check}/discounts");
        mai.post(&path, body(39_001)).await.problem(422, "discount-needs-approval");
        let billed = mai.post(&path, body(39_000)).await.expect(201);
        assert_eq!(billed["total"], 390_000 - 130_000 - 39_000);

        let paid = mai.pay_all(&check).await;
        assert_eq!(paid["closed"], true);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voucher_is_made_on_the_phone_and_taken_at_the_till() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let check = lan.open("5", 2).await;
        lan.order(&check, "R02", 1).await;
        let minh = app.manager().await;
        minh.get("/manage/promotions/new?kind=voucher").await.expect(200);
        let mut fields = vec![
            ("kind", "voucher"),
            ("name_vi", "Phiếu Tết"),
            ("name_en", "New Year"),
            ("off", "30.000"),
            ("least", "100.000"),
            ("uses", "1"),
            ("stacks", "true"),
            ("active", "true"),
            ("priority", "0"),
        ];
        fields[3] = ("off", "120%");
        assert!(minh.post("/manage/promotions", &fields).await.expect(422).text.contains("Giảm bao nhiêu"));
        fields[3] = ("off", "30.000");
        let made = minh.post("/manage/promotions", &fields).await.expect(303);
        let codes = made.location().to_owned();
        minh.post(&codes, &[("code", "tet 2027")]).await.sees(&codes);
        minh.post(&codes, &[("count", "25"), ("prefix", "xuan")]).await.sees(&codes);
        let page = minh.get(&codes).await.expect(200).text;
        assert_eq!((page.matches(">XUAN").count(), page.matches("TET2027</b>").count()), (25, 1), "{page}");
        assert!(minh.get("/manage/promotions").await.expect(200).text.contains("Phiếu Tết"));

        let mai = app.cashier("Mai").await;
        let take = async |code: &str| {
            let version = lan.check(&check).await["version"].to_string();
            mai.post(&format!("/checks/{check}/vouchers"), &[("version", &version), ("code", code)]).await
        };
        assert!(take("TET2028").await.expect(404).text.contains("Không có mã này"));
        assert!(take("TET2027").await.expect(422).text.contains("100.000"), "it is for larger checks");
        lan.order(&check, "R02", 1).await;
        let side = format!("/checkout/{check}/discount");
        take("Tet-2027").await.sees(&side);
        let page = mai.get(&side).await.expect(200).text;
        assert!(page.contains("TET2027") && page.contains("−30.000"), "{page}");
        assert!(minh.get(&codes).await.expect(200).text.contains("đã dùng 1 lần"));
        let read = lan.check(&check).await;
        assert_eq!((&read["due"], &read["promotions"][0]["code"]), (&json!(100_000), &json!("TET2027")));

        let redemption = read["promotions"][0]["redemption"].as_str().unwrap().to_owned();
        let back = format!("/checks/{check}/vouchers/{redemption}/withdraw");
        mai.post(&back, &[("version", &read["version"].to_string())]).await.sees(&side);
        assert_eq!(lan.check(&check).await["due"], 130_000);
        take("TET2027").await.sees(&side);
        let told = minh.get(&format!("/checks/{check}/timeline")).await.expect(200).text;
        assert!(told.contains("nhận phiếu giảm giá Phiếu Tết") && told.contains("bỏ phiếu giảm giá"), "{told}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_use_of_a_code_is_made_once() {
    on_each_database(async |app| {
        let neighbour = match app.app().store.kind() {
            DatabaseKind::Postgres => Some(app.neighbour().await),
            DatabaseKind::Sqlite => None,
        };
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let there = mai.at(neighbour.as_ref().map_or(&app.base, |other| &other.base));
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let id = voucher(&minh, &["TET1", "TET2", "TET3"]).await;
        let mut checks = Vec::new();
        for _ in 0..4 {
            let check =
                mai.post("/checks", json!({ "covers": 2 })).await.expect(201)["check"].as_str().unwrap().to_owned();
            mai.order(&check, "R02", 1).await;
            checks.push(check);
        }
        // Two tills on two servers type the same code at the same moment, each on two checks.
        let take = |till: &Program, check: &str, code: &str| {
            let (till, path, code) = (till.clone(), format!("/checks/{check}/vouchers"), code.to_owned());
            let check = check.to_owned();
            async move {
                let version = till.check(&check).await["version"].clone();
                till.post(&path, json!({ "version": version, "code": code })).await
            }
        };
        let tills = [&mai, &there, &mai, &there];
        let replies = join_all(checks.iter().zip(tills).map(|(check, till)| take(till, check, "TET1"))).await;
        let mut done = replies.iter().map(|reply| reply.status).collect::<Vec<_>>();
        done.sort_unstable();
        assert_eq!(done, [201, 409, 409, 409], "once");

        // The budget is for two of three codes.
        let on: Vec<&String> =
            checks.iter().zip(&replies).filter(|(_, reply)| reply.status == 409).map(|(check, _)| check).collect();
        let both = join_all([take(&mai, on[0], "TET2"), take(&there, on[1], "TET3")]).await;
        let mut done = both.iter().map(|reply| reply.status).collect::<Vec<_>>();
        done.sort_unstable();
        assert_eq!(done, [201, 409], "and no further than the budget");

        // What the answer was lost for is asked again with its key, and is there once.
        let open = lan_open(&mai).await;
        minh.post(&format!("/promotions/{id}/codes"), json!({ "codes": ["TET1", "TET4"] })).await.expect(201);
        let (key, version) = (key(), mai.check(&open).await["version"].clone());
        let (path, body) = (format!("/checks/{open}/vouchers"), json!({ "version": version, "code": "TET4" }));
        mai.post_as(&key, &path, body.clone()).await.problem(409, "voucher-budget-spent");
        let standing = minh.get(&format!("/promotions/{id}/codes")).await.expect(200);
        assert_eq!(standing["spent"], 60_000);

        // A check that is put away gives its code back; a closed one keeps what it took.
        let mut freed = false;
        for check in &checks {
            let read = mai.check(check).await;
            if !offs(&read).is_empty() && !freed {
                let found = &read["lines"][0];
                let edit = json!({ "version": found["version"] });
                mai.post(&format!("/checks/{check}/lines/{}/void", found["id"].as_str().unwrap()), edit)
                    .await
                    .expect(200);
                mai.delete(&format!("/checks/{check}"), Value::Null).await.expect(200);
                freed = true;
            }
        }
        let standing = minh.get(&format!("/promotions/{id}/codes")).await.expect(200);
        assert_eq!(standing["spent"], 30_000);
        let billed = mai.post_as(&key, &path, body.clone()).await.expect(201);
        assert_eq!(mai.post_as(&key, &path, body).await.expect(201), billed, "the same answer for the same key");
        mai.pay_all(&open).await;
        assert_eq!(minh.get(&format!("/promotions/{id}/codes")).await.expect(200)["spent"], 60_000);
    })
    .await;
}

/// A takeaway check with one dish for 65,000.
async fn lan_open(mai: &Program) -> String {
    let check = mai.post("/checks", json!({ "covers": 1 })).await.expect(201)["check"].as_str().unwrap().to_owned();
    let item = mai.item("R02").await;
    mai.send(&check, json!([line(&item, 1)])).await;
    check
}

#[tokio::test(flavor = "multi_thread")]
async fn the_manager_s_forms_say_what_is_wrong_and_keep_what_is_right() {
    let app = TestApp::start().await;
    let minh = app.manager().await;
    let beer = app.item("R02");
    let item = format!("i:{beer}");
    let happy = [
        ("kind", "price"),
        ("name_vi", "Giờ vàng"),
        ("on", item.as_str()),
        ("off", "50.000"),
        ("how", "price"),
        ("day", "1"),
        ("day", "5"),
        ("from", "22:00"),
        ("to", "02:00"),
        ("active", "true"),
    ];
    minh.post("/manage/promotions", &happy).await.sees("/manage/promotions");
    let list = minh.get("/manage/promotions").await.expect(200).text;
    assert!(list.contains("T2 T6") && list.contains("22:00–02:00"), "{list}");
    let at = list.find("/manage/promotions/").unwrap();
    let path: String = list[at..].chars().take_while(|c| *c != '"').collect();
    let form = minh.get(&path).await.expect(200).text;
    assert!(form.contains(r#"value="22:00""#) && form.contains(&format!(r#"value="{item}" selected"#)), "{form}");
    for (field, value) in [("off", "nhiều"), ("day", "9"), ("to", "22:00"), ("on", "x"), ("kind", "none")] {
        let bad: Vec<_> = happy.iter().filter(|(name, _)| *name != field).copied().chain([(field, value)]).collect();
        minh.post(&path, &bad).await.expect(422);
    }
    minh.get("/manage/promotions/new?kind=nothing").await.expect(404);
    for kind in ["price", "buyget", "combo", "spend"] {
        minh.get(&format!("/manage/promotions/new?kind={kind}")).await.expect(200);
    }
    let combo = [
        ("kind", "combo"),
        ("name_vi", "Combo trưa"),
        ("part1", item.as_str()),
        ("part2", item.as_str()),
        ("price", "100.000"),
        ("active", "true"),
    ];
    minh.post("/manage/promotions", &combo[..3]).await.expect(422);
    minh.post("/manage/promotions", &combo).await.sees("/manage/promotions");
    let lan = Program::sign_in(&app.base, "Lan", "1111").await;
    let check = lan.open("5", 2).await;
    lan.order(&check, "R02", 2).await;
    assert_eq!(offs(&lan.check(&check).await), some("Combo trưa", 30_000));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_is_found_by_phone_and_has_the_price_of_their_tier() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let item = lan.item("R01").await;
        let on = json!({ "items": [item["id"]] });
        let price = json!({ "kind": "price", "on": on, "cut": { "price": 40_000 } });
        rule(&minh, "Giá hạng vàng", price, json!({ "tier": "gold" })).await;
        let spend = json!({ "kind": "spend", "off": { "percent": 1_000 } });
        rule(&minh, "Thành viên giảm 10%", spend, json!({ "tier": "member" })).await;

        let (gold, body) = (key(), json!({ "name": " Chị  Hà ", "phone": "+84 912 345 678", "tier": "gold" }));
        let ha = minh.post_as(&gold, "/customers", body.clone()).await.expect(201);
        assert_eq!((&ha["name"], &ha["phone"]), (&json!("Chị Hà"), &json!("0912345678")));
        assert_eq!(minh.post_as(&gold, "/customers", body.clone()).await.expect(201), ha, "once");
        minh.post("/customers", body).await.problem(409, "phone-taken");
        minh.post("/customers", json!({ "name": "X", "phone": "12" })).await.expect(422);
        for typed in ["0912345678", "%2B84912345678", "5678", "091+234+5678"] {
            let found = mai.get(&format!("/customers?phone={typed}")).await.expect(200);
            assert_eq!(found["customers"][0]["id"], ha["id"], "{typed}");
        }
        assert_eq!(mai.get("/customers?phone=678").await.expect(200)["customers"], json!([]));

        // What was sent before costs what was told; the tier's tenth comes off all at once.
        let check = lan.open("5", 2).await;
        lan.order(&check, "R01", 1).await;
        assert_eq!(offs(&lan.check(&check).await), []);
        let path = format!("/checks/{check}/customer");
        let version = lan.check(&check).await["version"].clone();
        let whose = json!({ "version": version, "customer": ha["id"] });
        mai.post(&path, json!({ "version": version, "customer": version })).await.expect(422);
        mai.post(&path, json!({ "version": version, "customer": check })).await.problem(404, "no-such-customer");
        let billed = mai.post(&path, whose).await.expect(200);
        assert_eq!(billed["due"], 40_500);
        let menu = app.waiter("Lan").await.get(&format!("/checks/{check}/menu")).await.expect(200).text;
        assert!(menu.contains("40.000</b>"), "the phone shows the tier's price");
        let send = json!({ "lines": [{ "item": item["id"], "quantity": 1, "seen": 40_000 }] });
        lan.post(&format!("/checks/{check}/rounds"), send).await.expect(201);
        let read = lan.check(&check).await;
        assert_eq!(offs(&read), [("Giá hạng vàng".to_owned(), 5_000), ("Thành viên giảm 10%".to_owned(), 8_500)]);
        assert_eq!((&read["customer"]["name"], &read["due"]), (&json!("Chị Hà"), &json!(76_500)));

        // At the till: somebody new, found again by the last digits, on the check and off again.
        let till = app.cashier("Mai").await;
        let page = format!("/checkout/{check}/customer");
        assert!(till.get(&page).await.expect(200).text.contains("Chị Hà"));
        let version = read["version"].to_string();
        let fields = [("version", version.as_str()), ("name", "Anh Ba"), ("phone", "0987.654.321"), ("tier", "gold")];
        till.post(&format!("/checks/{check}/customers"), &fields).await.sees(&format!("/checkout/{check}"));
        let read = lan.check(&check).await;
        assert_eq!(read["customer"]["tier"], "member", "a cashier makes nobody gold");
        assert!(till.get(&format!("{page}?q=4321")).await.expect(200).text.contains("Anh Ba"));
        assert!(till.get(&format!("/checkout/{check}")).await.expect(200).text.contains("Anh Ba (Thành viên)"));
        let version = read["version"].to_string();
        till.post(&format!("/checks/{check}/customer"), &[("version", &version)])
            .await
            .sees(&format!("/checkout/{check}"));
        let app = app.restart().await;
        let read = lan.at(&app.base).check(&check).await;
        assert_eq!((&read["customer"], &read["due"]), (&Value::Null, &json!(85_000)));
        let told = app.manager().await.get(&format!("/checks/{check}/timeline")).await.expect(200).text;
        assert!(told.contains("ghi khách Chị Hà") && told.contains("bỏ khách khỏi hóa đơn"), "{told}");
    })
    .await;
}
