//! Money on its way, as programs see and say it.

use super::wanted::TenderWord;
use goimon_domain::ids::{CheckId, PartId, PaymentId};
use goimon_domain::intent::{self, IntentDraft};
use goimon_domain::money::Money;
use goimon_domain::time::At;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A step outside the house that is about to begin.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewIntent {
    /// The version of the check that was seen.
    pub version: u32,
    /// By which step: `card`, `transfer` or `wallet`.
    pub tender: TenderWord,
    /// How much of the bill it will settle, in minor units.
    #[schema(value_type = i64)]
    pub amount: Money,
    /// What comes on top for the people, in minor units: no part of the bill.
    #[serde(default)]
    #[schema(value_type = i64)]
    pub tip: Money,
    /// For which part of a divided check.
    #[schema(value_type = Option<Uuid>)]
    pub part: Option<PartId>,
}

impl NewIntent {
    /// The step for a check.
    pub fn draft(self, check: CheckId) -> IntentDraft {
        let NewIntent { version, tender, amount, tip, part } = self;
        IntentDraft { check, version, tender: tender.tender(), amount, tip, part }
    }
}

/// What the terminal or bank said of it.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Came {
    /// What it calls it.
    #[schema(max_length = 40)]
    pub reference: Option<String>,
}

/// Money is on its way.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct Begun {
    /// The intent: its id is the payment's, should it come.
    #[schema(value_type = Uuid)]
    pub intent: PaymentId,
    /// What is still due, minor units; what is on its way is due until it has come.
    #[schema(value_type = i64)]
    pub due: Money,
    /// What is on its way of it, minor units.
    #[schema(value_type = i64)]
    pub on_its_way: Money,
    /// The version of the check after it.
    pub version: u32,
}

/// Money of which nobody has said yet whether it came.
#[derive(Serialize, ToSchema)]
pub struct Intent<'a> {
    /// Its id, which the payment will have.
    #[schema(value_type = Uuid)]
    pub id: PaymentId,
    /// By which step: `card`, `transfer` or `wallet`.
    pub tender: &'static str,
    /// How much of the bill it will settle.
    #[schema(value_type = i64)]
    pub amount: Money,
    /// What comes on top.
    #[schema(value_type = i64)]
    pub tip: Money,
    /// For which part of a divided check.
    #[schema(value_type = Option<Uuid>)]
    pub part: Option<PartId>,
    /// When it was begun.
    #[schema(value_type = i64)]
    pub begun_at: At,
    /// By whom.
    pub begun_by: &'a str,
}

impl<'a> Intent<'a> {
    /// An intent of a check.
    pub fn of(intent: &'a intent::Intent) -> Self {
        Self {
            id: intent.id,
            tender: intent.tender.word(),
            amount: intent.amount,
            tip: intent.tip,
            part: intent.part,
            begun_at: intent.begun.at,
            begun_by: &intent.begun.by,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_as_described() {
        let answer = goimon_acts::Begun {
            intent: uuid::Uuid::nil().into(),
            due: Money::minor(9),
            on_its_way: Money::minor(4),
            version: 3,
        };
        let written = serde_json::to_value(answer).unwrap();
        let read: Begun = serde_json::from_value(written.clone()).unwrap();
        assert_eq!(serde_json::to_value(read).unwrap(), written);
    }
}
