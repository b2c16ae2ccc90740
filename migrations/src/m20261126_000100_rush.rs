//! That a ticket goes before all others, since when and by whom. JSON.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE tickets ADD COLUMN rush TEXT;
";
