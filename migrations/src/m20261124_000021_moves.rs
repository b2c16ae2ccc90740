//! Checks that move, merge and part; who takes one away; where rounds and tickets come from.

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
ALTER TABLE checks ADD COLUMN away TEXT;
ALTER TABLE checks ADD COLUMN note TEXT;
ALTER TABLE checks ADD COLUMN merged_into_id ID;
ALTER TABLE checks ADD COLUMN merged TEXT;
ALTER TABLE rounds ADD COLUMN origin TEXT;
ALTER TABLE tickets ADD COLUMN moved TEXT;
";
