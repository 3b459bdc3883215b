//! From names to entities: full names first, then what is short for them.

use super::alike::{SHORTEST_ALIKE, alike};
use super::entity::Entity;
use super::few::Few;
use super::{NONE, Table};
use crate::extract::SpeakerKind;
use crate::extract::mention::lexicon::Word;
use crate::extract::mention::{Gender, Mention, MentionKind};
use crate::extract::token::{ByKey, Shape, Token, by_key, key};

/// How many entities are kept for one surname or first name: an article with more is a list.
type Namesakes = Few<8>;

/// Where entities are found by the words of their names.
struct Index {
    /// First and last word together (persons), or all words (bodies).
    whole: ByKey<u32>,
    called: ByKey<Called>,
    /// The first persons named in full, by what their name's last word begins with; listed when all such are known.
    beginnings: Vec<([u8; 2], u32)>,
}

/// Who has one word for a name, or in it.
#[derive(Clone, Copy)]
struct Called {
    last: Namesakes,
    first: Namesakes,
    /// Between the two: the `Ortega` of `Rui Ortega Vega`.
    inner: Namesakes,
    /// Whom it names alone, and whose acronym it is; or [`NONE`].
    single: u32,
    acronym: u32,
}

/// Nobody.
static UNCALLED: Called =
    Called { last: Few::new(), first: Few::new(), inner: Few::new(), single: NONE, acronym: NONE };

impl Index {
    /// With room for the names of an article of usual length.
    fn new() -> Self {
        Self { whole: by_key(32), called: by_key(64), beginnings: Vec::new() }
    }

    fn called(&mut self, word: u64) -> &mut Called {
        self.called.entry(word).or_insert(UNCALLED)
    }
}

/// The words of a name that count, at most eight.
#[derive(Clone, Copy, Default)]
struct Words {
    keys: [u64; 8],
    len: usize,
    junior: bool,
}

impl Words {
    fn single(key: u64, junior: bool) -> Self {
        let mut words = Self { len: 1, junior, ..Self::default() };
        words.keys[0] = key;
        words
    }
    fn first(&self) -> u64 {
        self.keys[0]
    }
    fn last(&self) -> u64 {
        self.keys[self.len.saturating_sub(1)]
    }
    fn all(&self) -> &[u64] {
        &self.keys[..self.len]
    }
    /// A key of the whole name.
    fn whole(&self, ends_only: bool) -> u64 {
        let mix = |h: u64, k: u64| (h.rotate_left(5) ^ k).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let keys =
            if ends_only { &[self.first(), self.last(), u64::from(self.junior)][..] } else { self.all() };
        keys.iter().fold(7, |h, k| mix(h, *k))
    }
}

/// Makes the entities of all names.
pub(super) fn collect(table: &mut Table<'_>) {
    let mut index = Index::new();
    let named = |k: MentionKind| {
        matches!(
            k,
            MentionKind::Person
                | MentionKind::Name
                | MentionKind::Body
                | MentionKind::Place
                | MentionKind::Handle
        )
    };
    // The named mentions, each with its word and whether that is "Jr", where it is no more than one.
    let mut all: Vec<(u32, Option<(u64, bool)>)> = Vec::with_capacity(table.mentions.all.len() / 2);
    for idx in 0..table.mentions.all.len() as u32 {
        if named(table.mention_kind(idx)) {
            let words = table.name_words(idx);
            if words.len > 1 {
                full_name(table, &mut index, idx, &words);
            }
            all.push((idx, (words.len == 1).then(|| (words.first(), words.junior))));
        }
    }
    index.beginnings = table.beginnings();
    for (at, (idx, single)) in all.iter().copied().enumerate() {
        if let Some((key, junior)) = single {
            // In the headline a short name comes before the longer one; unless the text has it first, too.
            let headline = table.mentions.all[idx as usize].paragraph == 0;
            let mut ahead = all.iter().skip(at + 1).take(AHEAD);
            let own = |m: &&(u32, Option<(u64, bool)>)| {
                m.1.is_some_and(|s| s.0 == key) && table.mentions.all[m.0 as usize].paragraph > 0
            };
            let alone = if headline { ahead.find(own).map(|m| m.0) } else { None };
            short_name(table, &mut index, idx, key, junior, alone.unwrap_or(idx));
        }
        let entity = table.entity_of[idx as usize];
        if entity != NONE {
            table.count(entity, idx);
        }
    }
}

