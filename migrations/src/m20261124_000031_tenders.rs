//! Tips and references of payments, and money that went back: an entry below zero that says in JSON what it takes back.

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
ALTER TABLE payments ADD COLUMN tip BIGINT NOT NULL DEFAULT 0;
ALTER TABLE payments ADD COLUMN reference TEXT;
ALTER TABLE payments ADD COLUMN reversal TEXT;
";
