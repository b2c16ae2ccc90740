//! Customers: their list, one of them with their statement, and what the till and the receipt say of them.

use crate::cashier::tender_word;
use crate::live::Look;
use crate::{Ctx, Words};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::customer::Tier;
use goimon_domain::house::House;
use goimon_domain::loyalty::{Entry, EntryFor, Known, LoyaltyFact};
use goimon_domain::money::{Currency, Money};
use goimon_domain::payment::Tender;
use goimon_domain::staff::Role;

#[derive(Template)]
#[template(path = "customers/list.html")]
struct ListPage<'a> {
    ctx: &'a Ctx<'a>,
    typed: &'a str,
    rows: Vec<(&'a Known, String)>,
    /// Whose payments of debts are on their way.
    waiting: Vec<(String, String)>,
    tiers: [Tier; 3],
}

/// Everybody, or whoever fits what was typed.
pub fn list(ctx: &Ctx<'_>, house: &House, typed: &str, found: &[Known]) -> askama::Result<String> {
    let currency = house.reference.venue.currency;
    let rows = found.iter().map(|known| (known, balances(&ctx.w, currency, known.points, known.owed)));
    let waiting = house.debts_on_their_way(None).map(|intent| {
        let tender = ctx.w.t(tender_word(&intent.tender));
        (intent.customer.to_string(), format!("{} · {tender} {}", intent.name, currency.full(intent.amount)))
    });
    ListPage { ctx, typed, rows: rows.collect(), waiting: waiting.collect(), tiers: Tier::ALL }.render()
}

#[derive(Template)]
#[template(path = "customers/one.html")]
struct OnePage<'a> {
    ctx: &'a Ctx<'a>,
    known: &'a Known,
    tiers: [Tier; 3],
    limit: String,
    limit_shown: String,
    points: String,
    owed: String,
    owed_plain: String,
    owes: bool,
    manager: bool,
    /// Payments of the debt that are on their way.
    waiting: Vec<Waiting>,
    rows: Vec<Row>,
}

/// A payment of a debt that is on its way.
struct Waiting {
    id: String,
    what: String,
    about: String,
    /// Where to look for it.
    look: &'static str,
}

/// A row of a statement.
struct Row {
    when: String,
    who: String,
    what: String,
    points: String,
    owed: String,
    points_after: String,
    owed_after: String,
}

/// The tenders by which a debt is paid.
const MONEY: [Tender; 4] = [Tender::Cash, Tender::Transfer, Tender::Card, Tender::Wallet];

impl OnePage<'_> {
    fn is(&self, tier: &Tier) -> bool {
        self.known.customer.tier == *tier
    }

    fn tenders(&self) -> [(Tender, &'static str); 4] {
        MONEY.map(|tender| (tender, tender_word(&tender)))
    }
}

/// A customer: who they are, what they owe, and everything that made it so.
pub fn one(ctx: &Ctx<'_>, house: &House, known: &Known, entries: &[Entry]) -> askama::Result<String> {
    let currency = house.reference.venue.currency;
    // What is on its way is not asked for again.
    let waits = house.debts_on_their_way(Some(known.customer.id)).map(|intent| intent.amount).sum();
    let left = known.owed - waits;
    let signed = |units: i64, text: String| if units > 0 { format!("+{text}") } else { text };
    let row = |entry: &Entry| Row {
        when: ctx.date_and_wall(entry.stamp.at),
        who: entry.stamp.by.clone(),
        what: what(&ctx.w, entry),
        points: if entry.points == 0 { String::new() } else { signed(entry.points, entry.points.to_string()) },
        owed: if entry.owed == Money::ZERO {
            String::new()
        } else {
            signed(entry.owed.units(), currency.bare(entry.owed))
        },
        points_after: entry.points_after.to_string(),
        owed_after: currency.bare(entry.owed_after),
    };
    OnePage {
        ctx,
        known,
        tiers: Tier::ALL,
        limit: currency.plain(known.limit),
        limit_shown: currency.full(known.limit),
        points: ctx.w.n("points-count", known.points),
        owed: currency.full(known.owed),
        owed_plain: currency.plain(left.at_least(Money::ZERO)),
        owes: left > Money::ZERO,
        manager: ctx.is(Role::Manager),
        waiting: waiting(ctx, house, known),
        rows: entries.iter().map(row).collect(),
    }
    .render()
}

