//! goimon-views
