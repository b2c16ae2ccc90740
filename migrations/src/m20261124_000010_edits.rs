//! What happens to lines after they were sent, and what it takes to undo what was made already.
//!
//! A line's `edits` are JSON: few lines have any. One that was taken off is no longer at the pass: its `ready_at` is empty.

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
ALTER TABLE lines ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE lines ADD COLUMN edits TEXT;
ALTER TABLE venues ADD COLUMN undoing TEXT NOT NULL DEFAULT 'reason';
";
