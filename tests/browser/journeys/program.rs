//! A program in place of a phone: for what many people must have done before the journey begins.

use reqwest::Client;
use serde_json::{Value, json};

pub struct Api {
    http: Client,
    base: String,
    token: String,
    key: u32,
}

impl Api {
    /// Somebody who is signed in.
    pub async fn sign_in(port: u16, name: &str, pin: &str) -> Self {
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

    pub async fn post(&mut self, path: &str, body: Value) -> Value {
        self.key += 1;
        let key = format!("01900000-0000-7000-8000-{:08x}{:04x}", std::process::id(), self.key);
        let request = self.http.post(format!("{}{path}", self.base)).json(&body).header("Idempotency-Key", key);
        let answer = request.bearer_auth(&self.token).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap());
        answer.json().await.unwrap()
    }

    pub async fn put(&self, path: &str, body: Value) {
        let key = format!("01900000-0000-7000-8001-{:012x}", std::process::id());
        let request = self.http.put(format!("{}{path}", self.base)).json(&body).header("Idempotency-Key", key);
        let answer = request.bearer_auth(&self.token).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap());
    }

    pub async fn get(&self, path: &str) -> Value {
        let request = self.http.get(format!("{}{path}", self.base)).bearer_auth(&self.token);
        request.send().await.unwrap().json().await.unwrap()
    }
}

/// The one of a list whose field has this value.
pub fn find<'a>(list: &'a Value, field: &str, value: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|one| one[field] == value).unwrap_or_else(|| panic!("no {value}"))
}
