//! Everything that is built in may be used freely: each crate offers at least one permissive licence.
#![allow(missing_docs, clippy::unwrap_used)]

use serde_json::Value;
use std::process::Command;

const PERMISSIVE: [&str; 14] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unlicense",
    "0BSD",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
];

#[test]
fn every_crate_is_permissively_licensed() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let told = Command::new(cargo).args(["metadata", "--format-version", "1", "--locked"]).output().unwrap();
    let metadata: Value = serde_json::from_slice(&told.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "all crates are listed");
    let bad: Vec<String> = packages
        .iter()
        .filter(|package| !is_permissive(package["license"].as_str().unwrap_or("")))
        .map(|package| format!("{} {} ({})", package["name"], package["version"], package["license"]))
        .collect();
    assert!(bad.is_empty(), "not permissive: {bad:#?}");
}

#[test]
fn a_licence_expression_is_read_as_it_is_meant() {
    assert!(is_permissive("MIT OR Apache-2.0"));
    assert!(is_permissive("GPL-3.0 OR MIT"));
    assert!(is_permissive("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(is_permissive("Unlicense/MIT"));
    assert!(!is_permissive("GPL-3.0-or-later"));
    assert!(!is_permissive("MIT AND MPL-2.0"));
    assert!(!is_permissive(""));
}

/// Whether an SPDX expression lets us choose permissive licences only.
fn is_permissive(expression: &str) -> bool {
    let mut ands = vec![String::new()];
    let mut depth = 0;
    for word in expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ").split_whitespace() {
        match word {
            "(" => depth += 1,
            ")" => depth -= 1,
            "AND" if depth == 0 => ands.push(String::new()),
            _ => {
                let part = ands.last_mut().unwrap();
                part.push_str(word);
                part.push(' ');
            }
        }
    }
    ands.iter().all(|part| {
        part.split(" OR ").any(|choice| choice.split(" AND ").all(|name| PERMISSIVE.contains(&name.trim())))
    })
}
