//! Tips and references of payments, and money that went back: an entry below zero that says in JSON what it takes back.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE payments ADD COLUMN tip BIGINT NOT NULL DEFAULT 0;
ALTER TABLE payments ADD COLUMN reference TEXT;
ALTER TABLE payments ADD COLUMN reversal TEXT;
";
