//! The README's tables are those of the code.

use pullquote::keymap;
use std::fs;

/// `UPDATE=1 cargo test readme` writes the table anew.
#[test]
fn the_table_of_keys_is_the_one_of_the_key_table() {
    const OPEN: &str = "<!-- keys -->\n";
    const CLOSE: &str = "<!-- /keys -->";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = fs::read_to_string(path).unwrap();
    let start = readme.find(OPEN).unwrap() + OPEN.len();
    let end = readme.find(CLOSE).unwrap();
    let table = keymap::markdown();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, format!("{}{table}{}", &readme[..start], &readme[end..])).unwrap();
        return;
    }
    assert!(readme[start..end] == table, "the README's keys are old: UPDATE=1 cargo test readme");
}
