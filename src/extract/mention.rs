//! Mentions: every noun phrase of an article that may be a source, in the order of the text.
//!
//! Names with titles and roles, pronouns, descriptions, bodies, documents, groups, and two joined by "and". One pass over
//! the tokens, with look-ups in a static table. It does not know who a mention is: that is [`super::speaker`]'s.

use super::token::{Shape, Token, TokenKind, Tokens};
use crate::article::Article;
use crate::text::TextRange;

mod capital;
mod emit;
mod extend;
pub mod lexicon;
mod marks;
mod name;
mod scan;
mod seen;

use lexicon::{Table, Word, table};

/// All mentions of an article.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// In order of [`Mention::range`]'s start, the longer first. They may nest: "Apple" in "Apple's chief executive, Tim Cook".
    pub all: Vec<Mention>,
    /// What each token may be.
    pub(crate) classes: Vec<Class>,
}

/// One noun phrase.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own about the phrase")]
pub struct Mention {
    /// As an annotator would mark it: title, role, apposition and non-restrictive clause included.
    pub range: TextRange,
    /// Without apposition and clause: "Dana Holt" of "Dana Holt, who ran the shelter".
    pub short: TextRange,
    /// The name alone, without title and role; for others the phrase without what follows its head.
    pub name: TextRange,
    /// The token of its head: the last word of the name, or the noun.
    pub head: u32,
    /// The first token of [`short`](Self::short).
    pub first: u32,
    /// One past the last token of [`short`](Self::short).
    pub last: u32,
    /// One past the last token of [`range`](Self::range).
    pub end: u32,
    /// The first token of [`name`](Self::name).
    pub name_first: u32,
    /// One past the last token of [`name`](Self::name).
    pub name_last: u32,
    /// What sort of phrase.
    pub kind: MentionKind,
    /// What it says of gender.
    pub gender: Gender,
    /// Whether it is more than one.
    pub plural: bool,
    /// Whether its capital letter means a name: not at a sentence's start, or a known name.
    pub trusted: bool,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// Whether it ends in a possessive: "Trump's".
    pub possessive: bool,
    /// Whether another mention's phrase holds it ("Clinton" in "a Clinton spokesman").
    pub nested: bool,
    /// Index into [`Tokens::passages`].
    pub passage: u32,
    /// The paragraph; 0 is the headline.
    pub paragraph: u32,
}

/// What sort of noun phrase a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// A name of a person, as far as its form tells.
    Person,
    /// A capitalised name of which the form does not tell what it names: "Netflix", "Politifact".
    Name,
    /// A name of a body: "the Department of Health".
    Body,
    /// A country, state or city.
    Place,
    /// he, she, they, it, I, we.
    Pronoun,
    /// who, which.
    Relative,
    /// A person or persons described: "the retired teacher", "officials".
    Description,
    /// A body described: "the company", "the police".
    Organisation,
    /// Something written: "the report".
    Document,
    /// someone, another, some.
    Indefinite,
    /// An account: "@name".
    Handle,
    /// "A and B".
    Joined,
}

/// What a phrase says of gender.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gender {
    /// Nothing.
    #[default]
    Unknown,
    /// A man.
    Male,
    /// A woman.
    Female,
    /// A thing or body.
    Neuter,
}

/// Finds all mentions of an article.
pub fn find(article: &Article, tokens: &Tokens) -> Mentions {
    let words = classify(article, tokens);
    let seen = seen::Seen::collect(tokens, &words);
    let mut mentions = Mentions { all: Vec::with_capacity(tokens.all.len() / 6), classes: Vec::new() };
    for passage_idx in 0..tokens.passages.len() {
        let passage = tokens.passages[passage_idx];
        let start = mentions.all.len();
        scan::Scanner::new(article, tokens, &words, &seen, passage_idx as u32).run(&mut mentions.all);
        extend::join(tokens, &words, passage, &mut mentions.all, start);
        if let Some(found) = mentions.all.get_mut(start..) {
            found.sort_by_key(|m| (m.range.start, std::cmp::Reverse(m.range.end)));
            marks::flag_quoted(tokens, passage, found);
        }
    }
    mentions.classes = words;
    mentions
}

/// One token's classes, with the word's possessive taken off.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Class {
    /// What the word may be.
    pub word: Word,
    /// [`Token::key`] without a possessive `'s`.
    pub key: u64,
    /// Whether it ends in `'s`.
    pub possessive: bool,
    /// Whether a sentence begins here.
    pub starts: bool,
    /// Whether it is plain from the token alone that no phrase begins here: so with most.
    pub idle: bool,
}

/// Looks up every token once.
pub(crate) fn classify(article: &Article, tokens: &Tokens) -> Vec<Class> {
    let text = article.text().as_bytes();
    let mut classes = Vec::with_capacity(tokens.all.len());
    let lexicon = table();
    for passage in &tokens.passages {
        let mut starts = true;
        let mut previous: Option<(&Token, Word)> = None;
        for token in &tokens.all[passage.first as usize..passage.last as usize] {
            let class = match token.kind {
                TokenKind::Word => class_of(text, token, lexicon),
                TokenKind::Number => Class { key: token.key, ..Class::default() },
                TokenKind::Mark(c) => {
                    starts = match c {
                        '.' => !previous.is_some_and(|(p, w)| p.is_word() && w.is(Word::ABBREVIATION)),
                        '!' | '?' | ':' | ';' => true,
                        '"' | '“' | '”' | '‘' | '\'' | '’' | '(' | ')' | '…' | '-' | '–' | '—' | '•' => {
                            starts || matches!(c, '“' | '‘' | '•')
                        }
                        _ => false,
                    };
                    previous = None;
                    classes.push(Class { key: token.key, idle: c != '@', ..Class::default() });
                    continue;
                }
            };
            let idle = token.shape == Shape::Lower && scan::is_idle(class.word, starts);
            classes.push(Class { starts, idle, ..class });
            starts = false;
            previous = Some((token, class.word));
        }
    }
    classes
}

/// Looks a word up, without its `'s`.
fn class_of(text: &[u8], token: &Token, lexicon: &Table) -> Class {
    let (start, end) = (token.range.start as usize, token.range.end as usize);
    // The letter first: few words end in it.
    let cut = match text.get(start..end).unwrap_or_default() {
        [stem @ .., b's' | b'S'] => match stem {
            [.., b'\''] => 2,
            [.., 0xe2, 0x80, 0x99] => 4,
            _ => 0,
        },
        _ => 0,
    };
    if cut == 0 || cut >= end - start {
        return Class { word: lexicon.get(token.key), key: token.key, ..Class::default() };
    }
    let key = super::token::key_of(text, start, end - cut);
    Class { word: lexicon.get(key), key, possessive: true, ..Class::default() }
}
