//! Debts whose payment by card or transfer is on its way, whole as JSON; nothing once somebody has looked.

use crate::ddl::step;

step!(UP);

const UP: &str = "
CREATE TABLE debt_intents (
    venue_id ID NOT NULL REFERENCES venues (id),
    id ID NOT NULL,
    body TEXT,
    PRIMARY KEY (venue_id, id)
) WITHOUT ROWID;
CREATE INDEX debt_intents_waiting ON debt_intents (venue_id) WHERE body IS NOT NULL;
";
