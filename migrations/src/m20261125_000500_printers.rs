//! Printers, and what is to be put on paper. A job is kept whole as JSON; what it is looked for by stands beside it.

use crate::ddl::step;

step!(UP);

const UP: &str = "
CREATE TABLE printers (
    venue_id ID NOT NULL REFERENCES venues (id),
    id ID NOT NULL,
    position BIGINT NOT NULL,
    printer TEXT NOT NULL,
    PRIMARY KEY (venue_id, id)
);
CREATE TABLE print_jobs (
    venue_id ID NOT NULL REFERENCES venues (id),
    id ID NOT NULL,
    state TEXT NOT NULL,
    ended_at BIGINT,
    job TEXT NOT NULL,
    PRIMARY KEY (venue_id, id)
);
CREATE INDEX print_jobs_open ON print_jobs (venue_id) WHERE ended_at IS NULL;
CREATE INDEX print_jobs_ended ON print_jobs (venue_id, ended_at) WHERE ended_at IS NOT NULL;
";
