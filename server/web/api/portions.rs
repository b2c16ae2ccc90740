//! 86: how much is left of an item, and that there is enough of it again.

use super::call::{Answer, Call};
use super::shapes::answers::Done;
use super::shapes::wanted::NewPortions;
use super::spec::{ActKeyHeader, Problems};
use actix_web::http::StatusCode;
use goimon_acts::{BackOnSale, SetLeft};

/// Says how many portions are left: none is 86. Every round takes its own, and what is gone is refused.
#[utoipa::path(post, path = "/api/v1/items/{id}/left", tag = "house", operation_id = "setPortionsLeft",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The item"), ActKeyHeader),
    request_body = NewPortions, responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn set_left(call: Call) -> Answer {
    let (item, key) = (call.id("id")?, call.key()?);
    let NewPortions { left, today } = call.body()?;
    call.act(Some(key), SetLeft { item, left, today }, StatusCode::OK).await
}

/// There is enough of it again: nobody counts any more.
#[utoipa::path(delete, path = "/api/v1/items/{id}/left", tag = "house", operation_id = "putBackOnSale",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The item")),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn back_on_sale(call: Call) -> Answer {
    let item = call.id("id")?;
    call.act(None, BackOnSale { item }, StatusCode::OK).await
}
