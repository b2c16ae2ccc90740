//! Problems: why a request was not done, as RFC 9457 JSON. Each has a type that programs can rely on, and a title and
//! a sentence in the reader's language.

pub use super::statuses::status;
pub use super::why::Why;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, CONTENT_LANGUAGE, CONTENT_TYPE};
use actix_web::{HttpResponse, ResponseError};
use goimon_domain::counter::CounterRefusal;
use goimon_domain::coursing::CourseRefusal;
use goimon_domain::ids::{CheckId, ItemId};
use goimon_domain::lang::Lang;
use goimon_domain::money::{Currency, Money};
use goimon_domain::refusal::Refusal;
use goimon_domain::reservation::ReservationRefusal;
use goimon_domain::time::At;
use goimon_views::Words;
use serde::Serialize;
use std::fmt;
use utoipa::ToSchema;

/// After how many seconds a program should ask again when the house was too busy.
const RETRY_AFTER: u32 = 1;

/// Why a request was not done. Boxed, because most requests are done.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Problem(Box<Told>);

/// Why a request was not done (RFC 9457). Nothing has changed then; after a 500 ask again with the same key.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct Told {
    /// What kind of problem, for programs: `/problems/sold-out`.
    #[serde(rename = "type")]
    #[schema(example = "/problems/sold-out")]
    kind: String,
    /// The kind in words, in the reader's language.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What happened here and what to do about it, in the reader's language.
    detail: String,
    /// What the reader of the body stumbled over, in English, for whoever writes the program.
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<String>,
    /// The check that is open on the table already.
    #[schema(value_type = Option<Uuid>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<CheckId>,
    /// The version of the bill now; where a line has changed, of that line.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u32>,
    /// What is due now, in minor units.
    #[schema(value_type = Option<i64>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Money>,
    /// The line of the round, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    /// The item on that line.
    #[schema(value_type = Option<Uuid>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<ItemId>,
    /// What the person saw for one, in minor units.
    #[schema(value_type = Option<i64>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<Money>,
    /// What one costs now, in minor units.
    #[schema(value_type = Option<i64>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<Money>,
    /// What was paid already, in minor units.
    #[schema(value_type = Option<i64>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    paid: Option<Money>,
    /// How many portions of that item can still be had.
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<u32>,
    /// How many there are of the line now.
    #[serde(skip_serializing_if = "Option::is_none")]
    quantity: Option<u32>,
    /// How far the line is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'static str>,
    /// What the act takes off: what a manager's approval must be for, in minor units.
    #[schema(value_type = Option<i64>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Money>,
    /// Until when the device is locked, in milliseconds.
    #[schema(value_type = Option<i64>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<At>,
    #[serde(skip)]
    lang: Lang,
}

impl Problem {
    /// Something is wrong with the request itself.
    pub fn new(why: Why, lang: Lang) -> Self {
        let words = Words::of(lang);
        let key = why.key();
        let detail = match &why {
            Why::BadQuery(reason) => words.s(&format!("problem-{key}-detail"), reason),
            _ => words.t(&format!("problem-{key}-detail")).to_owned(),
        };
        let until = if let Why::Locked(until) = why { Some(until) } else { None };
        let told = Told { until, ..Told::bare(key, why.status(), detail, lang) };
        Self(Box::new(match why {
            Why::BadBody(cause) | Why::NotJson(cause) => Told { cause: Some(cause), ..told },
            _ => told,
        }))
    }

