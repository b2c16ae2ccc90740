//! Customers at the till: found by phone, and put on a check.

use crate::web::Answer;
use crate::web::fields::{Fields, decoded};
use crate::web::oops::Oops;
use crate::web::routes::{Entry, Rule, TAKING, at};
use crate::web::visit::{Visit, page};
use actix_web::http::Method;
use goimon_acts::Attach;
use goimon_domain::check::Check;
use goimon_domain::customer::{Customer, CustomerRefusal, Tier};
use goimon_domain::ids::{ActKey, CheckId, CustomerId};
use goimon_domain::staff::Role;
use goimon_store::{Change, StoreError};
use goimon_views::cashier;
use std::sync::Arc;
use uuid::Uuid;

/// The addresses of these pages.
pub fn routes() -> Vec<Entry> {
    let rule = Rule::Staff(TAKING);
    vec![
        at(Method::GET, "/checkout/{check}/customer", rule, look),
        at(Method::POST, "/checks/{id}/customer", rule, attach),
        at(Method::POST, "/checks/{id}/customers", rule, add),
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
    // The form's own key names the customer: sent twice, they are one.
    let key = fields.maybe::<Uuid>("key")?.unwrap_or_else(Uuid::now_v7);
    let tier = match (visit.me.actor.role, fields.get("tier")) {
        (Role::Manager, Some(word)) => Tier::from_word(word).ok_or(Oops::BadField("tier"))?,
        _ => Tier::default(),
    };
    let customer = Customer::typed(CustomerId(key), fields.need("name")?, fields.need("phone")?, tier);
    let customer = customer.map_err(Oops::BadField)?;
    let id = customer.id;
    match visit.app.door.change(visit.me.venue, &visit.me.actor, Change::Customer(customer)).await {
        Err(StoreError::Taken { .. }) => {
            Err(Oops::Refused(Box::new(CustomerRefusal::PhoneTaken.into()), visit.currency()))
        }
        done => {
            done?;
            visit.act(None, Attach { check, version, customer: Some(id) }).await.map(|_| ())
        }
    }
}

async fn again(mut visit: Visit, check: CheckId, oops: Oops) -> Answer {
    let check: Arc<Check> = visit.check(check).await?;
    visit.again(oops, |ctx| cashier::customer(ctx, &check, "", &[]))
}
