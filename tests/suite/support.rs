//! A server of one's own for a test: the demo house on a fresh database, on a free port, with a clock that stands still
//! until it is told to go on.

use crate::browser::Browser;
use goimon::web::{self, App, Config, Running};
use goimon_domain::ids::VenueId;
use goimon_domain::staff::Actor;
use goimon_domain::time::At;
use goimon_store::testing::address;
use goimon_store::{DatabaseKind, Store};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A Monday evening in Saigon: 23/11/2026 18:00.
pub const EVENING: At = At(1_795_431_600_000);

/// A running server.
pub struct TestApp {
    /// `http://127.0.0.1:port`.
    pub base: String,
    /// The demo house.
    pub venue: VenueId,
    url: String,
    folder: Option<Arc<tempfile::TempDir>>,
    clock: Arc<AtomicI64>,
    running: Running,
}

/// Runs a test against a server on each database; PostgreSQL when `GOIMON_TEST_POSTGRES` names one.
pub async fn on_each_database(test: impl AsyncFn(TestApp)) {
    for kind in [DatabaseKind::Sqlite, DatabaseKind::Postgres] {
        if let Some(app) = TestApp::start_on(kind).await {
            println!("on {}", kind.word());
            test(app).await;
        }
    }
}

impl TestApp {
    /// A server with the demo house, on SQLite.
    pub async fn start() -> Self {
        Self::start_on(DatabaseKind::Sqlite).await.expect("SQLite is always there")
    }

    /// A server that is reached in another way.
    pub async fn start_as(config: Config) -> Self {
        Self::start_with(DatabaseKind::Sqlite, config).await.expect("SQLite is always there")
    }

    /// The same on a kind of database; nothing when there is none.
    pub async fn start_on(kind: DatabaseKind) -> Option<Self> {
        Self::start_with(kind, Config::default()).await
    }

    async fn start_with(kind: DatabaseKind, config: Config) -> Option<Self> {
        let (url, folder) = address(kind).await?;
        let clock = Arc::new(AtomicI64::new(EVENING.0));
        let app = open(&url, &clock, config).await;
        let venue = app.door.load_demo().await.unwrap().expect("the database is fresh");
        Some(Self::serve(app, venue, url, folder, clock))
    }

    /// A server on a fresh database without a house, and the token that its console shows.
    pub async fn start_empty() -> (Self, String) {
        Self::start_empty_on(DatabaseKind::Sqlite).await.expect("SQLite is always there")
    }

    /// The same on a kind of database; nothing when there is none.
    pub async fn start_empty_on(kind: DatabaseKind) -> Option<(Self, String)> {
        let (url, folder) = address(kind).await?;
        let clock = Arc::new(AtomicI64::new(EVENING.0));
        let app = open(&url, &clock, Config::default()).await;
        let token = app.setup_token.clone();
        Some((Self::serve(app, VenueId(uuid::Uuid::nil()), url, folder, clock), token))
    }

    /// A second server on the same database and clock.
    pub async fn neighbour(&self) -> Self {
        let app = open(&self.url, &self.clock, Config::default()).await;
        Self::serve(app, self.venue, self.url.clone(), self.folder.clone(), self.clock.clone())
    }

    /// The same house after the server was stopped and started again, on another port.
    pub async fn restart(self) -> Self {
        self.running.stop().await;
        self.neighbour().await
    }

    fn serve(
        app: App,
        venue: VenueId,
        url: String,
        folder: Option<Arc<tempfile::TempDir>>,
        clock: Arc<AtomicI64>,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (server, running) = web::start(listener, app).unwrap();
        tokio::spawn(server);
        Self { base, venue, url, folder, clock, running }
    }

    /// The server's own parts.
    pub fn app(&self) -> &App {
        self.running.app()
    }

    /// Lets time pass, in milliseconds.
    pub fn pass(&self, ms: i64) {
        self.clock.fetch_add(ms, Ordering::SeqCst);
    }

    /// Takes a menu file into the house.
    pub async fn menu(&self, csv: &str) {
        self.app().door.take_menu(self.venue, &Actor::house(), csv).await.unwrap();
    }

    /// A browser that nobody knows.
    pub fn stranger(&self) -> Browser {
        Browser::new(&self.base)
    }

    /// A phone that has enrolled itself.
    pub async fn phone(&self) -> Browser {
        let phone = self.stranger();
        phone.post("/enrol", &[("name", "Phone")]).await.sees("/sign-in");
        phone
    }

    /// Somebody signed in on a phone of their own.
    pub async fn person(&self, name: &str, pin: &str) -> Browser {
        let phone = self.phone().await;
        phone.post("/sign-in", &[("staff", &self.staff(name)), ("pin", pin)]).await.sees("/");
        phone
    }

    /// A waiter: Lan, Hùng or Tú.
    pub async fn waiter(&self, name: &str) -> Browser {
        self.person(name, self.pin(name)).await
    }

    /// The cashier: Mai.
    pub async fn cashier(&self, name: &str) -> Browser {
        self.person(name, self.pin(name)).await
    }

    /// The manager.
    pub async fn manager(&self) -> Browser {
        self.person("Anh Minh", "9999").await
    }

    /// The screen of a station, by the station's code.
    pub async fn kitchen(&self, code: &str) -> Browser {
        let screen = self.stranger();
        let post = format!("station:{}", self.station(code));
        let answer = screen.post("/enrol", &[("name", code), ("post", &post)]).await;
        answer.sees(&format!("/kitchen/{}", self.station(code)));
        screen
    }

    /// A person's id.
    pub fn staff(&self, name: &str) -> String {
        let house = self.app().books.house(self.venue).unwrap();
        house.reference.staff.iter().find(|person| person.name == name).expect(name).id.to_string()
    }

    /// A station's id.
    pub fn station(&self, code: &str) -> String {
        let house = self.app().books.house(self.venue).unwrap();
        house.reference.stations.iter().find(|station| station.code == code).expect(code).id.to_string()
    }

    /// A table's id.
    pub fn table(&self, label: &str) -> String {
        let house = self.app().books.house(self.venue).unwrap();
        house.reference.tables.iter().find(|table| table.label == label).expect(label).id.to_string()
    }

    /// An item's id.
    pub fn item(&self, code: &str) -> String {
        let house = self.app().books.house(self.venue).unwrap();
        house.reference.menu.by_code(code).expect(code).id.to_string()
    }

    fn pin(&self, name: &str) -> &'static str {
        goimon_acts::demo::PEOPLE.iter().find(|(other, ..)| *other == name).expect("one of the demo's people").2
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.running.kill();
    }
}

async fn open(url: &str, clock: &Arc<AtomicI64>, config: Config) -> App {
    let store = Store::open(url).await.unwrap();
    let clock = clock.clone();
    let now = Arc::new(move || At(clock.load(Ordering::SeqCst)));
    App::open(store, now, Config { workers: 1, ..config }).await.unwrap()
}
