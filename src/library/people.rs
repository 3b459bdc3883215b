//! Everybody quoted in the library, and everything each of them said in the order of time.
//!
//! Names are merged across articles with care, because a wrong merge puts words into a mouth: only the same full name is
//! the same person, and not even that where titles contradict or the name is a common one and nothing else agrees. A bare
//! surname ("Mr Smith"), a description or a generic body ("the council") stays within its article.

use super::{Context, EntryIdx};
use crate::annotation::BY_HAND;
use crate::extract::{Quote, SpeakerIdx, SpeakerKind};
use crate::text::fold_str;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::rc::Rc;

mod identity;
mod wording;

use identity::{Evidence, Identity};
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

/// One speaker of one article, with the quotes that are theirs.
struct Mention<'a> {
    name: &'a str,
    kind: SpeakerKind,
    evidence: Evidence,
    /// Whether the name is one that many bear.
    is_common: bool,
    /// Indices into [`Gathering::sayings`].
    sayings: Range<usize>,
}

/// What is gathered of all articles, until it is put in order. Names are those of the articles: a library names thousands.
#[derive(Default)]
struct Gathering<'a> {
    mentions: Vec<Mention<'a>>,
    sayings: Vec<Saying>,
    /// What a name means, found or given by a person, folded once for all articles, and whether many bear it.
    identities: HashMap<(&'a str, SpeakerKind, bool), (Rc<Identity>, bool)>,
    /// The mentions of one identity; of somebody local within that article.
    same: HashMap<(Rc<Identity>, Option<EntryIdx>), Vec<usize>>,
}

