//! Checks that move, merge and part; who takes one away; where rounds and tickets come from.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE checks ADD COLUMN away TEXT;
ALTER TABLE checks ADD COLUMN note TEXT;
ALTER TABLE checks ADD COLUMN merged_into_id ID;
ALTER TABLE checks ADD COLUMN merged TEXT;
ALTER TABLE rounds ADD COLUMN origin TEXT;
ALTER TABLE tickets ADD COLUMN moved TEXT;
";