    /// The house said no.
    pub fn refused(refusal: &Refusal, currency: Currency, lang: Lang) -> Self {
        let detail = Words::of(lang).refusal(refusal, currency);
        let bare = Told::bare(refusal.key(), status(refusal), detail, lang);
        let told = match refusal {
            Refusal::Reservation(ReservationRefusal::Changed { version, .. }) => {
                Told { version: Some(*version), ..bare }
            }
            Refusal::Reservation(_) => bare,
            Refusal::TableTaken { check, .. } => Told { check: Some(*check), ..bare },
            Refusal::SoldOut { line, id, .. } => Told { line: Some(*line), item: Some(*id), ..bare },
            Refusal::MergedAway { check, .. } => Told { check: Some(*check), ..bare },
            Refusal::PaidAlready { paid } => Told { paid: Some(*paid), ..bare },
            Refusal::TooFewLeft { line, id, left, .. } => {
                Told { line: Some(*line), item: Some(*id), left: Some(*left), ..bare }
            }
            Refusal::PriceChanged { line, id, seen, now, .. } => {
                Told { line: Some(*line), item: Some(*id), seen: Some(*seen), now: Some(*now), ..bare }
            }
            Refusal::Stale { version, due } => Told { version: Some(*version), due: Some(*due), ..bare },
            Refusal::LineStale { version, quantity, state, .. } => {
                Told { version: Some(*version), quantity: Some(*quantity), state: Some(state), ..bare }
            }
            Refusal::Course(CourseRefusal::BadSeat { line, .. }) => Told { line: Some(*line), ..bare },
            Refusal::Course(_) => bare,
            Refusal::NotSoMany { most } => Told { quantity: Some(*most), ..bare },
            Refusal::ApprovalNeeded { amount } | Refusal::ApprovalGone { amount } => {
                Told { amount: Some(*amount), ..bare }
            }
            Refusal::Counter(CounterRefusal::TotalChanged { due })
            | Refusal::Counter(CounterRefusal::NotPaidInFull { left: due }) => Told { due: Some(*due), ..bare },
            Refusal::Counter(CounterRefusal::TooManyPayments { .. }) => bare,
            Refusal::MoreThanDue { due } => Told { due: Some(*due), ..bare },
            Refusal::NoSuchItem { line }
            | Refusal::NoSuchChoice { line, .. }
            | Refusal::BadQuantity { line }
            | Refusal::NoteTooLong { line, .. }
            | Refusal::ChoiceMissing { line, .. }
            | Refusal::TooManyChoices { line, .. } => Told { line: Some(*line), ..bare },
            Refusal::Promo(_)
            | Refusal::Customer(_)
            | Refusal::Intent(_)
            | Refusal::Loyalty(_)
            | Refusal::NoSuchCheck
            | Refusal::NoSuchTable
            | Refusal::NoSuchStation
            | Refusal::NoSuchTicket
            | Refusal::NothingToRush
            | Refusal::NoSuchLine
            | Refusal::CheckClosed { .. }
            | Refusal::BadCovers
            | Refusal::MovedMeanwhile { .. }
            | Refusal::SameCheck
            | Refusal::NotMerged
            | Refusal::HasPayments { .. }
            | Refusal::HasDiscounts { .. }
            | Refusal::NothingToMove
            | Refusal::NoSuchPerson
            | Refusal::AtATable { .. }
            | Refusal::TooLong { .. }
            | Refusal::NotOnMenu
            | Refusal::BadPortions
            | Refusal::ReasonNeeded
            | Refusal::AlreadyMade { .. }
            | Refusal::OnTheBill { .. }
            | Refusal::GivenAway { .. }
            | Refusal::NotMade { .. }
            | Refusal::EmptyRound
            | Refusal::TooManyLines { .. }
            | Refusal::NotEmpty { .. }
            | Refusal::BadAmount
            | Refusal::GivenTooLittle { .. }
            | Refusal::GivenTooMuch { .. }
            | Refusal::TipTooLarge { .. }
            | Refusal::OnlyCashGivesChange
            | Refusal::DiscountNeedsApproval { .. }
            | Refusal::DiscountTooLarge { .. }
            | Refusal::PartPaid
            | Refusal::WhichPart
            | Refusal::BadDivision { .. }
            | Refusal::RefundedAlready { .. }
            | Refusal::MoreThanTaken { .. }
            | Refusal::NoSuchPayment
            | Refusal::ReversedAlready
            | Refusal::NotPaidYet
            | Refusal::NoSuchDiscount
            | Refusal::NoReason { .. }
            | Refusal::Room(_)
            | Refusal::Printing(_)
            | Refusal::Shift(_)
            | Refusal::KeyReused => bare,
        };
        Self(Box::new(told))
    }
}

impl Told {
    fn bare(key: &str, status: StatusCode, detail: String, lang: Lang) -> Self {
        let title = Words::of(lang).t(&format!("problem-{key}")).to_owned();
        Self {
            kind: format!("/problems/{key}"),
            title,
            status: status.as_u16(),
            detail,
            cause: None,
            check: None,
            version: None,
            due: None,
            line: None,
            item: None,
            seen: None,
            now: None,
            left: None,
            quantity: None,
            state: None,
            amount: None,
            paid: None,
            until: None,
            lang,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.detail)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status_code());
        answer.insert_header((CONTENT_TYPE, "application/problem+json"));
        answer.insert_header((CONTENT_LANGUAGE, self.0.lang.tag()));
        match self.status_code() {
            StatusCode::UNAUTHORIZED => {
                answer.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
            }
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS => {
                answer.insert_header((header::RETRY_AFTER, RETRY_AFTER));
            }
            _ => {}
        }
        answer.body(serde_json::to_string(self).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sentences of refusals, to know every key there is.
    const REFUSALS: &str = include_str!("../../../templates/i18n/en/shared.ftl");

    #[test]
    fn every_problem_has_its_words_in_both_languages() {
        for lang in Lang::ALL {
            let words = Words::of(lang);
            for why in Why::all() {
                for key in [format!("problem-{}", why.key()), format!("problem-{}-detail", why.key())] {
                    let text = words.s(&key, "x");
                    assert!(text != key && !text.contains('{'), "{lang} lacks {key}");
                }
            }
            let refusals = REFUSALS.lines().filter_map(|line| line.strip_prefix("refused-")?.split_once(" ="));
            for (refusal, _) in refusals {
                let key = format!("problem-{refusal}");
                assert_ne!(words.t(&key), key, "{lang} lacks a title");
            }
        }
    }

    #[test]
    fn a_refusal_says_what_it_is_now() {
        let stale = Refusal::Stale { version: 7, due: Money::minor(90_000) };
        let vnd = Currency::of("VND").unwrap();
        let problem = Problem::refused(&stale, vnd, Lang::En);
        let told = serde_json::to_value(&problem).unwrap();
        assert_eq!(told["type"], "/problems/stale");
        assert_eq!(told["status"], 409);
        assert_eq!(told["version"], 7);
        assert_eq!(told["due"], 90_000);
        assert!(told.get("line").is_none(), "{told}");
    }
}
