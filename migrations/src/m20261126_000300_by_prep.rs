//! Whether a house begins the lines of a course so that they are done together, and when a line is to be done then. Until when
//! something waits stands with what else a ticket waits for (`hold`).

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE venues ADD COLUMN by_prep BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE lines ADD COLUMN target BIGINT;
";
