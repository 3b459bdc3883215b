//! Everybody quoted in the library, and everything each of them said in the order of time.
//!
//! Names are merged across articles with care, because a wrong merge puts words into a mouth: only the same full name is
//! the same person, and not even that where titles contradict or the name is a common one and nothing else agrees. A bare
//! surname ("Mr Smith"), a description or a generic body ("the council") stays within its article.

use super::{Context, EntryIdx};
use crate::extract::{Quote, SpeakerKind};
use chrono::NaiveDate;

mod gathering;
mod identity;
mod wording;

pub use gathering::Gathering;
pub use wording::{Sought, Word, Wording, wordings};

/// Everybody quoted, most quoted first.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// The people and bodies.
    pub people: Vec<Person>,
}

/// Somebody who is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name, as most articles spell it.
    pub name: String,
    /// What sort.
    pub kind: SpeakerKind,
    /// Whether it is a person or a body by its name: others are described ("a source"), or are papers and crowds.
    pub is_named: bool,
    /// What they said, in the order of time; what has no date comes last.
    pub sayings: Vec<Saying>,
    /// How many articles quote them.
    pub n_articles: u32,
    /// The date of the first and of the last article that quotes them.
    pub dates: Option<(NaiveDate, NaiveDate)>,
    /// Whether others of the same name are kept apart.
    pub has_namesake: bool,
    /// How else articles write the name, most often first.
    pub spellings: Vec<String>,
}

/// Names one person of a library for as long as it is looked at: a name alone may be that of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    /// The name.
    pub name: String,
    /// An article that quotes them.
    pub entry: EntryIdx,
}

/// A quote of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Saying {
    /// The article.
    pub entry: EntryIdx,
    /// The quote's index in its extraction.
    pub quote: u32,
}

impl People {
    /// Gathers everybody from the entries that are extracted. Copies of an article say nothing a second time.
    pub fn gather(context: &Context<'_>) -> Self {
        let mut gathering = Gathering::default();
        gathering.take(context, 0..context.library.entries.len());
        gathering.people()
    }

    /// Returns who is meant; where the article does not quote them any more, who else bears the name.
    pub fn find(&self, whose: &Whose) -> Option<&Person> {
        let named = || self.people.iter().filter(|p| p.name == whose.name);
        let there = |p: &&Person| p.sayings.iter().any(|s| s.entry == whose.entry);
        named().find(there).or_else(|| named().next())
    }

    /// Returns the person whose words a quote is.
    pub fn of(&self, entry: EntryIdx, quote: u32) -> Option<&Person> {
        self.people.iter().find(|p| p.sayings.contains(&Saying { entry, quote }))
    }
}

impl Person {
    /// Names the person.
    pub fn whose(&self) -> Whose {
        let entry = self.sayings.first().map_or(EntryIdx(0), |s| s.entry);
        Whose { name: self.name.clone(), entry }
    }

    fn first(&self) -> Option<(EntryIdx, u32)> {
        self.sayings.first().map(|s| (s.entry, s.quote))
    }
}

impl Saying {
    /// Returns the quote.
    pub fn of<'a>(self, context: &Context<'a>) -> Option<&'a Quote> {
        context.library.entry(self.entry)?.extraction.as_ref()?.quotes.get(self.quote as usize)
    }
}
