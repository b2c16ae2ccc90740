//! The schema, step by step. Every step works on SQLite and PostgreSQL, whole or not at all.
//!
//! Every table carries `venue_id` and every key starts with it. Integers are BIGINT, money is minor units, times are
//! milliseconds UTC, days are ISO text; ids are 16 bytes (`uuid` on PostgreSQL).

mod ddl;
mod m20261123_000001_house;
mod m20261123_000002_evening;
mod m20261124_000010_edits;
mod m20261124_000020_portions;
mod m20261124_000021_moves;
mod m20261124_000030_till;
mod m20261124_000031_tenders;
mod m20261124_000032_parts;
mod m20261125_000100_courses;
mod m20261125_000200_screens;
mod m20261125_000300_patience;
mod m20261125_000400_cooking;
mod m20261125_000401_reservations;
mod m20261125_000500_printers;
mod m20261125_000600_shifts;
mod m20261125_000700_rooms;
mod m20261125_000800_promotions;
mod m20261125_000801_customers;
mod m20261126_000100_rush;
mod m20261126_000101_counts;
mod m20261126_000102_runners;
mod m20261126_000200_intents;
mod m20261126_000201_accounts;
mod m20261126_000210_outside;
mod m20261126_000211_debt_intents;
mod m20261126_000300_by_prep;
mod m20261126_000400_presets;
mod m20261126_000410_handovers;
mod m20261126_000500_receipt_terms;

use sea_orm_migration::prelude::*;

/// All steps, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_house::Step),
            Box::new(m20261123_000002_evening::Step),
            Box::new(m20261124_000010_edits::Step),
            Box::new(m20261124_000020_portions::Step),
            Box::new(m20261124_000021_moves::Step),
            Box::new(m20261124_000030_till::Step),
            Box::new(m20261124_000031_tenders::Step),
            Box::new(m20261124_000032_parts::Step),
            Box::new(m20261125_000800_promotions::Step),
            Box::new(m20261125_000400_cooking::Step),
            Box::new(m20261125_000700_rooms::Step),
            Box::new(m20261125_000401_reservations::Step),
            Box::new(m20261125_000500_printers::Step),
            Box::new(m20261125_000100_courses::Step),
            Box::new(m20261125_000200_screens::Step),
            Box::new(m20261125_000300_patience::Step),
            Box::new(m20261125_000600_shifts::Step),
            Box::new(m20261125_000801_customers::Step),
            Box::new(m20261126_000400_presets::Step),
            Box::new(m20261126_000200_intents::Step),
            Box::new(m20261126_000100_rush::Step),
            Box::new(m20261126_000201_accounts::Step),
            Box::new(m20261126_000101_counts::Step),
            Box::new(m20261126_000102_runners::Step),
            Box::new(m20261126_000210_outside::Step),
            Box::new(m20261126_000410_handovers::Step),
            Box::new(m20261126_000211_debt_intents::Step),
            Box::new(m20261126_000300_by_prep::Step),
            Box::new(m20261126_000500_receipt_terms::Step),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_called_after_its_file_for_ever() {
        let names: Vec<String> = Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
        assert_eq!(
            names,
            [
                "m20261123_000001_house",
                "m20261123_000002_evening",
                "m20261124_000010_edits",
                "m20261124_000020_portions",
                "m20261124_000021_moves",
                "m20261124_000030_till",
                "m20261124_000031_tenders",
                "m20261124_000032_parts",
                "m20261125_000800_promotions",
                "m20261125_000400_cooking",
                "m20261125_000700_rooms",
                "m20261125_000401_reservations",
                "m20261125_000500_printers",
                "m20261125_000100_courses",
                "m20261125_000200_screens",
                "m20261125_000300_patience",
                "m20261125_000600_shifts",
                "m20261125_000801_customers",
                "m20261126_000400_presets",
                "m20261126_000200_intents",
                "m20261126_000100_rush",
                "m20261126_000201_accounts",
                "m20261126_000101_counts",
                "m20261126_000102_runners",
                "m20261126_000210_outside",
                "m20261126_000410_handovers",
                "m20261126_000211_debt_intents",
                "m20261126_000300_by_prep",
                "m20261126_000500_receipt_terms",
            ]
        );
    }
}
