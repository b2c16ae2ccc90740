//! Finds what was handed over last without reading through history.

use crate::ddl::step;

step!(UP);

const UP: &str = "
CREATE INDEX lines_served ON lines (venue_id, served_at, check_id)
    WHERE served_at IS NOT NULL AND passed_at IS NULL;
CREATE INDEX lines_carried ON lines (venue_id, served_at, check_id)
    WHERE served_at IS NOT NULL AND passed_at IS NOT NULL;
CREATE INDEX lines_passed ON lines (venue_id, passed_at, check_id)
    WHERE passed_at IS NOT NULL;
";
