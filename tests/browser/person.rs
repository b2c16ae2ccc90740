//! A person at a browser: what they see, tap and type, with patience instead of sleeps.

use crate::PATIENCE;
use crate::driver::Driver;
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What they hold in their hands.
#[derive(Clone, Copy)]
pub enum Device {
    Phone,
    KitchenScreen,
    SmallKitchenScreen,
    Till,
}

pub struct Person {
    browser: Driver,
    device: Device,
    address: String,
    profile: TempDir,
}

/// A device without power: what it keeps is all that there is.
pub struct Unplugged {
    device: Device,
    address: String,
    profile: TempDir,
}

impl Unplugged {
    /// It has power again.
    pub async fn plugged_in(self) -> Person {
        let Self { device, address, profile } = self;
        let browser = Driver::start(options(device, profile.path())).await;
        Person { browser, device, address, profile }
    }
}

impl Person {
    /// Opens a browser of the device's real size on the house at `port`.
    pub async fn at(device: Device, port: u16) -> Self {
        let profile = TempDir::new().expect("a folder");
        let browser = Driver::start(options(device, profile.path())).await;
        Self { browser, device, address: format!("http://127.0.0.1:{port}"), profile }
    }

    /// Whoever serves over plain HTTP has no service worker: this browser takes none.
    pub async fn has_no_service_worker(&self) {
        let script = "return navigator.serviceWorker.getRegistrations().then(all => Promise.all(all.map(one => one.unregister()))).then(() => \
                      { delete Navigator.prototype.serviceWorker; return !navigator.serviceWorker })";
        self.until(script, vec![], "no service worker").await;
    }

    /// The browser is closed and opened again, on nothing: what the device keeps is all that there is.
    pub async fn reopens(self) -> Self {
        self.unplugged().plugged_in().await
    }

    /// The device is unplugged.
    pub fn unplugged(self) -> Unplugged {
        let Self { browser, device, address, profile } = self;
        drop(browser);
        Unplugged { device, address, profile }
    }

    /// The battery is empty, in the middle of whatever it was; then the device is started again.
    pub async fn dies_and_reopens(self) -> Self {
        self.browser.dies();
        self.reopens().await
    }

    /// Waits until a kept page holds a text.
    pub async fn keeps_with(&self, path: &str, text: &str) {
        let script = "return caches.match(arguments[0]).then(kept => kept?.text()).then(text => Boolean(text?.includes(arguments[1])))";
        self.until(script, vec![json!(path), json!(text)], &format!("{path} to be kept with {text}")).await;
    }

    /// Waits until the service worker keeps a page and everything that the page in front has pulled in.
    pub async fn keeps(&self, path: &str) {
        let script = "const files = performance.getEntriesByType('resource').map(e => e.name).filter(n => n.includes('/static/')); \
                      return Promise.all([arguments[0], '/no-network', ...files].map(one => caches.match(one))) \
                      .then(all => Boolean(navigator.serviceWorker.controller) && all.every(Boolean))";
        self.until(script, vec![json!(path)], &format!("{path} to be kept")).await;
    }

    pub async fn open(&self, path: &str) {
        self.browser.go(&format!("{}{path}", self.address)).await;
    }

    pub async fn path(&self) -> String {
        self.browser.url().await.strip_prefix(&self.address).unwrap_or_default().to_owned()
    }

    /// Waits until something is there to see.
    pub async fn sees(&self, css: &str) {
        let script = "return [...document.querySelectorAll(arguments[0])].some(e => e.checkVisibility())";
        self.until(script, vec![json!(css)], css).await;
    }

    /// Waits until a text is somewhere in what matches.
    pub async fn reads(&self, css: &str, text: &str) {
        let script = "return [...document.querySelectorAll(arguments[0])].some(e => e.checkVisibility() && \
                      e.textContent.replace(/\\s+/g, ' ').includes(arguments[1]))";
        self.until(script, vec![json!(css), json!(text)], &format!("“{text}” in {css}")).await;
    }

    /// Waits until nothing matches any more.
    pub async fn no_longer_sees(&self, css: &str) {
        let script = "return ![...document.querySelectorAll(arguments[0])].some(e => e.checkVisibility())";
        self.until(script, vec![json!(css)], &format!("{css} to be gone")).await;
    }

