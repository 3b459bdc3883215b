//! Extraction takes time in proportion to the text, whatever stands in it.

use crate::endless::TEXTS;
use pullquote::article::Article;
use pullquote::extract::extract;
use rustix::time::{ClockId, clock_gettime};
use std::hint::black_box;
use std::time::Duration;

const SHORT: usize = 12 << 10;
/// So many times longer is the longer text; a quadratic rule would take the square of it.
const TIMES: usize = 6;
/// What a linear rule may take more than `TIMES`: caches, growing tables.
const SLACK: u32 = 2;

/// The processor time of this thread so far: other programs do not count.
fn spent() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap(), time.tv_nsec.try_into().unwrap())
}

/// The lesser of two runs: what disturbs only ever adds.
fn cost(text: &str) -> Duration {
    let (article, _) = Article::parse(text, "");
    let run = || {
        let start = spent();
        black_box(extract(black_box(&article)));
        spent().checked_sub(start).unwrap()
    };
    (0..2).map(|_| run()).min().unwrap()
}

#[test]
fn a_text_many_times_longer_costs_that_much_more_and_not_the_square_of_it() {
    for (name, make) in TEXTS {
        let (short, long) = (make(SHORT), make(SHORT * TIMES));
        let linear = |_| cost(&long) < cost(&short) * TIMES as u32 * SLACK + Duration::from_millis(10);
        assert!((0..3).any(linear), "{name}: {:?} and then {:?}", cost(&short), cost(&long));
    }
}
