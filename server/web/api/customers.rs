//! Customers: found by phone, and put on a check.

use super::call::{Answer, Call};
use super::problem::{Problem, Why};
use super::shapes::answers::{Billed, Done};
use super::shapes::customers::{
    Correction, CustomerChange, Customers, DebtPaid, DebtSeen, DebtWaiting, EntryShown, KnownCustomer, NewCustomer,
    OneCustomer, Statement, Whose,
};
use super::spec::{ActKeyHeader, Problems};
use crate::web::fields::decoded;
use crate::web::routes::{Entry, RUNNING, Rule, TAKING, at};
use actix_web::http::{Method, StatusCode};
use goimon_acts::{Attach, BeginDebt, CorrectAccount, DebtLooked, SettleDebt};
use goimon_domain::customer::{Customer, CustomerRefusal};
use goimon_domain::ids::CustomerId;
use goimon_domain::loyalty::{self, CorrectionDraft, DebtDraft, Known};
use goimon_domain::money::MOST;
use goimon_domain::staff::Role;
use goimon_store::{Change, StoreError};

/// The addresses of these calls; bodies up to so many bytes.
pub fn routes(body: usize) -> Vec<Entry> {
    use Rule::BearerStaff;
    vec![
        at(Method::GET, "/api/v1/customers", BearerStaff(TAKING), find),
        at(Method::POST, "/api/v1/customers", BearerStaff(RUNNING), add).taking(body),
        at(Method::GET, "/api/v1/customers/{id}", BearerStaff(TAKING), read),
        at(Method::PUT, "/api/v1/customers/{id}", BearerStaff(TAKING), change).taking(body),
        at(Method::POST, "/api/v1/customers/{id}/settlements", BearerStaff(TAKING), settle).taking(body),
        at(Method::POST, "/api/v1/customers/{id}/debts", BearerStaff(TAKING), begin_debt).taking(body),
        at(Method::POST, "/api/v1/customers/{id}/debts/{intent}", BearerStaff(TAKING), look_for_debt).taking(body),
        at(Method::POST, "/api/v1/customers/{id}/corrections", BearerStaff(&[Role::Manager]), correct).taking(body),
        at(Method::POST, "/api/v1/checks/{id}/customer", BearerStaff(TAKING), attach).taking(body),
    ]
}

/// Customers, with their points and accounts.
///
/// By the whole number in any writing, its last four digits, or a piece of the name, accents or not; everybody without one.
/// At most 50 are answered.
#[utoipa::path(get, path = "/api/v1/customers", tag = "customers", operation_id = "findCustomers",
    security(("bearer" = [])), params(("phone" = Option<String>, Query, description = "The number, its last four digits, or a piece of the name")),
    responses((status = 200, description = "Whoever fits", body = Customers), Problems))]
pub async fn find(call: Call) -> Answer {
    let typed = call.query("phone").map(decoded).unwrap_or_default();
    let found = call.read(call.store().find_customers(call.venue()?, &typed).await)?;
    call.json(&Customers { customers: found.into_iter().map(KnownCustomer::of).collect() })
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

/// A customer, with their statement.
///
/// The last 200 rows of it.
#[utoipa::path(get, path = "/api/v1/customers/{id}", tag = "customers", operation_id = "readCustomer",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The customer")),
    responses((status = 200, description = "They", body = Statement), Problems))]
pub async fn read(call: Call) -> Answer {
    let known = known(&call).await?;
    let entries = call.read(call.store().statement(call.venue()?, known.customer.id).await)?;
    let entries = entries.into_iter().map(EntryShown::of).collect();
    let house = call.house()?;
    let waiting = house.debts_on_their_way(Some(known.customer.id)).map(|intent| DebtWaiting::of(intent)).collect();
    call.json(&Statement { customer: KnownCustomer::of(known), waiting, entries })
}

/// Another name, number, note, tier or limit.
#[utoipa::path(put, path = "/api/v1/customers/{id}", tag = "customers", operation_id = "changeCustomer",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The customer")),
    request_body = CustomerChange, responses((status = 200, description = "As they are now", body = KnownCustomer), Problems))]
