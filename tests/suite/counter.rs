//! The takeaway counter: order and money are one act that happens once, and the customers' board calls the number.

use crate::loyalty::{ha, points, stands};
use crate::program::{Program, key, line};
use crate::promotions::voucher;
use crate::support::{TestApp, on_each_database};
use goimon_domain::ids::CheckId;
use serde_json::{Value, json};

fn sale(lines: Value, payments: Value) -> Value {
    json!({ "lines": lines, "payments": payments })
}

/// Everything that stands on a station's screen, in words.
async fn on_screen(app: &TestApp, code: &str) -> String {
    app.kitchen(code).await.get(&format!("/kitchen/{}", app.station(code))).await.text
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_paid_and_cooked_in_one_act_that_happens_once() {
    on_each_database(async |app| {
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let pho = mai.item("R01").await;
        let quoted = mai.post("/counter/quote", json!({ "lines": [line(&pho, 2)] })).await.expect(200);
        assert_eq!((&quoted["total"], &quoted["totals"]["total"]), (&json!(90_000), &json!(90_000)));
        assert!(mai.get("/checks").await.expect(200).as_array().unwrap().is_empty(), "asking opens nothing");

        let cash = json!([{ "tender": "cash", "given": 100_000 }]);
        let mut wanted = sale(json!([line(&pho, 2)]), cash.clone());
        wanted["seen"] = json!(90_000);
        wanted["away"] = json!({ "name": "Chị Hoa", "phone": "0901 234 567" });
        let key = key();
        let first = mai.post_as(&key, "/counter", wanted.clone()).await;
        assert_eq!((first.status, first.replayed), (201, false), "{}", first.text);
        let sold = first.json();
        assert_eq!((&sold["total"], &sold["change"]), (&json!(90_000), &json!(10_000)));
        // Bad Wi-Fi: the same again has the same answer, to the byte, and nothing is cooked or paid twice.
        let again = mai.post_as(&key, "/counter", wanted.clone()).await;
        assert_eq!((again.status, &again.text, again.replayed), (201, &first.text, true));
        wanted["lines"] = json!([line(&pho, 3)]);
        mai.post_as(&key, "/counter", wanted).await.problem(422, "key-reused");

        let closed = mai.get("/checks?state=closed").await.expect(200);
        assert_eq!(closed.as_array().unwrap().len(), 1);
        let check = &closed[0];
        assert_eq!((&check["number"], &check["away"]["name"]), (&sold["number"], &json!("Chị Hoa")));
        assert_eq!((check["payments"].as_array().unwrap().len(), &check["paid"]), (1, &json!(90_000)));
        let screen = on_screen(&app, "cold").await;
        assert!(screen.contains(&format!("MV {}", sold["number"])), "the kitchen calls it by its number");
        assert!(screen.contains("Chị Hoa"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_paid_in_full_is_not_cooked() {
    on_each_database(async |app| {
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let pho = mai.item("R01").await;
        let lines = json!([line(&pho, 1)]);
        let before = app.app().books.house(app.venue).unwrap().seq;
        let refused = [
            (json!([]), 422, "counter-not-paid"),
            (json!([{ "tender": "card", "amount": 44_999 }]), 422, "counter-not-paid"),
            (json!([{ "tender": "card", "amount": 45_001 }]), 422, "more-than-due"),
            (json!([{ "tender": "card", "given": 50_000 }]), 422, "only-cash-gives-change"),
            (json!([{ "tender": "cash", "given": 40_000 }]), 422, "given-too-little"),
            (json!([{ "tender": "cash", "amount": -1 }]), 422, "bad-amount"),
        ];
        for (payments, status, kind) in refused {
            mai.post("/counter", sale(lines.clone(), payments)).await.problem(status, kind);
        }
        let all = json!([{ "tender": "cash" }]);
        let mut stale = sale(lines.clone(), all.clone());
        stale["seen"] = json!(44_000);
        assert_eq!(mai.post("/counter", stale).await.problem(409, "counter-total-changed")["due"], 45_000);
        mai.post("/counter", sale(json!([]), all.clone())).await.problem(422, "empty-round");
        mai.post("/counter", sale(lines.clone(), json!([{ "tender": "gold" }]))).await.problem(422, "bad-body");
        Program::sign_in(&app.base, "Lan", "1111")
            .await
            .post("/counter", sale(lines.clone(), all.clone()))
            .await
            .problem(403, "not-allowed");
        let house = app.app().books.house(app.venue).unwrap();
        assert!(house.checks.is_empty() && house.numbers.check == 0, "nothing has happened");
        assert!(house.seq - before <= 2, "but that Lan came");

        // In several ways, the last of which takes the rest.
        let ways = json!([{ "tender": "voucher", "amount": 20_000, "reference": "V1" }, { "tender": "cash", "given": 50_000 }]);
        let sold = mai.post("/counter", sale(lines, ways)).await.expect(201);
        assert_eq!((&sold["total"], &sold["change"]), (&json!(45_000), &json!(25_000)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_sells_and_the_board_calls_the_number_until_it_is_handed_over() {
    on_each_database(async |app| {
        let mai = app.cashier("Mai").await;
        assert!(mai.get("/counter").await.text.contains("Quầy mang về"));
        let lines = json!([{ "item": app.item("R01"), "quantity": 1, "note": "ít hành" }]).to_string();
        let quote =
            mai.send_json("/counter/quote", &json!({ "lines": [{ "item": app.item("R01"), "quantity": 2 }] })).await;
        assert!(quote.text.contains("\"total\":90000"), "{}", quote.text);
        let sale = key();
        let payments = json!([{ "tender": "cash", "amount": 45_000, "given": 50_000 }]).to_string();
        let fields =
            [("sale", sale.as_str()), ("lines", &lines), ("seen", "45000"), ("payments", &payments), ("name", "Hoa")];
        let sold: Value = serde_json::from_str(&mai.post("/counter", &fields).await.text).unwrap();
        assert_eq!(sold["change"], "5.000\u{a0}₫");
        let again: Value = serde_json::from_str(&mai.post("/counter", &fields).await.text).unwrap();
        assert_eq!(again, sold);

        // A TV at the wall: it shows numbers, and does nothing else.
        let tv = app.stranger();
        tv.post("/enrol", &[("name", "TV"), ("post", "board")]).await.sees("/board");
        let number = format!("</span>{}</li>", sold["number"]);
        let board = tv.get("/board").await.text;
        let (making, ready) = board.split_once("id=\"ready\"").unwrap();
        assert!(making.contains(&number) && !ready.contains(&number), "{board}");
        assert!(!board.contains("Hoa"), "a name is nobody else's business");
        assert_eq!(tv.get("/expo").await.status, 403);
        assert_eq!(tv.get(&format!("/kitchen/{}", app.station("kitchen"))).await.status, 403);

        let house = app.app().books.house(app.venue).unwrap();
        let check: CheckId = sold["check"].as_str().unwrap().parse().unwrap();
        let ticket = house.check(check).unwrap().tickets[0].clone();
        let code = &house.reference.station(ticket.station).unwrap().code;
        let cook = app.kitchen(code).await;
        assert_eq!(tv.post(&format!("/tickets/{}/bump", ticket.id), &[]).await.status, 403);
        cook.post(&format!("/tickets/{}/bump", ticket.id), &[]).await;
        let board = tv.get("/board").await.text;
        let (making, ready) = board.split_once("id=\"ready\"").unwrap();
        assert!(!making.contains(&number) && ready.contains(&number), "{board}");
        assert!(mai.get("/counter").await.text.contains("Đã giao"));
        mai.post(&format!("/counter/{check}/handed-over"), &[]).await.sees("/counter");
        assert!(!tv.get("/board").await.text.contains(&number));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_their_points_a_voucher_and_a_discount_count_at_the_counter_as_at_the_till() {
    on_each_database(async |app| {
        points(&app).await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let ha = ha(&minh).await;
        voucher(&minh, &["TET1"]).await;
        // Six at 45,000: 270,000; a voucher of 30,000 leaves 240,000; a tenth off leaves 216,000.
        let lines = json!([line(&mai.item("R01").await, 6)]);
        let discount = json!({ "off": { "percent": 1_000 }, "reason": "khách quen" });
        let order = json!({ "lines": lines, "customer": ha, "vouchers": ["tet1"], "discounts": [discount] });
        let quoted = mai.post("/counter/quote", order.clone()).await.expect(200);
        assert_eq!(quoted["total"], 216_000, "{quoted}");
        let with = |payments: Value| {
            let mut sale = order.clone();
            sale["payments"] = payments;
            sale
        };
        mai.post("/counter", with(json!([{ "tender": "points", "amount": 1_000 }]))).await.problem(409, "too-few-points");
        let all = json!([{ "tender": "card", "amount": 100_000 }, { "tender": "account", "amount": 16_000 }, { "tender": "cash" }]);
        let (key, sold) = (key(), with(all));
        let first = mai.post_as(&key, "/counter", sold.clone()).await.expect(201);
        assert_eq!(first["total"], 216_000);
        assert_eq!(mai.post_as(&key, "/counter", sold).await.expect(201), first);
        assert_eq!(stands(&mai, &ha).await, (21, 16_000), "21 points once, whatever the number of payments");
        let check = mai.check(first["check"].as_str().unwrap()).await;
        assert_eq!(check["customer"]["id"], json!(ha), "{check}");
        mai.post("/counter", with(json!([{ "tender": "cash" }]))).await.problem(409, "voucher-used-up");

        // Her points pay, and not twice; what pays with points makes none.
        let pho = json!([line(&mai.item("R01").await, 1)]);
        let sale = |payments: Value| json!({ "lines": pho, "customer": ha, "payments": payments });
        let twice = json!([{ "tender": "points", "amount": 20_000 }, { "tender": "points", "amount": 2_000 }, { "tender": "cash" }]);
        mai.post("/counter", sale(twice)).await.problem(409, "too-few-points");
        let some = json!([{ "tender": "points", "amount": 20_000 }, { "tender": "cash" }]);
        mai.post("/counter", sale(some)).await.expect(201);
        assert_eq!(stands(&mai, &ha).await, (21 - 20 + 2, 16_000));

        // More than a cashier may give needs a manager's word for this very sale.
        let large = |approval: Value| {
            let discount = json!({ "off": { "percent": 5_000 }, "reason": "chờ lâu", "approval": approval });
            json!({ "lines": pho, "discounts": [discount], "payments": [{ "tender": "cash" }] })
        };
        mai.post("/counter", large(json!(null))).await.problem(422, "discount-needs-approval");
        let (sale, other) = (crate::program::key(), crate::program::key());
        let asked = json!({ "manager": "Anh Minh", "pin": "9999", "act": "discount", "check": sale, "amount": 22_500 });
        let word = mai.post("/approvals", asked).await.expect(201)["approval"].clone();
        mai.post_as(&other, "/counter", large(word.clone())).await.problem(403, "approval-gone");
        assert_eq!(mai.post_as(&sale, "/counter", large(word)).await.expect(201)["total"], 22_500);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_tries_what_was_agreed_before_it_keeps_it() {
    let app = TestApp::start().await;
    let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
    ha(&minh).await;
    let mai = app.cashier("Mai").await;
    let found = mai.get("/counter/customers?q=5678").await.expect(200).text;
    assert!(found.contains("Chị Hà") && !found.contains("0912345678"), "{found}");
    mai.post("/counter/customers", &[("name", "Hoa"), ("phone", "0912345678")]).await.expect(409);
    let sale = json!({ "id": key(), "lines": [{ "item": app.item("R01"), "quantity": 1 }] }).to_string();
    let typed = |off| [("sale", sale.as_str()), ("off", off), ("words", "khách quen")];
    let kept = mai.post("/counter/discount", &typed("5 %")).await.expect(200).text;
    assert!(kept.contains("\"percent\":500") && kept.contains("Giảm giá 5"), "{kept}");
    mai.post("/counter/discount", &typed("80 %")).await.expect(422);
    mai.post("/counter/discount", &typed("nhiều")).await.expect(422);
    let minh_id = app.staff("Anh Minh");
    let mut allowed = typed("80 %").to_vec();
    allowed.extend([("manager", minh_id.as_str()), ("pin", "9999")]);
    let kept = mai.post("/counter/discount", &allowed).await.expect(200).text;
    assert!(kept.contains("Anh Minh"), "{kept}");
}
