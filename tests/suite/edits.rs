//! Editing what was sent: by programs, by plain forms, and what the screens hear of it.

use crate::browser::Browser;
use crate::program::{Program, id, key, line};
use crate::screen::Screen;
use crate::support::{TestApp, on_each_database};
use goimon_domain::check::Check;
use goimon_domain::ids::CheckId;
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// Lan with two chops at the grill and three teas for table 5; the grill.
struct Table {
    lan: Program,
    grill: Program,
    station: String,
    check: String,
    path: String,
}

async fn table(app: &TestApp) -> Table {
    let lan = Program::sign_in(&app.base, "Lan", "1111").await;
    let grill = Program::station(&app.base, "grill").await;
    let station = grill.station_id("grill").await;
    let check = lan.open("5", 4).await;
    let (chops, rolls) = (lan.item("R21").await, lan.item("R01").await);
    lan.send(&check, json!([line(&chops, 2), line(&rolls, 3)])).await;
    let path = format!("/checks/{check}/lines");
    Table { lan, grill, station, check, path }
}

impl Table {
    async fn line(&self, place: usize) -> Value {
        self.lan.check(&self.check).await["lines"][place].clone()
    }

    async fn at(&self, place: usize, act: &str) -> String {
        format!("{}/{}/{act}", self.path, id(&self.line(place).await, "id"))
    }

    async fn bump(&self) {
        let ticket = self.grill.tickets(&self.station).await.remove(0);
        self.grill.post(&format!("/tickets/{}/bump", id(&ticket, "id")), Value::Null).await.expect(200);
    }

