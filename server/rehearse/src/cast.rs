//! Everybody who plays: devices enrolled, people signed in, screens posted.

use crate::args::{Args, DEMO, PIN};
use crate::board::View;
use crate::error::RehearsalError;
use crate::http::{Answer, Request, Wire};
use crate::menu::Menu;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use uuid::Uuid;

/// The house, as the API tells it.
#[derive(Debug, Deserialize)]
pub struct Venue {
    /// What it is called.
    pub name: String,
    /// ISO 4217.
    pub currency: String,
    /// Decimal places of its currency.
    pub places: u32,
}

#[derive(Debug, Deserialize)]
struct Floor {
    areas: Vec<Area>,
}

#[derive(Debug, Deserialize)]
struct Area {
    tables: Vec<Table>,
}

#[derive(Debug, Deserialize)]
struct Table {
    id: Uuid,
}

#[derive(Clone, Debug, Deserialize)]
struct Person {
    id: Uuid,
    name: String,
    role: String,
}

#[derive(Deserialize)]
struct Enrolled {
    token: String,
}

#[derive(Deserialize)]
struct Session {
    token: String,
    role: String,
}

/// Everybody who plays, and where.
#[derive(Debug)]
pub struct Cast {
    /// The house.
    pub venue: Venue,
    /// Its menu.
    pub menu: Menu,
    /// Its tables.
    pub tables: Vec<Uuid>,
    /// Tokens of waiters' sessions, used in turn.
    pub waiters: Vec<String>,
    /// Tokens of those who take money.
    pub cashiers: Vec<String>,
}

/// Enrols devices, one for each when the door is open, else one for each code.
pub struct Door<'a> {
    address: &'a str,
    wire: Wire,
    codes: std::slice::Iter<'a, String>,
    shared: HashMap<String, String>,
    open: bool,
}

impl<'a> Door<'a> {
    /// The door of the server at host:port.
    pub fn new(address: &'a str, args: &'a Args) -> Self {
        let open = args.code.is_empty();
        Self { address, wire: Wire::to(address), codes: args.code.iter(), shared: HashMap::new(), open }
    }

    async fn ask(&mut self, what: &str, request: Request<'_>) -> Result<Answer, RehearsalError> {
        let answer = self.wire.ask(&request).await;
        let answer = answer.map_err(|why| RehearsalError::server(format!("{what} at {}", self.address), why))?;
        if answer.is_good() { Ok(answer) } else { Err(RehearsalError::server(what, answer.complaint())) }
    }

    async fn get<T: DeserializeOwned>(&mut self, path: &str, token: &str) -> Result<T, RehearsalError> {
        let request = Request { method: "GET", path, token: Some(token), key: None, body: b"" };
        let answer = self.ask(path, request).await?;
        answer.read().map_err(|why| RehearsalError::server(path, why))
    }

    /// A device's token. Several screens of one view share a device when codes are needed.
    async fn enrol(&mut self, name: &str, post: serde_json::Value) -> Result<String, RehearsalError> {
        let place = post.to_string();
        if let Some(token) = self.shared.get(&place) {
            return Ok(token.clone());
        }
        let mut wanted = serde_json::json!({"name": name, "post": post});
        if !self.open {
            let code = self.codes.next().ok_or(RehearsalError::Flags(
                "there are not enough codes: give --code once for the waiters, for each station and for the pass",
            ))?;
            wanted["code"] = code.as_str().into();
        }
        let body = wanted.to_string();
        let request =
            Request { method: "POST", path: "/api/v1/devices", token: None, key: None, body: body.as_bytes() };
        let answer = self.ask("enrolling a device", request).await?;
        let Enrolled { token } = answer.read().map_err(|why| RehearsalError::server("enrolling a device", why))?;
        if !self.open {
            self.shared.insert(place, token.clone());
        }
        Ok(token)
    }

