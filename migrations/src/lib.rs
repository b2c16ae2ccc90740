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
        ]
    }
}
