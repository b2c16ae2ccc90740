//! What a page weighs on the wire: the first time with all that it pulls in, afterwards alone, because the rest is kept.

use crate::browser::Browser;
use crate::program::{Program, key, line};
use crate::support::TestApp;
use reqwest::Method;
use serde_json::json;
use std::collections::BTreeSet;

const FIRST: usize = 60 * 1024;
const LATER: usize = 15 * 1024;

/// How many bytes travel for an address, and what it says.
async fn fetched(who: &Browser, path: &str) -> (usize, String) {
    let packed = who.request(Method::GET, path).header("accept-encoding", "gzip").send().await.unwrap();
    assert_eq!(packed.status(), 200, "{path}");
    if path.starts_with("/static/") {
        let keep = packed.headers().get("cache-control").unwrap().to_str().unwrap();
        assert!(keep.contains("immutable"), "{path}: {keep}");
    } else {
        assert_eq!(packed.headers().get("content-encoding").unwrap(), "gzip", "{path}");
    }
    (packed.bytes().await.unwrap().len(), who.get(path).await.text)
}

/// The static files that a page, style sheet or module pulls in.
fn pulled_in(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for before in ["href=\"/static/", "src=\"/static/"] {
        let parts = text.split(before).skip(1).filter_map(|part| part.split('"').next());
        found.extend(parts.map(|name| format!("/static/{name}")));
    }
    let folder = path.rsplit_once('/').unwrap().0;
    for before in ["from \"./", "import \"./", "import(\"./", "@import \"./", "url(\"./", "url(./"] {
        let parts = text.split(before).skip(1).filter_map(|part| part.split(['"', ')']).next());
        found.extend(parts.map(|name| format!("{folder}/{name}")));
    }
    found
}

/// Bytes at the first visit and afterwards, and what was fetched.
async fn weight(who: &Browser, page: &str) -> (usize, usize, Vec<(String, usize)>) {
    let (own, text) = fetched(who, page).await;
    let (mut todo, mut seen, mut list) = (pulled_in(page, &text), BTreeSet::new(), vec![(page.to_owned(), own)]);
    while let Some(path) = todo.pop() {
        if seen.insert(path.clone()) {
            let (size, text) = fetched(who, &path).await;
            todo.extend(pulled_in(&path, &text));
            list.push((path.rsplit_once('/').unwrap().1.to_owned(), size));
        }
    }
    (list.iter().map(|(_, size)| size).sum(), own, list)
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_light() {
    let app = TestApp::start().await;
    // An evening: eighteen tables, each with a round of eight lines.
    let script = Program::sign_in(&app.base, "Lan", "1111").await;
    let menu = script.get("/menu").await.expect(200);
    let plain = |item: &&serde_json::Value| item["groups"].as_array().unwrap().iter().all(|group| group["min"] == 0);
    let items: Vec<_> = menu["items"].as_array().unwrap().iter().filter(plain).cloned().collect();
    let mut last = String::new();
    for table in 1..=18 {
        last = script.open(&table.to_string(), 4).await;
        let lines: Vec<_> = (0..8).map(|place| line(&items[(table * 5 + place) % items.len()], 2)).collect();
        let path = format!("/checks/{last}/rounds");
        script.post_as(&key(), &path, json!({ "lines": lines })).await.expect(201);
    }
    let (lan, mai, grill) = (app.waiter("Lan").await, app.cashier("Mai").await, app.kitchen("grill").await);
    for (who, page) in [
        (&lan, "/floor".to_owned()),
        (&lan, format!("/checks/{last}")),
        (&lan, "/unopened".to_owned()),
        (&grill, format!("/kitchen/{}", app.station("grill"))),
        (&mai, "/checkout".to_owned()),
    ] {
        let (first, later, list) = weight(who, &page).await;
        println!("{page}: {first} bytes at first, {later} afterwards");
        assert!(list.len() > 5, "{page} pulls in too little to be true: {list:?}");
        assert!(list.iter().any(|(name, _)| name == "clock.js"), "imports of imports are followed: {list:?}");
        assert!(first <= FIRST, "{page} is {first} bytes at first: {list:?}");
        assert!(later <= LATER, "{page} is {later} bytes: {list:?}");
    }
}
