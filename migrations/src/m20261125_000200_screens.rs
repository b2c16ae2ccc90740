//! Kitchen screens that the manager defined, what a device of one is, and the stations that another screen took over.

use crate::ddl::step;

step!(UP);

const UP: &str = "
CREATE TABLE screens (
    venue_id ID NOT NULL REFERENCES venues (id),
    id ID NOT NULL,
    name TEXT NOT NULL,
    position BIGINT NOT NULL,
    setup TEXT NOT NULL,
    PRIMARY KEY (venue_id, id)
);
CREATE TABLE covers (
    venue_id ID NOT NULL,
    station_id ID NOT NULL,
    place TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    taken_by TEXT NOT NULL,
    PRIMARY KEY (venue_id, station_id),
    FOREIGN KEY (venue_id, station_id) REFERENCES stations (venue_id, id)
) WITHOUT ROWID;
ALTER TABLE devices ADD COLUMN screen_id ID;
ALTER TABLE enrol_codes ADD COLUMN screen_id ID;
";
