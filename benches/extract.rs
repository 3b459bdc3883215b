//! Extraction over half a megabyte and a megabyte: of news-like prose, and of texts that would show a quadratic rule. Double
//! the size must cost about twice the time.

#![allow(clippy::unwrap_used, reason = "a measurement may fail loudly")]

use divan::Bencher;
use divan::counter::BytesCount;
use pullquote::article::Article;
use pullquote::extract::{Extraction, extract, figure, token};

#[path = "../tests/it/endless.rs"]
mod endless;

const SIZES: [usize; 2] = [1 << 19, 1 << 20];

fn main() {
    divan::main();
}

fn texts() -> impl Iterator<Item = String> {
    let name = |(name, _): (&str, endless::Make)| SIZES.map(|size| format!("{name}, {} KB", size >> 10));
    endless::TEXTS.into_iter().flat_map(name)
}

/// Reads the text that [`texts`] names.
fn article(named: &str) -> Article {
    let (name, kilobytes) = named.rsplit_once(", ").unwrap();
    let size: usize = kilobytes.trim_end_matches(" KB").parse().unwrap();
    let (_, make) = endless::TEXTS.into_iter().find(|t| t.0 == name).unwrap();
    Article::parse(&make(size << 10), "").0
}

fn measure(bencher: Bencher<'_, '_>, article: &Article, work: impl Fn(&Article) -> Extraction) {
    bencher.counter(BytesCount::new(article.text().len())).bench_local(|| work(divan::black_box(article)));
}

/// Quotes and figures.
#[divan::bench(args = texts(), sample_count = 5)]
fn all(bencher: Bencher<'_, '_>, text: &str) {
    measure(bencher, &article(text), extract);
}

/// Figures alone, of tokens that are there.
#[divan::bench(args = texts(), sample_count = 5)]
fn figures(bencher: Bencher<'_, '_>, text: &str) {
    let article = article(text);
    let tokens = token::tokenize(&article);
    measure(bencher, &article, |article| {
        let mut extraction = Extraction::default();
        figure::extract(article, &tokens, &mut extraction);
        extraction
    });
}

/// An article with so many names, each once.
#[divan::bench(args = [50_000, 100_000], sample_count = 3)]
fn names(bencher: Bencher<'_, '_>, n: usize) {
    let article = Article::parse(&endless::names(n), "").0;
    measure(bencher, &article, extract);
}
