//! Codes for transfers, as pictures.

use crate::web::Answer;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use actix_web::HttpResponse;
use goimon_domain::money::{MOST, Money};
use goimon_domain::vietqr::{Transfer, code, purpose};
use goimon_views::{cashier, qr};

/// The page to print and put up at the counter.
pub async fn counter(visit: Visit) -> Answer {
    page(cashier::counter(&visit.ctx(), &visit.house.reference))
}

/// Its code: an amount is the guest's to enter, unless one is asked for.
pub async fn any(visit: Visit) -> Answer {
    let wanted = visit.query("amount").map(|text| text.parse().map_err(|_| Oops::NotFound)).transpose()?;
    let amount = wanted.map(Money::minor);
    if amount.is_some_and(|amount| amount <= Money::ZERO || amount > MOST) {
        return Err(Oops::NotFound);
    }
    picture(&visit, &Transfer { amount, ..Transfer::default() })
}

/// The code for what is due on a check, or for another amount of it.
pub async fn due(mut visit: Visit) -> Answer {
    let check = visit.check(visit.id("id")?).await?;
    let wanted = visit.query("amount").map(|text| text.parse().map_err(|_| Oops::NotFound)).transpose()?;
    let amount = wanted.map_or(check.due(), Money::minor);
    if amount <= Money::ZERO || amount > MOST {
        return Err(Oops::NotFound);
    }
    picture(&visit, &Transfer { amount: Some(amount), bill: None, purpose: Some(&purpose(&check)) })
}

fn picture(visit: &Visit, transfer: &Transfer<'_>) -> Answer {
    let venue = &visit.house.reference.venue;
    let bank = venue.till.bank.as_ref().filter(|_| venue.currency.code == "VND").ok_or(Oops::NotFound)?;
    let svg = qr::svg(&code(bank, transfer)).ok_or(Oops::NotFound)?;
    Ok(HttpResponse::Ok().content_type("image/svg+xml").body(svg))
}
