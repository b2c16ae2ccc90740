//! Every text exists in both languages, says the same blanks, and is read strictly.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use goimon_domain::lang::Lang;
use goimon_views::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Blanks = BTreeSet<String>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path, ending: &str, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, ending, into);
        } else if path.extension().is_some_and(|found| found == ending) {
            into.push(path);
        }
    }
}

fn blanks(pattern: &Pattern<String>, into: &mut Blanks) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            let (inline, variants) = match expression {
                Expression::Inline(inline) => (inline, None),
                Expression::Select { selector, variants } => (selector, Some(variants)),
            };
            if let InlineExpression::VariableReference { id } = inline {
                into.insert(id.name.clone());
            }
            for variant in variants.into_iter().flatten() {
                blanks(&variant.value, into);
            }
        }
    }
}

/// Every message of a language with its blanks.
fn messages(lang: Lang) -> BTreeMap<String, Blanks> {
    let mut paths = Vec::new();
    files(&root().join("templates/i18n").join(lang.tag()), "ftl", &mut paths);
    let mut all = BTreeMap::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(text)
            .unwrap_or_else(|(_, errors)| panic!("{} can't be read: {errors:?}", path.display()));
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut found = Blanks::new();
                let value = message.value.unwrap_or_else(|| panic!("{} says nothing", message.id.name));
                blanks(&value, &mut found);
                let name = message.id.name.clone();
                assert!(all.insert(message.id.name, found).is_none(), "{name} is said twice: the last one wins");
            }
        }
    }
    all
}

/// The keys that sources ask for by name: `.t("…")`, `.n("…"`, `.s("…"`, `.with("…"`.
fn wanted() -> BTreeMap<String, PathBuf> {
    let mut paths = Vec::new();
    files(&root().join("templates"), "html", &mut paths);
    for folder in ["server/views/src", "server/web", "server/live"] {
        files(&root().join(folder), "rs", &mut paths);
    }
    let mut all = BTreeMap::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        for call in [".t(\"", ".n(\"", ".s(\"", ".with(\""] {
            for part in text.split(call).skip(1) {
                if let Some((key, _)) = part.split_once('"') {
                    all.insert(key.to_owned(), path.clone());
                }
            }
        }
    }
    all
}

#[test]
fn both_languages_say_the_same_things() {
    let (vi, en) = (messages(Lang::Vi), messages(Lang::En));
    for (key, blanks) in &vi {
        assert_eq!(Some(blanks), en.get(key), "“{key}” is not the same in English");
    }
    for key in en.keys() {
        assert!(vi.contains_key(key), "“{key}” is missing in Vietnamese");
    }
}

#[test]
fn every_text_that_is_asked_for_exists() {
    let vi = messages(Lang::Vi);
    for (key, path) in wanted() {
        assert!(vi.contains_key(&key), "“{key}” of {} is in no file", path.display());
    }
}

#[test]
fn every_refusal_has_its_sentence() {
    let vi = messages(Lang::Vi);
    let (mut areas, mut sources) = (0, Vec::new());
    files(&root().join("server/domain/src"), "rs", &mut sources);
    for path in sources {
        let source = fs::read_to_string(&path).unwrap();
        // One area's refusals, wherever it keeps them.
        for block in source
            .split("\nimpl ")
            .skip(1)
            .filter(|block| block.split(' ').next().is_some_and(|name| name.ends_with("Refusal")))
        {
            let Some(keys) = block.split("pub fn key").nth(1).and_then(|rest| rest.split("\n    }").next()) else {
                continue;
            };
            let keys: Vec<_> = keys.split("=> \"").skip(1).filter_map(|part| part.split('"').next()).collect();
            assert!(!keys.is_empty(), "{} names no sentence", path.display());
            for key in keys {
                assert!(vi.contains_key(&format!("refused-{key}")), "“{key}” of {} has no sentence", path.display());
            }
            areas += 1;
        }
    }
    assert!(areas > 8, "the keys of refusals were not found");
}

#[test]
fn every_fault_of_a_menu_file_has_its_sentence() {
    let source = fs::read_to_string(root().join("server/domain/src/menu_file/fault.rs")).unwrap();
    let keys = source.split("pub fn key").nth(1).and_then(|rest| rest.split("pub fn ").next()).unwrap();
    let vi = messages(Lang::Vi);
    let keys: Vec<_> = keys.split("=> \"").skip(1).filter_map(|part| part.split('"').next()).collect();
    assert!(keys.len() > 15, "the keys of faults were not found");
    for key in keys {
        assert!(vi.contains_key(&format!("menu-fault-{key}")), "“{key}” has no sentence");
    }
}

#[test]
fn numbers_choose_their_form() {
    assert_eq!(Words::of(Lang::En).n("covers-count", 1), "1 guest");
    assert_eq!(Words::of(Lang::En).n("covers-count", 4), "4 guests");
    assert_eq!(Words::of(Lang::Vi).n("covers-count", 4), "4 khách");
}