fn full_name(table: &mut Table<'_>, index: &mut Index, idx: u32, words: &Words) {
    let mentions = table.mentions;
    let mention = &mentions.all[idx as usize];
    let body = matches!(mention.kind, MentionKind::Body | MentionKind::Place);
    let whole = words.whole(!body);
    let entity = index.whole.get(&whole).copied().unwrap_or_else(|| {
        let known = if body { None } else { same_person(table, index, idx, words) };
        let entity = known.unwrap_or_else(|| {
            let entity = table.new_named(idx, words);
            index.called(words.last()).last.push_or_replace(entity);
            index.called(words.first()).first.push_or_replace(entity);
            if table.entities[entity as usize].kind == SpeakerKind::Person {
                for word in words.all().iter().skip(1).take(words.len.saturating_sub(2)) {
                    index.called(*word).inner.push_or_replace(entity);
                }
            }
            acronyms(table, index, idx, entity);
            entity
        });
        index.whole.insert(whole, entity);
        entity
    });
    table.entity_of[idx as usize] = entity;
    table.learn(entity, idx, words);
}

/// A person known with a middle name more or less, an initial, or another spelling.
fn same_person(table: &Table<'_>, index: &Index, idx: u32, words: &Words) -> Option<u32> {
    for &entity in index.called.get(&words.last()).map_or(&[][..], |c| c.last.all()) {
        let e = &table.entities[entity as usize];
        if e.kind == SpeakerKind::Body && !e.unclear || e.junior != words.junior {
            continue;
        }
        let other = table.name_words(e.best);
        let within = |a: &Words, b: &Words| a.all().iter().all(|k| b.all().contains(k));
        if within(words, &other) || within(&other, words) || table.abbreviates(idx, e.best) {
            return Some(entity);
        }
    }
    index.called.get(&words.first()).map_or(&[][..], |c| c.first.all()).iter().copied().find(|entity| {
        let e = &table.entities[*entity as usize];
        // `Anna-May` of `Anna-May Hale`.
        let other = table.name_words(e.best);
        if other.len > words.len
            && other.all().starts_with(words.all())
            && table.is_one_word(&table.mentions.all[idx as usize])
        {
            return e.kind == SpeakerKind::Person;
        }
        e.kind == SpeakerKind::Person && words.len == 2 && e.n_words == 2 && table.spelled_alike(e.best, idx)
    })
}

/// How far behind a headline's name its like is looked for.
const AHEAD: usize = 200;

/// How many letters an acronym has at least that nobody puts in brackets.
const SHORTEST_ACRONYM: u32 = 3;

/// `Federal Trade Commission (FTC)`, and the initials of a body's name.
fn acronyms(table: &Table<'_>, index: &mut Index, idx: u32, entity: u32) {
    let mention = &table.mentions.all[idx as usize];
    let all = &table.tokens.all;
    let at = mention.last as usize;
    let bracket = |i: usize, c: char| all.get(i).is_some_and(|t| t.is_mark(c));
    if bracket(at, '(') && bracket(at + 2, ')') && all[at + 1].is_word() {
        index.called(all[at + 1].key).acronym = entity;
    }
    let long = mention.name_last - mention.name_first >= SHORTEST_ACRONYM;
    if long && (mention.kind != MentionKind::Person || table.entities[entity as usize].unclear) {
        let words = &all[mention.name_first as usize..mention.name_last as usize];
        let capital = words.iter().filter(|t| t.is_word() && t.is_capital());
        let initial = |t: &Token| t.range.of(table.article.text()).chars().next();
        let initials: String = capital.filter_map(initial).collect();
        if initials.chars().count() >= SHORTEST_ACRONYM as usize {
            let known = &mut index.called(key(&initials)).acronym;
            *known = if *known == NONE { entity } else { *known };
        }
    }
}

