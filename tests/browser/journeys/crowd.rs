//! A busy evening, made through the API, and the pictures of it that README shows (`GOIMON_PICTURES=docs`).

use crate::people::{cashier, screen, waiter};
use crate::stage;
use goimon_browser_tests::House;
use reqwest::Client;
use serde_json::{Value, json};

struct Api {
    http: Client,
    base: String,
    token: String,
    key: u32,
}

impl Api {
    /// A waiter with a program in place of a phone.
    async fn sign_in(port: u16, name: &str, pin: &str) -> Self {
        let base = format!("http://127.0.0.1:{port}/api/v1");
        let mut api = Self { http: Client::new(), base, token: String::new(), key: 0 };
        let device = api.post("/devices", json!({ "name": name, "post": { "kind": "shared" } })).await;
        api.token = device["token"].as_str().unwrap().to_owned();
        let people = api.get("/staff").await;
        let person = &find(&people, "name", name)["id"];
        let session = api.post("/sessions", json!({ "staff": person, "pin": pin })).await;
        api.token = session["token"].as_str().unwrap().to_owned();
        api
    }

    async fn post(&mut self, path: &str, body: Value) -> Value {
        self.key += 1;
        let key = format!("01900000-0000-7000-8000-{:08x}{:04x}", std::process::id(), self.key);
        let request = self.http.post(format!("{}{path}", self.base)).json(&body).header("Idempotency-Key", key);
        let answer = request.bearer_auth(&self.token).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap());
        answer.json().await.unwrap()
    }

    async fn get(&self, path: &str) -> Value {
        let request = self.http.get(format!("{}{path}", self.base)).bearer_auth(&self.token);
        request.send().await.unwrap().json().await.unwrap()
    }
}

fn find<'a>(list: &'a Value, field: &str, value: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|one| one[field] == value).unwrap_or_else(|| panic!("no {value}"))
}

/// Seats guests and sends what they want: (table, covers, [(code, quantity, note)]).
async fn fill(api: &mut Api) {
    let floor = api.get("/floor").await;
    let menu = api.get("/menu").await;
    let tables: Value = floor["areas"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|area| area["tables"].as_array().unwrap())
        .cloned()
        .collect();
    type Wish = (&'static str, u32, Option<&'static str>);
    let evening: [(&str, u32, &[Wish]); 8] = [
        (
            "9",
            4,
            &[("R09", 2, None), ("R11", 1, Some("không hành")), ("R14", 2, Some("dị ứng đậu phộng")), ("R64", 4, None)],
        ),
        ("8", 5, &[("R09", 3, None), ("R18", 1, Some("ít cay, ra sau cùng")), ("R60", 5, None)]),
        ("2", 2, &[("R10", 1, None), ("R17", 1, None), ("R01", 1, None)]),
        ("7", 6, &[("R13", 2, Some("không tiết")), ("R09", 2, None), ("R02", 2, None), ("R65", 6, None)]),
        ("5", 3, &[("R11", 3, None), ("R60", 2, None)]),
        ("10", 2, &[("R15", 1, None), ("R19", 1, None)]),
        ("1", 4, &[("R09", 4, None), ("R64", 4, None)]),
        ("4", 6, &[]),
    ];
    for (label, covers, wishes) in evening {
        let table = &find(&tables, "label", label)["id"];
        let check = api.post("/checks", json!({ "table": table, "covers": covers })).await;
        let lines: Vec<Value> = wishes
            .iter()
            .map(|(code, quantity, note)| json!({ "item": find(&menu["items"], "code", code)["id"], "quantity": quantity, "note": note }))
            .collect();
        if !lines.is_empty() {
            api.post(&format!("/checks/{}/rounds", check["check"].as_str().unwrap()), json!({ "lines": lines })).await;
        }
    }
}

#[tokio::test]
async fn a_busy_house_shows_everybody_what_concerns_them() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut api = Api::sign_in(house.port(), "Lan", "1111").await;
    let noodles = screen("Bếp phở", house.port()).await;
    let bar = screen("Quầy bar", house.port()).await;
    fill(&mut api).await;
    noodles.until("return document.querySelectorAll('.ticket[data-v]').length === 7", vec![], "seven tickets").await;
    bar.until("return document.querySelectorAll('.ticket[data-v]').length === 5", vec![], "five tickets").await;

    // The bar is quick; one cook has two lines done.
    bar.taps(".ticket form.bump button").await;
    bar.until("return document.querySelectorAll('.ticket[data-v]').length === 4", vec![], "one is gone").await;
    noodles.taps(".ticket .lines form button").await;
    noodles.sees(".ticket li.done").await;
    noodles.picture("kitchen").await;

    let lan = waiter("Lan", "1111", house.port()).await;
    lan.reads(".tile.ready", "9").await;
    lan.picture("waiter-floor").await;
    lan.taps(".tile[data-label='5']").await;
    lan.taps(".tabs a[href='#sent']").await;
    lan.taps("button.bill").await;
    let mai = cashier(house.port()).await;
    mai.taps(".check-row.bill").await;
    mai.reads("#panel .due", "265.000").await;
    mai.types("input[name=given]", "300000").await;
    mai.reads("#change", "35.000").await;
    mai.picture("cashier").await;
    lan.open("/floor").await;
    lan.taps(".tile[data-label='4']").await;
    lan.types("#search", "pho b").await;
    lan.reads(".item:not([hidden]) .name", "Phở bò tái").await;
    lan.taps_text(".item:not([hidden]) button.q", "+").await;
    lan.picture("waiter-menu").await;
}
