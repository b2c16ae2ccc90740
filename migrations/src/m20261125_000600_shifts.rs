//! Shifts, whole as JSON: a closed one has its Z's number and is never written again. And in which shift a payment is.

use crate::ddl::step;

step!(UP);

const UP: &str = "
CREATE TABLE shifts (
    venue_id ID NOT NULL REFERENCES venues (id),
    id ID NOT NULL,
    opened_at BIGINT NOT NULL,
    number BIGINT,
    body TEXT NOT NULL,
    PRIMARY KEY (venue_id, id)
) WITHOUT ROWID;
CREATE INDEX shifts_open ON shifts (venue_id) WHERE number IS NULL;
CREATE UNIQUE INDEX shifts_numbers ON shifts (venue_id, number) WHERE number IS NOT NULL;
ALTER TABLE payments ADD COLUMN shift_id ID;
";
