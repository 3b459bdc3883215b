//! The README's tables and its configuration are those of the code.

use pullquote::config::{STYLE_NAMES, parse};
use pullquote::export::FIELDS as CITATION_FIELDS;
use pullquote::keymap;
use pullquote::library::SortKey;
use pullquote::library::query::Field;
use std::fmt::Write as _;
use std::fs;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

/// The configuration that the README and the manual page show.
const CONFIG: &str = include_str!("../../docs/config.toml");

/// Compares what stands between two marks of the README; `UPDATE=1 cargo test readme` writes it anew.
fn check(open: &str, close: &str, wanted: &str) {
    let readme = fs::read_to_string(PATH).unwrap();
    let start = readme.find(open).unwrap() + open.len();
    let end = start + readme[start..].find(close).unwrap();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(PATH, format!("{}{wanted}{}", &readme[..start], &readme[end..])).unwrap();
        return;
    }
    assert!(&readme[start..end] == wanted, "README.md is old behind {open}: UPDATE=1 cargo test readme");
}

/// One test: two that write the same file would get in each other's way.
#[test]
fn the_tables_are_those_of_the_code() {
    check("<!-- keys -->\n", "<!-- /keys -->", &keymap::markdown());
    let fields = Field::TABLE.iter().fold(String::from("\n"), |mut table, (_, name, what)| {
        let _ = writeln!(table, "| `{name}:` | {what} |");
        table
    });
    check("| field | what |\n|---|---|\n", "<!-- /fields -->", fields.trim_start());
    check("```toml\n", "```", CONFIG);
}

#[test]
fn the_configuration_shown_holds_and_names_all_that_can_be_set() {
    let (config, mistakes) = parse(CONFIG);
    assert_eq!(mistakes, []);
    assert!(config.queries.len() == 2 && config.bindings.len() == 5 && config.citation.is_some());
    let sorts = SortKey::WORDS.iter().map(|w| w.0);
    for name in
        STYLE_NAMES.iter().copied().chain(sorts).chain(["[keys.popup]", "[keys.select]", "monochrome"])
    {
        assert!(CONFIG.contains(name), "{name}");
    }
    let readme = fs::read_to_string(PATH).unwrap();
    for field in CITATION_FIELDS {
        assert!(readme.contains(&format!(" {field}")), "{field}");
    }
}
