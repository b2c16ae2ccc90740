//! How a house's till works, and what was taken off its bills by hand. Both are JSON: they are read and written whole.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE venues ADD COLUMN till TEXT;
ALTER TABLE checks ADD COLUMN discounts TEXT;
";
