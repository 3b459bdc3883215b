//! Figures, first cut: digits. Replaced by the engine.

use super::token::{TokenKind, Tokens};
use super::{Extraction, Figure, FigureKind};
use crate::article::Article;
use rust_decimal::Decimal;
use std::str::FromStr as _;

/// Adds figures to `extraction`, whose quotes and speakers are already there.
pub fn extract(article: &Article, tokens: &Tokens, extraction: &mut Extraction) {
    for passage in &tokens.passages {
        for token in &tokens.all[passage.first as usize..passage.last as usize] {
            if token.kind != TokenKind::Number {
                continue;
            }
            let Ok(value) = Decimal::from_str(&article.slice(token.range).replace(',', "")) else { continue };
            extraction.figures.push(Figure {
                range: token.range,
                paragraph: passage.paragraph,
                value,
                value_high: None,
                kind: FigureKind::Count,
                unit: None,
                modifier: None,
                change: None,
                relative_time: false,
                of: None,
                per: None,
                from: None,
                to: None,
                quote: None,
                claimed_by: None,
                sentence: passage.range,
                confidence: 0.5,
                reason: "digits",
            });
        }
    }
}
