//! Live screens: what is pushed, and how a screen proves that it is live.

use crate::program::{Program, id, line};
use crate::screen::{Screen, watch};
use crate::support::{TestApp, on_each_database};
use futures_util::future::join_all;
use serde_json::{Value, json};

/// Lan with a check on table 5, the grill's screen as a program, and the grill's id.
async fn evening(app: &TestApp) -> (Program, String, Program, String) {
    let lan = Program::sign_in(&app.base, "Lan", "1111").await;
    let grill = Program::station(&app.base, "grill").await;
    let station = grill.station_id("grill").await;
    let check = lan.open("5", 4).await;
    (lan, check, grill, station)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_screen_that_is_current_gets_nothing_but_hello() {
    on_each_database(async |app| {
        let (lan, check, grill, station) = evening(&app).await;
        lan.order(&check, "R21", 1).await;
        let venue = lan.get("/venue").await.expect(200);
        let seq = venue["seq"].as_u64().unwrap();
        let view = format!("station:{station}");
        let mut current = Screen::open(&app.base, &grill.token, &view, seq).await.unwrap();
        let hello = current.next().await;
        assert_eq!((&hello["t"], &hello["seq"]), (&json!("hello"), &json!(seq)));
        let epoch = venue["epoch"].as_str().unwrap().replace('-', "");
        assert_eq!(hello["epoch"], epoch.as_str());
        assert!(hello["now"].is_i64());
        assert_eq!(current.next().await["t"], "beat");

        for since in [0, 1, seq + 100] {
            let mut behind = Screen::open(&app.base, &grill.token, &view, since).await.unwrap();
            assert_eq!(behind.next().await["t"], "hello");
            assert_eq!(behind.next().await["t"], "whole", "since {since}");
            assert_eq!(behind.shown.len(), 1.max(behind.shown.len()));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_arrives_as_a_part_with_a_cue() {
    on_each_database(async |app| {
        let (lan, check, grill, station) = evening(&app).await;
        let mut kitchen = watch(&app, &grill, &format!("station:{station}")).await;
        let mut pass = watch(&app, &lan, "pass").await;

        let sent = lan.order(&check, "R21", 2).await;
        let part = kitchen.until("part").await;
        assert_eq!((&part["cue"], &part["seq"]), (&json!("new"), &sent["seq"]));
        assert!(kitchen.text().contains("Cơm tấm sườn nướng"), "{}", kitchen.text());

        lan.order(&check, "R20", 1).await;
        assert_eq!(kitchen.until("part").await["cue"], "changed");

        let ticket = grill.tickets(&station).await.remove(0);
        let bump = format!("/tickets/{}/bump", id(&ticket, "id"));
        grill.post(&bump, Value::Null).await.expect(200);
        assert_eq!(pass.until("part").await["cue"], "ready");
        assert!(pass.text().contains("Cơm tấm sườn nướng"), "{}", pass.text());

        // Another station's order is nobody's news here: the next that the grill hears is its own.
        kitchen.until("part").await;
        lan.order(&check, "R01", 1).await;
        let own = lan.order(&check, "R21", 1).await;
        assert_eq!(kitchen.until("part").await["seq"], own["seq"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_screen_has_painted_the_waiter_knows() {
    on_each_database(async |app| {
        let (lan, check, grill, station) = evening(&app).await;
        let mut kitchen = watch(&app, &grill, &format!("station:{station}")).await;
        lan.order(&check, "R21", 1).await;
        kitchen.until("part").await;
        assert_eq!(lan.check(&check).await["rounds"][0]["unseen_by"], json!([station]));

        let mut phone = watch(&app, &lan, &format!("check:{check}")).await;
        kitchen.painted().await;
        phone.until("part").await;
        assert_eq!(lan.check(&check).await["rounds"][0]["unseen_by"], json!([]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_beat_tells_what_the_screen_should_show() {
    on_each_database(async |app| {
        let (lan, check, grill, station) = evening(&app).await;
        let boss = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let mut views: Vec<String> = ["floor", "expo", "checkout", "pass"].map(str::to_owned).to_vec();
        views.push(format!("station:{station}"));
        views.push(format!("check:{check}"));
        let mut screens = join_all(views.iter().map(|view| watch(&app, &boss, view))).await;

        let chops = lan.item("R21").await;
        lan.send(&check, json!([line(&chops, 1), line(&lan.item("R01").await, 2)])).await;
        lan.open("6", 2).await;
        let ticket = grill.tickets(&station).await.remove(0);
        grill.post(&format!("/tickets/{}/bump", id(&ticket, "id")), Value::Null).await.expect(200);
        lan.send(&check, json!([line(&chops, 3)])).await;
        let last = lan.post(&format!("/checks/{check}/bill"), Value::Null).await.expect(200);

        for (view, screen) in views.iter().zip(&mut screens) {
            let beat = loop {
                let beat = screen.until("beat").await;
                if beat["seq"].as_u64() >= last["seq"].as_u64() {
                    break beat;
                }
            };
            assert!(beat["now"].is_i64());
            assert!(!screen.shown.is_empty(), "{view}");
            assert_eq!(beat["sum"], screen.sum().as_str(), "{view} shows {:#?}", screen.shown);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_left_is_taken_off_the_screen() {
    on_each_database(async |app| {
        let (lan, check, grill, station) = evening(&app).await;
        let mut kitchen = watch(&app, &grill, &format!("station:{station}")).await;
        let before = kitchen.shown.len();
        lan.order(&check, "R21", 1).await;
        kitchen.until("part").await;
        let ticket = grill.tickets(&station).await.remove(0);
        let holds = |screen: &Screen| screen.shown.values().any(|html| html.contains("Cơm tấm sườn nướng"));
        assert!(kitchen.shown.len() > before && holds(&kitchen));

        grill.post(&format!("/tickets/{}/bump", id(&ticket, "id")), Value::Null).await.expect(200);
        let part = kitchen.until("part").await;
        assert!(part["html"].as_str().unwrap().contains("data-gone"), "{part}");
        let beat = kitchen.until("beat").await;
        assert_eq!(beat["sum"], kitchen.sum().as_str());

        grill.post(&format!("/tickets/{}/recall", id(&ticket, "id")), Value::Null).await.expect(200);
        kitchen.until("part").await;
        assert!(holds(&kitchen), "{:#?}", kitchen.shown);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_away_gets_the_whole() {
    on_each_database(async |app| {
        let (lan, check, grill, station) = evening(&app).await;
        let view = format!("station:{station}");
        let screen = watch(&app, &grill, &view).await;
        let since = screen.seq;
        drop(screen);
        lan.order(&check, "R21", 1).await;
        let mut back = Screen::open(&app.base, &grill.token, &view, since).await.unwrap();
        assert_eq!(back.next().await["t"], "hello");
        assert_eq!(back.next().await["t"], "whole");
        assert!(back.text().contains("Cơm tấm sườn nướng"));
        let beat = back.until("beat").await;
        assert_eq!(beat["sum"], back.sum().as_str());
    })
    .await;
}

/// A number that the server measured of itself.
async fn measured(app: &TestApp, name: &str) -> u64 {
    let metrics = Program::stranger(&app.base).get("/metrics").await.text;
    let value = metrics.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    value.unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_screen_that_does_not_read_holds_up_nobody() {
    let app = TestApp::start().await;
    let (lan, check, grill, station) = evening(&app).await;
    let view = format!("station:{station}");
    let mut asleep = Screen::open_small(&app.base, &grill.token, &view).await;
    asleep.until("whole").await;
    let mut awake = watch(&app, &grill, &view).await;
    let chops = lan.item("R21").await;
    let note = "x".repeat(140);
    let long: Vec<_> = (0..200).map(|_| json!({ "item": chops["id"], "quantity": 1, "note": note })).collect();
    let mut last = lan.send(&check, json!(long)).await;
    // Each line more repaints the whole ticket, until the sleeper's queue is dropped, or, on a slow machine, until it
    // has taken nothing for ten seconds and is let go.
    let mut sent = 0;
    while measured(&app, "goimon_socket_overflows_total").await == 0 && measured(&app, "goimon_sockets").await == 2 {
        assert!(sent < 2_000, "the sleeper takes it all");
        for _ in 0..10 {
            last = lan.send(&check, json!([line(&chops, 1)])).await;
            awake.until("part").await;
            sent += 1;
        }
    }
    let last = last["seq"].as_u64().unwrap();
    while awake.seq < last {
        awake.next().await;
    }
    // When it wakes up it hears what had left already, then the whole; or it comes back. It shows the truth.
    while asleep.seq < last {
        if asleep.next_raw().await.is_none() {
            asleep = watch(&app, &grill, &view).await;
        }
    }
    assert_eq!(asleep.sum(), awake.sum());
    assert_eq!(asleep.shown, awake.shown);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_watches_who_may_not() {
    on_each_database(async |app| {
        let (lan, check, grill, station) = evening(&app).await;
        let refused = async |who: &Program, view: &str| Screen::open(&app.base, &who.token, view, 0).await.err();
        assert_eq!(refused(&Program::stranger(&app.base), "floor").await, Some(401));
        assert_eq!(refused(&lan, &format!("station:{station}")).await, Some(403));
        assert_eq!(refused(&lan, "checkout").await, Some(403));
        assert_eq!(refused(&grill, "checkout").await, Some(403));
        assert_eq!(refused(&grill, &format!("check:{check}")).await, Some(403));
        assert_eq!(refused(&lan, "kitchen").await, Some(404));
        assert_eq!(refused(&lan, &format!("check:{}", crate::program::key())).await, Some(404));
        assert_eq!(refused(&grill, &format!("station:{}", crate::program::key())).await, Some(404));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_is_good_only_from_our_own_page() {
    on_each_database(async |app| {
        let (lan, ..) = evening(&app).await;
        let cookie = format!("goimon={}", lan.token);
        let origin = app.base.trim_end_matches('/');
        let open =
            async |headers: &[(&'static str, &str)]| Screen::open_with(&app.base, "floor", 0, headers).await.err();
        assert_eq!(open(&[("cookie", &cookie), ("origin", origin)]).await, None);
        assert_eq!(open(&[("cookie", &cookie), ("origin", "http://evil.example")]).await, Some(403));
        assert_eq!(open(&[("cookie", &cookie), ("origin", "null")]).await, Some(403));
        assert_eq!(open(&[("cookie", &cookie)]).await, Some(403));
        assert_eq!(open(&[("origin", origin)]).await, Some(401));
        let by_query = Screen::open_with(&app.base, &format!("floor&token={}", lan.token), 0, &[]).await.err();
        assert!(matches!(by_query, Some(401 | 403)), "a token in an address ends up in logs: {by_query:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_lets_its_screens_go_when_it_stops() {
    on_each_database(async |app| {
        let (_, _, grill, station) = evening(&app).await;
        let mut kitchen = watch(&app, &grill, &format!("station:{station}")).await;
        let app = app.restart().await;
        while kitchen.next_raw().await.is_some() {}
        watch(&app, &grill, &format!("station:{station}")).await;
    })
    .await;
}
