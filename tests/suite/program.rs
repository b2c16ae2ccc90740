//! A program that uses the JSON API, as a script of the restaurant would: by addresses, tokens and JSON alone.

use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use uuid::Uuid;

/// A program with a token.
#[derive(Clone)]
pub struct Program {
    base: String,
    http: Client,
    /// What it shows.
    pub token: String,
}

/// What it was answered.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    /// `application/json`, `application/problem+json` …
    pub kind: String,
    /// Whether the server said that it has answered this before.
    pub replayed: bool,
    pub etag: Option<String>,
    /// To the byte.
    pub text: String,
}

impl Reply {
    /// The answer as JSON; nothing when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or(Value::Null)
    }

    /// The answer, which must have this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        self.json()
    }

    /// The problem, which must be of this kind and status, and whole as RFC 9457 wants it.
    #[track_caller]
    pub fn problem(self, status: u16, kind: &str) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.kind, "application/problem+json", "{}", self.text);
        let problem = self.json();
        assert_eq!(problem["type"], format!("/problems/{kind}"), "{problem}");
        assert_eq!(problem["status"], status, "{problem}");
        for field in ["title", "detail"] {
            let text = problem[field].as_str().unwrap_or_default();
            assert!(!text.is_empty() && !text.starts_with("problem-") && !text.starts_with("refused-"), "{problem}");
        }
        problem
    }
}

/// A key for one act.
pub fn key() -> String {
    Uuid::now_v7().to_string()
}

/// A line of a round.
pub fn line(item: &Value, quantity: u32) -> Value {
    json!({ "item": item["id"], "quantity": quantity })
}

/// The id in a field.
#[track_caller]
pub fn id(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}")).to_owned()
}

impl Program {
    /// A program without a token.
    pub fn stranger(base: &str) -> Self {
        Self::with_token(base, "")
    }

    /// A program with this token.
    pub fn with_token(base: &str, token: &str) -> Self {
        Self { base: base.trim_end_matches('/').to_owned(), http: Client::new(), token: token.to_owned() }
    }

    /// A device that enrols itself, where the door is open.
    pub async fn device(base: &str, post: Value) -> Self {
        let device = json!({ "name": "script", "post": post });
        let enrolled = Self::stranger(base).post("/devices", device).await.expect(201);
        Self::with_token(base, &id(&enrolled, "token"))
    }

    /// The screen of a station, named by its code.
    pub async fn station(base: &str, code: &str) -> Self {
        let shared = Self::device(base, json!({ "kind": "shared" })).await;
        let station = shared.station_id(code).await;
        Self::device(base, json!({ "kind": "station", "station": station })).await
    }

    /// Somebody who signs in on a device of their own.
    pub async fn sign_in(base: &str, name: &str, pin: &str) -> Self {
        Self::device(base, json!({ "kind": "shared" })).await.person(name, pin).await
    }

    /// Somebody who signs in on this device.
    pub async fn person(&self, name: &str, pin: &str) -> Self {
        let staff = self.get("/staff").await.expect(200);
        let person = staff.as_array().unwrap().iter().find(|person| person["name"] == name).unwrap();
        let session = self.post("/sessions", json!({ "staff": person["id"], "pin": pin })).await.expect(201);
        Self { token: id(&session, "token"), ..self.clone() }
    }

    /// The same program, where the server is now.
    pub fn at(&self, base: &str) -> Self {
        Self::with_token(base, &self.token)
    }

    /// Asks for something.
    pub async fn get(&self, path: &str) -> Reply {
        self.done(self.request(Method::GET, path)).await
    }

    /// Asks with a header more.
    pub async fn get_with(&self, path: &str, header: &str, value: &str) -> Reply {
        self.done(self.request(Method::GET, path).header(header, value)).await
    }

