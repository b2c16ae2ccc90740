//! What can be wrong with a request before the house is even asked.

use actix_web::http::StatusCode;
use goimon_acts::door::DoorError;
use goimon_domain::time::At;

/// What can be wrong with a request before the house is even asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No token, or one that is not known any more.
    NotSignedIn,
    /// A role that may not do this.
    NotAllowed,
    /// No such address, or no such thing in this venue.
    NotFound,
    /// The address is there, but not by this method.
    WrongMethod,
    /// No `Idempotency-Key` header.
    NoKey,
    /// An `Idempotency-Key` that is not a UUID.
    BadKey,
    /// A round in the body that is not the key.
    OtherRound,
    /// Not the JSON that is expected; why, in English.
    BadBody(String),
    /// Not JSON at all; why, in English.
    NotJson(String),
    /// A word in the address that is not known; which.
    BadQuery(String),
    /// More than a request may hold.
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// The enrolment code is used up, too old or wrong.
    BadCode,
    /// This house lets no device in without a code.
    CodeNeeded,
    /// A device must have a name of at most 60 characters.
    BadName,
    /// No such station to enrol a screen for.
    NoStation,
    /// Nobody of that id signs in here.
    NoPerson,
    /// The PIN is wrong.
    WrongPin,
    /// Too many wrong PINs on this device.
    Locked(At),
    /// Too many requests from there.
    TooMany,
    /// Too much is waiting.
    Busy,
    /// Our fault.
    Broken,
}

impl Why {
    /// Every kind of problem that is not a refusal, for tests and documents.
    pub fn all() -> Vec<Why> {
        vec![
            Why::NotSignedIn,
            Why::NotAllowed,
            Why::NotFound,
            Why::WrongMethod,
            Why::NoKey,
            Why::BadKey,
            Why::OtherRound,
            Why::BadBody(String::new()),
            Why::NotJson(String::new()),
            Why::BadQuery(String::new()),
            Why::TooLarge,
            Why::TooSlow,
            Why::BadCode,
            Why::CodeNeeded,
            Why::BadName,
            Why::NoStation,
            Why::NoPerson,
            Why::WrongPin,
            Why::Locked(At(0)),
            Why::TooMany,
            Why::Busy,
            Why::Broken,
        ]
    }

    /// The last part of its type, and its name in the language files (`problem-…`, `problem-…-detail`).
    pub fn key(&self) -> &'static str {
        match self {
            Why::NotSignedIn => "not-signed-in",
            Why::NotAllowed => "not-allowed",
            Why::NotFound => "not-found",
            Why::WrongMethod => "wrong-method",
            Why::NoKey => "no-key",
            Why::BadKey => "bad-key",
            Why::OtherRound => "other-round",
            Why::BadBody(_) => "bad-body",
            Why::NotJson(_) => "not-json",
            Why::BadQuery(_) => "bad-query",
            Why::TooLarge => "too-large",
            Why::TooSlow => "too-slow",
            Why::BadCode => "bad-code",
            Why::CodeNeeded => "code-needed",
            Why::BadName => "bad-name",
            Why::NoStation => "no-station",
            Why::NoPerson => "no-person",
            Why::WrongPin => "wrong-pin",
            Why::Locked(_) => "locked",
            Why::TooMany => "too-many",
            Why::Busy => "busy",
            Why::Broken => "broken",
        }
    }

    /// Why the door stays shut. What programs can't do there (set-up, people, menus) is our fault if it comes up.
    pub fn of_door(error: &DoorError) -> Why {
        match error {
            DoorError::BadCode => Why::BadCode,
            DoorError::CodeNeeded => Why::CodeNeeded,
            DoorError::NotEnrolled => Why::NotSignedIn,
            DoorError::NoSuchPerson => Why::NoPerson,
            DoorError::WrongPin | DoorError::WrongPassword => Why::WrongPin,
            DoorError::Locked { until } => Why::Locked(*until),
            DoorError::BadName => Why::BadName,
            DoorError::NoSuchStation => Why::NoStation,
            DoorError::BadPin
            | DoorError::BadPassword
            | DoorError::NameTaken
            | DoorError::LastManager
            | DoorError::SetUpAlready
            | DoorError::BadHouse(_)
            | DoorError::BadMenu(_)
            | DoorError::Store(_)
            | DoorError::Down(_) => Why::Broken,
        }
    }

    pub(super) fn status(&self) -> StatusCode {
        match self {
            Why::NotSignedIn => StatusCode::UNAUTHORIZED,
            Why::NotAllowed | Why::BadCode | Why::CodeNeeded | Why::WrongPin => StatusCode::FORBIDDEN,
            Why::NotFound => StatusCode::NOT_FOUND,
            Why::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Why::NoKey | Why::BadKey | Why::BadQuery(_) | Why::NotJson(_) => StatusCode::BAD_REQUEST,
            Why::OtherRound | Why::BadBody(_) | Why::BadName | Why::NoStation | Why::NoPerson => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Why::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Why::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Why::Locked(_) => StatusCode::LOCKED,
            Why::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Why::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Why::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}
