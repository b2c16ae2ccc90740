//! Money that is on its way: before the card goes on the terminal, or the guest scans the code, the till writes down what
//! it is about to ask for. Nobody but a person can say whether it came: after a crash, on a reload, on another till it stands
//! there as “unknown, look”, and holds its amount until somebody has looked. What arrived is a payment under the id that the
//! intent had from the start, so that one intent can never become two payments.

use crate::check::Check;
use crate::coursing::CourseRefusal;
use crate::event::{self, Event};
use crate::house::{House, Touched};
use crate::ids::{CheckId, Mint, PartId, PaymentId};
use crate::line::Stamp;
use crate::money::Money;
use crate::payment::{Payment, Tender};
use crate::refusal::{Refusal, Word};
use crate::room_acts::stopped;
use crate::settling::tip_fits;
use crate::staff::Actor;
use crate::time::At;
use serde::{Deserialize, Serialize};

/// More than so many steps nobody has under way on one bill.
pub const MOST_INTENTS: usize = 20;

/// Money that somebody has begun to take by a step outside the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intent {
    /// The id of the payment that it becomes.
    pub id: PaymentId,
    /// By which step.
    pub tender: Tender,
    /// How much of the bill it will settle.
    pub amount: Money,
    /// What comes on top for the people.
    #[serde(default)]
    pub tip: Money,
    /// For which part of a divided check.
    #[serde(default)]
    pub part: Option<PartId>,
    /// When, and who began it.
    pub begun: Stamp,
}

/// A step outside the house that somebody is about to begin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IntentDraft {
    /// For which check.
    pub check: CheckId,
    /// The version of the bill that was seen.
    pub version: u32,
    /// By which step.
    pub tender: Tender,
    /// How much of the bill it will settle.
    pub amount: Money,
    /// What comes on top for the people.
    pub tip: Money,
    /// For which part of a divided check.
    pub part: Option<PartId>,
}

/// What happens with money on its way; that it arrived is a payment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum IntentFact {
    /// A step begins.
    Begun {
        /// For which check.
        check: CheckId,
        /// What.
        intent: Intent,
    },
    /// Somebody has looked: it did not come.
    Missed {
        /// For which check.
        check: CheckId,
        /// Which.
        intent: PaymentId,
        /// How much it would have been.
        amount: Money,
    },
}

impl IntentFact {
    /// The word by which events table and timeline know it.
    pub fn word(&self) -> &'static str {
        match self {
            IntentFact::Begun { .. } => "intent_begun",
            IntentFact::Missed { .. } => "intent_missed",
        }
    }

    /// The check whose timeline it belongs on.
    pub fn check(&self) -> CheckId {
        match self {
            IntentFact::Begun { check, .. } | IntentFact::Missed { check, .. } => *check,
        }
    }
}

/// Why something about money on its way was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IntentRefusal {
    /// Part of what is due is on its way already.
    #[error("{amount:?} of this bill is on its way: look whether it arrived, and say so first")]
    OnItsWay {
        /// How much.
        amount: Money,
    },
    /// Somebody has said already whether it came.
    #[error("that was settled already")]
    Settled,
    /// Cash and the like come at once.
    #[error("only a card, a transfer or a wallet is waited for")]
    NotOutside,
}

impl From<IntentRefusal> for Refusal {
    fn from(refusal: IntentRefusal) -> Self {
        Refusal::Intent(refusal)
    }
}

impl IntentRefusal {
    /// The sentence's name in the language files.
    pub fn key(self) -> &'static str {
        match self {
            IntentRefusal::OnItsWay { .. } => "on-its-way",
            IntentRefusal::Settled => "intent-settled",
            IntentRefusal::NotOutside => "not-outside",
        }
    }

    /// What fills the blanks of its sentence.
    pub fn words(self) -> Vec<(&'static str, Word)> {
        match self {
            IntentRefusal::OnItsWay { amount } => vec![("amount", Word::Money(amount))],
            IntentRefusal::Settled | IntentRefusal::NotOutside => Vec::new(),
        }
    }
}

impl Tender {
    /// Whether it is taken by a step outside the house, whose end only a person sees.
    pub fn is_outside(self) -> bool {
        matches!(self, Tender::Card | Tender::Transfer | Tender::Wallet)
    }
}

impl Check {
    /// What is on its way, of the whole bill.
    pub fn on_its_way(&self) -> Money {
        self.intents.iter().map(|intent| intent.amount).sum()
    }

    /// What of a part is on its way.
    pub fn on_its_way_for(&self, part: PartId) -> Money {
        self.intents.iter().filter(|intent| intent.part == Some(part)).map(|intent| intent.amount).sum()
    }

    /// What was paid or is on its way: the bill may not become less.
    pub fn claimed(&self) -> Money {
        self.paid() + self.on_its_way()
    }

    /// Whether money came in or is on its way: what it was reckoned from may not go elsewhere.
    pub fn has_money(&self) -> bool {
        !self.payments.is_empty() || !self.intents.is_empty()
    }

