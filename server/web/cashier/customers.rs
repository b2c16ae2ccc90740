//! Customers at the till: found, put on a check, edited; what they owe, and that they pay it.

use super::amount;
use crate::web::Answer;
use crate::web::fields::{Fields, decoded};
use crate::web::oops::Oops;
use crate::web::routes::{Entry, Rule, TAKING, at};
use crate::web::visit::{Visit, page};
use actix_web::http::Method;
use goimon_acts::{Act, Attach, BeginDebt, CorrectAccount, DebtLooked, SettleDebt};
use goimon_domain::check::Check;
use goimon_domain::customer::{Customer, CustomerRefusal, Tier};
use goimon_domain::ids::{ActKey, CheckId, CustomerId};
use goimon_domain::loyalty::{self, CorrectionDraft, DebtDraft, Known, note};
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::staff::Role;
use goimon_store::{Change, StoreError};
use goimon_views::{cashier, customers};
use std::sync::Arc;
use uuid::Uuid;

/// The addresses of these pages.
pub fn routes() -> Vec<Entry> {
    let rule = Rule::Staff(TAKING);
    vec![
        at(Method::GET, "/checkout/{check}/customer", rule, look),
        at(Method::POST, "/checks/{id}/customer", rule, attach),
        at(Method::POST, "/checks/{id}/customers", rule, add),
        at(Method::GET, "/customers", rule, list),
        at(Method::POST, "/customers", rule, add_alone),
        at(Method::GET, "/customers/{id}", rule, one),
        at(Method::POST, "/customers/{id}", rule, change),
        at(Method::POST, "/customers/{id}/settle", rule, settle),
        at(Method::POST, "/customers/{id}/debts", rule, begin_debt),
        at(Method::POST, "/customers/{id}/debts/{intent}/arrived", rule, debt_arrived),
        at(Method::POST, "/customers/{id}/debts/{intent}/missed", rule, debt_missed),
        at(Method::POST, "/customers/{id}/correct", Rule::Staff(&[Role::Manager]), correct),
    ]
}

/// Whose a check is, and who it could be.
pub async fn look(mut visit: Visit) -> Answer {
    let check = visit.check(visit.id("check")?).await?;
    let typed = visit.query("q").map(decoded).unwrap_or_default();
    let found = visit.app.store.find_customers(visit.me.venue, &typed).await?;
    page(cashier::customer(&visit.ctx(), &check, &typed, &found))
}

/// Says whose a check is, or that it is nobody's.
pub async fn attach(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let key = fields.maybe::<Uuid>("key")?.map(ActKey);
    let act = Attach { check, version: fields.parse("version")?, customer: fields.maybe("customer")? };
    match visit.act(key, act).await {
        Ok(_) => visit.done(format!("/checkout/{check}")),
        Err(oops) => again(visit, check, oops).await,
    }
}

/// Somebody new, whose the check is from now on.
pub async fn add(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    match put(&visit, check, &fields).await {
        Ok(()) => visit.done(format!("/checkout/{check}")),
        Err(oops) => again(visit, check, oops).await,
    }
}

async fn put(visit: &Visit, check: CheckId, fields: &Fields) -> Result<(), Oops> {
    let version = fields.parse("version")?;
    let id = make(visit, fields).await?;
    visit.act(None, Attach { check, version, customer: Some(id) }).await.map(|_| ())
}

/// Somebody new.
pub(super) async fn make(visit: &Visit, fields: &Fields) -> Result<CustomerId, Oops> {
    // The form's own key names the customer: sent twice, they are one.
    let key = fields.maybe::<Uuid>("key")?.unwrap_or_else(Uuid::now_v7);
    write(visit, CustomerId(key), Tier::default(), fields).await?;
    Ok(CustomerId(key))
}

/// Writes down who somebody is; their tier is a manager's to say.
async fn write(visit: &Visit, id: CustomerId, tier: Tier, fields: &Fields) -> Result<(), Oops> {
    let tier = match (visit.me.actor.role, fields.get("tier")) {
        (Role::Manager, Some(word)) => Tier::from_word(word).ok_or(Oops::BadField("tier"))?,
        _ => tier,
    };
    let customer = Customer::typed(id, fields.need("name")?, fields.need("phone")?, tier);
    let change = Change::Customer(customer.map_err(Oops::BadField)?);
    match visit.app.door.change(visit.me.venue, &visit.me.actor, change).await {
        Err(StoreError::Taken { .. }) => {
            Err(Oops::Refused(Box::new(CustomerRefusal::PhoneTaken.into()), visit.currency()))
        }
        done => Ok(done.map(|_| ())?),
    }
}

/// Everybody, or whoever fits what was typed.
pub async fn list(visit: Visit) -> Answer {
    let typed = visit.query("q").map(decoded).unwrap_or_default();
    let found = visit.app.store.find_customers(visit.me.venue, &typed).await?;
    page(customers::list(&visit.ctx(), &visit.house, &typed, &found))
}

/// Somebody new, whose check is none yet.
pub async fn add_alone(visit: Visit, fields: Fields) -> Answer {
    match make(&visit, &fields).await {
        Ok(id) => visit.done(format!("/customers/{id}")),
        Err(oops) => {
            let found = visit.app.store.find_customers(visit.me.venue, "").await?;
            visit.again(oops, |ctx| customers::list(ctx, &visit.house, "", &found))
        }
    }
}

