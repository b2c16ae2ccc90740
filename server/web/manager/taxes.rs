//! The manager's tax rates: what counts, from which day on, and another class.

use super::percent;
use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::routes::{Entry, RUNNING, Rule, at};
use crate::web::visit::{Visit, page};
use actix_web::http::Method;
use goimon_domain::lang::Named;
use goimon_domain::money::Rate;
use goimon_domain::vat::{VatChange, VatFault};
use goimon_store::Change;
use goimon_views::manager;

/// The addresses of tax rates.
pub fn routes() -> Vec<Entry> {
    use Rule::Staff;
    vec![
        at(Method::GET, "/manage/taxes", Staff(RUNNING), taxes),
        at(Method::POST, "/manage/taxes", Staff(RUNNING), add),
        at(Method::POST, "/manage/taxes/{code}", Staff(RUNNING), rename),
        at(Method::POST, "/manage/taxes/{code}/rates", Staff(RUNNING), set_rate),
        at(Method::POST, "/manage/taxes/{code}/rates/{from}/remove", Staff(RUNNING), take_back),
    ]
}

/// What is taxed at what.
async fn taxes(visit: Visit) -> Answer {
    page(manager::taxes(&visit.ctx(), &visit.house, &manager::Typed::none()))
}

/// A new class, at a rate from today on.
async fn add(visit: Visit, fields: Fields) -> Answer {
    let code = fields.get("code").unwrap_or_default().to_lowercase();
    let change = rate(&fields).map(|rate| VatChange::NewClass { code, name: name(&fields), rate });
    told(&visit, &fields, "new", change).await
}

/// Another name.
async fn rename(visit: Visit, fields: Fields) -> Answer {
    let code: String = visit.id("code")?;
    let change = VatChange::Rename { code: code.clone(), name: name(&fields) };
    told(&visit, &fields, &format!("{code}-name"), Ok(change)).await
}

/// A rate from a day on.
async fn set_rate(visit: Visit, fields: Fields) -> Answer {
    let code: String = visit.id("code")?;
    let change =
        rate(&fields).and_then(|rate| Ok(VatChange::Rate { code: code.clone(), from: fields.parse("since")?, rate }));
    told(&visit, &fields, &code, change).await
}

/// A rate to come does not.
async fn take_back(visit: Visit) -> Answer {
    let change = VatChange::RateOff { code: visit.id("code")?, from: visit.id("from")? };
    told(&visit, &Fields::default(), "", Ok(change)).await
}

fn rate(fields: &Fields) -> Result<Rate, Oops> {
    fields.get("rate").and_then(percent).map(Rate).ok_or(Oops::Vat(VatFault::Rate))
}

fn name(fields: &Fields) -> Named {
    Named::new(fields.get("vi").unwrap_or_default(), fields.get("en").unwrap_or_default())
}

/// Does it; what was refused comes back as it was typed, in its own form.
async fn told(visit: &Visit, fields: &Fields, form: &str, change: Result<VatChange, Oops>) -> Answer {
    let done = match change {
        Ok(change) => {
            let done = visit.app.door.change(visit.me.venue, &visit.me.actor, Change::Vat(change)).await;
            done.map(|_| ()).map_err(Oops::from)
        }
        Err(oops) => Err(oops),
    };
    match done {
        Ok(()) => visit.done("/manage/taxes?saved=1"),
        Err(oops) => visit.again(oops, |ctx| manager::taxes(ctx, &visit.house, &fields.typed(form))),
    }
}
