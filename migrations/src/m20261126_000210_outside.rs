//! What was taken where no shift was open, whole as JSON, until the next shift carries it.

use crate::ddl::step;

step!(UP);

const UP: &str = "
CREATE TABLE outside_shifts (
    venue_id ID NOT NULL PRIMARY KEY REFERENCES venues (id),
    body TEXT
) WITHOUT ROWID;
";
