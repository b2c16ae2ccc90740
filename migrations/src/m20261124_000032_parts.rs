//! Divided checks: who bears what, as JSON, and for which part a payment is. Who is settling a check, and how often its
//! receipt was printed.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE checks ADD COLUMN division TEXT;
ALTER TABLE checks ADD COLUMN settling_at BIGINT;
ALTER TABLE checks ADD COLUMN settling_by TEXT;
ALTER TABLE checks ADD COLUMN prints BIGINT NOT NULL DEFAULT 0;
ALTER TABLE payments ADD COLUMN part_id ID;
";
