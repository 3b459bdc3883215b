//! Extraction takes time in proportion to the text, whatever stands in it.

use crate::endless::TEXTS;
use pullquote::article::Article;
use pullquote::extract::extract;
use std::hint::black_box;
use std::time::{Duration, Instant};

const SHORT: usize = 12 << 10;
/// So many times longer is the longer text; a quadratic rule would take the square of it.
const TIMES: usize = 6;
/// What a linear rule may take more than `TIMES`: caches, growing tables, other programs.
const SLACK: u32 = 2;

/// The time this thread has run, where the system tells; else the time that has passed.
fn worked(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|line| line.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// The lesser of two runs: what disturbs only ever adds.
fn cost(text: &str) -> Duration {
    let (article, _) = Article::parse(text, "");
    let start = Instant::now();
    let run = || {
        let before = worked(start);
        black_box(extract(black_box(&article)));
        worked(start).saturating_sub(before)
    };
    (0..2).map(|_| run()).min().unwrap()
}

#[test]
fn a_text_many_times_longer_costs_that_much_more_and_not_the_square_of_it() {
    for (name, make) in TEXTS {
        let (short, long) = (make(SHORT), make(SHORT * TIMES));
        let linear = |_| cost(&long) < cost(&short) * TIMES as u32 * SLACK + Duration::from_millis(2);
        assert!((0..3).any(linear), "{name}: {:?} and then {:?}", cost(&short), cost(&long));
    }
}
