//! Why a page or form could not be answered: each is a sentence that its reader can act on (`oops-…` in the language
//! files), as a page with a way out, or as JSON for scripts of our own pages.

use super::api::problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use goimon_acts::ActError;
use goimon_acts::door::DoorError;
use goimon_domain::money::Currency;
use goimon_domain::rates::RateFault;
use goimon_domain::refusal::Refusal;
use goimon_domain::vat::VatFault;
use goimon_store::StoreError;
use goimon_views::Words;

/// Why a request could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum Oops {
    /// Nobody is signed in.
    #[error("not signed in")]
    NotSignedIn,
    /// The device is not known.
    #[error("this device is not enrolled")]
    NotEnrolled,
    /// Another role is needed.
    #[error("another role is needed")]
    NotAllowed,
    /// The request does not come from a page of this server.
    #[error("not from a page of this server")]
    Foreign,
    /// No such page, or no such thing in this venue.
    #[error("not found")]
    NotFound,
    /// Not this way.
    #[error("wrong method")]
    WrongMethod,
    /// A field of a form is missing or makes no sense.
    #[error("the field “{0}” is missing or makes no sense")]
    BadField(&'static str),
    /// What comes off is neither percent nor an amount.
    #[error("neither a percentage nor an amount comes off")]
    BadOff,
    /// Two ways of saying how much, which need not agree.
    #[error("either dishes or an amount, not both")]
    BothWays,
    /// The drawer is only to be opened, and an amount stands beside it.
    #[error("an amount is paid in or out; leave it empty to only open the drawer")]
    LookWithAmount,
    /// An amount that is none.
    #[error("not an amount")]
    BadAmount,
    /// A password and its repetition differ.
    #[error("the two passwords differ")]
    TypedTwice,
    /// More than a form holds.
    #[error("too large")]
    TooLarge,
    /// The request did not arrive in time.
    #[error("too slow")]
    TooSlow,
    /// A rate plan that cannot be used.
    #[error("{0}")]
    Rates(RateFault),
    /// Rates of taxes that stay as they are.
    #[error("{0}")]
    Vat(VatFault),
    /// The house said no.
    #[error("{0}")]
    Refused(Box<Refusal>, Currency),
    /// The door stays shut.
    #[error("{0}")]
    Door(DoorError),
    /// Too much is waiting.
    #[error("busy")]
    Busy,
    /// The database or a template failed.
    #[error("{0}")]
    Down(String),
}

impl Oops {
    /// The sentence's name in the language files, and in JSON.
    pub fn key(&self) -> &'static str {
        match self {
            Oops::NotSignedIn => "not-signed-in",
            Oops::NotEnrolled => "not-enrolled",
            Oops::NotAllowed => "not-allowed",
            Oops::Foreign => "foreign",
            Oops::NotFound => "not-found",
            Oops::WrongMethod => "wrong-method",
            Oops::BadField(_) => "bad-field",
            Oops::BadOff => "bad-off",
            Oops::BothWays => "both-ways",
            Oops::LookWithAmount => "look-with-amount",
            Oops::BadAmount => "bad-amount",
            Oops::TypedTwice => "typed-twice",
            Oops::TooLarge => "too-large",
            Oops::TooSlow => "too-slow",
            Oops::Rates(_) => "bad-rates",
            Oops::Vat(_) => "bad-vat",
            Oops::Refused(refusal, _) => refusal.key(),
            Oops::Door(error) => error.key(),
            Oops::Busy => "busy",
            Oops::Down(_) => "down",
        }
    }

    /// The sentence in the reader's language.
    pub fn sentence(&self, words: Words) -> String {
        match self {
            Oops::Rates(fault) => goimon_views::rooms::fault(words, *fault),
            Oops::Vat(fault) => words.t(&format!("vat-fault-{}", fault.key())).to_owned(),
            Oops::Refused(refusal, currency) => words.refusal(refusal, *currency),
            Oops::Door(DoorError::BadMenu(rows)) => {
                let list: Vec<String> = rows.iter().map(|row| words.bad_row(row)).collect();
                words.s("oops-bad-menu", list.join(" · "))
            }
            Oops::Door(DoorError::BadHouse("zone")) => words.t("oops-bad-zone").to_owned(),
            Oops::Door(DoorError::BadHouse(field @ ("venue_name" | "owner_name"))) => {
                words.s("oops-bad-name-of", words.t(&format!("field-{field}")))
            }
            Oops::Door(DoorError::BadHouse(field)) => words.s("oops-bad-field", words.t(&format!("field-{field}"))),
            Oops::BadField(field) => words.s("oops-bad-field", words.t(&format!("field-{field}"))),
            other => words.t(&format!("oops-{}", other.key())).to_owned(),
        }
    }

    /// A heading for the page: what kind of thing went wrong.
    pub fn title(&self, words: Words) -> String {
        let kind = match self.status_code().as_u16() {
            401 | 403 => "oops-title-door",
            404 | 405 => "oops-title-lost",
            409 => "oops-title-changed",
            500.. => "oops-title-down",
            _ => "oops-title-refused",
        };
        words.t(kind).to_owned()
    }
}

