//! Extraction over a megabyte: of news-like prose, and of the inputs that would show a quadratic rule (digits, commas,
//! number words, "and", one sentence without an end). Double the size must cost about twice the time.

use divan::Bencher;
use divan::counter::BytesCount;
use pullquote::article::Article;
use pullquote::extract::extract;

const SIZES: [usize; 2] = [1 << 19, 1 << 20];

const PROSE: &str = "The council said on Monday that more than 1,200 homes had been built since 2019, up from 900, at a \
    cost of £3.4m. “We have three more sites,” said Ann Lee, 47, who leads the 21-member board. Rents rose 4.5 percent \
    to $1,150 a month; nearly one in five tenants paid for 12 weeks in advance. Nobody was hurt.\n\n";

fn main() {
    divan::main();
}

fn repeat(unit: &str, size: usize) -> Article {
    let text: String = unit.chars().cycle().take(size).collect();
    Article::parse(&text, "").0
}

fn measure(bencher: Bencher<'_, '_>, unit: &str, size: usize) {
    let article = repeat(unit, size);
    bencher.counter(BytesCount::new(size)).bench_local(|| extract(divan::black_box(&article)));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn prose(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, PROSE, size);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn digits(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, "1234567890", size);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn numbers(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, "12 ", size);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn commas(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, "1,", size);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn number_words(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, "twenty-one hundred and ", size);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn and(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, "and ", size);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn endless_sentence(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, "prices rose 3 percent to 640 from 12 of the 19 members, ", size);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn open_brackets(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, "(5 - ", size);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn quote_marks(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, "\"", size);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn opening_marks(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, "“a ‘b ", size);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn speech_without_a_paragraph(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, "“We sail,” said Tom Hale. The quay, he added, was “not ready”. ", size);
}

/// Each name once: 40,000 and more a megabyte.
#[divan::bench(args = SIZES, sample_count = 5)]
fn names(bencher: Bencher<'_, '_>, size: usize) {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    let name = |i: usize| format!("Jo Be{}{}{} said “no”. ", letter(i), letter(i / 26), letter(i / 676));
    let text: String = (0..size / 20).map(name).collect();
    let article = Article::parse(&text, "").0;
    bencher.counter(BytesCount::new(text.len())).bench_local(|| extract(divan::black_box(&article)));
}
