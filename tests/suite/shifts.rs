//! Shifts: a drawer from its float to its Z, over pages and API, on both databases, also after a restart.

use crate::program::{Program, line};
use crate::support::on_each_database;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_drawer_goes_from_its_float_to_its_numbered_z() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let paid = lan.open("5", 2).await;
        lan.send(&paid, json!([line(&lan.item("R01").await, 1)])).await;
        let open = lan.open("6", 3).await;
        lan.send(&open, json!([line(&lan.item("R02").await, 1)])).await;

        lan.post("/shift", json!({ "what": "open", "float": 0 })).await.problem(403, "not-allowed");
        mai.get("/shift").await.problem(404, "not-found");
        mai.post("/shift", json!({ "what": "open", "float": 500_000 })).await.expect(200);
        mai.post("/shift", json!({ "what": "open", "float": 0 })).await.problem(409, "shift-open-already");
        mai.pay_all(&paid).await;
        mai.post("/shift", json!({ "what": "move", "amount": -45_000, "reason": "đá lạnh" })).await.expect(200);
        let blind = mai.get("/shift").await.expect(200);
        assert_eq!((&blind["total"], &blind["tenders"]), (&json!(null), &json!([])), "counted blind");

        // What was kept is what was told: another server, started anew on the same database.
        let app = app.restart().await;
        let mai = mai.at(&app.base);
        mai.post("/shift", json!({ "what": "close" })).await.problem(409, "shift-not-counted");
        let wrong = json!({ "what": "count", "pieces": [{ "piece": 7, "count": 1 }] });
        mai.post("/shift", wrong).await.problem(422, "shift-bad-count");
        let pieces = json!([{ "piece": 500_000, "count": 1 }]);
        mai.post("/shift", json!({ "what": "count", "pieces": pieces })).await.expect(200);
        mai.post("/shift", json!({ "what": "count", "pieces": pieces })).await.problem(409, "shift-counted-already");
        let counted = mai.get("/shift").await.expect(200);
        assert_eq!((&counted["total"], &counted["checks"]), (&json!(45_000), &json!(1)));
        assert_eq!(
            counted["tenders"][0],
            json!({ "tender": "cash", "tips": 0, "expected": 500_000, "counted": 500_000 })
        );

        assert_eq!(counted["movements"][0]["reason"], "đá lạnh");
        assert_eq!(counted["taxes"][0]["tax"], 3_333, "8 % in 45,000");
        assert_eq!(counted["tenders"][0]["tips"], 0);
        let key = crate::program::key();
        mai.post_as(&key, "/shift", json!({ "what": "close" })).await.expect(200);
        mai.post_as(&key, "/shift", json!({ "what": "close" })).await.expect(200);
        let path = format!("/shifts/{}", counted["id"].as_str().unwrap());
        let z = mai.get(&path).await.expect(200);
        assert_eq!((&z["z"], &z["carried"], &z["total"]), (&json!(1), &json!([open]), &json!(45_000)));
        assert!(mai.check(&open).await["closed_at"].is_null());

        let app = app.restart().await;
        let mai = mai.at(&app.base);
        mai.post("/shift", json!({ "what": "open", "float": 0 })).await.expect(200);
        mai.post("/shift", json!({ "what": "count", "pieces": [] })).await.expect(200);
        mai.post("/shift", json!({ "what": "close" })).await.expect(200);
        assert_eq!(mai.get(&path).await.expect(200), z, "a Z is never changed");

        let page = app.cashier("Mai").await;
        let listed = page.get("/shift").await.expect(200);
        assert!(listed.text.contains("Z 2") && listed.text.contains("Z 1"), "{}", listed.text);
        let paper = page.get(&path).await.expect(200).text;
        assert!(paper.contains("Z 1") && paper.contains("6 · #2") && !paper.contains("Z 2"), "{paper}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_till_page_opens_counts_and_closes_without_scripts() {
    let app = crate::support::TestApp::start().await;
    let mai = app.cashier("Mai").await;
    mai.post("/shift/open", &[("float", "200.000")]).await.expect(303);
    mai.post("/shift/move", &[("way", "in"), ("amount", "50000"), ("reason", "quỹ")]).await.expect(303);
    mai.post("/shift/move", &[("way", "look"), ("reason", "đổi tiền")]).await.expect(303);
    mai.post("/shift/move", &[("way", "out"), ("amount", ""), ("reason", "đá")]).await.expect(422);
    mai.post("/shift/close", &[]).await.expect(409);
    assert!(mai.get("/shift").await.expect(200).text.contains("piece-500000"));
    mai.post("/shift/count", &[("piece-200000", "1"), ("piece-20000", "2")]).await.expect(303);
    assert!(mai.get("/shift").await.expect(200).text.contains("−10.000"));
    mai.post("/shift/close", &[]).await.expect(303);
    let page = mai.get("/shift").await.expect(200).text;
    assert!(page.contains("Z 1"));
    let at = page.split("href=\"/shifts/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let timeline = mai.get(&format!("/shifts/{at}/timeline")).await.expect(200).text;
    for said in ["Mở ca", "200.000", "Nộp vào", "quỹ", "mở không bán", "đổi tiền", "Kiểm tiền", "Z 1"]
    {
        assert!(timeline.contains(said), "“{said}” is not in {timeline}");
    }
    assert!(mai.get(&format!("/shifts/{at}")).await.expect(200).text.contains("Số lần mở ngăn kéo không bán"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_whose_clock_runs_is_carried_over_with_what_it_owes_so_far() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        mai.post("/shift", json!({ "what": "open", "float": 0 })).await.expect(200);
        let room = lan.open("STD", 4).await;
        // A table at which nobody has ordered owes nothing.
        lan.open("5", 2).await;
        app.pass(3_600_000);
        mai.post("/shift", json!({ "what": "count", "pieces": [] })).await.expect(200);
        mai.post("/shift", json!({ "what": "close" })).await.expect(200);
        let page = app.cashier("Mai").await.get("/shift").await.expect(200).text;
        let at = page.split("href=\"/shifts/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let z = mai.get(&format!("/shifts/{at}")).await.expect(200);
        assert_eq!(z["carried"], json!([room]));
        let paper = app.manager().await.get(&format!("/shifts/{at}")).await.expect(200).text;
        assert!(paper.contains("150.000"), "an hour at seven: {paper}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_without_a_shift_is_carried_by_the_next_one() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let paid = lan.open("5", 2).await;
        lan.send(&paid, json!([line(&lan.item("R01").await, 1)])).await;
        mai.pay_all(&paid).await;
        mai.get("/shift/outside").await.problem(403, "not-allowed");
        let outside = minh.get("/shift/outside").await.expect(200);
        assert_eq!((&outside["checks"], &outside["total"]), (&json!(1), &json!(45_000)));
        let told = app.cashier("Mai").await.get("/shift").await.expect(200).text;
        assert!(told.contains("1 khoản đã thu khi chưa mở ca") && !told.contains("45.000"), "counted blind: {told}");

        // Another server, started anew on the same database, knows it too.
        let app = app.restart().await;
        let (lan, mai, minh) = (lan.at(&app.base), mai.at(&app.base), minh.at(&app.base));
        assert_eq!(minh.get("/shift/outside").await.expect(200), outside);
        mai.post("/shift", json!({ "what": "open", "float": 45_000 })).await.expect(200);
        assert_eq!(minh.get("/shift/outside").await.expect(200), json!(null));
        let inside = lan.open("6", 2).await;
        lan.send(&inside, json!([line(&lan.item("R01").await, 1)])).await;
        mai.pay_all(&inside).await;
        assert_eq!(mai.get("/shift").await.expect(200)["before"], json!(null), "counted blind");
        mai.post("/shift", json!({ "what": "count", "pieces": [{ "piece": 10_000, "count": 8 }] })).await.expect(200);
        let again = json!({ "what": "count", "pieces": [{ "piece": 10_000, "count": 9 }], "seen": 1 });
        mai.post("/shift", again).await.expect(200);
        mai.post("/shift", json!({ "what": "close" })).await.expect(200);

        let page = app.cashier("Mai").await.get("/shift").await.expect(200).text;
        let at = page.split("href=\"/shifts/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let z = mai.get(&format!("/shifts/{at}")).await.expect(200);
        let tenders = json!([{ "tender": "cash", "count": 1, "net": 45_000 }]);
        assert_eq!(
            (&z["total"], &z["before"]["total"], &z["before"]["tenders"]),
            (&json!(45_000), &json!(45_000), &tenders)
        );
        let counts: Vec<_> = z["counts"].as_array().unwrap().iter().map(|count| count["cash"].as_i64()).collect();
        assert_eq!((counts, &z["tenders"][0]["expected"]), (vec![Some(80_000), Some(90_000)], &json!(90_000)));
        let paper = app.cashier("Mai").await.get(&format!("/shifts/{at}")).await.expect(200).text;
        assert!(paper.contains("Thu khi chưa mở ca") && paper.contains("Các lần kiểm"), "{paper}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nobody_counts_blind_a_cashier_sees_an_x_at_any_time() {
    let app = crate::support::TestApp::start().await;
    let mai = app.cashier("Mai").await;
    mai.post("/shift/open", &[("float", "200.000")]).await.expect(303);
    let page = mai.get("/shift").await.expect(200).text;
    assert!(!page.contains("Báo cáo X"), "counted blind: {page}");
    let manager = app.manager().await;
    let terms = [("waiter_limit", "0"), ("cashier_limit", "10"), ("most", "50")];
    manager.post("/manage/till", &terms).await.expect(303);
    let page = mai.get("/shift").await.expect(200).text;
    let x = page.split("href=\"/shifts/").nth(1).unwrap().split('"').next().unwrap();
    assert!(page.contains("Báo cáo X"), "{page}");
    mai.get(&format!("/shifts/{x}")).await.expect(200);
    let blind = [("waiter_limit", "0"), ("cashier_limit", "10"), ("most", "50"), ("blind", "true")];
    manager.post("/manage/till", &blind).await.expect(303);
    mai.get(&format!("/shifts/{x}")).await.expect(403);
}
