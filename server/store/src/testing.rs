//! Fresh databases for tests, here and in the crates above.
