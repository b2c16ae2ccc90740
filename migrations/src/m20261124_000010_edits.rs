//! What happens to lines after they were sent, and what it takes to undo what was made already.
//!
//! A line's `edits` are JSON: few lines have any. One that was taken off is no longer at the pass: its `ready_at` is empty.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE lines ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE lines ADD COLUMN edits TEXT;
ALTER TABLE venues ADD COLUMN undoing TEXT NOT NULL DEFAULT 'reason';
";