    async fn watch(&self, app: &TestApp, who: &Program, view: &str) -> Screen {
        let mut screen = Screen::open(&app.base, &who.token, view, 0).await.unwrap();
        screen.until("whole").await;
        screen
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn taken_off_before_cooking_it_stays_struck_through_until_the_kitchen_knows() {
    on_each_database(async |app| {
        let table = table(&app).await;
        let mut kitchen = table.watch(&app, &table.grill, &format!("station:{}", table.station)).await;
        let mut waiter = table.watch(&app, &table.lan, &format!("check:{}", table.check)).await;
        let before = table.lan.check(&table.check).await;
        let path = table.at(0, "void").await;
        let edit = json!({ "version": 1, "quantity": 1 });
        let once = key();
        let done = table.lan.post_as(&once, &path, edit.clone()).await.expect(200);
        let again = table.lan.post_as(&once, &path, edit).await.expect(200);
        assert_eq!(done, again, "done once");
        let part = kitchen.until("part").await;
        assert_eq!((&part["cue"], &part["seq"]), (&json!("void"), &done["seq"]));
        assert!(kitchen.text().contains("✕ HỦY") && kitchen.text().contains("1 thay đổi"), "{}", kitchen.text());
        waiter.until("part").await;
        assert!(waiter.text().contains("bếp chưa báo đã biết"), "{}", waiter.text());

        let now = table.lan.check(&table.check).await;
        assert_eq!((&now["lines"][0]["quantity"], &now["lines"][0]["version"]), (&json!(1), &json!(2)));
        let part = &now["lines"][2];
        assert_eq!((&part["id"], &part["state"], &part["amount"]), (&done["line"], &json!("voided"), &json!(0)));
        assert_eq!((&part["edits"]["was"], &part["edits"]["acknowledged"]), (&json!("queued"), &json!(false)));
        assert_eq!(part["edits"]["part_of"], now["lines"][0]["id"]);
        let unit = now["lines"][0]["unit"].as_i64().unwrap();
        assert_eq!(now["totals"]["total"].as_i64().unwrap(), before["totals"]["total"].as_i64().unwrap() - unit);

        let ticket = table.grill.tickets(&table.station).await.remove(0);
        let known = format!("/tickets/{}/known", id(&ticket, "id"));
        assert_eq!(table.grill.post(&known, Value::Null).await.expect(200)["changed"], true);
        assert_eq!(table.grill.post(&known, Value::Null).await.expect(200)["changed"], false);
        kitchen.until("part").await;
        assert!(!kitchen.text().contains("HỦY"), "{}", kitchen.text());
        waiter.until("part").await;
        assert!(waiter.text().contains("bếp đã biết"), "{}", waiter.text());
        assert_eq!(table.grill.tickets(&table.station).await.len(), 1, "one chop is still to make");

        // All of it: the ticket stays until somebody has seen that, then it leaves.
        table.lan.post(&table.at(0, "void").await, json!({ "version": 2 })).await.expect(200);
        assert_eq!(table.grill.tickets(&table.station).await.len(), 1);
        table.grill.post(&known, Value::Null).await.expect(200);
        assert!(table.grill.tickets(&table.station).await.is_empty());
        assert_eq!(kitchen.until("part").await["t"], "part");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_cooking_it_takes_a_reason_and_the_managers_pin_for_just_that() {
    on_each_database(async |app| {
        let table = table(&app).await;
        table.bump().await;
        let (path, unit) = (table.at(0, "void").await, table.line(0).await["unit"].as_i64().unwrap());
        let stale = table.lan.post(&path, json!({ "version": 1 })).await.problem(409, "line-stale");
        assert_eq!((&stale["version"], &stale["state"], &stale["quantity"]), (&json!(2), &json!("ready"), &json!(2)));
        table.lan.post(&path, json!({ "version": 2 })).await.problem(422, "reason-needed");
        let mut edit = json!({ "version": 2, "quantity": 1, "reason": { "why": "quality", "words": "nguội" } });
        let needed = table.lan.post(&path, edit.clone()).await.problem(403, "approval-needed");
        assert_eq!(needed["amount"], unit);

        let line_id = id(&table.line(0).await, "id");
        let mut approval = json!({ "manager": "Anh Minh", "pin": "9999", "act": "comp", "check": table.check,
            "line": line_id, "amount": unit });
        let other = table.lan.post("/approvals", approval.clone()).await.expect(201);
        edit["approval"] = other["approval"].clone();
        table.lan.post(&path, edit.clone()).await.problem(403, "approval-gone");
        approval["act"] = json!("void");
        let late = table.lan.post("/approvals", approval.clone()).await.expect(201);
        app.pass(60_000);
        edit["approval"] = late["approval"].clone();
        table.lan.post(&path, edit.clone()).await.problem(403, "approval-gone");
        let allowed = table.lan.post("/approvals", approval.clone()).await.expect(201);
        edit["approval"] = allowed["approval"].clone();
        table.lan.post(&path, edit.clone()).await.expect(200);
        edit["version"] = json!(3);
        table.lan.post(&path, edit).await.problem(403, "approval-gone");

        let voided = &table.line(2).await["edits"];
        assert_eq!(voided["voided"]["approved_by"], "Anh Minh");
        assert_eq!((&voided["voided"]["why"], &voided["voided"]["words"]), (&json!("quality"), &json!("nguội")));
        // Nobody else's word, and no way to a longer life of wrong PINs.
        approval["manager"] = json!("Hùng");
        approval["pin"] = json!("2222");
        table.lan.post("/approvals", approval.clone()).await.problem(403, "wrong-pin");
        approval["manager"] = json!("Anh Minh");
        approval["pin"] = json!("0000");
        table.lan.post("/approvals", approval.clone()).await.problem(403, "wrong-pin");
        table.lan.post("/approvals", approval.clone()).await.problem(423, "locked");
        approval["pin"] = json!("9999");
        table.lan.post("/approvals", approval).await.problem(423, "locked");
        assert_eq!(table.lan.get("/checks").await.status, 200, "Lan herself stays signed in");
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let whole = json!({ "version": 3, "reason": { "why": "slow" } });
        minh.post(&path, whole).await.expect(200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_may_leave_it_at_a_reason() {
    let app = TestApp::start().await;
    let table = table(&app).await;
    table.bump().await;
    let boss = app.manager().await;
    assert!(boss.get("/manage/terms").await.text.contains("Cần lý do và mã PIN"));
    boss.post("/manage/undoing", &[("undoing", "nonsense")]).await.expect(422);
    boss.post("/manage/undoing", &[("undoing", "reason")]).await.sees("/manage/terms?saved=1");
    let edit = json!({ "version": 2, "reason": { "why": "slow" } });
    table.lan.post(&table.at(0, "comp").await, edit).await.expect(200);
    let comped = table.line(0).await;
    assert_eq!((&comped["amount"], &comped["edits"]["comped"]["why"]), (&json!(0), &json!("slow")));
    assert_eq!(comped["state"], "ready", "it is carried out all the same");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_stands_beside_what_it_changes_and_cooking_again_costs_nothing() {
    on_each_database(async |app| {
        let table = table(&app).await;
        let mut kitchen = table.watch(&app, &table.grill, &format!("station:{}", table.station)).await;
        let total = table.lan.check(&table.check).await["totals"]["total"].as_i64().unwrap();
        let unit = table.line(0).await["unit"].as_i64().unwrap();
        let more = json!({ "version": 1, "quantity": 3, "note": "ít mỡ" });
        let done = table.lan.post(&table.at(0, "change").await, more).await.expect(200);
        assert_eq!(kitchen.until("part").await["cue"], "changed");
        assert!(kitchen.text().contains("✎ ĐỔI THÀNH") && kitchen.text().contains("1 thay đổi"), "{}", kitchen.text());
        let now = table.lan.check(&table.check).await;
        assert_eq!(
            (&now["lines"][0]["state"], &now["lines"][0]["edits"]["instead"]),
            (&json!("voided"), &done["line"])
        );
        assert_eq!(now["lines"][2]["ticket"], now["lines"][0]["ticket"]);
        assert_eq!(now["totals"]["total"].as_i64().unwrap(), total + unit);
        let all_day = json!({ "version": 1, "reason": { "why": "quality" } });
        table.lan.post(&table.at(2, "remake").await, all_day).await.problem(409, "not-made");

        table.bump().await;
        let made = json!({ "version": 2, "quantity": 1 });
        table.lan.post(&table.at(2, "change").await, made).await.problem(409, "already-made");
        let edit = json!({ "version": 2, "quantity": 1, "reason": { "why": "quality" } });
        let done = table.lan.post(&table.at(2, "remake").await, edit).await.expect(200);
        assert_eq!(done["total"], now["totals"]["total"]);
        let stands = table.grill.tickets(&table.station).await.remove(0);
        assert_eq!((&stands["lines"][0]["id"], &stands["lines"][0]["amount"]), (&done["line"], &json!(0)));
        assert_eq!(stands["lines"][0]["edits"]["remake_of"], now["lines"][2]["id"]);
        loop {
            kitchen.until("part").await;
            if kitchen.text().contains("↻ LÀM LẠI · Món không đạt") {
                break;
            }
        }
    })
    .await;
}

async fn seated(app: &TestApp, who: &Browser, item: &str, quantity: &str) -> Arc<Check> {
    let page = who.post(&format!("/tables/{}/checks", app.table("5")), &[("covers", "2")]).await.expect(303);
    let id = page.location().rsplit('/').next().unwrap().to_owned();
    let order = [("item", app.item(item)), ("quantity", quantity.into())];
    let order: Vec<(&str, &str)> = order.iter().map(|(name, value)| (*name, value.as_str())).collect();
    who.post(&format!("/checks/{id}/rounds"), &order).await.expect(303);
    now(app, id.parse().unwrap())
}

fn now(app: &TestApp, id: CheckId) -> Arc<Check> {
    app.app().books.house(app.venue).unwrap().check(id).unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_is_edited_without_a_script() {
    let app = TestApp::start().await;
    let (lan, cold) = (app.waiter("Lan").await, app.kitchen("cold").await);
    let check = seated(&app, &lan, "R01", "3").await;
    let back = format!("/checks/{}#sent", check.id);
    let nth = |nth: usize| format!("/checks/{}/lines/{nth}", check.id);
    let path = |place: usize| format!("/checks/{}/lines/{}", check.id, now(&app, check.id).lines[place].id);
    assert!(lan.get(&format!("/checks/{}", check.id)).await.text.contains(&nth(1)));
    assert!(lan.get(&nth(1)).await.expect(200).text.contains(&path(0)));
    lan.get(&nth(9)).await.expect(404);
    let page = lan.get(&path(0)).await.expect(200).text;
    assert!(page.contains("/change\"") && page.contains("/void\"") && !page.contains("/remake\""), "{page}");
    assert!(!page[..page.find("/comp\"").unwrap()].contains("name=\"pin\""), "nobody has made it yet");

    let key = Uuid::now_v7().to_string();
    let change = [("key", key.as_str()), ("version", "1"), ("quantity", "2"), ("note", "ít cay")];
    for _ in 0..2 {
        lan.post(&format!("{}/change", path(0)), &change).await.sees(&back);
    }
    let lines = &now(&app, check.id).lines;
    assert_eq!((lines.len(), lines[1].quantity, lines[1].note.as_deref()), (2, 2, Some("ít cay")));
    assert!(lan.get(&path(0)).await.text.contains("Đã đổi"));

    // The kitchen is faster: what it is now stands on the page, and what it takes.
    let ticket = lines[1].ticket;
    cold.post(&format!("/tickets/{ticket}/bump"), &[]).await.expect(303);
    let edit = [("version", "1"), ("why", "quality"), ("quantity", "1")];
    let page = lan.post(&format!("{}/void", path(1)), &edit).await.expect(409).text;
    assert!(page.contains("không còn như bạn thấy") && page.contains("name=\"pin\""), "{page}");
    let minh = app.staff("Anh Minh");
    let void =
        |pin| [("version", "2"), ("why", "quality"), ("quantity", "1"), ("manager", minh.as_str()), ("pin", pin)];
    let page = lan
        .post(
            &format!("{}/void", path(1)),
            &edit.map(|(name, value)| match name {
                "version" => (name, "2"),
                _ => (name, value),
            }),
        )
        .await;
    assert!(page.expect(403).text.contains("cần quản lý nhập mã PIN"));
    lan.post(&format!("{}/void", path(1)), &void("0000")).await.expect(403);
    lan.post(&format!("{}/void", path(1)), &void("9999")).await.sees(&back);
    let lines = &now(&app, check.id).lines;
    assert_eq!((lines[1].quantity, lines[2].is_voided(), lines[2].quantity), (1, true, 1));
    let again = [("version", "3"), ("why", ""), ("words", "rơi đĩa")];
    lan.post(&format!("{}/remake", path(1)), &again).await.sees(&back);
    let comp = [("version", "3"), ("why", "slow"), ("manager", minh.as_str()), ("pin", "9999")];
    lan.post(&format!("{}/comp", path(1)), &comp).await.sees(&back);
    assert_eq!(now(&app, check.id).due().units(), 0);

    let boss = app.manager().await;
    let timeline = boss.get(&format!("/checks/{}/timeline", check.id)).await.expect(200).text;
    for told in ["đổi món", "→ 2 × ", "hủy món", "được Anh Minh duyệt", "báo bếp làm lại", "rơi đĩa", "tặng khách"]
    {
        assert!(timeline.contains(told), "{told} is missing in {timeline}");
    }
    let mai = app.cashier("Mai").await;
    let bill = mai.get(&format!("/checkout/{}", check.id)).await.expect(200).text;
    assert!(bill.contains("class=\"off\"") && bill.contains("class=\"free\""), "{bill}");
    let receipt = mai.get(&format!("/checks/{}/receipt", check.id)).await.expect(200).text;
    assert!(!receipt.contains("class=\"off\"") && receipt.contains("Tặng khách"), "{receipt}");
    mai.get("/manage/terms").await.expect(403);
}
