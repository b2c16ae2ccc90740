//! The takeaway counter and the customers' board.

use super::counter_agreed::tried;
use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::routes::{Entry, Rule, TAKING, at};
use crate::web::visit::{Visit, page};
use crate::web::waiter::away_in;
use actix_web::HttpResponse;
use actix_web::http::Method;
use actix_web::web::Bytes;
use goimon_acts::{Sell, Serve};
use goimon_domain::counter::{PaidSale, Sale, SaleDiscount, SalePayment};
use goimon_domain::guests::Away;
use goimon_domain::ids::{ActKey, CheckId, CustomerId, RoundId};
use goimon_domain::money::Money;
use goimon_domain::sending::LineDraft;
use goimon_views::cashier::{Quote, counter_page};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use uuid::Uuid;

/// What is asked of it.
pub fn routes() -> Vec<Entry> {
    let mut routes = vec![
        at(Method::GET, "/counter", Rule::Staff(TAKING), shown),
        at(Method::POST, "/counter", Rule::Staff(TAKING), sell),
        at(Method::POST, "/counter/quote", Rule::Staff(TAKING), quote),
        at(Method::POST, "/counter/{id}/handed-over", Rule::Staff(TAKING), hand_over),
        at(Method::GET, "/board", Rule::Board, board),
    ];
    routes.extend(super::counter_agreed::routes());
    routes
}

/// The counter.
async fn shown(visit: Visit) -> Answer {
    page(counter_page(&visit.ctx(), &visit.house))
}

/// The customers' board.
async fn board(visit: Visit) -> Answer {
    page(goimon_views::board(&visit.ctx(), &visit.house))
}

/// An order that is being put together.
#[derive(Deserialize)]
struct Asked {
    /// The sale's own id.
    #[serde(default)]
    id: Option<Uuid>,
    lines: Vec<LineDraft>,
    #[serde(flatten)]
    agreed: Agreed,
}

/// What was agreed for it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Agreed {
    customer: Option<CustomerId>,
    vouchers: Vec<String>,
    discounts: Vec<SaleDiscount>,
}

/// What it would come to now. Nothing happens.
async fn quote(visit: Visit, body: Bytes) -> Answer {
    let Asked { id, lines, agreed } = serde_json::from_slice(&body).map_err(|_| Oops::BadField("lines"))?;
    let Agreed { customer, vouchers, discounts } = agreed;
    let id = RoundId(id.unwrap_or_else(Uuid::now_v7));
    let check = tried(&visit, &Sale { id, lines, away: None, customer, vouchers, discounts }).await?;
    Ok(HttpResponse::Ok().json(Quote::of(&visit.ctx(), &visit.house, &check)))
}

/// Sells: order and money in one act, whose key is the order's id.
async fn sell(visit: Visit, fields: Fields) -> Answer {
    let id = RoundId(fields.parse("sale")?);
    let away = Some(away_in(&visit, &fields)?).filter(|away| *away != Away::default());
    let agreed = if fields.get("agreed").is_some() { told(&fields, "agreed")? } else { Agreed::default() };
    let Agreed { customer, vouchers, discounts } = agreed;
    let draft = PaidSale {
        sale: Sale { id, lines: told(&fields, "lines")?, away, customer, vouchers, discounts },
        seen: fields.maybe::<i64>("seen")?.map(Money::minor),
        payments: told::<Vec<SalePayment>>(&fields, "payments")?,
    };
    let sold = visit.act(Some(ActKey(id.0)), Sell(draft)).await?;
    let change = visit.currency().full(sold.change);
    Ok(HttpResponse::Created()
        .json(json!({ "check": sold.check, "number": sold.number, "change": change, "seq": sold.seq })))
}

/// A field that holds JSON.
fn told<T: DeserializeOwned>(fields: &Fields, name: &'static str) -> Result<T, Oops> {
    serde_json::from_str(fields.need(name)?).map_err(|_| Oops::BadField(name))
}

/// The guest has what was ready.
async fn hand_over(mut visit: Visit) -> Answer {
    let check: CheckId = visit.id("id")?;
    let found = visit.find(|house| house.check(check).ok().cloned()).await?;
    let lines = found.lines.iter().filter(|line| line.ready().is_some()).map(|line| line.id).collect();
    visit.act(None, Serve { check, lines }).await?;
    visit.done("/counter")
}
