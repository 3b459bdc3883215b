//! Quotes: words between quotation marks, and who said them.
//!
//! [`segment`] pairs the marks.

use super::token::Tokens;
use super::{Extraction, Marked};
use crate::article::Article;

mod mark;
pub mod segment;

/// Adds quotes, marked words and speakers to `extraction`.
pub fn extract(article: &Article, tokens: &Tokens, extraction: &mut Extraction) {
    for found in segment::segments(article, tokens) {
        let paragraph = tokens.passages[found.passage as usize].paragraph;
        extraction.marked.push(Marked { segment: found.segment, paragraph });
    }
}
