//! Tax classes and their rates by date.

use super::call::{Answer, Call};
use super::problem::{Problem, Why};
use super::shapes::taxes::{ClassSet, RateSet, Taxes};
use super::spec::Problems;
use crate::web::routes::{Entry, RUNNING, Rule, SERVING, at};
use actix_web::http::Method;
use goimon_domain::lang::Named;
use goimon_domain::money::Rate;
use goimon_domain::vat::{VatChange, VatFault};
use goimon_store::{Change, StoreError};

/// The addresses of these calls; bodies up to so many bytes.
pub fn routes(body: usize) -> Vec<Entry> {
    use Rule::BearerStaff;
    let rate = "/api/v1/settings/taxes/{code}/rates/{from}";
    vec![
        at(Method::GET, "/api/v1/settings/taxes", BearerStaff(SERVING), read_taxes),
        at(Method::PUT, "/api/v1/settings/taxes/{code}", BearerStaff(RUNNING), put_tax_class).taking(body),
        at(Method::PUT, rate, BearerStaff(RUNNING), put_tax_rate).taking(body),
        at(Method::DELETE, rate, BearerStaff(RUNNING), remove_tax_rate),
    ]
}

/// Tax classes with their rates, today's, those before, and those to come.
#[utoipa::path(get, path = "/api/v1/settings/taxes", tag = "settings", operation_id = "readTaxes",
    security(("bearer" = [])), responses((status = 200, description = "The classes", body = Taxes), Problems))]
pub async fn read_taxes(call: Call) -> Answer {
    let house = call.house()?;
    let today = house.reference.venue.clock.business_day(call.app().now());
    call.json(&Taxes::of(&house.reference.menu.tax_classes, today))
}

/// A class: a new one, which needs a `rate` that counts from today on, or another name of one that is there.
///
/// The rate of a class that is there changes by a day (`PUT …/rates/{from}`). The same request twice is the same as once.
#[utoipa::path(put, path = "/api/v1/settings/taxes/{code}", tag = "settings", operation_id = "putTaxClass",
    security(("bearer" = [])), params(("code" = String, Path, description = "Its code, as menu files name it")),
    request_body = ClassSet, responses((status = 200, description = "The classes now", body = Taxes), Problems))]
pub async fn put_tax_class(call: Call) -> Answer {
    let code: String = call.id("code")?;
    let ClassSet { vi, en, rate } = call.body()?;
    let name = Named::new(&vi, en.as_deref().unwrap_or_default());
    let house = call.house()?;
    let today = house.reference.venue.clock.business_day(call.app().now());
    let change = match (house.reference.menu.tax_class(&code), rate) {
        (Some(class), Some(rate)) if class.rate_on(today) != Rate(rate) => {
            return Err(call.problem(Why::BadBody("rate: the rate of a class that is there changes by a day".into())));
        }
        (Some(_), _) => VatChange::Rename { code, name },
        (None, Some(rate)) => VatChange::NewClass { code, name, rate: Rate(rate) },
        (None, None) => return Err(call.problem(Why::BadBody("rate: a new class needs one".into()))),
    };
    change_taxes(call, change).await
}

/// The rate of a class from a day on, which is today or later. What was ordered before keeps its rate.
///
/// What was to begin on the same day gives way. The same request twice is the same as once.
#[utoipa::path(put, path = "/api/v1/settings/taxes/{code}/rates/{from}", tag = "settings", operation_id = "putTaxRate",
    security(("bearer" = [])),
    params(("code" = String, Path, description = "The class"), ("from" = String, Path, description = "The day, `2027-01-01`")),
    request_body = RateSet, responses((status = 200, description = "The classes now", body = Taxes), Problems))]
pub async fn put_tax_rate(call: Call) -> Answer {
    let RateSet { rate } = call.body()?;
    let change = VatChange::Rate { code: call.id("code")?, from: call.id("from")?, rate: Rate(rate) };
    change_taxes(call, change).await
}

/// Takes back a rate that has not begun: the one before it goes on. One that has begun is not found here.
#[utoipa::path(delete, path = "/api/v1/settings/taxes/{code}/rates/{from}", tag = "settings", operation_id = "removeTaxRate",
    security(("bearer" = [])),
    params(("code" = String, Path, description = "The class"), ("from" = String, Path, description = "The day, `2027-01-01`")),
    responses((status = 200, description = "The classes now", body = Taxes), Problems))]
pub async fn remove_tax_rate(call: Call) -> Answer {
    let change = VatChange::RateOff { code: call.id("code")?, from: call.id("from")? };
    change_taxes(call, change).await
}

async fn change_taxes(call: Call, change: VatChange) -> Answer {
    let done = call.door().change(call.venue()?, &call.person()?.actor, Change::Vat(change)).await;
    match done {
        Err(StoreError::Vat(fault)) => return Err(refused(&call, fault)),
        other => call.read(other)?,
    };
    read_taxes(call).await
}

fn refused(call: &Call, fault: VatFault) -> Problem {
    match fault {
        VatFault::NoClass | VatFault::NotToCome => call.problem(Why::NotFound),
        other => call.problem(Why::BadBody(other.to_string())),
    }
}
