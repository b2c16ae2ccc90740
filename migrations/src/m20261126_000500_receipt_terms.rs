//! What receipts tell of the house besides its name, and which kinds of orders bear the service charge. Bills that are there
//! keep the rule by which they were opened: all of them bore it.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE venues ADD COLUMN letterhead TEXT;
ALTER TABLE venues ADD COLUMN service_takeaway BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE venues ADD COLUMN service_delivery BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE checks ADD COLUMN service_takeaway BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE checks ADD COLUMN service_delivery BOOLEAN NOT NULL DEFAULT TRUE;
";
