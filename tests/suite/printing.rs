//! Paper: slips for the stations, bills, the drawer, and what happens when a printer is off, slow, empty or cut off in the middle.

use crate::printer::{FakePrinter, Manner, Picture};
use crate::program::{Program, id};
use crate::screen::Screen;
#[cfg(unix)]
use crate::stops::Serving;
use crate::support::{TestApp, on_each_database};
use goimon_domain::staff::Actor;
use goimon_domain::venue::Till;
use goimon_domain::vietqr::{BankAccount, Transfer, code};
use goimon_store::{Change, DatabaseKind};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// The bytes by which a drawer springs open.
const KICK: [u8; 10] = [0x1b, b'p', 0, 60, 120, 0x1b, b'p', 1, 60, 120];
/// The bytes by which paper is cut.
const CUT: [u8; 4] = [0x1d, b'V', 66, 3];

/// A house whose manager sets printers up by the API.
struct House {
    lan: Program,
    mai: Program,
    minh: Program,
}

impl House {
    async fn of(app: &TestApp) -> Self {
        Self::at(&app.base).await
    }

    async fn at(base: &str) -> Self {
        Self {
            lan: Program::sign_in(base, "Lan", "1111").await,
            mai: Program::sign_in(base, "Mai", "4444").await,
            minh: Program::sign_in(base, "Anh Minh", "9999").await,
        }
    }

    /// Sets a printer up, and says its id.
    async fn printer(&self, name: &str, printer: &FakePrinter, more: Value) -> String {
        let mut wanted = json!({ "name": name, "address": printer.address() });
        wanted.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let id = Uuid::now_v7().to_string();
        let set_up = self.minh.any("PUT", &format!("/printers/{id}"), wanted).await.expect(200);
        assert_eq!(set_up["id"], id.as_str());
        id
    }

    /// One for the slips of a station.
    async fn slips(&self, name: &str, printer: &FakePrinter, station: &str) -> String {
        let station = self.lan.station_id(station).await;
        self.printer(name, printer, json!({ "stations": [station] })).await
    }

    async fn jobs(&self) -> Vec<Value> {
        self.lan.get("/print-jobs").await.expect(200).as_array().unwrap().clone()
    }

