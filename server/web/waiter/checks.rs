//! Checks: opening one, looking at it, correcting its covers, putting an empty one away.

use super::moving::{away_in, elsewhere};
use crate::web::Answer;
use crate::web::dress::is_script;
use crate::web::fields::{Fields, own_path};
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page, see};
use actix_web::HttpResponse;
use goimon_acts::{OpenCheck, PutAway, SetCovers};
use goimon_domain::guests::Away;
use goimon_domain::ids::{ActKey, TableId};
use goimon_domain::refusal::Refusal;
use goimon_views::waiter;
use serde_json::json;
use uuid::Uuid;

/// The address that a refused opening leaves in the browser, loaded again: the table as it is now.
pub async fn seen_again(visit: Visit) -> Answer {
    let id: TableId = visit.id("id")?;
    Ok(see(format!("/tables/{id}")))
}

/// Guests sit down. Two waiters who greet the same guests get one check.
pub async fn open(visit: Visit, fields: Fields) -> Answer {
    let id: TableId = visit.id("id")?;
    let act = OpenCheck {
        table: Some(id),
        covers: covers_in(&visit, &fields)?,
        alongside: fields.ticked("alongside"),
        away: None,
        despite: fields.ticked("despite"),
    };
    match visit.act(key(&fields)?, act).await {
        // A phone that ordered without network wants to know where its order goes.
        Ok(opened) if is_script(&visit.req) => {
            Ok(HttpResponse::Created().json(json!({ "check": opened.check, "number": opened.number })))
        }
        Ok(opened) => Ok(see(format!("/checks/{}", opened.check))),
        Err(oops) => {
            let table = visit.house.reference.table(id).ok_or(Oops::NotFound)?;
            visit.again(oops, |ctx| waiter::table(ctx, &visit.house, table))
        }
    }
}

/// Guests take away.
pub async fn takeaway(visit: Visit, fields: Fields) -> Answer {
    let covers = if fields.get("covers").is_some() { covers_in(&visit, &fields)? } else { 1 };
    let away = Some(away_in(&visit, &fields)?).filter(|away| *away != Away::default());
    let act = OpenCheck { table: None, covers, alongside: false, away, despite: false };
    let opened = visit.act(key(&fields)?, act).await?;
    Ok(see(format!("/checks/{}", opened.check)))
}

/// A check; with `?q=` what was searched for without a script.
pub async fn check(mut visit: Visit) -> Answer {
    let check = visit.check(visit.id("id")?).await?;
    if let Some(elsewhere) = elsewhere(&visit, &check) {
        return Ok(elsewhere);
    }
    let asked = Fields::read(visit.req.query_string().as_bytes());
    let typed = asked.all("q").next();
    page(match typed {
        Some(typed) => waiter::check_found(&visit.ctx(), &visit.house, &check, typed),
        None => waiter::check(&visit.ctx(), &visit.house, &check),
    })
}

/// The menu, for adding to a check.
pub async fn menu(mut visit: Visit) -> Answer {
    let check = visit.check(visit.id("id")?).await?;
    page(waiter::menu(&visit.ctx(), &visit.house, &check))
}

/// More or fewer guests than first said.
pub async fn covers(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    visit.act(None, SetCovers { check, covers: covers_in(&visit, &fields)? }).await?;
    visit.done(format!("/checks/{check}"))
}

/// The guests left before ordering.
pub async fn drop_empty(visit: Visit, fields: Fields) -> Answer {
    visit.act(None, PutAway { check: visit.id("id")? }).await?;
    // Back to the floor, or to the till that it was put away from.
    visit.done(fields.get("then").map_or_else(|| "/floor".to_owned(), |then| own_path(Some(then))))
}

fn covers_in(visit: &Visit, fields: &Fields) -> Result<u16, Oops> {
    fields.parse("covers").map_err(|_| Oops::Refused(Box::new(Refusal::BadCovers), visit.currency()))
}

/// The key of a form that must not be done twice; a page made before it was sent has put it in.
pub(super) fn key(fields: &Fields) -> Result<Option<ActKey>, Oops> {
    Ok(fields.maybe::<Uuid>("key")?.map(ActKey))
}
