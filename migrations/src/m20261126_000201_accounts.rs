//! Customers' points and accounts: a balance each, and every entry that made it. What people should know of a customer, up to
//! how much they may owe, and their name as it is searched.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE customers ADD COLUMN note TEXT;
ALTER TABLE customers ADD COLUMN credit BIGINT NOT NULL DEFAULT 0;
ALTER TABLE customers ADD COLUMN search TEXT NOT NULL DEFAULT '';
CREATE TABLE accounts (
    venue_id ID NOT NULL,
    customer_id ID NOT NULL,
    points BIGINT NOT NULL,
    owed BIGINT NOT NULL,
    PRIMARY KEY (venue_id, customer_id)
) WITHOUT ROWID;
CREATE TABLE account_entries (
    venue_id ID NOT NULL,
    id ID NOT NULL,
    customer_id ID NOT NULL,
    at BIGINT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (venue_id, id)
) WITHOUT ROWID;
CREATE INDEX account_entries_by_customer ON account_entries (venue_id, customer_id, at);
ALTER TABLE checks ADD COLUMN standing TEXT;
ALTER TABLE payments ADD COLUMN points BIGINT NOT NULL DEFAULT 0;
";
