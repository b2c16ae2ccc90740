//! Customers, found by their phone number or the last four digits of it; and whose a check is, as they were then.

use crate::ddl::step;

step!(UP);

const UP: &str = "
CREATE TABLE customers (
    venue_id ID NOT NULL,
    id ID NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    tail TEXT NOT NULL,
    tier TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (venue_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX customers_by_phone ON customers (venue_id, phone);
CREATE INDEX customers_by_tail ON customers (venue_id, tail);
ALTER TABLE checks ADD COLUMN customer TEXT;
";
