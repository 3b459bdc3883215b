//! Gathering the speakers of one article after the other, and making persons of them.
//!
//! What an article says of its speakers is copied in small, so that a library that is being read can be asked again and again
//! without looking twice at an article, and so that putting it in order touches no text.

use super::identity::{Evidence, Identity, groups, is_name};
use super::{Context, EntryIdx, People, Person, Saying};
use crate::annotation::BY_HAND;
use crate::article::Article;
use crate::extract::{Extraction, SpeakerIdx, SpeakerKind};
use crate::text::fold_str;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What is gathered of the articles, until it is put in order.
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    mentions: Vec<Mention>,
    sayings: Vec<Saying>,
    names: Names,
}

/// One speaker of one article, with the quotes that are theirs.
#[derive(Clone, Debug)]
struct Mention {
    /// What the name means; of somebody local, in which article. Mentions of different ones are never the same person.
    key: (u32, Option<EntryIdx>),
    name: NameIdx,
    entry: EntryIdx,
    day: Option<NaiveDate>,
    /// What else the article says of them, where it says something.
    evidence: Option<Box<Evidence>>,
    /// Indices into [`Gathering::sayings`].
    sayings: Range<u32>,
}

/// An index into [`Names::all`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct NameIdx(u32);

/// The names that articles give, each looked at once.
#[derive(Clone, Debug, Default)]
struct Names {
    all: Vec<Name>,
    /// By what sort of speaker bears the name, and whether a person gave it.
    by_sort: HashMap<(SpeakerKind, bool), HashMap<Box<str>, NameIdx>>,
    /// What names mean, numbered.
    identities: HashMap<Identity, u32>,
}

#[derive(Clone, Debug)]
struct Name {
    written: Box<str>,
    kind: SpeakerKind,
    identity: u32,
    is_local: bool,
    is_named: bool,
    /// Whether many bear it.
    is_common: bool,
}

impl Names {
    /// Returns the index of a name that an article or, `by_hand`, a person gives.
    fn number(&mut self, written: &str, kind: SpeakerKind, by_hand: bool) -> NameIdx {
        let known = self.by_sort.entry((kind, by_hand)).or_default();
        if let Some(idx) = known.get(written) {
            return *idx;
        }
        let idx = NameIdx(self.all.len() as u32);
        known.insert(written.into(), idx);
        let identity = if by_hand { Identity::by_hand(written) } else { Identity::of(written, kind) };
        let (is_local, is_common) = (identity.is_local(), identity.is_common());
        let is_named = matches!(kind, SpeakerKind::Person | SpeakerKind::Body) && is_name(written);
        let new = self.identities.len() as u32;
        let identity = *self.identities.entry(identity).or_insert(new);
        self.all.push(Name { written: written.into(), kind, identity, is_local, is_named, is_common });
        idx
    }

    /// Says of each identity whether it is a body by a name that is also somebody's family name: it may be a bare surname, which
    /// means somebody within its article only.
    fn surnames(&self) -> Vec<bool> {
        let families: HashSet<&str> = self.identities.keys().filter_map(Identity::family).collect();
        let mut is_surname = vec![false; self.identities.len()];
        for (identity, i) in &self.identities {
            if identity.one_word().is_some_and(|word| families.contains(word)) {
                is_surname[*i as usize] = true;
            }
        }
        is_surname
    }

    fn get(&self, idx: NameIdx) -> Option<&Name> {
        self.all.get(idx.0 as usize)
    }

    fn written(&self, idx: NameIdx) -> &str {
        self.get(idx).map_or("", |name| &name.written)
    }
}

impl Gathering {
    /// Takes in the speakers of these entries, where they are extracted. Copies of an article say nothing a second time.
    pub fn take(&mut self, context: &Context<'_>, entries: Range<usize>) {
        for idx in entries.map(|i| EntryIdx(i as u32)).filter(|idx| context.original_of(*idx).is_none()) {
            let Some(entry) = context.library.entry(idx) else { continue };
            if let (Some(article), Some(found)) = (entry.article.as_deref(), entry.extraction.as_deref()) {
                let day = entry.head.as_ref().and_then(|h| h.date).map(|d| d.day);
                self.take_article((idx, day), article, found);
            }
        }
    }

    fn take_article(&mut self, place: (EntryIdx, Option<NaiveDate>), article: &Article, found: &Extraction) {
        let quotes = found.quotes.iter().zip(0..);
        let mut said: Vec<(SpeakerIdx, u32)> = quotes.filter_map(|(q, i)| Some((q.speaker?, i))).collect();
        said.sort_unstable();
        for of_one in said.chunk_by(|a, b| a.0 == b.0) {
            let Some((of, speaker)) = of_one.first().and_then(|(of, _)| Some((*of, found.speaker(*of)?)))
            else {
                continue;
            };
            let mut quotes = of_one.iter().filter_map(|(.., i)| found.quotes.get(*i as usize));
            let by_hand = quotes.any(|q| q.reason.attribution == BY_HAND);
            let name = self.names.number(&speaker.name, speaker.kind, by_hand);
            let Some(known) = self.names.get(name) else { continue };
            let key = (known.identity, known.is_local.then_some(place.0));
            let evidence = if by_hand {
                Evidence::by_hand()
            } else if known.is_common {
                let others = said.chunk_by(|a, b| a.0 == b.0).filter_map(|c| c.first()).filter(|c| c.0 != of);
                let others = others.filter_map(|c| found.speaker(c.0));
                Evidence::around(article, speaker, others)
            } else {
                Evidence::title(article, speaker)
            };
            let from = self.sayings.len() as u32;
            let quotes = of_one.iter().map(|(.., quote)| Saying { entry: place.0, quote: *quote });
            self.sayings.extend(quotes);
            self.mentions.push(Mention {
                key,
                name,
                entry: place.0,
                day: place.1,
                evidence: evidence.is_something().then(|| Box::new(evidence)),
                sayings: from..self.sayings.len() as u32,
            });
        }
    }

