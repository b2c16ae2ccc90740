//! That what is ready was handed over to a runner, when and by whom.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE lines ADD COLUMN passed_at BIGINT;
ALTER TABLE lines ADD COLUMN passed_by TEXT;
";
