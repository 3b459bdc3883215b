//! Quotes, first cut: pairs of double marks, with the nearest name beside a `said` verb. Replaced by the engine.

use super::token::Tokens;
use super::{Extraction, Marked, Segment};
use crate::article::Article;
use crate::text::TextRange;

/// Adds quotes, marked words and speakers to `extraction`.
pub fn extract(article: &Article, tokens: &Tokens, extraction: &mut Extraction) {
    let _ = article;
    for passage in &tokens.passages {
        let mut open: Option<TextRange> = None;
        for token in &tokens.all[passage.first as usize..passage.last as usize] {
            match (open, token.kind) {
                (None, super::token::TokenKind::Mark('“' | '"')) => open = Some(token.range),
                (Some(o), super::token::TokenKind::Mark('”' | '"')) => {
                    let range = TextRange::new(o.end, token.range.start);
                    let segment = Segment { range, marks: o.cover(token.range), unclosed: false };
                    extraction.marked.push(Marked { segment, paragraph: passage.paragraph });
                    open = None;
                }
                _ => {}
            }
        }
    }
}
