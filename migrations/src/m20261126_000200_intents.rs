//! Money on its way: what somebody has begun to take outside the house and nobody has yet said of whether it came, as JSON.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE checks ADD COLUMN intents TEXT;
";
