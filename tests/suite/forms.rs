//! An evening by plain forms, without any script, and by the small scripts of our pages.

use crate::browser::Browser;
use crate::support::TestApp;
use goimon_domain::check::Check;
use goimon_domain::ids::CheckId;
use goimon_domain::lang::Lang;
use goimon_views::Words;
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

fn check(app: &TestApp, id: &str) -> Arc<Check> {
    let id: CheckId = id.parse().unwrap();
    app.app().books.house(app.venue).unwrap().check(id).unwrap().clone()
}

async fn seated(app: &TestApp, who: &Browser, table: &str) -> String {
    let page = who.post(&format!("/tables/{}/checks", app.table(table)), &[("covers", "2")]).await.expect(303);
    page.location().rsplit('/').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_without_a_script() {
    let app = TestApp::start().await;
    let (lan, mai, cold) = (app.waiter("Lan").await, app.cashier("Mai").await, app.kitchen("cold").await);
    let id = seated(&app, &lan, "5").await;
    lan.get(&format!("/tables/{}", app.table("5"))).await.sees(&format!("/checks/{id}"));
    let key = Uuid::now_v7().to_string();
    let order = [("item", app.item("R01")), ("quantity", "2".into()), ("note", "không hành".into()), ("key", key)];
    let order: Vec<(&str, &str)> = order.iter().map(|(name, value)| (*name, value.as_str())).collect();
    for _ in 0..2 {
        lan.post(&format!("/checks/{id}/rounds"), &order).await.sees(&format!("/checks/{id}"));
    }
    let now = check(&app, &id);
    assert_eq!((now.lines.len(), now.due().units()), (1, 90_000));
    let (ticket, line) = (now.tickets[0].id, now.lines[0].id.to_string());
    for path in [format!("/checks/{id}"), format!("/checks/{id}/menu"), "/floor".into(), "/mine".into()] {
        lan.get(&path).await.expect(200);
    }
    cold.post(&format!("/tickets/{ticket}/bump"), &[]).await.sees(&format!("/kitchen/{}", app.station("cold")));
    cold.post(&format!("/tickets/{ticket}/recall"), &[]).await.expect(303);
    cold.post(&format!("/tickets/{ticket}/lines/{line}/done"), &[]).await.expect(303);
    lan.post(&format!("/checks/{id}/served"), &[("line", &line), ("next", "/ready")]).await.sees("/ready");
    lan.post(&format!("/checks/{id}/bill"), &[]).await.sees(&format!("/checks/{id}"));
    let version = check(&app, &id).version.to_string();
    let pay = [("version", version.as_str()), ("tender", "cash"), ("amount", "90.000"), ("given", "100.000 ₫")];
    mai.post(&format!("/checks/{id}/payments"), &pay).await.sees(&format!("/checkout/{id}"));
    mai.get(&format!("/checkout/{id}")).await.expect(200);
    mai.get(&format!("/checks/{id}/receipt")).await.expect(200);
    mai.get("/checkout-closed").await.expect(200);
    let boss = app.manager().await;
    boss.get(&format!("/checks/{id}/timeline")).await.expect(200);
    let closed = app.app().store.load_check(app.venue, id.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((closed.is_open(), closed.payments[0].change().units()), (false, 10_000));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_without_a_script_finds_items_with_all_their_fields() {
    let app = TestApp::start().await;
    let lan = app.waiter("Lan").await;
    let id = seated(&app, &lan, "5").await;
    let whole = lan.get(&format!("/checks/{id}")).await.expect(200).text;
    assert!(!whole.contains("name=\"note\"") && whole.contains(&app.item("R60")), "the whole menu stays light");
    for typed in ["goi+cuon", "G%E1%BB%8Fi%20CU%E1%BB%90N", "r01"] {
        let found = lan.get(&format!("/checks/{id}?q={typed}")).await.expect(200).text;
        assert!(found.contains(&app.item("R01")) && !found.contains(&app.item("R60")), "{typed}");
        assert!(found.contains("name=\"quantity\" type=\"number\"") && found.contains("name=\"note\""), "{typed}");
    }
    assert!(lan.get(&format!("/checks/{id}?q=")).await.expect(200).text.contains(&app.item("R60")), "nothing typed");
    assert!(!lan.get(&format!("/checks/{id}?q=zzz")).await.expect(200).text.contains("name=\"item\""), "no such item");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_waiters_who_greet_the_same_guests_get_one_check() {
    let app = TestApp::start().await;
    let (lan, hung) = (app.waiter("Lan").await, app.waiter("Hùng").await);
    let id = seated(&app, &lan, "7").await;
    let path = format!("/tables/{}/checks", app.table("7"));
    let page = hung.post(&path, &[("covers", "2")]).await.expect(409);
    assert!(page.text.contains("<!doctype html>"), "the page again, with the reason");
    let json = hung.act(&path, &[("covers", "2")]).await.expect(409).json();
    assert_eq!((json["key"].as_str(), json["check"].as_str()), (Some("table-taken"), Some(id.as_str())));
    hung.post(&path, &[("covers", "2"), ("alongside", "1")]).await.expect(303);
    assert_eq!(app.app().books.house(app.venue).unwrap().checks.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cart_is_answered_in_words() {
    let app = TestApp::start().await;
    let lan = app.waiter("Lan").await;
    let id = seated(&app, &lan, "5").await;
    let path = format!("/checks/{id}/rounds");
    let round = Uuid::now_v7();
    let item = app.item("R01");
    let stale = json!({ "round": round, "lines": [{ "item": item, "quantity": 1, "seen": 1 }] });
    let sorry = lan.send_json(&path, &stale).await.expect(409).json();
    assert_eq!((&sorry["key"], &sorry["line"], &sorry["now"]), (&json!("price-changed"), &json!(1), &json!(45_000)));
    assert_eq!(sorry["item"], json!(item));
    let right = json!({ "round": round, "lines": [{ "item": item, "quantity": 1, "seen": 45_000 }] });
    let sent = lan.send_json(&path, &right).await.expect(201).json();
    assert_eq!((&sent["round"], &sent["number"]), (&json!(round), &json!(1)));
    assert_eq!(lan.send_json(&path, &right).await.expect(201).json(), sent);
    let other = json!({ "round": round, "lines": [{ "item": item, "quantity": 9 }] });
    assert_eq!(lan.send_json(&path, &other).await.expect(422).json()["key"], "key-reused");
    let line = check(&app, &id).lines[0].id.to_string();
    lan.act(&format!("/checks/{id}/served"), &[("line", &line)]).await.expect(204);
    lan.act(&format!("/checks/{id}/covers"), &[("covers", "3")]).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn nonsense_gets_a_sentence_and_changes_nothing() {
    let app = TestApp::start().await;
    let (lan, mai, boss) = (app.waiter("Lan").await, app.cashier("Mai").await, app.manager().await);
    let id = seated(&app, &lan, "5").await;
    let seq = app.app().books.house(app.venue).unwrap().seq;
    for covers in ["", "0", "-1", "501", "99999999999999999999", "two", "1.5", "\u{0}"] {
        let page = lan.act(&format!("/checks/{id}/covers"), &[("covers", covers)]).await;
        assert_eq!(page.status, 422, "{covers:?}: {}", page.text);
    }
    for body in ["{", "[]", "{\"round\":1}", "{\"round\":\"x\",\"lines\":[]}", "null"] {
        let request = lan.request(reqwest::Method::POST, &format!("/checks/{id}/rounds")).header("origin", &app.base);
        let page = lan.done(request.header("content-type", "application/json").body(body.to_owned())).await;
        assert_eq!(page.status, 422, "{body}: {}", page.text);
    }
    for amount in ["", "abc", "-5", "1e9", "45.00", "999999999999999999999999", "１２３"] {
        let pay = [("version", "1"), ("tender", "cash"), ("amount", amount)];
        let page = mai.act(&format!("/checks/{id}/payments"), &pay).await;
        assert_eq!(page.status, 422, "{amount}: {}", page.text);
    }
    for (path, fields) in [
        ("/manage/tables", vec![("area", "nonsense"), ("labels", "1-5")]),
        ("/manage/areas", vec![("vi", "")]),
        ("/manage/terms", vec![("service", "ten")]),
        ("/manage/staff", vec![("name", "New"), ("role", "king"), ("pin", "1234")]),
        ("/manage/staff", vec![("name", "Lan"), ("role", "waiter"), ("pin", "12")]),
        ("/manage/menu", vec![("csv", "not,a,menu")]),
        ("/manage/devices/codes", vec![("post", "station:nothing")]),
    ] {
        let page = boss.post(path, &fields).await;
        assert!(matches!(page.status, 404 | 422), "{path}: {} {}", page.status, page.text);
    }
    assert_eq!(app.app().books.house(app.venue).unwrap().seq, seq);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cashier_sees_what_the_bill_is_now() {
    let app = TestApp::start().await;
    let (lan, mai) = (app.waiter("Lan").await, app.cashier("Mai").await);
    let id = seated(&app, &lan, "5").await;
    let version = check(&app, &id).version.to_string();
    let order = json!({ "round": Uuid::now_v7(), "lines": [{ "item": app.item("R01"), "quantity": 1 }] });
    lan.send_json(&format!("/checks/{id}/rounds"), &order).await.expect(201);
    let pay = [("version", version.as_str()), ("tender", "cash"), ("amount", "45000")];
    let path = format!("/checks/{id}/payments");
    let json = mai.act(&path, &pay).await.expect(409).json();
    assert_eq!((&json["key"], &json["version"], &json["due"]), (&json!("stale"), &json!(2), &json!(45_000)));
    let page = mai.post(&path, &pay).await.expect(409);
    assert!(page.text.contains("45.000"), "{}", page.text);
    assert!(check(&app, &id).payments.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_named_in_the_readers_language() {
    let app = TestApp::start().await;
    let boss = app.manager().await;
    let menu = "category,code,name_en,name_vi,price,currency,station,tax_class,modifier_groups\n\
                Trà,T1,Tea,Trà,abc,VND,bar,food,\nTrà,T2,,,1000,VND,,food,Cỡ[2-1]:S\n";
    for (lang, field, rows) in [
        (
            "vi",
            "“Phí phục vụ”",
            ["dòng 2, cột “price”: “abc” không phải là số tiền", "dòng 3, cột “station”: còn để trống"],
        ),
        (
            "en",
            "“Service charge”",
            ["row 2, column “price”: “abc” is not an amount", "row 3, column “station”: it is empty"],
        ),
    ] {
        boss.post("/language", &[("lang", lang)]).await.sees("/");
        let page = boss.post("/manage/terms", &[("service", "ten")]).await.expect(422);
        assert!(page.text.contains(field), "{}", page.text);
        let page = boss.post("/manage/menu", &[("csv", menu)]).await.expect(422);
        for row in rows {
            assert!(page.text.contains(row), "{row} is not on {}", page.text);
        }
    }
}

/// Every field that a handler may complain of, by its name in the sources.
#[test]
fn every_field_has_a_name_in_both_languages() {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("server/web")];
    let mut fields = std::collections::BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            for call in [
                "BadField(\"",
                ".need(\"",
                ".parse(\"",
                ".parse_all(\"",
                ".maybe(\"",
                "ActKey>(\"",
                "Uuid>(\"",
                "ItemId>(\"",
            ] {
                let found = text.split(call).skip(1).filter_map(|part| part.split('"').next());
                fields.extend(found.map(str::to_owned));
            }
        }
    }
    assert!(fields.len() > 15, "{fields:?}");
    for lang in [Lang::Vi, Lang::En] {
        for field in &fields {
            let key = format!("field-{field}");
            assert_ne!(Words::of(lang).t(&key), key, "in {lang:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_phones_do_is_counted_like_what_programs_do() {
    let app = TestApp::start().await;
    let lan = app.waiter("Lan").await;
    let id = seated(&app, &lan, "5").await;
    let cart = |seen: u64| json!({ "round": Uuid::now_v7(), "lines": [{ "item": app.item("R01"), "quantity": 1, "seen": seen }] });
    let path = format!("/checks/{id}/rounds");
    lan.send_json(&path, &cart(45_000)).await.expect(201);
    lan.send_json(&path, &cart(1)).await.expect(409);
    lan.post(&path, &[("item", &app.item("R01"))]).await.expect(303);
    let said = app.stranger().get("/metrics").await.expect(200).text;
    for line in [
        "goimon_acts_total{act=\"open_check\",outcome=\"done\"} 1",
        "goimon_acts_total{act=\"send_round\",outcome=\"done\"} 2",
        "goimon_acts_total{act=\"send_round\",outcome=\"refused\"} 1",
        "goimon_send_seconds_count 3",
        "goimon_book_queue 0",
    ] {
        assert!(said.lines().any(|other| other == line), "{line} is not among\n{said}");
    }
}
