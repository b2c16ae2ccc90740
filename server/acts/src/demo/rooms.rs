//! Two rooms that are let by the hour, at the prices that a karaoke house in Saigon asks.

use crate::door::{Door, DoorError};
use goimon_domain::ids::{RatePlanId, VenueId};
use goimon_domain::lang::Named;
use goimon_domain::money::Money;
use goimon_domain::rates::{Days, RatePlan, RateRule, Weekdays};
use goimon_domain::staff::Actor;
use goimon_store::{Change, StoreError};
use uuid::Uuid;

/// From six in the morning until six in the evening.
const DAY: (u16, u16) = (6 * 60, 18 * 60);
/// And on until six.
const NIGHT: (u16, u16) = (18 * 60, 6 * 60);
/// Friday, Saturday, Sunday.
const WEEKEND: [u8; 3] = [4, 5, 6];

impl Door {
    /// An area with a room of each kind.
    pub(super) async fn furnish_rooms(&self, venue: VenueId) -> Result<(), DoorError> {
        let by = Actor::house();
        self.change(venue, &by, Change::Area { name: Named::new("Phòng hát", "Karaoke rooms") }).await?;
        let area = self.books.house(venue).and_then(|house| house.reference.areas.last().map(|area| area.id));
        let area = area.ok_or(StoreError::NotFound { what: "area" })?;
        for plan in [standard(), vip()] {
            let (id, label) = (plan.id, plan.name.en.clone());
            self.change(venue, &by, Change::RatePlan(Box::new(plan))).await?;
            self.change(venue, &by, Change::Tables { area, labels: vec![label.clone()], seats: 10 }).await?;
            let house = self.books.house(venue);
            let room =
                house.and_then(|house| house.reference.tables.iter().find(|table| table.label == label).cloned());
            let table = room.ok_or(StoreError::NotFound { what: "table" })?.id;
            self.change(venue, &by, Change::TablePlan { table, plan: Some(id) }).await?;
        }
        Ok(())
    }
}

fn standard() -> RatePlan {
    plan("STD", vec![rule(Weekdays::ALL, DAY, 90_000, 0), rule(Weekdays::ALL, NIGHT, 150_000, 0)])
}

fn vip() -> RatePlan {
    let week = [rule(Weekdays::ALL, DAY, 120_000, 0), rule(Weekdays::ALL, NIGHT, 200_000, 0)];
    plan("VIP", week.into_iter().chain([rule(Weekdays::of(WEEKEND), NIGHT, 250_000, 1)]).collect())
}

fn plan(name: &str, rules: Vec<RateRule>) -> RatePlan {
    RatePlan {
        id: RatePlanId(Uuid::now_v7()),
        name: Named::same(name),
        tax_class: "karaoke".into(),
        block: 15,
        grace: 5,
        minimum: 60,
        step: Money::minor(1_000),
        rules,
    }
}

fn rule(days: Weekdays, (from, to): (u16, u16), per_hour: i64, priority: u8) -> RateRule {
    RateRule { days: Days::Week(days), from, to, per_hour: Money::minor(per_hour), priority }
}