impl People {
    /// Gathers everybody from the entries that are extracted. Copies of an article say nothing a second time.
    pub fn gather(context: &Context<'_>) -> Self {
        let mut all = Gathering::default();
        for i in 0..context.library.entries.len() {
            let idx = EntryIdx(i as u32);
            if context.original_of(idx).is_none() {
                all.take(context, idx);
            }
        }
        let mut people: Vec<Person> = Vec::new();
        for same in all.same.values() {
            people.extend(all.persons(context, same));
        }
        // Most are quoted once: the first letters settle most comparisons without a look at the names themselves.
        let mut keyed: Vec<_> =
            people.into_iter().map(|p| (Reverse(p.sayings.len()), first_letters(&p.name), p)).collect();
        keyed.sort_unstable_by(|(n, letters, a), (m, others, b)| {
            let by_key = (n, letters).cmp(&(m, others));
            by_key.then_with(|| a.name.cmp(&b.name)).then_with(|| a.first().cmp(&b.first()))
        });
        let people = keyed.into_iter().map(|(.., person)| person).collect();
        Self { people }
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

/// Returns the first bytes of a name as a number of the same order.
fn first_letters(name: &str) -> u64 {
    name.bytes().chain(std::iter::repeat(0)).take(8).fold(0, |key, byte| key << 8 | u64::from(byte))
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

    fn day(self, context: &Context<'_>) -> Option<NaiveDate> {
        context.library.entry(self.entry)?.head.as_ref()?.date.map(|d| d.day)
    }
}

impl<'a> Gathering<'a> {
    /// Takes in the speakers of one article.
    fn take(&mut self, context: &Context<'a>, idx: EntryIdx) {
        let entry = context.library.entry(idx);
        let Some((article, found)) = entry.and_then(|e| e.article.as_deref().zip(e.extraction.as_deref()))
        else {
            return;
        };
        let from = self.sayings.len();
        let quotes = found.quotes.iter().zip(0..);
        let mut said: Vec<(SpeakerIdx, u32)> = quotes.filter_map(|(q, i)| Some((q.speaker?, i))).collect();
        said.sort_unstable();
        self.sayings.extend(said.iter().map(|(.., quote)| Saying { entry: idx, quote: *quote }));
        let mut at = from;
        for of_one in said.chunk_by(|a, b| a.0 == b.0) {
            let sayings = at..at + of_one.len();
            at = sayings.end;
            let Some((of, speaker)) = of_one.first().and_then(|(of, ..)| Some((*of, found.speaker(*of)?)))
            else {
                continue;
            };
            let (name, kind) = (speaker.name.as_str(), speaker.kind);
            let quotes = of_one.iter().filter_map(|(.., i)| found.quotes.get(*i as usize));
            let by_hand = quotes.into_iter().any(|q| q.reason.attribution == BY_HAND);
            let (identity, is_common) = self.identities.entry((name, kind, by_hand)).or_insert_with(|| {
                let identity = if by_hand { Identity::by_hand(name) } else { Identity::of(name, kind) };
                let is_common = identity.is_common();
                (identity.into(), is_common)
            });
            let is_common = *is_common;
            let mut evidence = if by_hand { Evidence::by_hand() } else { Evidence::title(article, speaker) };
            // A name that few bear needs no more, and one that a person gave neither.
            if is_common && !by_hand {
                let others = said.chunk_by(|a, b| a.0 == b.0).filter_map(|c| c.first()).filter(|c| c.0 != of);
                let company = others.filter_map(|c| found.speaker(c.0)).map(|s| fold_str(&s.name)).collect();
                evidence.look_around(article, speaker, company);
            }
            let key = (Rc::clone(identity), identity.is_local().then_some(idx));
            self.same.entry(key).or_default().push(self.mentions.len());
            self.mentions.push(Mention { name, kind, evidence, is_common, sayings });
        }
    }

    /// Makes one person of mentions that share a name and nothing contradicts, or several.
    fn persons(&self, context: &Context<'_>, same: &[usize]) -> Vec<Person> {
        let mentions = || same.iter().filter_map(|i| self.mentions.get(*i));
        let evidence: Vec<&Evidence> = mentions().map(|m| &m.evidence).collect();
        let needs_evidence = mentions().next().is_some_and(|m| m.is_common);
        let groups = identity::groups(&evidence, needs_evidence);
        let n_groups = groups.iter().max().map_or(0, |g| g + 1);
        let mut persons: Vec<Vec<&Mention<'_>>> = vec![Vec::new(); n_groups];
        for (mention, group) in mentions().zip(groups) {
            persons[group].push(mention);
        }
        persons.into_iter().map(|mentions| self.person(context, &mentions, n_groups > 1)).collect()
    }

    fn person(&self, context: &Context<'_>, mentions: &[&Mention<'_>], has_namesake: bool) -> Person {
        let kind = mentions.first().map(|m| m.kind).unwrap_or_default();
        let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
        for mention in mentions {
            *spellings.entry(mention.name).or_default() += 1;
        }
        let mut spellings: Vec<(&str, usize)> = spellings.into_iter().collect();
        spellings.sort_unstable_by_key(|(name, n)| Reverse((*n, *name)));
        let name = spellings.first().map_or("", |(name, _)| *name);
        let others = spellings.get(1..).unwrap_or_default().iter();
        let others = others.filter(|(written, _)| fold_str(written) != fold_str(name));
        let spellings = others.map(|(written, _)| (*written).to_owned()).collect();
        let name = name.strip_prefix("the ").filter(|_| kind == SpeakerKind::Body).unwrap_or(name).to_owned();
        let sayings = mentions.iter().flat_map(|m| self.sayings.get(m.sayings.clone()).unwrap_or_default());
        let mut dated: Vec<(Option<NaiveDate>, Saying)> = sayings.map(|s| (s.day(context), *s)).collect();
        dated.sort_unstable_by_key(|(day, s)| (day.is_none(), *day, s.entry, s.quote));
        let entries = dated.chunk_by(|a, b| a.1.entry == b.1.entry);
        let n_articles = entries.count() as u32;
        let days = || dated.iter().filter_map(|(day, _)| *day);
        let span = days().next().zip(days().next_back());
        let sayings = dated.iter().map(|(_, saying)| *saying).collect();
        Person { name, kind, sayings, n_articles, dates: span, has_namesake, spellings }
    }
}
