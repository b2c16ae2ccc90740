//! How long a house lets its guests wait before it says so. JSON: it is read and written whole.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE venues ADD COLUMN patience TEXT;
";
