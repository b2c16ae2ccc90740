//! Nobody stands before a barrier: every page that a person can reach by its links, as each role and in both languages, is
//! looked at by axe, which knows the rules of WCAG. `GOIMON_AXE` names its script; `.ci/run` fetches it.
//!
//! The pages are found, not listed: a page that is new and linked is looked at from its first day.

use crate::crowd::fill;
use crate::people::{cashier, manager, screen, waiter};
use crate::program::Api;
use crate::stage;
use goimon_browser_tests::{House, Person, axe};
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};

/// No house has so many kinds of pages: whoever follows more links than that walks in circles.
const MOST: usize = 150;
/// What axe is asked for: WCAG 2.2 AA and what led to it.
const RULES: &str = "return axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', \
                     'wcag21aa', 'wcag22aa']}).then(r => r.violations.map(v => v.id + ': ' + v.help + ' – ' + v.nodes.slice(0, 3)\
                     .map(n => n.target.join(' ') + ' ' + n.html.slice(0, 160)).join(' | ')))";
/// Pages that the open one leads to, on the same server; files to take away are no pages.
const LINKS: &str = "return [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin && \
                     !a.hasAttribute('download') && a.target !== '_blank').map(a => a.pathname + a.search)";

#[tokio::test]
async fn no_page_keeps_anybody_out() {
    let Some(axe) = axe() else { return println!("left out: GOIMON_AXE names no script") };
    let Some(_stage) = stage().await else { return };
    let script = std::fs::read_to_string(axe).unwrap();
    let house = House::open().await;
    let mut api = Api::sign_in(house.port(), "Lan", "1111").await;
    fill(&mut api).await;
    let mut walk = Walk { script, found: Vec::new() };
    let people = [
        ("waiter", waiter("Lan", "1111", house.port()).await, "/floor"),
        ("cook", screen("Bếp phở", house.port()).await, "/kitchen"),
        ("cashier", cashier(house.port()).await, "/checkout"),
        ("manager", manager(house.port()).await, "/manage"),
    ];
    for (role, person, home) in &people {
        for lang in ["vi", "en"] {
            let seen = walk.through(person, role, lang, home).await;
            println!("{role}, {lang}: {seen} kinds of pages");
            assert!(seen > 1, "{role}: nothing is linked from {home}");
        }
    }
    assert!(walk.found.is_empty(), "{} barriers:\n{}", walk.found.len(), walk.found.join("\n"));
}

struct Walk {
    script: String,
    found: Vec<String>,
}

impl Walk {
    /// Follows every link from a role's home, one page of a kind; says how many kinds there were.
    async fn through(&mut self, person: &Person, role: &str, lang: &str, home: &str) -> usize {
        let ask = format!(
            "return fetch('/language', {{method: 'POST', body: new URLSearchParams({{lang: '{lang}', next: '/'}})}}).then(() => true)"
        );
        person.until(&ask, vec![], "the other language").await;
        let mut kinds: BTreeMap<String, String> = BTreeMap::new();
        // No link leads to what stands for a page without network.
        let kept = if role == "waiter" { &["/no-network", "/unopened"][..] } else { &[] };
        let mut ahead: VecDeque<String> = [home].iter().chain(kept).map(|path| path.to_string()).collect();
        while let Some(path) = ahead.pop_front() {
            if !is_page(&path) || kinds.len() >= MOST || kinds.contains_key(&kind(&path)) {
                continue;
            }
            kinds.insert(kind(&path), path.clone());
            person.open(&path).await;
            person.until("return document.readyState === 'complete'", vec![], "the page").await;
            assert_eq!(person.asks("return document.documentElement.lang").await, lang, "{path}");
            person.asks(&format!("{}; return true", self.script)).await;
            let told = person.asks(RULES).await;
            let told = told.as_array().unwrap_or_else(|| panic!("axe says nothing of {path}: {told}"));
            self.found.extend(told.iter().map(|barrier| format!("{role}, {lang}, {path}: {}", text(barrier))));
            let links = person.asks(LINKS).await;
            ahead.extend(links.as_array().into_iter().flatten().map(text));
        }
        assert!(kinds.len() < MOST, "{role}: more kinds of pages than there can be: {:?}", kinds.keys());
        kinds.len()
    }
}

/// Whether an address shows a page at all.
fn is_page(path: &str) -> bool {
    !["/static/", "/api/", "/sign-out"].iter().any(|other| path.starts_with(other))
        && ![".svg", ".csv", ".xlsx", ".json", ".png"].iter().any(|end| path.contains(end))
}

/// An address without what differs from table to table: ids and what stands after the question mark.
fn kind(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let piece = |piece: &str| {
        let is_id = piece.len() >= 32 || piece.bytes().any(|byte| byte.is_ascii_digit());
        if is_id { "{id}".to_owned() } else { piece.to_owned() }
    };
    path.split('/').map(piece).collect::<Vec<_>>().join("/")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn axe_would_say_so() {
    let Some(axe) = axe() else { return println!("left out: GOIMON_AXE names no script") };
    let Some(_stage) = stage().await else { return };
    let script = std::fs::read_to_string(axe).unwrap();
    let house = House::open().await;
    let person = waiter("Lan", "1111", house.port()).await;
    // A barrier of our own making: a button without a name.
    person.until("document.body.append(document.createElement('button')); return true", vec![json!(0)], "it").await;
    person.asks(&format!("{script}; return true")).await;
    let told = person.asks(RULES).await;
    assert!(told.as_array().unwrap().iter().any(|barrier| text(barrier).starts_with("button-name")), "{told}");
}
