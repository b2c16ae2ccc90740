//! Customers: found by phone, and put on a check.

use super::call::{Answer, Call};
use super::problem::Why;
use super::shapes::answers::Billed;
use super::shapes::customers::{Customers, NewCustomer, OneCustomer, Whose};
use super::spec::{ActKeyHeader, Problems};
use crate::web::fields::decoded;
use crate::web::routes::{Entry, RUNNING, Rule, TAKING, at};
use actix_web::http::{Method, StatusCode};
use goimon_acts::Attach;
use goimon_domain::customer::{Customer, CustomerRefusal};
use goimon_domain::ids::CustomerId;
use goimon_store::{Change, StoreError};

/// The addresses of these calls; bodies up to so many bytes.
pub fn routes(body: usize) -> Vec<Entry> {
    use Rule::BearerStaff;
    vec![
        at(Method::GET, "/api/v1/customers", BearerStaff(TAKING), find),
        at(Method::POST, "/api/v1/customers", BearerStaff(RUNNING), add).taking(body),
        at(Method::POST, "/api/v1/checks/{id}/customer", BearerStaff(TAKING), attach).taking(body),
    ]
}

/// Whom a phone number belongs to.
///
/// The whole number in any writing, or its last four digits; at most 20 are answered.
#[utoipa::path(get, path = "/api/v1/customers", tag = "customers", operation_id = "findCustomers",
    security(("bearer" = [])), params(("phone" = String, Query, description = "The number, or its last four digits")),
    responses((status = 200, description = "Whoever fits", body = Customers), Problems))]
pub async fn find(call: Call) -> Answer {
    let typed = call.query("phone").map(decoded).unwrap_or_default();
    let found = call.read(call.store().find_customers(call.venue()?, &typed).await)?;
    call.json(&Customers { customers: found.into_iter().map(OneCustomer::of).collect() })
}

/// A new customer.
///
/// Their id is the key, so that they are made once; sent again with it, name, number and tier are as sent last.
#[utoipa::path(post, path = "/api/v1/customers", tag = "customers", operation_id = "addCustomer",
    security(("bearer" = [])), params(ActKeyHeader), request_body = NewCustomer,
    responses((status = 201, description = "They are known", body = OneCustomer), Problems))]
pub async fn add(call: Call) -> Answer {
    let id = CustomerId(call.key()?.0);
    let NewCustomer { name, phone, tier } = call.body()?;
    let customer = Customer::typed(id, &name, &phone, tier.into());
    let customer = customer.map_err(|field| call.problem(Why::BadBody(format!("{field} makes no sense"))))?;
    let change = Change::Customer(customer.clone());
    match call.door().change(call.venue()?, &call.person()?.actor, change).await {
        Err(StoreError::Taken { .. }) => Err(call.refused(&CustomerRefusal::PhoneTaken.into())),
        done => {
            call.read(done)?;
            call.json_as(StatusCode::CREATED, &OneCustomer::of(customer))
        }
    }
}

/// Says whose a check is, or that it is nobody's.
///
/// Promotions for their tier count at once; prices for it from the next round on.
#[utoipa::path(post, path = "/api/v1/checks/{id}/customer", tag = "customers", operation_id = "attachCustomer",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = Whose, responses((status = 200, description = "Done, or done before", body = Billed), Problems))]
pub async fn attach(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let Whose { version, customer } = call.body()?;
    call.act(Some(key), Attach { check, version, customer }, StatusCode::OK).await
}
