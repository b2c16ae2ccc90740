//! Whether the choices of a group part what is still to make: two sizes are two things to make, an extra egg is not.

use crate::ddl::step;

step!(UP);

const UP: &str = "
ALTER TABLE modifier_groups ADD COLUMN counts BOOLEAN NOT NULL DEFAULT TRUE;
";