/// With which status a refusal is answered.
pub fn status_of(refusal: &Refusal) -> StatusCode {
    problem::status(refusal)
}

impl ResponseError for Oops {
    fn status_code(&self) -> StatusCode {
        match self {
            Oops::NotSignedIn => StatusCode::UNAUTHORIZED,
            Oops::NotEnrolled | Oops::NotAllowed | Oops::Foreign => StatusCode::FORBIDDEN,
            Oops::NotFound => StatusCode::NOT_FOUND,
            Oops::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Oops::Vat(VatFault::NoClass) => StatusCode::NOT_FOUND,
            Oops::Vat(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Oops::BadField(_)
            | Oops::BothWays
            | Oops::LookWithAmount
            | Oops::BadOff
            | Oops::BadAmount
            | Oops::TypedTwice
            | Oops::Rates(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Oops::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Oops::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Oops::Refused(refusal, _) => status_of(refusal),
            Oops::Door(error) => match error {
                DoorError::Locked { .. } => StatusCode::LOCKED,
                DoorError::SetUpAlready => StatusCode::NOT_FOUND,
                DoorError::BadCode
                | DoorError::CodeNeeded
                | DoorError::NotEnrolled
                | DoorError::WrongPin
                | DoorError::WrongPassword => StatusCode::FORBIDDEN,
                DoorError::NameTaken | DoorError::LastManager => StatusCode::CONFLICT,
                DoorError::NoSuchPerson | DoorError::NoSuchStation => StatusCode::NOT_FOUND,
                DoorError::BadPin
                | DoorError::BadPassword
                | DoorError::BadName
                | DoorError::BadHouse(_)
                | DoorError::BadMenu(_) => StatusCode::UNPROCESSABLE_ENTITY,
                DoorError::Store(_) | DoorError::Down(_) => StatusCode::INTERNAL_SERVER_ERROR,
            },
            Oops::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Oops::Down(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Bare: `dress` makes a page or JSON of it, once it knows who asked and how.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

impl From<StoreError> for Oops {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Oops::NotFound,
            StoreError::Vat(fault) => Oops::Vat(fault),
            StoreError::Taken { .. } => Oops::Door(DoorError::NameTaken),
            other => Oops::Down(other.to_string()),
        }
    }
}

impl From<DoorError> for Oops {
    fn from(error: DoorError) -> Self {
        match error {
            DoorError::Store(error) => error.into(),
            other => Oops::Door(other),
        }
    }
}

impl Oops {
    /// An act was not done in a house with this currency.
    pub fn of(error: ActError, currency: Currency) -> Self {
        match error {
            ActError::Refused(refusal) => Oops::Refused(Box::new(refusal), currency),
            ActError::Busy => Oops::Busy,
            ActError::Down(why) => Oops::Down(why),
        }
    }
}
