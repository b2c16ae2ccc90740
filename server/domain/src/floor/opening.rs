//! Opening a check, correcting its covers, and putting away one on which nothing was ordered.

use crate::check::Check;
use crate::event::Fact;
use crate::house::House;
use crate::ids::{CheckId, Mint, TableId};
use crate::line::{Line, Stamp};
use crate::promotion::Promotion;
use crate::refusal::Refusal;
use crate::room_acts::stopped;
use crate::staff::Actor;
use crate::time::At;
use jiff::civil::Date;
use std::cmp::Reverse;

/// More guests than this at one table is a slip of the finger.
pub const MOST_COVERS: u16 = 500;

impl House {
    /// Guests sit down at a table (or take away, without one). A second check on a taken table is opened only when
    /// that is what is wanted (`alongside`): two waiters who greet the same guests get one check.
    pub fn seat(
        &self,
        table: Option<TableId>,
        covers: u16,
        alongside: bool,
        by: &Actor,
        now: At,
        mint: &mut dyn Mint,
    ) -> Result<Fact, Refusal> {
        in_range(covers)?;
        let label = match table {
            None => String::new(),
            Some(id) => self.reference.table(id).ok_or(Refusal::NoSuchTable)?.label.clone(),
        };
        if let (Some(id), false) = (table, alongside)
            && let Some(taken) = self.checks_at(id).next()
        {
            return Err(Refusal::TableTaken { table: label, check: taken.id });
        }
        let venue = &self.reference.venue;
        let business_day = venue.clock.business_day(now).max(self.numbers.day);
        Ok(Fact::CheckOpened {
            check: Box::new(Check {
                id: CheckId(mint.id()),
                number: self.numbers.on(business_day).check + 1,
                table,
                table_label: label,
                covers,
                business_day,
                terms: venue.terms,
                opened: Stamp { at: now, by: by.name.clone() },
                waiter: by.staff,
                version: 1,
                rounds: Vec::new(),
                lines: Vec::new(),
                tickets: Vec::new(),
                payments: Vec::new(),
                discounts: Vec::new(),
                division: None,
                intents: Vec::new(),
                settling: None,
                prints: 0,
                bill_asked: None,
                closed: None,
                away: None,
                note: None,
                merged_into: None,
                merged: Vec::new(),
                offers: self.offers_on(business_day),
                redeemed: Vec::new(),
                stay: None,
                customer: None,
                standing: None,
            }),
        })
    }

    /// The offers that a check opened on this day knows of: by priority, the older first.
    fn offers_on(&self, day: Date) -> Vec<Promotion> {
        let mut offers: Vec<Promotion> =
            self.reference.promotions.iter().filter(|offer| offer.is_offer_on(day)).cloned().collect();
        offers.sort_by_key(|offer| (Reverse(offer.priority), offer.id));
        offers
    }

    /// More or fewer guests than first said.
    pub fn set_covers(&self, check: CheckId, covers: u16) -> Result<Fact, Refusal> {
        in_range(covers)?;
        self.open_check(check)?;
        Ok(Fact::CoversSet { check, covers })
    }

    /// The guests left before ordering anything, or all of it was taken off.
    pub fn put_away(&self, id: CheckId) -> Result<Fact, Refusal> {
        let check = self.open_check(id)?;
        stopped(check)?;
        if check.lines.iter().all(Line::is_voided) && !check.has_money() {
            Ok(Fact::CheckDropped { check: id })
        } else {
            Err(Refusal::NotEmpty { number: check.number })
        }
    }
}

fn in_range(covers: u16) -> Result<(), Refusal> {
    if (1..=MOST_COVERS).contains(&covers) { Ok(()) } else { Err(Refusal::BadCovers) }
}
