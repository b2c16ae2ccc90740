//! When the kitchen began with a line.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE lines ADD COLUMN began_at BIGINT;
ALTER TABLE lines ADD COLUMN began_by TEXT;
";
