//! Promotions and vouchers: what comes off by rule or by code.

use super::call::{Answer, Call};
use super::problem::Why;
use super::shapes::answers::Billed;
use super::shapes::promotions::{Codes, Made, NewCodes, NewPromotion, NewVoucher, OneCode, OnePromotion, Promotions};
use super::shapes::wanted::SeenVersion;
use super::spec::{ActKeyHeader, Problems};
use crate::web::codes::{self, MOST_CODES};
use crate::web::routes::{ANYBODY, Entry, RUNNING, Rule, SERVING, TAKING, at};
use actix_web::http::{Method, StatusCode};
use goimon_acts::{Redeem, WithdrawVoucher};
use goimon_domain::ids::PromotionId;
use goimon_domain::promotion::{PromoRefusal, RedeemDraft};
use goimon_store::{Change, StoreError};

/// So many codes are read at once.
const SHOWN: u64 = 10_000;

/// The addresses of these calls; bodies up to so many bytes.
pub fn routes(body: usize) -> Vec<Entry> {
    use Rule::BearerStaff;
    vec![
        at(Method::GET, "/api/v1/promotions", BearerStaff(ANYBODY), list),
        at(Method::POST, "/api/v1/promotions", BearerStaff(RUNNING), add).taking(body),
        at(Method::POST, "/api/v1/promotions/{id}", BearerStaff(RUNNING), change).taking(body),
        at(Method::GET, "/api/v1/promotions/{id}/codes", BearerStaff(RUNNING), codes_of),
        at(Method::POST, "/api/v1/promotions/{id}/codes", BearerStaff(RUNNING), make).taking(body),
        at(Method::POST, "/api/v1/checks/{id}/vouchers", BearerStaff(SERVING), redeem).taking(body),
        at(Method::POST, "/api/v1/checks/{id}/vouchers/{redemption}/withdraw", BearerStaff(TAKING), withdraw)
            .taking(body),
    ]
}

/// What comes off by rule or by code.
#[utoipa::path(get, path = "/api/v1/promotions", tag = "promotions", operation_id = "listPromotions",
    security(("bearer" = [])), responses((status = 200, description = "All of them", body = Promotions), Problems))]
pub async fn list(call: Call) -> Answer {
    let promotions = call.house()?.reference.promotions.iter().map(OnePromotion::of).collect();
    call.json(&Promotions { promotions })
}

/// A new promotion.
///
/// Its id is the key, so that it is made once. Open checks know nothing of it, except for its prices.
#[utoipa::path(post, path = "/api/v1/promotions", tag = "promotions", operation_id = "addPromotion",
    security(("bearer" = [])), params(ActKeyHeader), request_body = NewPromotion,
    responses((status = 201, description = "It is there", body = Made), Problems))]
pub async fn add(call: Call) -> Answer {
    let id = PromotionId(call.key()?.0);
    put(&call, id, StatusCode::CREATED).await
}

/// Another name, time or price of a promotion.
///
/// Open checks keep it as it was when they were opened, and what was sent keeps its price.
#[utoipa::path(post, path = "/api/v1/promotions/{id}", tag = "promotions", operation_id = "changePromotion",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The promotion"), ActKeyHeader),
    request_body = NewPromotion, responses((status = 200, description = "It is so", body = Made), Problems))]
pub async fn change(call: Call) -> Answer {
    call.key()?;
    let id = known(&call).await?;
    put(&call, id, StatusCode::OK).await
}

async fn put(call: &Call, id: PromotionId, status: StatusCode) -> Answer {
    let wanted: NewPromotion = call.body()?;
    let promotion = wanted.with_id(id);
    if let Err(field) = promotion.check() {
        return Err(call.problem(Why::BadBody(format!("{field} of the promotion makes no sense"))));
    }
    let change = Change::Promotion(Box::new(promotion));
    let done = call.door().change(call.venue()?, &call.person()?.actor, change).await;
    call.read(done)?;
    call.json_as(status, &Made { id })
}

async fn known(call: &Call) -> Result<PromotionId, super::problem::Problem> {
    let id: PromotionId = call.id("id")?;
    let found = call.find(|house| house.reference.promotions.iter().find(|other| other.id == id).map(|_| id)).await?;
    found.ok_or_else(|| call.problem(Why::NotFound))
}

/// The codes of a voucher, and how often each was used.
#[utoipa::path(get, path = "/api/v1/promotions/{id}/codes", tag = "promotions", operation_id = "listCodes",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The promotion")),
    responses((status = 200, description = "Its codes", body = Codes), Problems))]
pub async fn codes_of(call: Call) -> Answer {
    let id = known(&call).await?;
    let (codes, spent) = call.read(call.store().codes(call.venue()?, id, SHOWN).await)?;
    let codes = codes.into_iter().map(|line| OneCode { code: line.code, used: line.used }).collect();
    call.json(&Codes { spent, codes })
}

/// New codes of a voucher. Those that it has already stay as they are.
#[utoipa::path(post, path = "/api/v1/promotions/{id}/codes", tag = "promotions", operation_id = "addCodes",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The promotion"), ActKeyHeader),
    request_body = NewCodes, responses((status = 201, description = "They can be redeemed", body = Made), Problems))]
pub async fn make(call: Call) -> Answer {
    call.key()?;
    let id = known(&call).await?;
    let NewCodes { codes } = call.body()?;
    let read: Option<Vec<String>> = codes.iter().map(|code| codes::own(code)).collect();
    let codes = read.filter(|codes| (1..=MOST_CODES).contains(&codes.len()));
    let codes = codes
        .ok_or_else(|| call.problem(Why::BadBody(format!("codes: 1 to {MOST_CODES} of 3 to 24 letters and digits"))))?;
    let change = Change::Codes { promotion: id, codes };
    match call.door().change(call.venue()?, &call.person()?.actor, change).await {
        Err(StoreError::Taken { .. }) => Err(call.refused(&PromoRefusal::CodeTaken.into())),
        done => {
            call.read(done)?;
            call.json_as(StatusCode::CREATED, &Made { id })
        }
    }
}

/// Redeems a code on a check.
///
/// Whoever comes first gets the last use of it, at whichever till or server.
#[utoipa::path(post, path = "/api/v1/checks/{id}/vouchers", tag = "promotions", operation_id = "redeemVoucher",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = NewVoucher, responses((status = 201, description = "It is on the bill", body = Billed), Problems))]
pub async fn redeem(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let NewVoucher { version, code } = call.body()?;
    call.act(Some(key), Redeem(RedeemDraft { check, version, code }), StatusCode::CREATED).await
}

/// Takes a voucher back: its code is free again.
#[utoipa::path(post, path = "/api/v1/checks/{id}/vouchers/{redemption}/withdraw", tag = "promotions",
    operation_id = "withdrawVoucher", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The check"),
        ("redemption" = uuid::Uuid, Path, description = "The redeeming"), ActKeyHeader),
    request_body = SeenVersion, responses((status = 200, description = "It counts no more", body = Billed), Problems))]
pub async fn withdraw(call: Call) -> Answer {
    let (check, redemption, key) = (call.id("id")?, call.id("redemption")?, call.key()?);
    let SeenVersion { version } = call.body()?;
    call.act(Some(key), WithdrawVoucher { check, version, redemption }, StatusCode::OK).await
}
