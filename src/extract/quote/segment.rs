//! Segments: which marks make a pair. One pass over the marks of each passage, by context rather than by glyph.
//!
//! Units: bytes, and indices into [`Tokens::all`]. Does not decide whose words they are, nor whether they are anybody's.

use super::mark::{Lean, Mark, marks};
use crate::article::Article;
use crate::extract::Segment;
use crate::extract::token::{TokenKind, Tokens, key};
use crate::text::TextRange;

/// Marked words with their place among the tokens.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The words and their marks.
    pub segment: Segment,
    /// Index into [`Tokens::passages`] of the passage it begins in.
    pub passage: u32,
    /// Index of the opening mark's first token; of the first word where none opens.
    pub open: u32,
    /// Index of the first token inside.
    pub first: u32,
    /// Index after the last token inside.
    pub last: u32,
    /// Index of the first token behind the closing mark (or behind the words, where none closes).
    pub next: u32,
    /// Whether single marks enclose it.
    pub single: bool,
    /// Whether the passage before was left open and this one opens with a mark again.
    pub continues: bool,
    /// Whether the opening mark is there.
    pub opened: bool,
}

/// Finds the marked words of an article, in order, not overlapping.
pub fn segments(article: &Article, tokens: &Tokens) -> Vec<Found> {
    let mut all = Vec::with_capacity(tokens.quotation_marks.len());
    let mut own = Vec::new();
    for (passage_idx, passage) in tokens.passages.iter().enumerate() {
        let first = all.len();
        marks(tokens, passage, &mut all);
        if all.len() > first {
            own.push((passage_idx, first..all.len()));
        }
    }
    let british = single_style(article, &all);
    let mut pass = Pass { article, tokens, british, found: Vec::with_capacity(all.len() / 2), marks: &[] };
    for (passage_idx, own) in own {
        pass.marks = &all[own];
        pass.passage(passage_idx);
    }
    pass.found
}

/// Says whether the article uses single marks where others use double ones: more speech stands in single marks.
fn single_style(article: &Article, marks: &[Mark]) -> bool {
    let (mut n_double, mut n_single) = (0, 0);
    for mark in marks {
        if mark.double {
            n_double += 1;
        } else if mark.context == Lean::Close && closes_speech(article, mark) {
            n_single += 2;
        }
    }
    n_single > 0 && n_single >= n_double
}

/// Says whether punctuation stands inside the closing mark, as speech has it and a plural possessive has not.
fn closes_speech(article: &Article, mark: &Mark) -> bool {
    byte_before(article, mark).is_some_and(|b| matches!(b, b'.' | b',' | b'!' | b'?'))
}

fn byte_before(article: &Article, mark: &Mark) -> Option<u8> {
    article.text().as_bytes().get((mark.range.start as usize).checked_sub(1)?).copied()
}

struct Pass<'a> {
    article: &'a Article,
    tokens: &'a Tokens,
    british: bool,
    found: Vec<Found>,
    /// Of the passage at hand.
    marks: &'a [Mark],
}