    /// Waits until the jobs are so; a screen of the floor hears whenever one goes on.
    async fn until(&self, what: &str, is_so: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let asked = Instant::now();
        loop {
            let jobs = self.jobs().await;
            if is_so(&jobs) {
                return jobs;
            }
            assert!(asked.elapsed() < Duration::from_secs(20), "not {what}: {jobs:#?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn all_printed(&self, count: usize) -> Vec<Value> {
        self.until("printed", |jobs| jobs.len() == count && jobs.iter().all(|job| job["state"] == "printed")).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stations_slips_go_to_its_printer() {
    on_each_database(async |app| {
        let house = House::of(&app).await;
        let (grill, cold) = (FakePrinter::on(Manner::Speaking).await, FakePrinter::on(Manner::Silent).await);
        house.slips("Nướng", &grill, "grill").await;
        house.slips("Gỏi", &cold, "cold").await;
        let check = house.lan.open("5", 2).await;
        let lines = json!([
            { "item": house.lan.item("R21").await["id"], "quantity": 2, "note": "không hành" },
            { "item": house.lan.item("R01").await["id"], "quantity": 1 },
        ]);
        house.lan.send(&check, lines).await;
        let slip = grill.printed(1).await.remove(0);
        assert!(slip.starts_with(&[0x1b, b'@']) && slip.ends_with(&CUT));
        let picture = Picture::of(&slip);
        assert_eq!(picture.width, 576);
        assert!(picture.dots.iter().filter(|dot| **dot).count() > 3_000, "there is something on it");
        cold.printed(1).await;

        // What was taken off, and where the guests sit now, goes on paper too.
        let read = house.lan.check(&check).await;
        let (line, version) = (id(&read["lines"][0], "id"), &read["lines"][0]["version"]);
        let off = json!({ "version": version, "quantity": 1 });
        house.lan.post(&format!("/checks/{check}/lines/{line}/void"), off).await.expect(200);
        grill.printed(2).await;
        let table = house.lan.table("7").await;
        let there = json!({ "table": table["id"], "seen": house.lan.table("5").await["id"] });
        house.lan.post(&format!("/checks/{check}/move"), there).await.expect(200);
        grill.printed(3).await;
        cold.printed(2).await;
        let jobs = house.all_printed(5).await;
        assert!(jobs.iter().all(|job| job["asked_by"] == "Lan" && job["paper"] == "slip"), "{jobs:#?}");
        assert_eq!(jobs[4]["place"], "7");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_printer_is_told_to_who_asked_and_delays_nobody() {
    on_each_database(async |app| {
        let house = House::of(&app).await;
        let grill = FakePrinter::off(Manner::Silent).await;
        house.slips("Bếp", &grill, "grill").await;
        let mut floor = Screen::open(&app.base, &house.lan.token, "floor", 0).await.unwrap();
        floor.until("whole").await;
        let check = house.lan.open("5", 2).await;
        let sent = Instant::now();
        house.lan.order(&check, "R21", 1).await;
        assert!(sent.elapsed() < Duration::from_secs(2), "an answer took {:?}", sent.elapsed());
        let fault =
            format!("Máy in Bếp: không kết nối được {} — máy in từ chối kết nối (connection refused)", grill.address());
        while !floor.text().contains(&fault) {
            floor.next().await;
        }
        assert!(sent.elapsed() < Duration::from_secs(10), "the alarm took {:?}", sent.elapsed());
        let job = house.jobs().await.remove(0);
        assert_eq!((&job["fault"], &job["fault_text"]), (&json!("no-connection"), &json!(fault)));
        assert_eq!((&job["maybe_printed"], &job["owner"]), (&json!(false), &json!(app.staff("Lan"))));
        for view in ["checkout", "pass", &format!("check:{check}")] {
            let mut screen = Screen::open(&app.base, &house.mai.token, view, 0).await.unwrap();
            screen.until("whole").await;
            assert!(screen.text().contains(&fault), "{view}");
        }

        // Somebody switches it on: it is tried again when its time has come, and the alarm goes.
        grill.switch_on().await;
        app.pass(1_000);
        grill.printed(1).await;
        house.all_printed(1).await;
        while floor.text().contains("Máy in Bếp") {
            floor.next().await;
        }
        assert_eq!(grill.pages().len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_cut_off_in_the_middle_is_printed_again_and_says_so() {
    on_each_database(async |app| {
        let house = House::of(&app).await;
        let grill = FakePrinter::on(Manner::Cutting(2_000)).await;
        house.slips("Bếp", &grill, "grill").await;
        let check = house.lan.open("5", 2).await;
        house.lan.order(&check, "R21", 1).await;
        let jobs = house.until("cut", |jobs| jobs[0]["fault"] == "cut").await;
        assert_eq!((&jobs[0]["maybe_printed"], &jobs[0]["state"]), (&json!(true), &json!("waiting")));
        grill.is_now(Manner::Slow);
        app.pass(1_000);
        let again = grill.printed(1).await.remove(0);
        house.all_printed(1).await;
        // The banner that says so makes it longer than the same slip that was printed at once.
        grill.is_now(Manner::Silent);
        house.lan.order(&check, "R21", 1).await;
        let plain = grill.printed(2).await.remove(1);
        assert!(Picture::of(&again).dots.len() > Picture::of(&plain).dots.len() + 30 * 576);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_be_on_paper_twice_waits_for_a_person() {
    on_each_database(async |app| {
        let house = House::of(&app).await;
        let grill = FakePrinter::on(Manner::Cutting(2_000)).await;
        house.slips("Bếp", &grill, "grill").await;
        let check = house.lan.open("5", 2).await;
        house.lan.order(&check, "R21", 1).await;
        house.until("cut", |jobs| jobs[0]["state"] == "waiting" && jobs[0]["fault"] == "cut").await;
        app.pass(1_000);
        let jobs = house.until("in doubt", |jobs| jobs[0]["state"] == "doubtful").await;
        let text = jobs[0]["fault_text"].as_str().unwrap();
        assert!(text.contains("Máy in Bếp"), "{text}");
        // It is not printed a third time, however long nobody looks; what comes after it is.
        grill.is_now(Manner::Silent);
        app.pass(60_000);
        house.lan.order(&check, "R21", 1).await;
        grill.printed(1).await;
        assert_eq!((grill.connections(), &house.jobs().await[0]["state"]), (3, &json!("doubtful")));
        house.lan.post(&format!("/print-jobs/{}/retry", id(&jobs[0], "id")), json!({})).await.expect(200);
        grill.printed(2).await;
        house.all_printed(2).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_printer_without_paper_says_so_and_another_takes_over() {
    let app = TestApp::start().await;
    let house = House::of(&app).await;
    let (grill, till) = (FakePrinter::on(Manner::NoPaper).await, FakePrinter::on(Manner::Speaking).await);
    let till_id = house.printer("Quầy", &till, json!({ "paper": "58" })).await;
    let station = house.lan.station_id("grill").await;
    let stand_in = json!({ "stations": [station], "fallback": till_id });
    let grill_id = house.printer("Bếp", &grill, stand_in).await;
    let check = house.lan.open("5", 2).await;
    house.lan.order(&check, "R21", 1).await;
    let jobs = house.until("failed", |jobs| jobs[0]["fault"] == "no-paper").await;
    assert_eq!((&jobs[0]["fault_text"], &jobs[0]["printer"]), (&json!("Máy in Bếp: hết giấy"), &json!(grill_id)));
    // The second time it is the other one's.
    app.pass(1_000);
    let slip = till.printed(1).await.remove(0);
    assert_eq!(Picture::of(&slip).width, 384);
    let jobs = house.all_printed(1).await;
    assert_eq!((&jobs[0]["printer"], &jobs[0]["instead_of"]), (&json!(till_id), &json!(grill_id)));
    assert_eq!(jobs[0]["maybe_printed"], false);

    // Or by hand, in one tap, before its time has come.
    house.lan.order(&check, "R21", 1).await;
    let jobs = house.until("failed", |jobs| jobs.len() == 2 && jobs[1]["fault"] == "no-paper").await;
    let path = format!("/print-jobs/{}/retry", id(&jobs[1], "id"));
    house.lan.post(&path, json!({ "printer": till_id })).await.expect(200);
    till.printed(2).await;
    house.all_printed(2).await;
    house.lan.post(&path, json!({})).await.problem(409, "job-not-waiting");
    assert!(grill.pages().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stuck_printer_holds_up_its_own_paper_alone() {
    let app = TestApp::start().await;
    let house = House::of(&app).await;
    let (stuck, well) = (FakePrinter::on(Manner::Stuck).await, FakePrinter::on(Manner::Speaking).await);
    house.slips("Bếp", &stuck, "grill").await;
    house.slips("Gỏi", &well, "cold").await;
    let check = house.lan.open("5", 2).await;
    // A page that is longer than what the network itself holds: of a shorter one nobody can know whether a mute printer has
    // it on paper.
    let chops = house.lan.item("R21").await;
    let long =
        json!({ "item": chops["id"], "quantity": 1, "note": "không hành, ít cơm, thêm dưa chua, nước mắm để riêng" });
    house.lan.send(&check, Value::Array(vec![long; 80])).await;
    for _ in 0..5 {
        let sent = Instant::now();
        house.lan.order(&check, "R21", 1).await;
        house.lan.order(&check, "R01", 1).await;
        assert!(sent.elapsed() < Duration::from_secs(2), "two answers took {:?}", sent.elapsed());
    }
    well.printed(5).await;
    let jobs = house.until("stuck", |jobs| jobs.iter().any(|job| job["fault"] == "stuck")).await;
    assert!(jobs.iter().all(|job| job["maybe_printed"] == (job["fault"] == "stuck")), "{jobs:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_old_waits_for_a_person() {
    let app = TestApp::start().await;
    let house = House::of(&app).await;
    let grill = FakePrinter::off(Manner::Silent).await;
    house.slips("Bếp", &grill, "grill").await;
    let check = house.lan.open("5", 2).await;
    house.lan.order(&check, "R21", 1).await;
    house.until("failed", |jobs| jobs[0]["failures"] == 1).await;
    app.pass(16 * 60_000);
    let jobs = house.until("expired", |jobs| jobs[0]["state"] == "expired").await;
    grill.switch_on().await;
    app.pass(60_000);
    let (waiter, path) = (app.waiter("Lan").await, format!("/print-jobs/{}", id(&jobs[0], "id")));
    assert!(waiter.get("/print-jobs").await.expect(200).text.contains("Máy in Bếp"));
    assert_eq!((grill.connections(), &house.jobs().await[0]["state"]), (0, &json!("expired")));
    waiter.post(&format!("{path}/retry"), &[]).await.sees("/print-jobs");
    grill.printed(1).await;
    house.all_printed(1).await;
    house.lan.post(&format!("{path}/discard"), Value::Null).await;
    assert_eq!(house.jobs().await[0]["state"], "printed");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_screen_has_shown_after_five_seconds_is_printed() {
    on_each_database(async |app| {
        let house = House::of(&app).await;
        let grill = FakePrinter::on(Manner::Speaking).await;
        let station = house.lan.station_id("grill").await;
        house.printer("Bếp", &grill, json!({ "stations": [station], "slips": "unseen" })).await;
        let check = house.lan.open("5", 2).await;
        let screen = Program::station(&app.base, "grill").await;
        let mut kitchen = Screen::open(&app.base, &screen.token, &format!("station:{station}"), 0).await.unwrap();
        kitchen.until("whole").await;
        house.lan.order(&check, "R21", 1).await;
        kitchen.until("part").await;
        kitchen.painted().await;
        while house.lan.check(&check).await["rounds"][0]["unseen_by"] != json!([]) {
            tokio::task::yield_now().await;
        }
        drop(kitchen);
        // This one nobody sees.
        house.lan.order(&check, "R21", 3).await;
        assert!(house.jobs().await.is_empty());
        app.pass(5_000);
        grill.printed(1).await;
        let jobs = house.all_printed(1).await;
        assert_eq!(jobs[0]["owner"], json!(app.staff("Lan")));
        app.pass(60_000);
        house.lan.order(&check, "R01", 1).await;
        assert_eq!(house.all_printed(1).await.len(), 1, "once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_course_is_printed_when_it_is_fired() {
    on_each_database(async |app| {
        let house = House::of(&app).await;
        let (grill, cold) = (FakePrinter::on(Manner::Speaking).await, FakePrinter::on(Manner::Speaking).await);
        house.slips("Bếp", &grill, "grill").await;
        let station = house.lan.station_id("cold").await;
        house.printer("Gỏi", &cold, json!({ "stations": [station], "slips": "unseen" })).await;
        let check = house.lan.open("5", 2).await;
        let (rolls, chops) = (house.lan.item("R01").await, house.lan.item("R21").await);
        let lines = json!([{ "item": rolls["id"], "quantity": 1 }, { "item": chops["id"], "quantity": 2 }]);
        let body = json!({ "lines": lines, "hold": ["starters", "mains"] });
        house.lan.post(&format!("/checks/{check}/rounds"), body).await.expect(201);
        app.pass(6_000);
        assert!(house.jobs().await.is_empty(), "what waits is not on paper");
        let course = |course: &str, what: &str| format!("/checks/{check}/courses/{course}/{what}");
        house.lan.post(&course("mains", "fire"), Value::Null).await.expect(200);
        grill.printed(1).await;
        // The kitchen works by that paper: that it waits after all is on paper too.
        house.lan.post(&course("mains", "hold"), Value::Null).await.expect(200);
        grill.printed(2).await;
        house.all_printed(2).await;
        // No screen shows the starters in time.
        house.lan.post(&course("starters", "fire"), Value::Null).await.expect(200);
        app.pass(5_000);
        cold.printed(1).await;
        app.pass(60_000);
        house.all_printed(3).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bills_go_to_the_tills_printer_with_the_code_for_the_transfer() {
    on_each_database(async |app| {
        let house = House::of(&app).await;
        let check = house.lan.open("5", 2).await;
        house.lan.order(&check, "R01", 2).await;
        let path = format!("/checks/{check}/paper");
        house.mai.post(&path, json!({})).await.problem(409, "no-printer");
        let bank = BankAccount::new("970436", "0011004000001", "NGUYEN VAN A").unwrap();
        let till = Till { bank: Some(bank.clone()), ..Till::default() };
        app.app().door.change(app.venue, &Actor::house(), Change::Till(till)).await.unwrap();
        let printer = FakePrinter::on(Manner::Speaking).await;
        house.printer("Quầy", &printer, json!({ "receipts": true, "drawer": true })).await;
        house.mai.post("/drawer", json!({ "reason": " " })).await.problem(422, "no-reason");

        house.lan.post(&path, json!({})).await.problem(403, "not-allowed");
        house.mai.post(&path, json!({})).await.expect(201);
        let bill = Picture::of(&printer.printed(1).await[0]);
        let read = house.lan.check(&check).await;
        let domain = app.app().books.house(app.venue).unwrap();
        let purpose = goimon_domain::vietqr::purpose(domain.check(check.parse().unwrap()).unwrap());
        let amount = goimon_domain::money::Money::minor(90_000);
        let wanted = code(&bank, &Transfer { amount: Some(amount), bill: None, purpose: Some(&purpose) });
        assert_eq!(bill.code().as_deref(), Some(wanted.as_str()));
        assert!(read["bill_asked"].is_number(), "{read}");

        // Cash opens the drawer; the receipt has no code any more, the second one is a copy.
        house.mai.pay_all(&check).await;
        assert!(printer.printed(2).await[1].ends_with(&KICK));
        house.mai.post(&path, json!({})).await.expect(201);
        let receipt = Picture::of(&printer.printed(3).await[2]);
        assert_eq!(receipt.code(), None);
        house.mai.post(&path, json!({})).await.expect(201);
        let copy = Picture::of(&printer.printed(4).await[3]);
        assert!(copy.dots.len() > receipt.dots.len(), "the mark of a copy takes room");

        house.mai.post("/shift", json!({ "what": "open", "float": 0 })).await.expect(200);
        assert!(printer.printed(5).await[4].ends_with(&KICK), "the float goes in");
        house.mai.post("/drawer", json!({ "reason": "đổi tiền" })).await.expect(201);
        let shift = house.mai.get("/shift").await.expect(200);
        assert_eq!(shift["movements"][0]["reason"], "đổi tiền", "opened without a sale: its shift counts it");
        assert!(printer.printed(6).await[5].ends_with(&KICK));
        // So does what is paid in or out, or only looked at, and cash that is given back.
        for amount in [50_000, -20_000, 0] {
            let moved = json!({ "what": "move", "amount": amount, "reason": "quỹ" });
            house.mai.post("/shift", moved).await.expect(200);
        }
        let read = house.lan.check(&check).await;
        let payment = read["payments"][0]["id"].as_str().unwrap();
        let refund = json!({ "version": read["version"], "back": { "amount": 1_000 }, "reason": "nguội" });
        house.minh.post(&format!("/checks/{check}/payments/{payment}/refund"), refund).await.expect(201);
        let pages = printer.printed(10).await;
        assert!(pages[6..].iter().all(|page| page.ends_with(&KICK)));
        let jobs = house.all_printed(10).await;
        let papers: Vec<&str> = jobs.iter().map(|job| job["paper"].as_str().unwrap()).collect();
        assert_eq!(papers[..4], ["provisional", "drawer", "receipt", "receipt"]);
        assert!(papers[4..].iter().all(|paper| *paper == "drawer"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn printers_are_set_up_by_the_manager_on_a_page() {
    let app = TestApp::start().await;
    let (minh, mai) = (app.manager().await, app.cashier("Mai").await);
    let printer = FakePrinter::on(Manner::Speaking).await;
    let (address, grill) = (printer.address(), app.station("grill"));
    let fields = [
        ("name", "Bếp"),
        ("address", address.as_str()),
        ("paper", "58"),
        ("letters", "plain"),
        ("station", grill.as_str()),
        ("slips", "always"),
        ("drawer", "true"),
    ];
    minh.post("/manage/printers", &fields).await.sees("/manage/printers");
    let page = minh.get("/manage/printers").await.expect(200).text;
    assert!(page.contains(&address) && page.contains("58 mm"));
    let wrong = minh.post("/manage/printers", &[("name", "X"), ("address", "http://x")]).await.expect(422);
    assert!(wrong.text.contains("192.168.1.50"), "the reason says how it is right");
    minh.post("/manage/printers", &fields).await.expect(409);
    let house = app.app().books.house(app.venue).unwrap();
    let id = house.reference.printers[0].id;
    minh.post(&format!("/manage/printers/{id}/test"), &[]).await.sees("/print-jobs");
    let test = printer.printed(1).await.remove(0);
    assert!(String::from_utf8_lossy(&test).contains("Bun bo Hue, pho tai nam"), "in the printer's own letters");
    mai.post("/manage/printers", &fields).await.expect(403);
    mai.post("/drawer", &[("reason", "đổi tiền")]).await.sees("/print-jobs");
    assert!(printer.printed(2).await[1].ends_with(&KICK));
    let lan = app.waiter("Lan").await;
    lan.post("/drawer", &[("reason", "đổi tiền")]).await.expect(403);
    assert!(lan.get("/print-jobs").await.expect(200).text.contains("Ngăn kéo tiền · Mai"));
    minh.post(&format!("/manage/printers/{id}/remove"), &[]).await.sees("/manage/printers");
    assert!(!minh.get("/manage/printers").await.expect(200).text.contains(&address));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_on_one_database_print_each_slip_once() {
    let Some(one) = TestApp::start_on(DatabaseKind::Postgres).await else { return };
    let other = one.neighbour().await;
    let house = House::of(&one).await;
    let grill = FakePrinter::on(Manner::Speaking).await;
    house.slips("Bếp", &grill, "grill").await;
    other.app().books.catch_up(other.venue).await;
    let there = house.lan.at(&other.base);
    let check = house.lan.open("5", 2).await;
    for _ in 0..5 {
        house.lan.order(&check, "R21", 1).await;
        there.order(&check, "R21", 1).await;
    }
    let jobs = house.all_printed(10).await;
    assert!(jobs.iter().all(|job| job["failures"] == 0 && job["maybe_printed"] == false), "{jobs:#?}");
    assert_eq!((grill.pages().len(), grill.connections()), (10, 10));
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn killed_while_printing_it_goes_on_and_marks_what_is_in_doubt() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("house.db");
    let (stuck, dead) = (FakePrinter::on(Manner::Stuck).await, FakePrinter::off(Manner::Speaking).await);
    {
        let serving = Serving::start(&database);
        let house = House::at(&serving.base).await;
        house.slips("Bếp", &stuck, "grill").await;
        house.slips("Gỏi", &dead, "cold").await;
        let check = house.lan.open("5", 2).await;
        house.lan.order(&check, "R21", 1).await;
        house.until("sending", |jobs| jobs[0]["state"] == "sending").await;
        house.lan.order(&check, "R21", 1).await;
        house.lan.order(&check, "R01", 1).await;
        // Tried once, and tried again only in a second: it waits.
        house
            .until("waiting", |jobs| jobs.len() == 3 && jobs[2]["failures"] == 1 && jobs[2]["state"] == "waiting")
            .await;
        serving.ask("-KILL");
    }
    stuck.is_now(Manner::Speaking);
    dead.switch_on().await;
    let serving = Serving::start(&database);
    let house = House::at(&serving.base).await;
    let jobs = house.all_printed(3).await;
    let maybe: Vec<&Value> = jobs.iter().map(|job| &job["maybe_printed"]).collect();
    // The one that was under way is in doubt; those that waited are not.
    assert_eq!(maybe, [&json!(true), &json!(false), &json!(false)]);
    assert_eq!((stuck.pages().len(), dead.pages().len()), (2, 1));
    // The one in doubt waits a second before it is tried again, and is longer by the banner that says so.
    let [plain, doubtful] = [&stuck.pages()[0], &stuck.pages()[1]].map(|page| Picture::of(page).dots.len());
    assert!(doubtful > plain + 30 * 576, "it says that it may have been printed before");
}
