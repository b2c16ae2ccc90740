//! Who may use which address: the whole table, for every role, and from where requests may come.

use crate::browser::Browser;
use crate::program::Program;
use crate::screen::Screen;
use crate::support::TestApp;
use goimon::web::Config;
use goimon::web::routes::{Entry, Rule, table};
use goimon_domain::staff::Role;
use reqwest::Method;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use uuid::Uuid;

/// An address of the table with ids of nothing in it.
fn example(entry: &Entry) -> String {
    let mut path = String::new();
    let mut rest = entry.path;
    while let Some((before, after)) = rest.split_once('{') {
        let (_, behind) = after.split_once('}').unwrap();
        path.push_str(before);
        path.push_str(&Uuid::now_v7().to_string());
        rest = behind;
    }
    path + rest
}

async fn ask(who: &Browser, entry: &Entry) -> (u16, String) {
    let path = example(entry);
    let page = match entry.method.as_str() {
        "GET" => who.get(&path).await,
        "POST" => who.post(&path, &[]).await,
        method => who.done(who.request(Method::from_bytes(method.as_bytes()).unwrap(), &path)).await,
    };
    let location = page.location().to_owned();
    (page.status, location)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_lets_in_whom_its_rule_says() {
    let app = TestApp::start().await;
    for entry in table() {
        // A new one each time: in the demo a stranger who posts to /enrol is none any more.
        let stranger = app.stranger();
        let what = format!("{} {}", entry.method, entry.path);
        let (status, location) = ask(&stranger, &entry).await;
        let at_the_door = status == 303 && (location.starts_with("/sign-in?") || location.starts_with("/enrol?"));
        match entry.rule {
            Rule::Public => assert!(!matches!(status, 401), "{what}: {status}"),
            Rule::Staff(_) | Rule::Board | Rule::Device if entry.method == "GET" => {
                assert!(at_the_door, "{what}: {status}")
            }
            Rule::Staff(_) | Rule::Board | Rule::Live => assert!(matches!(status, 401 | 403), "{what}: {status}"),
            Rule::Device => assert_eq!(status, 403, "{what}"),
            Rule::BearerDevice | Rule::BearerStaff(_) => assert_eq!(status, 401, "{what}"),
        }
        assert!(status < 500, "{what}: {status}");
    }
    let people = [
        (Role::Waiter, "Lan", "1111"),
        (Role::Kitchen, "Bếp Sơn", "5555"),
        (Role::Cashier, "Mai", "4444"),
        (Role::Manager, "Anh Minh", "9999"),
    ];
    for (role, name, pin) in people {
        let who = app.person(name, pin).await;
        // Signing out would end the walk.
        for entry in table().into_iter().filter(|entry| entry.path != "/sign-out") {
            let what = format!("{role:?}: {} {}", entry.method, entry.path);
            let (status, _) = ask(&who, &entry).await;
            match entry.rule {
                Rule::Staff(roles) if roles.contains(&role) => {
                    assert!(!matches!(status, 401 | 403), "{what}: {status}")
                }
                Rule::Staff(_) => assert_eq!(status, 403, "{what}"),
                // A cookie is no token.
                Rule::BearerDevice | Rule::BearerStaff(_) => assert_eq!(status, 401, "{what}"),
                Rule::Board => assert_eq!(status, 200, "{what}"),
                Rule::Public | Rule::Device | Rule::Live => assert_ne!(status, 401, "{what}"),
            }
            assert!(status < 500, "{what}: {status}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_pages_of_this_server_may_act() {
    let app = TestApp::start().await;
    let lan = app.waiter("Lan").await;
    let path = format!("/tables/{}/checks", app.table("5"));
    let from = async |origin: Option<&str>| {
        let request = lan.bare(&path, "covers=2".into());
        let request = match origin {
            Some(origin) => request.header("origin", origin),
            None => request,
        };
        lan.done(request).await.status
    };
    let port = app.base.rsplit(':').next().unwrap();
    for origin in ["https://evil.example", "null", "http://127.0.0.1:1", &format!("https://127.0.0.1:{port}")] {
        assert_eq!(from(Some(origin)).await, 403, "{origin}");
    }
    assert_eq!(from(None).await, 403);
    // A name that somebody made to point here.
    let rebound =
        lan.bare(&path, "covers=2".into()).header("host", "evil.example").header("origin", "http://evil.example");
    assert_eq!(lan.done(rebound).await.status, 403);
    assert!(app.app().books.house(app.venue).unwrap().checks.is_empty());
    assert_eq!(from(Some(&app.base)).await, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_locked_up() {
    let app = TestApp::start().await;
    let (boss, stranger) = (app.manager().await, app.stranger());
    let pages = table().into_iter().filter(|entry| entry.method == "GET").map(|entry| example(&entry));
    let file = goimon_views::assets::url("js/live.js");
    for path in pages.chain([format!("/kitchen/{}", app.station("grill")), "/nowhere".into(), file]) {
        for who in [&boss, &stranger] {
            let page = who.get(&path).await;
            let said = |name: &str| page.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default();
            let policy = said("content-security-policy");
            assert!(
                policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"),
                "{path}: {policy}"
            );
            assert!(policy.contains("base-uri 'none'") && policy.contains("form-action 'self'"), "{path}: {policy}");
            assert!(!policy.contains("unsafe") && !policy.contains('*'), "{path}: {policy}");
            assert_eq!(said("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(said("x-frame-options"), "DENY", "{path}");
            assert_eq!(said("referrer-policy"), "same-origin", "{path}");
            assert_eq!(said("cross-origin-opener-policy"), "same-origin", "{path}");
            assert!(!said("permissions-policy").is_empty() && !said("cache-control").is_empty(), "{path}");
            // What the policy forbids is not tried either.
            let html = &page.text;
            assert!(!html.contains(" style=\"") && !html.contains("<style") && !html.contains(" onclick="), "{path}");
            assert!(html.split("<script").skip(1).all(|script| script.contains("src=\"/static/")), "{path}");
        }
    }
    assert_eq!(boss.get("/floor").await.headers.get("cache-control").unwrap(), "no-store");
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_have_a_way_out() {
    let app = TestApp::start().await;
    let lan = app.waiter("Lan").await;
    let page = lan.get("/nothing").await.expect(404);
    assert!(page.text.contains("<!doctype html>") && page.text.contains("href=\"/"), "{}", page.text);
    lan.get("/checks/nonsense").await.expect(404);
    lan.get(&format!("/checks/{}", Uuid::now_v7())).await.expect(404);
    lan.post("/floor", &[]).await.expect(405);
    let json = lan.act("/nothing", &[]).await.expect(404).json();
    assert_eq!(json["key"], "not-found");
    let json = app.stranger().act("/takeaway", &[]).await.expect(401).json();
    assert_eq!(json["key"], "not-signed-in");
    assert!(!json["error"].as_str().unwrap().starts_with("oops-"));
}

#[tokio::test(flavor = "multi_thread")]
async fn too_much_is_refused_before_it_is_read() {
    let app = TestApp::start().await;
    let lan = app.waiter("Lan").await;
    let big = "x".repeat(300 * 1024);
    let page = lan.done(lan.bare("/takeaway", big).header("origin", &app.base)).await;
    assert_eq!(page.status, 413, "{}", page.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn static_files_stay_and_pages_are_pressed() {
    let app = TestApp::start().await;
    let who = app.stranger();
    let url = goimon_views::assets::url("css/tokens.css");
    let file = who.done(who.request(Method::GET, &url).header("accept-encoding", "gzip")).await.expect(200);
    assert_eq!(file.headers.get("content-type").unwrap(), "text/css; charset=utf-8");
    assert!(file.headers.get("cache-control").unwrap().to_str().unwrap().contains("immutable"));
    assert_eq!(file.headers.get("content-encoding").unwrap(), "gzip");
    let other = who.get("/static/000000000000/css/tokens.css").await.expect(200);
    assert_eq!(other.headers.get("cache-control").unwrap(), "no-cache");
    who.get(&goimon_views::assets::url("css/nothing.css")).await.expect(404);
    who.get(&goimon_views::assets::url("../Cargo.toml")).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_head_of_a_page_is_the_page_without_its_body() {
    let app = TestApp::start().await;
    let lan = app.waiter("Lan").await;
    for path in ["/floor", "/manage", "/nothing", "/health", &goimon_views::assets::url("css/tokens.css")] {
        let (page, head) = (lan.get(path).await, lan.done(lan.request(Method::HEAD, path)).await);
        assert_eq!((head.status, head.text.as_str()), (page.status, ""), "{path}");
        for name in ["content-type", "cache-control", "content-security-policy"] {
            assert_eq!(head.headers.get(name), page.headers.get(name), "{name} of {path}");
        }
    }
    let stranger = app.stranger();
    stranger.done(stranger.request(Method::HEAD, "/floor")).await.sees("/sign-in?next=/floor");
    lan.done(lan.request(Method::HEAD, "/takeaway")).await.expect(405);
    assert_ne!(lan.done(lan.request(Method::HEAD, "/live?view=floor")).await.status, 101);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_live_screen_opens_only_from_our_own_pages() {
    let app = TestApp::start().await;
    let lan = app.waiter("Lan").await;
    let cookie = format!("goimon={}", lan.cookie("goimon").unwrap());
    let from = async |headers: &[(&'static str, &str)]| {
        let all: Vec<_> = [("cookie", cookie.as_str())].into_iter().chain(headers.iter().copied()).collect();
        Screen::open_with(&app.base, "floor", 0, &all).await.map(|_| ()).err()
    };
    let port = app.base.rsplit(':').next().unwrap();
    let (tls, other) = (format!("https://127.0.0.1:{port}"), format!("http://localhost:{port}"));
    let longer = format!("{}.evil.example", app.base);
    for origin in ["https://evil.example", "null", "", "http://127.0.0.1:1", "http://127.0.0.1", &tls, &other, &longer]
    {
        assert_eq!(from(&[("origin", origin)]).await, Some(403), "{origin}");
    }
    assert_eq!(from(&[]).await, Some(403));
    assert_eq!(from(&[("origin", "http://evil.example"), ("host", "evil.example")]).await, Some(403));
    assert_eq!(from(&[("origin", &app.base)]).await, None);
    // A program shows a token, which no page of somebody else has.
    let script = Program::sign_in(&app.base, "Lan", "1111").await;
    let bearer = format!("Bearer {}", script.token);
    let foreign = [("authorization", bearer.as_str()), ("origin", "https://evil.example")];
    assert!(Screen::open_with(&app.base, "floor", 0, &foreign).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_does_not_come_is_not_waited_for() {
    let app = TestApp::start().await;
    let slow = async |path: &str, more: &str| {
        let mut stream = TcpStream::connect(app.base.trim_start_matches("http://")).await.unwrap();
        let head = format!("POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n{more}\r\nname=L");
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut said = String::new();
        let mut lines = BufReader::new(stream);
        lines.read_line(&mut said).await.unwrap();
        said
    };
    let json = "Content-Type: application/json\r\n";
    let (page, program) = tokio::join!(slow("/owner", ""), slow("/api/v1/devices", json));
    assert_eq!(
        (page.as_str(), program.as_str()),
        ("HTTP/1.1 408 Request Timeout\r\n", "HTTP/1.1 408 Request Timeout\r\n")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_a_trusted_proxy_cookies_are_bound_to_the_host() {
    let trusting = TestApp::start_as(Config { proxies: vec!["127.0.0.1".parse().unwrap()], ..Config::default() }).await;
    let plain = TestApp::start().await;
    for (app, secure) in [(&trusting, true), (&plain, false)] {
        let phone = app.stranger();
        // As the proxy says it: the page's own address is https.
        let own = if secure { app.base.replacen("http", "https", 1) } else { app.base.clone() };
        let sent = async |path: &str, fields: &str| {
            let form = phone.bare(path, fields.to_owned()).header("origin", &own);
            phone.done(form.header("x-forwarded-proto", "https")).await.expect(303)
        };
        let (device, session) =
            if secure { ("__Host-goimon-device", "__Host-goimon") } else { ("goimon-device", "goimon") };
        let enrolled = sent("/enrol", "name=Phone").await;
        let signed_in = sent("/sign-in", &format!("staff={}&pin=1111", app.staff("Lan"))).await;
        for (page, name) in [(enrolled, device), (signed_in, session)] {
            let cookie = page.headers.get("set-cookie").unwrap().to_str().unwrap();
            assert!(cookie.starts_with(&format!("{name}=")), "{cookie}");
            assert_eq!(cookie.contains("; Secure"), secure, "{cookie}");
            for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
                assert!(cookie.contains(part) && !cookie.contains("Domain"), "{cookie}");
            }
        }
        let floor = phone.request(Method::GET, "/floor").header("x-forwarded-proto", "https");
        phone.done(floor).await.expect(200);
    }
    // What a neighbour could have set over plain HTTP does not count over HTTPS.
    let phone = trusting.waiter("Lan").await;
    let floor = phone.request(Method::GET, "/floor").header("x-forwarded-proto", "https");
    phone.done(floor).await.sees("/sign-in?next=/floor");
}
