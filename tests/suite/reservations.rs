//! Reservations: taken by phone, seen on the floor before they are due, seated, or nobody came.

use crate::browser::Page;
use crate::program::{Program, id};
use crate::screen::{Screen, shows_that};
use crate::support::{EVENING, on_each_database};
use serde_json::{Value, json};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

fn wanted(name: &str, table: &Value, due: i64) -> Value {
    json!({ "name": name, "phone": "0903 123 456", "covers": 6, "due": due, "table": table["id"] })
}

#[track_caller]
fn shows(page: &Page, texts: &[&str]) {
    for text in texts {
        assert!(page.text.contains(text), "no {text} in {}", page.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reservation_is_seen_on_the_floor_and_seated() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let (five, six) = (lan.table("5").await, lan.table("6").await);
        let mut floor = Screen::open(&app.base, &lan.token, "floor", 0).await.unwrap();
        floor.until("whole").await;
        let seven = EVENING.0 + HOUR;
        let booked = lan.post("/reservations", wanted("Anh Tuấn", &five, seven)).await.expect(201);
        let path = format!("/reservations/{}", id(&booked, "reservation"));
        floor.until("part").await;
        assert!(floor.text().contains("19:00 · Anh Tuấn · 6"), "{}", floor.text());

        // The same table an hour later is refused, and says who has it.
        let told = lan.post("/reservations", wanted("Chị Hoa", &five, seven + HOUR)).await.problem(409, "table-booked");
        assert!(told["detail"].as_str().unwrap().contains("Anh Tuấn"), "{told}");
        let version = json!({ "version": 7, "wanted": wanted("Anh Tuấn", &six, seven) });
        lan.post(&path, version).await.problem(409, "reservation-changed");
        let moved = json!({ "version": 1, "wanted": wanted("Anh Tuấn", &six, seven) });
        assert_eq!(lan.post(&path, moved).await.expect(200)["version"], 2);
        floor.until("part").await;
        floor.until("beat").await;
        assert_eq!(floor.until("beat").await["sum"], floor.sum(), "both tiles are as they should be");

        // Guests walk in at half past six.
        app.pass(30 * MINUTE);
        let walk_in = json!({ "table": six["id"], "covers": 2 });
        let told = lan.post("/checks", walk_in).await.problem(409, "reserved-soon");
        assert!(told["detail"].as_str().unwrap().contains("19:00"), "{told}");
        // Nor does somebody's drink go there on a bill of its own unasked.
        let nine = lan.open("9", 2).await;
        let sent = lan.order(&nine, "R01", 2).await;
        let drink = json!({ "version": 2, "lines": [{ "line": sent["lines"][0], "quantity": 1 }], "to": { "table": six["id"] } });
        lan.post(&format!("/checks/{nine}/lines"), drink.clone()).await.problem(409, "reserved-soon");
        let phone = app.waiter("Lan").await;
        let (line, table) = (sent["lines"][0].as_str().unwrap().to_owned(), id(&six, "id"));
        let n = format!("n-{line}");
        let fields = [("version", "2"), ("line", line.as_str()), (n.as_str(), "1"), ("table", table.as_str())];
        let asks = phone.post(&format!("/checks/{nine}/lines"), &fields).await.expect(409).text;
        assert!(asks.contains("name=\"despite\"") && asks.contains(&format!("name=\"{n}\" value=\"1\"")), "{asks}");
        assert_eq!(lan.check(&nine).await["version"], 2, "nothing has moved");
        let all_the_same = [&fields[..], &[("despite", "1")]].concat();
        phone.post(&format!("/checks/{nine}/lines"), &all_the_same).await;
        let there = lan.get("/checks").await.expect(200);
        let there = there.as_array().unwrap().iter().find(|check| check["table"] == six["id"]).unwrap().clone();
        lan.post(&format!("/checks/{}/merge", id(&there, "id")), json!({ "into": nine, "version": there["version"] })).await.expect(200);
        let seated = lan.post(&format!("{path}/seat"), json!({})).await.expect(201);
        let check = lan.check(&id(&seated, "check")).await;
        assert_eq!((&check["covers"], &check["note"]), (&json!(6), &json!("Anh Tuấn")));
        shows_that(&mut floor, |floor| !floor.text().contains("19:00 · Anh Tuấn")).await;
        lan.post(&format!("{path}/no-show"), Value::Null).await.problem(409, "reservation-over");

        // All of it is kept, and read back by another server.
        let minh = app.manager().await;
        let timeline = minh.get(&format!("/checks/{}/timeline", id(&seated, "check"))).await;
        shows(&timeline, &["xếp chỗ cho khách đặt bàn"]);
        let app = app.restart().await;
        let lan = lan.at(&app.base);
        let kept = lan.get(&path).await.expect(200);
        assert_eq!((&kept["state"], &kept["check"]), (&json!("seated"), &seated["check"]));
        assert_eq!((&kept["table"], &kept["ended_by"]), (&six["id"], &json!("Lan")));
        let today = lan.get("/reservations?day=2026-11-23").await.expect(200);
        assert_eq!(today.as_array().unwrap().len(), 1);
        lan.get("/reservations?day=someday").await.problem(400, "bad-query");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_phones_that_book_a_table_at_once_get_it_once() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let hung = Program::sign_in(&app.neighbour().await.base, "Hùng", "2222").await.at(&app.base);
        let five = lan.table("5").await;
        for hour in 1..=5 {
            let due = EVENING.0 + hour * 3 * HOUR;
            let (one, other) = tokio::join!(
                lan.post("/reservations", wanted("Tuấn", &five, due)),
                hung.post("/reservations", wanted("Hoa", &five, due + 10 * MINUTE)),
            );
            let mut statuses = [one.status, other.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [201, 409], "{} {}", one.text, other.text);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_phone_books_by_plain_forms() {
    on_each_database(async |app| {
        let lan = app.waiter("Lan").await;
        let table = app.table("5");
        shows(&lan.get(&format!("/reservations/new?table={table}")).await, &["Tên khách"]);
        let place = format!("table:{table}");
        let form =
            [("name", "Anh Tuấn"), ("covers", "6"), ("date", "2026-11-23"), ("time", "18:45"), ("place", &*place)];
        let answer = lan.post("/reservations", &form).await;
        assert!(answer.location().starts_with("/reservations?day=2026-11-23#reservation-"), "{}", answer.location());
        shows(&lan.get("/reservations").await, &["18:45", "Anh Tuấn", "Bàn 5", "đã đặt"]);
        // Typed again for the same time: the form comes back as it was, and says who has the table.
        let again =
            lan.post("/reservations", &[("name", "Chị Hoa"), form[1], form[2], form[3], form[4]]).await.expect(409);
        shows(&again, &["Bàn 5 đã có Anh Tuấn đặt lúc 18:45", "value=\"Chị Hoa\""]);
        lan.post("/reservations", &[form[0], form[1], ("date", "soon"), form[3], form[4]]).await.expect(422);

        // Whoever walks in is asked about; who had reserved is seated from the table's page.
        let page = lan.get(&format!("/tables/{table}")).await;
        shows(&page, &["Anh Tuấn đã đến", "name=\"despite\""]);
        let refused = lan.post(&format!("/tables/{table}/checks"), &[("covers", "2")]).await.expect(409);
        shows(&refused, &["Vẫn xếp khách này"]);
        let opened = lan.post(&format!("/tables/{table}/checks"), &[("covers", "2"), ("despite", "1")]).await;
        assert!(opened.location().starts_with("/checks/"), "{}", opened.text);
        // Guests who sit elsewhere are asked about in the same way when they move, and go on with one tap.
        let six = app.table("6");
        let elsewhere = [form[0], form[1], form[2], form[3], ("place", &*format!("table:{six}"))];
        assert!(lan.post("/reservations", &elsewhere).await.location().contains("#reservation-"));
        let seven = lan.post(&format!("/tables/{}/checks", app.table("7")), &[("covers", "2")]).await;
        let (moving, seen) = (format!("{}/move", seven.location()), app.table("7"));
        let refused = lan.post(&moving, &[("table", &six), ("seen", &seen)]).await.expect(409);
        shows(&refused, &["Anh Tuấn", "Vẫn chuyển sang bàn này", "name=\"despite\""]);
        lan.post(&moving, &[("table", &six), ("seen", &seen), ("despite", "1")]).await.sees(seven.location());

        let reservation = answer.location().split("#reservation-").nth(1).unwrap().to_owned();
        let said = lan.post(&format!("/reservations/{reservation}/no-show"), &[]).await;
        assert_eq!(said.location(), answer.location());
        shows(&lan.get("/reservations").await, &["không đến"]);
        shows(&lan.get(&format!("/reservations/{reservation}")).await, &["không đến", "Lan"]);

        let minh = app.manager().await;
        minh.post("/manage/booking", &[("stay", "5"), ("ahead", "30")]).await.expect(422);
        minh.post("/manage/booking", &[("stay", "90"), ("ahead", "30")]).await.sees("/manage/terms?saved=1");
        shows(&minh.get("/manage/terms").await, &["value=\"90\""]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_days_list_is_live_and_the_floor_names_who_is_promised_any_table() {
    on_each_database(async |app| {
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let mut list = Screen::open(&app.base, &lan.token, "reservations:2026-11-23", 0).await.unwrap();
        list.until("whole").await;
        let mut tomorrow = Screen::open(&app.base, &lan.token, "reservations:2026-11-24", 0).await.unwrap();
        tomorrow.until("whole").await;
        let mut floor = Screen::open(&app.base, &lan.token, "floor", 0).await.unwrap();
        floor.until("whole").await;
        let area = lan.get("/floor").await.expect(200)["areas"][0].clone();
        let wanted = json!({ "name": "Cô Bảy", "covers": 4, "due": EVENING.0 + 45 * MINUTE, "area": area["id"] });
        let booked = lan.post("/reservations", wanted).await.expect(201);
        for screen in [&mut list, &mut floor] {
            screen.until("part").await;
            assert!(screen.text().contains("Cô Bảy"), "{}", screen.text());
            assert!(screen.text().contains(area["name_vi"].as_str().unwrap()), "{}", screen.text());
        }
        assert!(!tomorrow.text().contains("Cô Bảy"));
        let path = format!("/reservations/{}/no-show", id(&booked, "reservation"));
        lan.post(&path, json!({})).await.expect(200);
        list.until("part").await;
        assert!(list.text().contains("không đến"), "{}", list.text());
        floor.until("part").await;
        assert!(!floor.text().contains("Cô Bảy"), "{}", floor.text());
        assert!(Screen::open(&app.base, &lan.token, "reservations:soon", 0).await.is_err());
    })
    .await;
}