fn waiting(ctx: &Ctx<'_>, house: &House, known: &Known) -> Vec<Waiting> {
    let rows = house.debts_on_their_way(Some(known.customer.id)).map(|intent| Waiting {
        id: intent.id.to_string(),
        what: format!("{} {}", ctx.w.t(tender_word(&intent.tender)), ctx.money(intent.amount)),
        about: format!("{} {}", ctx.date_and_wall(intent.begun.at), intent.begun.by),
        look: crate::cashier::where_to_look(intent.tender),
    });
    rows.collect()
}

/// `Earned · #41`.
fn what(w: &Words, entry: &Entry) -> String {
    let back = entry.points < 0 && entry.what == EntryFor::Earned
        || entry.points > 0 && entry.what == EntryFor::Spent
        || entry.owed < Money::ZERO && entry.what == EntryFor::Charged;
    let key = match (entry.what, back) {
        (EntryFor::Earned, false) => "entry-earned",
        (EntryFor::Earned, true) => "entry-earned-back",
        (EntryFor::Spent, false) => "entry-spent",
        (EntryFor::Spent, true) => "entry-spent-back",
        (EntryFor::Charged, false) => "entry-charged",
        (EntryFor::Charged, true) => "entry-charged-back",
        (EntryFor::Settled, _) => "entry-settled",
        (EntryFor::Corrected, _) => "entry-corrected",
    };
    let tender = entry.tender.map(|tender| w.t(tender_word(&tender)).to_owned());
    let number = entry.number.map(|number| format!("#{number}"));
    [Some(w.t(key).to_owned()), tender, number, entry.reason.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// `120 points · owes 50,000`; only what there is.
pub(crate) fn balances(w: &Words, currency: Currency, points: i64, owed: Money) -> String {
    let points = (points != 0).then(|| w.n("points-count", points));
    let owed = match owed {
        Money::ZERO => None,
        owed if owed.is_negative() => Some(w.s("account-ahead", currency.full(-owed))),
        owed => Some(w.s("account-owes", currency.full(owed))),
    };
    points.into_iter().chain(owed).collect::<Vec<_>>().join(" · ")
}

/// What a receipt says of whose check it is.
pub(crate) fn on_receipt(currency: Currency, check: &Check) -> Vec<(&'static str, String)> {
    let Some(customer) = &check.customer else { return Vec::new() };
    let mut rows = vec![("receipt-customer", customer.name.clone())];
    if let Some(standing) = &check.standing {
        let earned = if standing.earned > 0 { format!(" (+{})", standing.earned) } else { String::new() };
        if standing.points != 0 || standing.earned > 0 {
            rows.push(("customer-points", format!("{}{earned}", standing.points)));
        }
        if standing.owed != Money::ZERO {
            rows.push(("customer-owes", currency.full(standing.owed)));
        }
    }
    rows
}

/// What was written on a statement, for the timeline.
pub(crate) fn deed(look: &Look<'_>, fact: &LoyaltyFact) -> (String, String) {
    let currency = look.house.reference.venue.currency;
    let entry = match fact {
        LoyaltyFact::Booked { entry } => entry,
        LoyaltyFact::DebtBegun { intent } => {
            let tender = look.w.t(tender_word(&intent.tender));
            let detail = format!("{} · {tender} {}", intent.name, currency.full(intent.amount));
            return (look.w.t("deed-debt-begun").to_owned(), detail);
        }
        LoyaltyFact::DebtMissed { amount, .. } => {
            return (look.w.t("deed-debt-missed").to_owned(), currency.full(*amount));
        }
    };
    let points = (entry.points != 0).then(|| look.w.n("points-count", entry.points));
    let owed = (entry.owed != Money::ZERO).then(|| currency.full(entry.owed));
    let moved = points.into_iter().chain(owed).collect::<Vec<_>>().join(" · ");
    (look.w.s("deed-entry", what(&look.w, entry)), moved)
}
