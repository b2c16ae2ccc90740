//! goimon-browser-tests
