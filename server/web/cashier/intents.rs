//! Money on its way, as the till's forms say it: asked for at a terminal, a bank or a wallet; come, or not.

use super::{payment, shown_again};
use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::routes::{Entry, Rule, TAKING, at};
use crate::web::visit::Visit;
use actix_web::http::Method;
use goimon_acts::{BeginIntent, IntentArrived, IntentMissed};
use goimon_domain::ids::{ActKey, CheckId};
use goimon_domain::intent::IntentDraft;
use goimon_views::cashier::Side;
use uuid::Uuid;

/// The addresses of these forms.
pub fn entries() -> Vec<Entry> {
    let rule = Rule::Staff(TAKING);
    vec![
        at(Method::POST, "/checks/{id}/intents", rule, begin),
        at(Method::POST, "/checks/{id}/intents/{intent}/arrived", rule, arrived),
        at(Method::POST, "/checks/{id}/intents/{intent}/missed", rule, missed),
    ]
}

/// Writes down what is about to be asked for; only then the guest sees a code or the terminal.
pub async fn begin(visit: Visit, fields: Fields) -> Answer {
    let check: CheckId = visit.id("id")?;
    let begun = match payment(&visit, &fields) {
        Ok(draft) => {
            let (version, tender) = (draft.version, draft.tender);
            let draft = IntentDraft { check, version, tender, amount: draft.amount, tip: draft.tip, part: draft.part };
            visit.act(key(&fields)?, BeginIntent(draft)).await
        }
        Err(oops) => Err(oops),
    };
    match begun {
        Ok(_) => visit.done(format!("/checkout/{check}")),
        Err(oops) => shown_again(&visit, check, oops, Side::Pay),
    }
}

/// It came.
pub async fn arrived(visit: Visit, fields: Fields) -> Answer {
    let check: CheckId = visit.id("id")?;
    let act =
        IntentArrived { check, intent: visit.id("intent")?, reference: fields.get("reference").map(str::to_owned) };
    match visit.act(key(&fields)?, act).await {
        Ok(_) => visit.done(format!("/checkout/{check}")),
        Err(oops) => shown_again(&visit, check, oops, Side::Pay),
    }
}

/// It did not come.
pub async fn missed(visit: Visit, fields: Fields) -> Answer {
    let check: CheckId = visit.id("id")?;
    match visit.act(key(&fields)?, IntentMissed { check, intent: visit.id("intent")? }).await {
        Ok(_) => visit.done(format!("/checkout/{check}")),
        Err(oops) => shown_again(&visit, check, oops, Side::Pay),
    }
}

fn key(fields: &Fields) -> Result<Option<ActKey>, Oops> {
    Ok(fields.maybe::<Uuid>("key")?.map(ActKey))
}
