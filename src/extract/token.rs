//! Tokens: one pass over each passage, shared by quotes and figures.
//!
//! A token is a word (letters, with inner apostrophes, full stops of abbreviations and hyphens kept apart), a number
//! (digits with their commas and points), or one character of punctuation. Blanks are no tokens: see [`Token::gap`].

use crate::article::Article;
use crate::text::TextRange;

mod key;
mod quick;
mod thorough;

pub(crate) use key::{ByKey, Listed, by_key, key_of};
pub use key::{key, keys};

/// The tokens of a whole article, passage after passage.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// All tokens in the order of the text.
    pub all: Vec<Token>,
    /// One entry a passage (headline first, if there is one), in order.
    pub passages: Vec<Passage>,
    /// The tokens that are quotation marks of any sort, apostrophes that stand alone included: indices into `all`, in order.
    pub quotation_marks: Vec<u32>,
}

impl Tokens {
    /// Returns the quotation marks among the tokens of a passage, as indices into [`all`](Self::all).
    pub fn marks_of(&self, passage: &Passage) -> &[u32] {
        let range = passage.first_mark as usize..passage.last_mark as usize;
        self.quotation_marks.get(range).unwrap_or_default()
    }
}

/// One passage and its tokens.
#[derive(Clone, Copy, Debug)]
pub struct Passage {
    /// 0 is the headline, else the paragraph's number.
    pub paragraph: u32,
    /// Its place in the text.
    pub range: TextRange,
    /// Index of its first token in [`Tokens::all`].
    pub first: u32,
    /// Index after its last.
    pub last: u32,
    /// Index of its first mark in [`Tokens::quotation_marks`].
    first_mark: u32,
    /// Index after its last mark there.
    last_mark: u32,
}

/// One word, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its place.
    pub range: TextRange,
    /// What it is.
    pub kind: TokenKind,
    /// How its letters stand.
    pub shape: Shape,
    /// Whether a blank (or the passage's start) stands before it.
    pub gap: bool,
    /// Whether an apostrophe stands inside the word.
    pub apostrophe: bool,
    /// Whether an ASCII digit stands in the word or number.
    pub digits: bool,
    /// [`key`] of its words in lower case, for look-ups.
    pub key: u64,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters (and digits glued behind letters: `G20`).
    Word,
    /// Digits with commas and points between them (`1,000.5`); letters glued behind it are a token of their own.
    Number,
    /// One character that is neither.
    Mark(char),
}

/// How a word's letters stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// All small.
    Lower,
    /// First one large.
    Capital,
    /// More than one letter, all large (`NATO`, `U.S.`).
    Upper,
    /// Mixed otherwise (`McCain` counts as [`Capital`](Shape::Capital); `iPhone` is mixed).
    Mixed,
    /// No letters.
    None,
}

impl Token {
    /// Says whether it is the mark `c`.
    pub fn is_mark(&self, c: char) -> bool {
        self.kind == TokenKind::Mark(c)
    }

    /// Says whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Says whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper)
    }
}

/// Cuts all passages of an article into tokens.
pub fn tokenize(article: &Article) -> Tokens {
    let text = article.text();
    let mut tokens = Tokens { all: Vec::with_capacity(text.len() / 4), ..Tokens::default() };
    for (paragraph, range) in article.passages() {
        let (first, first_mark) = (tokens.all.len() as u32, tokens.quotation_marks.len() as u32);
        cut(text, range, &mut tokens);
        let (last, last_mark) = (tokens.all.len() as u32, tokens.quotation_marks.len() as u32);
        tokens.passages.push(Passage { paragraph, range, first, last, first_mark, last_mark });
    }
    tokens
}

/// Cuts one passage into tokens.
fn cut(text: &str, range: TextRange, tokens: &mut Tokens) {
    // Up to the passage's end, beyond which no token reaches.
    let text = text.get(..range.end as usize).unwrap_or_default();
    let bytes = text.as_bytes();
    let (mut at, mut last) = (range.start as usize, None);
    while let Some(&byte) = bytes.get(at) {
        let sort = quick::sort_of(byte);
        if sort == quick::BLANK {
            at += 1;
            continue;
        }
        let letter = sort & (quick::SMALL | quick::LARGE) != 0;
        let quick = if letter { quick::word(bytes, at, byte) } else { quick::mark(bytes, at) };
        let token = if let Some(token) = quick {
            token
        } else if let Some(token) = thorough::token(text, at) {
            token
        } else {
            at += text.get(at..).and_then(|w| w.chars().next()).map_or(1, char::len_utf8);
            continue;
        };
        if !letter && matches!(token.kind, TokenKind::Mark(c) if is_quotation_mark(c)) {
            tokens.quotation_marks.push(tokens.all.len() as u32);
        }
        let gap = last != Some(at);
        at = token.range.end as usize;
        last = Some(at);
        tokens.all.push(Token { gap, ..token });
    }
}

/// Says whether a mark may open or close a quotation, in whatever way of writing.
pub(crate) const fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '´'
            | '«'
            | '»'
            | '‘'
            | '’'
            | '‛'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '″'
            | '‹'
            | '›'
            | '＂'
    )
}

#[cfg(test)]
mod tests {
    use super::tokenize;
    use crate::article::Article;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn tokens_are_in_order_and_hold_every_visible_byte(text in "\\PC{0,80}") {
            let (article, _) = Article::parse(&text, "");
            let tokens = tokenize(&article);
            let mut at = 0;
            for token in &tokens.all {
                prop_assert!(article.text().get(at as usize..token.range.start as usize).unwrap().trim().is_empty());
                prop_assert!(!article.slice(token.range).is_empty());
                at = token.range.end;
            }
            let rest = article.text().get(at as usize..).unwrap();
            prop_assert!(rest.trim().is_empty() || tokens.all.is_empty());
        }
    }
}
