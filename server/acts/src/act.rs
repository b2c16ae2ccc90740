//! What an act is: a thing a person does, decided against the house as it stands.

use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, CustomerId, Mint, ShiftId};
use goimon_domain::refusal::Refusal;
use goimon_domain::staff::Actor;
use goimon_domain::time::At;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

/// A thing a person does. Deciding is pure and may happen more than once; only what was committed counts.
pub trait Act: Serialize + Send + Sync + 'static {
    /// What the person gets back once it is durable.
    type Answer: Serialize + DeserializeOwned + Send + 'static;

    /// The word by which answers, metrics and logs know it.
    const NAME: &'static str;

    /// What happens, given the house; nothing when it had happened already.
    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal>;

    /// The answer, from what happened and the house after it.
    fn answer(&self, facts: &[Fact], house: &House) -> Self::Answer;

    /// A check that may have been closed long ago, and must be in the house to decide this.
    fn needs(&self) -> Option<CheckId> {
        None
    }

    /// What else must be read at the house's own place in the stream to decide this.
    fn asks(&self, _house: &House) -> Vec<Ask> {
        Vec::new()
    }
}

/// Something that the house does not keep, and that is read while an act about it is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The code of a voucher.
    Coupon(String),
    /// A customer.
    Customer(CustomerId),
    /// A shift that may have been closed long ago.
    Shift(ShiftId),
}

/// The customer of a check, whose points and account an act about its money may change.
pub(crate) fn customer_of(check: CheckId, house: &House) -> Option<Ask> {
    let customer = house.checks.get(&check)?.customer.as_ref()?;
    Some(Ask::Customer(customer.id))
}

/// What an act has before it.
pub struct Desk<'a> {
    /// The house as it stands.
    pub house: &'a House,
    /// Who acts.
    pub by: &'a Actor,
    /// The server's clock.
    pub now: At,
    /// Where new ids come from.
    pub mint: &'a mut dyn Mint,
}

/// An act of any kind, for the queue: its answer is JSON, so that a repeated one is the same to the byte.
pub(crate) trait AnyAct: Send + Sync {
    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal>;
    fn answer(&self, facts: &[Fact], house: &House) -> String;
    fn name(&self) -> &'static str;
    fn needs(&self) -> Option<CheckId>;
    fn asks(&self, house: &House) -> Vec<Ask>;
}

impl<A: Act> AnyAct for A {
    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Act::decide(self, desk)
    }

    fn answer(&self, facts: &[Fact], house: &House) -> String {
        // Answers are plain structs with string keys: writing them to a string cannot fail.
        serde_json::to_string(&Act::answer(self, facts, house)).unwrap_or_default()
    }

    fn name(&self) -> &'static str {
        A::NAME
    }

    fn needs(&self) -> Option<CheckId> {
        Act::needs(self)
    }

    fn asks(&self, house: &House) -> Vec<Ask> {
        Act::asks(self, house)
    }
}

/// Tells two acts that came with the same key apart: 16 bytes over the act's name and everything it says.
pub(crate) fn fingerprint<A: Act>(act: &A) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(A::NAME.as_bytes());
    // As above: cannot fail.
    hash.update(serde_json::to_vec(act).unwrap_or_default());
    let mut out = [0; 16];
    out.copy_from_slice(&hash.finalize()[..16]);
    out
}
