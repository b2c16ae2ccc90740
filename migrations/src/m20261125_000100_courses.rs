//! Courses: when an item is eaten and how long it takes to make; for which course and seat a line is, and whether it waits;
//! that a ticket is of a course which waits or has waited, in JSON. What is known of an item already is guessed by its station.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE items ADD COLUMN course BIGINT NOT NULL DEFAULT 3;
ALTER TABLE items ADD COLUMN prep BIGINT;
UPDATE items SET course = 1 WHERE EXISTS (SELECT 1 FROM stations WHERE stations.venue_id = items.venue_id AND stations.id = items.station_id AND stations.code = 'bar');
UPDATE items SET course = 4 WHERE EXISTS (SELECT 1 FROM stations WHERE stations.venue_id = items.venue_id AND stations.id = items.station_id AND stations.code = 'dessert');
ALTER TABLE lines ADD COLUMN course BIGINT NOT NULL DEFAULT 3;
ALTER TABLE lines ADD COLUMN seat BIGINT;
ALTER TABLE lines ADD COLUMN held BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE tickets ADD COLUMN hold TEXT;
";
