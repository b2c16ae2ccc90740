//! Portions: what has run out or is counted down, apart from the menu, because it changes with every round. An item
//! that nobody counts has no row, or one in which nothing remains to be counted.

use crate::ddl::step;

step!(UP);

const UP: &str = "
CREATE TABLE portions (
    venue_id ID NOT NULL,
    item_id ID NOT NULL,
    remaining BIGINT,
    day TEXT,
    said_at BIGINT NOT NULL,
    said_by TEXT NOT NULL,
    PRIMARY KEY (venue_id, item_id),
    FOREIGN KEY (venue_id, item_id) REFERENCES items (venue_id, id)
) WITHOUT ROWID;
INSERT INTO portions (venue_id, item_id, remaining, day, said_at, said_by)
    SELECT venue_id, id, 0, NULL, 0, 'goimon' FROM items WHERE NOT available;
ALTER TABLE items DROP COLUMN available;
";
