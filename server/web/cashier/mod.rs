//! The till's pages, and taking money.

mod counter;
mod counter_agreed;
mod customers;
mod discounts;
mod dividing;
mod intents;
mod reversing;
mod shifts;
mod vietqr;
mod vouchers;

pub use counter::routes as takeaway_counter;
pub use customers::routes as customers;
pub use discounts::{discounting, give, withdraw};
pub use dividing::{divide, print, settling, splitting, trial};
pub use intents::entries as intents;
pub use reversing::{money, refund, reopen, void};
pub use shifts::entries as shifts;
pub use vietqr::{any as any_transfer, counter, due as transfer_due};
pub use vouchers::{redeem, withdraw_voucher};

use super::Answer;
use super::fields::Fields;
use super::oops::Oops;
use super::visit::{Visit, page};
use goimon_acts::Pay;
use goimon_domain::check::Check;
use goimon_domain::closed::Sought;
use goimon_domain::ids::{ActKey, CheckId, PartId};
use goimon_domain::loyalty::Standing;
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::printer::PaperWidth;
use goimon_domain::settling::PaymentDraft;
use goimon_views::cashier::{self, Receipt, Side};
use std::sync::Arc;
use uuid::Uuid;

/// How many closed checks the till looks back on.
const CLOSED: u32 = 100;

/// Open checks.
pub async fn checkout(visit: Visit) -> Answer {
    page(cashier::checkout(&visit.ctx(), &visit.house, None))
}

/// Open checks, and the one that is being settled, or has just been: what to give back, its receipt, the next.
pub async fn settle(mut visit: Visit) -> Answer {
    let check = visit.check(visit.id("check")?).await?;
    let part = visit.query("part").and_then(|text| text.parse().ok());
    let side = part.map_or(Side::Pay, Side::Part);
    let check = with_balances(&visit, check).await?;
    page(cashier::beside(&visit.ctx(), &visit.house, Some(&check), side))
}

/// The check with what its customer has now: other bills may have moved it since this one last did.
async fn with_balances(visit: &Visit, check: Arc<Check>) -> Result<Arc<Check>, Oops> {
    let Some(customer) = check.customer.as_ref().filter(|_| check.is_open()) else { return Ok(check) };
    let Some(known) = visit.app.store.customer(visit.me.venue, customer.id).await? else { return Ok(check) };
    let earned = check.standing.map_or(0, |standing| standing.earned);
    let standing = Some(Standing { earned, ..known.standing() });
    Ok(Arc::new(Check { standing, ..Check::clone(&check) }))
}

/// Takes money for the bill that the cashier saw.
pub async fn pay(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let key = fields.maybe::<Uuid>("key")?.map(ActKey);
    let taken = match payment(&visit, &fields) {
        Ok(draft) => visit.act(key, Pay(draft)).await,
        Err(oops) => Err(oops),
    };
    match taken {
        Ok(_) => visit.done(format!("/checkout/{check}")),
        Err(oops) => shown_again(&visit, check, oops, Side::Pay),
    }
}

/// The till again, with the reason on top: the bill as it is now, not as it was when this began.
fn shown_again(visit: &Visit, check: CheckId, oops: Oops, side: Side) -> Answer {
    let house = visit.app.books.house(visit.me.venue).unwrap_or_else(|| visit.house.clone());
    let bill = house.check(check).ok().filter(|check| check.is_open());
    if bill.is_none() && side == Side::Money {
        // Closed and put away: the reason alone, with a way out.
        return Err(oops);
    }
    visit.again(oops, |ctx| cashier::beside(ctx, &house, bill.map(AsRef::as_ref), side))
}

/// What the guest takes home.
pub async fn receipt(mut visit: Visit) -> Answer {
    let check = visit.check(visit.id("id")?).await?;
    let part = visit.query("part").and_then(|text| text.parse().ok());
    let width = visit.query("width").and_then(PaperWidth::from_word);
    let printing = visit.query("print").is_some();
    page(cashier::receipt(&visit.ctx(), &visit.house.reference, &check, Receipt { part, width, printing }))
}

/// Checks that were closed lately, or those that are looked for.
pub async fn closed(visit: Visit) -> Answer {
    let venue = &visit.house.reference.venue;
    let asked = Fields::read(visit.req.query_string().as_bytes());
    let (word, day) = (asked.get("q").unwrap_or_default(), asked.get("day").unwrap_or_default());
    let wanted = (!day.is_empty()).then(|| day.parse().map_err(|_| Oops::BadField("date"))).transpose()?;
    let sought = Sought::of(word, wanted, &venue.clock, venue.currency, visit.app.now());
    let checks = visit.app.store.closed_checks(visit.me.venue, sought.as_ref(), CLOSED).await?;
    page(cashier::closed(&visit.ctx(), &visit.house, (word, day), &checks, CLOSED))
}

fn payment(visit: &Visit, fields: &Fields) -> Result<PaymentDraft, Oops> {
    let tender = Tender::from_word(fields.need("tender")?).ok_or(Oops::BadField("tender"))?;
    let amount = amount(visit, fields.need("amount").map_err(|_| Oops::BadAmount)?)?;
    // The page hides what was typed as given once another tender is chosen, but still sends it.
    let given = fields.get("given").filter(|_| tender == Tender::Cash);
    let given = given.map(|text| self::amount(visit, text)).transpose()?;
    let part = fields.maybe::<PartId>("part")?;
    let tip = fields
        .get("tip")
        .filter(|_| fields.ticked("tipping"))
        .map_or(Ok(Money::ZERO), |text| self::amount(visit, text))?;
    // The same for its reference, which notes and coins have none of.
    let reference = fields.get("reference").filter(|_| tender != Tender::Cash).map(str::to_owned);
    Ok(PaymentDraft {
        check: visit.id("id")?,
        version: fields.parse("version")?,
        tender,
        amount,
        given,
        tip,
        reference,
        part,
    })
}

/// An amount as somebody types it: `450000`, `450.000`, `12.75`.
fn amount(visit: &Visit, text: &str) -> Result<Money, Oops> {
    visit.currency().typed(text).map_err(|_| Oops::BadAmount)
}
