//! What happens in an evening: checks with all that is on them, the stream of events, the answers given.
//!
//! Rows of a check are keyed by their place on it, which is also the order in which they are read back. Indexes hold
//! tonight's rows together, so that nothing is looked for in last year's. They are partial: as whole ones, PostgreSQL
//! took them for key look-ups too, and read a year of checks for every round (measured: 350 ms a batch). The columns that
//! they ask about are in their key all the same: without them SQLite takes the primary key, and reads the year.
//!
//! On SQLite all but the events are kept in the order of their keys: half as many pages to write. An event is too long
//! for that.
//!
//! Lines and tickets have no foreign key of their own: they come with a round, which has one, in the same commit.

use crate::ddl::step;

step!(UP);

const UP: &str = "
CREATE TABLE checks (
    venue_id ID NOT NULL,
    id ID NOT NULL,
    number BIGINT NOT NULL,
    table_id ID,
    table_label TEXT NOT NULL,
    covers BIGINT NOT NULL,
    business_day TEXT NOT NULL,
    service BIGINT NOT NULL,
    tax_included BOOLEAN NOT NULL,
    cash_step BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    opened_by TEXT NOT NULL,
    waiter_id ID,
    version BIGINT NOT NULL,
    bill_asked_at BIGINT,
    bill_asked_by TEXT,
    closed_at BIGINT,
    closed_by TEXT,
    PRIMARY KEY (venue_id, id)
) WITHOUT ROWID;
CREATE INDEX checks_open ON checks (venue_id, closed_at) WHERE closed_at IS NULL;
CREATE INDEX checks_closed ON checks (venue_id, closed_at) WHERE closed_at IS NOT NULL;
CREATE TABLE rounds (
    venue_id ID NOT NULL,
    id ID NOT NULL,
    check_id ID NOT NULL,
    number BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    sent_by TEXT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (venue_id, id),
    FOREIGN KEY (venue_id, check_id) REFERENCES checks (venue_id, id)
) WITHOUT ROWID;
CREATE INDEX rounds_of_check ON rounds (venue_id, check_id, number);
CREATE TABLE lines (
    venue_id ID NOT NULL,
    check_id ID NOT NULL,
    position BIGINT NOT NULL,
    id ID NOT NULL,
    round_id ID NOT NULL,
    ticket_id ID NOT NULL,
    station_id ID NOT NULL,
    item_id ID NOT NULL,
    code TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    price BIGINT NOT NULL,
    quantity BIGINT NOT NULL,
    chosen TEXT,
    note TEXT,
    tax_class TEXT NOT NULL,
    tax_rate BIGINT NOT NULL,
    ready_at BIGINT,
    ready_by TEXT,
    served_at BIGINT,
    served_by TEXT,
    PRIMARY KEY (venue_id, check_id, position)
) WITHOUT ROWID;
CREATE INDEX lines_at_the_pass ON lines (venue_id, served_at, ready_at, check_id)
    WHERE ready_at IS NOT NULL AND served_at IS NULL;
CREATE TABLE tickets (
    venue_id ID NOT NULL,
    check_id ID NOT NULL,
    position BIGINT NOT NULL,
    id ID NOT NULL,
    number BIGINT NOT NULL,
    station_id ID NOT NULL,
    opened_at BIGINT NOT NULL,
    slot BIGINT NOT NULL,
    bumped_at BIGINT,
    bumped_by TEXT,
    bumped_lines TEXT,
    bumped_seq BIGINT,
    PRIMARY KEY (venue_id, check_id, position)
) WITHOUT ROWID;
CREATE INDEX tickets_open ON tickets (venue_id, station_id, bumped_seq) WHERE bumped_seq IS NULL;
CREATE INDEX tickets_bumped ON tickets (venue_id, station_id, bumped_seq) WHERE bumped_seq IS NOT NULL;
CREATE TABLE payments (
    venue_id ID NOT NULL,
    check_id ID NOT NULL,
    position BIGINT NOT NULL,
    id ID NOT NULL,
    tender TEXT NOT NULL,
    amount BIGINT NOT NULL,
    given BIGINT NOT NULL,
    taken_at BIGINT NOT NULL,
    taken_by TEXT NOT NULL,
    PRIMARY KEY (venue_id, check_id, position),
    FOREIGN KEY (venue_id, check_id) REFERENCES checks (venue_id, id)
) WITHOUT ROWID;
CREATE TABLE events (
    venue_id ID NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    staff_id ID,
    device_id ID,
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    kind TEXT NOT NULL,
    check_id ID,
    payload TEXT NOT NULL,
    PRIMARY KEY (venue_id, seq)
);
CREATE INDEX events_of_check ON events (venue_id, check_id, seq) WHERE check_id IS NOT NULL;
CREATE TABLE answers (
    venue_id ID NOT NULL,
    key ID NOT NULL,
    act TEXT NOT NULL,
    fingerprint BYTES NOT NULL,
    answer TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (venue_id, key)
) WITHOUT ROWID;
";
