//! One call of a program: who calls, in which language it is answered, what it asks for; and how it is answered.
//!
//! Everything is read here and only here, so that whatever is wrong with a call becomes a problem in the reader's words.

use super::problem::{Problem, Why};
use crate::gauges::Outcome;
use crate::web::fields::Fields;
use crate::web::{App, Device, Person, Visitor};
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, ContentEncoding, ETAG, HeaderMap, HeaderName, HeaderValue,
    IF_NONE_MATCH,
};
use actix_web::web::{Bytes, Data};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse};
use goimon_acts::door::{Door, DoorError};
use goimon_acts::{Act, ActError};
use goimon_domain::house::House;
use goimon_domain::ids::{ActKey, StaffId, VenueId};
use goimon_domain::lang::Lang;
use goimon_domain::refusal::Refusal;
use goimon_domain::staff::Staff;
use goimon_store::{Store, StoreError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::future::Future;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Instant;
use uuid::Uuid;

/// What every handler gives back.
pub type Answer = Result<HttpResponse, Problem>;

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// One call.
pub struct Call {
    request: HttpRequest,
    app: Data<App>,
    visitor: Visitor,
    body: Bytes,
    lang: Lang,
    arrived: Instant,
}

impl FromRequest for Call {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let arrived = Instant::now();
        let lang = lang_of(request);
        let app = request.app_data::<Data<App>>().cloned();
        let visitor = request.extensions().get::<Visitor>().cloned();
        let body = Bytes::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let body = body.await.map_err(|error| unread(&error, lang))?;
            // The guard and the start put both there; without them nothing is answered.
            let visitor = visitor.ok_or_else(|| Problem::new(Why::NotSignedIn, lang))?;
            let app = app.ok_or_else(|| Problem::new(Why::Broken, lang))?;
            Ok(Self { request, app, visitor, body, lang, arrived })
        })
    }
}

impl Call {
    /// The venue of whoever calls.
    pub fn venue(&self) -> Result<VenueId, Problem> {
        self.visitor.venue().ok_or_else(|| self.problem(Why::NotSignedIn))
    }

    /// The house tonight.
    pub fn house(&self) -> Result<Arc<House>, Problem> {
        self.app.books.house(self.venue()?).ok_or_else(|| self.problem(Why::NotFound))
    }

    /// Something of the house. What is not known here may be known already: another server has just written it.
    pub async fn find<T>(&self, find: impl Fn(&House) -> Option<T>) -> Result<Option<T>, Problem> {
        let house = self.house()?;
        if let Some(found) = find(&house) {
            return Ok(Some(found));
        }
        self.app.books.catch_up(self.venue()?).await;
        Ok(find(&*self.house()?))
    }

    /// Who calls.
    pub fn person(&self) -> Result<&Person, Problem> {
        self.visitor.person.as_ref().ok_or_else(|| self.problem(Why::NotSignedIn))
    }

    /// Somebody who works here, by id or by their exact name.
    pub async fn staff(&self, said: &str) -> Result<Option<StaffId>, Problem> {
        if let Ok(id) = said.parse() {
            return Ok(Some(id));
        }
        let is_it = |person: &&Staff| person.active && person.name == said;
        self.find(|house| house.reference.staff.iter().find(is_it).map(|person| person.id)).await
    }

    /// From which device.
    pub fn device(&self) -> Result<&Device, Problem> {
        self.visitor.device.as_ref().ok_or_else(|| self.problem(Why::NotSignedIn))
    }

    /// The door.
    pub fn door(&self) -> &Door {
        &self.app.door
    }

    /// What the server forgets at once when somebody signs out.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The language it is answered in.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What is no longer going on tonight.
    pub fn store(&self) -> &Store {
        &self.app.store
    }

    /// An id in the address. One that is none is not found, like one of another venue.
    pub fn id<T: FromStr>(&self, name: &str) -> Result<T, Problem> {
        let text = self.request.match_info().get(name).unwrap_or_default();
        text.parse().map_err(|_| self.problem(Why::NotFound))
    }

    /// A word in the address's query.
    pub fn query(&self, name: &str) -> Option<&str> {
        let words = self.request.query_string().split('&');
        words.filter_map(|word| word.split_once('=')).find(|(word, _)| *word == name).map(|(_, value)| value)
    }

    /// Everything of the query, as people write it.
    pub fn asked(&self) -> Fields {
        Fields::read(self.request.query_string().as_bytes())
    }

    /// The key by which the act happens exactly once.
    pub fn key(&self) -> Result<ActKey, Problem> {
        let key = self.request.headers().get(KEY).ok_or_else(|| self.problem(Why::NoKey))?;
        // Some clients quote it, as a structured header is.
        let key = key.to_str().ok().and_then(|text| Uuid::parse_str(text.trim().trim_matches('"')).ok());
        key.map(ActKey).ok_or_else(|| self.problem(Why::BadKey))
    }