/// `alone` is where the text first has the name so.
fn short_name(table: &mut Table<'_>, index: &mut Index, idx: u32, key: u64, junior: bool, alone: u32) {
    let mentions = table.mentions;
    let mention = &mentions.all[idx as usize];
    let titled = mention.name_first > mention.first && mention.kind == MentionKind::Person;
    let upper = table.tokens.all[mention.name_first as usize].shape == Shape::Upper;
    let called = index.called.get(&key).unwrap_or(&UNCALLED);
    let known = Some(called.single).filter(|e| *e != NONE);
    let meant = table.by_short(called, &index.beginnings, idx, (titled, upper), alone);
    let entity = meant.or(known).unwrap_or_else(|| {
        let entity = table.new_named(idx, &Words::single(key, junior));
        acronyms(table, index, idx, entity);
        entity
    });
    if known.is_none() {
        index.called(key).single = entity;
    }
    table.entity_of[idx as usize] = entity;
    let e = &mut table.entities[entity as usize];
    if titled && e.n_words == 1 {
        e.kind = SpeakerKind::Person;
        (e.unclear, e.place) = (false, false);
        if e.gender == Gender::Unknown || e.gender == Gender::Neuter {
            e.gender = mention.gender;
        }
        if table.mentions.all[e.best as usize].name_first == table.mentions.all[e.best as usize].first {
            e.best = idx;
        }
    }
}

