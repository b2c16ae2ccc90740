//! Customers, as programs see them.

use goimon_domain::customer;
use goimon_domain::ids::CustomerId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Some customers.
#[derive(Serialize, ToSchema)]
pub struct Customers {
    /// They.
    pub customers: Vec<OneCustomer>,
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