/// A customer, with their statement.
pub async fn one(visit: Visit) -> Answer {
    let (known, entries) = read(&visit).await?;
    page(customers::one(&visit.ctx(), &visit.house, &known, &entries))
}

/// Another name, number, note, tier or limit.
pub async fn change(visit: Visit, fields: Fields) -> Answer {
    let (known, entries) = read(&visit).await?;
    match rewrite(&visit, &known, &fields).await {
        Ok(()) => visit.done(format!("/customers/{}", known.customer.id)),
        Err(oops) => visit.again(oops, |ctx| customers::one(ctx, &visit.house, &known, &entries)),
    }
}

async fn rewrite(visit: &Visit, known: &Known, fields: &Fields) -> Result<(), Oops> {
    let id = known.customer.id;
    let note = note(fields.get("note")).ok_or(Oops::BadField("note"))?;
    let limit = match (visit.me.actor.role, fields.get("limit")) {
        (Role::Manager, Some(text)) => Some(amount(visit, text).map_err(|_| Oops::BadField("limit"))?),
        _ => None,
    };
    if limit.is_some_and(|limit| limit.is_negative()) {
        return Err(Oops::BadField("limit"));
    }
    write(visit, id, known.customer.tier, fields).await?;
    if note != known.note || limit.is_some_and(|limit| limit != known.limit) {
        let terms = Change::CustomerTerms { id, note, limit };
        visit.app.door.change(visit.me.venue, &visit.me.actor, terms).await?;
    }
    Ok(())
}

/// They pay what they owe, or some of it.
pub async fn settle(visit: Visit, fields: Fields) -> Answer {
    let draft = debt(&visit, &fields);
    booked(visit, &fields, draft.map(SettleDebt)).await
}

/// They are about to pay it by card, transfer or wallet.
pub async fn begin_debt(visit: Visit, fields: Fields) -> Answer {
    let draft = debt(&visit, &fields);
    booked(visit, &fields, draft.map(BeginDebt)).await
}

/// It came.
pub async fn debt_arrived(visit: Visit, fields: Fields) -> Answer {
    looked(visit, fields, true).await
}

/// It did not come.
pub async fn debt_missed(visit: Visit, fields: Fields) -> Answer {
    looked(visit, fields, false).await
}

async fn looked(visit: Visit, fields: Fields, came: bool) -> Answer {
    let act = DebtLooked { customer: visit.id("id")?, intent: visit.id("intent")?, came };
    booked(visit, &fields, Ok(act)).await
}

/// A manager puts points or debt right.
pub async fn correct(visit: Visit, fields: Fields) -> Answer {
    let draft = correction(&visit, &fields);
    booked(visit, &fields, draft.map(CorrectAccount)).await
}

fn correction(visit: &Visit, fields: &Fields) -> Result<CorrectionDraft, Oops> {
    // People type a minus of their own.
    let typed = |name| fields.get(name).map(|text: &str| text.trim().replace('−', "-"));
    let points = match typed("points") {
        Some(text) => text.trim_start_matches('+').parse().map_err(|_| Oops::BadField("points"))?,
        None => 0,
    };
    let owed = match typed("owed") {
        Some(text) => match text.strip_prefix('-') {
            Some(less) => -amount(visit, less)?,
            None => amount(visit, text.trim_start_matches('+'))?,
        },
        None => Money::ZERO,
    };
    let reason = fields.get("reason").unwrap_or_default().to_owned();
    Ok(CorrectionDraft { customer: visit.id("id")?, points, owed, reason })
}

/// Does it and shows the statement again, with a refusal at its head.
async fn booked<A: Act>(visit: Visit, fields: &Fields, act: Result<A, Oops>) -> Answer {
    let (known, entries) = read(&visit).await?;
    let key = fields.maybe::<Uuid>("key")?.map(ActKey);
    let done = match act {
        Ok(act) => visit.act(key, act).await.map(drop),
        Err(oops) => Err(oops),
    };
    match done {
        Ok(()) => visit.done(format!("/customers/{}", known.customer.id)),
        Err(oops) => visit.again(oops, |ctx| customers::one(ctx, &visit.house, &known, &entries)),
    }
}

fn debt(visit: &Visit, fields: &Fields) -> Result<DebtDraft, Oops> {
    let customer = visit.id("id")?;
    let tender = Tender::from_word(fields.need("tender")?).ok_or(Oops::BadField("tender"))?;
    let amount = amount(visit, fields.need("amount").map_err(|_| Oops::BadAmount)?)?;
    Ok(DebtDraft { customer, amount, tender })
}

async fn read(visit: &Visit) -> Result<(Known, Vec<loyalty::Entry>), Oops> {
    let id: CustomerId = visit.id("id")?;
    let known = visit.app.store.customer(visit.me.venue, id).await?.ok_or(Oops::NotFound)?;
    Ok((known, visit.app.store.statement(visit.me.venue, id).await?))
}

async fn again(mut visit: Visit, check: CheckId, oops: Oops) -> Answer {
    let check: Arc<Check> = visit.check(check).await?;
    visit.again(oops, |ctx| cashier::customer(ctx, &check, "", &[]))
}
