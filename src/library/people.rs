//! Everybody quoted in the library, and everything each of them said in the order of time.
//!
//! Names are merged across articles with care, because a wrong merge puts words into a mouth: only the same full name is
//! the same person, and not even that where titles contradict or the name is a common one and nothing else agrees. A bare
//! surname ("Mr Smith"), a description or a generic body ("the council") stays within its article.

use super::{Context, EntryIdx};
use crate::extract::{Quote, SpeakerIdx, SpeakerKind};
use crate::text::fold_str;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

mod identity;
mod wording;

use identity::{Evidence, Identity};
pub use wording::{Word, Wording, wordings};

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
struct Mention {
    name: String,
    kind: SpeakerKind,
    identity: Identity,
    evidence: Evidence,
    sayings: Vec<Saying>,
}

impl People {
    /// Gathers everybody from the entries that are extracted. Copies of an article say nothing a second time.
    pub fn gather(context: &Context<'_>) -> Self {
        let mut by_identity: HashMap<Identity, Vec<Mention>> = HashMap::new();
        for i in 0..context.library.entries.len() {
            let idx = EntryIdx(i as u32);
            if context.original_of(idx).is_some() {
                continue;
            }
            for mention in mentions(context, idx) {
                by_identity.entry(mention.identity.clone()).or_default().push(mention);
            }
        }
        let mut people: Vec<Person> =
            by_identity.into_values().flat_map(|same| persons(context, same)).collect();
        people.sort_by(|a, b| {
            let fewest = a.sayings.len().cmp(&b.sayings.len());
            fewest.reverse().then_with(|| a.name.cmp(&b.name)).then_with(|| a.first().cmp(&b.first()))
        });
        Self { people }
    }

    /// Returns the person whose words a quote is.
    pub fn of(&self, entry: EntryIdx, quote: u32) -> Option<&Person> {
        self.people.iter().find(|p| p.sayings.contains(&Saying { entry, quote }))
    }
}

impl Person {
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

/// Returns the speakers of one article with their quotes.
fn mentions(context: &Context<'_>, idx: EntryIdx) -> Vec<Mention> {
    let entry = context.library.entry(idx);
    let Some((article, found)) = entry.and_then(|e| e.article.as_deref().zip(e.extraction.as_deref())) else {
        return Vec::new();
    };
    let mut of_speaker: BTreeMap<SpeakerIdx, Vec<Saying>> = BTreeMap::new();
    for (i, quote) in found.quotes.iter().enumerate() {
        if let Some(speaker) = quote.speaker {
            of_speaker.entry(speaker).or_default().push(Saying { entry: idx, quote: i as u32 });
        }
    }
    let speakers: Vec<SpeakerIdx> = of_speaker.keys().copied().collect();
    let others = |of: SpeakerIdx| {
        let others = speakers.iter().filter(move |s| **s != of);
        others.filter_map(|s| found.speaker(*s)).map(|s| fold_str(&s.name)).collect()
    };
    let described = of_speaker.into_iter().filter_map(|(at, sayings)| {
        let speaker = found.speaker(at)?;
        let identity = Identity::of(&speaker.name, speaker.kind, idx);
        let mut evidence = Evidence::title(article, speaker);
        // A name that few bear needs no more.
        if identity.is_common() {
            evidence.look_around(article, speaker, others(at));
        }
        Some(Mention { name: speaker.name.clone(), kind: speaker.kind, identity, evidence, sayings })
    });
    described.collect()
}

/// Makes one person of mentions that share a name and nothing contradicts, or several.
fn persons(context: &Context<'_>, same: Vec<Mention>) -> Vec<Person> {
    let evidence: Vec<&Evidence> = same.iter().map(|m| &m.evidence).collect();
    let needs_evidence = same.first().is_some_and(|m| m.identity.is_common());
    let groups = identity::groups(&evidence, needs_evidence);
    let n_groups = groups.iter().max().map_or(0, |g| g + 1);
    let mut persons: Vec<Vec<Mention>> = (0..n_groups).map(|_| Vec::new()).collect();
    for (mention, group) in same.into_iter().zip(groups) {
        persons[group].push(mention);
    }
    persons.into_iter().map(|mentions| person(context, mentions, n_groups > 1)).collect()
}

fn person(context: &Context<'_>, mentions: Vec<Mention>, has_namesake: bool) -> Person {
    let n_articles =
        mentions.iter().filter_map(|m| m.sayings.first()).map(|s| s.entry).collect::<BTreeSet<_>>().len()
            as u32;
    let kind = mentions.first().map(|m| m.kind).unwrap_or_default();
    let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in &mentions {
        *spellings.entry(&mention.name).or_default() += 1;
    }
    let name = spellings.iter().max_by_key(|(_, n)| **n).map_or("", |(name, _)| *name);
    let name = name.strip_prefix("the ").filter(|_| kind == SpeakerKind::Body).unwrap_or(name).to_owned();
    let mut sayings: Vec<Saying> = mentions.into_iter().flat_map(|m| m.sayings).collect();
    sayings.sort_by_cached_key(|s| {
        let day = s.day(context);
        (day.is_none(), day, s.entry, s.quote)
    });
    let days = || sayings.iter().filter_map(|s| s.day(context));
    let dates = days().min().zip(days().max());
    Person { name, kind, sayings, n_articles, dates, has_namesake }
}
