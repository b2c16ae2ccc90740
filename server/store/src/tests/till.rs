//! What a cashier does, at random.

use super::player::Player;
use goimon_domain::discount::{DiscountDraft, Off};
use goimon_domain::division::{Allotment, DivisionDraft};
use goimon_domain::event::Fact;
use goimon_domain::ids::CheckId;
use goimon_domain::money::{Money, Rate};
use goimon_domain::payment::Tender;
use goimon_domain::reopening::ReopenDraft;
use goimon_domain::reversing::{Back, RefundDraft, VoidDraft};
use goimon_domain::settling::PaymentDraft;
use goimon_domain::staff::Actor;
use sea_orm::prelude::Uuid;

impl Player {
    /// Something that a cashier might do now with a check; nothing when it makes no sense.
    pub fn tap_the_till(&mut self, check: CheckId) -> Option<Fact> {
        let found = self.house.checks[&check].clone();
        let (by, now) = (Self::lan(), self.now);
        match self.any(11) {
            0 | 1 => {
                let off = if self.any(2) == 0 { Off::Percent(Rate(500)) } else { Off::Amount(Money::minor(3_000)) };
                let place = self.any(found.lines.len() * 2);
                let line = found.lines.get(place).map(|line| line.id);
                let reason = "khách quen".to_owned();
                let draft = DiscountDraft { check, version: found.version, line, off, reason, approval: None };
                let minh = Actor::house();
                self.house.discount(&draft, &minh, now, &mut Uuid::now_v7).ok()
            }
            3 => {
                let payment = found.payments.first()?.id;
                let draft =
                    VoidDraft { check, version: found.version, payment, reason: "nhầm".into(), approval: None };
                self.house.void_payment(&draft, &by, now, &mut Uuid::now_v7).ok()
            }
            4 => {
                let payment = found.payments.first()?.id;
                let line = found.lines.first()?.id;
                let back =
                    if self.any(2) == 0 { Back::Lines(vec![(line, 1)]) } else { Back::Amount(Money::minor(500)) };
                let draft = RefundDraft {
                    check,
                    version: found.version,
                    payment,
                    back,
                    reason: "trả món".into(),
                    approval: None,
                };
                self.house.refund(&draft, &Actor::house(), now, &mut Uuid::now_v7).ok()
            }
            7 => {
                let parts = vec![(1, None), (1, None), (0, Some(Money::minor(1_000)))];
                let line = found.lines.first()?.id;
                let allotted = vec![Allotment { line, weights: vec![1, 2, 0] }];
                let draft = DivisionDraft { check, version: found.version, parts, allotted, seats: Vec::new() };
                self.house.divide(&draft, &mut Uuid::now_v7).ok()
            }
            8 => {
                let parts = found.parts();
                let bill = parts.get(self.any(parts.len()))?;
                let (amount, part) = (bill.due(), Some(bill.id));
                let (tender, tip) = (Tender::Wallet, Money::minor(100));
                let draft = PaymentDraft {
                    check,
                    version: found.version,
                    tender,
                    amount,
                    given: None,
                    tip,
                    reference: None,
                    part,
                };
                self.house.pay(&draft, &by, now, &mut Uuid::now_v7).ok()
            }
            9 => {
                let began = self.any(2) == 0;
                self.house.settle(check, began, now).ok().flatten()
            }
            10 => self.house.take_to_paper(check, None).ok().flatten(),
            5 => {
                let draft = ReopenDraft { check, reason: "tính nhầm".into(), approval: None };
                self.house.reopen(&draft, &Actor::house(), now, &mut Uuid::now_v7).ok()
            }
            _ => {
                let given = found.standing_discounts().next()?.id;
                self.house.withdraw_discount(check, found.version, given).ok()
            }
        }
    }
}
