//! Reservations, and how a house takes them. The house reads those of a business day and later by their index.

use crate::ddl::step;

step!(UP);

const UP: &str = "
CREATE TABLE reservations (
    venue_id ID NOT NULL,
    id ID NOT NULL,
    version BIGINT NOT NULL,
    day TEXT NOT NULL,
    due BIGINT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT,
    covers BIGINT NOT NULL,
    table_id ID,
    area_id ID,
    deposit TEXT,
    note TEXT,
    booked_at BIGINT NOT NULL,
    booked_by TEXT NOT NULL,
    state TEXT NOT NULL,
    state_at BIGINT,
    state_by TEXT,
    check_id ID,
    PRIMARY KEY (venue_id, id),
    FOREIGN KEY (venue_id) REFERENCES venues (id)
) WITHOUT ROWID;
CREATE INDEX reservations_by_day ON reservations (venue_id, day);
ALTER TABLE venues ADD COLUMN booking TEXT;
";
