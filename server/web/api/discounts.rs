//! Discounts by hand: something comes off a line or a check.

use super::call::{Answer, Call};
use super::shapes::answers::Billed;
use super::shapes::wanted::{NewDiscount, SeenVersion};
use super::spec::{ActKeyHeader, Problems};
use actix_web::http::StatusCode;
use goimon_acts::{GiveDiscount, WithdrawDiscount};

/// Gives a discount.
///
/// Off a line or off the check, an amount or a percentage. How much somebody may take off a check altogether is bounded by
/// their role.
#[utoipa::path(post, path = "/api/v1/checks/{id}/discounts", tag = "payments", operation_id = "giveDiscount",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = NewDiscount, responses((status = 201, description = "It is on the bill", body = Billed), Problems))]
pub async fn give(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let discount: NewDiscount = call.body()?;
    call.act(Some(key), GiveDiscount(discount.draft(check)), StatusCode::CREATED).await
}

/// Takes a discount back.
#[utoipa::path(post, path = "/api/v1/checks/{id}/discounts/{discount}/withdraw", tag = "payments",
    operation_id = "withdrawDiscount", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The check"),
        ("discount" = uuid::Uuid, Path, description = "The discount"), ActKeyHeader),
    request_body = SeenVersion, responses((status = 200, description = "It counts no more", body = Billed), Problems))]
pub async fn withdraw(call: Call) -> Answer {
    let (check, discount, key) = (call.id("id")?, call.id("discount")?, call.key()?);
    let SeenVersion { version } = call.body()?;
    call.act(Some(key), WithdrawDiscount { check, version, discount }, StatusCode::OK).await
}
