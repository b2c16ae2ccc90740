//! Customers, as programs see them.

use super::wanted::TenderWord;
use goimon_domain::customer;
use goimon_domain::ids::{CheckId, CustomerId, EntryId};
use goimon_domain::loyalty::{self, Entry, Known};
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::time::At;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Some customers.
#[derive(Serialize, ToSchema)]
pub struct Customers {
    /// They.
    pub customers: Vec<KnownCustomer>,
}

/// Somebody who comes back.
#[derive(Serialize, ToSchema)]
pub struct OneCustomer {
    /// Their id.
    #[schema(value_type = Uuid)]
    pub id: CustomerId,
    /// What they are called.
    pub name: String,
    /// Their phone number: digits alone.
    #[schema(example = "0912345678")]
    pub phone: String,
    /// How dear they are to the house.
    pub tier: TierWord,
}

/// A customer with everything that is between them and the house.
#[derive(Serialize, ToSchema)]
pub struct KnownCustomer {
    /// Who.
    #[serde(flatten)]
    pub customer: OneCustomer,
    /// What people should know of them.
    pub note: Option<String>,
    /// Their points.
    pub points: i64,
    /// What they owe, minor units; below zero the house owes them.
    #[schema(value_type = i64)]
    pub owed: Money,
    /// Up to how much they may owe, minor units.
    #[schema(value_type = i64)]
    pub limit: Money,
}

/// A customer and their statement.
#[derive(Serialize, ToSchema)]
pub struct Statement {
    /// Whose.
    #[serde(flatten)]
    pub customer: KnownCustomer,
    /// Payments of their debt that are on their way.
    pub waiting: Vec<DebtWaiting>,
    /// Its rows, the latest first.
    pub entries: Vec<EntryShown>,
}

/// A row of a statement.
#[derive(Serialize, ToSchema)]
pub struct EntryShown {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: EntryId,
    /// What for: `earned`, `spent`, `charged`, `settled` or `corrected`; with the other sign it went back.
    pub what: &'static str,
    /// Points more, or below zero fewer.
    pub points: i64,
    /// Debt more, or below zero less, minor units.
    #[schema(value_type = i64)]
    pub owed: Money,
    /// Points after it.
    pub points_after: i64,
    /// Debt after it, minor units.
    #[schema(value_type = i64)]
    pub owed_after: Money,
    /// The check it comes of.
    #[schema(value_type = Option<Uuid>)]
    pub check: Option<CheckId>,
    /// How a debt was paid.
    pub tender: Option<&'static str>,
    /// Why, where somebody wrote it by hand.
    pub reason: Option<String>,
    /// When.
    #[schema(value_type = i64)]
    pub at: At,
    /// By whom.
    pub by: String,
}

/// Points and account, as they stood when a check was last about them.
#[derive(Serialize, ToSchema)]
pub struct Standing {
    /// Points.
    pub points: i64,
    /// Debt, minor units.
    #[schema(value_type = i64)]
    pub owed: Money,
    /// What this check has earned.
    pub earned: i64,
}

/// Who somebody is from now on. What is not said stays; tier and limit are a manager's to say.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CustomerChange {
    /// What they are called.
    #[schema(min_length = 1, max_length = 60)]
    pub name: Option<String>,
    /// Their phone number, in any writing.
    pub phone: Option<String>,
    /// How dear they are to the house.
    pub tier: Option<TierWord>,
    /// What people should know of them; empty: nothing.
    #[schema(max_length = 200)]
    pub note: Option<String>,
    /// Up to how much they may owe, minor units.
    #[schema(value_type = Option<i64>)]
    pub limit: Option<Money>,
}

/// A debt that somebody pays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DebtPaid {
    /// How much, minor units.
    #[schema(value_type = i64)]
    pub amount: Money,
    /// How: `cash`, `card`, `transfer` or `wallet`.
    pub tender: TenderWord,
}

/// Whether the payment of a debt came.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DebtSeen {
    /// It did.
    pub came: bool,
}

/// What a manager puts right.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// So many points more, or below zero fewer.
    #[serde(default)]
    pub points: i64,
    /// So much debt more, or below zero less, minor units.
    #[serde(default)]
    #[schema(value_type = i64)]
    pub owed: Money,
    /// Why.
    #[schema(min_length = 1, max_length = 80)]
    pub reason: String,
}

/// A payment of a debt that is on its way.
#[derive(Serialize, ToSchema)]
pub struct DebtWaiting {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: EntryId,
    /// How.
    pub tender: &'static str,
    /// How much, minor units.
    #[schema(value_type = i64)]
    pub amount: Money,
    /// When it was begun, in milliseconds.
    #[schema(value_type = i64)]
    pub at: At,
    /// By whom.
    pub by: String,
}

impl DebtWaiting {
    /// As the house keeps it.
    pub fn of(intent: &loyalty::DebtIntent) -> Self {
        let loyalty::DebtIntent { id, tender, amount, begun, .. } = intent;
        Self { id: *id, tender: tender.word(), amount: *amount, at: begun.at, by: begun.by.clone() }
    }
}

impl KnownCustomer {
    /// A customer of the house.
    pub fn of(known: Known) -> Self {
        let Known { customer, note, limit, points, owed } = known;
        Self { customer: OneCustomer::of(customer), note, points, owed, limit }
    }
}

impl EntryShown {
    /// A row of a statement.
    pub fn of(entry: Entry) -> Self {
        Self {
            id: entry.id,
            what: entry.what.word(),
            points: entry.points,
            owed: entry.owed,
            points_after: entry.points_after,
            owed_after: entry.owed_after,
            check: entry.check,
            tender: entry.tender.map(Tender::word),
            reason: entry.reason,
            at: entry.stamp.at,
            by: entry.stamp.by,
        }
    }
}

impl Standing {
    /// As a check keeps it.
    pub fn of(standing: loyalty::Standing) -> Self {
        Self { points: standing.points, owed: standing.owed, earned: standing.earned }
    }
}

/// A customer as a program wants them.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCustomer {
    /// What they are called.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// Their phone number, in any writing.
    pub phone: String,
    /// How dear they are to the house.
    #[serde(default)]
    pub tier: TierWord,
}

/// Whose a check is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Whose {
    /// The version of the check that was seen.
    pub version: u32,
    /// Whose; nobody's without one.
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    pub customer: Option<CustomerId>,
}

/// How dear a customer is, rising.
#[derive(Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TierWord {
    /// Known by name.
    #[default]
    Member,
    /// Comes often.
    Silver,
    /// Comes always.
    Gold,
}

impl OneCustomer {
    /// A customer of the house.
    pub fn of(customer: customer::Customer) -> Self {
        let customer::Customer { id, name, phone, tier } = customer;
        Self { id, name, phone, tier: tier.into() }
    }
}

impl From<customer::Tier> for TierWord {
    fn from(tier: customer::Tier) -> Self {
        match tier {
            customer::Tier::Member => TierWord::Member,
            customer::Tier::Silver => TierWord::Silver,
            customer::Tier::Gold => TierWord::Gold,
        }
    }
}

impl From<TierWord> for customer::Tier {
    fn from(tier: TierWord) -> Self {
        match tier {
            TierWord::Member => customer::Tier::Member,
            TierWord::Silver => customer::Tier::Silver,
            TierWord::Gold => customer::Tier::Gold,
        }
    }
}
