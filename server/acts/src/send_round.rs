//! Sending a round. The round's id is the act's key: it happens exactly once.

use crate::act::{Act, Desk};
use crate::answers::{Sent, sent_tickets};
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::money::Money;
use goimon_domain::refusal::Refusal;
use goimon_domain::sending::RoundDraft;
use serde::Serialize;

/// Sends a round.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct SendRound(pub RoundDraft);

impl Act for SendRound {
    type Answer = Sent;
    const NAME: &'static str = "send_round";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        desk.house.send(&self.0, desk.by, desk.now, desk.mint).map(|fact| vec![fact])
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Sent {
        // What is sent on a check that was merged goes on the one into which it was.
        let standing = house.standing(self.0.check);
        let check = house.checks.get(&standing);
        let (number, lines, new) = match facts {
            [Fact::RoundSent { round, lines, tickets, .. }] => (round.number, lines.as_slice(), tickets.as_slice()),
            // `decide` gives that one fact or a refusal.
            _ => (0, &[][..], &[][..]),
        };
        let tickets = sent_tickets(check.map(AsRef::as_ref), lines, new);
        Sent {
            round: self.0.id,
            check: standing,
            number,
            version: check.map_or(0, |check| check.version),
            total: check.map_or(Money::ZERO, |check| check.totals().total),
            seq: house.seq,
            lines: lines.iter().map(|line| line.id).collect(),
            tickets,
        }
    }
}
