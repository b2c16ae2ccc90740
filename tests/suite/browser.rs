//! A browser without a screen: it keeps cookies, sends forms with its origin, and does not follow redirects by itself.

use crate::screen::Screen;
use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, LOCATION, ORIGIN, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// A browser.
pub struct Browser {
    base: String,
    http: Client,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What it was answered.
#[derive(Debug)]
pub struct Page {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Page {
    /// Where the answer leads.
    pub fn location(&self) -> &str {
        self.headers.get(LOCATION).map(|to| to.to_str().unwrap()).unwrap_or_default()
    }

    /// The answer leads to this page.
    #[track_caller]
    pub fn sees(&self, path: &str) {
        assert_eq!((self.status, self.location()), (303, path), "{}", self.text);
    }

    /// The answer as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The answer, which must have this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }
}

impl Browser {
    /// A browser without cookies.
    pub fn new(base: &str) -> Self {
        let http = Client::builder().redirect(Policy::none()).build().unwrap();
        Self { base: base.to_owned(), http, cookies: Mutex::default() }
    }

    /// The same browser at another address of the house.
    pub fn at(&self, base: &str) -> Self {
        let cookies = Mutex::new(self.cookies.lock().unwrap().clone());
        Self { base: base.to_owned(), http: self.http.clone(), cookies }
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Page {
        self.done(self.request(Method::GET, path)).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.done(self.form(path, fields)).await
    }

    /// Sends a form as `act.js` does.
    pub async fn act(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.done(self.form(path, fields).header("x-act", "1")).await
    }

    /// Sends a cart as `cart.js` does.
    pub async fn send_json(&self, path: &str, body: &Value) -> Page {
        let request = self.request(Method::POST, path).header(ORIGIN, &self.base).header("x-act", "1");
        self.done(request.json(body)).await
    }

    /// A form that is not sent yet.
    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        self.bare(path, body.join("&")).header(ORIGIN, &self.base)
    }

    /// The same without saying where it comes from.
    pub fn bare(&self, path: &str, body: String) -> RequestBuilder {
        let request = self.request(Method::POST, path);
        request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body)
    }

    /// A request with the cookies.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let cookies: Vec<String> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.http.request(method, format!("{}{path}", self.base));
        if cookies.is_empty() { request } else { request.header(COOKIE, cookies.join("; ")) }
    }

    /// Sends a request and keeps the cookies of the answer.
    pub async fn done(&self, request: RequestBuilder) -> Page {
        let answer = request.send().await.unwrap();
        for cookie in answer.headers().get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            let mut cookies = self.cookies.lock().unwrap();
            if cookie.contains("Max-Age=0") || value.is_empty() {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        Page { status, headers, text: answer.text().await.unwrap() }
    }

    /// Connects a live screen with the cookies, from this page.
    pub async fn watch(&self, view: &str) -> Result<Screen, u16> {
        let cookies: Vec<String> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        Screen::open_with(&self.base, view, 0, &[("cookie", &cookies.join("; ")), ("origin", &self.base)]).await
    }

    /// What a cookie holds.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// Puts a cookie in, or takes it out.
    pub fn put_cookie(&self, name: &str, value: Option<&str>) {
        let mut cookies = self.cookies.lock().unwrap();
        match value {
            Some(value) => cookies.insert(name.to_owned(), value.to_owned()),
            None => cookies.remove(name),
        };
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