    /// Waits until a script says true.
    pub async fn until(&self, script: &str, args: Vec<Value>, what: &str) {
        let began = Instant::now();
        loop {
            // While a page changes there may be nothing to ask: that is no answer yet.
            if let Some(Value::Bool(true)) = self.browser.run(script, &args).await {
                return;
            }
            if began.elapsed() > PATIENCE {
                panic!("waited in vain for {what} on {}: {}", self.path().await, self.text("body").await);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Taps what matches first and can be seen, once it is there.
    pub async fn taps(&self, css: &str) {
        let script = "const e = [...document.querySelectorAll(arguments[0])].find(e => e.checkVisibility() && !e.disabled); \
                      if (!e) return false; e.scrollIntoView({block: 'center'}); e.click(); return true";
        self.until(script, vec![json!(css)], &format!("{css} to tap")).await;
    }

    /// Taps what sends a form, and waits for the page that comes after: whoever goes elsewhere at once may be called back by it.
    pub async fn submits(&self, css: &str) {
        self.asks("window.before = true").await;
        self.taps(css).await;
        let after = "return !window.before && document.readyState === 'complete'";
        self.until(after, vec![], &format!("the page after {css}")).await;
    }

    /// Taps what matches and holds a text.
    pub async fn taps_text(&self, css: &str, text: &str) {
        let script = "const e = [...document.querySelectorAll(arguments[0])].find(e => e.checkVisibility() && \
                      !e.disabled && e.textContent.replace(/\\s+/g, ' ').includes(arguments[1])); \
                      if (!e) return false; e.scrollIntoView({block: 'center'}); e.click(); return true";
        self.until(script, vec![json!(css), json!(text)], &format!("“{text}” in {css} to tap")).await;
    }

    pub async fn types(&self, css: &str, text: &str) {
        self.sees(css).await;
        self.browser.keys(css, text).await.expect("one can type there");
    }

    /// Chooses what contains a text in a list of several, with what it has chosen already.
    pub async fn chooses(&self, css: &str, text: &str) {
        let script = "const one = [...document.querySelectorAll(arguments[0] + ' option')].find(e => \
                      e.textContent.includes(arguments[1])); if (!one) return false; one.selected = true; return true";
        self.until(script, vec![json!(css), json!(text)], &format!("“{text}” to choose in {css}")).await;
    }

    /// Presses keys wherever the focus is: letters, or the protocol's codes for Enter, arrows and so on.
    pub async fn strikes(&self, keys: &[&str]) {
        self.browser.press(keys).await.expect("one can press keys");
    }

    /// Taps twice where the middle of something is now: what stands there by the second tap is the page's doing.
    pub async fn taps_twice(&self, css: &str, apart: u64) {
        let there = "const e = [...document.querySelectorAll(arguments[0])].find(e => e.checkVisibility() && !e.disabled); \
                     if (!e) return false; e.scrollIntoView({block: 'nearest'}); return true";
        self.until(there, vec![json!(css)], &format!("{css} to tap twice")).await;
        let middle = "const b = document.querySelector(arguments[0]).getBoundingClientRect(); \
                      return [b.x + b.width / 2, b.y + b.height / 2]";
        let spot = self.browser.run(middle, &[json!(css)]).await.unwrap_or_default();
        let (x, y) = (spot[0].as_f64().unwrap_or_default(), spot[1].as_f64().unwrap_or_default());
        self.browser.tap_twice(x, y, apart).await.expect("one can tap twice");
    }

    pub async fn presses(&self, key: &str) {
        self.browser.keys("body", key).await.expect("one can press keys");
    }

    pub async fn text(&self, css: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        match self.browser.run(script, &[json!(css)]).await {
            Some(Value::String(text)) => text,
            _ => String::new(),
        }
    }

    pub async fn count(&self, css: &str) -> u64 {
        let script = "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).length";
        self.browser.run(script, &[json!(css)]).await.and_then(|count| count.as_u64()).unwrap_or(0)
    }

    /// What a script says of the page.
    pub async fn asks(&self, script: &str) -> Value {
        self.browser.run(script, &[]).await.unwrap_or_default()
    }

    /// Keeps a picture when `GOIMON_PICTURES` names a folder for them.
    pub async fn picture(&self, name: &str) {
        if let Some(folder) = std::env::var_os("GOIMON_PICTURES") {
            let picture = self.browser.picture().await;
            let picture = BASE64.decode(picture).expect("a picture");
            std::fs::create_dir_all(&folder).expect("a folder for pictures");
            std::fs::write(Path::new(&folder).join(format!("{name}.png")), picture).expect("it is kept");
        }
    }
}

fn options(device: Device, profile: &Path) -> Value {
    let (width, height) = match device {
        Device::Phone => (390, 844),
        Device::KitchenScreen => (1920, 1080),
        Device::SmallKitchenScreen | Device::Till => (1280, 800),
    };
    let phone = matches!(device, Device::Phone);
    json!({
        "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            format!("--user-data-dir={}", profile.display()), "--window-size=1920,1300",
        ],
        "mobileEmulation": {
            "deviceMetrics": { "width": width, "height": height, "pixelRatio": if phone { 2.0 } else { 1.0 }, "mobile": phone, "touch": phone },
        },
    })
}