pub async fn change(call: Call) -> Answer {
    let before = known(&call).await?;
    let CustomerChange { name, phone, tier, note, limit } = call.body()?;
    let person = call.person()?;
    if person.actor.role != Role::Manager && (tier.is_some() || limit.is_some()) {
        return Err(call.problem(Why::NotAllowed));
    }
    let senseless = |field: &str| call.problem(Why::BadBody(format!("{field} makes no sense")));
    let customer = Customer::typed(
        before.customer.id,
        name.as_deref().unwrap_or(&before.customer.name),
        phone.as_deref().unwrap_or(&before.customer.phone),
        tier.map_or(before.customer.tier, Into::into),
    );
    let customer = customer.map_err(senseless)?;
    let note = match note {
        Some(text) => loyalty::note(Some(&text)).ok_or_else(|| senseless("note"))?,
        None => before.note.clone(),
    };
    if limit.is_some_and(|limit| limit.is_negative() || limit > MOST) {
        return Err(senseless("limit"));
    }
    match call.door().change(call.venue()?, &person.actor, Change::Customer(customer.clone())).await {
        Err(StoreError::Taken { .. }) => return Err(call.refused(&CustomerRefusal::PhoneTaken.into())),
        done => call.read(done)?,
    };
    let terms = Change::CustomerTerms { id: customer.id, note, limit };
    call.read(call.door().change(call.venue()?, &person.actor, terms).await)?;
    call.json(&KnownCustomer::of(known(&call).await?))
}

/// They pay what they owe, or some of it: no sale, but money of this till's shift.
#[utoipa::path(post, path = "/api/v1/customers/{id}/settlements", tag = "customers", operation_id = "settleDebt",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The customer"), ActKeyHeader),
    request_body = DebtPaid, responses((status = 201, description = "It is paid", body = Done), Problems))]
pub async fn settle(call: Call) -> Answer {
    let (customer, key) = (call.id("id")?, call.key()?);
    let DebtPaid { amount, tender } = call.body()?;
    let draft = DebtDraft { customer, amount, tender: tender.tender() };
    call.act(Some(key), SettleDebt(draft), StatusCode::CREATED).await
}

/// They are about to pay it by card, transfer or wallet.
///
/// Do this before the terminal or the bank is asked. The amount can't be taken again until somebody says whether it came; until
/// then the customer names it under `waiting`, also after a crash.
#[utoipa::path(post, path = "/api/v1/customers/{id}/debts", tag = "customers", operation_id = "beginDebt",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The customer"), ActKeyHeader),
    request_body = DebtPaid, responses((status = 201, description = "It is written down", body = Done), Problems))]
pub async fn begin_debt(call: Call) -> Answer {
    let (customer, key) = (call.id("id")?, call.key()?);
    let DebtPaid { amount, tender } = call.body()?;
    let draft = DebtDraft { customer, amount, tender: tender.tender() };
    call.act(Some(key), BeginDebt(draft), StatusCode::CREATED).await
}

/// Somebody has looked whether it came: then the debt is less by it, once; else it can be paid again.
#[utoipa::path(post, path = "/api/v1/customers/{id}/debts/{intent}", tag = "customers", operation_id = "lookForDebt",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The customer"),
        ("intent" = uuid::Uuid, Path, description = "Which of what waits"), ActKeyHeader),
    request_body = DebtSeen, responses((status = 200, description = "Done", body = Done), Problems))]
pub async fn look_for_debt(call: Call) -> Answer {
    let (customer, intent, key) = (call.id("id")?, call.id("intent")?, call.key()?);
    let DebtSeen { came } = call.body()?;
    call.act(Some(key), DebtLooked { customer, intent, came }, StatusCode::OK).await
}

/// Puts points or debt right by hand: an entry of its own, with its reason; nothing goes below zero.
#[utoipa::path(post, path = "/api/v1/customers/{id}/corrections", tag = "customers", operation_id = "correctAccount",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The customer"), ActKeyHeader),
    request_body = Correction, responses((status = 201, description = "It is on the statement", body = Done), Problems))]
pub async fn correct(call: Call) -> Answer {
    let (customer, key) = (call.id("id")?, call.key()?);
    let Correction { points, owed, reason } = call.body()?;
    let draft = CorrectionDraft { customer, points, owed, reason };
    call.act(Some(key), CorrectAccount(draft), StatusCode::CREATED).await
}

async fn known(call: &Call) -> Result<Known, Problem> {
    let found = call.read(call.store().customer(call.venue()?, call.id("id")?).await)?;
    found.ok_or_else(|| call.problem(Why::NotFound))
}
