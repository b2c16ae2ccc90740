//! Divided checks: who bears what, as JSON, and for which part a payment is. Who is settling a check, and how often its
//! receipt was printed.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
#[derive(DeriveMigrationName)]
pub struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::run(manager, UP).await
    }
}

const UP: &str = "
ALTER TABLE checks ADD COLUMN division TEXT;
ALTER TABLE checks ADD COLUMN settling_at BIGINT;
ALTER TABLE checks ADD COLUMN settling_by TEXT;
ALTER TABLE checks ADD COLUMN prints BIGINT NOT NULL DEFAULT 0;
ALTER TABLE payments ADD COLUMN part_id ID;
";
