//! How a house's till works, and what was taken off its bills by hand. Both are JSON: they are read and written whole.

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
ALTER TABLE venues ADD COLUMN till TEXT;
ALTER TABLE checks ADD COLUMN discounts TEXT;
";
