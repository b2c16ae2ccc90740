//! Customers: people who come back, known by their phone number, and the tier by which a promotion may be theirs alone.
//!
//! A check keeps the customer as they were when somebody said that it is theirs: who is made a gold member tomorrow changes no
//! bill of tonight. Offers for a tier count at once for all that stands on the check; a price for a tier is told when a line is sent,
//! and what was sent before keeps the price that was told. The house keeps no list of customers: one is read, by index, at the book's own place
//! in the stream, when a check becomes theirs.

use crate::check::Check;
use crate::event::Event;
use crate::house::{House, Touched};
use crate::ids::{CheckId, CustomerId};
use crate::loyalty::{Known, LoyaltyRefusal, Standing};
use crate::refusal::{Refusal, Word};
use serde::{Deserialize, Serialize};

/// The longest name.
pub const MOST_NAME: usize = 60;

/// How dear a customer is to the house, rising.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Known by name.
    #[default]
    Member,
    /// Comes often.
    Silver,
    /// Comes always.
    Gold,
}

impl Tier {
    /// Every tier, rising.
    pub const ALL: [Tier; 3] = [Tier::Member, Tier::Silver, Tier::Gold];

    /// The word in the database, in JSON and in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Tier::Member => "member",
            Tier::Silver => "silver",
            Tier::Gold => "gold",
        }
    }

    /// The tier of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.word() == word)
    }
}

/// Somebody who comes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Their id.
    pub id: CustomerId,
    /// What they are called.
    pub name: String,
    /// Their phone number: digits alone, see [`phone`]; no two customers of a house have the same.
    pub phone: String,
    /// How dear they are to the house.
    pub tier: Tier,
}

impl Customer {
    /// A customer as somebody typed them in; if that makes no sense, which field does not.
    pub fn typed(id: CustomerId, name: &str, typed: &str, tier: Tier) -> Result<Self, &'static str> {
        let name = crate::sending::tidy(name);
        if !(1..=MOST_NAME).contains(&name.chars().count()) {
            return Err("name");
        }
        Ok(Self { id, name, phone: phone(typed).ok_or("phone")?, tier })
    }

    /// The last four digits of their number, by which people are found at the till.
    pub fn tail(&self) -> &str {
        &self.phone[self.phone.len().saturating_sub(4)..]
    }
}

/// A phone number as it is kept: digits alone, with 0 for the country code of Vietnam. `+84 912 345 678` is `0912345678`.
pub fn phone(typed: &str) -> Option<String> {
    let foreign = typed.trim_start().starts_with('+');
    let plain = typed.chars().all(|c| c.is_ascii_digit() || " +-.()".contains(c));
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let digits = match digits.strip_prefix("84") {
        Some(rest) if foreign || digits.len() == 11 => format!("0{rest}"),
        _ => digits,
    };
    (plain && (8..=15).contains(&digits.len())).then_some(digits)
}

/// What happens between a check and a customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Fact {
    /// A check became theirs.
    Attached {
        /// Which.
        check: CheckId,
        /// Whose, as they were then.
        customer: Customer,
        /// Their points and account then.
        #[serde(default)]
        standing: Option<Standing>,
    },
    /// It is nobody's again.
    Detached {
        /// Which.
        check: CheckId,
    },
}

impl Fact {
    /// The word by which the events table and the timeline know it.
    pub fn word(&self) -> &'static str {
        match self {
            Fact::Attached { .. } => "customer_attached",
            Fact::Detached { .. } => "customer_detached",
        }
    }

    /// The check whose timeline it belongs on.
    pub fn check(&self) -> CheckId {
        match self {
            Fact::Attached { check, .. } | Fact::Detached { check } => *check,
        }
    }
}

/// Why something about a customer was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CustomerRefusal {
    /// Nobody of that id in this venue.
    #[error("there is no such customer")]
    NoSuchCustomer,
    /// Somebody else has the number.
    #[error("another customer has this phone number")]
    PhoneTaken,
}

impl From<CustomerRefusal> for Refusal {
    fn from(refusal: CustomerRefusal) -> Self {
        Refusal::Customer(refusal)
    }
}

impl CustomerRefusal {
    /// The sentence's name in the language files (`refused-…`) and in the API's problem types.
    pub fn key(self) -> &'static str {
        match self {
            CustomerRefusal::NoSuchCustomer => "no-such-customer",
            CustomerRefusal::PhoneTaken => "phone-taken",
        }
    }

    /// What fills the blanks of its sentence.
    pub fn words(self) -> Vec<(&'static str, Word)> {
        Vec::new()
    }
}

impl House {
    /// Says whose a check is, or that it is nobody's; nothing when it is so already.
    pub fn attach(
        &self,
        id: CheckId,
        version: u32,
        customer: Option<CustomerId>,
    ) -> Result<Option<crate::event::Fact>, Refusal> {
        let check = self.bill_as_seen(id, version)?;
        if check.has_standing_part() {
            return Err(Refusal::PartPaid);
        }
        let customer = match customer {
            Some(customer) => Some(self.customers.get(&customer).ok_or(CustomerRefusal::NoSuchCustomer)?),
            None => None,
        };
        let standing = customer.map(Known::standing);
        let customer = customer.map(|known| known.customer.clone());
        if check.customer == customer {
            return Ok(None);
        }
        if check.has_theirs() {
            return Err(LoyaltyRefusal::PaidByThem.into());
        }
        let after = Check { customer: customer.clone(), ..Check::clone(check) };
        let paid = check.claimed();
        if after.totals().total < paid {
            return Err(Refusal::PaidAlready { paid });
        }
        let fact = match customer {
            Some(customer) => Fact::Attached { check: id, customer, standing },
            None => Fact::Detached { check: id },
        };
        Ok(Some(crate::event::Fact::Customer(fact)))
    }

    /// Takes in what happened between a check and a customer.
    pub(crate) fn apply_customer(&mut self, fact: &Fact, _: &Event, touched: &mut Touched) {
        let (id, customer, standing) = match fact {
            Fact::Attached { check, customer, standing } => (*check, Some(customer.clone()), *standing),
            Fact::Detached { check } => (*check, None, None),
        };
        self.edit(id, |check| {
            check.version += 1;
            check.customer = customer;
            check.standing = standing;
            touched.checks.insert(check.id);
        });
    }
}

impl Check {
    /// The tier of whoever it is.
    pub fn tier(&self) -> Option<Tier> {
        self.customer.as_ref().map(|customer| customer.tier)
    }
}

#[cfg(test)]
mod tests {
    use super::phone;

    #[test]
    fn phones_are_kept_in_one_way() {
        for typed in ["0912345678", "+84 912 345 678", "84912345678", "091.234.5678", "(0912) 345-678"] {
            assert_eq!(phone(typed).as_deref(), Some("0912345678"), "{typed}");
        }
        assert_eq!(phone("+1 415 555 0100").as_deref(), Some("14155550100"));
        for bad in ["", "5678", "call me", "0912345678x", "1234567890123456"] {
            assert_eq!(phone(bad), None, "{bad}");
        }
    }
}
