//! What a cashier does, at random.

use super::player::Player;
use goimon_domain::discount::{DiscountDraft, Off};
use goimon_domain::event::Fact;
use goimon_domain::ids::CheckId;
use goimon_domain::money::{Money, Rate};
use sea_orm::prelude::Uuid;

impl Player {
    /// Something that a cashier might do now with a check; nothing when it makes no sense.
    pub fn tap_the_till(&mut self, check: CheckId) -> Option<Fact> {
        let found = self.house.checks[&check].clone();
        let (by, now) = (Self::lan(), self.now);
        match self.any(3) {
            0 | 1 => {
                let off = if self.any(2) == 0 { Off::Percent(Rate(500)) } else { Off::Amount(Money::minor(3_000)) };
                let place = self.any(found.lines.len() * 2);
                let line = found.lines.get(place).map(|line| line.id);
                let reason = "khách quen".to_owned();
                let draft = DiscountDraft { check, version: found.version, line, off, reason };
                let minh = (self.any(2) == 0).then_some("Minh");
                self.house.discount(&draft, minh, &by, now, &mut Uuid::now_v7).ok()
            }
            _ => {
                let given = found.standing_discounts().next()?.id;
                self.house.withdraw_discount(check, found.version, given).ok()
            }
        }
    }
}
