//! Rooms by the hour: the clock of a check, food and time on one bill, a manager who puts times right, and the prices.

use crate::program::{Program, Reply, key};
use crate::support::{TestApp, on_each_database};
use serde_json::{Value, json};

const MINUTE: i64 = 60_000;

impl Program {
    /// An act on a check's room that is no more than its name.
    async fn clock(&self, check: &str, act: &str) -> Value {
        self.post(&format!("/checks/{check}/room/{act}"), Value::Null).await.expect(200)
    }

    async fn room(&self, check: &str) -> Value {
        self.get(&format!("/api/v1/checks/{check}/room")).await.expect(200)
    }

    async fn try_to_pay(&self, check: &str) -> Reply {
        let read = self.check(check).await;
        let due = &read["due"];
        let body = json!({ "version": read["version"], "tender": "cash", "amount": due, "given": due });
        self.post(&format!("/checks/{check}/payments"), body).await
    }
}

/// Monday; guests come to the STD room at seven.
async fn at_seven(app: &TestApp, lan: &Program) -> String {
    app.pass(60 * MINUTE);
    lan.open("STD", 4).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_that_is_moved_and_paused_is_billed_with_the_food() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let check = at_seven(&app, &lan).await;
        lan.order(&check, "R01", 1).await;
        let room = lan.room(&check).await;
        assert_eq!((&room["state"], &room["bill"]["total"]), (&json!("running"), &json!(150_000)), "the minimum");

        app.pass(70 * MINUTE);
        let (from, to) = (app.table("STD"), app.table("VIP"));
        lan.post(&format!("/checks/{check}/move"), json!({ "table": to, "seen": from })).await.expect(200);
        app.pass(20 * MINUTE);
        lan.clock(&check, "pause").await;
        let again = lan.post(&format!("/checks/{check}/room/pause"), Value::Null).await.expect(200);
        assert_eq!(again["changed"], false, "harmless twice");
        assert_eq!(lan.room(&check).await["state"], "paused");
        app.pass(10 * MINUTE);
        lan.clock(&check, "resume").await;
        app.pass(53 * MINUTE);

        let room = lan.room(&check).await;
        assert_eq!(room["bill"]["actual_minutes"], 143);
        assert_eq!((&room["bill"]["billed_minutes"], &room["bill"]["total"]), (&json!(150), &json!(442_000)));
        assert_eq!(room["total"], 442_000 + 45_000);
        let read = lan.check(&check).await;
        assert_eq!(read["totals"]["total"], 45_000, "while the clock runs the time is no part of what is owed");
        mai.try_to_pay(&check).await.problem(409, "room-running");
        lan.delete(&format!("/checks/{check}"), Value::Null).await.problem(409, "room-running");

        lan.clock(&check, "stop").await;
        let read = lan.check(&check).await;
        assert_eq!(read["totals"]["total"], 487_000);
        let line = &read["lines"][1];
        assert_eq!((&line["amount"], &line["name_en"]), (&json!(442_000), &json!("Room time STD → VIP")));
        let minutes: Vec<_> =
            line["edits"]["time"]["segments"].as_array().unwrap().iter().map(|one| one["minutes"].clone()).collect();
        assert_eq!(minutes, [json!(70), json!(20), json!(60)]);
        let taxes = read["totals"]["taxes"].as_array().unwrap();
        let karaoke = taxes.iter().find(|row| row["class"] == "karaoke").unwrap();
        assert_eq!((&karaoke["rate"], &karaoke["base"]), (&json!(1_000), &json!(442_000)));
        // Time goes on, the bill does not.
        app.pass(60 * MINUTE);
        assert_eq!(lan.room(&check).await["bill"]["total"], 442_000);
        let app = app.restart().await;
        let mai = mai.at(&app.base);
        assert_eq!(mai.room(&check).await["bill"]["total"], 442_000, "it is in the books");
        let paid = mai.try_to_pay(&check).await.expect(201);
        assert_eq!(paid["closed"], true);

        let minh = app.manager().await;
        let receipt = minh.get(&format!("/checks/{check}/receipt")).await;
        for told in ["STD 19:00–20:10 · 70′ × 150.000/h = 175.000", "VIP 20:40–21:33 · 60′ × 200.000/h = 200.000"]
        {
            assert!(receipt.text.contains(told), "{told} in {}", receipt.text);
        }
        let timeline = minh.get(&format!("/checks/{check}/timeline")).await;
        for told in ["bắt đầu tính giờ", "tạm dừng giờ", "tính giờ tiếp", "chuyển giờ sang phòng khác", "dừng giờ"]
        {
            assert!(timeline.text.contains(told), "{told} in {}", timeline.text);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_is_taken_back_and_a_mistake_too() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let check = at_seven(&app, &lan).await;
        app.pass(30 * MINUTE);
        lan.clock(&check, "stop").await;
        let first = lan.check(&check).await;
        assert_eq!(first["totals"]["total"], 150_000);
        app.pass(60 * MINUTE);
        lan.clock(&check, "go-on").await;
        let read = lan.check(&check).await;
        assert_eq!((&read["totals"]["total"], &read["lines"][0]["state"]), (&json!(0), &json!("voided")));
        assert!(read["version"].as_u64() > first["version"].as_u64());
        assert_eq!(lan.room(&check).await["bill"]["actual_minutes"], 90, "as if it had never stopped");
        let cancel = format!("/checks/{check}/room/cancel");
        lan.post(&cancel, json!({ "reason": "bấm nhầm" })).await.problem(403, "room-too-late-to-cancel");
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        minh.post(&cancel, json!({ "reason": " " })).await.problem(422, "no-reason");
        minh.post(&cancel, json!({ "reason": "bấm nhầm" })).await.expect(200);
        assert_eq!(lan.room(&check).await["state"], "off");
        lan.delete(&format!("/checks/{check}"), Value::Null).await.expect(200);

        // In the first minutes anybody may; and a room is not let twice on one bill by a second tap.
        let check = lan.open("STD", 2).await;
        let again = lan.post(&format!("/checks/{check}/room/start"), Value::Null).await.expect(200);
        assert_eq!(again["changed"], false);
        lan.post(&format!("/checks/{check}/room/cancel"), json!({ "reason": "nhầm bàn" })).await.expect(200);
        // A table like any other has no clock.
        let table = lan.open("5", 2).await;
        lan.post(&format!("/checks/{table}/room/start"), Value::Null).await.problem(409, "room-no-plan");
        lan.post(&format!("/checks/{table}/room/stop"), Value::Null).await.problem(409, "room-no-clock");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_puts_times_right_and_the_timeline_tells_it() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let check = at_seven(&app, &lan).await;
        app.pass(120 * MINUTE);
        lan.clock(&check, "stop").await;
        let room = lan.room(&check).await;
        let (began, ended) = (room["began"].as_i64().unwrap(), room["ended"].as_i64().unwrap());
        let version = lan.check(&check).await["version"].clone();
        let path = format!("/checks/{check}/room/times");
        let times = |from: i64, to: i64, version: &Value| {
            json!({ "version": version, "rooms": [from], "pauses": [], "ended": to, "reason": "bấm muộn" })
        };
        lan.post(&path, times(began - 30 * MINUTE, ended, &version)).await.problem(403, "not-allowed");
        minh.post(&path, times(ended + 1, ended, &version)).await.problem(422, "room-bad-times");
        minh.post(&path, times(began, ended + 60 * MINUTE, &version)).await.problem(422, "room-bad-times");
        let stale = json!(version.as_u64().unwrap() - 1);
        minh.post(&path, times(began - 30 * MINUTE, ended, &stale)).await.problem(409, "stale");
        minh.post(&path, times(began - 30 * MINUTE, ended, &version)).await.expect(200);
        let read = lan.check(&check).await;
        assert_eq!(read["totals"]["total"], 375_000, "150 minutes");
        let states: Vec<_> = read["lines"].as_array().unwrap().iter().map(|line| line["state"].clone()).collect();
        assert_eq!(states, [json!("voided"), json!("served")]);

        // The same by the page's form: half an hour of it was a pause.
        let person = app.manager().await;
        let page = person.get(&format!("/checks/{check}/room")).await;
        assert!(page.text.contains("value=\"2026-11-23T18:30:00\""), "{}", page.text);
        let version = read["version"].to_string();
        let fields = [
            ("version", version.as_str()),
            ("room-0", "2026-11-23T18:30:00"),
            ("pause-0", "2026-11-23T19:30"),
            ("resume-0", "2026-11-23T20:00"),
            ("ended", "2026-11-23T21:00:00"),
            ("reason", "mất điện"),
        ];
        person.post(&format!("/checks/{check}/room/times"), &fields).await.sees(&format!("/checks/{check}/room"));
        assert_eq!(lan.check(&check).await["totals"]["total"], 300_000);
        let timeline = person.get(&format!("/checks/{check}/timeline")).await;
        assert!(timeline.text.contains("STD 18:30, ■ 21:00 → STD 18:30, ⏸ 19:30–20:00, ■ 21:00 · mất điện"), "{}", timeline.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_work_as_plain_forms_and_tell_what_it_costs() {
    on_each_database(async |app| {
        let lan = app.waiter("Lan").await;
        app.pass(60 * MINUTE);
        let path = format!("/tables/{}/checks", app.table("VIP"));
        let opened = lan.post(&path, &[("covers", "4"), ("key", &key())]).await;
        let check = opened.location().trim_start_matches("/checks/").to_owned();
        let page = lan.get(&format!("/checks/{check}")).await;
        assert!(
            page.text.contains("Tính giờ từ 19:00") && page.text.contains("data-steps=\"0|200.000"),
            "{}",
            page.text
        );
        let floor = lan.get("/floor").await;
        assert!(floor.text.contains("Đang tính giờ"), "{}", floor.text);
        app.pass(81 * MINUTE);
        let room = lan.get(&format!("/checks/{check}/room")).await;
        // 81 minutes are five blocks and six more, which is one more than the grace.
        assert!(room.text.contains("300.000") && room.text.contains("tính 90 phút"), "{}", room.text);
        lan.post(&format!("/checks/{check}/room/booked"), &[("until", "21:00")])
            .await
            .sees(&format!("/checks/{check}/room"));
        assert!(lan.get(&format!("/checks/{check}")).await.text.contains("đến 21:00"));
        let bad = lan.post(&format!("/checks/{check}/room/booked"), &[("until", "soon")]).await;
        assert_eq!(bad.status, 422);

        let mai = app.cashier("Mai").await;
        let till = mai.get(&format!("/checkout/{check}")).await;
        assert!(till.text.contains("Dừng giờ và tính tiền") && !till.text.contains("id=\"pay\""), "{}", till.text);
        let bill = mai.get(&format!("/checks/{check}/receipt")).await;
        assert!(bill.text.contains("VIP 19:00–20:21 · 90′ × 200.000/h = 300.000"), "{}", bill.text);
        let then = format!("/checkout/{check}");
        mai.post(&format!("/checks/{check}/room/stop"), &[("then", &then)]).await.sees(&then);
        let till = mai.get(&format!("/checkout/{check}")).await;
        assert!(till.text.contains("id=\"pay\"") && till.text.contains("Tiền giờ VIP"), "{}", till.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_writes_the_prices() {
    on_each_database(async |app| {
        let minh = app.manager().await;
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let plan: Vec<(&str, &str)> = vec![
            ("vi", "Bi-da"),
            ("en", "Billiards"),
            ("block", "1"),
            ("grace", "0"),
            ("minimum", "0"),
            ("step", "500"),
            ("tax_class", "food"),
            ("from-0", "09:00"),
            ("to-0", "02:00"),
            ("price-0", "60.000"),
            ("priority-0", "0"),
        ];
        let mut gap = plan.clone();
        for day in ["0", "1", "2", "3", "4", "5", "6"] {
            gap.push(("days-0", day));
        }
        let refused = minh.post("/manage/rates", &gap).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("Chưa có giá cho T2 từ 02:00"), "{}", refused.text);
        let mut whole = gap.clone();
        whole.extend([("from-1", "02:00"), ("to-1", "09:00"), ("price-1", "40.000")]);
        for day in ["0", "1", "2", "3", "4", "5", "6"] {
            whole.push(("days-1", day));
        }
        whole.extend([
            ("days-2", "h"),
            ("from-2", "00:00"),
            ("to-2", "00:00"),
            ("price-2", "90.000"),
            ("priority-2", "5"),
        ]);
        minh.post("/manage/rates", &whole).await.sees("/manage/rates");
        minh.post("/manage/holidays", &[("days", "2026-11-24\n2027-02-06")]).await.sees("/manage/rates");
        let rates = lan.get("/api/v1/rates").await.expect(200);
        let billiards = &rates["plans"][2];
        assert_eq!(
            (&billiards["name_en"], &rates["holidays"]),
            (&json!("Billiards"), &json!(["2026-11-24", "2027-02-06"]))
        );
        let id = billiards["id"].as_str().unwrap();
        minh.post("/manage/rooms", &[("table", &app.table("7")), ("plan", id)]).await.sees("/manage/floor#rooms");

        // From 23:00 on Monday until half past midnight: an hour at 60.000, then the holiday's price.
        app.pass(5 * 60 * MINUTE);
        let check = lan.open("7", 2).await;
        app.pass(90 * MINUTE);
        assert_eq!(lan.room(&check).await["bill"]["total"], 60_000 + 45_000);
        // Who is in keeps what they were told.
        minh.post(&format!("/manage/rates/{id}/remove"), &[]).await.sees("/manage/rates");
        lan.clock(&check, "stop").await;
        assert_eq!(lan.check(&check).await["totals"]["total"], 105_000);
        let rates = lan.get("/api/v1/rates").await.expect(200);
        assert_eq!(rates["rooms"].as_array().unwrap().len(), 2, "{rates}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn time_is_shared_discounted_and_merged_like_a_dish() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let check = at_seven(&app, &lan).await;
        lan.order(&check, "R01", 1).await;
        let other = lan.open("5", 2).await;
        lan.order(&other, "R02", 1).await;
        let version = lan.check(&check).await["version"].clone();
        let merge = format!("/checks/{check}/merge");
        lan.post(&merge, json!({ "into": other, "version": version })).await.problem(409, "room-running");
        lan.clock(&check, "stop").await;
        let read = mai.check(&check).await;
        let off = json!({ "version": read["version"], "off": { "percent": 1_000 }, "reason": "khách quen" });
        assert_eq!(mai.post(&format!("/checks/{check}/discounts"), off).await.expect(201)["total"], 175_500);
        let read = mai.check(&check).await;
        let halves = json!({ "version": read["version"], "parts": [{ "share": 1 }, { "share": 1 }] });
        mai.post(&format!("/checks/{check}/division"), halves).await.expect(200);
        let read = mai.check(&check).await;
        let parts: Vec<_> =
            read["parts"].as_array().unwrap().iter().map(|part| part["totals"]["total"].clone()).collect();
        assert_eq!(parts, [json!(87_750), json!(87_750)]);
        // Time is not cooked, nor carried back.
        let time = &read["lines"][1];
        let path = format!("/checks/{check}/lines/{}/remake", time["id"].as_str().unwrap());
        let again = json!({ "version": time["version"], "reason": { "why": "quality" } });
        lan.post(&path, again).await.problem(409, "room-not-cooked");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_tap_stops_the_clock_and_divides_its_time_too() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let check = at_seven(&app, &lan).await;
        app.pass(60 * MINUTE);
        // Nothing was ordered: the time is all there is to divide.
        let version = mai.check(&check).await["version"].clone();
        let two = json!([{ "share": 1 }, { "share": 1 }]);
        let divided = |version: &Value| json!({ "version": version, "parts": two, "stop_clock": true });
        mai.post(&format!("/checks/{check}/division"), divided(&json!(99))).await.problem(409, "stale");
        assert_eq!(lan.room(&check).await["state"], "running", "nothing happened");
        let (key, path) = (key(), format!("/checks/{check}/division"));
        let first = mai.post_as(&key, &path, divided(&version)).await.expect(200);
        assert_eq!(mai.post_as(&key, &path, divided(&version)).await.expect(200), first);
        let read = mai.check(&check).await;
        let parts: Vec<_> =
            read["parts"].as_array().unwrap().iter().map(|part| part["totals"]["total"].as_i64()).collect();
        assert_eq!((&read["totals"]["total"], parts), (&json!(150_000), vec![Some(75_000), Some(75_000)]), "{read}");
        assert_eq!(lan.room(&check).await["state"], "stopped");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tills_page_offers_that_tap() {
    let app = TestApp::start().await;
    let lan = Program::sign_in(&app.base, "Lan", "1111").await;
    let check = at_seven(&app, &lan).await;
    app.pass(60 * MINUTE);
    let mai = app.cashier("Mai").await;
    let page = mai.get(&format!("/checkout/{check}")).await.expect(200).text;
    assert!(page.contains(&format!("/checkout/{check}/split")), "{page}");
    let page = mai.get(&format!("/checkout/{check}/split")).await.expect(200).text;
    assert!(page.contains("Dừng giờ và chia đều") && page.contains("Dừng giờ, rồi chia từng món"), "{page}");
    let version = lan.check(&check).await["version"].to_string();
    let tap = [("version", version.as_str()), ("stop-clock", "true"), ("even", "4")];
    mai.post(&format!("/checks/{check}/division"), &tap).await.expect(303);
    let read = lan.check(&check).await;
    assert_eq!((read["parts"].as_array().unwrap().len(), &read["totals"]["total"]), (4, &json!(150_000)));
}
