//! What receipts tell of the house.

use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::routes::{Entry, RUNNING, Rule, at};
use crate::web::visit::{Visit, page};
use actix_web::http::Method;
use goimon_domain::lang::Lang;
use goimon_domain::letterhead::Letterhead;
use goimon_store::Change;
use goimon_views::{Words, manager};

/// The addresses of the receipt's settings.
pub fn routes() -> Vec<Entry> {
    vec![
        at(Method::GET, "/manage/receipt", Rule::Staff(RUNNING), show),
        at(Method::POST, "/manage/receipt", Rule::Staff(RUNNING), set),
    ]
}

async fn show(visit: Visit) -> Answer {
    page(manager::receipt(&visit.ctx(), &visit.house, &manager::Typed::none()))
}

async fn set(visit: Visit, fields: Fields) -> Answer {
    let text = |name| fields.get(name).unwrap_or_default().to_owned();
    let closing = text("closing");
    // The usual thanks are said in the reader's language, also to those who read another.
    let usual = Lang::ALL.into_iter().any(|lang| Words::of(lang).t("receipt-thanks") == closing);
    let wanted = Letterhead {
        address: text("address"),
        phone: text("phone"),
        tax_code: text("tax_code"),
        closing: (!usual).then_some(closing),
    };
    match wanted.tidy() {
        Ok(letterhead) => {
            visit.app.door.change(visit.me.venue, &visit.me.actor, Change::Letterhead(letterhead)).await?;
            visit.done("/manage/receipt?saved=1")
        }
        Err(fault) => visit
            .again(Oops::BadField(fault.field()), |ctx| manager::receipt(ctx, &visit.house, &fields.typed("receipt"))),
    }
}
