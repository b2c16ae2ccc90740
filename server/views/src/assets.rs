//! Stylesheets, scripts, sounds and icons, inside the binary. Their address carries one version for all, so that
//! modules may import each other by relative paths and browsers may keep every file for ever.

use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "../../static"]
struct Files;

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    for name in names {
        if let Some(file) = Files::get(&name) {
            hash.update(name.as_bytes());
            hash.update(file.metadata.sha256_hash());
        }
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
});

/// The version of all static files together, 12 hex digits.
pub fn version() -> &'static str {
    &VERSION
}

/// The address of a file: `/static/3f2a…/css/tokens.css`.
pub fn url(path: &str) -> String {
    format!("/static/{}/{path}", version())
}

/// The bytes and type of a file.
pub fn get(path: &str) -> Option<EmbeddedFile> {
    Files::get(path)
}
