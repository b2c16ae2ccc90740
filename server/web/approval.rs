//! A manager's word, typed into a form of somebody else: `manager` and `pin` beside whatever the form is about. It is good
//! for that form's act alone, once, for a minute.

use super::fields::Fields;
use super::oops::Oops;
use super::visit::Visit;
use goimon_acts::Approve;
use goimon_domain::approval::ApprovalFor;
use goimon_domain::ids::ApprovalId;

/// The approval for an act, if a PIN was typed: else the house says itself whether it takes one.
pub async fn typed(visit: &Visit, fields: &Fields, what: ApprovalFor) -> Result<Option<ApprovalId>, Oops> {
    let Some(pin) = fields.get("pin") else { return Ok(None) };
    let manager = fields.parse("manager")?;
    let word = visit.app.door.managers_word(visit.me.venue, &visit.me.actor, manager, pin).await?;
    Ok(Some(visit.act(None, Approve { what, word }).await?.approval))
}
