//! What a machine must have for the tests that need more than Rust.

/// The variable that names a PostgreSQL server on which databases may be made, `postgres://user@host:port`.
pub const POSTGRES: &str = "GOIMON_TEST_POSTGRES";

/// What can't be tested here, and how it could.
pub fn left_out() -> Vec<&'static str> {
    let mut missing = Vec::new();
    if std::env::var_os(POSTGRES).is_none() {
        missing.push("PostgreSQL (set GOIMON_TEST_POSTGRES to a server's address)");
    }
    if goimon_browser_tests::chromedriver().is_none() {
        missing.push("browser journeys (install chromium and chromedriver)");
    }
    if goimon_browser_tests::axe().is_none() {
        missing.push("barriers on pages (set GOIMON_AXE to the script of axe-core)");
    }
    missing
}
