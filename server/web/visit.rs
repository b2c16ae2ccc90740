//! A request by somebody who is signed in: what every page handler needs, so that each says only what is its own.

use super::Answer;
use super::app::App;
use super::dress::is_script;
use super::oops::Oops;
use super::person::{Person, Visitor};
use crate::gauges::Outcome;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, ResponseError as _};
use goimon_acts::{Act, ActError};
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::ids::{ActKey, CheckId};
use goimon_domain::money::Currency;
use goimon_domain::refusal::{Refusal, Word};
use goimon_views::{Ctx, Notice, Who, Words};
use serde_json::{Value, json};
use std::fmt::Display;
use std::future::{Ready, ready};
use std::str::FromStr;
use std::sync::Arc;

/// A request by somebody who is signed in.
pub struct Visit {
    /// The server.
    pub app: Data<App>,
    /// Who asks.
    pub me: Person,
    /// Their house, as it stood when they asked.
    pub house: Arc<House>,
    /// The request itself.
    pub req: HttpRequest,
}

impl FromRequest for Visit {
    type Error = Oops;
    type Future = Ready<Result<Self, Oops>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let person = req.extensions().get::<Visitor>().and_then(|visitor| visitor.person.clone());
        let app = req.app_data::<Data<App>>().cloned();
        ready(match (person, app) {
            (Some(me), Some(app)) => match app.books.house(me.venue) {
                Some(house) => Ok(Visit { house, app, me, req: req.clone() }),
                None => Err(Oops::NotFound),
            },
            _ => Err(Oops::NotSignedIn),
        })
    }
}

impl Visit {
    /// What a page knows.
    pub fn ctx(&self) -> Ctx<'_> {
        let actor = &self.me.actor;
        let who = Who { device: actor.device, staff: actor.staff, name: actor.name.clone(), role: actor.role };
        let notice = self.query("saved").map(|_| Notice { refused: false, text: self.words().t("saved").to_owned() });
        Ctx { w: self.words(), who: Some(who), house: Some(&self.house), now: self.app.now(), notice }
    }

    /// Texts in the reader's language.
    pub fn words(&self) -> Words {
        Words::of(self.me.lang)
    }

    /// The currency of the house.
    pub fn currency(&self) -> Currency {
        self.house.reference.venue.currency
    }

    /// A part of the address that names something; nonsense names nothing.
    pub fn id<T: FromStr>(&self, name: &str) -> Result<T, Oops> {
        self.req.match_info().get(name).and_then(|text| text.parse().ok()).ok_or(Oops::NotFound)
    }

    /// A word in the address's query.
    pub fn query(&self, name: &str) -> Option<&str> {
        let words = self.req.query_string().split('&').filter_map(|word| word.split_once('='));
        words.filter(|(word, _)| *word == name).map(|(_, value)| value).next()
    }

    /// Something of the house. What is not known here may be known already: another server has just written it.
    pub async fn find<T>(&mut self, find: impl Fn(&House) -> Option<T>) -> Result<T, Oops> {
        if let Some(found) = find(&self.house) {
            return Ok(found);
        }
        self.app.books.catch_up(self.me.venue).await;
        self.house = self.app.books.house(self.me.venue).ok_or(Oops::NotFound)?;
        find(&self.house).ok_or(Oops::NotFound)
    }

    /// A check: from tonight, else from the books.
    pub async fn check(&mut self, id: CheckId) -> Result<Arc<Check>, Oops> {
        if let Ok(check) = self.find(|house| house.check(id).ok().cloned()).await {
            return Ok(check);
        }
        self.app.store.load_check(self.me.venue, id).await?.map(Arc::new).ok_or(Oops::NotFound)
    }

    /// Does an act in the name of whoever asks.
    pub async fn act<A: Act>(&self, key: Option<ActKey>, act: A) -> Result<A::Answer, Oops> {
        let done = self.app.books.act(self.me.venue, &self.me.actor, key, act).await;
        let outcome = match &done {
            Ok(_) => Outcome::Done,
            Err(ActError::Refused(_)) => Outcome::Refused,
            Err(ActError::Busy) => Outcome::Busy,
            Err(ActError::Down(_)) => Outcome::Failed,
        };
        self.app.metrics.act(A::NAME, outcome);
        done.map_err(|error| Oops::of(error, self.currency()))
    }

    /// It is done: scripts stay where they are, everybody else goes on to a page.
    pub fn done(&self, to: impl Into<String>) -> Answer {
        if is_script(&self.req) { Ok(HttpResponse::NoContent().finish()) } else { Ok(see(to)) }
    }

    /// It was not done: the page again, with the reason on top. Scripts get the reason alone.
    pub fn again<E: Display>(&self, oops: Oops, page: impl FnOnce(&Ctx<'_>) -> Result<String, E>) -> Answer {
        let status = oops.status_code();
        if is_script(&self.req) || status.is_server_error() {
            return Err(oops);
        }
        let notice = Some(Notice { refused: true, text: oops.sentence(self.words()) });
        html(status, page(&Ctx { notice, ..self.ctx() }))
    }
}

/// A page.
pub fn page<E: Display>(page: Result<String, E>) -> Answer {
    html(StatusCode::OK, page)
}

/// A page with a status of its own.
pub fn html<E: Display>(status: StatusCode, page: Result<String, E>) -> Answer {
    let page = page.map_err(|error| Oops::Down(error.to_string()))?;
    Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(page))
}

/// Go on to another page.
pub fn see(to: impl Into<String>) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, to.into())).finish()
}

/// A reason as JSON, with what a script needs to put it right.
pub fn sorry(oops: &Oops, words: Words) -> Value {
    let mut json = json!({ "error": oops.sentence(words), "key": oops.key() });
    let Oops::Refused(refusal, currency) = oops else { return json };
    let mut put = |name: &str, value: Value| json[name] = value;
    if let Some((_, Word::Number(line))) = refusal.words().into_iter().find(|(name, _)| *name == "line") {
        put("line", json!(line));
    }
    match refusal.as_ref() {
        Refusal::PriceChanged { id, now, seen, .. } => {
            put("item", json!(id));
            put("now", json!(now));
            put("seen", json!(seen));
            put("now_text", json!(currency.full(*now)));
        }
        Refusal::SoldOut { id, .. } => put("item", json!(id)),
        Refusal::TooFewLeft { id, left, .. } => {
            put("item", json!(id));
            put("left", json!(left));
        }
        Refusal::TableTaken { check, .. } | Refusal::MergedAway { check, .. } => put("check", json!(check)),
        Refusal::Stale { version, due } => {
            put("version", json!(version));
            put("due", json!(due));
        }
        Refusal::LineStale { version, quantity, state, .. } => {
            put("version", json!(version));
            put("quantity", json!(quantity));
            put("state", json!(state));
        }
        Refusal::ApprovalNeeded { amount } | Refusal::ApprovalGone { amount } => put("amount", json!(amount)),
        Refusal::MoreThanDue { due } => put("due", json!(due)),
        _ => {}
    }
    json
}
