//! Rooms by the hour: a venue's rate plans and holidays, a table's plan, a check's stay. Plans and stays are JSON: they are
//! read and written whole.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE venues ADD COLUMN rates TEXT;
ALTER TABLE tables ADD COLUMN rate_plan_id ID;
ALTER TABLE checks ADD COLUMN stay TEXT;
";