impl Table<'_> {
    fn name_words(&self, idx: u32) -> Words {
        let mention = &self.mentions.all[idx as usize];
        let mut words = Words::default();
        for at in mention.name_first as usize..mention.name_last as usize {
            let (token, class) = (&self.tokens.all[at], &self.mentions.classes[at]);
            if !token.is_word() || words.len == 8 {
                continue;
            }
            if class.word.is(Word::SUFFIX) && words.len > 0 && mention.kind != MentionKind::Body {
                words.junior |=
                    matches!(token.range.of(self.article.text()), "Jr" | "Jr." | "Junior" | "II" | "III");
                continue;
            }
            words.keys[words.len] = class.key;
            words.len += 1;
        }
        words
    }

    fn new_named(&mut self, idx: u32, words: &Words) -> u32 {
        let mention = &self.mentions.all[idx as usize];
        let with_the = self.begins_with_the(mention);
        let kind = match mention.kind {
            MentionKind::Person | MentionKind::Handle => SpeakerKind::Person,
            MentionKind::Name
                if words.len > 1 && !with_the && !self.has_upper(mention) && !self.is_one_word(mention) =>
            {
                SpeakerKind::Person
            }
            _ => SpeakerKind::Body,
        };
        let mut entity = Entity::new(idx, kind);
        entity.named = true;
        entity.unclear = mention.kind == MentionKind::Name;
        entity.place = mention.kind == MentionKind::Place;
        entity.acronym = self.tokens.all[mention.head as usize].shape == Shape::Upper;
        entity.gender = mention.gender;
        entity.n_words = words.len as u32;
        (entity.first, entity.last, entity.junior) = (words.first(), words.last(), words.junior);
        entity.early = mention.paragraph <= 1;
        let first = self.words(self.tokens.all[mention.name_first as usize].range);
        if entity.gender == Gender::Unknown && words.len > 1 && first.len() > 3 {
            entity.lean = if first.ends_with('a') || first.ends_with("elle") || first.ends_with("ine") {
                Gender::Female
            } else {
                Gender::Male
            };
        }
        self.entities.push(entity);
        self.entities.len() as u32 - 1
    }

    /// `Rolls-Royce`: hyphens join all of it.
    fn is_one_word(&self, mention: &Mention) -> bool {
        let all = &self.tokens.all[mention.name_first as usize..mention.name_last as usize];
        all.get(1..).is_some_and(|rest| !rest.is_empty() && rest.iter().all(|t| !t.gap))
    }

    fn begins_with_the(&self, mention: &Mention) -> bool {
        const THE: u64 = key("the");
        self.tokens.all[mention.first as usize].key == THE
    }

    fn has_upper(&self, mention: &Mention) -> bool {
        self.tokens.all[mention.name_first as usize..mention.name_last as usize].iter().any(|t| {
            t.shape == Shape::Upper && t.range.len() > 2 && !t.range.of(self.article.text()).contains('.')
        }) && !self.tokens.all[mention.name_first as usize..mention.name_last as usize]
            .iter()
            .all(|t| t.shape == Shape::Upper)
    }

    /// Takes what one more full mention tells: a fuller name, a gender, that it is a person.
    fn learn(&mut self, entity: u32, idx: u32, words: &Words) {
        let mention = &self.mentions.all[idx as usize];
        let shouted = |m: &Mention| {
            self.tokens.all[m.name_first as usize..m.name_last as usize]
                .iter()
                .all(|t| !t.is_word() || t.shape == Shape::Upper)
        };
        let best = self.mentions.all[self.entities[entity as usize].best as usize];
        let louder = shouted(&best) && !shouted(mention);
        let e = &mut self.entities[entity as usize];
        if words.len as u32 > e.n_words || louder && words.len as u32 == e.n_words {
            e.best = idx;
            e.n_words = words.len as u32;
            (e.first, e.last) = (words.first(), words.last());
        }
        if mention.kind == MentionKind::Person {
            e.kind = SpeakerKind::Person;
            e.unclear = false;
        } else if mention.kind == MentionKind::Body && e.unclear {
            e.kind = SpeakerKind::Body;
            e.unclear = false;
        }
        if e.gender == Gender::Unknown {
            e.gender = mention.gender;
        }
        e.full += 1;
        e.early |= mention.paragraph <= 1;
    }

    /// Counts a mention in, in the order of the text.
    fn count(&mut self, entity: u32, idx: u32) {
        let mention = &self.mentions.all[idx as usize];
        let e = &mut self.entities[entity as usize];
        e.count += 1;
        e.recent = idx;
        e.begins = e.begins.min(idx);
        e.early |= mention.paragraph <= 1;
    }

    /// The entity that a single word is short for.
    fn by_short(
        &self,
        called: &Called,
        beginnings: &[([u8; 2], u32)],
        idx: u32,
        (titled, upper): (bool, bool),
        alone: u32,
    ) -> Option<u32> {
        if upper && !titled && called.acronym != NONE {
            return Some(called.acronym);
        }
        let mention = &self.mentions.all[idx as usize];
        if mention.kind == MentionKind::Place && !titled {
            let after_preposition = mention.first > 0
                && self.mentions.classes[mention.first as usize - 1].word.is(Word::PREPOSITION);
            if after_preposition || mention.nested && !mention.possessive {
                return None;
            }
        }
        let (last, first, inner) = (called.last.all(), called.first.all(), called.inner.all());
        let meant = if last.is_empty() && first.is_empty() && inner.is_empty() {
            None
        } else {
            let no_place = mention.kind != MentionKind::Place;
            // `NHS` is a name of its own beside the NHS Review Body, as is what is named before the longer name.
            let introduced =
                |e: &u32| alone == idx && mention.paragraph == 0 || self.entities[*e as usize].begins < alone;
            let surname = no_place && (titled || !upper && !self.is_given(mention));
            let whole = !titled && no_place && called.single == NONE && !upper;
            self.best_namesake(last, idx, true)
                .or_else(|| self.best_namesake(first, idx, true).filter(|_| no_place))
                .or_else(|| self.best_namesake(first, idx, false).filter(|_| whole).filter(introduced))
                .or_else(|| self.best_namesake(inner, idx, true).filter(|_| surname))
        };
        let may_be = titled || mention.kind == MentionKind::Name;
        meant.or_else(|| if may_be { self.misspelled(idx, beginnings) } else { None })
    }

    /// Says whether a single word is known as a first name: "Jane" is hardly Mary Jane Lee.
    fn is_given(&self, mention: &Mention) -> bool {
        self.mentions.classes[mention.head as usize].word.is(Word::FIRST_NAME)
    }

    /// The one of several with the same name that a short mention means.
    fn best_namesake(&self, list: &[u32], idx: u32, persons: bool) -> Option<u32> {
        let mention = &self.mentions.all[idx as usize];
        let title_gender = if mention.name_first > mention.first { mention.gender } else { Gender::Unknown };
        let mut best: Option<(f32, u32)> = None;
        for &entity in list {
            let e = &self.entities[entity as usize];
            let person = e.kind == SpeakerKind::Person;
            if person != persons || e.place {
                continue;
            }
            if title_gender != Gender::Unknown && e.gender != Gender::Unknown && e.gender != title_gender {
                continue;
            }
            let near = &self.mentions.all[e.recent as usize];
            let mut score = e.full as f32 + if e.early { 3.0 } else { 0.0 };
            if e.recent < idx && e.recent != e.best || e.best < idx {
                score += match mention.paragraph.saturating_sub(near.paragraph) {
                    0 => 5.0,
                    1 => 2.5,
                    2 => 1.0,
                    _ => 0.0,
                };
            }
            if e.junior {
                score -= 2.0;
            }
            if best.is_none_or(|b| score > b.0) {
                best = Some((score, entity));
            }
        }
        best.map(|b| b.1)
    }

    /// `Mr Mukerjee` for Mukherjee: the same first letters, at most two letters apart.
    fn misspelled(&self, idx: u32, beginnings: &[([u8; 2], u32)]) -> Option<u32> {
        let word = self.words(self.mentions.all[idx as usize].name);
        let beginning = word.as_bytes().first_chunk().filter(|_| word.len() >= SHORTEST_ALIKE)?;
        let mut near = beginnings.iter().filter(|(b, _)| b == beginning).map(|(_, entity)| *entity);
        near.find(|e| alike(word, self.head_word(self.entities[*e as usize].best)))
    }

    /// Persons named in full, with the first bytes of their names' heads: of those that an article names first.
    fn beginnings(&self) -> Vec<([u8; 2], u32)> {
        let person = |e: &Entity| e.named && e.kind == SpeakerKind::Person && e.n_words > 1;
        let persons = (0..).zip(self.entities.iter().take(64)).filter(|(_, e)| person(e));
        persons.filter_map(|(i, e)| Some((*self.head_word(e.best).as_bytes().first_chunk()?, i))).collect()
    }

    fn spelled_alike(&self, one: u32, other: u32) -> bool {
        alike(self.head_word(one), self.head_word(other))
    }

    fn head_word(&self, idx: u32) -> &str {
        self.tokens.all[self.mentions.all[idx as usize].head as usize].range.of(self.article.text())
    }

    /// `J. Smith` and `Joan Smith`.
    fn abbreviates(&self, one: u32, other: u32) -> bool {
        let first =
            |idx: u32| self.words(self.tokens.all[self.mentions.all[idx as usize].name_first as usize].range);
        let (a, b) = (first(one), first(other));
        let initial = |w: &str| w.len() <= 2 && w.ends_with('.') || w.len() == 1;
        (initial(a) || initial(b)) && a.chars().next() == b.chars().next()
    }
}