    /// What is due of the whole, or of one of its parts, and is not on its way.
    pub(crate) fn takable(&self, part: Option<PartId>) -> Result<Money, Refusal> {
        match (&self.division, part) {
            (None, None) => Ok(self.due() - self.on_its_way()),
            (Some(_), Some(part)) => {
                let bill = self.parts().into_iter().find(|bill| bill.id == part).ok_or(Refusal::WhichPart)?;
                Ok(bill.due() - self.on_its_way_for(part))
            }
            (Some(_), None) | (None, Some(_)) => Err(Refusal::WhichPart),
        }
    }

    /// Why so much is more than can be taken: it is owed, but on its way; or it is not owed at all.
    pub(crate) fn too_much(&self, part: Option<PartId>, takable: Money) -> Refusal {
        match part.map_or_else(|| self.on_its_way(), |part| self.on_its_way_for(part)) {
            Money::ZERO => Refusal::MoreThanDue { due: takable },
            amount => IntentRefusal::OnItsWay { amount }.into(),
        }
    }
}

impl House {
    /// Writes down what is about to be asked for outside the house.
    pub fn begin(&self, draft: &IntentDraft, by: &Actor, now: At, mint: &mut dyn Mint) -> Result<event::Fact, Refusal> {
        let check = self.open_check(draft.check)?;
        stopped(check)?;
        if draft.version != check.version {
            return Err(Refusal::Stale { version: check.version, due: check.due() });
        }
        if !draft.tender.is_outside() {
            return Err(IntentRefusal::NotOutside.into());
        }
        let takable = check.takable(draft.part)?;
        if draft.amount > takable {
            return Err(check.too_much(draft.part, takable));
        }
        if draft.amount <= Money::ZERO || check.intents.len() >= MOST_INTENTS {
            return Err(Refusal::BadAmount);
        }
        tip_fits(check, draft.tip, self.reference.venue.currency)?;
        let waiting = check.held().count();
        if draft.amount == check.due() && waiting > 0 {
            return Err(Refusal::Course(CourseRefusal::StillHeld { count: waiting }));
        }
        // Where nobody could book what arrives, nobody begins it.
        self.shift_of(by)?;
        let intent = Intent {
            id: PaymentId(mint.id()),
            tender: draft.tender,
            amount: draft.amount,
            tip: draft.tip,
            part: draft.part,
            begun: Stamp { at: now, by: by.name.clone() },
        };
        Ok(event::Fact::Intent(IntentFact::Begun { check: check.id, intent }))
    }

    /// Somebody has looked: it came. It is a payment now, whatever was done to the bill meanwhile.
    pub fn arrived(
        &self,
        check: CheckId,
        intent: PaymentId,
        reference: Option<&str>,
        by: &Actor,
        now: At,
    ) -> Result<event::Fact, Refusal> {
        let check = self.open_check(check)?;
        let found = intent_of(check, intent)?;
        let reference = reference.map(str::trim).filter(|text| !text.is_empty());
        if reference.is_some_and(|text| !crate::settling::is_reference(text)) {
            return Err(Refusal::BadAmount);
        }
        let shift = self.shift_of(by)?;
        let closed = check.due() == found.amount && check.held().count() == 0;
        let payment = Payment {
            id: found.id,
            tender: found.tender,
            amount: found.amount,
            given: found.amount + found.tip,
            tip: found.tip,
            reference: reference.map(str::to_owned),
            part: found.part,
            reversal: None,
            taken: Stamp { at: now, by: by.name.clone() },
            shift,
            points: 0,
        };
        Ok(event::Fact::Paid { check: check.id, payment, closed })
    }

    /// Somebody has looked: it did not come. The amount can be taken again.
    pub fn missed(&self, check: CheckId, intent: PaymentId) -> Result<event::Fact, Refusal> {
        let check = self.open_check(check)?;
        let found = intent_of(check, intent)?;
        let fact = IntentFact::Missed { check: check.id, intent: found.id, amount: found.amount };
        Ok(event::Fact::Intent(fact))
    }

    /// Takes in what happened with money on its way.
    pub(crate) fn apply_intent(&mut self, fact: &IntentFact, _: &Event, touched: &mut Touched) {
        self.edit(fact.check(), |check| {
            check.version += 1;
            match fact {
                IntentFact::Begun { intent, .. } => check.expect_money(intent),
                IntentFact::Missed { intent, .. } => check.miss_money(*intent),
            }
            touched.checks.insert(check.id);
        });
    }
}

fn intent_of(check: &Check, id: PaymentId) -> Result<&Intent, Refusal> {
    let found = check.intents.iter().find(|intent| intent.id == id);
    found.ok_or_else(|| match check.payments.iter().any(|payment| payment.id == id) {
        true => IntentRefusal::Settled.into(),
        false => Refusal::NoSuchPayment,
    })
}