    /// Does something, with a key of its own.
    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.post_as(&key(), path, body).await
    }

    /// Does something with this key.
    pub async fn post_as(&self, key: &str, path: &str, body: Value) -> Reply {
        let request = self.request(Method::POST, path).header("Idempotency-Key", key);
        self.done(if body.is_null() { request } else { request.json(&body) }).await
    }

    /// Does something without a key.
    pub async fn post_keyless(&self, path: &str, body: Value) -> Reply {
        self.done(self.request(Method::POST, path).json(&body)).await
    }

    /// Sends whatever text it is.
    pub async fn post_text(&self, path: &str, text: &str) -> Reply {
        let request = self.request(Method::POST, path).header("Idempotency-Key", key());
        self.done(request.header("Content-Type", "application/json").body(text.to_owned())).await
    }

    /// Takes something back.
    pub async fn delete(&self, path: &str, body: Value) -> Reply {
        let request = self.request(Method::DELETE, path);
        self.done(if body.is_null() { request } else { request.json(&body) }).await
    }

    /// Any method.
    pub async fn any(&self, method: &str, path: &str, body: Value) -> Reply {
        match method {
            "GET" => self.get(path).await,
            "POST" => self.post(path, body).await,
            "PUT" => self.done(self.request(Method::PUT, path).json(&body)).await,
            _ => self.delete(path, body).await,
        }
    }

    /// The id of a station by its code.
    pub async fn station_id(&self, code: &str) -> String {
        let venue = self.get("/venue").await.expect(200);
        let stations = venue["stations"].as_array().unwrap();
        id(stations.iter().find(|station| station["code"] == code).unwrap(), "id")
    }

    /// A table by what people call it.
    pub async fn table(&self, label: &str) -> Value {
        let floor = self.get("/floor").await.expect(200);
        let areas = floor["areas"].as_array().unwrap().clone();
        let mut tables = areas.into_iter().flat_map(|area| area["tables"].as_array().unwrap().clone());
        tables.find(|table| table["label"] == label).unwrap()
    }

    /// An item by its code.
    pub async fn item(&self, code: &str) -> Value {
        let menu = self.get("/menu").await.expect(200);
        menu["items"].as_array().unwrap().iter().find(|item| item["code"] == code).unwrap().clone()
    }

    /// Opens a check on a table.
    pub async fn open(&self, table: &str, covers: u16) -> String {
        let table = self.table(table).await;
        let opened = self.post("/checks", json!({ "table": table["id"], "covers": covers })).await.expect(201);
        id(&opened, "check")
    }

    /// Sends a round of lines.
    pub async fn send(&self, check: &str, lines: Value) -> Value {
        self.post(&format!("/checks/{check}/rounds"), json!({ "lines": lines })).await.expect(201)
    }

    /// Sends so many of one item.
    pub async fn order(&self, check: &str, code: &str, quantity: u32) -> Value {
        let item = self.item(code).await;
        self.send(check, json!([line(&item, quantity)])).await
    }

    /// A check as it is.
    pub async fn check(&self, check: &str) -> Value {
        self.get(&format!("/checks/{check}")).await.expect(200)
    }

    /// The tickets on a station's screen.
    pub async fn tickets(&self, station: &str) -> Vec<Value> {
        let tickets = self.get(&format!("/stations/{station}/tickets")).await.expect(200);
        tickets.as_array().unwrap().clone()
    }

    /// Pays all that is due, in cash.
    pub async fn pay_all(&self, check: &str) -> Value {
        let now = self.check(check).await;
        let payment = json!({ "version": now["version"], "tender": "cash", "amount": now["due"] });
        self.post(&format!("/checks/{check}/payments"), payment).await.expect(201)
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        // Whatever is not of the API says so by its full address.
        let full = path.starts_with("/api/") || ["/health", "/metrics"].contains(&path);
        let address = if full { format!("{}{path}", self.base) } else { format!("{}/api/v1{path}", self.base) };
        let request = self.http.request(method, address);
        if self.token.is_empty() { request } else { request.bearer_auth(&self.token) }
    }

    async fn done(&self, request: RequestBuilder) -> Reply {
        let reply = request.send().await.expect("the server answers");
        let header = |name: &str| reply.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        Reply {
            status: reply.status().as_u16(),
            kind: header("content-type").unwrap_or_default(),
            replayed: header("idempotency-replayed").is_some(),
            etag: header("etag"),
            text: reply.text().await.expect("the answer is whole"),
        }
    }
}