impl Pass<'_> {
    fn passage(&mut self, passage: usize) {
        let mut open: Option<usize> = None;
        let mut seen = false;
        let mut singles_close = true;
        let mut i = 0;
        while i < self.marks.len() {
            let mark = self.marks[i];
            let mut next = i + 1;
            match open {
                Some(o) if self.marks[o].double && mark.double => match self.in_double(&mark) {
                    Lean::Open if let Some(end) = self.nested_end(o, i) => next = end + 1,
                    Lean::Close => {
                        self.close(passage, o, Some(i));
                        open = None;
                    }
                    Lean::Open => {
                        self.reopen(passage, o, i);
                        open = Some(i);
                    }
                    Lean::Either => {}
                },
                None if mark.double => match self.outside(&mark) {
                    Lean::Open => {
                        open = Some(i);
                        seen = true;
                    }
                    Lean::Close if !seen => {
                        self.lost_opener(passage, i);
                        seen = true;
                    }
                    _ => {}
                },
                None if singles_close && self.opens_single(passage, &mark) => {
                    match self.single_closer(passage, i) {
                        Some(end) => {
                            self.close(passage, i, Some(end));
                            next = end + 1;
                            seen = true;
                        }
                        None if self.british && mark.token == self.tokens.passages[passage].first => {
                            self.close(passage, i, None);
                            next = self.marks.len();
                        }
                        None => singles_close = false,
                    }
                }
                None if self.british && !seen && self.left_open(passage) && is_single_closer(&mark) => {
                    self.lost_opener(passage, i);
                    seen = true;
                }
                Some(_) | None => {}
            }
            i = next;
        }
        if let Some(o) = open {
            self.close(passage, o, None);
        }
    }

    /// A double mark while a double mark is open.
    fn in_double(&self, mark: &Mark) -> Lean {
        match (mark.glyph, mark.context) {
            _ if self.is_inches(mark) => Lean::Either,
            (Lean::Close, _) | (_, Lean::Close) | (Lean::Either, Lean::Either) => Lean::Close,
            (Lean::Open, _) | (_, Lean::Open) => Lean::Open,
        }
    }

    /// `“We say "now" and go,”`, `"We say “now” and go,"`: the mark that closes the one at `inner`, where it is of the other sort
    /// than the one at `open`, its like comes next, and then the like of the open one.
    fn nested_end(&self, open: usize, inner: usize) -> Option<usize> {
        /// Single marks and apostrophes may stand between: so many are looked at.
        const NEAR: usize = 12;
        const LONGEST_WITHIN: u32 = 12;
        let is_straight = |mark: &Mark| mark.glyph == Lean::Either;
        let own = is_straight(&self.marks[inner]);
        if own == is_straight(&self.marks[open]) {
            return None;
        }
        let behind = self.marks.iter().enumerate().skip(inner + 1).take(NEAR);
        let mut doubles = behind.filter(|(_, mark)| mark.double);
        let mut closes = |straight: bool| {
            doubles.next().filter(|(_, m)| is_straight(m) == straight && self.in_double(m) == Lean::Close)
        };
        let (at, end) = closes(own)?;
        // A mark set twice opens nothing within, and what is said within is short.
        let first = self.marks[inner].token;
        let within = first > self.marks[open].end() && end.token - first <= LONGEST_WITHIN;
        closes(!own).filter(|_| within).map(|_| at)
    }

    /// A double mark while none is open.
    fn outside(&self, mark: &Mark) -> Lean {
        match (mark.glyph, mark.context) {
            _ if self.is_inches(mark) || self.follows_digit(mark) && mark.context == Lean::Close => {
                Lean::Either
            }
            (_, Lean::Close) | (Lean::Close, Lean::Either) => Lean::Close,
            _ => Lean::Open,
        }
    }

    /// `6'2"`: the digit before belongs to a measure in feet.
    fn is_inches(&self, mark: &Mark) -> bool {
        let Some([feet, foot, inches]) =
            self.tokens.all.get((mark.token as usize).wrapping_sub(3)..mark.token as usize)
        else {
            return false;
        };
        self.follows_digit(mark)
            && feet.kind == TokenKind::Number
            && matches!(foot.kind, TokenKind::Mark('\'' | '’' | '′'))
            && !(foot.gap || inches.gap)
    }

    fn follows_digit(&self, mark: &Mark) -> bool {
        !self.tokens.all[mark.token as usize].gap
            && byte_before(self.article, mark).is_some_and(|b| b.is_ascii_digit())
    }

    /// Says whether a single mark, outside of all others, can open.
    fn opens_single(&self, passage: usize, mark: &Mark) -> bool {
        // A closing glyph opens only where speech is to be expected: `’We sail,’ he said` at a passage's start.
        let turned = self.british && mark.token == self.tokens.passages[passage].first;
        if mark.double || mark.context != Lean::Open || mark.glyph == Lean::Close && !turned {
            return false;
        }
        let last = self.tokens.passages[passage].last;
        let Some(next) = self.tokens.all.get(mark.end() as usize).filter(|_| mark.end() < last) else {
            return false;
        };
        let decade = next.kind == TokenKind::Number && next.range.len() == 2;
        let n_sure = if mark.glyph == Lean::Either { ELISIONS.len() } else { SURE_ELISIONS };
        !(decade || ELISIONS.iter().take(n_sure).any(|e| *e == next.key))
    }

    /// Finds the mark that closes the single mark at `open`, in the same passage.
    fn single_closer(&self, passage: usize, open: usize) -> Option<usize> {
        let end = self.tokens.passages[passage].last;
        let mut doubtful = None;
        let mut nested = false;
        for (i, mark) in self.marks.iter().enumerate().skip(open + 1) {
            if mark.double {
                nested = !nested;
                continue;
            }
            if mark.context == Lean::Open && mark.glyph != Lean::Close && !nested {
                if doubtful.is_some() {
                    return doubtful;
                }
                continue;
            }
            // What a curly mark opened no straight one closes.
            let straight = mark.glyph == Lean::Either && self.marks[open].glyph == Lean::Open;
            if !is_single_closer(mark) || straight {
                continue;
            }
            if !self.may_be_apostrophe(mark, end) {
                return Some(i);
            }
            doubtful = doubtful.or(Some(i));
            // An apostrophe's distance: what closes much later closes something else.
            if i > open + 40 {
                break;
            }
        }
        doubtful
    }

    /// A plural possessive (`the workers’ pay`), a dropped letter (`goin’ home`) or feet: a letter or digit before, a word after.
    fn may_be_apostrophe(&self, mark: &Mark, end: u32) -> bool {
        let glued = byte_before(self.article, mark)
            .is_some_and(|b| matches!(b, b's' | b'S' | b'n' | b'z' | b'0'..=b'9'));
        let word_after = mark.end() < end && self.tokens.all[mark.end() as usize].kind == TokenKind::Word;
        glued && word_after
    }

    /// Says whether the passage before ends in words that no mark closed.
    fn left_open(&self, passage: usize) -> bool {
        self.found
            .last()
            .is_some_and(|f| f.segment.unclosed && f.passage as usize + 1 == passage && self.ends_passage(f))
    }

    fn ends_passage(&self, found: &Found) -> bool {
        found.last == self.tokens.passages[found.passage as usize].last
    }

    fn close(&mut self, passage: usize, open: usize, close: Option<usize>) {
        let mark = self.marks[open];
        let own = self.tokens.passages[passage];
        let closer = close.map(|c| self.marks[c]);
        let continues = mark.token == own.first && self.left_open(passage);
        let last = closer.map_or(own.last, |c| c.token);
        let next = closer.map_or(own.last, |c| c.end());
        let end = closer.map_or(own.range.end, |c| c.range.start);
        self.push(Found {
            segment: self.segment(
                Some(mark.range),
                TextRange::new(mark.range.end, end),
                closer.map(|c| c.range),
            ),
            passage: passage as u32,
            open: mark.token,
            first: mark.end(),
            last,
            next,
            single: !mark.double,
            continues,
            opened: true,
        });
    }

    /// A mark that opens while another is open: the words before it end here.
    fn reopen(&mut self, passage: usize, open: usize, again: usize) {
        let (mark, again) = (self.marks[open], self.marks[again]);
        let own = self.tokens.passages[passage];
        let continues = mark.token == own.first && self.left_open(passage);
        self.push(Found {
            segment: self.segment(Some(mark.range), TextRange::new(mark.range.end, again.range.start), None),
            passage: passage as u32,
            open: mark.token,
            first: mark.end(),
            last: again.token,
            next: again.token,
            single: false,
            continues,
            opened: true,
        });
    }

    /// A closing mark that nothing opened: it ends the words left open in the passage before, or those from this
    /// passage's start on.
    fn lost_opener(&mut self, passage: usize, close: usize) {
        let closer = self.marks[close];
        if self.left_open(passage)
            && let Some(found) = self.found.last_mut()
        {
            found.segment.range.end = closer.range.start;
            found.segment.marks.end = closer.range.end;
            found.segment.unclosed = false;
            found.last = closer.token;
            found.next = closer.end();
            return;
        }
        let own = self.tokens.passages[passage];
        self.push(Found {
            segment: self.segment(
                None,
                TextRange::new(own.range.start, closer.range.start),
                Some(closer.range),
            ),
            passage: passage as u32,
            open: own.first,
            first: own.first,
            last: closer.token,
            next: closer.end(),
            single: !closer.double,
            continues: false,
            opened: false,
        });
    }

    /// Trims blanks inside the marks.
    fn segment(&self, open: Option<TextRange>, words: TextRange, close: Option<TextRange>) -> Segment {
        let text = self.article.slice(words);
        let start = words.start + (text.len() - text.trim_start().len()) as u32;
        let end = (words.end - (text.len() - text.trim_end().len()) as u32).max(start);
        let range = TextRange::new(start, end);
        let marks = open.unwrap_or(range).cover(close.unwrap_or(range)).cover(range);
        Segment { range, marks, unclosed: close.is_none() }
    }

    /// Keeps what has words.
    fn push(&mut self, found: Found) {
        let words = found.first..found.last.max(found.first);
        let inside = &self.tokens.all[words.start as usize..words.end as usize];
        if inside.iter().any(|t| !matches!(t.kind, TokenKind::Mark(_))) {
            self.found.push(found);
        }
    }
}

fn is_single_closer(mark: &Mark) -> bool {
    !mark.double && mark.context == Lean::Close
}

/// Words that begin with an apostrophe. The first five do so even where a word processor turned it into an opening mark.
const ELISIONS: [u64; 12] = [
    key("em"),
    key("tis"),
    key("twas"),
    key("til"),
    key("bout"),
    key("till"),
    key("cause"),
    key("n"),
    key("round"),
    key("cos"),
    key("s"),
    key("t"),
];
const SURE_ELISIONS: usize = 5;
