//! Stylesheets, scripts, sounds and icons, inside the binary. Their address carries one version for all, so that
//! modules may import each other by relative paths and browsers may keep every file for ever.

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
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

/// The bytes of a file; scripts and style sheets without what is written in them for their readers alone.
pub fn get(path: &str) -> Option<Cow<'static, [u8]>> {
    let data = Files::get(path)?.data;
    let is_text = path.ends_with(".js") || path.ends_with(".css");
    match std::str::from_utf8(&data) {
        Ok(text) if is_text => Some(Cow::Owned(without_comments(text).into_bytes())),
        _ => Some(data),
    }
}

/// Without the lines that hold a comment and nothing else: they are a sixth of what a phone would fetch at its first visit.
fn without_comments(text: &str) -> String {
    let mut inside = false;
    let mut kept = String::with_capacity(text.len());
    for line in text.lines() {
        let bare = line.trim();
        let begins = bare.starts_with("/*");
        if inside || begins {
            inside = !bare.contains("*/");
            // What follows a comment on its line is no comment.
            if let Some((_, rest)) = bare.split_once("*/").filter(|(_, rest)| !rest.trim().is_empty()) {
                kept.push_str(rest.trim());
                kept.push('\n');
            }
        } else if !bare.is_empty() && !bare.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stay_at_home() {
        let text =
            "// Why.\nimport a;\n\n/** What\n * more\n */\nconst b = \"/* no */ // no\"; // stays\n/* c */ .d {}\n";
        assert_eq!(without_comments(text), "import a;\nconst b = \"/* no */ // no\"; // stays\n.d {}\n");
    }

    /// A text over several lines could hold what looks like a comment.
    #[test]
    fn no_script_has_a_text_over_several_lines() {
        for name in Files::iter().filter(|name| name.ends_with(".js")) {
            let file = Files::get(&name).unwrap();
            let text = std::str::from_utf8(&file.data).unwrap();
            for (number, line) in text.lines().filter(|line| !line.trim().starts_with("//")).enumerate() {
                assert_eq!(line.matches('`').count() % 2, 0, "{name}, about line {}: {line}", number + 1);
            }
        }
    }
}
