//! Carrying out, and asking for the bill. Each is harmless twice.

use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::Visit;
use goimon_acts::{AskBill, CallOffBill, Serve, Unserve};
use goimon_domain::ids::{CheckId, LineId};

/// Lines were carried out.
pub async fn serve(visit: Visit, fields: Fields) -> Answer {
    let (check, lines) = (visit.id("id")?, lines(&fields)?);
    visit.act(None, Serve { check, lines }).await?;
    visit.done(back(&fields, check))
}

/// “Served” was tapped by mistake.
pub async fn unserve(visit: Visit, fields: Fields) -> Answer {
    let (check, lines) = (visit.id("id")?, lines(&fields)?);
    visit.act(None, Unserve { check, lines }).await?;
    visit.done(back(&fields, check))
}

/// The guests want to pay.
pub async fn ask_bill(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    visit.act(None, AskBill { check }).await?;
    visit.done(back(&fields, check))
}

/// The guests stay after all.
pub async fn call_off_bill(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    visit.act(None, CallOffBill { check }).await?;
    visit.done(back(&fields, check))
}

fn lines(fields: &Fields) -> Result<Vec<LineId>, Oops> {
    let lines: Vec<LineId> = fields.parse_all("line")?;
    if lines.is_empty() { Err(Oops::BadField("line")) } else { Ok(lines) }
}

/// Where the form was: the pass and the check have the same buttons.
fn back(fields: &Fields, check: CheckId) -> String {
    match fields.get("next") {
        Some(next) => crate::web::fields::own_path(Some(next)),
        None => format!("/checks/{check}"),
    }
}
