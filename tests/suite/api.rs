//! The JSON API as a whole: who may do what, in which house, how it is described, and that it survives a restart.

use crate::program::{Program, Reply, id, key, line};
use crate::support::{TestApp, on_each_database};
use goimon::web::routes::{Rule, table};
use goimon_acts::door::PersonDraft;
use goimon_domain::ids::VenueId;
use goimon_domain::lang::{Lang, Named};
use goimon_domain::money::Currency;
use goimon_domain::staff::{Actor, Post, Role};
use goimon_domain::venue::Terms;
use goimon_store::{Change, NewVenue};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn health_and_metrics_say_how_it_is() {
    on_each_database(async |app| {
        let stranger = Program::stranger(&app.base);
        let health = stranger.get("/health").await.expect(200);
        assert_eq!((&health["status"], &health["version"]), (&json!("ok"), &json!(env!("CARGO_PKG_VERSION"))));
        assert_eq!(health["database"], app.app().store.kind().word());
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let check = lan.open("5", 2).await;
        let sent = lan.order(&check, "R01", 1).await;
        let health = stranger.get("/health").await.expect(200);
        assert!(health["seq"][app.venue.to_string()].as_u64() >= sent["seq"].as_u64(), "{health}");

        let metrics = stranger.get("/metrics").await;
        assert_eq!(metrics.status, 200);
        for name in [
            "goimon_send_seconds_count 1",
            "goimon_painted_seconds_bucket",
            "goimon_sockets",
            "goimon_book_queue",
            "goimon_socket_queue",
            "goimon_acts_total{act=",
        ] {
            assert!(metrics.text.contains(name), "{name} is missing in {}", metrics.text);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_describes_every_address() {
    on_each_database(async |app| {
        let document = Program::stranger(&app.base).get("/api/openapi.json").await.expect(200);
        assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
        let live = &document["paths"]["/live"]["get"];
        let named: Vec<_> = live["parameters"].as_array().unwrap().iter().map(|one| &one["name"]).collect();
        assert_eq!(named, ["view", "since"]);
        assert!(live["responses"]["101"].is_object());
        let mut described: Vec<(String, String)> = Vec::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            described.extend(item.as_object().unwrap().keys().map(|method| (path.clone(), method.to_uppercase())));
        }
        let mut served: Vec<_> = table()
            .into_iter()
            .filter(|entry| entry.path.starts_with("/api/v1") || entry.path == "/live")
            .map(|entry| (entry.path.to_owned(), entry.method.to_string()))
            .collect();
        described.sort();
        served.sort();
        assert_eq!(described, served);
    })
    .await;
}

/// Every address of the API with ids in it filled by these, and a body that makes sense.
fn calls(check: &str, station: &str, ticket: &str, line_id: &str, item: &Value) -> Vec<(String, String, Value, Rule)> {
    let fill = |path: &str| {
        let id = match path.split('/').nth(3) {
            Some("stations") => station,
            Some("tickets") => ticket,
            _ => check,
        };
        path.trim_start_matches("/api/v1")
            .replace("{id}", id)
            .replace("{line}", line_id)
            .replace("{round}", line_id)
            .replace("{payment}", line_id)
            .replace("{intent}", line_id)
            .replace("{discount}", line_id)
    };
    let body = |path: &str| match path.rsplit('/').next() {
        Some("covers") => json!({ "covers": 3 }),
        Some("left") => json!({ "left": 3 }),
        Some("void" | "comp" | "remake") if path.contains("/lines/") => {
            json!({ "version": 1, "reason": { "why": "quality" } })
        }
        Some("change") => json!({ "version": 1, "quantity": 2 }),
        Some("approvals") => {
            let line = Some(line_id);
            json!({ "manager": "Anh Minh", "pin": "9999", "act": "void", "check": check, "line": line, "amount": 1 })
        }
        Some("rounds") => json!({ "lines": [line(item, 1)] }),
        Some("served" | "handed-over") => json!({ "lines": [line_id] }),
        Some("payments") => json!({ "version": 2, "tender": "cash", "amount": 1 }),
        Some("intents") => json!({ "version": 2, "tender": "card", "amount": 1 }),
        Some("arrived") => json!({}),
        Some("settlements") => json!({ "amount": 1, "tender": "cash" }),
        Some("debts") => json!({ "amount": 1, "tender": "card" }),
        Some("{intent}") if path.contains("/debts/") => json!({ "came": true }),
        Some("corrections") => json!({ "points": 1, "reason": "x" }),
        Some("{id}") if path.contains("/customers/") => json!({}),
        Some("checks") => json!({ "covers": 2 }),
        Some("discounts") => json!({ "version": 2, "off": { "percent": 500 }, "reason": "x" }),
        Some("withdraw") => json!({ "version": 2 }),
        Some("void") => json!({ "version": 2, "reason": "x" }),
        Some("refund") => json!({ "version": 2, "back": { "amount": 1 }, "reason": "x" }),
        Some("division") => json!({ "version": 2, "parts": [] }),
        Some("reopen") => json!({ "reason": "x" }),
        Some("move") => json!({ "table": station }),
        Some("merge") => json!({ "into": check, "version": 2 }),
        Some("part") => json!({ "check": check, "version": 2 }),
        Some("lines") => json!({ "version": 2, "lines": [{ "line": line_id }], "to": { "check": check } }),
        Some("waiter") => json!({ "staff": station }),
        Some("away" | "note") => json!({}),
        Some("cancel") => json!({ "reason": "x" }),
        Some("booked") => json!({ "until": 1 }),
        Some("times") => json!({ "version": 2, "rooms": [1], "pauses": [], "ended": null, "reason": "x" }),
        Some("customer") => json!({ "version": 2 }),
        Some("reservations") => json!({ "name": "Tuấn", "covers": 2, "due": 1 }),
        Some("{id}") if path.contains("/reservations/") => {
            json!({ "version": 1, "wanted": { "name": "Tuấn", "covers": 2, "due": 1 } })
        }
        Some("seat") if path.contains("/reservations/") => json!({}),
        Some("vouchers") => json!({ "version": 2, "code": "TET" }),
        Some("patience") => json!({ "order": 1, "service": 1, "bill": 1, "everyone": 1 }),
        Some("all-day") => json!({ "groups": [] }),
        Some("booking") => json!({ "stay": 90, "ahead": 30 }),
        Some("{id}") if path.contains("/printers/") => {
            json!({ "name": "Bếp", "address": "192.168.1.50", "stations": [station] })
        }
        Some("paper" | "retry") => json!({}),
        _ => Value::Null,
    };
    table()
        .into_iter()
        .filter(|entry| entry.path.starts_with("/api/v1/"))
        .map(|entry| (entry.method.to_string(), fill(entry.path), body(entry.path), entry.rule))
        .collect()
}

/// A house of other people in the same database, with a check, a ticket and a line; and its manager.
async fn other_house(app: &TestApp) -> (VenueId, Program) {
    let (parts, by) = (app.app(), Actor::house());
    let new = NewVenue {
        name: "Nhà bên".into(),
        lang: Lang::Vi,
        currency: Currency::of("VND").unwrap(),
        zone: "Asia/Ho_Chi_Minh".into(),
        cut_off_hour: 4,
        terms: Terms::default(),
        open_door: false,
    };
    let venue = parts.store.create_venue(new, parts.now()).await.unwrap();
    parts.books.add(venue).await.unwrap();
    parts.door.change(venue, &by, Change::Area { name: Named::same("A") }).await.unwrap();
    let area = parts.books.house(venue).unwrap().reference.areas[0].id;
    let tables = Change::Tables { area, labels: vec!["1".into()], seats: 4 };
    parts.door.change(venue, &by, tables).await.unwrap();
    let menu = "category,code,name_en,name_vi,price,currency,station,tax_class,modifier_groups\n\
        Test,R01,Rolls,Gỏi cuốn,45000,VND,cold,food,Thêm/Extras[0-2]:Rau/Herbs|Tôm/Prawns+9000\n";
    parts.door.take_menu(venue, &by, menu).await.unwrap();
    let boss = PersonDraft {
        id: None,
        name: "Chị Hoa".into(),
        role: Role::Manager,
        pin: Some("7777".into()),
        password: None,
        active: true,
    };
    parts.door.put_person(venue, &by, boss).await.unwrap();
    let code = parts.door.new_code(venue, &by, Post::Shared).await.unwrap();
    let (stranger, body) = (Program::stranger(&app.base), json!({ "code": code.code, "name": "Till" }));
    let enrolled = stranger.post("/devices", body.clone()).await.expect(201);
    stranger.post("/devices", body).await.problem(403, "bad-code");
    let device = Program::with_token(&app.base, &id(&enrolled, "token"));
    (venue, device.person("Chị Hoa", "7777").await)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_another_house_is_not_found() {
    on_each_database(async |app| {
        let (_, hoa) = other_house(&app).await;
        let check = hoa.open("1", 2).await;
        let sent = hoa.order(&check, "R01", 1).await;
        let station = hoa.station_id("cold").await;
        let (ticket, line_id) = (id(&sent["tickets"][0], "id"), sent["lines"][0].as_str().unwrap().to_owned());
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let item = minh.item("R01").await;

        // A printer of theirs has the same id as their check, so that the addresses of printers name something, too.
        let theirs = json!({ "name": "Bên kia", "address": "192.168.1.60" });
        hoa.any("PUT", &format!("/printers/{check}"), theirs).await.expect(200);

        let mut tried = 0;
        for (method, path, body, _) in calls(&check, &station, &ticket, &line_id, &item) {
            // No screen of theirs has such an id: there it would be a new one of this house. Theirs is tried below.
            let other = path.contains("/screens/");
            if !other && [&check, &station, &ticket].iter().any(|id| path.contains(id.as_str())) {
                let reply = minh.any(&method, &path, body).await;
                assert_eq!((reply.status, reply.kind.as_str()), (404, "application/problem+json"), "{method} {path}");
                tried += 1;
            }
        }
        assert!(tried >= 14, "{tried}");
        let screen = format!("/screens/{}", key());
        hoa.any("PUT", &screen, json!({ "name": "Of the other house" })).await.expect(200);
        minh.delete(&screen, Value::Null).await.problem(404, "not-found");
        let at = screen.replace("/screens/", "screen:");
        minh.post(&format!("/stations/{}/cover", app.station("cold")), json!({ "at": at }))
            .await
            .problem(404, "not-found");
        minh.post(&format!("/stations/{station}/cover"), json!({ "at": "expo" })).await.problem(404, "no-such-station");
        minh.any("PUT", &screen, json!({ "name": "Of this house" })).await.problem(404, "not-found");
        assert_eq!(minh.get("/screens").await.expect(200), json!([]), "nothing is defined by that");
        assert_eq!(hoa.get("/screens").await.expect(200)[0]["name"], "Of the other house");
        let there = hoa.table("1").await;
        minh.post("/checks", json!({ "table": there["id"], "covers": 2 })).await.problem(404, "no-such-table");
        let own = minh.open("5", 2).await;
        let foreign = json!({ "lines": [line(&hoa.item("R01").await, 1)] });
        minh.post(&format!("/checks/{own}/rounds"), foreign).await.problem(422, "no-such-item");
        assert_eq!(minh.get("/checks").await.expect(200).as_array().unwrap().len(), 1);
        let staff = hoa.get("/staff").await.expect(200);
        assert_eq!(staff.as_array().unwrap().len(), 1);
        let device = Program::device(&app.base, json!({ "kind": "shared" })).await;
        let intruder = device.post("/sessions", json!({ "staff": staff[0]["id"], "pin": "7777" })).await;
        assert_ne!(intruder.status, 201);
        // An id names one printer, as it names one screen: whoever means theirs may not get one of their own by it, which would
        // take the stations from the printer that has them.
        let cold = app.station("cold");
        let ours = json!({ "name": "Bếp", "address": "192.168.1.50", "stations": [cold] });
        minh.any("PUT", &format!("/printers/{}", key()), ours).await.expect(200);
        let before = minh.get("/printers").await.expect(200);
        let own = json!({ "name": "Bếp 2", "address": "192.168.1.51", "stations": [cold] });
        minh.any("PUT", &format!("/printers/{check}"), own).await.problem(404, "no-such-printer");
        assert_eq!(minh.get("/printers").await.expect(200), before, "nothing is set up by that");
        let printers = hoa.get("/printers").await.expect(200);
        assert_eq!((printers.as_array().unwrap().len(), &printers[0]["name"]), (1, &json!("Bên kia")), "{printers}");
        // What one house chooses is nothing to the other.
        let before = hoa.get("/settings/patience").await.expect(200);
        let wanted = json!({ "order": 9, "service": 8, "bill": 7, "everyone": 6 });
        assert_eq!(minh.any("PUT", "/settings/patience", wanted.clone()).await.expect(200), wanted);
        assert_eq!(minh.get("/settings/patience").await.expect(200), wanted);
        assert_eq!(hoa.get("/settings/patience").await.expect(200), before);
        let never = json!({ "order": 241, "service": 8, "bill": 7, "everyone": 6 });
        minh.any("PUT", "/settings/patience", never).await.problem(422, "bad-body");
        minh.any("PUT", "/settings/booking", json!({ "stay": 5, "ahead": 30 })).await.problem(422, "bad-body");
        minh.any("PUT", "/settings/booking", json!({ "stay": 90, "ahead": 30 })).await.expect(200);
        assert_eq!(minh.get("/settings/booking").await.expect(200), json!({ "stay": 90, "ahead": 30 }));
        let head = json!({ "address": "Nhà này", "phone": "", "tax_code": "", "closing": "" });
        minh.any("PUT", "/settings/receipt", head).await.expect(200);
        assert_eq!(hoa.get("/settings/receipt").await.expect(200)["address"], "");
        let theirs = hoa.get("/settings/terms").await.expect(200);
        let terms = json!({ "service": 500, "tax_included": true, "cash_step": 0 });
        minh.any("PUT", "/settings/terms", terms).await.expect(200);
        assert_eq!(hoa.get("/settings/terms").await.expect(200), theirs);
        let theirs = hoa.get("/settings/taxes").await.expect(200);
        minh.any("PUT", "/settings/taxes/food/rates/2030-01-01", json!({ "rate": 500 })).await.expect(200);
        minh.any("PUT", "/settings/taxes/tea", json!({ "vi": "Trà", "rate": 500 })).await.expect(200);
        assert_eq!(hoa.get("/settings/taxes").await.expect(200), theirs);
        hoa.any("PUT", "/settings/taxes/tea/rates/2030-01-01", json!({ "rate": 1 })).await.problem(404, "not-found");
        let counted = json!({ "groups": ["Thêm"] });
        assert_eq!(hoa.any("PUT", "/settings/all-day", counted.clone()).await.expect(200), counted);
        let ours = minh.get("/settings/all-day").await.expect(200);
        assert!(ours["groups"].as_array().is_some_and(|groups| groups.len() > 1), "{ours}");
        let some = json!({ "groups": [ours["groups"][0]] });
        assert_eq!(minh.any("PUT", "/settings/all-day", some.clone()).await.expect(200), some);
        let menu = minh.get("/menu").await.expect(200);
        let groups = menu["items"].as_array().unwrap().iter().flat_map(|item| item["groups"].as_array().unwrap());
        let apart = groups.filter(|group| group["counts_in_all_day"] == true);
        assert!(apart.map(|group| &group["name_vi"]).all(|name| *name == ours["groups"][0]), "{menu}");
        minh.any("PUT", "/settings/all-day", json!({ "groups": ["Chả"] })).await.problem(422, "bad-body");
        assert_eq!(minh.get("/settings/all-day").await.expect(200), some, "what is refused changes nothing");
        assert_eq!(hoa.get("/settings/all-day").await.expect(200), counted);
        // Nothing of it changed anything there.
        let now = hoa.check(&check).await;
        assert_eq!(
            (&now["version"], &now["covers"], &now["lines"][0]["state"]),
            (&json!(2), &json!(2), &json!("queued"))
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_asks_who_it_is_and_what_they_are_here_for() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let item = lan.item("R01").await;
        let people = [
            (Role::Waiter, lan),
            (Role::Kitchen, Program::sign_in(&app.base, "Bếp Sơn", "5555").await),
            (Role::Cashier, Program::sign_in(&app.base, "Mai", "4444").await),
        ];
        let none = key();
        for (method, path, body, rule) in calls(&none, &none, &none, &none, &item) {
            let place = format!("{method} {path}");
            if rule == Rule::Public {
                continue;
            }
            for token in ["", "0123456789abcdef"] {
                let nobody = Program::with_token(&app.base, token);
                nobody.any(&method, &path, body.clone()).await.problem(401, "not-signed-in");
            }
            if let Rule::BearerStaff(roles) = rule {
                let barred = people.iter().filter(|(role, _)| !roles.contains(role));
                for (role, person) in barred {
                    let reply = person.any(&method, &path, body.clone()).await;
                    assert_eq!(reply.status, 403, "{place} as {role:?}");
                    reply.problem(403, "not-allowed");
                }
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_pin_locks_the_device_and_signing_out_ends_the_token() {
    on_each_database(async |app| {
        let device = Program::device(&app.base, json!({ "kind": "shared" })).await;
        let staff = device.get("/staff").await.expect(200);
        assert_eq!(staff.as_array().unwrap().len(), 6);
        let lan = staff.as_array().unwrap().iter().find(|person| person["name"] == "Lan").unwrap();
        let wrong = async || device.post("/sessions", json!({ "staff": lan["id"], "pin": "0000" })).await;
        wrong().await.problem(403, "wrong-pin");
        let locked = loop {
            let reply: Reply = wrong().await;
            if reply.status != 403 {
                break reply.problem(423, "locked");
            }
        };
        assert!(locked["until"].is_i64());
        let right = device.post("/sessions", json!({ "staff": lan["id"], "pin": "1111" })).await;
        right.problem(423, "locked");
        // Lan is not locked: another device lets her in.
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        assert_eq!(lan.get("/checks").await.status, 200);
        assert_eq!(lan.delete("/sessions/current", Value::Null).await.status, 204);
        lan.get("/checks").await.problem(401, "not-signed-in");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_signs_in_by_the_name_that_it_knows() {
    on_each_database(async |app| {
        let device = Program::device(&app.base, json!({ "kind": "shared" })).await;
        let said = |staff: &str| json!({ "staff": staff, "pin": "2222" });
        let session = device.post("/sessions", said("Hùng")).await.expect(201);
        assert_eq!((&session["name"], &session["staff"]), (&json!("Hùng"), &json!(app.staff("Hùng"))));
        let by_id = device.post("/sessions", said(&app.staff("Hùng"))).await.expect(201);
        assert_eq!(by_id["name"], "Hùng");
        // Nearly right is wrong, and guessing names is slowed down like guessing PINs.
        device.post("/sessions", said("hùng")).await.problem(403, "wrong-pin");
        device.post("/sessions", said("")).await.problem(403, "wrong-pin");
        device.post("/sessions", said("Nobody")).await.problem(423, "locked");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_is_taken_once_unless_one_says_so() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let table = lan.table("5").await;
        let guests =
            |covers: i64, alongside: bool| json!({ "table": table["id"], "covers": covers, "alongside": alongside });
        let (key, other) = (key(), key());
        let first = lan.post_as(&key, "/checks", guests(2, false)).await;
        assert_eq!(first.status, 201, "{}", first.text);
        let again = lan.post_as(&key, "/checks", guests(2, false)).await;
        assert_eq!((again.status, again.text, again.replayed), (201, first.text.clone(), true));
        let check = id(&first.json(), "check");
        let taken = lan.post_as(&other, "/checks", guests(2, false)).await.problem(409, "table-taken");
        assert_eq!(taken["check"], check.as_str());
        let alongside = lan.post("/checks", guests(2, true)).await.expect(201);
        assert_eq!(lan.table("5").await["checks"], json!([check, alongside["check"]]));
        let takeaway = lan.post("/checks", json!({ "covers": 1 })).await.expect(201);
        assert!(lan.check(&id(&takeaway, "check")).await["table"].is_null());

        for covers in [0, 501] {
            lan.post("/checks", guests(covers, true)).await.problem(422, "bad-covers");
        }
        lan.post("/checks", guests(-1, true)).await.problem(422, "bad-body");
        let covers = format!("/checks/{check}/covers");
        assert_eq!(lan.post(&covers, json!({ "covers": 6 })).await.expect(200)["changed"], true);
        assert_eq!(lan.check(&check).await["covers"], 6);

        let away = lan.delete(&format!("/checks/{check}"), Value::Null).await.expect(200);
        assert_eq!(away["changed"], true);
        assert_eq!(lan.table("5").await["checks"], json!([alongside["check"]]));
        let busy = id(&alongside, "check");
        lan.order(&busy, "R01", 1).await;
        lan.delete(&format!("/checks/{busy}"), Value::Null).await.problem(409, "not-empty");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_menu_is_sent_again_only_when_it_has_changed() {
    on_each_database(async |app| {
        let device = Program::device(&app.base, json!({ "kind": "shared" })).await;
        let menu = device.get("/menu").await;
        let etag = menu.etag.clone().unwrap();
        assert!(menu.json()["items"].as_array().unwrap().len() > 60);
        let known = device.get_with("/menu", "If-None-Match", &etag).await;
        assert_eq!((known.status, known.text.as_str()), (304, ""));
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let check = lan.open("5", 2).await;
        lan.order(&check, "R01", 1).await;
        assert_eq!(device.get_with("/menu", "If-None-Match", &etag).await.status, 304, "orders change no menu");
        app.menu(
            "category,code,name_en,name_vi,price,currency,station,tax_class,modifier_groups\n\
            Khai vị & Gỏi cuốn,R01,Fresh spring rolls,Gỏi cuốn,47000,VND,cold,food,\n",
        )
        .await;
        let changed = device.get_with("/menu", "If-None-Match", &etag).await;
        assert_eq!(changed.status, 200);
        assert_ne!(changed.etag.unwrap(), etag);
        assert_eq!(lan.check(&check).await["due"], 45_000, "what was sent keeps its price");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn problems_speak_the_readers_language() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let path = format!("/checks/{}", key());
        let vi = lan.get(&path).await.problem(404, "no-such-check");
        let en = lan.get_with(&path, "Accept-Language", "en-GB,en;q=0.9").await.problem(404, "no-such-check");
        assert_eq!(vi["title"], "Không có hóa đơn này");
        assert_eq!(en["title"], "No such check");
        assert_ne!(vi["detail"], en["detail"]);
        // What the reader of JSON says is English, and apart from the sentence.
        let bad = lan.post("/checks", json!({ "covers": "two" })).await.problem(422, "bad-body");
        let cause = bad["cause"].as_str().unwrap();
        assert!(cause.contains("expected") && !bad["detail"].as_str().unwrap().contains(cause), "{bad}");
        let broken = lan.post_text("/checks", "{\"covers\": 2").await.problem(400, "not-json");
        assert!(broken["cause"].as_str().unwrap().contains("EOF"), "{broken}");
        lan.get("/checks/nonsense").await.problem(404, "not-found");
        lan.get("/nothing-here").await.problem(404, "not-found");
        lan.get("/checks?state=lost").await.problem(400, "bad-query");
        lan.delete("/menu", Value::Null).await.problem(405, "wrong-method");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_restart_everything_is_still_there() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let check = lan.open("5", 4).await;
        let (key, body) = (key(), json!({ "lines": [line(&lan.item("R21").await, 2)] }));
        let path = format!("/checks/{check}/rounds");
        let first = lan.post_as(&key, &path, body.clone()).await;
        assert_eq!(first.status, 201);
        let before = lan.check(&check).await;
        let station = lan.station_id("grill").await;
        let tickets = lan.tickets(&station).await;

        let app = app.restart().await;
        let lan = lan.at(&app.base);
        assert_eq!(lan.check(&check).await, before);
        assert_eq!(lan.tickets(&station).await, tickets);
        let again = lan.post_as(&key, &path, body).await;
        assert_eq!((again.status, &again.text, again.replayed), (201, &first.text, true));
        let other = lan.post_as(&key, &path, json!({ "lines": [line(&lan.item("R01").await, 1)] })).await;
        other.problem(422, "key-reused");
        let next = lan.open("6", 2).await;
        let number = |check: &Value| check["number"].as_u64().unwrap();
        assert_eq!(number(&lan.check(&next).await), number(&before) + 1);
    })
    .await;
}
