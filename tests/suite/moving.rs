//! Guests move, tables merge and part, drinks go on another bill: what phones, programs and screens see of it.

use crate::program::{Program, id, line};
use crate::screen::watch;
use crate::support::{TestApp, on_each_database};
use serde_json::{Value, json};

async fn moved(lan: &Program, check: &str, from: &Value, to: &Value) {
    let body = json!({ "table": to["id"], "seen": from["id"] });
    lan.post(&format!("/checks/{check}/move"), body).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_moves_while_its_food_is_made() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let station = grill.station_id("grill").await;
        let check = lan.open("5", 4).await;
        lan.order(&check, "R21", 2).await;
        let before = grill.tickets(&station).await.remove(0);
        let mut kitchen = watch(&app, &grill, &format!("station:{station}")).await;
        let mut floor = watch(&app, &lan, "floor").await;
        let mut open = watch(&app, &lan, &format!("check:{check}")).await;

        let (five, twelve) = (lan.table("5").await, lan.table("12").await);
        app.pass(90_000);
        moved(&lan, &check, &five, &twelve).await;
        let part = kitchen.until("part").await;
        assert_eq!(part["cue"], "changed");
        assert!(kitchen.text().contains("chuyển 5 → 12"), "{}", kitchen.text());
        floor.until("part").await;
        open.until("part").await;
        assert!(open.text().contains("Bàn 12"), "{}", open.text());
        let after = grill.tickets(&station).await.remove(0);
        for same in ["id", "slot", "number", "opened_at"] {
            assert_eq!(before[same], after[same], "{same}");
        }
        assert_eq!((&after["table"], &after["moved_from"]), (&json!("12"), &json!("5")));

        // Somebody who still sees them at table 5.
        let stale = json!({ "table": lan.table("7").await["id"], "seen": five["id"] });
        let told = lan.post(&format!("/checks/{check}/move"), stale).await.problem(409, "moved-meanwhile");
        assert!(told["detail"].as_str().unwrap().contains("12"), "{told}");

        grill.post(&format!("/tickets/{}/known", id(&after, "id")), Value::Null).await.expect(200);
        kitchen.until("part").await;
        assert!(!kitchen.text().contains("5 → 12"), "{}", kitchen.text());
        kitchen.until("beat").await;
        assert_eq!(kitchen.until("beat").await["sum"], kitchen.sum());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_bills_become_one_and_two_again() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let station = grill.station_id("grill").await;
        let (five, six) = (lan.open("5", 2).await, lan.open("6", 3).await);
        lan.order(&five, "R21", 1).await;
        lan.order(&six, "R21", 2).await;
        let sum = lan.check(&five).await["due"].as_i64().unwrap() + lan.check(&six).await["due"].as_i64().unwrap();
        let mut kitchen = watch(&app, &grill, &format!("station:{station}")).await;
        let mut till = watch(&app, &Program::sign_in(&app.base, "Mai", "4444").await, "checkout").await;

        let version = lan.check(&five).await["version"].clone();
        let merge = format!("/checks/{five}/merge");
        lan.post(&merge, json!({ "into": six, "version": 1 })).await.problem(409, "stale");
        let one = lan.post(&merge, json!({ "into": six, "version": version })).await.expect(200);
        assert_eq!(one["check"], six.as_str());
        let both = lan.check(&six).await;
        assert_eq!((both["due"].as_i64(), &both["covers"]), (Some(sum), &json!(5)));
        assert_eq!(both["merged"], json!([five]));
        assert_eq!(lan.check(&five).await["merged_into"], six.as_str());
        kitchen.until("part").await;
        till.until("part").await;
        assert_eq!(grill.tickets(&station).await.len(), 2, "each keeps its slot");
        assert!(kitchen.text().contains("chuyển 5 → 6"), "{}", kitchen.text());

        // A phone that did not hear of it sends to the old check; it goes where the guests are.
        let sent = lan.send(&five, json!([line(&lan.item("R21").await, 1)])).await;
        assert_eq!(sent["check"], six.as_str());
        lan.post(&format!("/checks/{five}/covers"), json!({ "covers": 3 })).await.problem(409, "merged-away");

        let version = lan.check(&six).await["version"].clone();
        let part = json!({ "check": five, "version": version });
        lan.post(&format!("/checks/{six}/part"), part).await.expect(200);
        let again = lan.check(&five).await;
        assert_eq!((again["lines"].as_array().unwrap().len(), &again["covers"]), (1, &json!(2)));
        let due = lan.check(&six).await["due"].as_i64().unwrap() + again["due"].as_i64().unwrap();
        assert_eq!(due, lan.check(&six).await["due"].as_i64().unwrap() / 3 * 4, "to the đồng");
        for screen in [&mut kitchen, &mut till] {
            screen.until("beat").await;
            assert_eq!(screen.until("beat").await["sum"], screen.sum());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_of_a_line_goes_on_another_bill() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let check = lan.open("5", 4).await;
        lan.order(&check, "R01", 3).await;
        let seen = lan.check(&check).await;
        let beer = &seen["lines"][0];
        let lines = |quantity: u32| json!([{ "line": beer["id"], "quantity": quantity }]);
        let path = format!("/checks/{check}/lines");
        let to = json!({ "table": seen["table"] });
        let body = |version: &Value, quantity: u32| json!({ "version": version, "lines": lines(quantity), "to": to });
        lan.post(&path, body(&seen["version"], 4)).await.problem(422, "not-so-many");
        let done = lan.post(&path, body(&seen["version"], 1)).await.expect(200);
        let new = id(&done, "check");
        assert_eq!((&lan.check(&check).await["due"], &lan.check(&new).await["due"]), (&json!(90_000), &json!(45_000)));
        let floor = lan.get("/floor").await.expect(200).to_string();
        assert!(floor.contains(&new) && floor.contains(&check), "two bills at one table");

        // What is paid stays covered.
        let version = lan.check(&check).await["version"].clone();
        let pay = json!({ "version": version, "tender": "cash", "amount": 60_000 });
        mai.post(&format!("/checks/{check}/payments"), pay).await.expect(201);
        let version = lan.check(&check).await["version"].clone();
        let rest = json!({ "version": version, "lines": lines(1), "to": { "check": new } });
        assert_eq!(lan.post(&path, rest).await.problem(409, "paid-already")["paid"], 60_000);
        let merge = json!({ "into": new, "version": version });
        lan.post(&format!("/checks/{check}/merge"), merge).await.problem(409, "has-payments");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn takeaway_delivery_notes_and_handing_over() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let away = json!({ "delivery": true, "name": "Chị Hoa", "phone": "0903 123", "address": "12 Lê Lợi",
            "promised": 1_795_431_600_000_i64 + 45 * 60_000 });
        let opened = lan.post("/checks", json!({ "table": null, "covers": 1, "away": away })).await.expect(201);
        let bag = id(&opened, "check");
        let told = lan.check(&bag).await;
        assert_eq!((&told["away"]["name"], &told["away"]["delivery"]), (&json!("Chị Hoa"), &json!(true)));
        lan.order(&bag, "R21", 1).await;
        lan.post(&format!("/checks/{bag}/note"), json!({ "note": "Dị ứng tôm" })).await.expect(200);
        let grill = Program::station(&app.base, "grill").await;
        let kitchen = watch(&app, &grill, &format!("station:{}", grill.station_id("grill").await)).await;
        let text = kitchen.text();
        for said in ["giao hàng", "hẹn 18:45", "Chị Hoa", "<strong class=\"al\">Dị ứng tôm"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        for view in ["floor", "checkout"] {
            let text = watch(&app, &mai, view).await.text();
            assert!(text.contains("Chị Hoa") && text.contains("Dị ứng tôm"), "{view}: {text}");
        }
        let hung = app.staff("Hùng");
        lan.post(&format!("/checks/{bag}/waiter"), json!({ "staff": hung })).await.expect(200);
        assert_eq!(lan.check(&bag).await["waiter"], hung.as_str());
        let table = lan.open("5", 2).await;
        lan.post(&format!("/checks/{table}/away"), json!({})).await.problem(409, "at-a-table");
        lan.post(&format!("/checks/{table}/waiter"), json!({ "staff": app.staff("Bếp Sơn") }))
            .await
            .problem(404, "no-such-person");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_of_it_without_a_script() {
    let app = TestApp::start().await;
    let lan = app.waiter("Lan").await;
    let program = Program::sign_in(&app.base, "Lan", "1111").await;
    let (five, six) = (program.open("5", 2).await, program.open("6", 2).await);
    program.order(&five, "R21", 2).await;
    let free = app.table("12");
    let page = lan.get(&format!("/checks/{five}/move")).await.expect(200).text;
    assert!(page.contains(&format!("name=\"table\" value=\"{free}\"")), "a free table is one tap");
    assert!(page.contains(&format!("/checks/{five}/move?to={}", app.table("6"))), "a taken one asks");
    let seen = app.table("5");
    lan.post(&format!("/checks/{five}/move"), &[("table", &free), ("seen", &seen)])
        .await
        .sees(&format!("/checks/{five}"));
    let again = lan.post(&format!("/checks/{five}/move"), &[("table", &app.table("7")), ("seen", &seen)]).await;
    assert!(again.expect(409).text.contains("12"), "where it is now");
    let asked = lan.get(&format!("/checks/{five}/move?to={}", app.table("6"))).await.expect(200).text;
    assert!(asked.contains(&format!("name=\"into\" value=\"{six}\"")) && asked.contains("alongside"));

    let version = program.check(&five).await["version"].to_string();
    let into = [("into", six.as_str()), ("version", version.as_str())];
    lan.post(&format!("/checks/{five}/merge"), &into).await.sees(&format!("/checks/{six}#sent"));
    lan.get(&format!("/checks/{five}")).await.sees(&format!("/checks/{six}"));
    let version = program.check(&six).await["version"].to_string();
    let back = [("check", five.as_str()), ("version", version.as_str())];
    lan.post(&format!("/checks/{six}/part"), &back).await.sees(&format!("/checks/{five}#sent"));

    let now = program.check(&five).await;
    let (line, version) = (id(&now["lines"][0], "id"), now["version"].to_string());
    assert!(lan.get(&format!("/checks/{five}/lines")).await.expect(200).text.contains(&line));
    let name = format!("n-{line}");
    let fields = [("line", line.as_str()), (name.as_str(), "1"), ("version", &version), ("to", &six)];
    lan.post(&format!("/checks/{five}/lines"), &fields).await.sees(&format!("/checks/{six}#sent"));
    assert_eq!(program.check(&six).await["lines"][0]["quantity"], 1);

    lan.post(&format!("/checks/{five}/note"), &[("note", "Sinh nhật")]).await.sees(&format!("/checks/{five}/about"));
    assert!(lan.get(&format!("/checks/{five}/about")).await.expect(200).text.contains("value=\"Sinh nhật\""));
    let hung = app.staff("Hùng");
    lan.post(&format!("/checks/{five}/waiter"), &[("staff", &hung)]).await.sees(&format!("/checks/{five}"));
    lan.get("/takeaway/new").await.expect(200);
    let taken =
        lan.post("/takeaway", &[("name", "Anh Tư"), ("phone", "0909"), ("promised", "18:30")]).await.expect(303);
    let bag = taken.location().rsplit('/').next().unwrap().to_owned();
    assert_eq!(program.check(&bag).await["away"]["name"], "Anh Tư");
    lan.post("/takeaway", &[("promised", "soon")]).await.expect(422);
    let boss = app.manager().await;
    let told = boss.get(&format!("/checks/{five}/timeline")).await.expect(200).text;
    for said in ["chuyển bàn", "5 → 12", "gộp hóa đơn", "nhận món từ 6", "bàn giao cho Hùng", "ghi chú cho bàn"]
    {
        assert!(told.contains(said), "{said}: {told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_timeline_of_a_merged_bill_tells_what_happened_before() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let (five, six) = (lan.open("5", 2).await, lan.open("6", 2).await);
        lan.order(&five, "R01", 3).await;
        let line = lan.check(&five).await["lines"][0].clone();
        let off = json!({ "version": line["version"], "quantity": 1, "reason": { "why": "mind" } });
        lan.post(&format!("/checks/{five}/lines/{}/void", id(&line, "id")), off).await.expect(200);
        lan.order(&six, "R21", 1).await;
        let (version, number) = (lan.check(&five).await["version"].clone(), lan.check(&five).await["number"].clone());
        lan.post(&format!("/checks/{five}/merge"), json!({ "into": six, "version": version })).await.expect(200);
        let told = app.manager().await.get(&format!("/checks/{six}/timeline")).await.expect(200).text;
        let there = format!("#{number}</small>");
        assert!(told.matches(&there).count() >= 3, "opened, ordered and taken off there: {told}");
    })
    .await;
}
