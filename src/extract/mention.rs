//! Mentions: every noun phrase of an article that may be a source, in the order of the text.
//!
//! Names with titles and roles, pronouns, descriptions, bodies, documents, groups, and two joined by "and". One pass over
//! the tokens, with look-ups in a static table. It does not know who a mention is: that is [`super::speaker`]'s.

use super::token::Tokens;
use crate::article::Article;
use crate::text::TextRange;

mod behind;
mod bits;
mod capital;
mod class;
mod emit;
mod extend;
mod join;
pub mod lexicon;
mod marks;
mod name;
mod scan;
mod seen;
mod units;

pub(crate) use class::Class;

/// All mentions of an article.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// In order of [`Mention::range`]'s start, the longer first. They may nest: "Apple" in "Apple's chief executive, Tim Cook".
    pub all: Vec<Mention>,
    /// What each token may be.
    pub(crate) classes: Vec<Class>,
    /// The tokens that sentences begin with, in order.
    pub(crate) sentence_starts: Vec<u32>,
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
    let mut words = class::Classes::of(article, tokens);
    let seen = seen::Seen::collect(tokens, &words);
    let names = capital::names(article, tokens, &words, &seen);
    words.note(&names);
    let mut mentions = Mentions { all: Vec::with_capacity(tokens.all.len() / 4), ..Mentions::default() };
    let mut units = units::Units::default();
    for (passage_idx, passage) in tokens.passages.iter().enumerate() {
        let start = mentions.all.len();
        scan::Scanner::new(article, tokens, &words, &seen, passage_idx as u32)
            .run(&mut units, &mut mentions.all);
        join::join(tokens, &words.all, *passage, &mut mentions.all, start);
        if let Some(found) = mentions.all.get_mut(start..) {
            found.sort_by_key(|m| (m.range.start, std::cmp::Reverse(m.range.end)));
            marks::flag_quoted(tokens, *passage, found);
        }
    }
    (mentions.classes, mentions.sentence_starts) = (words.all, words.starts);
    mentions
}
