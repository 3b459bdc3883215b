//! How long it takes to find and to read the articles of a folder.

#![allow(clippy::unwrap_used, reason = "a benchmark may fail loudly")]

use pullquote::library::Place;
use pullquote::store::{self, Source};
use std::fs;

const ARTICLE: &str = " date 2024-03-01 Ferries stopped on Monday after 14 of them had been hit by ice.\n\n“We wait,” Ann Lee, the \
    harbour master, told the council. “We have waited since 2019, and we have spent £2.2 million.”\n\nNobody said why.\n";

fn library() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for i in 0..1000 {
        fs::write(dir.path().join(format!("{i:04}.txt")), ARTICLE.repeat(1 + i % 20)).unwrap();
    }
    dir
}

fn main() {
    divan::main();
}

/// The names, as the first frame shows them.
#[divan::bench]
fn walk_1000(bencher: divan::Bencher<'_, '_>) {
    let dir = library();
    let source = Source::Folder(dir.path().into());
    bencher.bench(|| store::walk(&source).flatten().count());
}

/// What the list shows of each, as it is read behind the first frame.
#[divan::bench(sample_count = 10)]
fn heads_1000(bencher: divan::Bencher<'_, '_>) {
    let dir = library();
    let places: Vec<Place> =
        store::walk(&Source::Folder(dir.path().into())).flatten().map(|e| e.place).collect();
    bencher.bench(|| places.iter().filter(|place| store::look(place).is_ok()).count());
}
