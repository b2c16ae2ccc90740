//! goimon-store