    /// Signs everybody in and reads what they need to know.
    pub async fn let_in(&mut self, args: &Args) -> Result<Cast, RehearsalError> {
        let device = self.enrol("Rehearsal", serde_json::json!({"kind": "shared"})).await?;
        let staff: Vec<Person> = self.get("/api/v1/staff", &device).await?;
        let chosen = chosen(&staff, args)?;
        let mut sessions = Vec::new();
        for (person, pin) in &chosen {
            let body = serde_json::json!({"staff": person.id, "pin": pin}).to_string();
            let path = "/api/v1/sessions";
            let request = Request { method: "POST", path, token: Some(&device), key: None, body: body.as_bytes() };
            let answer = self.ask(&format!("signing {} in", person.name), request).await?;
            let session: Session = answer.read().map_err(|why| RehearsalError::server("signing in", why))?;
            sessions.push(session);
        }
        let with = |role: fn(&str) -> bool| -> Vec<String> {
            sessions.iter().filter(|session| role(&session.role)).map(|session| session.token.clone()).collect()
        };
        let cashiers = with(|role| matches!(role, "cashier" | "manager"));
        let mut waiters = with(|role| role == "waiter");
        if waiters.is_empty() {
            waiters.clone_from(&cashiers);
        }
        if cashiers.is_empty() {
            return Err(RehearsalError::Flags("nobody here may take money: name a cashier with --staff NAME:PIN"));
        }
        let token = waiters[0].clone();
        let floor: Floor = self.get("/api/v1/floor", &token).await?;
        let tables = floor.areas.into_iter().flat_map(|area| area.tables).map(|table| table.id).collect();
        Ok(Cast {
            venue: self.get("/api/v1/venue", &token).await?,
            menu: self.get("/api/v1/menu", &token).await?,
            tables,
            waiters,
            cashiers,
        })
    }

    /// Posts the screens: every station gets one, then a second …; the last screen stands at the pass.
    pub async fn post_screens(
        &mut self,
        count: usize,
        stations: &[Uuid],
    ) -> Result<Vec<(View, String)>, RehearsalError> {
        let mut posted = Vec::new();
        for view in views(count, stations) {
            let post = match view {
                View::Station(station) => serde_json::json!({"kind": "station", "station": station}),
                View::Expo => serde_json::json!({"kind": "expo"}),
            };
            let token = self.enrol(&format!("Screen {}", posted.len() + 1), post).await?;
            posted.push((view, token));
        }
        Ok(posted)
    }
}

/// Who plays, with their PINs.
fn chosen(staff: &[Person], args: &Args) -> Result<Vec<(Person, String)>, RehearsalError> {
    let plays = |person: &&Person| matches!(person.role.as_str(), "waiter" | "cashier" | "manager");
    if args.target.is_none() {
        return Ok(staff.iter().filter(plays).map(|person| (person.clone(), PIN.to_owned())).collect());
    }
    let given: Vec<&str> =
        if args.staff.is_empty() { DEMO.to_vec() } else { args.staff.iter().map(String::as_str).collect() };
    let named = given.into_iter().map(|text| {
        let (name, pin) =
            text.rsplit_once(':').ok_or(RehearsalError::Flags("--staff wants NAME:PIN, like --staff Lan:1111"))?;
        let person = staff.iter().find(|person| person.name == name);
        let person = person.ok_or_else(|| {
            RehearsalError::server(
                "signing in",
                format!("nobody is called {name}; say who plays with --staff NAME:PIN"),
            )
        })?;
        Ok((person.clone(), pin.to_owned()))
    });
    named.collect()
}

/// One screen a station at least, and the pass when there is one left.
fn views(count: usize, stations: &[Uuid]) -> Vec<View> {
    let at_stations = count.saturating_sub(1).max(stations.len());
    let mut views: Vec<View> = (0..at_stations)
        .filter_map(|at| stations.get(at % stations.len().max(1)))
        .map(|id| View::Station(*id))
        .collect();
    if count > at_stations {
        views.push(View::Expo);
    }
    views
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_station_has_a_screen_and_the_last_is_at_the_pass() {
        let (oven, bar) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let four = [View::Station(oven), View::Station(bar), View::Station(oven), View::Expo];
        assert_eq!(views(4, &[oven, bar]), four);
        assert_eq!(views(1, &[oven, bar]), [View::Station(oven), View::Station(bar)]);
        assert_eq!(views(1, &[oven]), [View::Station(oven)]);
    }
}