    /// Makes persons of what was gathered so far, most quoted first.
    pub fn people(&self) -> People {
        let is_surname = self.names.surnames();
        let key = |m: &Mention| {
            let is_bare = is_surname.get(m.key.0 as usize).is_some_and(|s| *s);
            (m.key.0, m.key.1.or(is_bare.then_some(m.entry)))
        };
        let mut mentions: Vec<_> = self.mentions.iter().map(|m| (key(m), m)).collect();
        mentions.sort_unstable_by_key(|(key, m)| (*key, m.sayings.start));
        let mut people = Vec::new();
        for same in mentions.chunk_by(|a, b| a.0 == b.0) {
            let same: Vec<&Mention> = same.iter().map(|(_, m)| *m).collect();
            self.persons(&same, &mut people);
        }
        // Most are quoted once: the first letters settle most comparisons without a look at the names themselves.
        let mut keyed: Vec<(Reverse<usize>, u64, Person)> =
            people.into_iter().map(|p| (Reverse(p.sayings.len()), first_letters(&p.name), p)).collect();
        keyed.sort_unstable_by(|(n, letters, a), (m, others, b)| {
            let by_key = (n, letters).cmp(&(m, others));
            by_key.then_with(|| a.name.cmp(&b.name)).then_with(|| a.first().cmp(&b.first()))
        });
        People { people: keyed.into_iter().map(|(.., person)| person).collect() }
    }

    /// Makes one person of mentions that share a name and nothing contradicts, or several.
    fn persons(&self, same: &[&Mention], people: &mut Vec<Person>) {
        if let [mention] = same {
            people.push(self.person(&mut [*mention], false));
            return;
        }
        let nothing = Evidence::default();
        let evidence: Vec<&Evidence> =
            same.iter().map(|m| m.evidence.as_deref().unwrap_or(&nothing)).collect();
        let needs_evidence = same.first().and_then(|m| self.names.get(m.name)).is_some_and(|n| n.is_common);
        let groups = groups(&evidence, needs_evidence);
        let n_groups = groups.iter().max().map_or(0, |g| g + 1);
        let mut persons: Vec<Vec<&Mention>> = vec![Vec::new(); n_groups];
        for (mention, group) in same.iter().zip(groups) {
            persons[group].push(mention);
        }
        people.extend(persons.iter_mut().map(|mentions| self.person(mentions, n_groups > 1)));
    }

    fn person(&self, mentions: &mut [&Mention], has_namesake: bool) -> Person {
        let first = mentions.first().and_then(|m| self.names.get(m.name));
        let kind = first.map(|name| name.kind).unwrap_or_default();
        let is_named = mentions.iter().any(|m| self.names.get(m.name).is_some_and(|name| name.is_named));
        let (name, spellings) = self.spellings(mentions);
        let name = name.strip_prefix("the ").filter(|_| kind == SpeakerKind::Body).unwrap_or(name).to_owned();
        mentions.sort_unstable_by_key(|m| (m.day.is_none(), m.day, m.entry, m.sayings.start));
        let said = |m: &&Mention| self.sayings.get(m.sayings.start as usize..m.sayings.end as usize);
        let n_sayings = mentions.iter().map(|m| m.sayings.len()).sum();
        let mut sayings: Vec<Saying> = Vec::with_capacity(n_sayings);
        let mut n_articles = 0;
        for of_one in mentions.chunk_by(|a, b| a.entry == b.entry) {
            n_articles += 1;
            let from = sayings.len();
            sayings.extend(of_one.iter().filter_map(said).flatten());
            if of_one.len() > 1 {
                sayings.get_mut(from..).unwrap_or_default().sort_unstable_by_key(|s| s.quote);
            }
        }
        let days = || mentions.iter().filter_map(|m| m.day);
        let dates = days().next().zip(days().next_back());
        Person { name, kind, is_named, sayings, n_articles, dates, has_namesake, spellings }
    }

    /// Returns the spelling of most mentions, and how else they write the name.
    fn spellings(&self, mentions: &[&Mention]) -> (&str, Vec<String>) {
        let first = mentions.first().map_or("", |m| self.names.written(m.name));
        if mentions.iter().all(|m| Some(m.name) == mentions.first().map(|m| m.name)) {
            return (first, Vec::new());
        }
        let mut written: Vec<&str> = mentions.iter().map(|m| self.names.written(m.name)).collect();
        written.sort_unstable();
        let mut counted: Vec<(usize, &str)> =
            written.chunk_by(|a, b| a == b).filter_map(|same| Some((same.len(), *same.first()?))).collect();
        counted.sort_unstable_by_key(|spelling| Reverse(*spelling));
        let name = counted.first().map_or(first, |(_, name)| *name);
        let folded = fold_str(name);
        let others = counted.iter().skip(1).filter(|(_, other)| fold_str(other) != folded);
        (name, others.map(|(_, other)| (*other).to_owned()).collect())
    }
}

/// Returns the first bytes of a name as a number of the same order.
fn first_letters(name: &str) -> u64 {
    name.bytes().chain(std::iter::repeat(0)).take(8).fold(0, |key, byte| key << 8 | u64::from(byte))
}