    /// What was sent.
    pub fn body<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        serde_json::from_slice(&self.body).map_err(|error| {
            let cause = error.to_string();
            self.problem(if error.is_data() { Why::BadBody(cause) } else { Why::NotJson(cause) })
        })
    }

    /// Does an act, and answers when it is durable: the same to the byte whenever the same key comes again.
    pub async fn act<A: Act>(&self, key: Option<ActKey>, act: A, status: StatusCode) -> Answer {
        let by = &self.person()?.actor;
        let done = self.app.books.act_json(self.venue()?, by, key, act).await;
        let outcome = match &done {
            Ok(_) => Outcome::Done,
            Err(ActError::Refused(_)) => Outcome::Refused,
            Err(ActError::Busy) => Outcome::Busy,
            Err(ActError::Down(_)) => Outcome::Failed,
        };
        self.app.metrics.act(A::NAME, outcome);
        let answer = done.map_err(|error| self.not_done(error))?;
        let mut response = HttpResponse::build(status);
        // So small that packing it would only make the sender wait.
        response.insert_header((CONTENT_TYPE, JSON)).insert_header(ContentEncoding::Identity);
        if answer.replayed {
            response.insert_header((REPLAYED, HeaderValue::from_static("true")));
        }
        Ok(response.body(answer.json.to_string()))
    }

    /// A round was answered: measures how long that took.
    pub fn sent(&self) {
        self.app.metrics.observe_send(self.arrived.elapsed());
    }

    /// Answers what was asked for.
    pub fn json<T: Serialize + ?Sized>(&self, answer: &T) -> Answer {
        self.json_as(StatusCode::OK, answer)
    }

    /// Answers with a status of its own.
    pub fn json_as<T: Serialize + ?Sized>(&self, status: StatusCode, answer: &T) -> Answer {
        let text = self.text(answer)?;
        Ok(HttpResponse::build(status)
            .insert_header((CONTENT_TYPE, JSON))
            .insert_header((CACHE_CONTROL, HeaderValue::from_static("no-store")))
            .body(text))
    }

    /// Answers unless the program has it already.
    pub fn json_once<T: Serialize + ?Sized>(&self, answer: &T) -> Answer {
        let text = self.text(answer)?;
        let hash: String = Sha256::digest(&text).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        let tag = format!("\"{hash}\"");
        let known = self.request.headers().get(IF_NONE_MATCH).and_then(|known| known.to_str().ok()).unwrap_or_default();
        let is_known = known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag);
        let status = if is_known { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
        let mut response = HttpResponse::build(status);
        response.insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, "private, no-cache"));
        if is_known {
            return Ok(response.finish());
        }
        Ok(response.insert_header((CONTENT_TYPE, JSON)).body(text))
    }

    /// What the database said, or a problem.
    pub fn read<T>(&self, found: Result<T, StoreError>) -> Result<T, Problem> {
        found.map_err(|error| self.broken(&error))
    }

    /// Something is wrong with the call itself.
    pub fn problem(&self, why: Why) -> Problem {
        Problem::new(why, self.lang)
    }

    /// The house said no.
    pub fn refused(&self, refusal: &Refusal) -> Problem {
        match self.house() {
            Ok(house) => Problem::refused(refusal, house.reference.venue.currency, self.lang),
            Err(problem) => problem,
        }
    }

    /// The door stays shut.
    pub fn shut(&self, error: &DoorError) -> Problem {
        match error {
            DoorError::Store(_) | DoorError::Down(_) => self.broken(error),
            _ => self.problem(Why::of_door(error)),
        }
    }

    fn not_done(&self, error: ActError) -> Problem {
        match error {
            ActError::Refused(refusal) => self.refused(&refusal),
            ActError::Busy => self.problem(Why::Busy),
            ActError::Down(_) => self.broken(&error),
        }
    }

    fn broken(&self, error: &dyn std::error::Error) -> Problem {
        tracing::error!(%error, path = self.request.path(), "a call of a program could not be answered");
        self.problem(Why::Broken)
    }

    fn text<T: Serialize + ?Sized>(&self, answer: &T) -> Result<String, Problem> {
        serde_json::to_string(answer).map_err(|error| self.broken(&error))
    }
}

/// What programs are told where there is nothing, or nothing by this method.
pub fn lost(request: &HttpRequest, status: StatusCode) -> HttpResponse {
    let why = if status == StatusCode::METHOD_NOT_ALLOWED { Why::WrongMethod } else { Why::NotFound };
    HttpResponse::from_error(Problem::new(why, lang_of(request)))
}

/// The language a program asks for.
fn asked_lang(headers: &HeaderMap) -> Option<Lang> {
    let wanted = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    wanted.split(',').find_map(|tag| Lang::from_tag(tag.split(';').next()?.trim()))
}

/// The language a call is answered in: what it asks for, else what its person reads, else the house's.
pub fn lang_of(request: &HttpRequest) -> Lang {
    asked_lang(request.headers())
        .or_else(|| request.extensions().get::<Visitor>().map(|visitor| visitor.lang))
        .unwrap_or_default()
}

fn unread(error: &actix_web::Error, lang: Lang) -> Problem {
    let why = match error.as_error::<PayloadError>() {
        Some(PayloadError::Overflow) => Why::TooLarge,
        Some(PayloadError::Io(_)) => Why::TooSlow,
        _ if error.as_response_error().status_code() == StatusCode::PAYLOAD_TOO_LARGE => Why::TooLarge,
        _ => Why::BadBody(error.to_string()),
    };
    Problem::new(why, lang)
}
