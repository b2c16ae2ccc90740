//! Rows: one entity a table.
