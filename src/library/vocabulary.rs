//! The words a library offers: for completion, and for what was perhaps meant.

use super::nearest::nearest;
use super::query::{Property, Query, Term, Vocabulary};
use super::{Context, EntryIdx};
use std::collections::{HashMap, HashSet};

#[derive(Default)]
struct Tally<'a>(HashMap<&'a str, usize>);

impl<'a> Tally<'a> {
    fn add(&mut self, word: &'a str) {
        *self.0.entry(word).or_default() += 1;
    }

    /// Returns the words, most frequent first.
    fn ranked(self) -> Vec<String> {
        let mut words: Vec<_> = self.0.into_iter().collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        words.into_iter().map(|(word, _)| word.to_owned()).collect()
    }
}

impl Vocabulary {
    /// Gathers the values of a library's heads and extractions.
    pub fn gather(context: &Context<'_>) -> Self {
        let (mut speakers, mut units, mut counted, mut words) =
            (Tally::default(), Tally::default(), Tally::default(), Tally::default());
        for entry in &context.library.entries {
            if let Some(head) = &entry.head {
                let long = head.title.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3);
                long.for_each(|word| words.add(word));
            }
            let (Some(article), Some(found)) = (&entry.article, &entry.extraction) else { continue };
            for quote in &found.quotes {
                if let Some(name) = found.speaker_name(quote) {
                    speakers.add(name);
                }
            }
            for figure in &found.figures {
                units.add(figure.unit.unwrap_or(figure.kind.word()));
                if let Some(of) = figure.of {
                    counted.add(article.slice(of));
                }
            }
        }
        Self {
            speakers: speakers.ranked(),
            units: units.ranked(),
            counted: counted.ranked(),
            words: words.ranked(),
            ..Self::listed(context)
        }
    }

    /// Gathers what a list knows: outlets, authors and tags.
    pub fn listed(context: &Context<'_>) -> Self {
        let (mut outlets, mut authors, mut tags) = (Tally::default(), Tally::default(), Tally::default());
        for (entry, i) in context.library.entries.iter().zip(0..) {
            context.marks.of(EntryIdx(i)).tags.iter().for_each(|tag| tags.add(tag));
            if let Some(head) = &entry.head {
                head.outlet.iter().for_each(|o| outlets.add(o));
                head.authors.iter().for_each(|a| authors.add(a));
                head.tags.iter().for_each(|t| tags.add(t));
            }
        }
        Self { outlets: outlets.ranked(), authors: authors.ranked(), tags: tags.ranked(), ..Self::default() }
    }

    /// Returns what a query that found nothing perhaps meant: the nearest speaker, outlet, tag or word for the first of its
    /// terms that the library has nothing like.
    pub fn nearest(&self, query: &Query) -> Option<&str> {
        match query {
            Query::Item(item) => item.tests.iter().find_map(|test| match &test.property {
                Property::Speaker(name) => near(name, &self.speakers),
                Property::Of(words) => near(words, &self.counted),
                Property::Unit(unit) => near(unit, &self.units),
                _ => None,
            }),
            Query::Term(Term::Outlet(name)) => near(name, &self.outlets),
            Query::Term(Term::Author(name)) => near(name, &self.authors),
            Query::Term(Term::Tag(tag)) => near(tag, &self.tags),
            Query::Term(Term::Words(words)) => {
                near(words, &self.speakers).or_else(|| near(words, &self.words))
            }
            Query::All(parts) | Query::Any(parts) => parts.iter().find_map(|part| self.nearest(part)),
            _ => None,
        }
    }
}

/// Returns what a query that found nothing perhaps meant: a name or value, else a word of the texts.
pub fn suggest(context: &Context<'_>, query: &Query) -> Option<String> {
    let known = Vocabulary::gather(context).nearest(query).map(str::to_owned);
    known.or_else(|| first_word(query).and_then(|word| in_texts(context, word)))
}

/// Returns the first single word that is asked for.
fn first_word(query: &Query) -> Option<&str> {
    match query {
        Query::Term(Term::Words(word)) if !word.contains(char::is_whitespace) => Some(word),
        Query::All(parts) | Query::Any(parts) => parts.iter().find_map(first_word),
        _ => None,
    }
}

/// Returns the nearest word of all texts that begins with the same letter.
fn in_texts(context: &Context<'_>, typed: &str) -> Option<String> {
    let needle = crate::text::Needle::new(typed);
    let initial = typed.chars().next()?.to_ascii_lowercase();
    let alike = |word: &&str| {
        word.starts_with(|c: char| c.to_ascii_lowercase() == initial) && word.len().abs_diff(typed.len()) <= 2
    };
    let texts = || {
        context.library.entries.iter().filter_map(|e| e.article.as_deref()).map(crate::article::Article::text)
    };
    if texts().any(|text| needle.is_in(text)) {
        return None;
    }
    let words: HashSet<&str> =
        texts().flat_map(|t| t.split(|c: char| !c.is_alphanumeric())).filter(alike).collect();
    let mut words: Vec<&str> = words.into_iter().collect();
    words.sort_unstable();
    nearest(typed, words.into_iter()).map(str::to_owned)
}

/// The nearest value, unless one of them has the words already: then it was another term that found nothing.
fn near<'a>(typed: &str, values: &'a [String]) -> Option<&'a str> {
    let needle = crate::text::Needle::new(typed);
    if values.iter().any(|v| needle.is_in(v)) {
        return None;
    }
    nearest(typed, values.iter().map(String::as_str))
}
