//! What guests often want said to the kitchen, by heading: one note a row.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE categories ADD COLUMN presets TEXT NOT NULL DEFAULT '';
";
