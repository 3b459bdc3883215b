//! What the sources must keep to: one direction between layers, and one table of keys.

use pullquote::app::Action;
use pullquote::app::commands::OTHER_COMMANDS;
use pullquote::keymap::{self, BINDINGS, Context};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The layer of each module of the crate. A module uses those of its own layer or a smaller one.
const LAYERS: &[(&str, u8)] = &[
    ("text", 0),
    ("article", 1),
    ("wrap", 1),
    ("extract", 2),
    ("annotation", 3),
    ("export", 3),
    ("json", 3),
    ("library", 3),
    ("app", 4),
    ("keymap", 4),
    ("panes", 4),
    ("config", 5),
    ("ui", 5),
    ("clipboard", 6),
    ("store", 6),
    ("cli", 7),
    ("tui", 7),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

fn layer(module: &str) -> u8 {
    let known = LAYERS.iter().find(|l| l.0 == module);
    known.unwrap_or_else(|| panic!("the module {module} has no layer in the test `tidy`")).1
}

/// The modules that a source names after `crate::`, comments left out.
fn used(source: &str) -> HashSet<String> {
    let code = source.lines().filter(|l| !l.trim_start().starts_with("//"));
    let mut used = HashSet::new();
    for line in code {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let names = match rest.strip_prefix('{') {
                Some(several) => several.split(['{', '}', ',']).map(str::trim).collect(),
                None => vec![rest],
            };
            for name in names {
                let name: String = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if LAYERS.iter().any(|l| l.0 == name) {
                    used.insert(name);
                }
            }
        }
    }
    used
}

#[test]
fn modules_use_only_those_below_them() {
    let src = root().join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    assert!(files.len() > 40, "the sources are found");
    for path in files {
        let inside = path.strip_prefix(&src).unwrap();
        let module =
            inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs");
        if matches!(module, "lib" | "main") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        for other in used(&source) {
            assert!(
                layer(&other) <= layer(module),
                "{} (layer {}) uses {other} above it",
                inside.display(),
                layer(module)
            );
        }
        assert!(
            module == "wrap" || !source.contains("textwrap::"),
            "{}: only wrap.rs calls textwrap",
            inside.display()
        );
        assert!(source.starts_with("//!"), "{} does not say what it is for", inside.display());
    }
}

#[test]
fn an_upward_path_is_seen() {
    assert!(used("use crate::{text, tui::Screen};").contains("tui"));
    assert!(used("    let x = crate::store::read();").contains("store"));
    assert!(used("// crate::tui is above").is_empty());
}

#[test]
fn every_action_has_a_name_a_help_line_and_is_a_command() {
    let mut names = HashSet::new();
    for action in Action::ALL {
        assert!(names.insert(action.name()), "{} twice", action.name());
        assert!(!action.help().is_empty() && !action.help().ends_with('.'), "{}", action.name());
        assert_eq!(Action::named(action.name()), Some(*action));
    }
    for (name, help) in OTHER_COMMANDS {
        assert!(!help.is_empty(), "{name}");
    }
}

#[test]
fn no_key_is_an_action_and_a_prefix() {
    for context in [Context::Panes, Context::Visual, Context::Popup, Context::Sheet] {
        let bound = BINDINGS.iter().filter(|b| b.context == context).map(|b| b.keys);
        let all: Vec<_> = bound.map(|k| keymap::keys(k.trim_end_matches("{a-z}"))).collect();
        for (i, a) in all.iter().enumerate() {
            for (j, b) in all.iter().enumerate() {
                assert!(i == j || !b.starts_with(a), "{context:?}: {a:?} and {b:?}");
            }
        }
    }
}
