//! The door: devices by one-time codes, people by PIN, sessions that end when they should.

use crate::browser::Browser;
use crate::support::{TestApp, on_each_database};
use goimon_domain::event::Fact;
use goimon_domain::ids::DeviceId;

async fn try_pin(app: &TestApp, phone: &Browser, pin: &str) -> u16 {
    phone.post("/sign-in", &[("staff", &app.staff("Lan")), ("pin", pin)]).await.status
}

async fn devices(app: &TestApp) -> Vec<DeviceId> {
    app.app().store.devices(app.venue).await.unwrap().into_iter().map(|device| device.id).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_enrols_one_device_within_ten_minutes() {
    on_each_database(async |app| {
        let boss = app.manager().await;
        let code = async |post: &str| {
            let page = boss.post("/manage/devices/codes", &[("post", post)]).await.expect(200);
            let at = page.text.find("/enrol?code=").expect("the page shows the address") + "/enrol?code=".len();
            page.text[at..at + 8].to_owned()
        };
        let grill = format!("station:{}", app.station("grill"));
        let used = code(&grill).await;
        let screen = app.stranger();
        let typed = format!(" {}-{} ", used[..4].to_lowercase(), &used[4..]);
        let place = format!("/kitchen/{}", app.station("grill"));
        screen.post("/enrol", &[("name", "Grill"), ("code", &typed)]).await.sees(&place);
        screen.get(&place).await.expect(200);
        screen.get("/").await.sees(&place);
        // Used, old, wrong.
        let second = app.stranger();
        assert_eq!(second.post("/enrol", &[("name", "Second"), ("code", &used)]).await.status, 403);
        let old = code("shared").await;
        app.pass(10 * 60 * 1_000 + 1);
        assert_eq!(second.post("/enrol", &[("name", "Second"), ("code", &old)]).await.status, 403);
        assert_eq!(second.post("/enrol", &[("name", "Second"), ("code", "WRONG234")]).await.status, 403);
        assert_eq!(second.cookie("goimon-device"), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_pins_lock_the_device_and_not_the_person() {
    on_each_database(async |app| {
        let phone = app.phone().await;
        assert_eq!(try_pin(&app, &phone, "0000").await, 403);
        assert_eq!(try_pin(&app, &phone, "not a pin").await, 403);
        assert_eq!(try_pin(&app, &phone, "0001").await, 423);
        // Locked also for who knows the PIN, but not elsewhere.
        assert_eq!(try_pin(&app, &phone, "1111").await, 423);
        app.waiter("Lan").await.get("/floor").await.expect(200);
        app.pass(8_001);
        for (wrong, seconds) in [("0002", 16), ("0003", 32), ("0004", 64), ("0005", 128), ("0006", 900)] {
            assert_eq!(try_pin(&app, &phone, wrong).await, 423);
            app.pass(seconds * 1_000 - 1);
            assert_eq!(try_pin(&app, &phone, "1111").await, 423, "still locked after {wrong}");
            app.pass(2);
        }
        assert_eq!(try_pin(&app, &phone, "1111").await, 303);
        let events = app.app().store.events_after(app.venue, 0, 1_000).await.unwrap();
        let locks = events.iter().filter(|event| matches!(event.fact, Fact::DeviceLocked { .. })).count();
        assert_eq!(locks, 6);
        // Right once, and counting begins anew.
        assert_eq!(try_pin(&app, &phone, "0000").await, 403);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn parallel_guesses_gain_nothing() {
    let app = TestApp::start().await;
    let phone = app.phone().await;
    let guesses = (0..12).map(|n| {
        let (app, phone, pin) = (&app, &phone, format!("{n:04}"));
        async move { try_pin(app, phone, &pin).await }
    });
    let statuses = futures_util::future::join_all(guesses).await;
    let tried = statuses.iter().filter(|status| **status == 403).count();
    assert_eq!(tried, 2, "{statuses:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signs_out_is_out_and_the_token_is_worth_nothing() {
    on_each_database(async |app| {
        let lan = app.waiter("Lan").await;
        let token = lan.cookie("goimon").unwrap();
        lan.get("/floor").await.expect(200);
        lan.post("/sign-out", &[]).await.sees("/sign-in");
        assert_eq!(lan.cookie("goimon"), None);
        lan.put_cookie("goimon", Some(&token));
        lan.get("/floor").await.sees("/sign-in?next=/floor");
        // The device is still enrolled.
        lan.get("/sign-in").await.expect(200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shift_ends_after_sixteen_hours() {
    let app = TestApp::start().await;
    let lan = app.waiter("Lan").await;
    app.pass(16 * 60 * 60 * 1_000 - 1);
    lan.get("/floor").await.expect(200);
    app.pass(1);
    lan.get("/floor").await.sees("/sign-in?next=/floor");
    lan.get("/").await.sees("/sign-in");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_phone_is_revoked_and_whoever_is_on_it_is_out() {
    on_each_database(async |app| {
        let before = devices(&app).await;
        let lan = app.waiter("Lan").await;
        let phone = devices(&app).await.into_iter().find(|device| !before.contains(device)).unwrap();
        let boss = app.manager().await;
        lan.get("/floor").await.expect(200);
        boss.post(&format!("/manage/devices/{phone}/revoke"), &[]).await.sees("/manage/devices");
        lan.get("/floor").await.sees("/sign-in?next=/floor");
        lan.get("/sign-in").await.sees("/enrol?next=/");
        assert_eq!(try_pin(&app, &lan, "1111").await, 403);
        let screen = app.kitchen("grill").await;
        let place = format!("/kitchen/{}", app.station("grill"));
        screen.get(&place).await.expect(200);
        let device = *devices(&app).await.last().unwrap();
        boss.post(&format!("/manage/devices/{device}/revoke"), &[]).await.sees("/manage/devices");
        screen.get(&place).await.sees(&format!("/sign-in?next={place}"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_let_go_or_moved_is_so_at_once() {
    let app = TestApp::start().await;
    let (lan, boss) = (app.waiter("Lan").await, app.manager().await);
    let path = format!("/manage/staff/{}", app.staff("Lan"));
    boss.post(&path, &[("name", "Lan"), ("role", "cashier"), ("active", "true")]).await.sees("/manage/staff");
    lan.get("/checkout").await.expect(200);
    boss.post(&path, &[("name", "Lan"), ("role", "waiter")]).await.sees("/manage/staff");
    lan.get("/floor").await.sees("/sign-in?next=/floor");
    // The last manager can't be lost by a slip.
    let path = format!("/manage/staff/{}", app.staff("Anh Minh"));
    assert_eq!(boss.post(&path, &[("name", "Anh Minh"), ("role", "waiter"), ("active", "true")]).await.status, 409);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_live_screen_ends_with_the_session_but_a_kitchen_screen_goes_on() {
    on_each_database(async |app| {
        let lan = app.waiter("Lan").await;
        let mut floor = lan.watch("floor").await.unwrap();
        let screen = app.kitchen("grill").await;
        let mut grill = screen.watch(&format!("station:{}", app.station("grill"))).await.unwrap();
        app.pass(15 * 60 * 60 * 1_000);
        floor.until("beat").await;
        app.pass(2 * 60 * 60 * 1_000);
        floor.is_let_go().await;
        grill.until("beat").await;
        assert_eq!(lan.watch("floor").await.err(), Some(401));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_out_is_let_go_by_the_live_screens_at_once() {
    on_each_database(async |app| {
        let boss = app.manager().await;
        let before = devices(&app).await;
        let lan = app.waiter("Lan").await;
        let phone = devices(&app).await.into_iter().find(|device| !before.contains(device)).unwrap();
        let (second, third) = (app.waiter("Lan").await, app.waiter("Lan").await);
        let (mut on_first, mut on_second) = (lan.watch("floor").await.unwrap(), second.watch("floor").await.unwrap());
        let mut on_third = third.watch("pass").await.unwrap();
        // Out on one phone is not out on the others.
        third.post("/sign-out", &[]).await.sees("/sign-in");
        on_third.is_let_go().await;
        on_first.until("beat").await;
        on_second.until("beat").await;
        boss.post(&format!("/manage/devices/{phone}/revoke"), &[]).await.sees("/manage/devices");
        on_first.is_let_go().await;
        on_second.until("beat").await;
        assert_eq!(lan.watch("floor").await.err(), Some(401));
        // Let go, or at another post: the floor is not the kitchen's.
        let path = format!("/manage/staff/{}", app.staff("Lan"));
        boss.post(&path, &[("name", "Lan"), ("role", "kitchen"), ("active", "1")]).await.sees("/manage/staff");
        on_second.is_let_go().await;
        assert_eq!(second.watch("floor").await.err(), Some(403));
        let mut kitchen = second.watch("expo").await.unwrap();
        boss.post(&path, &[("name", "Lan"), ("role", "kitchen")]).await.sees("/manage/staff");
        kitchen.is_let_go().await;
        // A screen of the kitchen has no session, but a device.
        let (screen, view) = (app.kitchen("grill").await, format!("station:{}", app.station("grill")));
        let mut grill = screen.watch(&view).await.unwrap();
        grill.until("beat").await;
        let device = *devices(&app).await.last().unwrap();
        boss.post(&format!("/manage/devices/{device}/revoke"), &[]).await.sees("/manage/devices");
        grill.is_let_go().await;
        assert_eq!(screen.watch(&view).await.err(), Some(401));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kitchen_screen_acts_by_itself_and_nobody_signs_in_on_it() {
    let app = TestApp::start().await;
    let screen = app.kitchen("grill").await;
    screen.get("/expo").await.expect(200);
    screen.get("/floor").await.expect(403);
    screen.get("/checkout").await.expect(403);
    let answer = screen.post("/sign-in", &[("staff", &app.staff("Lan")), ("pin", "1111")]).await;
    assert_eq!(answer.status, 403, "{}", answer.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn cookies_are_out_of_reach() {
    let app = TestApp::start().await;
    let phone = app.stranger();
    let page = phone.post("/enrol", &[("name", "Phone")]).await;
    let cookie = page.headers.get("set-cookie").unwrap().to_str().unwrap();
    for part in ["goimon-device=", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age="] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let token = phone.cookie("goimon-device").unwrap();
    assert_eq!(token.len(), 64);
    // The database holds only its hash.
    assert!(app.app().passes.device(&token).await.unwrap().is_some());
    assert!(app.app().passes.device(&token[1..]).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_is_ones_own_choice() {
    let app = TestApp::start().await;
    let lan = app.waiter("Lan").await;
    assert!(lan.get("/floor").await.text.contains("<html lang=\"vi\""));
    lan.post("/language", &[("lang", "en"), ("next", "/floor")]).await.sees("/floor");
    assert!(lan.get("/floor").await.text.contains("<html lang=\"en\""));
    lan.post("/language", &[("lang", "en"), ("next", "//evil.example/")]).await.sees("/");
    assert_eq!(lan.post("/language", &[("lang", "xx")]).await.status, 422);
}
