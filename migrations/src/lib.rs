//! goimon-migrations
